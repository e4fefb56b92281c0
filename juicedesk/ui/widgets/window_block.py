"""The window on a lane: a real button, so that the mouse, the keyboard and a screen reader reach it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractButton, QWidget

from juicedesk.domain.schedule import ALL_DAY, MINUTES_PER_DAY, ChargeWindow
from juicedesk.ui.format import length_text, minute_text
from juicedesk.ui.look import Look
from juicedesk.ui.values import window_text
from juicedesk.ui.widgets.lane_axis import NOON, Grip, LaneAxis, at_limit, moved, snapped, stretch_of
from juicedesk.ui.widgets.window_piece import EDGE_PX, TEXT_LEFT_PX, PieceState, Times, paint_piece

STEP, FINE_STEP, FINEST_STEP, HOUR = 15, 5, 1, 60
ARROWS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
LIMITS = {Qt.Key.Key_Home: False, Qt.Key.Key_End: True}
STOPPED_MS = 500
"""Keys that are held down repeat faster than this."""
EDGES = {Qt.Key.Key_BracketLeft: Grip.START, Qt.Key.Key_BracketRight: Grip.END}


class WindowBlock(QAbstractButton):
    """Once a move stops, screen readers say where to.

    Signals: window_changed(object) – a person made it another ChargeWindow; field_asked(bool) – Enter, with
    the end or the start held; all_day_asked() – Delete; grip_changed() – another end is held;
    dragged(str, bool) – words while dragging and whether its end is what moves, no words once it is let go.
    """

    window_changed = Signal(object)
    field_asked = Signal(bool)
    all_day_asked = Signal()
    grip_changed = Signal()
    dragged = Signal(str, bool)

    def __init__(self, look: Look, name: str, parent: QWidget) -> None:
        """The parent's width is the axis; `name` is the day class as people read it."""
        super().__init__(parent)
        self._look = look
        self._name = name
        self._lane = parent
        self.charge_window = ALL_DAY
        self.origin_minute = NOON
        self.words_left_px = TEXT_LEFT_PX
        self._grip = Grip.WHOLE
        self._dragged_from: tuple[QPointF, ChargeWindow] | None = None
        self._stop = QTimer(self)
        self._stop.setSingleShot(True)
        self._stop.setInterval(STOPPED_MS)
        self._stop.timeout.connect(self._announce)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        look.changed.connect(self.update)

    def show_window(self, window: ChargeWindow, sentence: str) -> None:
        """Show a window; `sentence` says what it means."""
        self.charge_window = window
        words = f"{window_text(window)}  {length_text(window.length_minutes)}"
        self.setText(words)
        self.setAccessibleName(f"{self._name} {words}")
        self.setAccessibleDescription(sentence)
        self.update()

    @property
    def state(self) -> PieceState:
        """How the window is drawn."""
        return PieceState(self.isEnabled(), self.hasFocus(), self._grip)

    @property
    def runs_past_end(self) -> bool:
        """Whether the end is not at this block's right side but at the left of the lane."""
        return stretch_of(self.charge_window, self.origin_minute)[1] > MINUTES_PER_DAY

    def take_hold(self, grip: Grip, at: QPointF) -> None:
        """Begin to drag; `at` is on the screen."""
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._hold(grip)
        self._dragged_from = (at, self.charge_window)

    def drag_to(self, at: QPointF, modifiers: Qt.KeyboardModifier) -> None:
        """Drag on, in steps of 15 minutes; Alt 5, Shift 1. Nothing when it is not held."""
        if self._dragged_from is None:
            return
        origin, window = self._dragged_from
        minutes = LaneAxis(self._lane.width()).minutes_of(at.x() - origin.x())
        ends = (window.start_minute_of_day, window.end_minute_of_day)
        anchor = ends[self._grip is Grip.END]
        self._change(moved(window, self._grip, snapped(anchor + minutes, _drag_step(modifiers)) - anchor))
        self.dragged.emit(self._drag_words(), self._grip is Grip.END)

    def let_go(self) -> None:
        """Stop dragging."""
        if self._dragged_from is not None:
            if self._dragged_from[1] != self.charge_window:
                self._announce()
            self._dragged_from = None
            self._hold(Grip.WHOLE)
            self.dragged.emit("", False)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the body or of an edge."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.take_hold(self._grip_at(event.position().x()), event.globalPosition())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag, or show what would be dragged."""
        at_edge = self._grip_at(event.position().x()) is not Grip.WHOLE
        if self._dragged_from is None:
            self.setCursor(Qt.CursorShape.SizeHorCursor if at_edge else Qt.CursorShape.OpenHandCursor)
        self.drag_to(event.globalPosition(), event.modifiers())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self.let_go()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Whoever comes back holds the whole window."""
        self._stop.stop()
        self.let_go()
        self._hold(Grip.WHOLE)
        super().focusOutEvent(event)

    def event(self, event: QEvent) -> bool:
        """While something is held, Escape is for this block and for no shortcut."""
        is_key = event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if is_key and event.key() == Qt.Key.Key_Escape and self._is_held:  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, `[` and `]` choose an edge, Home and End go to the limits, Delete is all day."""
        key = event.key()
        if key in ARROWS:
            by_minutes = ARROWS[Qt.Key(key)] * _key_step(event.modifiers())
            self._step_to(moved(self.charge_window, self._grip, by_minutes))
        elif key in LIMITS:
            latest, origin = LIMITS[Qt.Key(key)], self.origin_minute
            self._step_to(at_limit(self.charge_window, self._grip, latest=latest, origin_minute=origin))
        elif key in EDGES:
            self._hold(EDGES[Qt.Key(key)])
            self._announce_edge()
        elif key == Qt.Key.Key_Escape and self._is_held:
            self._give_up()
        elif key == Qt.Key.Key_Delete:
            self.all_day_asked.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.field_asked.emit(self._grip is Grip.END)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The window up to the right end of the lane."""
        painter = QPainter(self)
        past_end = stretch_of(self.charge_window, self.origin_minute)[1] - MINUTES_PER_DAY
        is_longer = past_end <= self.charge_window.length_minutes / 2
        times = Times(self.charge_window, self.words_left_px) if is_longer else None
        sides = (True, not self.runs_past_end)
        paint_piece(painter, self._look, self.rect(), self.state, times, sides)

    @property
    def _is_held(self) -> bool:
        return self._dragged_from is not None or self._grip is not Grip.WHOLE

    def _hold(self, grip: Grip) -> None:
        self._grip = grip
        self.update()
        self.grip_changed.emit()

    def _give_up(self) -> None:
        """Back to how it was before the drag; without one, back to the whole window."""
        if self._dragged_from is not None:
            self._change(self._dragged_from[1])
        self.let_go()
        self._hold(Grip.WHOLE)

    def _grip_at(self, x: float) -> Grip:
        if x < EDGE_PX:
            return Grip.START
        return Grip.END if x > self.width() - EDGE_PX and not self.runs_past_end else Grip.WHOLE

    @property
    def _held_words(self) -> str:
        """The time of the end that is held, or of both."""
        window = self.charge_window
        ends = {Grip.START: window.start_minute_of_day, Grip.END: window.end_minute_of_day}
        return window_text(window) if self._grip is Grip.WHOLE else minute_text(ends[self._grip])

    def _drag_words(self) -> str:
        return f"{self._held_words} · {length_text(self.charge_window.length_minutes)}"

    def _step_to(self, window: ChargeWindow) -> None:
        """A move by a key; it is said once the keys rest."""
        if window != self.charge_window:
            self._stop.start()
        self._change(window)

    def _announce(self) -> None:
        self._say(self.tr("{0}: moved to {1}").format(self._name, self._held_words))

    def _announce_edge(self) -> None:
        words = self.tr("{0}: end, {1}") if self._grip is Grip.END else self.tr("{0}: start, {1}")
        self._say(words.format(self._name, self._held_words))

    def _say(self, words: str) -> None:
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _change(self, window: ChargeWindow) -> None:
        if window != self.charge_window:
            self.window_changed.emit(window)


def _drag_step(modifiers: Qt.KeyboardModifier) -> int:
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        return FINEST_STEP
    return FINE_STEP if modifiers & Qt.KeyboardModifier.AltModifier else STEP


def _key_step(modifiers: Qt.KeyboardModifier) -> int:
    if modifiers & Qt.KeyboardModifier.ControlModifier:
        return HOUR
    return FINEST_STEP if modifiers & Qt.KeyboardModifier.AltModifier else STEP
