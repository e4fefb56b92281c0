"""The icon of a state on a disc of its soft colour; the word beside it says what it means."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from juicedesk.ui.look import Look
from juicedesk.ui.messages import Sign

DISC_PX, ICON_PX = 36, 18


class SignDisc(QWidget):
    """As large as the two lines of words beside it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._sign = Sign("plug", "", "idle")
        self.setFixedSize(look.px(DISC_PX), look.px(DISC_PX))
        look.changed.connect(self.update)

    def show_sign(self, sign: Sign) -> None:
        """Another state."""
        if sign != self._sign:
            self._sign = sign
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Disc and icon."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color(f"{self._sign.token}_soft"))
        painter.drawEllipse(QRectF(self.rect()))
        side = self._look.px(ICON_PX)
        at = (self.width() - side) // 2
        icon = self._look.pixmap(self._sign.icon, self._sign.token, side)
        painter.drawPixmap(at, at, side, side, icon)
