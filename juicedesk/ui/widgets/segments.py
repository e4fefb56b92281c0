"""A switch between a few choices that are all to be seen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QWidget

from juicedesk.ui.look import Look
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.flow import FlowLayout


class Segments(QFrame):
    """One of several choices; the arrow keys move between them.

    Signals: chosen(int) – a person chose the segment with this index.
    """

    chosen = Signal(int)

    def __init__(
        self,
        look: Look,
        name: str,
        choices: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        """`choices` are (icon, words); `name` is what a screen reader says of the whole."""
        super().__init__(parent)
        self.setProperty("role", "segments")
        self.setAccessibleName(name)
        row = FlowLayout(self, gap_px=0)
        row.setContentsMargins(1, 1, 1, 1)
        self._group = QButtonGroup(self)
        for index, (icon, words) in enumerate(choices):
            button = Button(look, words, icon=icon, kind="segment")
            button.setCheckable(True)
            self._group.addButton(button, index)
            row.addWidget(button)
        self._group.idClicked.connect(self.chosen)
        self.choose(0)

    @property
    def index(self) -> int:
        """The chosen segment."""
        return self._group.checkedId()

    def choose(self, index: int) -> None:
        """Show a choice, without a signal."""
        self._group.button(index).setChecked(True)

    def button(self, index: int) -> Button:
        """One segment, for its object name."""
        button = self._group.button(index)
        assert isinstance(button, Button)
        return button
