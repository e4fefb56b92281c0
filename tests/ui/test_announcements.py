"""What a screen reader says by itself: each thing once, when it happens."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from juicedesk.domain.intent import IntentState, Reason
from juicedesk.ui import announce
from juicedesk.ui.widgets import toast
from tests.fakes.desk import FakeDesk, a_change
from tests.ui.used_window import Used, opened, show


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    for module in (announce, toast):
        monkeypatch.setattr(module, "announce", lambda _about, words: said.append(words))
    return said


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, said: list[str]) -> Iterator[Used]:
    with opened(qtbot, qapp, FakeDesk()) as window:
        yield window


def test_what_waits_is_said_once_each_time_it_is_another_number(window: Used, said: list[str]) -> None:
    assert said == [], "how it was found is on the screen"
    for changes in ((1,), (1,), (1, 2), ()):
        show(window, waiting=tuple(a_change(change_id=number) for number in changes))
    assert said == ["1 change waiting", "2 changes waiting", "Nothing waiting"]


def test_a_toast_is_said_once(window: Used, said: list[str]) -> None:
    window.main.say("New name saved.")
    window.main.refresh_now()
    assert said == ["New name saved."]


def test_an_announcement_reaches_the_system_where_somebody_listens(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    widget, events = QWidget(), []
    qtbot.addWidget(widget)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: events.append(event.message()))
    monkeypatch.setattr(QAccessible, "isActive", lambda: False)
    announce.announce(widget, "2 changes waiting")
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    announce.announce(widget, "2 changes waiting")
    announce.announce(widget, "")
    assert events == ["2 changes waiting"]


def test_a_banner_is_said_when_it_comes(window: Used, said: list[str]) -> None:
    show(window, undecided=(a_change(state=IntentState.HELD, reason=Reason.CONFLICT),))
    for _look in range(2):
        window.main._banners.show_desk(window.desk.shown, time.time() + 60)
    assert said == ["1 change needs a decision", "1 change needs your decision."]
