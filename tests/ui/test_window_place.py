"""The window begins within the screen, and comes back to where it was; the off-screen one is 800 × 800."""

from __future__ import annotations

import base64
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from juicedesk.ui.background import Background
from juicedesk.ui.preferences import Preferences
from juicedesk.ui.window_place import FRAME, PLACE, WindowPlace
from tests.fakes.desk import FakeDesk
from tests.ui.work import finish_work


@pytest.fixture
def background() -> Iterator[Background]:
    background = Background()
    yield background
    background.stop()


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


class Opener:
    """Opens one window after the other on the same preferences, as each start of the program does."""

    def __init__(self, qtbot: QtBot, desk: FakeDesk, background: Background) -> None:
        self.qtbot, self.desk, self.background = qtbot, desk, background

    def open(self, *, is_second: bool = False) -> QMainWindow:
        window = QMainWindow()
        window.setMinimumSize(300, 200)
        self.qtbot.addWidget(window)
        WindowPlace(window, Preferences(self.desk, self.background, window)).take(is_second=is_second)
        window.show()
        self.qtbot.waitExposed(window)
        return window

    def close(self, window: QMainWindow) -> None:
        window.close()
        finish_work(self.background)


@pytest.fixture
def opener(qtbot: QtBot, qapp: QApplication, desk: FakeDesk, background: Background) -> Opener:
    return Opener(qtbot, desk, background)


def test_the_first_window_fits_the_screen_with_its_frame(opener: Opener) -> None:
    room = QGuiApplication.primaryScreen().availableGeometry().size()
    assert opener.open().size() == QSize(1280, 800).boundedTo(room - FRAME)


def test_it_comes_back_where_and_as_it_was(opener: Opener) -> None:
    window = opener.open()
    window.setGeometry(120, 90, 500, 400)
    opener.close(window)
    again = opener.open()
    assert again.geometry() == QRect(120, 90, 500, 400)
    again.showMaximized()
    opener.close(again)
    assert opener.open().isMaximized()


def test_a_place_on_no_screen_any_more_is_forgotten(opener: Opener) -> None:
    window = opener.open()
    window.setGeometry(5000, 4000, 500, 400)
    opener.close(window)
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert room.contains(opener.open().geometry())


@pytest.mark.parametrize("kept", ["nonsense", "ÄÖ", base64.b64encode(b"1234").decode()])
def test_a_place_that_cannot_be_read_is_none(opener: Opener, desk: FakeDesk, kept: str) -> None:
    desk.settings[PLACE] = kept
    room = QGuiApplication.primaryScreen().availableGeometry()
    assert room.contains(opener.open().geometry())


def test_a_second_window_does_not_lie_on_the_first(opener: Opener) -> None:
    window = opener.open()
    window.setGeometry(120, 90, 500, 400)
    opener.close(window)
    assert opener.open(is_second=True).size() != QSize(500, 400)
