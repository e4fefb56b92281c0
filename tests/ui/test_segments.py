"""A switch between a few choices: mouse and arrow keys choose, showing a choice asks for nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from juicedesk.ui.look import Look
from juicedesk.ui.widgets.segments import Segments


@pytest.fixture
def segments(qtbot: QtBot, qapp: QApplication) -> Segments:
    made = Segments(Look(qapp), "When", (("calendar-clock", "In windows"), ("infinity", "Any time")))
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    return made


def test_a_click_chooses(segments: Segments, qtbot: QtBot) -> None:
    with qtbot.waitSignal(segments.chosen) as chosen:
        qtbot.mouseClick(segments.button(1), Qt.MouseButton.LeftButton)
    assert chosen.args == [1] and segments.index == 1


@pytest.mark.parametrize(("start", "key", "index"), [(0, Qt.Key.Key_Right, 1), (1, Qt.Key.Key_Left, 0)])
def test_arrow_keys_choose(segments: Segments, qtbot: QtBot, start: int, key: Qt.Key, index: int) -> None:
    segments.choose(start)
    segments.button(start).setFocus()
    with qtbot.waitSignal(segments.chosen) as chosen:
        qtbot.keyClick(segments.button(start), key)
    assert chosen.args == [index] and segments.index == index


def test_showing_a_choice_asks_for_nothing(segments: Segments, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(segments.chosen):
        segments.choose(1)
    assert segments.index == 1
