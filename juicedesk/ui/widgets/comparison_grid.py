"""Values next to each other, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from juicedesk.domain.intent import GroupValue
from juicedesk.ui.comparison import Line
from juicedesk.ui.look import Look
from juicedesk.ui.widgets.labels import Label, body, caption, strong

PART_STRETCH, VALUE_STRETCH = 2, 3


@dataclass(frozen=True, slots=True)
class Column:
    """A value under its heading; the note stands beside the heading."""

    title: str
    note: str
    value: GroupValue | None


class ComparisonGrid(QWidget):
    """Read-only. It is filled anew when something in it changes; nothing in it takes the focus."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._cells: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_lines(self, columns: Sequence[Column], lines: Sequence[Line]) -> None:
        """Show one line per part; parts without a name need no column for it."""
        if self._cells is not None:
            self._column.removeWidget(self._cells)
            self._cells.hide()
            self._cells.deleteLater()
        self._cells = QWidget()
        grid = QGridLayout(self._cells)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        first = 1 if any(line.part for line in lines) else 0
        if first:
            grid.setColumnStretch(0, PART_STRETCH)
        for number, column in enumerate(columns, first):
            grid.addLayout(self._heading(column), 0, number)
            grid.setColumnStretch(number, VALUE_STRETCH)
        for row, line in enumerate(lines, 1):
            if line.part:
                grid.addWidget(body(self._look, line.part, tone="2"), row, 0)
            for number, text in enumerate(line.texts, first):
                grid.addWidget(self._value(text, known=number == first), row, number)
        self._column.addWidget(self._cells)

    def _value(self, text: str, known: bool) -> Label:
        if known:
            return body(self._look, text, tone="2", wrap=True)
        return strong(self._look, text, wrap=True)

    def _heading(self, column: Column) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(caption(self._look, column.title))
        row.addWidget(caption(self._look, column.note, tone="3"))
        row.addStretch(1)
        return row
