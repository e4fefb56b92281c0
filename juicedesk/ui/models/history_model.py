"""Rows of the history: a heading per day, and the changes that were settled on it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from juicedesk.store.history import PastChange
from juicedesk.ui.format import date_text
from juicedesk.ui.models.done_model import spoken

AnyIndex = QModelIndex | QPersistentModelIndex
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One change with the words it is shown and found by, and the heading of its day."""

    past: PastChange
    day: str
    words: str
    sought: str


def history_rows(past: Iterable[PastChange]) -> list[HistoryRow]:
    """Word all changes; off the UI thread, for there may be thousands."""
    days: dict[date, str] = {}
    rows = []
    for change in past:
        on = datetime.fromtimestamp(change.settled_at, UTC).astimezone().date()
        if on not in days:
            days[on] = _day_text(on)
        words = spoken(change.change)
        rows.append(HistoryRow(change, days[on], words, f"{words}\n{days[on]}".casefold()))
    return rows


class HistoryModel(QAbstractListModel):
    """Read-only. A heading is a row that cannot be chosen."""

    RowRole = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[HistoryRow] = ()
        self._shown: list[HistoryRow | str] = []
        self._count = 0

    @property
    def change_count(self) -> int:
        """How many changes are shown."""
        return self._count

    @property
    def shown_changes(self) -> list[PastChange]:
        """What is shown, without headings."""
        return [row.past for row in self._shown if isinstance(row, HistoryRow)]

    def index_of(self, change_id: int | None) -> QModelIndex:
        """Where a change is shown; invalid when it is not."""
        for number, row in enumerate(self._shown):
            if isinstance(row, HistoryRow) and row.past.change.change_id == change_id:
                return self.index(number, 0)
        return QModelIndex()

    def set_rows(self, rows: Sequence[HistoryRow]) -> None:
        """Show other changes, newest first."""
        self._all = rows
        self.seek("")

    def seek(self, text: str) -> None:
        """Show only what has every one of these words in it."""
        words = text.casefold().split()
        found = [row for row in self._all if all(word in row.sought for word in words)]
        self.beginResetModel()
        self._count = len(found)
        self._shown = list(_under_headings(found))
        self.endResetModel()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """Headings and changes."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row for the delegate, or all of it in words."""
        if not index.isValid():
            return None
        row = self._shown[index.row()]
        if role == self.RowRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row if isinstance(row, str) else row.words
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        """Headings can only be read."""
        if index.isValid() and isinstance(self._shown[index.row()], str):
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)


def _under_headings(rows: Iterable[HistoryRow]) -> Iterable[HistoryRow | str]:
    day = ""
    for row in rows:
        if row.day != day:
            day = row.day
            yield day
        yield row


def _day_text(day: date) -> str:
    return date_text(day, translate("History", "dddd, d MMMM yyyy"))
