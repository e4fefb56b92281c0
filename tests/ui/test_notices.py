"""Who is told what: failures and what was waited for, once, and never of what was not asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from juicedesk.domain.charger import Blocking, ChargerState
from juicedesk.domain.intent import IntentState
from juicedesk.store.view import DeskView, LinkState, LinkView
from juicedesk.ui.background import Background
from juicedesk.ui.leaving import Leave, how_to_leave
from juicedesk.ui.notices import NoticeKind, What, notices_between, unplugged_before_window
from juicedesk.ui.notifier import NOTICES, Notifier, preference_of
from juicedesk.ui.preferences import Preferences
from tests.fakes.desk import NOW, FakeDesk, a_change, a_charger, a_measurement

LINK = LinkView(LinkState.CONNECTED, "home:8042")
FINE = DeskView(LINK, (a_charger(),), (), (), ())


def told(before: DeskView, after: DeskView) -> list[What]:
    return [notice.what for notice in notices_between(before, after)]


def in_state(state: ChargerState, blocking: Blocking = Blocking.NOTHING) -> DeskView:
    return replace(FINE, chargers=(replace(a_charger(), measurement=a_measurement(state, blocking)),))


def test_a_view_that_stays_as_it_is_tells_nothing() -> None:
    assert told(FINE, FINE) == []


def test_another_account_is_no_news() -> None:
    other = replace(in_state(ChargerState.ERROR), link=replace(LINK, address="other"))
    assert told(FINE, other) == []


@pytest.mark.parametrize(
    ("was", "now", "what"),
    [
        (ChargerState.CHARGING, ChargerState.ERROR, What.FAULT),
        (ChargerState.CHARGING, ChargerState.DISCONNECT, What.CHARGER_LOST),
        (ChargerState.DISCONNECT, ChargerState.STANDBY, What.CHARGER_BACK),
        (ChargerState.PLUGGED, ChargerState.CHARGING, What.STARTED),
        (ChargerState.CHARGING, ChargerState.PLUGGED, What.STOPPED),
        (ChargerState.CHARGING, ChargerState.STANDBY, What.STOPPED),
    ],
)
def test_a_charger_that_does_something_else(was: ChargerState, now: ChargerState, what: What) -> None:
    assert told(in_state(was), in_state(now)) == [what]
    assert told(in_state(now), in_state(now)) == []


def test_a_car_that_is_plugged_in_and_has_to_wait() -> None:
    waits = in_state(ChargerState.PLUGGED, Blocking.SCHEDULE)
    assert told(in_state(ChargerState.STANDBY), waits) == [What.WAITS]
    assert told(waits, waits) == []


def test_changes_are_told_when_they_need_somebody_or_waited_long() -> None:
    waiting = replace(FINE, waiting=(a_change(change_id=1),))
    held = a_change(change_id=1, state=IntentState.HELD)
    assert told(waiting, replace(FINE, undecided=(held,))) == [What.UNDECIDED]
    refused = a_change(change_id=1, state=IntentState.REJECTED)
    assert told(waiting, replace(FINE, done=(refused,))) == [What.WENT_WRONG]
    soon = a_change(change_id=1, state=IntentState.CONFIRMED)
    assert told(waiting, replace(FINE, done=(soon,))) == []
    late = replace(soon, made_at=NOW - 7200)
    assert told(waiting, replace(FINE, done=(late,))) == [What.CONFIRMED]
    assert told(FINE, replace(FINE, done=(late,))) == [], "it was over before somebody looked"


def test_a_server_matters_to_changes_that_wait_for_it() -> None:
    away = replace(FINE, link=replace(LINK, state=LinkState.AWAY))
    (lost,) = notices_between(FINE, away)
    assert (lost.kind, lost.matters) == (NoticeKind.SERVER, False)
    waiting = (a_change(),)
    (back,) = notices_between(replace(away, waiting=waiting), replace(FINE, waiting=waiting))
    assert (back.what, back.matters) == (What.SERVER_BACK, True)


@pytest.mark.parametrize(
    ("utc", "state", "is_told"),
    [
        ("2026-11-17T21:44", ChargerState.STANDBY, False),  # 22:44 there; the window opens at 23:00
        ("2026-11-17T21:45", ChargerState.STANDBY, True),
        ("2026-11-17T21:59", ChargerState.STANDBY, True),
        ("2026-11-17T22:00", ChargerState.STANDBY, False),
        ("2026-11-17T21:50", ChargerState.PLUGGED, False),
        ("2026-11-17T21:50", ChargerState.DISCONNECT, False),
    ],
)
def test_a_window_that_opens_soon_without_a_car(utc: str, state: ChargerState, is_told: bool) -> None:
    soon = unplugged_before_window(in_state(state), datetime.fromisoformat(utc))
    assert bool(soon) is is_told
    if is_told:
        assert soon == {a_charger().unit_id: datetime.fromisoformat("2026-11-17T23:00")}


class AtOnce(Background):
    """Work is done when it is asked for, so that nothing has to be waited for."""

    def run(self, owner: QObject, work: Any, on_done: Any, on_error: Any) -> None:
        on_done(work())


class Told:
    """What the system was handed."""

    def __init__(self) -> None:
        self.desk = FakeDesk()
        self.background = AtOnce()
        self.preferences = Preferences(self.desk, self.background)
        self.notifier = Notifier(self.preferences, self.background, self._show)
        self.shown: list[tuple[str, str]] = []

    def _show(self, title: str, words: str) -> None:
        self.shown.append((title, words))

    def see(self, *views: DeskView, too_high: str = "", now: float = NOW) -> list[tuple[str, str]]:
        """What has been told after some more looks."""
        for view in views:
            self.notifier.look(view, too_high, now)
        return self.shown


@pytest.fixture
def person(qapp: QApplication) -> Iterator[Told]:
    told = Told()
    yield told
    told.background.stop()


FAULT = in_state(ChargerState.ERROR)


def test_a_fault_is_told_once_with_its_charger(person: Told) -> None:
    assert person.see(FINE, FAULT, FAULT) == [("Garage", "The charger reports a fault.")]


def test_charging_is_told_only_to_who_asked_for_it(person: Told) -> None:
    plugged = in_state(ChargerState.PLUGGED)
    person.notifier.look(plugged, "", NOW)
    person.notifier.look(FINE, "", NOW)
    person.preferences.switch(preference_of(NoticeKind.CHARGING), True)
    assert person.see(plugged) == [("Garage", "Charging has stopped.")]


def test_what_is_switched_off_is_not_told(person: Told) -> None:
    person.preferences.switch(NOTICES, False)
    assert person.see(FINE, FAULT) == []


def test_danger_is_told_whatever_is_switched_off_or_snoozed(person: Told) -> None:
    person.preferences.switch(NOTICES, False)
    person.notifier.snooze(60)
    shown = person.see(FINE, FINE, too_high=a_charger().unit_id)
    assert shown == [("Garage", "The charger now allows more amps than your wiring can carry.")]


def test_snoozing_ends_by_itself(person: Told) -> None:
    person.preferences.choose("notices_snoozed_until", str(NOW + 600))
    person.notifier.look(FINE, "", NOW)
    person.notifier.look(FAULT, "", NOW)
    person.notifier.look(FINE, "", NOW)
    assert person.see(FAULT, now=NOW + 601) == [("Garage", "The charger reports a fault.")]


@pytest.mark.parametrize(
    ("facts", "leave"),
    [
        ({}, Leave.QUIT),
        ({"waiting": 2}, Leave.ASK),
        ({"waiting": 2, "wants_to_quit": True}, Leave.ASK),
        ({"waiting": 2, "remembered": "quit"}, Leave.QUIT),
        ({"waiting": 2, "remembered": "hide", "has_tray": True}, Leave.HIDE),
        ({"waiting": 2, "remembered": "hide"}, Leave.ASK),
        ({"in_background": True, "has_tray": True}, Leave.HIDE),
        ({"in_background": True}, Leave.QUIT),
        ({"in_background": True, "has_tray": True, "wants_to_quit": True}, Leave.QUIT),
    ],
)
def test_closing_asks_only_where_something_would_wait_unseen(facts: dict[str, object], leave: Leave) -> None:
    plain = {
        "wants_to_quit": False,
        "waiting": 0,
        "remembered": "",
        "in_background": False,
        "has_tray": False,
    }
    assert how_to_leave(**(plain | facts)) is leave  # type: ignore[arg-type]


def test_an_empty_charger_before_its_window_is_told_once_and_only_when_asked_for(person: Told) -> None:
    before = datetime.fromisoformat("2026-11-17T21:50+00:00").timestamp()
    empty = in_state(ChargerState.STANDBY)
    assert person.see(empty, empty, now=before) == []
    person.preferences.switch(preference_of(NoticeKind.UNPLUGGED), True)
    for minute in range(10):
        person.see(empty, now=before + 60 * minute)
    assert person.shown == [("Garage", "Its window opens soon, and no car is plugged in.")]
    assert len(person.see(empty, now=before + 24 * 3600)) == 2, "the next evening again"
