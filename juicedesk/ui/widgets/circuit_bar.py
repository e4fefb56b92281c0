"""A circuit as a bar: what each of its chargers draws of it now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from juicedesk.ui.look import Look

HEIGHT_PX = 14
GAP_PX = 2


class CircuitBar(QWidget):
    """One piece for each charger, from the left; what is over the circuit is in the colour of a fault."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._circuit_amps = 0
        self._drawn: tuple[float, ...] = ()
        self.setFixedHeight(HEIGHT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_amps(self, circuit_amps: int, drawn: Sequence[float], words: str) -> None:
        """Show other amps; `words` say the same for a screen reader."""
        self._circuit_amps, self._drawn = circuit_amps, tuple(drawn)
        self.setAccessibleName(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, then the pieces."""
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(QPen(theme.card_border, 1))
        painter.setBrush(theme.color("sunken"))
        painter.drawRoundedRect(box, 4, 4)
        total = sum(self._drawn)
        whole = max(float(self._circuit_amps), total)
        if whole <= 0:
            return
        painter.setPen(QPen(theme.color("surface"), 0))
        painter.setBrush(theme.color("fault" if total > self._circuit_amps + 1 else "charging"))
        left = box.left()
        for amps in self._drawn:
            wide = box.width() * amps / whole
            if wide > GAP_PX:
                painter.drawRoundedRect(QRectF(left, box.top(), wide - GAP_PX, box.height()), 4, 4)
            left += wide
