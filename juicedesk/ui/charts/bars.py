"""Bars in a row: energy by day, cost by month."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from juicedesk.ui.charts.axis import lines_up_to, nice_step
from juicedesk.ui.charts.chart import TICK_GAP_PX, Chart, hatch
from juicedesk.ui.look import Look

GAP_SHARE = 0.25
WIDEST_PX = 48.0


@dataclass(frozen=True, slots=True)
class Bar:
    """`label` stands below, `words` are said at the cursor; `part` of the value is hatched."""

    label: str
    words: str
    value: float
    part: float = 0.0


class BarChart(Chart):
    """Values from 0 up; a dashed line shows the average of all places."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._bars: tuple[Bar, ...] = ()
        self._value_text: Callable[[float], str] = str
        self._has_average = False

    def show_bars(
        self,
        bars: Sequence[Bar],
        unit: str,
        value_text: Callable[[float], str],
        *,
        has_average: bool = False,
    ) -> None:
        """Other bars of a unit; `value_text` writes a value beside its line."""
        self.unit = unit
        self._bars, self._value_text, self._has_average = tuple(bars), value_text, has_average

    @property
    def count(self) -> int:
        """One place for each bar."""
        return len(self._bars)

    def words_at(self, place: int) -> str:
        """What the bar stands for."""
        return self._bars[place].words

    def place_at(self, x: float, y: float) -> int | None:
        """The bar above or below the point."""
        area = self.area
        if not self._bars or not area.left() <= x < area.right():
            return None
        return int((x - area.left()) / (area.width() / self.count))

    @property
    def side_texts(self) -> list[str]:
        """The values of the lines."""
        return [self._value_text(value) for value in self._values]

    @property
    def _values(self) -> list[float]:
        largest = max((bar.value for bar in self._bars), default=0.0)
        return lines_up_to(largest, nice_step(largest))

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Lines, bars, labels, average."""
        values = self._values
        self.draw_lines(painter, area, values, self.side_texts, values[-1])
        if not self._bars:
            return
        wide = area.width() / self.count
        for number, bar in enumerate(self._bars):
            self._draw_bar(painter, area, number, bar, values[-1])
        self._draw_labels(painter, area, wide)
        if self._has_average and any(bar.value > 0 for bar in self._bars):
            mean = sum(bar.value for bar in self._bars) / self.count
            y = area.bottom() - area.height() * mean / values[-1]
            painter.setPen(QPen(self.look.color("text_2"), 1.5, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))

    def _draw_bar(self, painter: QPainter, area: QRectF, number: int, bar: Bar, top: float) -> None:
        if bar.value <= 0:
            return
        room = area.width() / self.count
        wide = min(WIDEST_PX, room * (1 - GAP_SHARE))
        left = area.left() + room * (number + 0.5) - wide / 2
        high = area.height() * bar.value / top
        box = QRectF(left, area.bottom() - high, wide, high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.color("charging"))
        painter.drawRect(box)
        if bar.part > 0:
            low = QRectF(box)
            low.setTop(area.bottom() - area.height() * bar.part / top)
            painter.setBrush(self.look.color("charging_soft"))
            painter.drawRect(low)
            painter.setBrush(hatch(self.look.color("charging")))
            painter.setPen(QPen(self.look.color("charging"), 1))
            painter.drawRect(low)
        if number == self.cursor_at:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.look.color("text"), 1.5))
            painter.drawRect(box)

    def _draw_labels(self, painter: QPainter, area: QRectF, room: float) -> None:
        widest = max(painter.fontMetrics().horizontalAdvance(bar.label) for bar in self._bars)
        every = max(1, -(-int(widest + TICK_GAP_PX) // max(1, int(room))))
        # From the newest backwards, so that the present one has its label.
        for number in range(self.count - 1, -1, -every):
            self.draw_below(painter, area.left() + room * (number + 0.5), self._bars[number].label)
