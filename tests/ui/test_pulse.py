"""How often the window looks at the desk."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QObject, QTimer
from pytestqt.qtbot import QtBot

from juicedesk.ui.pulse import AGES_EVERY_MS, AT_MOST_EVERY_MS, MOST_REST_MS, SECONDS_EVERY_MS, Pulse


@pytest.mark.parametrize(("look_s", "rest_ms"), [(0.0, AT_MOST_EVERY_MS), (0.05, MOST_REST_MS)])
def test_the_rest_follows_what_a_look_takes_but_has_an_end(qtbot: QtBot, look_s: float, rest_ms: int) -> None:
    looked: list[float] = []

    def look() -> None:
        time.sleep(look_s)  # it is that slow
        looked.append(look_s)

    parent = QObject()
    pulse = Pulse(look, parent)
    pulse.ask()
    qtbot.waitUntil(lambda: bool(looked))
    (soon,) = [timer for timer in pulse.findChildren(QTimer) if timer.isSingleShot()]
    qtbot.waitUntil(lambda: soon.interval() == rest_ms)
    pulse.stop()


def test_seconds_are_counted_only_while_something_counts_down(qtbot: QtBot) -> None:
    parent = QObject()
    pulse = Pulse(lambda: None, parent)
    assert pulse.ages.interval() == AGES_EVERY_MS
    pulse.count_seconds(True)
    assert pulse.ages.interval() == SECONDS_EVERY_MS
    pulse.count_seconds(False)
    assert pulse.ages.interval() == AGES_EVERY_MS
    pulse.stop()
