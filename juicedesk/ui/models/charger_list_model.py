"""The chargers of the sidebar: a window on the store's view, read-only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from juicedesk.domain.charger import ChargerState
from juicedesk.store.view import ChargerView, LinkState, LinkView
from juicedesk.ui.format import clock_text, kilowatts_text
from juicedesk.ui.messages import Sign, charger_sign

AnyIndex = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ChargerRow:
    """One row: name, state with its words, and whether a change is open."""

    unit_id: str
    name: str
    sign: Sign
    words: str
    has_pending: bool


def row_of(charger: ChargerView, link: LinkView) -> ChargerRow:
    """What the sidebar says of a charger; without the server, from when that is."""
    sign = charger_sign(charger.measurement)
    words = sign.words
    measured = charger.measurement
    if link.state is not LinkState.CONNECTED and charger.measured_at is not None:
        as_of = QCoreApplication.translate("ChargerRow", "as of {0}").format(clock_text(charger.measured_at))
        words = f"{words} · {as_of}"
    elif measured is not None and measured.state is ChargerState.CHARGING:
        words = f"{words} · {kilowatts_text(measured.power_watts)}"
    return ChargerRow(charger.unit_id, charger.name, sign, words, bool(charger.pending))


class ChargerListModel(QAbstractListModel):
    """Rows are set from outside; the same ids in the same order keep selection and scroll position."""

    RowRole = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ChargerRow] = []

    def set_rows(self, rows: Sequence[ChargerRow]) -> None:
        """Show rows."""
        if [row.unit_id for row in rows] != [row.unit_id for row in self._rows]:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
            return
        changed = [n for n, (old, new) in enumerate(zip(self._rows, rows, strict=True)) if old != new]
        self._rows = list(rows)
        for number in changed:
            self.dataChanged.emit(self.index(number), self.index(number))

    def index_of(self, unit_id: str) -> QModelIndex:
        """Where a charger stands; an invalid index when it does not."""
        for number, row in enumerate(self._rows):
            if row.unit_id == unit_id:
                return self.index(number)
        return QModelIndex()

    def unit_id_at(self, index: AnyIndex) -> str:
        """The charger of a valid index."""
        return self._rows[index.row()].unit_id

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """How many chargers."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name, the whole row for the delegate, or the words for a screen reader."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            spoken = f"{row.name}, {row.words}"
            return self.tr("{0}, a change is waiting").format(spoken) if row.has_pending else spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{row.name} · {row.words}"
        if role == self.RowRole:
            return row
        return row.name if role == Qt.ItemDataRole.DisplayRole else None
