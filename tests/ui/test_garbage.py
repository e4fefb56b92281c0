"""Garbage is looked for seldom, but it is."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from juicedesk.ui.garbage import Garbage


class Ring:
    """Holds itself."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def garbage(qtbot: QtBot) -> Iterator[Garbage]:
    garbage = Garbage()
    garbage.watch()
    yield garbage
    garbage.unwatch()


def test_what_is_old_is_not_looked_through_while_the_window_works(garbage: Garbage) -> None:
    before = gc.get_stats()[2]["collections"]
    kept = [Ring() for _number in range(200_000)]
    assert gc.get_stats()[2]["collections"] == before, len(kept)


def test_the_timer_finds_what_only_holds_itself_old_or_new(qtbot: QtBot, garbage: Garbage) -> None:
    old = Ring()
    gc.freeze()
    gone = weakref.ref(old)
    del old
    timer = garbage.findChild(QTimer)
    assert timer is not None and timer.isActive()
    timer.setInterval(0)
    qtbot.waitUntil(lambda: gone() is None)


def test_afterwards_python_does_it_again() -> None:
    before = gc.get_threshold()
    garbage = Garbage()
    garbage.watch()
    assert gc.get_threshold() != before
    garbage.unwatch()
    assert gc.get_threshold() == before
    assert gc.get_freeze_count() == 0
