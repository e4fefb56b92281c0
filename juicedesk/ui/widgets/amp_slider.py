"""Amps on the scale of the hardware, moved by mouse or keys; what may not be asked for is out of reach."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from juicedesk.domain.wiring import FLOOR_AMPS
from juicedesk.ui.format import limit_text
from juicedesk.ui.look import Look

LEAST_PX, BAR_PX, KNOB_PX, MIDDLE_PX = 170, 4, 8, 16
"""The middle of the line is that of a field beside it."""
MARKS_PX, MARK_GAP_PX = 16, 6
PAGE_AMPS = 4


class AmpSlider(QSlider):
    """From off over the floor to a bound; between off and the floor there is nothing.

    Signals: chosen(int) – a person moved it to these amps.
    """

    chosen = Signal(int)

    def __init__(self, look: Look, name: str, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self._top_amps = FLOOR_AMPS
        self._now_amps: int | None = None
        self._is_at_value = False
        self.setObjectName(object_name)
        self.setAccessibleName(name)
        self.setPageStep(PAGE_AMPS)
        self.setMinimumWidth(look.px(LEAST_PX))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.actionTriggered.connect(lambda _action: self._pass_over_gap())
        self.valueChanged.connect(self._on_value)
        look.changed.connect(self.update)

    def show_amps(self, amps: int | None, now_amps: int | None, bound_amps: int, top_amps: int) -> None:
        """Show a number, the limit in force, the most that may be asked for, and the end of the scale."""
        self._now_amps, self._top_amps = now_amps, max(top_amps, bound_amps, now_amps or 0, FLOOR_AMPS)
        can_move = bound_amps >= FLOOR_AMPS
        was_blocked = self.blockSignals(True)
        self.setRange(0, bound_amps if can_move else 0)
        self.setValue(amps or 0)
        self.blockSignals(was_blocked)
        self._is_at_value = amps is not None and self.value() == amps
        self.setEnabled(can_move)
        self.update()

    def sizeHint(self) -> QSize:
        """A line, and words below it."""
        return QSize(2 * self.minimumWidth(), self._marks_top + self._look.px(MARKS_PX))

    def minimumSizeHint(self) -> QSize:
        """As low as it is."""
        return QSize(self.minimumWidth(), self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go where the person points."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._go_to(event.position().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the mouse."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_to(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """It stays where it is."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling past never changes it."""
        event.ignore()

    def _go_to(self, x: float) -> None:
        amps = round((x - self._left) * self._top_amps / max(1.0, self._right - self._left))
        near_off = amps < FLOOR_AMPS / 2
        self.setValue(0 if near_off else max(FLOOR_AMPS, amps))

    def _pass_over_gap(self) -> None:
        """A key that would stop between off and the floor goes on to the one ahead."""
        at = self.sliderPosition()
        if 0 < at < FLOOR_AMPS:
            self.setSliderPosition(FLOOR_AMPS if at > self.value() else 0)

    def _on_value(self, amps: int) -> None:
        self._is_at_value = True
        self.chosen.emit(amps)

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line up to the bound, hatched beyond; marks below; the knob on top."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_line(painter)
        self._paint_marks(painter)
        if self.isEnabled():
            self._paint_knob(painter)

    @property
    def _left(self) -> float:
        return float(KNOB_PX + 3)

    @property
    def _right(self) -> float:
        return float(self.width() - KNOB_PX - 3)

    @property
    def _middle(self) -> int:
        return self._look.px(MIDDLE_PX)

    @property
    def _marks_top(self) -> int:
        return self._middle + KNOB_PX + 2

    def _x(self, amps: float) -> float:
        return self._left + (self._right - self._left) * amps / self._top_amps

    def _paint_line(self, painter: QPainter) -> None:
        value, now = self.value(), self._now_amps or 0
        self._paint_piece(painter, 0, self.maximum(), self._look.color("hairline"))
        if self.maximum() < self._top_amps:
            hatch = QBrush(self._look.color("fault"), Qt.BrushStyle.BDiagPattern)
            self._paint_piece(painter, self.maximum(), self._top_amps, self._look.color("fault_soft"))
            self._paint_piece(painter, self.maximum(), self._top_amps, hatch)
        if self.isEnabled():
            self._paint_piece(painter, 0, min(value, now) or value, self._look.color("accent"))
            if 0 < now < value:
                self._paint_piece(painter, now, value, self._look.color("pending"))

    def _paint_piece(self, painter: QPainter, first: float, last: float, fill: QColor | QBrush) -> None:
        box = QRectF(self._x(first), self._middle - BAR_PX / 2, self._x(last) - self._x(first), BAR_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawRoundedRect(box, BAR_PX / 2, BAR_PX / 2)

    def _paint_marks(self, painter: QPainter) -> None:
        """The limit in force first, then what has room beside it."""
        painter.setFont(self._look.font(0.85))
        taken: list[QRectF] = []
        for amps, words in self._marks():
            wide = painter.fontMetrics().horizontalAdvance(words) + 2.0
            left = min(max(0.0, self._x(amps) - wide / 2), self.width() - wide)
            if taken and amps > (self._now_amps or 0):
                left = max(left, taken[0].right() + MARK_GAP_PX)
            top = self._marks_top
            box = QRectF(left, top, wide, self.height() - top)
            is_in_way = any(box.adjusted(1 - MARK_GAP_PX, 0, 0, 0).intersects(other) for other in taken)
            if is_in_way or box.right() > self.width():
                continue
            taken.append(box)
            is_end = amps == self.maximum() < self._top_amps and amps != self._now_amps
            painter.setPen(self._look.color("fault" if is_end else "text_2"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        if self._now_amps:
            x = self._x(self._now_amps)
            painter.setPen(QPen(self._look.color("text_2"), 1.5))
            painter.drawLine(QPointF(x, self._middle - 6), QPointF(x, self._middle + 6))

    def _marks(self) -> tuple[tuple[int, str], ...]:
        now, bound = self._now_amps, self.maximum()
        in_force = () if now is None else ((now, self.tr("now {0}").format(limit_text(now))),)
        most = limit_text(bound)
        if bound < self._top_amps:
            most = self.tr("{0} at most").format(most)
        ends = ((bound, most), (0, limit_text(0))) if bound else ()
        return (*in_force, *ends)

    def _paint_knob(self, painter: QPainter) -> None:
        """Hollow while the number in the field is another one."""
        at = QPointF(self._x(self.value()), self._middle)
        if self.hasFocus():
            painter.setPen(QPen(self._look.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawEllipse(at, KNOB_PX + 2, KNOB_PX + 2)
        painter.setPen(QPen(self._look.color("accent"), 2))
        painter.setBrush(self._look.color("surface"))
        painter.drawEllipse(at, KNOB_PX - 1, KNOB_PX - 1)
        if self._is_at_value:
            painter.setBrush(self._look.color("accent"))
            painter.drawEllipse(at, 2.5, 2.5)
