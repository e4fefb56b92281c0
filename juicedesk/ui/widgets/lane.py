"""One day class's window on a lane from noon to noon, or from midnight to midnight."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from juicedesk.domain.schedule import MINUTES_PER_DAY, ChargeWindow
from juicedesk.ui.look import Look
from juicedesk.ui.widgets.bubble import Bubble
from juicedesk.ui.widgets.lane_axis import NOON, Grip, LaneAxis, stretch_of
from juicedesk.ui.widgets.window_block import WindowBlock
from juicedesk.ui.widgets.window_piece import EDGE_PX, TEXT_LEFT_PX, Times, paint_piece

LANE_PX, WINDOW_PX = 44, 38
TOP_PX = (LANE_PX - WINDOW_PX) // 2
WORDS_PX, LINE_GAP_PX = 140, 10
NOW_DOT_PX = 3.0


class Lane(QWidget):
    """Shows a window and lets it be moved.

    Signals: window_changed(object) – a person made it another ChargeWindow; field_asked(bool) – Enter asks
    for a typed field, that of the end or of the start; all_day_asked() – Delete.
    """

    window_changed = Signal(object)
    field_asked = Signal(bool)
    all_day_asked = Signal()

    def __init__(self, look: Look, name: str, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self._bubble: Bubble | None = None
        self.setFixedHeight(LANE_PX)
        self.setMinimumWidth(240)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.block = WindowBlock(look, name, self)
        self.block.setObjectName(object_name)
        self.block.window_changed.connect(self.window_changed)
        self.block.field_asked.connect(self.field_asked)
        self.block.all_day_asked.connect(self.all_day_asked)
        self.block.grip_changed.connect(self.update)
        self.block.dragged.connect(self._say)
        self._outline = BoxOutline(look, self)
        look.changed.connect(self.update)

    def show_window(self, window: ChargeWindow, in_box: ChargeWindow | None, sentence: str) -> None:
        """Show a window, and dashed the one that the box holds where it is another."""
        is_other = in_box is not None and in_box.pieces != window.pieces
        self._outline.show_window(in_box if is_other else None)
        self.block.show_window(window, sentence)
        self.place_block()

    def show_now(self, minute_of_day: int | None) -> None:
        """A line at the time it is; None for the lane of other days."""
        self._outline.show_now(minute_of_day)

    def begin_at(self, origin_minute: int) -> None:
        """Let the lane begin at noon or at midnight."""
        self.block.origin_minute = self._outline.origin_minute = origin_minute
        self._outline.update()
        self.place_block()

    def place_block(self) -> None:
        """Give the block the pixels of its window's times."""
        start, end = stretch_of(self.block.charge_window, self.block.origin_minute)
        left, right = self.axis.x_of(start), self.axis.x_of(min(end, MINUTES_PER_DAY))
        self.block.setGeometry(round(left), TOP_PX, max(12, round(right - left)), WINDOW_PX)
        self.block.words_left_px = self._words_left_px()
        self.block.update()
        self.update()

    def _words_left_px(self) -> int:
        """Right of a dashed line that would cross the words."""
        lines = [x - self.block.x() for x in self._outline.lines_px]
        crossing = [round(x) for x in lines if TEXT_LEFT_PX - LINE_GAP_PX < x < TEXT_LEFT_PX + WORDS_PX]
        return max(crossing, default=TEXT_LEFT_PX - LINE_GAP_PX) + LINE_GAP_PX

    @property
    def axis(self) -> LaneAxis:
        """The lane's scale."""
        return LaneAxis(self.width())

    @property
    def past_end_px(self) -> float:
        """How much of the window runs past the right end, and so shows again at the left."""
        end = stretch_of(self.block.charge_window, self.block.origin_minute)[1]
        return self.axis.x_of(max(0, end - MINUTES_PER_DAY))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The block keeps its times, not its pixels."""
        self._outline.setGeometry(self.rect())
        self.place_block()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The part past the right end is a part of the window too."""
        x = event.position().x()
        if event.button() is Qt.MouseButton.LeftButton and x < self.past_end_px:
            self.block.take_hold(self._grip_at(x), event.globalPosition())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the window by its part past the right end."""
        is_on_window = event.position().x() < self.past_end_px
        at_end = is_on_window and self._grip_at(event.position().x()) is Grip.END
        self.setCursor(Qt.CursorShape.SizeHorCursor if at_end else Qt.CursorShape.ArrowCursor)
        self.block.drag_to(event.globalPosition(), event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self.block.let_go()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, hours, and the part that runs past the right end."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QPainterPath()
        ground.addRoundedRect(QRectF(self.rect()), 6, 6)
        painter.fillPath(ground, self.look.color("sunken"))
        painter.setPen(QPen(self.look.theme.card_border, 1))
        for hour in range(2, 24, 2):
            x = round(self.axis.x_of(hour * 60)) + 0.5
            painter.drawLine(QPointF(x, 6), QPointF(x, LANE_PX - 6))
        if self.past_end_px > 0:
            self._paint_past_end(painter)

    def _paint_past_end(self, painter: QPainter) -> None:
        """A window over the right end is one window in two pieces; the later one shows at the left."""
        piece = QRect(0, TOP_PX, round(self.past_end_px), WINDOW_PX)
        is_longer = piece.width() > self.block.width()
        times = Times(self.block.charge_window) if is_longer else None
        paint_piece(painter, self.look, piece, self.block.state, times, (False, True))

    def _grip_at(self, x: float) -> Grip:
        return Grip.END if x > self.past_end_px - EDGE_PX else Grip.WHOLE

    def _say(self, words: str, is_end: bool) -> None:
        """Words above the end that moves; none take them away."""
        top = self.window()
        if self._bubble is None or self._bubble.parentWidget() is not top:
            self._bubble = Bubble(self.look, top)
        if not words:
            self._bubble.hide()
            return
        block = self.block.geometry()
        end_px = round(self.past_end_px) or block.right()
        self._bubble.say(words, self.mapTo(top, QPoint(end_px if is_end else block.left(), 0)))


class BoxOutline(QWidget):
    """What the box holds, dashed, and the time it is, over everything else on the lane."""

    def __init__(self, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self._window: ChargeWindow | None = None
        self._now_minute: int | None = None
        self.origin_minute = NOON
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        look.changed.connect(self.update)

    def show_window(self, window: ChargeWindow | None) -> None:
        """Show a window, or nothing."""
        self._window = window
        self.update()

    def show_now(self, minute_of_day: int | None) -> None:
        """Another time of the day, or none."""
        if minute_of_day != self._now_minute:
            self._now_minute = minute_of_day
            self.update()

    @property
    def now_px(self) -> float | None:
        """Where the line of the time stands."""
        if self._now_minute is None:
            return None
        return LaneAxis(self.width()).x_of((self._now_minute - self.origin_minute) % MINUTES_PER_DAY)

    @property
    def lines_px(self) -> tuple[float, ...]:
        """Where upright dashed lines stand."""
        if self._window is None:
            return ()
        axis = LaneAxis(self.width())
        return tuple(axis.x_of(end % MINUTES_PER_DAY) for end in stretch_of(self._window, self.origin_minute))

    def paintEvent(self, event: QPaintEvent) -> None:
        """One dashed box, or two where it runs past the right end; the line of the time on top."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._window is not None:
            self._paint_window(painter, self._window)
        if self.now_px is not None:
            self._paint_now(painter, self.now_px)

    def _paint_now(self, painter: QPainter, x: float) -> None:
        painter.setPen(QPen(self._look.color("text"), 1.5))
        painter.drawLine(QPointF(x, 2), QPointF(x, self.height()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color("text"))
        painter.drawEllipse(QPointF(x, NOW_DOT_PX), NOW_DOT_PX, NOW_DOT_PX)

    def _paint_window(self, painter: QPainter, window: ChargeWindow) -> None:
        pen = QPen(self._look.color("scheduled"), 1.25)
        pen.setDashPattern([4, 2.5])
        painter.setPen(pen)
        axis = LaneAxis(self.width())
        start, end = stretch_of(window, self.origin_minute)
        for left, right in ((start, min(end, MINUTES_PER_DAY)), (0, end - MINUTES_PER_DAY)):
            if right > left:
                x = axis.x_of(left)
                box = QRectF(x + 1.25, TOP_PX + 1.25, axis.x_of(right) - x - 2.5, WINDOW_PX - 2.5)
                painter.drawRoundedRect(box, 6, 6)
