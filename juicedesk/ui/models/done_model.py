"""What is settled: the newest first, read-only."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from juicedesk.store.view import Change
from juicedesk.ui.change_words import change_sign, group_words, reason_words
from juicedesk.ui.comparison import steps_lines

AnyIndex = QModelIndex | QPersistentModelIndex


class DoneModel(QAbstractListModel):
    """Rows are set from outside; nothing happens while they are the same."""

    ChangeRole = Qt.ItemDataRole.UserRole + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changes: list[Change] = []

    def set_changes(self, changes: Sequence[Change]) -> None:
        """Show changes."""
        if list(changes) != self._changes:
            self.beginResetModel()
            self._changes = list(changes)
            self.endResetModel()

    def rowCount(self, parent: AnyIndex | None = None) -> int:
        """How many are settled."""
        return 0 if parent is not None and parent.isValid() else len(self._changes)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The change for the delegate, or all of it in words."""
        if not index.isValid():
            return None
        change = self._changes[index.row()]
        if role == self.ChangeRole:
            return change
        if role == Qt.ItemDataRole.ToolTipRole:
            return reason_words(change.reason, change.state)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken(change)
        return None


def spoken(change: Change) -> str:
    """A change in one line: charger, what, from what to what, how it stands, and why."""
    words = f"{change.charger_name} · {group_words(change.group)}: {'; '.join(steps_lines(change))}, "
    return " – ".join(
        filter(None, (words + change_sign(change).words, reason_words(change.reason, change.state)))
    )
