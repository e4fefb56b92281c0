"""A box to tick with words that wrap: a check box by itself is as wide as its words."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from juicedesk.ui.look import Look
from juicedesk.ui.widgets.labels import body


class TickLine(QWidget):
    """`box` is the check box; a click on the words ticks it too."""

    def __init__(self, look: Look, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox()
        self.box.setAccessibleName(words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(body(look, words, wrap=True), 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """On the words; a box that is switched off stays as it is."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.box.click()
