"""A day on which nothing works: the window says so, and nobody is disturbed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QFrame
from pytestqt.qtbot import QtBot

from juicedesk.domain.wiring_rules import RuleSet
from juicedesk.store.view import LinkState
from juicedesk.ui import main_window
from juicedesk.ui.desk import NetworkView
from tests.fakes.desk import NOW, FakeDesk, a_charger, a_wiring
from tests.ui.used_window import Used, lose_server, opened, show
from tests.ui.work import finish_work

TROUBLES = (LinkState.AWAY, LinkState.NONSENSE, LinkState.CONNECTED, LinkState.TOKEN_REFUSED)
DAY_S, STEP_S = 24 * 3600, 300


class Day:
    """The window, its clock, and what the system was handed to show."""

    def __init__(self, window: Used, monkeypatch: pytest.MonkeyPatch) -> None:
        self.window = window
        self.now_s = NOW
        self.told: list[tuple[str, str]] = []
        monkeypatch.setattr(main_window.time, "time", lambda: self.now_s)
        monkeypatch.setattr(
            window.main.notifier, "_show", lambda title, words: self.told.append((title, words))
        )

    def look(self, after_s: float) -> None:
        self.now_s += after_s
        self.window.main.refresh_now()


@pytest.fixture
def day(qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Day]:
    desk = FakeDesk()
    desk.notes[a_charger().unit_id] = a_wiring(RuleSet.EUROPE, 32)
    with opened(qtbot, qapp, desk, is_demo=False) as window:
        yield Day(window, monkeypatch)


def dialogs() -> list[str]:
    tops = QApplication.topLevelWidgets()
    return [type(top).__name__ for top in tops if isinstance(top, QDialog) and top.isVisible()]


def test_a_day_of_failures_opens_no_dialog_and_sends_no_notice(day: Day) -> None:
    for number in range(DAY_S // STEP_S):
        day.window.desk.found = NetworkView(problem="port_taken" if number % 3 else "")
        lose_server(day.window, TROUBLES[number % len(TROUBLES)])
        day.look(STEP_S)
        assert dialogs() == []
    finish_work(day.window.background)
    assert day.told == []


def test_a_box_that_comes_back_above_its_wiring_is_told_and_stands_in_red(day: Day) -> None:
    """As one of the older protocol does after a power cut: 40 A by its hardware, on a wire for 32 A."""
    day.look(1)
    show(day.window, chargers=(replace(a_charger(wire=40), measured_at=day.now_s),))
    for after_s in (1, 6):
        day.look(after_s)
    finish_work(day.window.background)
    assert day.told == [("Garage", "The charger now allows more amps than your wiring can carry.")]
    bar = day.window.main._banners.bar
    assert bar.accessibleName() == "Garage now allows 40 A. Your wiring: 32 A."
    frames = [bar, *bar.findChildren(QFrame)]
    assert any(frame.property("tone") == "fault" for frame in frames)
