"""The hours above the lanes, from noon to noon or from midnight on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from juicedesk.domain.schedule import MINUTES_PER_DAY
from juicedesk.ui.format import minute_text
from juicedesk.ui.look import Look
from juicedesk.ui.widgets.lane_axis import NOON

HEIGHT_PX = 18
LABEL_PX = 48
NARROW_PX = 600


class HourLabels(QWidget):
    """Every second hour, every fourth where there is little room; midnight stands out."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._origin_minute = NOON
        self.setFixedHeight(HEIGHT_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def begin_at(self, origin_minute: int) -> None:
        """Begin at noon or at midnight."""
        self._origin_minute = origin_minute
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first and the last one stay inside."""
        painter = QPainter(self)
        for hour in range(0, 25, 2 if self.width() >= NARROW_PX else 4):
            x = self.width() * hour / 24
            minute = hour * 60 + self._origin_minute
            is_midnight = self._origin_minute == NOON and minute == MINUTES_PER_DAY
            weight = QFont.Weight.DemiBold if is_midnight else QFont.Weight.Normal
            painter.setFont(self._look.font(0.85, weight))
            painter.setPen(self._look.color("text" if is_midnight else "text_2"))
            words = minute_text(minute % MINUTES_PER_DAY if self._origin_minute == NOON else minute)
            if hour == 0:
                box, align = QRectF(0, 0, LABEL_PX, HEIGHT_PX), Qt.AlignmentFlag.AlignLeft
            elif hour == 24:
                box, align = QRectF(x - LABEL_PX, 0, LABEL_PX, HEIGHT_PX), Qt.AlignmentFlag.AlignRight
            else:
                box, align = QRectF(x - LABEL_PX / 2, 0, LABEL_PX, HEIGHT_PX), Qt.AlignmentFlag.AlignHCenter
            painter.drawText(box, align, words)
