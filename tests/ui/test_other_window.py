"""What a window says and offers when the profile has several."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from juicedesk.ui.widgets.labels import Label
from tests.fakes.desk import FakeDesk
from tests.ui.window import Window


def labels(window: Window) -> list[str]:
    return [label.text() for label in window.main.findChildren(Label) if label.isVisibleTo(window.main)]


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "Another window is sending"), ("de", "Ein anderes Fenster sendet")],
)
def test_the_status_bar_says_that_another_window_sends(
    qtbot: QtBot, qapp: QApplication, language: str, words: str
) -> None:
    desk = FakeDesk()
    window = Window(qtbot, qapp, desk)
    try:
        window.main.speak(language)
        qtbot.waitUntil(lambda: bool(labels(window)))
        assert words not in labels(window)
        desk.shown = replace(desk.shown, link=replace(desk.shown.link, by_other_window=True))
        window.main.refresh_now()
        assert words in labels(window)
    finally:
        window.close()


def test_a_new_window_is_a_menu_entry(qtbot: QtBot, qapp: QApplication) -> None:
    window = Window(qtbot, qapp, FakeDesk())
    try:
        entry = window.main.findChild(QAction, "window:new")
        assert entry is not None
        with qtbot.waitSignal(window.main.new_window_requested):
            entry.trigger()
    finally:
        window.close()
