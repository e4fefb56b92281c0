"""A lane: what the mouse and the keyboard make of a window, and how it is read out."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from juicedesk.domain.schedule import ALL_DAY, ChargeWindow
from juicedesk.ui.look import Look
from juicedesk.ui.widgets import window_block
from juicedesk.ui.widgets.lane import Lane
from juicedesk.ui.widgets.lane_axis import Grip, LaneAxis, at_limit, moved, snapped, stretch_of

NIGHT = ChargeWindow(1320, 360)
WIDTH_PX = 960  # 1.5 minutes are one pixel
NO_KEY = Qt.KeyboardModifier.NoModifier
ALT, SHIFT, CTRL = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
minutes = st.integers(0, 1440)


def window_of(start: int, end: int) -> ChargeWindow | None:
    return None if start - end in (0, 1440) else ChargeWindow(start % 1440, end)


@given(minutes, minutes, st.sampled_from(Grip), st.integers(-3000, 3000))
def test_no_move_makes_an_empty_window(start: int, end: int, grip: Grip, by_minutes: int) -> None:
    window = window_of(start % 1440, end)
    if window is None:
        return
    result = moved(window, grip, by_minutes)
    assert result.length_minutes >= min(15, window.length_minutes)
    if grip is Grip.WHOLE:
        assert result.length_minutes == window.length_minutes
    elif grip is Grip.START:
        assert result.end_minute_of_day % 1440 == window.end_minute_of_day % 1440
    else:
        assert result.start_minute_of_day == window.start_minute_of_day


@pytest.mark.parametrize(
    ("window", "stretch"),
    [
        (NIGHT, (600, 1080)),
        (ChargeWindow(600, 960), (1320, 1680)),
        (ChargeWindow(720, 1440), (0, 720)),
        (ALL_DAY, (720, 2160)),
    ],
)
def test_the_axis_begins_at_noon(window: ChargeWindow, stretch: tuple[int, int]) -> None:
    assert stretch_of(window) == stretch


def test_pixels_and_minutes() -> None:
    axis = LaneAxis(WIDTH_PX)
    assert axis.x_of(720) == 480 and axis.minutes_of(40) == 60
    assert snapped(1327, 15) == 1320 and snapped(1328, 15) == 1335


def test_limits_of_the_lane() -> None:
    assert at_limit(NIGHT, Grip.WHOLE, latest=False) == ChargeWindow(720, 1200)
    assert at_limit(NIGHT, Grip.WHOLE, latest=True) == ChargeWindow(240, 720)
    assert at_limit(NIGHT, Grip.START, latest=False) == ChargeWindow(720, 360)
    assert at_limit(NIGHT, Grip.END, latest=False) == ChargeWindow(1320, 1335)


class Driven:
    """A lane that follows its own signal, as the page lets it."""

    def __init__(self, qtbot: QtBot, qapp: QApplication, window: ChargeWindow) -> None:
        self.top = QWidget()
        qtbot.addWidget(self.top)
        self.lane = Lane(Look(qapp), "Mon–Fri", "schedule:weekday:window", self.top)
        self.lane.window_changed.connect(self.show)
        self.top.resize(WIDTH_PX, 100)
        self.lane.setGeometry(0, 40, WIDTH_PX, 44)
        self.show(window)
        self.top.show()
        self.block = self.lane.block

    def show(self, window: ChargeWindow) -> None:
        self.window = window
        self.lane.show_window(window, NIGHT, "A sentence.")

    def press(self, x: int) -> None:
        self.at = QPointF(self.block.mapToGlobal(QPoint(x, 19)))
        QTest.mousePress(self.block, Qt.MouseButton.LeftButton, pos=QPoint(x, 19))

    def drag(self, by_px: int, modifiers: Qt.KeyboardModifier = NO_KEY) -> None:
        there = self.at + QPointF(by_px, 0)
        local = self.block.mapFromGlobal(there)
        left = Qt.MouseButton.LeftButton
        move = QMouseEvent(QMouseEvent.Type.MouseMove, local, there, left, left, modifiers)
        QApplication.sendEvent(self.block, move)

    def let_go(self) -> None:
        QTest.mouseRelease(self.block, Qt.MouseButton.LeftButton)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NO_KEY) -> ChargeWindow:
        QTest.keyClick(self.block, key, modifiers)
        return self.window


@pytest.fixture
def lane(qtbot: QtBot, qapp: QApplication) -> Driven:
    return Driven(qtbot, qapp, NIGHT)


def test_dragging_the_body_moves_in_quarter_hours(lane: Driven) -> None:
    lane.press(100)
    lane.drag(-37)
    assert lane.window == ChargeWindow(1260, 300)
    lane.let_go()
    lane.drag(-200)
    assert lane.window == ChargeWindow(1260, 300)


@pytest.mark.parametrize(("modifiers", "start"), [(NO_KEY, 1305), (ALT, 1310), (SHIFT, 1311)])
def test_dragging_the_start_snaps_as_asked(lane: Driven, modifiers: Qt.KeyboardModifier, start: int) -> None:
    lane.press(3)
    lane.drag(-6, modifiers)
    assert lane.window == ChargeWindow(start, 360)


def test_dragging_the_end_stops_at_the_start(lane: Driven) -> None:
    lane.press(lane.block.width() - 3)
    lane.drag(-900)
    assert lane.window == ChargeWindow(1320, 1335)


def test_escape_restores_while_dragging(lane: Driven) -> None:
    lane.press(100)
    lane.drag(-60)
    assert lane.window != NIGHT
    assert lane.key(Qt.Key.Key_Escape) == NIGHT
    lane.drag(-60)
    assert lane.window == NIGHT


def test_words_stand_above_the_edge_while_it_is_dragged(lane: Driven) -> None:
    lane.press(3)
    lane.drag(-40)
    bubble = lane.lane._bubble
    assert bubble is not None and bubble.isVisible() and bubble._words == "21:00 · 9 h"
    lane.let_go()
    assert not bubble.isVisible()


def test_the_part_past_end_is_dragged_too(qtbot: QtBot, qapp: QApplication) -> None:
    lane = Driven(qtbot, qapp, ChargeWindow(600, 960))
    end_px = round(lane.lane.past_end_px)
    assert end_px == 160
    QTest.mousePress(lane.lane, Qt.MouseButton.LeftButton, pos=QPoint(end_px - 3, 22))
    lane.at = QPointF(lane.lane.mapToGlobal(QPoint(end_px - 3, 22)))
    lane.drag(40)
    assert lane.window == ChargeWindow(600, 1020)


def test_arrows_move_by_15_60_and_1(lane: Driven) -> None:
    assert lane.key(Qt.Key.Key_Left) == ChargeWindow(1305, 345)
    assert lane.key(Qt.Key.Key_Right, CTRL) == ChargeWindow(1365, 405)
    assert lane.key(Qt.Key.Key_Right, ALT) == ChargeWindow(1366, 406)


def test_brackets_choose_an_edge_and_escape_leaves_it(lane: Driven) -> None:
    lane.block.setFocus()
    lane.key(Qt.Key.Key_BracketLeft)
    assert lane.key(Qt.Key.Key_Left) == ChargeWindow(1305, 360)
    lane.key(Qt.Key.Key_BracketRight)
    assert lane.key(Qt.Key.Key_Left) == ChargeWindow(1305, 345)
    lane.key(Qt.Key.Key_Escape)
    assert lane.key(Qt.Key.Key_Right) == ChargeWindow(1320, 360)


def test_home_end_and_delete(lane: Driven, qtbot: QtBot) -> None:
    assert lane.key(Qt.Key.Key_Home) == ChargeWindow(720, 1200)
    assert lane.key(Qt.Key.Key_End) == ChargeWindow(240, 720)
    with qtbot.waitSignal(lane.lane.all_day_asked):
        lane.key(Qt.Key.Key_Delete)


@pytest.mark.parametrize(
    ("edge", "is_end"),
    [(None, False), (Qt.Key.Key_BracketLeft, False), (Qt.Key.Key_BracketRight, True)],
)
def test_enter_asks_for_the_field_of_the_edge(
    lane: Driven, qtbot: QtBot, edge: Qt.Key | None, is_end: bool
) -> None:
    if edge is not None:
        lane.key(edge)
    with qtbot.waitSignal(lane.lane.field_asked) as asked:
        lane.key(Qt.Key.Key_Return)
    assert asked.args == [is_end]


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What screen readers are told."""
    told: list[str] = []
    reader = SimpleNamespace(updateAccessibility=lambda event: told.append(event.message()))
    monkeypatch.setattr(window_block, "QAccessible", reader)
    return told


