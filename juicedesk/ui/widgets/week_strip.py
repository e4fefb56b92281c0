"""A whole week as one line of 168 hours, so that a night cut at midnight is seen."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from juicedesk.domain.schedule import MINUTES_PER_DAY, SATURDAY, Schedule
from juicedesk.ui.format import minute_text
from juicedesk.ui.look import Look

LABELS_PX, LINE_PX, BELOW_PX = 22, 24, 3
DAYS = 7
DIAMOND_PX, AFTER_DIAMOND_PX = 5, 10
MARK_PX, LEGEND_GAP_PX = 22, 20


class WeekStrip(QWidget):
    """Painted; its accessible description lists the same stretches as text."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._schedule: Schedule | None = None
        self._today = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("The week"))
        look.changed.connect(self.update)

    def show_week(self, schedule: Schedule, today: int) -> None:
        """Show a schedule; `today` is the charger's weekday, 0 for Monday."""
        self._schedule, self._today = schedule, today
        self.setAccessibleDescription(_as_text(schedule))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(400, self._top_px + LINE_PX + BELOW_PX)

    @property
    def _top_px(self) -> int:
        """Where the line begins, below the names of the days."""
        return self._look.px(LABELS_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Days above, the line, and seams across."""
        if self._schedule is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        painter.setBrush(self._look.color("scheduled"))
        painter.setPen(Qt.PenStyle.NoPen)
        for stretch in self._schedule.week():
            left = self._x(stretch.weekday, stretch.start_minute_of_day)
            right = self._x(stretch.weekday, stretch.end_minute_of_day)
            painter.drawRect(QRectF(left, self._top_px, right - left, LINE_PX))
        self._paint_midnights(painter)
        for seam in self._schedule.seams():
            self._paint_seam(painter, DAYS if seam.weekday == 0 else seam.weekday)

    def _x(self, weekday: int, minute: int) -> float:
        return self.width() * (weekday * MINUTES_PER_DAY + minute) / (DAYS * MINUTES_PER_DAY)

    def _paint_ground(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color("sunken"))
        painter.drawRoundedRect(QRectF(0, self._top_px, self.width(), LINE_PX), 4, 4)
        weekend = self._look.theme.mix("hairline", "sunken", 0.45)
        saturday = self._x(SATURDAY, 0)
        painter.fillRect(QRectF(saturday, self._top_px, self.width() - saturday, LINE_PX), weekend)
        seams = {seam.weekday for seam in self._schedule.seams()} - {0} if self._schedule else set()
        for day in range(DAYS):
            is_today = day == self._today
            weight = QFont.Weight.DemiBold if is_today else QFont.Weight.Normal
            painter.setFont(self._look.font(0.85, weight))
            painter.setPen(self._look.color("text" if is_today else "text_2"))
            name = QLocale().dayName(day + 1, QLocale.FormatType.ShortFormat)
            words = self.tr("{0} · today").format(name) if is_today else name
            left = self._x(day, 0) + (AFTER_DIAMOND_PX if day in seams else 0)
            box = QRectF(left, 0, self._x(1, 0), self._top_px - 4)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_midnights(self, painter: QPainter) -> None:
        painter.setPen(QPen(self._look.color("surface"), 1))
        for day in range(1, DAYS):
            x = self._x(day, 0)
            painter.drawLine(QPointF(x, self._top_px), QPointF(x, self._top_px + LINE_PX))

    def _paint_seam(self, painter: QPainter, day: int) -> None:
        x = min(self._x(day, 0), self.width() - DIAMOND_PX - 1)
        painter.setPen(QPen(self._look.color("text"), 1.5))
        middle = (self._top_px - 4) / 2
        painter.drawLine(QPointF(x, middle), QPointF(x, self._top_px + LINE_PX + BELOW_PX))
        _paint_diamond(painter, self._look, QPointF(x, middle))


class WeekLegend(QWidget):
    """What the marks of the strip mean."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._words = (self.tr("charging allowed"), self.tr("Mon–Fri and Sat–Sun meet"))
        self.setFont(look.font(0.85))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(sum(self._widths) + LEGEND_GAP_PX, look.px(LABELS_PX))
        look.changed.connect(self.update)

    @property
    def _widths(self) -> list[int]:
        return [MARK_PX + self.fontMetrics().horizontalAdvance(words) for words in self._words]

    def paintEvent(self, event: QPaintEvent) -> None:
        """A block and a diamond, each with its words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        second = self._widths[0] + LEGEND_GAP_PX
        middle = self.height() / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color("scheduled"))
        painter.drawRoundedRect(QRectF(0, middle - 5, 14, 10), 2, 2)
        _paint_diamond(painter, self._look, QPointF(second + 8, middle))
        painter.setPen(self._look.color("text_2"))
        for words, left in zip(self._words, (0, second), strict=True):
            box = QRectF(left + MARK_PX, 0, self.width(), self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)


def _paint_diamond(painter: QPainter, look: Look, middle: QPointF) -> None:
    corners = ((0, -DIAMOND_PX), (DIAMOND_PX, 0), (0, DIAMOND_PX), (-DIAMOND_PX, 0))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look.color("text"))
    painter.drawPolygon(QPolygonF([middle + QPointF(dx, dy) for dx, dy in corners]))


def _as_text(schedule: Schedule) -> str:
    return "; ".join(
        f"{QLocale().dayName(part.weekday + 1)} {minute_text(part.start_minute_of_day)}"
        f"–{minute_text(part.end_minute_of_day)}"
        for part in schedule.week()
    )
