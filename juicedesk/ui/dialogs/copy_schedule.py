"""One charger's schedule for others too."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from juicedesk.domain.intent import FieldGroup
from juicedesk.domain.schedule import Schedule
from juicedesk.store.view import ChargerView
from juicedesk.ui.desk import Desk
from juicedesk.ui.dialogs.fitting import FittingDialog
from juicedesk.ui.look import Look
from juicedesk.ui.values import value_text
from juicedesk.ui.widgets.dialog_buttons import DialogButtons
from juicedesk.ui.widgets.labels import body, caption, section

WIDTH_PX, LIST_PX, ROW_PX, SIDE_PX = 460, 196, 32, 24


class CopyScheduleDialog(FittingDialog):
    """Accepted only with chargers to save for; `chosen` are those. Nothing is chosen at first."""

    def __init__(
        self,
        look: Look,
        name: str,
        schedule: Schedule,
        others: tuple[ChargerView, ...],
        parent: QWidget | None = None,
    ) -> None:
        """`name` is the charger whose schedule it is; those of `others` that have it already are left out."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Copy to other chargers"))
        self._others = tuple(one for one in others if one.field(FieldGroup.SCHEDULE).shown != schedule)
        self._list = QListWidget()
        self._list.setObjectName("copy:chargers")
        self._list.setAccessibleName(self.tr("Chargers"))
        self._list.setFixedHeight(LIST_PX)
        for charger in self._others:
            self._list.addItem(_item(charger))
        self._effect = caption(look, wrap=True)
        self._buttons = DialogButtons(look, name="copy:save")
        self._save = self._buttons.main
        self._lay_out(look, name, schedule)
        self._list.itemChanged.connect(self._show_effect)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._show_effect()

    @property
    def chosen(self) -> tuple[ChargerView, ...]:
        """The chargers that are to have the schedule."""
        return tuple(
            charger
            for row, charger in enumerate(self._others)
            if self._list.item(row).checkState() is Qt.CheckState.Checked
        )

    def _show_effect(self) -> None:
        count = len(self.chosen)
        self._save.setEnabled(count > 0)
        if not self._others:
            self._effect.setText(self.tr("All other chargers have this schedule already."))
            return
        words = self.tr("Changes %n charger(s).", "", count)
        self._effect.setText(words + " " + self.tr("Each keeps its own time zone."))

    def _lay_out(self, look: Look, name: str, schedule: Schedule) -> None:
        column = QVBoxLayout(self)
        column.addStrut(WIDTH_PX - 2 * SIDE_PX)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(section(look, self.tr("The schedule of {0}").format(name)))
        column.addWidget(body(look, value_text(FieldGroup.SCHEDULE, schedule), wrap=True))
        column.addWidget(self._list)
        column.addWidget(self._effect)
        column.addWidget(self._buttons)


def save_for(desk: Desk, chargers: tuple[ChargerView, ...], schedule: Schedule) -> None:
    """Ask for a schedule on several chargers; blocks. Raises StoreError."""
    for charger in chargers:
        desk.save(charger.unit_id, FieldGroup.SCHEDULE, schedule, charger.field(FieldGroup.SCHEDULE).reported)


def _item(charger: ChargerView) -> QListWidgetItem:
    has = charger.field(FieldGroup.SCHEDULE).shown
    words = charger.name if has is None else f"{charger.name}: {value_text(FieldGroup.SCHEDULE, has)}"
    item = QListWidgetItem(words)
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
    item.setCheckState(Qt.CheckState.Unchecked)
    item.setSizeHint(QSize(0, ROW_PX))
    return item