def test_keys_are_said_once_they_rest(lane: Driven, qtbot: QtBot, said: list[str]) -> None:
    lane.block._stop.setInterval(0)
    lane.key(Qt.Key.Key_BracketLeft)
    assert said == ["Mon–Fri: start, 22:00"]
    for _press in range(3):
        lane.key(Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: len(said) > 1)
    assert said[1:] == ["Mon–Fri: moved to 21:15"]


def test_a_drag_is_said_where_it_ends(lane: Driven, said: list[str]) -> None:
    lane.press(100)
    for by_px in (-20, -40):
        lane.drag(by_px)
    assert said == []
    lane.let_go()
    assert said == ["Mon–Fri: moved to 21:00 – 05:00"]
    lane.press(100)
    lane.let_go()
    assert len(said) == 1, "a click moves nothing"


def test_the_window_is_read_out(lane: Driven) -> None:
    assert lane.block.accessibleName() == "Mon–Fri 22:00 – 06:00  8 h"
    assert lane.block.accessibleDescription() == "A sentence."


def test_what_the_box_holds_is_outlined_where_it_differs(lane: Driven) -> None:
    assert lane.lane._outline.lines_px == ()
    lane.show(ChargeWindow(1380, 360))
    assert lane.lane._outline.lines_px == (400.0, 720.0)
