"""Chargers side by side: what is the same, and what is not."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from juicedesk.domain.intent import FieldGroup
from juicedesk.store.view import ChargerView, DeskView
from juicedesk.ui.box_words import commands_words, offline_words, protocol_words
from juicedesk.ui.format import NOTHING, amps_text
from juicedesk.ui.look import Look
from juicedesk.ui.messages import charger_sign
from juicedesk.ui.values import masked_id, value_text
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import caption
from juicedesk.ui.widgets.zone_box import zone_name

WIDTH_PX, HEIGHT_PX = 860, 560
MOST_CHARGERS = 8


class CompareDialog(QDialog):
    """A row for each property, a column for each charger; what differs is marked."""

    def __init__(
        self, look: Look, chargers: tuple[ChargerView, ...], view: DeskView, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Compare chargers"))
        self.resize(WIDTH_PX, HEIGHT_PX)
        shown = chargers[:MOST_CHARGERS]
        rows = self._rows(shown, view)
        self._table = QTableWidget(len(rows), len(shown))
        self._table.setObjectName("compare:table")
        self._table.setAccessibleName(self.tr("Chargers side by side"))
        self._table.setHorizontalHeaderLabels([charger.name for charger in shown])
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setShowGrid(False)
        self._table.setWordWrap(True)
        self._table.setCornerButtonEnabled(False)
        self._table.horizontalHeader().setAccessibleName(self.tr("Chargers"))
        self._table.verticalHeader().setAccessibleName(self.tr("Properties"))
        self._table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self._table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        # No two IDs are alike: that would be marked in every comparison.
        self._differs = [number > 0 and len(set(texts)) > 1 for number, (_name, texts) in enumerate(rows)]
        self._fill(look, rows)
        self._only = QCheckBox(self.tr("Only what differs"))
        self._only.setObjectName("compare:only")
        self._only.toggled.connect(self._hide_same)
        left_out = len(chargers) - len(shown)
        self._note = caption(look, self.tr("%n more are not shown here.", "", left_out) if left_out else "")
        close = Button(look, self.tr("Close"))
        close.clicked.connect(self.accept)
        bottom = QHBoxLayout()
        bottom.addWidget(self._only)
        bottom.addWidget(self._note, 1)
        bottom.addWidget(close)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.addWidget(self._table, 1)
        column.addLayout(bottom)

    def _fill(self, look: Look, rows: list[tuple[str, list[str]]]) -> None:
        strong = look.font(1.0, look.font().Weight.DemiBold)
        for number, (name, texts) in enumerate(rows):
            differs = self._differs[number]
            head = self.tr("{0} ≠").format(name) if differs else name
            self._table.setVerticalHeaderItem(number, QTableWidgetItem(head))
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
                if differs:
                    item.setFont(strong)
                self._table.setItem(number, column, item)

    def _hide_same(self, on: bool) -> None:
        for number, differs in enumerate(self._differs):
            self._table.setRowHidden(number, on and not differs)

    def _rows(self, chargers: tuple[ChargerView, ...], view: DeskView) -> list[tuple[str, list[str]]]:
        def values(group: FieldGroup) -> list[str]:
            return [value_text(group, charger.field(group).shown) for charger in chargers]

        return [
            (self.tr("JuiceBox ID"), [masked_id(charger.unit_id) for charger in chargers]),
            (self.tr("State"), [charger_sign(charger.measurement).words for charger in chargers]),
            (self.tr("Schedule"), values(FieldGroup.SCHEDULE)),
            (self.tr("Wiring limit"), values(FieldGroup.WIRE)),
            (self.tr("Charge limit"), values(FieldGroup.LIMIT)),
            (self.tr("Hardware"), [amps_text(charger.unit_rating_amps) for charger in chargers]),
            (self.tr("Without the server"), [offline_words(charger) for charger in chargers]),
            (self.tr("Takes commands"), [commands_words(charger.measurement) for charger in chargers]),
            (self.tr("Load group"), [view.load_group_of(charger) or NOTHING for charger in chargers]),
            (self.tr("Time zone"), [zone_name(charger.time_zone_id) for charger in chargers]),
            (self.tr("Protocol"), [protocol_words(charger) for charger in chargers]),
        ]
