"""The last nights from noon to noon: what was planned as an outline, what flowed as a fill."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from juicedesk.domain.charge_figures import Night
from juicedesk.ui.charts.chart import SIDE_GAP_PX, TICK_GAP_PX, Chart, hatch
from juicedesk.ui.format import hour_text
from juicedesk.ui.look import Look

ROW_PX, AXES_PX = 30, 56
TICK_STEPS_HOURS = (3, 6, 12)
INSET_PX = 4


class NightsChart(Chart):
    """One row for each night, the newest at the top."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._nights: tuple[Night, ...] = ()
        self._words: tuple[str, ...] = ()

    def show_nights(self, nights: Sequence[Night], words: Sequence[str]) -> None:
        """Other nights, each with its words."""
        self._nights, self._words = tuple(nights), tuple(words)
        self.setMinimumHeight(self.look.px(ROW_PX * max(1, len(nights)) + AXES_PX))

    @property
    def count(self) -> int:
        """One place for each night."""
        return len(self._nights)

    def words_at(self, place: int) -> str:
        """The night in a sentence."""
        return self._words[place]

    def place_at(self, x: float, y: float) -> int | None:
        """The night of this row."""
        area = self.area
        if not self._nights or not area.top() <= y < area.bottom():
            return None
        return int((y - area.top()) / (area.height() / self.count))

    @property
    def side_texts(self) -> list[str]:
        """The day on which each night begins."""
        return [self._day_text(night) for night in self._nights]

    def _day_text(self, night: Night) -> str:
        day = QLocale().standaloneDayName(night.begins.isoweekday(), QLocale.FormatType.ShortFormat)
        return self.tr("{0} {1}").format(day, night.begins.day)

    def _tick_hours(self, area: QRectF) -> int:
        """So that no hour stands on the next one."""
        widest = max(self.text_px(hour_text(hour)) for hour in range(0, 24, TICK_STEPS_HOURS[0]))
        hours = 24 * (widest + TICK_GAP_PX) / max(1.0, area.width())
        return next((step for step in TICK_STEPS_HOURS if step >= hours), TICK_STEPS_HOURS[-1])

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Hours across, and the rows."""
        for hour in range(0, 25, self._tick_hours(area)):
            x = area.left() + area.width() * hour / 24
            painter.setPen(QPen(self.look.theme.card_border, 1))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
            self.draw_below(painter, x, hour_text((12 + hour) % 24))
        high = area.height() / max(1, self.count)
        for number, night in enumerate(self._nights):
            row = QRectF(area.left(), area.top() + number * high, area.width(), high)
            self._draw_night(painter, row, night)
            if number == self.cursor_at:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(self.look.color("text"), 1.5))
                painter.drawRect(row.adjusted(0, 1, 0, -1))

    def _draw_night(self, painter: QPainter, row: QRectF, night: Night) -> None:
        painter.setPen(self.look.color("text_2"))
        label = QRectF(0, row.top(), row.left() - SIDE_GAP_PX, row.height())
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(label, right, self._day_text(night))
        if not night.is_known:
            box = row.adjusted(0, INSET_PX, 0, -INSET_PX)
            painter.fillRect(box, hatch(self.look.color("hairline")))
            painter.setPen(self.look.color("text_2"))
            words = self.tr("not read yet")
            painter.drawText(box.adjusted(8, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, words)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.color("charging"))
        for start, end in night.flowed:
            painter.drawRect(self._box(row, night.begins, start, end).adjusted(0, 4, 0, -4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.look.color("scheduled"), 1.5))
        for start, end in night.planned:
            painter.drawRoundedRect(self._box(row, night.begins, start, end), 4, 4)

    def _box(self, row: QRectF, begins: datetime, start: datetime, end: datetime) -> QRectF:
        day = timedelta(days=1)
        left = row.left() + row.width() * ((start - begins) / day)
        right = row.left() + row.width() * ((end - begins) / day)
        return QRectF(left, row.top() + INSET_PX, right - left, row.height() - 2 * INSET_PX)
