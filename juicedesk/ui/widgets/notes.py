"""Notes under a page's head: a line each, with an icon."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from juicedesk.ui.look import Look
from juicedesk.ui.messages import Sign
from juicedesk.ui.settings.form import empty_out
from juicedesk.ui.widgets.labels import caption
from juicedesk.ui.widgets.surfaces import Icon

ICON_PX = 14


class Notes(QWidget):
    """Hidden while there is nothing to say."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: tuple[Sign, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.hide()

    def show_signs(self, signs: Sequence[Sign]) -> None:
        """Other notes, or the same ones again."""
        if tuple(signs) == self._shown:
            return
        self._shown = tuple(signs)
        empty_out(self._column)
        for sign in signs:
            self._column.addLayout(self._line(sign))
        self.setVisible(bool(signs))

    def _line(self, sign: Sign) -> QHBoxLayout:
        tone = "pending" if sign.token == "pending" else "2"
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(Icon(self._look, sign.icon, "pending" if tone == "pending" else "text_2", ICON_PX))
        line.addWidget(caption(self._look, sign.words, tone=tone, wrap=True), 1)
        return line
