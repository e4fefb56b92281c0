"""All chargers: find some among many, and do one thing to several."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from juicedesk.domain.errors import InvalidChange, JuiceDeskError
from juicedesk.domain.intent import FieldGroup, GroupValue
from juicedesk.store.view import ChargerView, DeskView
from juicedesk.ui.background import Background
from juicedesk.ui.desk import Desk
from juicedesk.ui.dialogs.bulk_limit import BulkLimitDialog
from juicedesk.ui.dialogs.bulk_schedule import BulkScheduleDialog
from juicedesk.ui.dialogs.compare import CompareDialog
from juicedesk.ui.duties import Duty, give
from juicedesk.ui.fleet import Kind
from juicedesk.ui.fleet_words import kind_icon, kind_words
from juicedesk.ui.look import Look
from juicedesk.ui.messages import error_words
from juicedesk.ui.models.fleet_model import FleetModel
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.even_list import EvenList
from juicedesk.ui.widgets.fleet_delegate import FleetDelegate, FleetHead
from juicedesk.ui.widgets.flow import FlowLayout
from juicedesk.ui.widgets.labels import caption, page_title, strong
from juicedesk.ui.widgets.segments import Segments
from juicedesk.ui.widgets.surfaces import Card

Edits = Sequence[tuple[ChargerView, FieldGroup, GroupValue]]
KINDS = (None, *Kind)
SEARCH_PX = 240


class AllChargersPage(QWidget):
    """Signals: saved(str) – words for the person; charger_chosen(str) – a charger's unit ID."""

    saved = Signal(str)
    charger_chosen = Signal(str)

    def __init__(self, desk: Desk, background: Background, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._look = look
        self._counts = caption(look)
        self._counts.setObjectName("all:counts")
        self._search = QLineEdit()
        self._filter = Segments(look, self.tr("Which chargers"), self._choices())
        self._grouped = QCheckBox(self.tr("Group by state"))
        self._grouped.setObjectName("all:grouped")
        self.model = FleetModel(self)
        self.list = EvenList(look, "surface")
        self._bulk = Card(side_px=16)
        self._bulk.setObjectName("all:bulk")
        self._ticked = strong(look)
        self._buttons = {
            "schedule": Button(look, self.tr("Schedule…"), icon="calendar-clock", kind="plain"),
            "limit": Button(look, self.tr("Limit…"), icon="gauge", kind="plain"),
            "compare": Button(look, self.tr("Compare…"), icon="git-compare", kind="plain"),
            "tick": Button(look, self.tr("Tick all shown"), icon="list-checks", kind="plain"),
            "clear": Button(look, self.tr("Clear"), icon="x", kind="plain"),
        }
        self._prepare(look)
        self._lay_out(look)
        self._connect()
        self._show_ticked()

    def show_desk(self, view: DeskView) -> None:
        """Show the chargers as they are; ticks, search and place stay."""
        self.model.show_chargers(view.chargers)
        counts = self.model.counts
        for number, kind in enumerate(KINDS):
            count = len(view.chargers) if kind is None else counts[kind]
            words = self.tr("All") if kind is None else kind_words(kind)
            button, text = self._filter.button(number), f"{words} {count}"
            if button.text() != text:
                button.setText(text)

    def keep_state_of(self, other: AllChargersPage) -> None:
        """Take over search and ticks of a page that goes away."""
        self._grouped.setChecked(other._grouped.isChecked())
        self._filter.choose(other._filter.index)
        self.model.keep_ticks_of(other.model)
        self.model.filter(KINDS[other._filter.index])
        self._search.setText(other._search.text())

    def save_all(self, edits: Edits) -> None:
        """Keep each edit by itself; what is refused is said with its charger."""
        self._bulk.setEnabled(False)
        self._background.run(
            self,
            lambda: keep_each(self._desk, edits),
            lambda refused: self._on_saved(edits, refused),
            self._fail,
        )

    def _on_saved(self, edits: Edits, refused: list[str]) -> None:
        self._bulk.setEnabled(True)
        kept = len(edits) - len(refused)
        words = self.tr("%n change(s) saved.", "", kept)
        if refused:
            words += " " + self.tr("Not for: {0}").format(", ".join(refused[:5]))
        self.saved.emit(words)

    def _fail(self, error: JuiceDeskError) -> None:
        self._bulk.setEnabled(True)
        self.saved.emit(error_words(error))

    def _on_schedule(self) -> None:
        dialog = BulkScheduleDialog(self._look, self.model.ticked, self._desk.view().chargers, self)
        self._ask(dialog)

    def _on_limit(self) -> None:
        self._ask(BulkLimitDialog(self._look, self.model.ticked, self))

    def _ask(self, dialog: BulkScheduleDialog | BulkLimitDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.save_all(dialog.edits))
        dialog.open()

    def _on_compare(self) -> None:
        dialog = CompareDialog(self._look, self.model.ticked, self._desk.view(), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _show_ticked(self) -> None:
        count = len(self.model.ticked)
        self._ticked.setText(self.tr("%n ticked", "", count))
        self._counts.setText(self.tr("%n shown", "", self.model.shown_count))
        for name in ("schedule", "limit", "clear"):
            self._buttons[name].setEnabled(count > 0)
        self._buttons["compare"].setEnabled(count > 1)

    def _on_activated(self, index: QModelIndex) -> None:
        charger = self.model.charger_at(index)
        if charger is not None:
            self.charger_chosen.emit(charger.unit_id)

    def _choices(self) -> tuple[tuple[str, str], ...]:
        return tuple(
            ("ev-charger", self.tr("All")) if kind is None else (kind_icon(kind), kind_words(kind))
            for kind in KINDS
        )

    def _prepare(self, look: Look) -> None:
        self._search.setObjectName("all:search")
        self._search.setPlaceholderText(self.tr("Search name or ID"))
        self._search.setAccessibleName(self.tr("Search name or ID"))
        self._search.setClearButtonEnabled(True)
        self._search.setFixedWidth(look.px(SEARCH_PX))
        for number, kind in enumerate(KINDS):
            self._filter.button(number).setObjectName(f"all:{kind or 'all'}")
        self.list.setObjectName("all:list")
        self.list.setAccessibleName(self.tr("All chargers"))
        self.list.setItemDelegate(FleetDelegate(look, self.list))
        self.list.setModel(self.model)
        for name, button in self._buttons.items():
            button.setObjectName(f"bulk:{name}")

    def _connect(self) -> None:
        self._search.textChanged.connect(self.model.seek)
        self._filter.chosen.connect(lambda number: self.model.filter(KINDS[number]))
        self._grouped.toggled.connect(self.model.group)
        self.model.ticked_changed.connect(self._show_ticked)
        self.list.activated.connect(self._on_activated)
        works = {
            "schedule": self._on_schedule,
            "limit": self._on_limit,
            "compare": self._on_compare,
            "tick": self.model.tick_shown,
            "clear": self.model.clear_ticks,
        }
        for name, work in works.items():
            self._buttons[name].clicked.connect(work)
        give(self._search, Duty.FIND)
        for name, duty in (
            ("schedule", Duty.SET_SCHEDULES),
            ("limit", Duty.SET_LIMITS),
            ("compare", Duty.COMPARE),
        ):
            give(self._buttons[name], duty)

    def _lay_out(self, look: Look) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(12)
        tools.addWidget(self._search)
        tools.addStretch(1)
        tools.addWidget(self._grouped)
        card = Card()
        card.column.setContentsMargins(1, 4, 1, 4)
        card.column.setSpacing(0)
        card.column.addWidget(FleetHead(look, self.list.viewport()))
        card.column.addWidget(self.list)
        row = QHBoxLayout()
        row.addWidget(self._ticked)
        buttons = FlowLayout(gap_px=4, to_right=True)
        for button in self._buttons.values():
            buttons.addWidget(button)
        row.addLayout(buttons, 1)
        self._bulk.column.setContentsMargins(16, 6, 8, 6)
        self._bulk.column.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 16)
        column.setSpacing(10)
        column.addWidget(page_title(look, self.tr("All chargers")))
        column.addWidget(self._counts)
        column.addLayout(tools)
        column.addWidget(self._filter, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(card, 1)
        column.addWidget(self._bulk)


def keep_each(desk: Desk, edits: Edits) -> list[str]:
    """(blocks) Keep each edit by itself; the names of chargers that may not have it. Raises StoreError."""
    refused = []
    for charger, group, value in edits:
        try:
            desk.save(charger.unit_id, group, value, charger.field(group).reported)
        except InvalidChange:
            refused.append(charger.name)
    return refused
