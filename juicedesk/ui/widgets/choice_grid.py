"""Before, yours, on the server now: line by line, with a choice in each line that both sides differ in."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from juicedesk.domain.mix import Path
from juicedesk.ui.choices import ChoiceLine
from juicedesk.ui.look import Look
from juicedesk.ui.widgets.labels import Label, body, caption, strong

STRETCHES = (2, 2, 5, 5)
MINE, THEIRS = 0, 1
SAME_LEFT_PX = 52
"""So that it stands below the words of the choices."""


class Choice(QFrame):
    """One side of a line: a click anywhere in it chooses it."""

    def __init__(self, look: Look, text: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "choice")
        self.button = QRadioButton()
        self.button.setAccessibleName(name)
        self.button.toggled.connect(self._show_chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 3, 10, 3)
        row.setSpacing(6)
        row.addWidget(self.button)
        row.addWidget(strong(look, text, wrap=True), 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The whole frame is the button."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.button.click()
            self.button.setFocus(Qt.FocusReason.MouseFocusReason)

    def _show_chosen(self, is_chosen: bool) -> None:
        self.setProperty("chosen", is_chosen)
        self.style().unpolish(self)
        self.style().polish(self)


class ChoiceGrid(QWidget):
    """Nothing is chosen beforehand. Signal: chosen() – something else is chosen now."""

    chosen = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._lines: tuple[ChoiceLine, ...] = ()
        self._groups: dict[Path, QButtonGroup] = {}
        self._cells: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_lines(self, lines: tuple[ChoiceLine, ...], name: str, made_at: str) -> None:
        """Show lines; what was chosen stays as long as they are the same. `name` begins their names."""
        if lines == self._lines:
            return
        self._lines, self._groups = lines, {}
        if self._cells is not None:
            self._column.removeWidget(self._cells)
            self._cells.hide()
            self._cells.deleteLater()
        self._cells = QWidget()
        grid = QGridLayout(self._cells)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for column, stretch in enumerate(STRETCHES):
            grid.setColumnStretch(column, stretch)
        self._add_headings(grid, made_at)
        for row, line in enumerate(lines, 1):
            self._add_line(grid, row, line, name)
        self._column.addWidget(self._cells)

    @property
    def from_theirs(self) -> frozenset[Path] | None:
        """The parts that are chosen from the server's value; None while a line is still open."""
        if any(group.checkedId() < 0 for group in self._groups.values()):
            return None
        return frozenset(path for path, group in self._groups.items() if group.checkedId() == THEIRS)

    def _add_headings(self, grid: QGridLayout, made_at: str) -> None:
        titles = (self.tr("Before"), self.tr("Yours"), self.tr("On the server now"))
        for column, (title, note) in enumerate(zip(titles, ("", made_at, ""), strict=True), 1):
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(Label(self._look, title, scale=0.85, weight=strong(self._look).font().weight()))
            row.addWidget(caption(self._look, note, tone="3", wrap=True), 1)
            grid.addLayout(row, 0, column)

    def _add_line(self, grid: QGridLayout, row: int, line: ChoiceLine, name: str) -> None:
        grid.addWidget(body(self._look, line.part, tone="2", wrap=True), row, 0)
        grid.addWidget(body(self._look, line.before, tone="2", wrap=True), row, 1)
        if not line.is_open:
            grid.addWidget(self._same(line), row, 2, 1, 2)
            return
        group = QButtonGroup(self._cells)
        sides = ((MINE, self.tr("yours"), line.mine), (THEIRS, self.tr("on the server"), line.theirs))
        for side, whose, text in sides:
            choice = Choice(self._look, text, self.tr("{0}, {1}: {2}").format(line.part, whose, text))
            choice.button.setObjectName(f"{name}:{'.'.join(line.path)}:{'server' if side else 'mine'}")
            group.addButton(choice.button, side)
            grid.addWidget(choice, row, 2 + side)
        group.idToggled.connect(self.chosen)
        self._groups[line.path] = group

    def _same(self, line: ChoiceLine) -> QWidget:
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(SAME_LEFT_PX, 4, 10, 4)
        row.setSpacing(8)
        row.addWidget(strong(self._look, line.mine))
        is_same = line.before == line.mine
        words = self.tr("the same everywhere") if is_same else self.tr("the same on both sides")
        row.addWidget(caption(self._look, words, tone="3", wrap=True), 1)
        return both
