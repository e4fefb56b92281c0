"""The last days as small bars, beside the words that say the same."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from juicedesk.ui.look import Look

WIDTH_PX, HEIGHT_PX, BAR_PX, GAP_PX, LEAST_PX = 96, 40, 7, 4, 1.5


class MiniBars(QWidget):
    """The newest value is the last one and stands out; the charts of another page tell more."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._values: tuple[float, ...] = ()
        self.setFixedSize(WIDTH_PX, HEIGHT_PX)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        look.changed.connect(self.update)

    def show_values(self, values: Sequence[float], words: str) -> None:
        """Other values, oldest first; `words` say them to a screen reader."""
        self._values = tuple(values)
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """From the right to the left, the newest first."""
        largest = max(self._values, default=0.0)
        if largest <= 0:
            return
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        older = self._look.theme.mix("charging", "surface", 0.4)
        right = float(self.width())
        for number, value in enumerate(reversed(self._values)):
            high = max(LEAST_PX, self.height() * value / largest)
            painter.setBrush(older if number else self._look.color("charging"))
            painter.drawRoundedRect(QRectF(right - BAR_PX, self.height() - high, BAR_PX, high), 1, 1)
            right -= BAR_PX + GAP_PX
