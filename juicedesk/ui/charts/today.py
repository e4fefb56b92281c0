"""The power of today on the whole day's axis: what flowed, what is not known, the limit, and now."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QWidget

from juicedesk.domain.charge_figures import Span
from juicedesk.domain.day_power import DayPower
from juicedesk.ui.charts.axis import lines_up_to, nice_step
from juicedesk.ui.charts.chart import hatch
from juicedesk.ui.charts.power import PowerChart
from juicedesk.ui.format import wall_clock_text
from juicedesk.ui.look import Look

TODAY_PX = 152
LEAST_TOP_KW = 2.0
WORDS_SIDE_PX, PILL_PX = 8, 20


class TodayChart(PowerChart):
    """Midnight to midnight on the charger's own clock."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setMinimumHeight(look.px(TODAY_PX))
        self._gaps: tuple[tuple[Span, str], ...] = ()
        self._now: datetime | None = None
        self._limit_words = ""

    def show_day(self, day: DayPower, gaps: tuple[tuple[Span, str], ...]) -> None:
        """Another day, with words for each of its gaps."""
        self._flow = tuple(piece for piece in day.stretches if piece[2] > 0)
        self._gaps, self._now = gaps, day.now
        self._span = (day.midnight, day.midnight + timedelta(days=1))

    def show_limit(self, watts: float | None, words: str) -> None:
        """The most that may flow; None where that is not known."""
        self._limit_watts, self._limit_words = watts, words

    def sizeHint(self) -> QSize:
        """Lower than other charts: more stands beside it."""
        return QSize(480, self.look.px(TODAY_PX))

    @property
    def _values(self) -> list[float]:
        most = max((watts for _start, _end, watts in self._flow), default=0.0) / 1000
        largest = max(LEAST_TOP_KW, most, (self._limit_watts or 0.0) / 1000)
        return lines_up_to(largest, nice_step(largest))

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Gaps behind, then lines and steps, the limit, and now."""
        if self._now is None:
            return
        for span, _words in self._gaps:
            painter.fillRect(self._box(span, area), hatch(self.look.color("hairline")))
        values = self._values
        self._draw_flow(painter, area, values)
        self._draw_now(painter, area, self._now, values[-1])
        for span, words in self._gaps:
            self._draw_gap_words(painter, area, span, words)
        self._draw_cursor(painter, area)

    def _outline(self, line: list[QPointF], foot: list[QPointF]) -> list[QPointF]:
        """Up from nothing and down again, but not where it goes on now."""
        goes_on = self._now is not None and line[-1].x() >= self._x(self._now, self.area) - 1
        return [foot[1], *line] if goes_on else [foot[1], *line, foot[0]]

    def _box(self, span: Span, area: QRectF) -> QRectF:
        left, right = self._x(span[0], area), self._x(span[1], area)
        return QRectF(left, area.top(), right - left, area.height())

    def _draw_limit(self, painter: QPainter, area: QRectF, top: float) -> None:
        super()._draw_limit(painter, area, top)
        if self._limit_watts is None:
            return
        y = area.bottom() - area.height() * self._limit_watts / 1000 / top
        width, high = self.text_px(self._limit_words) + 4, painter.fontMetrics().height()
        box = QRectF(area.right() - width, y + 3, width, high)
        painter.fillRect(box, self.look.color("surface"))
        painter.setPen(self.look.color("text_2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._limit_words)

    def _draw_now(self, painter: QPainter, area: QRectF, now: datetime, top: float) -> None:
        x = self._x(now, area)
        painter.setPen(QPen(self.look.color("text"), 1))
        painter.drawLine(QPointF(x, area.top() - 6), QPointF(x, area.bottom()))
        if self._flow and self._flow[-1][1] == now:
            y = area.bottom() - area.height() * self._flow[-1][2] / 1000 / top
            painter.setPen(QPen(self.look.color("surface"), 1.5))
            painter.setBrush(self.look.color("charging"))
            painter.drawEllipse(QPointF(x, y), 4, 4)
        if self.cursor_at is None:  # else its words stand there
            self._draw_pill(painter, x, self.look.px(PILL_PX) / 2, wall_clock_text(now), "text", "surface")

    def _draw_gap_words(self, painter: QPainter, area: QRectF, span: Span, words: str) -> None:
        """On the gap where it is wide enough, else to its right if that is free."""
        box, width = self._box(span, area), self._pill_px(painter, words)
        middle = area.top() + area.height() / 2
        if width + 8 <= box.width():
            self._draw_pill(painter, box.center().x(), middle, words, "pending_soft", "on_pending_soft")
        elif self._now is not None and span[1] == self._now and box.right() + 8 + width <= area.right():
            x = box.right() + 8 + width / 2
            self._draw_pill(painter, x, middle, words, "pending_soft", "on_pending_soft")

    def _draw_pill(self, painter: QPainter, x: float, y: float, words: str, ground: str, ink: str) -> None:
        painter.save()
        painter.setFont(self.look.font(0.85, QFont.Weight.DemiBold))
        width = self._pill_px(painter, words)
        left = min(max(0.0, x - width / 2), self.width() - width)
        high = self.look.px(PILL_PX)
        box = QRectF(left, y - high / 2, width, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.color(ground))
        painter.drawRoundedRect(box, high / 2, high / 2)
        painter.setPen(self.look.color(ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()

    def _pill_px(self, painter: QPainter, words: str) -> int:
        return painter.fontMetrics().horizontalAdvance(words) + 2 * WORDS_SIDE_PX
