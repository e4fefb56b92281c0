"""A few words above something that is being dragged."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from juicedesk.ui.look import Look

BODY_PX, TIP_PX, SIDE_PX = 24, 5, 10


class Bubble(QWidget):
    """Painted over the window; it takes no clicks and no focus."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._look = look
        self._words = ""
        self._tip_x = 0
        self.setFont(look.font(0.92, QFont.Weight.DemiBold))
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def say(self, words: str, at: QPoint) -> None:
        """Show words with the tip at a point of the parent; the parent's sides hold it back."""
        self._words = words
        width = self.fontMetrics().horizontalAdvance(words) + 2 * SIDE_PX
        left = max(0, min(at.x() - width // 2, self._over.width() - width))
        self._tip_x = at.x() - left
        self.setGeometry(left, at.y() - BODY_PX - TIP_PX, width, BODY_PX + TIP_PX)
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dark box and its tip."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color("text"))
        box = QRectF(0, 0, self.width(), BODY_PX)
        painter.drawRoundedRect(box, 6, 6)
        x, y = self._tip_x, BODY_PX - 0.5
        painter.drawPolygon(
            QPolygonF([QPointF(x - TIP_PX, y), QPointF(x + TIP_PX, y), QPointF(x, y + TIP_PX)])
        )
        painter.setPen(self._look.color("surface"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._words)
