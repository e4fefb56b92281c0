"""The hours above the lanes, from noon to noon or from midnight on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from juicedesk.domain.schedule import MINUTES_PER_DAY
from juicedesk.ui.format import hour_text
from juicedesk.ui.look import Look
from juicedesk.ui.widgets.lane_axis import NOON

HEIGHT_PX = 18
LABEL_PX = 48
NARROW_PX, NARROWER_PX = 640, 330


class HourLabels(QWidget):
    """Every second hour, fewer where there is little room; midnight stands out."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._origin_minute = NOON
        self.setFixedHeight(look.px(HEIGHT_PX))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def begin_at(self, origin_minute: int) -> None:
        """Begin at noon or at midnight."""
        self._origin_minute = origin_minute
        self.update()

    @property
    def _step(self) -> int:
        """Hours between two labels: such that midnight has one, and none stands on another."""
        if self.width() >= self._look.px(NARROW_PX):
            return 2
        return 4 if self.width() >= self._look.px(NARROWER_PX) else 6

    def paintEvent(self, event: QPaintEvent) -> None:
        """The first and the last one stay inside."""
        painter = QPainter(self)
        label_px, height_px = self._look.px(LABEL_PX), self.height()
        for hour in range(0, 25, self._step):
            x = self.width() * hour / 24
            minute = hour * 60 + self._origin_minute
            is_midnight = self._origin_minute == NOON and minute == MINUTES_PER_DAY
            weight = QFont.Weight.DemiBold if is_midnight else QFont.Weight.Normal
            painter.setFont(self._look.font(0.85, weight))
            painter.setPen(self._look.color("text" if is_midnight else "text_2"))
            words = hour_text((minute % MINUTES_PER_DAY if self._origin_minute == NOON else minute) // 60)
            if hour == 0:
                box, align = QRectF(0, 0, label_px, height_px), Qt.AlignmentFlag.AlignLeft
            elif hour == 24:
                box, align = QRectF(x - label_px, 0, label_px, height_px), Qt.AlignmentFlag.AlignRight
            else:
                box, align = QRectF(x - label_px / 2, 0, label_px, height_px), Qt.AlignmentFlag.AlignHCenter
            painter.drawText(box, align, words)
