"""All chargers, troubles first: searched, filtered, grouped and ticked; thousands cost little."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from juicedesk.store.view import ChargerView
from juicedesk.ui.fleet import Kind, kind_of
from juicedesk.ui.fleet_words import kind_words, spoken

AnyIndex = QModelIndex | QPersistentModelIndex
SORT_AGAIN_S = 1.0
"""Rows that have to move to another place do so at most this often: nobody reads a list that runs."""


class FleetModel(QAbstractListModel):
    """Rows are chargers, or headings (texts) when grouped by state.

    Signals: shown_changed() – other chargers are shown; ticked_changed() – others are ticked.
    """

    RowRole = Qt.ItemDataRole.UserRole + 1
    shown_changed = Signal()
    ticked_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[ChargerView] = ()
        self._kinds: list[Kind] = []
        self._shown: list[int | Kind] = []
        self._rows: dict[int, int] = {}
        self._ticked: set[str] = set()
        self._words: list[str] = []
        self._kind: Kind | None = None
        self._is_grouped = False
        self._is_stale = False
        self._sorted_at = 0.0

    @property
    def counts(self) -> Counter[Kind]:
        """How many chargers there are of each kind."""
        return Counter(self._kinds)

    @property
    def shown_count(self) -> int:
        """How many chargers are shown."""
        return len(self._rows)

    @property
    def ticked(self) -> tuple[ChargerView, ...]:
        """The ticked chargers, shown or not, in their order."""
        return tuple(charger for charger in self._all if charger.unit_id in self._ticked)

    def show_chargers(self, chargers: Sequence[ChargerView]) -> None:
        """Show chargers; those that are the very same objects as before cost nothing."""
        before, self._all = self._all, chargers
        if len(before) != len(chargers):
            self._take_anew()
            return
        changed = [
            number for number, (old, new) in enumerate(zip(before, chargers, strict=True)) if old is not new
        ]
        for number in changed:
            old, new = before[number], chargers[number]
            if old.unit_id != new.unit_id:
                self._take_anew()
                return
            kind = kind_of(new)
            moves = kind is not self._kinds[number] and self._has_place_by(kind, self._kinds[number])
            self._is_stale |= moves or (old.name != new.name and bool(self._words))
            self._kinds[number] = kind
            row = self._rows.get(number)
            if row is not None:
                self.dataChanged.emit(self.index(row), self.index(row))
        if self._is_stale and time.monotonic() - self._sorted_at > SORT_AGAIN_S:
            self._arrange()

    def seek(self, text: str) -> None:
        """Show only those whose name or ID has every one of these words in it."""
        self._words = text.casefold().split()
        self._arrange()

    def filter(self, kind: Kind | None) -> None:
        """Show only those of a kind; None is all of them."""
        self._kind = kind
        self._arrange()

    def group(self, is_grouped: bool) -> None:
        """Show the kinds under headings, or without."""
        self._is_grouped = is_grouped
        self._arrange()

    def tick(self, index: AnyIndex, on: bool) -> None:
        """Tick one charger, or take its tick away."""
        charger = self.charger_at(index)
        if charger is not None:
            (self._ticked.add if on else self._ticked.discard)(charger.unit_id)
            self.dataChanged.emit(index, index)
            self.ticked_changed.emit()

    def tick_shown(self) -> None:
        """Tick all that are shown."""
        self._ticked |= {self._all[number].unit_id for number in self._rows}
        self._all_changed()

    def clear_ticks(self) -> None:
        """Take all ticks away, also those of chargers that are not shown."""
        self._ticked.clear()
        self._all_changed()

    def keep_ticks_of(self, other: FleetModel) -> None:
        """Tick what is ticked in another list of the same chargers."""
        self._ticked = set(other._ticked)
        self._all_changed()

    def is_ticked(self, charger: ChargerView) -> bool:
        """Whether a charger is ticked."""
        return charger.unit_id in self._ticked

    def charger_at(self, index: AnyIndex) -> ChargerView | None:
        """The charger of a row; None for a heading."""
        number = self._shown[index.row()] if index.isValid() else Kind.OTHER
        return self._all[number] if isinstance(number, int) else None

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Headings and chargers."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The charger or heading for the delegate, the tick, or all of it in words."""
        if not index.isValid():
            return None
        shown = self._shown[index.row()]
        if isinstance(shown, Kind):
            is_text = role in (self.RowRole, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return kind_words(shown) if is_text else None
        charger = self._all[shown]
        if role == self.RowRole:
            return charger
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if self.is_ticked(charger) else Qt.CheckState.Unchecked
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(charger)
        return None

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: N802
        """Ticks only."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.tick(index, Qt.CheckState(value) is Qt.CheckState.Checked)
        return True

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Headings can only be read."""
        if self.charger_at(index) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def _take_anew(self) -> None:
        self._kinds = [kind_of(charger) for charger in self._all]
        known = {charger.unit_id for charger in self._all}
        self._ticked &= known
        self._arrange(is_anew=True)

    def _arrange(self, *, is_anew: bool = False) -> None:
        self._is_stale, self._sorted_at = False, time.monotonic()
        found = [number for number in range(len(self._all)) if self._is_sought(number)]
        self._show(list(self._in_order(found)), is_anew=is_anew)
        self.shown_changed.emit()
        self.ticked_changed.emit()

    def _show(self, shown: list[int | Kind], *, is_anew: bool) -> None:
        """Where the same rows only stand in another order, whoever was at one of them stays there."""
        rows = {one: row for row, one in enumerate(shown)}
        if not is_anew and rows.keys() == set(self._shown):
            self.layoutAboutToBeChanged.emit()
            before = self.persistentIndexList()
            after = [self.index(rows[self._shown[index.row()]]) for index in before]
            self._shown = shown
            self.changePersistentIndexList(before, after)
            self.layoutChanged.emit()
        else:
            self.beginResetModel()
            self._shown = shown
            self.endResetModel()
        self._rows = {one: row for one, row in rows.items() if isinstance(one, int)}

    def _is_sought(self, number: int) -> bool:
        if self._kind not in (None, self._kinds[number]):
            return False
        if not self._words:
            return True
        charger = self._all[number]
        text = f"{charger.name} {charger.unit_id}".casefold()
        return all(word in text for word in self._words)

    def _has_place_by(self, *kinds: Kind) -> bool:
        """Whether a charger stands where it does because of one of these kinds; others do by their names."""
        return self._is_grouped or self._kind is not None or Kind.ATTENTION in kinds

    def _in_order(self, found: Sequence[int]) -> Iterable[int | Kind]:
        """What needs attention first; the others under their headings, or without any by their names."""
        if not self._is_grouped:
            first = [number for number in found if self._kinds[number] is Kind.ATTENTION]
            return [*first, *(number for number in found if self._kinds[number] is not Kind.ATTENTION)]
        return self._by_kind(found)

    def _by_kind(self, found: Iterable[int]) -> Iterable[int | Kind]:
        by_kind: dict[Kind, list[int]] = {kind: [] for kind in Kind}
        for number in found:
            by_kind[self._kinds[number]].append(number)
        for kind, numbers in by_kind.items():
            if numbers:
                yield kind
            yield from numbers

    def _all_changed(self) -> None:
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))
        self.ticked_changed.emit()
