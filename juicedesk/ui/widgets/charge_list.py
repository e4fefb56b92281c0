"""The charges of a period in a list; the chosen one is shown in detail elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget

from juicedesk.domain.charge import Charge
from juicedesk.domain.tariff import Tariff, cost_of
from juicedesk.ui.charge_tables import Place, moment
from juicedesk.ui.format import NOTHING, kilowatt_hours_text, length_text
from juicedesk.ui.look import Look
from juicedesk.ui.tariff_choice import money_text
from juicedesk.ui.widgets.labels import section
from juicedesk.ui.widgets.surfaces import Card

ROW_PX = 32
HEIGHT_PX = 300


class ChargeList(Card):
    """Signals: chosen(object) – the Charge of the row that is current now."""

    chosen = Signal(object)

    def __init__(self, look: Look, *, with_names: bool, parent: QWidget | None = None) -> None:
        super().__init__(side_px=20, parent=parent)
        self._with_names = with_names
        self._charges: tuple[Charge, ...] = ()
        self._table = QTableWidget()
        self._table.setObjectName("charges:list")
        name = self.tr("Charges, newest first")
        self._table.setAccessibleName(name)
        self._table.horizontalHeader().setAccessibleName(name)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._table.setShowGrid(False)
        self._table.setTabKeyNavigation(False)
        self._table.setMinimumHeight(look.px(HEIGHT_PX))
        self._table.verticalHeader().hide()
        self._table.verticalHeader().setDefaultSectionSize(look.px(ROW_PX))
        self._table.horizontalHeader().setHighlightSections(False)
        self._table.currentCellChanged.connect(self._on_current)
        self.column.setSpacing(8)
        self.column.addWidget(section(look, self.tr("Charges")))
        self.column.addWidget(self._table, 1)

    def show_charges(
        self, charges: Sequence[Charge], places: Mapping[str, Place], tariff: Tariff | None
    ) -> None:
        """Other charges; the current row stays with its charge."""
        current = self._current
        self._charges = tuple(charges)
        heads = [self.tr("Plugged in"), self.tr("Charged for"), self.tr("Energy")]
        heads = ([self.tr("Charger")] if self._with_names else []) + heads
        heads += [self.tr("Cost")] if tariff is not None else []
        self._table.blockSignals(True)
        self._table.setColumnCount(len(heads))
        for column, words in enumerate(heads):
            item = QTableWidgetItem(words)
            item.setTextAlignment(self._side(column))
            self._table.setHorizontalHeaderItem(column, item)
        self._table.setRowCount(len(charges))
        for row, charge in enumerate(charges):
            for column, text in enumerate(self._texts(charge, places, tariff)):
                self._set(row, column, text)
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1 if self._with_names else 0, QHeaderView.ResizeMode.Stretch)
        if current in self._charges:
            self._table.setCurrentCell(self._charges.index(current), 0)
        self._table.blockSignals(False)

    @property
    def _current(self) -> Charge | None:
        row = self._table.currentRow()
        return self._charges[row] if 0 <= row < len(self._charges) else None

    def _texts(self, charge: Charge, places: Mapping[str, Place], tariff: Tariff | None) -> list[str]:
        place = places.get(charge.unit_id)
        texts = [place.name if place else NOTHING] if self._with_names else []
        seconds = charge.charging_s
        texts += [
            moment(charge.started),
            NOTHING if seconds is None else length_text(seconds // 60),
            kilowatt_hours_text(charge.energy_wh),
        ]
        return texts + ([money_text(cost_of(charge, tariff).amount, tariff.currency)] if tariff else [])

    def _set(self, row: int, column: int, text: str) -> None:
        item = QTableWidgetItem(text)
        item.setTextAlignment(self._side(column))
        self._table.setItem(row, column, item)

    def _side(self, column: int) -> Qt.AlignmentFlag:
        """Words at the left, numbers at the right."""
        left = 2 if self._with_names else 1
        side = Qt.AlignmentFlag.AlignLeft if column < left else Qt.AlignmentFlag.AlignRight
        return side | Qt.AlignmentFlag.AlignVCenter

    def _on_current(self, row: int, _column: int, _row_before: int, _column_before: int) -> None:
        if 0 <= row < len(self._charges):
            self.chosen.emit(self._charges[row])
