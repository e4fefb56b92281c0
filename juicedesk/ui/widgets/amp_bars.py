"""Several currents on one scale, so that nobody takes one for the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from juicedesk.ui.format import amps_text
from juicedesk.ui.look import Look

ROW_PX = 44
BAR_PX = 18
LABEL_PX = 176
VALUE_PX = 124
AXIS_PX = 26
LEAST_BARS_PX = 80
STEP_AMPS = 8


class BarStyle(StrEnum):
    """How a bar is drawn: not by colour alone."""

    GREY = "grey"
    OUTLINE = "outline"
    SOLID = "solid"
    DOTTED = "dotted"


@dataclass(frozen=True, slots=True)
class AmpBar:
    """One row. `amps` None is unknown: it gets the words and no bar. `note` says where they are from, `age`
    since when."""

    label: str
    note: str
    amps: float | None
    words: str
    style: BarStyle
    age: str = ""


class AmpBars(QWidget):
    """The rows and a hatched zone above what the wiring allows. Its accessible text is a list of them."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._bars: tuple[AmpBar, ...] = ()
        self._allowed_amps: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_bars(self, bars: Sequence[AmpBar], allowed_amps: int | None) -> None:
        """Show rows; above `allowed_amps` nothing may ever be set."""
        self._bars = tuple(bars)
        self._allowed_amps = allowed_amps
        self.setAccessibleName("; ".join(_read_out(bar) for bar in bars))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        return QSize(480, len(self._bars) * self._row_px + self._look.px(AXIS_PX))

    def minimumSizeHint(self) -> QSize:
        """Narrow windows shorten the bars first."""
        return QSize(self._label_px + self._value_px + LEAST_BARS_PX, self.sizeHint().height())

    @property
    def _row_px(self) -> int:
        return self._look.px(ROW_PX)

    @property
    def _label_px(self) -> int:
        return self._look.px(LABEL_PX)

    @property
    def _value_px(self) -> int:
        return self._look.px(VALUE_PX)

    @property
    def _top_amps(self) -> int:
        known = [bar.amps for bar in self._bars if bar.amps is not None]
        highest = max([*known, self._allowed_amps or 0, STEP_AMPS])
        return int(-(-highest // STEP_AMPS) * STEP_AMPS)

    def _x(self, amps: float) -> float:
        width = self.width() - self._label_px - self._value_px
        return self._label_px + width * amps / self._top_amps

    def paintEvent(self, event: QPaintEvent) -> None:
        """Zone and grid below, bars above, words at both ends."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_grid(painter)
        self._paint_zone(painter)
        for row, bar in enumerate(self._bars):
            self._paint_row(painter, row * self._row_px, bar)

    def _paint_grid(self, painter: QPainter) -> None:
        bottom = len(self._bars) * self._row_px
        painter.setFont(self._look.font(0.85))
        for amps in range(0, self._top_amps + 1, STEP_AMPS):
            x = self._x(amps)
            painter.setPen(QPen(self._look.theme.card_border, 1))
            painter.drawLine(QPointF(x, 0), QPointF(x, bottom))
            painter.setPen(self._look.color("text_2"))
            box = QRectF(x - 30, bottom + 4, 60, self._look.px(18))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(amps))

    def _paint_zone(self, painter: QPainter) -> None:
        if self._allowed_amps is None or self._allowed_amps >= self._top_amps:
            return
        left, bottom = self._x(self._allowed_amps), len(self._bars) * self._row_px
        zone = QRectF(left, 0, self._x(self._top_amps) - left, bottom)
        tint = self._look.color("fault_soft")
        tint.setAlphaF(0.55)
        painter.fillRect(zone, tint)
        hatch = self._look.color("fault")
        hatch.setAlphaF(0.25)
        painter.fillRect(zone, QBrush(hatch, Qt.BrushStyle.BDiagPattern))
        painter.setPen(QPen(self._look.color("fault"), 1.5))
        painter.drawLine(QPointF(left, 0), QPointF(left, bottom))

    def _paint_row(self, painter: QPainter, top: int, bar: AmpBar) -> None:
        px = self._look.px
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(self._look.color("text"))
        painter.setFont(self._look.font(1.0, QFont.Weight.Medium))
        painter.drawText(QRectF(0, top + px(3), self._label_px - 12, px(20)), left, bar.label)
        painter.setPen(self._look.color("text_2"))
        painter.setFont(self._look.font(0.85))
        painter.drawText(QRectF(0, top + px(22), self._label_px - 12, px(18)), left, bar.note)
        if bar.amps:
            self._paint_bar(painter, top, bar)
        self._paint_value(painter, top, bar)

    def _paint_value(self, painter: QPainter, top: int, bar: AmpBar) -> None:
        """The number, and below it how old it is."""
        px, left_px = self._look.px, self.width() - self._value_px
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if bar.age:
            painter.setPen(self._look.color("text_2"))
            painter.setFont(self._look.font(0.85))
            painter.drawText(QRectF(left_px, top + px(22), self._value_px, px(18)), right, bar.age)
        painter.setPen(self._look.color("text" if bar.amps is not None else "text_2"))
        painter.setFont(self._look.font(1.15 if bar.amps is not None else 1.0, QFont.Weight.DemiBold))
        height = px(24) if bar.age else self._row_px
        painter.drawText(QRectF(left_px, top, self._value_px, height), right, bar.words)

    def _paint_bar(self, painter: QPainter, top: int, bar: AmpBar) -> None:
        y = top + (self._row_px - BAR_PX) / 2
        box = QRectF(self._label_px + 0.5, y, self._x(bar.amps or 0) - self._label_px - 1, BAR_PX)
        fill, edge = self._colors(bar.style)
        painter.setPen(QPen(edge, 1.5))
        painter.setBrush(fill)
        painter.drawRoundedRect(box, 4, 4)
        if bar.style is BarStyle.DOTTED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QBrush(edge, Qt.BrushStyle.Dense6Pattern))
            painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), 3, 3)

    def _colors(self, style: BarStyle) -> tuple[QColor, QColor]:
        color = self._look.color
        return {
            BarStyle.GREY: (color("idle_soft"), color("input_border")),
            BarStyle.OUTLINE: (color("surface"), color("text_2")),
            BarStyle.SOLID: (color("accent"), color("accent")),
            BarStyle.DOTTED: (color("charging_soft"), color("charging")),
        }[style]


def _read_out(bar: AmpBar) -> str:
    return f"{bar.label}: {', '.join(filter(None, (bar.words, bar.note, bar.age)))}"


def scale_text(amps: float | None, unknown: str) -> str:
    """The words at a bar's end."""
    return unknown if amps is None else amps_text(amps)
