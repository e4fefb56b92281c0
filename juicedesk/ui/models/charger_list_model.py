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
    """The same ids in the same order keep selection and scroll position.

    A row is put into words when it is asked for: of thousands, few are to be seen.
    """

    RowRole = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chargers: tuple[ChargerView, ...] = ()
        self._link = LinkView(LinkState.NO_ACCOUNT)
        self._numbers: dict[str, int] = {}

    def show_chargers(self, chargers: Sequence[ChargerView], link: LinkView) -> None:
        """Show chargers; those that are the very same objects as before cost nothing."""
        before, was, self._link = self._chargers, self._link, link
        changed = _changed(before, chargers)
        if changed is None:
            self._show_anew(chargers)
            return
        self._chargers = tuple(chargers)
        if chargers and (was.state is LinkState.CONNECTED) != (link.state is LinkState.CONNECTED):
            self.dataChanged.emit(self.index(0), self.index(len(chargers) - 1))
            return
        for number in changed:
            self.dataChanged.emit(self.index(number), self.index(number))

    def index_of(self, unit_id: str) -> QModelIndex:
        """Where a charger stands; an invalid index when it does not."""
        number = self._numbers.get(unit_id)
        return QModelIndex() if number is None else self.index(number)

    def unit_id_at(self, index: AnyIndex) -> str:
        """The charger of a valid index."""
        return self._chargers[index.row()].unit_id

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """How many chargers."""
        return 0 if parent is not None and parent.isValid() else len(self._chargers)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The name, the whole row for the delegate, or the words for a screen reader."""
        if not index.isValid():
            return None
        charger = self._chargers[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return charger.name
        if role not in (self.RowRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return None
        row = row_of(charger, self._link)
        if role == self.RowRole:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{row.name} · {row.words}"
        spoken = f"{row.name}, {row.words}"
        return self.tr("{0}, a change is waiting").format(spoken) if row.has_pending else spoken

    def _show_anew(self, chargers: Sequence[ChargerView]) -> None:
        self.beginResetModel()
        self._chargers = tuple(chargers)
        self._numbers = {charger.unit_id: number for number, charger in enumerate(chargers)}
        self.endResetModel()


def _changed(before: Sequence[ChargerView], after: Sequence[ChargerView]) -> list[int] | None:
    """The numbers of the rows that are other objects; None where they are other chargers."""
    if len(before) != len(after):
        return None
    changed = [number for number, (old, new) in enumerate(zip(before, after, strict=True)) if old is not new]
    is_other = any(before[number].unit_id != after[number].unit_id for number in changed)
    return None if is_other else changed
