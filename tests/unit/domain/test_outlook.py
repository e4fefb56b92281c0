"""What comes next is never said wrongly: every state with every reason that holds a car back."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from itertools import product

import pytest

from juicedesk.domain.charger import Blocking, ChargerState
from juicedesk.domain.outlook import Holder, Next, Outlook, Situation, holder_of, outlook
from juicedesk.domain.schedule import ALL_DAY, ANY_TIME, ChargeWindow, Schedule

TUESDAY = datetime.fromisoformat("2026-11-24")
NOON, NIGHT = TUESDAY + timedelta(hours=12), TUESDAY + timedelta(hours=23, minutes=30)
WINDOW = ChargeWindow(1380, 390, 360)
NIGHTS = Schedule(True, WINDOW, ALL_DAY)
ALWAYS = Schedule(True, ALL_DAY, ALL_DAY)
OPENS, CLOSES = TUESDAY + timedelta(hours=23), TUESDAY + timedelta(hours=30, minutes=30)
READY = TUESDAY + timedelta(hours=30)

CHARGING = Situation(NOON, state=ChargerState.CHARGING, schedule=ANY_TIME, limit_amps=32)
PLUGGED = replace(CHARGING, state=ChargerState.PLUGGED)
NO_CAR = replace(CHARGING, state=ChargerState.STANDBY)
FAULT = replace(CHARGING, state=ChargerState.ERROR)
LOST = replace(CHARGING, state=ChargerState.DISCONNECT)
STATES = (*ChargerState, None)
SCHEDULES = (None, ANY_TIME, ALWAYS, NIGHTS)
CHARGES_AT_ONCE = {Next.PLUG_STARTS, Next.UNTIL_FULL, Next.UNTIL, Next.EARLY}

EVERYTHING = [
    (now, outlook(now))
    for at, is_read, is_current, state, blocking, over, schedule, limit in product(
        (NOON, NIGHT), (True, False), (True, False), STATES, Blocking, (True, False), SCHEDULES, (0, None)
    )
    for now in [Situation(at, is_read, is_current, state, blocking, over, schedule, limit)]
]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (replace(CHARGING, is_read=False), Outlook(Next.UNREAD)),
        # charging
        (CHARGING, Outlook(Next.UNTIL_FULL)),
        (replace(CHARGING, schedule=None), Outlook(Next.UNTIL_FULL)),
        (replace(CHARGING, schedule=NIGHTS, is_overridden=True), Outlook(Next.UNTIL_FULL)),
        (replace(CHARGING, schedule=NIGHTS, local_time=NIGHT), Outlook(Next.UNTIL, CLOSES, READY)),
        (replace(CHARGING, schedule=ALWAYS), Outlook(Next.UNTIL_FULL)),
        (replace(CHARGING, schedule=NIGHTS), Outlook(Next.EARLY, OPENS, READY)),
        (replace(CHARGING, schedule=NIGHTS, blocking=Blocking.SCHEDULE), Outlook(Next.STOPS)),
        (replace(CHARGING, limit_amps=0), Outlook(Next.STOPS)),
        (replace(CHARGING, blocking=Blocking.LOAD_GROUP), Outlook(Next.STOPS)),
        # plugged in
        (replace(PLUGGED, limit_amps=0), Outlook(Next.OFF)),
        (replace(PLUGGED, blocking=Blocking.SWITCHED_OFF), Outlook(Next.OFF)),
        (replace(PLUGGED, limit_amps=0, is_overridden=True), Outlook(Next.OFF)),
        (replace(PLUGGED, blocking=Blocking.LOAD_GROUP, is_overridden=True), Outlook(Next.TURN)),
        (replace(PLUGGED, blocking=Blocking.OTHER), Outlook(Next.HELD)),
        (
            replace(PLUGGED, blocking=Blocking.SCHEDULE, schedule=NIGHTS),
            Outlook(Next.STARTS, OPENS, READY),
        ),
        (replace(PLUGGED, blocking=Blocking.SCHEDULE), Outlook(Next.WAITS)),
        (replace(PLUGGED, blocking=Blocking.SCHEDULE, schedule=None), Outlook(Next.WAITS)),
        (
            replace(PLUGGED, blocking=Blocking.SCHEDULE, schedule=NIGHTS, local_time=NIGHT),
            Outlook(Next.WAITS),
        ),
        (replace(PLUGGED, schedule=NIGHTS), Outlook(Next.STARTS, OPENS, READY)),
        (replace(PLUGGED, schedule=NIGHTS, local_time=NIGHT), Outlook(Next.CAR_DECIDES, CLOSES, READY)),
        (replace(PLUGGED, schedule=NIGHTS, is_overridden=True), Outlook(Next.CAR_DECIDES)),
        (PLUGGED, Outlook(Next.CAR_DECIDES)),
        # a utility decides, but not over what is off
        (replace(CHARGING, is_of_utility=True), Outlook(Next.BY_UTILITY)),
        (replace(PLUGGED, is_of_utility=True, schedule=NIGHTS), Outlook(Next.BY_UTILITY)),
        (replace(NO_CAR, is_of_utility=True), Outlook(Next.BY_UTILITY)),
        (replace(NO_CAR, is_of_utility=True, limit_amps=0), Outlook(Next.OFF)),
        # no car
        (NO_CAR, Outlook(Next.PLUG_STARTS)),
        (replace(NO_CAR, limit_amps=0), Outlook(Next.OFF)),
        (replace(NO_CAR, schedule=NIGHTS), Outlook(Next.PLUG_WAITS, OPENS, READY)),
        (replace(NO_CAR, schedule=NIGHTS, local_time=NIGHT), Outlook(Next.PLUG_STARTS, CLOSES, READY)),
        (replace(NO_CAR, schedule=NIGHTS, is_overridden=True), Outlook(Next.PLUG_STARTS)),
        (replace(NO_CAR, schedule=None), Outlook(Next.UNTOLD)),
        (replace(NO_CAR, blocking=Blocking.LOAD_GROUP), Outlook(Next.PLUG_TURN)),
        (replace(NO_CAR, blocking=Blocking.OTHER), Outlook(Next.PLUG_HELD)),
        (replace(NO_CAR, blocking=Blocking.SCHEDULE), Outlook(Next.PLUG_HELD)),
        # fault, silence, an old reading, a word that nobody knows
        (FAULT, Outlook(Next.AFTER_FAULT)),
        (replace(FAULT, is_current=False), Outlook(Next.AFTER_FAULT)),
        (LOST, Outlook(Next.ON_ITS_OWN)),
        (replace(LOST, limit_amps=0), Outlook(Next.ON_ITS_OWN)),
        (replace(LOST, schedule=NIGHTS), Outlook(Next.MAY_FOLLOW, window=WINDOW)),
        (replace(CHARGING, is_current=False), Outlook(Next.UNTOLD)),
        (replace(PLUGGED, is_current=False, schedule=NIGHTS), Outlook(Next.MAY_FOLLOW, window=WINDOW)),
        (replace(CHARGING, state=None), Outlook(Next.UNTOLD)),
    ],
)
def test_what_comes_next(now: Situation, expected: Outlook) -> None:
    assert outlook(now) == expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (replace(CHARGING, is_read=False), Holder.UNKNOWN),
        (replace(FAULT, schedule=NIGHTS), Holder.FAULT),
        (replace(LOST, is_overridden=True), Holder.BOX),
        (replace(PLUGGED, limit_amps=0, is_overridden=True), Holder.SWITCHED_OFF),
        (replace(PLUGGED, is_of_utility=True, is_overridden=True), Holder.UTILITY),
        (replace(PLUGGED, blocking=Blocking.LOAD_GROUP, is_overridden=True), Holder.LOAD_GROUP),
        (replace(CHARGING, schedule=NIGHTS, is_overridden=True), Holder.OVERRIDE),
        (replace(PLUGGED, blocking=Blocking.OTHER, schedule=NIGHTS), Holder.SOMETHING_ELSE),
        (replace(CHARGING, schedule=NIGHTS), Holder.SCHEDULE),
        (replace(PLUGGED, blocking=Blocking.SCHEDULE), Holder.SCHEDULE),
        (replace(CHARGING, schedule=None), Holder.UNKNOWN),
        (CHARGING, Holder.NOBODY),
    ],
)
def test_who_is_in_control(now: Situation, expected: Holder) -> None:
    assert holder_of(now) is expected


def test_nothing_that_holds_a_car_back_is_passed_over() -> None:
    for now, ahead in EVERYTHING:
        found = ahead.next
        holds = now.is_off or now.blocking is not Blocking.NOTHING
        is_shut = now.state in (ChargerState.ERROR, ChargerState.DISCONNECT, None)
        if now.state is not ChargerState.CHARGING and (holds or is_shut or not now.is_current):
            assert found not in CHARGES_AT_ONCE, now
        if not now.is_read:
            assert (found, holder_of(now)) == (Next.UNREAD, Holder.UNKNOWN)


def test_what_is_said_of_a_car_belongs_to_one_that_is_there() -> None:
    for now, ahead in EVERYTHING:
        found = ahead.next
        if now.is_read and now.is_current and now.state is ChargerState.CHARGING:
            assert found in CHARGES_AT_ONCE - {Next.PLUG_STARTS} | {Next.STOPS}, now
        if now.state is not ChargerState.STANDBY:
            assert not found.startswith("plug_"), now


def test_every_time_lies_ahead() -> None:
    for now, ahead in EVERYTHING:
        for time in (ahead.at, ahead.ready_by):
            assert time is None or time > now.local_time, now


def test_the_server_may_begin_before_the_window_but_not_after_it() -> None:
    waits = replace(PLUGGED, blocking=Blocking.SCHEDULE, schedule=NIGHTS)
    early = OPENS - timedelta(hours=2)
    assert outlook(replace(waits, starts_at=early)).at == early
    for told in (NOON - timedelta(hours=1), OPENS + timedelta(days=365)):
        assert outlook(replace(waits, starts_at=told)).at == OPENS


def test_a_ready_time_of_another_night_is_not_this_one_s() -> None:
    """On Friday night the next time to be ready is Monday's."""
    friday = NIGHT + timedelta(days=3)
    weekend = Schedule(True, WINDOW, ChargeWindow(0, 480))
    assert outlook(replace(CHARGING, schedule=weekend, local_time=friday)).ready_by is None
