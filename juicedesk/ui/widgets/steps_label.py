"""From what it was to what was asked for, with what was asked for in bold."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from juicedesk.ui.comparison import ARROW
from juicedesk.ui.look import Look
from juicedesk.ui.widgets.labels import Label


class StepsLabel(Label):
    """One line for each part. `text` is what stands there, without how it is drawn."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, wrap=True, parent=parent)
        self.setTextFormat(Qt.TextFormat.RichText)
        self._plain = ""

    def show_steps(self, lines: Sequence[str]) -> None:
        """Other steps."""
        plain = "\n".join(lines)
        if plain != self._plain:
            self._plain = plain
            self.setText("<br>".join(map(_drawn, lines)))

    def text(self) -> str:
        """What can be read."""
        return self._plain


def _drawn(line: str) -> str:
    before, arrow, last = line.rpartition(ARROW)
    return f'{escape(before + arrow)}<span style="font-weight:600">{escape(last)}</span>'
