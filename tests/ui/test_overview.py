"""What the overview says of a charger: never more than is known of it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QListView
from pytestqt.qtbot import QtBot

from juicedesk.domain.box_facts import BoxFacts, Policy
from juicedesk.domain.charger import Blocking, ChargerState
from juicedesk.domain.schedule import ANY_TIME, ChargeWindow, Schedule
from juicedesk.store.view import ChargerView, LinkState, LinkView
from juicedesk.ui.charger_stack import SCHEDULE
from juicedesk.ui.format import minute_text
from juicedesk.ui.outlook_words import charger_time
from tests.fakes.desk import NOW, FakeDesk, a_charger, a_measurement
from tests.ui.used_window import Used, opened, show


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[Used]:
    with opened(qtbot, qapp, FakeDesk()) as window:
        yield window


def at(window: Used, charger: ChargerView) -> list[str]:
    read_at = time.time() if charger.measured_at == NOW else charger.measured_at
    show(window, chargers=(replace(charger, measured_at=read_at),))
    return window.texts


def test_nothing_charges_while_it_is_switched_off(window: Used) -> None:
    off = replace(a_charger(limit=0, schedule=ANY_TIME), measurement=a_measurement(ChargerState.STANDBY))
    texts = at(window, off)
    assert {"Switched off", "No car charges here until the charge limit is raised."} <= set(texts)


def test_a_fault_is_in_control_before_any_schedule(window: Used) -> None:
    texts = at(window, replace(a_charger(), measurement=a_measurement(ChargerState.ERROR)))
    assert {"The box, with a fault", "No car charges here until the fault is gone."} <= set(texts)
    assert "The schedule" not in texts


def test_a_car_that_charges_is_not_told_to_be_plugged_in(window: Used) -> None:
    texts = at(window, a_charger(schedule=ANY_TIME))
    assert "The car charges until it is full or unplugged." in texts


def test_the_time_to_be_ready_by_is_named(window: Used) -> None:
    now = charger_time(a_charger(), datetime.now(UTC))
    opens, closes, ready = ((now.hour * 60 + more) % 1440 for more in (120, 360, 300))
    soon = ChargeWindow(opens, closes, ready or 1440)
    waits = a_measurement(ChargerState.PLUGGED, Blocking.SCHEDULE)
    texts = at(window, replace(a_charger(schedule=Schedule(True, soon, soon)), measurement=waits))
    (words,) = [text for text in texts if text.startswith("Charging starts ")]
    assert words.endswith(f"at {minute_text(opens)}. To be ready by {minute_text(ready)}.")


def test_an_old_reading_does_not_say_what_comes_next(window: Used) -> None:
    old = replace(a_charger(schedule=ANY_TIME), measured_at=1.0)
    texts = at(window, old)
    assert "Not known at the moment." in texts
    (note,) = [text for text in texts if text.startswith("Charging is allowed at any time. As of ")]
    assert " 1 Jan " in note, "not as of today"


@pytest.mark.parametrize(
    ("state", "is_current"),
    [(LinkState.CONNECTED, True), (LinkState.CONNECTING, True), (LinkState.AWAY, False)],
)
def test_a_fresh_reading_holds_until_the_server_is_known_to_be_away(
    window: Used, state: LinkState, is_current: bool
) -> None:
    show(window, link=LinkView(state))
    texts = at(window, a_charger(schedule=ANY_TIME))
    assert ("The car charges until it is full or unplugged." in texts) is is_current


@pytest.mark.parametrize(
    ("policy", "reason"),
    [
        (Policy(refused=(("set_override", "Not in this plan"),)), "Not in this plan"),
        (Policy(refused=(("set_override", ""),)), "The server does not offer this for the charger."),
        (Policy("Peak hours", False), "The policy “Peak hours” controls this charger."),
    ],
)
def test_what_the_server_forbids_is_there_and_says_why(window: Used, policy: Policy, reason: str) -> None:
    texts = at(window, replace(a_charger(), facts=BoxFacts(policy=policy)))
    assert window.find("head:override").isVisible() and not window.button("head:override").isEnabled()
    assert reason in texts and "needs the server" not in texts
    assert ("The utility" in texts) == policy.is_of_utility


def test_a_schedule_that_the_server_forbids_cannot_be_saved(window: Used) -> None:
    forbids = BoxFacts(policy=Policy(refused=(("set_tou", "Not in this plan"),)))
    at(window, replace(a_charger(), facts=forbids))
    window.main.open_page(SCHEDULE)
    field = window.find("schedule:weekday:start")
    assert isinstance(field, QLineEdit)
    field.selectAll()
    window.qtbot.keyClicks(field, "22:00")
    window.qtbot.keyClick(field, Qt.Key.Key_Return)
    assert "Not in this plan" in window.texts
    assert window.find("schedule:save").isVisible() and not window.button("schedule:save").isEnabled()
    at(window, a_charger())
    assert "Not in this plan" not in window.texts and window.button("schedule:save").isEnabled()


def test_the_sidebar_says_how_long_a_car_waits(window: Used) -> None:
    now = charger_time(a_charger(), datetime.now(UTC))
    opens = (now.hour * 60 + now.minute + 120) % 1440
    soon = ChargeWindow(opens, (opens + 60) % 1440)
    waits = a_measurement(ChargerState.PLUGGED, Blocking.SCHEDULE)
    at(window, replace(a_charger(schedule=Schedule(True, soon, soon)), measurement=waits))
    chargers = window.find("chargers")
    assert isinstance(chargers, QListView)
    words = chargers.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words == f"Garage, Waits until {minute_text(opens)}"


def test_what_was_never_read_is_a_dash(window: Used) -> None:
    texts = at(window, replace(a_charger(), measurement=None, measured_at=None))
    assert "0 min" not in texts
    assert "Not known before the server has been asked." in texts
