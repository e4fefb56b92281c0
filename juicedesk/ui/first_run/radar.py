"""A quiet picture of looking around: circles, one dot for each charger, and a sweep while it looks."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from juicedesk.ui.look import Look

SIZE_PX, ICON_PX = 72, 16
TURN_EVERY_MS, TURN_DEGREES = 80, 6
MOST_DOTS = 8


class Radar(QWidget):
    """Says nothing that the words beside it do not say, so that no screen reader has to stop at it."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._dots = 0
        self._angle = 60
        self._looks = False
        self.setFixedSize(SIZE_PX, SIZE_PX)
        self._timer = QTimer(self)
        self._timer.setInterval(TURN_EVERY_MS)
        self._timer.timeout.connect(self._turn)
        look.changed.connect(self.update)

    def show_found(self, count: int, *, looks: bool) -> None:
        """How many chargers were found, and whether it looks."""
        self._dots = min(count, MOST_DOTS)
        self._looks = looks
        self._go_on()
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        """Somebody sees it."""
        super().showEvent(event)
        self._go_on()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody sees it: then it costs nothing."""
        super().hideEvent(event)
        self._timer.stop()

    def _go_on(self) -> None:
        """It turns while it looks, unless the system wants less to move."""
        turns = self._looks and self.isVisible() and QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
        if turns and not self._timer.isActive():
            self._timer.start()
        elif not turns:
            self._timer.stop()

    def _turn(self) -> None:
        self._angle = (self._angle - TURN_DEGREES) % 360
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Two circles, the sweep, the dots, and this house in the middle."""
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(SIZE_PX / 2, SIZE_PX / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.mix("accent", "window", 0.35), 1.2))
        for radius in (23.0, 34.0):
            painter.drawEllipse(middle, radius, radius)
        if self._looks:
            painter.setPen(QPen(theme.color("accent"), 2.4))
            painter.drawArc(QRectF(2, 2, SIZE_PX - 4, SIZE_PX - 4), self._angle * 16, 70 * 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("charging_soft"))
        painter.drawEllipse(middle, 15, 15)
        at = round((SIZE_PX - ICON_PX) / 2)
        painter.drawPixmap(QPointF(at, at), self._look.pixmap("house-wifi", "accent", ICON_PX))
        painter.setBrush(theme.color("accent"))
        for number in range(self._dots):
            radius, angle = (34.0, 23.0)[number % 2], math.radians(-55 + 137 * number)
            where = middle + QPointF(radius * math.cos(angle), radius * math.sin(angle))
            painter.drawEllipse(where, 3.6, 3.6)
