"""One day class's window on a noon-to-noon lane: dragged, typed at, and readable by a screen reader."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolTip, QWidget

from juicedesk.domain.schedule import ALL_DAY, MINUTES_PER_DAY, ChargeWindow
from juicedesk.ui.format import length_text
from juicedesk.ui.look import Look
from juicedesk.ui.values import window_text
from juicedesk.ui.widgets.lane_axis import Grip, LaneAxis, moved, snapped, stretch_of

LANE_PX, WINDOW_PX = 44, 38
EDGE_PX = 10
STEP, FINE_STEP, FINEST_STEP, HOUR = 15, 5, 1, 60
NEEDS_PX = 120


class Lane(QWidget):
    """Shows a window and lets it be moved.

    Signals: window_changed(object) – a person made it another ChargeWindow; start_asked() – Enter asks
    for the typed field.
    """

    window_changed = Signal(object)
    start_asked = Signal()

    def __init__(self, look: Look, name: str, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._in_box: ChargeWindow | None = None
        self.setFixedHeight(LANE_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.block = WindowBlock(self, name)
        self.block.setObjectName(object_name)
        look.changed.connect(self.update)

    def show_window(self, window: ChargeWindow, in_box: ChargeWindow | None, sentence: str) -> None:
        """Show a window, and dashed the one that the box holds where it is another."""
        self._in_box = in_box if in_box != window else None
        self.block.show_window(window, sentence)
        self.update()

    @property
    def axis(self) -> LaneAxis:
        """The lane's scale."""
        return LaneAxis(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The block keeps its times, not its pixels."""
        self.block.place()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, hours, the part that runs past noon, and what the box holds."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.look.color("sunken"))
        painter.drawRoundedRect(self.rect(), 6, 6)
        painter.setPen(QPen(self.look.theme.card_border, 1))
        for hour in range(2, 24, 2):
            x = self.axis.x_of(hour * 60)
            painter.drawLine(QPointF(x, 6), QPointF(x, LANE_PX - 6))
        self._paint_past_noon(painter)
        self._paint_in_box(painter)

    def _paint_past_noon(self, painter: QPainter) -> None:
        """A window over noon is one window in two pieces; the later one shows at the left."""
        _start, end = stretch_of(self.block.charge_window)
        if end <= MINUTES_PER_DAY:
            return
        top = (LANE_PX - WINDOW_PX) / 2
        box = QRectF(0, top, self.axis.x_of(end - MINUTES_PER_DAY), WINDOW_PX)
        painter.setPen(QPen(self.look.color("scheduled"), 1.5))
        painter.setBrush(block_fill(self.look, is_enabled=self.isEnabled()))
        painter.drawRoundedRect(box, 6, 6)

    def _paint_in_box(self, painter: QPainter) -> None:
        if self._in_box is None:
            return
        pen = QPen(self.look.color("text_2"), 1.5, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        start, end = stretch_of(self._in_box)
        for left, right in ((start, min(end, MINUTES_PER_DAY)), (0, end - MINUTES_PER_DAY)):
            if right > left:
                x = self.axis.x_of(left)
                painter.drawRoundedRect(QRectF(x + 1, 2, self.axis.x_of(right) - x - 2, LANE_PX - 4), 6, 6)


class WindowBlock(QAbstractButton):
    """The window itself: a real child, so that the keyboard and a screen reader reach it."""

    def __init__(self, lane: Lane, name: str) -> None:
        super().__init__(lane)
        self._lane = lane
        self._name = name
        self.charge_window = ALL_DAY
        self._grip = Grip.WHOLE
        self._dragged_from: tuple[QPointF, ChargeWindow] | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_window(self, window: ChargeWindow, sentence: str) -> None:
        """Show a window; `sentence` says what it means."""
        self.charge_window = window
        words = f"{window_text(window)}  {length_text(window.length_minutes)}"
        self.setText(words)
        self.setAccessibleName(f"{self._name} {words}")
        self.setAccessibleDescription(sentence)
        self.place()

    def place(self) -> None:
        """Take the pixels of the window's times."""
        start, end = stretch_of(self.charge_window)
        axis = self._lane.axis
        left, right = axis.x_of(start), axis.x_of(min(end, MINUTES_PER_DAY))
        self.setGeometry(round(left), (LANE_PX - WINDOW_PX) // 2, max(12, round(right - left)), WINDOW_PX)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the body or of an edge."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._grip = self._grip_at(event.position().x())
            self._dragged_from = (event.globalPosition(), self.charge_window)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, in steps of 15 minutes; Alt 5, Shift 1."""
        if self._dragged_from is None:
            at_edge = self._grip_at(event.position().x()) is not Grip.WHOLE
            self.setCursor(Qt.CursorShape.SizeHorCursor if at_edge else Qt.CursorShape.OpenHandCursor)
            return
        origin, window = self._dragged_from
        minutes = self._lane.axis.minutes_of(event.globalPosition().x() - origin.x())
        by = self._snapped_by(window, minutes, _step(event.modifiers()))
        self._change(moved(window, self._grip, by))
        QToolTip.showText(event.globalPosition().toPoint(), self.text(), self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._dragged_from = None
        self._grip = Grip.WHOLE
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, `[` and `]` choose an edge, Home and End go to the ends, Delete is all day."""
        key = event.key()
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        grips = {Qt.Key.Key_BracketLeft: Grip.START, Qt.Key.Key_BracketRight: Grip.END}
        if key in steps:
            self._change(
                moved(self.charge_window, self._grip, steps[Qt.Key(key)] * _key_step(event.modifiers()))
            )
        elif key in grips:
            self._grip = grips[Qt.Key(key)]
            self.update()
        elif key == Qt.Key.Key_Escape:
            self._let_go()
        elif key == Qt.Key.Key_Delete:
            self._change(ALL_DAY)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._lane.start_asked.emit()
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill, border, handles, and the times where they fit."""
        look = self._lane.look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = look.color("focus" if self.hasFocus() else "scheduled")
        painter.setPen(QPen(edge, 2.5 if self.hasFocus() else 1.5))
        painter.setBrush(block_fill(look, is_enabled=self.isEnabled()))
        box = QRectF(self.rect()).adjusted(1.25, 1.25, -1.25, -1.25)
        painter.drawRoundedRect(box, 6, 6)
        self._paint_handles(painter, edge)
        painter.setPen(look.color("on_scheduled_soft"))
        painter.setFont(look.font(1.0, QFont.Weight.DemiBold))
        words = self.text() if self.width() > NEEDS_PX + 30 else window_text(self.charge_window)
        if self.width() > NEEDS_PX:
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)

    def _paint_handles(self, painter: QPainter, color: QColor) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        for grip, x in ((Grip.START, 5), (Grip.END, self.width() - 8)):
            height = 22 if self._grip is grip else 12
            painter.drawRoundedRect(QRect(x, (WINDOW_PX - height) // 2, 3, height), 1.5, 1.5)

    def _grip_at(self, x: float) -> Grip:
        if x < EDGE_PX:
            return Grip.START
        return Grip.END if x > self.width() - EDGE_PX else Grip.WHOLE

    def _snapped_by(self, window: ChargeWindow, minutes: float, step: int) -> int:
        """So far that the end that moves stands on a multiple of the step."""
        end_moves = self._grip is Grip.END
        anchor = window.end_minute_of_day if end_moves else window.start_minute_of_day
        return snapped(anchor + minutes, step) - anchor

    def _let_go(self) -> None:
        if self._dragged_from is not None:
            window = self._dragged_from[1]
            self._dragged_from = None
            self._change(window)
        self._grip = Grip.WHOLE
        self.update()

    def _change(self, window: ChargeWindow) -> None:
        if window != self.charge_window:
            self._lane.window_changed.emit(window)


def block_fill(look: Look, *, is_enabled: bool) -> QColor:
    """The ground of a window."""
    return look.theme.mix("scheduled", "scheduled_soft", 0.10) if is_enabled else look.color("idle_soft")


def _step(modifiers: Qt.KeyboardModifier) -> int:
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return FINEST_STEP
    return FINE_STEP if modifiers & Qt.KeyboardModifier.AltModifier else STEP


def _key_step(modifiers: Qt.KeyboardModifier) -> int:
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        return HOUR
    return FINEST_STEP if modifiers & Qt.KeyboardModifier.AltModifier else STEP
