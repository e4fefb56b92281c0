"""The power of one charge over time, as steps: nothing is drawn where nothing is known."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from juicedesk.domain.charge import Charge
from juicedesk.domain.charge_figures import Span
from juicedesk.ui.charts.axis import hour_step, lines_up_to, nice_step
from juicedesk.ui.charts.chart import TICK_GAP_PX, Chart
from juicedesk.ui.format import hour_text, kilowatts_text, number_text, wall_clock_text
from juicedesk.ui.look import Look

LONG_HOURS = (10, 22)


class PowerChart(Chart):
    """Tinted stretches are those at the lowest price; a dashed line is the limit."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._flow: tuple[tuple[datetime, datetime, float], ...] = ()
        self._cheap: tuple[Span, ...] = ()
        self._span: Span | None = None
        self._limit_watts: float | None = None
        self._note = ""
        self.unit = "kW"

    def show_charge(
        self, charge: Charge | None, cheap: tuple[Span, ...], note: str, limit_watts: float | None = None
    ) -> None:
        """Another charge; `note` stands where there is no power to draw. Without a limit there is no line."""
        self._flow = () if charge is None else charge.flow
        self._cheap, self._note, self._limit_watts = cheap, note, limit_watts
        if charge is not None:
            self._span = (charge.started, max(charge.ended, charge.started + timedelta(hours=1)))

    @property
    def count(self) -> int:
        """One place for each stretch of one power."""
        return len(self._flow)

    def words_at(self, place: int) -> str:
        """From when to when, and how much."""
        start, end, watts = self._flow[place]
        return f"{wall_clock_text(start)}–{wall_clock_text(end)}: {kilowatts_text(watts)}"

    def place_at(self, x: float, y: float) -> int | None:
        """The stretch under the point."""
        area = self.area
        if not self._flow or self._span is None or area.width() <= 0:
            return None
        begin, end_of_all = self._span
        at = begin + (end_of_all - begin) * ((x - area.left()) / area.width())
        return next((n for n, (start, end, _watts) in enumerate(self._flow) if start <= at < end), None)

    @property
    def side_texts(self) -> list[str]:
        """The values of the lines, all with as many decimals as one of them needs."""
        values = self._values
        decimals = 0 if float(values[1]).is_integer() else 1
        return [number_text(value, decimals) for value in values]

    @property
    def _values(self) -> list[float]:
        largest = max((watts for _start, _end, watts in self._flow), default=0.0)
        largest_kw = max(largest, self._limit_watts or 0.0) / 1000
        return lines_up_to(largest_kw, nice_step(largest_kw))

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Cheap hours, lines, ticks, steps, limit."""
        if not self._flow:
            self.draw_note(painter, area, self._note)
            return
        for start, end in self._cheap:
            left, right = self._x(start, area), self._x(end, area)
            painter.fillRect(
                QRectF(left, area.top(), right - left, area.height()), self.look.color("scheduled_soft")
            )
        self._draw_flow(painter, area, self._values)
        self._draw_cursor(painter, area)

    def _draw_flow(self, painter: QPainter, area: QRectF, values: list[float]) -> None:
        """What flowed, on the lines of these values (kW), and the most that may."""
        self.draw_lines(painter, area, values, self.side_texts, values[-1])
        self._draw_ticks(painter, area)
        for stretch in self._joined():
            self._draw_steps(painter, area, stretch, values[-1])
        self._draw_limit(painter, area, values[-1])

    def _draw_cursor(self, painter: QPainter, area: QRectF) -> None:
        if self.cursor_at is not None:
            start, end, _watts = self._flow[self.cursor_at]
            x = self._x(start + (end - start) / 2, area)
            painter.setPen(QPen(self.look.color("text"), 1, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))

    def _joined(self) -> list[list[tuple[datetime, datetime, float]]]:
        """Stretches that follow one another without a gap."""
        groups: list[list[tuple[datetime, datetime, float]]] = []
        for stretch in self._flow:
            if groups and groups[-1][-1][1] == stretch[0]:
                groups[-1].append(stretch)
            else:
                groups.append([stretch])
        return groups

    def _draw_steps(
        self, painter: QPainter, area: QRectF, stretches: list[tuple[datetime, datetime, float]], top: float
    ) -> None:
        line = [
            QPointF(self._x(at, area), area.bottom() - area.height() * watts / 1000 / top)
            for start, end, watts in stretches
            for at in (start, end)
        ]
        foot = [QPointF(line[-1].x(), area.bottom()), QPointF(line[0].x(), area.bottom())]
        painter.setPen(Qt.PenStyle.NoPen)
        fill = self.look.color("charging")
        fill.setAlphaF(0.28)
        painter.setBrush(fill)
        painter.drawPolygon(QPolygonF(line + foot))
        painter.setPen(QPen(self.look.color("charging"), 2))
        painter.drawPolyline(QPolygonF(self._outline(line, foot)))

    def _outline(self, line: list[QPointF], _foot: list[QPointF]) -> list[QPointF]:
        """What is drawn of the steps as a line; `foot` is where they end and begin, on the axis."""
        return line

    def _draw_limit(self, painter: QPainter, area: QRectF, top: float) -> None:
        if self._limit_watts is None:
            return
        y = area.bottom() - area.height() * self._limit_watts / 1000 / top
        painter.setPen(QPen(self.look.color("pending"), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))

    def _draw_ticks(self, painter: QPainter, area: QRectF) -> None:
        if self._span is None:
            return
        begin, end = self._span
        hours = (end - begin).total_seconds() / 3600
        tick_px = max(self.text_px(hour_text(hour)) for hour in LONG_HOURS) + TICK_GAP_PX
        step = hour_step(hours, int(area.width() // tick_px))
        at = begin.replace(minute=0, second=0, microsecond=0)
        at -= timedelta(hours=at.hour % step)
        while at <= end:
            if at >= begin:
                ends_the_day = at == end and at.hour == 0
                self.draw_below(painter, self._x(at, area), hour_text(24 if ends_the_day else at.hour))
            at += timedelta(hours=step)

    def _x(self, at: datetime, area: QRectF) -> float:
        if self._span is None:
            return area.left()
        begin, end = self._span
        share = (at - begin) / (end - begin)
        return area.left() + area.width() * min(1.0, max(0.0, share))
