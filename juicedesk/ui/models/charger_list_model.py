"""The chargers of the sidebar: a window on the store's view, read-only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from juicedesk.store.view import ChargerView, LinkState, LinkView
from juicedesk.ui.messages import Sign, charger_sign
from juicedesk.ui.outlook_words import state_words

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
    words = state_words(charger, link, datetime.now(UTC))
    return ChargerRow(charger.unit_id, charger.name, sign, words, bool(charger.pending))


class ChargerListModel(QAbstractListModel):
    """Rows are set from outside; the same ids in the same order keep selection and scroll position."""

    RowRole = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ChargerRow] = []
        self._numbers: dict[str, int] = {}
        self._shown: tuple[tuple[ChargerView, ...], bool] = ((), False)

    def show_chargers(self, chargers: Sequence[ChargerView], link: LinkView) -> None:
        """Show chargers; those that are the very same objects as before cost nothing."""
        before, was_there = self._shown
        is_there = link.state is LinkState.CONNECTED
        self._shown = (tuple(chargers), is_there)
        if is_there != was_there or len(before) != len(chargers):
            self.set_rows([row_of(charger, link) for charger in chargers])
            return
        changed = [
            number for number, (old, new) in enumerate(zip(before, chargers, strict=True)) if old is not new
        ]
        if any(before[number].unit_id != chargers[number].unit_id for number in changed):
            self.set_rows([row_of(charger, link) for charger in chargers])
            return
        for number in changed:
            row = row_of(chargers[number], link)
            if row != self._rows[number]:
                self._rows[number] = row
                self.dataChanged.emit(self.index(number), self.index(number))

    def set_rows(self, rows: Sequence[ChargerRow]) -> None:
        """Show rows."""
        if [row.unit_id for row in rows] != [row.unit_id for row in self._rows]:
            self.beginResetModel()
            self._rows = list(rows)
            self._numbers = {row.unit_id: number for number, row in enumerate(rows)}
            self.endResetModel()
            return
        changed = [n for n, (old, new) in enumerate(zip(self._rows, rows, strict=True)) if old != new]
        self._rows = list(rows)
        for number in changed:
            self.dataChanged.emit(self.index(number), self.index(number))

    def index_of(self, unit_id: str) -> QModelIndex:
        """Where a charger stands; an invalid index when it does not."""
        number = self._numbers.get(unit_id)
        return QModelIndex() if number is None else self.index(number)

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
