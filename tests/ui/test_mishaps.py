"""What nobody foresaw is logged and said once, whatever thread it comes from; the window stays."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from juicedesk.ui.mishaps import Mishaps


class Shown:
    """A window that is watched, and what it says."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.window.show()
        self.asked = 0
        self.mishaps = Mishaps(self.window, self._ask)

    def _ask(self) -> None:
        self.asked += 1

    @property
    def boxes(self) -> list[QMessageBox]:
        return [box for box in self.window.findChildren(QMessageBox) if box.isVisible()]


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Shown]:
    made = Shown(qtbot)
    made.mishaps.watch()
    yield made
    made.mishaps.unwatch()


def fail() -> None:
    raise RuntimeError("with token 0123456789abcdef0123456789abcdef01234567")


def in_the_window() -> None:
    QTimer.singleShot(0, fail)


def in_a_thread() -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


@pytest.mark.parametrize("happens", [in_the_window, in_a_thread])
def test_it_is_said_once_and_logged_each_time(
    shown: Shown, qtbot: QtBot, caplog: pytest.LogCaptureFixture, happens: Callable[[], None]
) -> None:
    with caplog.at_level(logging.CRITICAL):
        happens()
        qtbot.waitUntil(lambda: len(shown.boxes) == 1)
        happens()
        qtbot.waitUntil(lambda: len(caplog.records) == 2)
    qtbot.wait(0)
    assert len(shown.boxes) == 1
    assert caplog.records[0].exc_info is not None
    shown.boxes[0].accept()
    happens()
    qtbot.waitUntil(lambda: len(caplog.records) == 3)
    qtbot.wait(0)
    assert shown.boxes == [], "not again in this run"


def test_it_leads_to_the_diagnostics(shown: Shown, qtbot: QtBot) -> None:
    in_the_window()
    qtbot.waitUntil(lambda: len(shown.boxes) == 1)
    buttons = {button.text(): button for button in shown.boxes[0].findChildren(QPushButton)}
    buttons["Diagnostics…"].click()
    assert shown.asked == 1
    assert shown.window.isVisible()


def test_a_crash_of_before_leads_to_the_diagnostics_too(shown: Shown, qtbot: QtBot) -> None:
    shown.mishaps.say_of_crash()
    (box,) = shown.boxes
    assert "crashed the last time" in box.text()
    buttons = {button.text(): button for button in box.findChildren(QPushButton)}
    buttons["Diagnostics…"].click()
    assert shown.asked == 1
    in_the_window()
    qtbot.waitUntil(lambda: any(one.objectName() == "mishap" for one in shown.boxes))
