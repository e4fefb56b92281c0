"""A window in another language is built anew, and lets go of what it was before."""

from __future__ import annotations

import gc

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from juicedesk.ui.widgets.labels import Label
from tests.fakes.desk import FakeDesk
from tests.ui.window import Window


def test_nothing_is_kept_of_the_pages_in_the_language_before(qtbot: QtBot, qapp: QApplication) -> None:
    window = Window(qtbot, qapp, FakeDesk())
    for page in range(5):
        window.main.open_page(page)
    before = [window.main.pages]
    window.main.speak("de")
    qtbot.waitUntil(lambda: not isValid(before[0]))
    before.clear()
    assert labels_that_are_gone() == []
    window.close()


def labels_that_are_gone() -> list[Label]:
    """Those that Python still holds although Qt has let them go."""
    gc.collect()
    return [one for one in gc.get_objects() if isinstance(one, Label) and not isValid(one)]
