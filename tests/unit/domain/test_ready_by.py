"""Beginning before the window: early enough, never earlier than needed, and in real hours."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from juicedesk.domain.ready_by import must_start_early
from juicedesk.domain.schedule import ALL_DAY, ChargeWindow, Schedule

BERLIN = ZoneInfo("Europe/Berlin")
POWER_WATTS = 6_000.0
STEP = timedelta(minutes=5)
STEP_WH = POWER_WATTS / 12
NO_CLOCK_CHANGE = "2026-06-10T12:00"
DAYS = ("2026-03-28T12:00", "2026-10-24T12:00", NO_CLOCK_CHANGE)


def nights(ready_by: int | None = 420) -> Schedule:
    window = ChargeWindow(1380, 360, ready_by)
    return Schedule(True, window, window)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("missing_wh", "first"),
    [
        (42_000, None),  # seven hours, as many as the window has
        (42_500, "22:55"),
        (48_000, "22:00"),
        (60_000, "20:00"),
    ],
)
def test_the_start_moves_by_what_the_window_lacks(missing_wh: float, first: str | None) -> None:
    moments = [at("2026-06-10T12:00") + number * STEP for number in range(11 * 12)]
    early = [f"{now:%H:%M}" for now in moments if must_start_early(nights(), now, missing_wh, POWER_WATTS)]
    assert (early[0] if early else None) == first
    assert not early or early[-1] == "22:55"


@pytest.mark.parametrize(
    ("day", "first"),
    [("2026-03-28", "21:00"), ("2026-06-10", "22:00"), ("2026-10-24", None)],
)
def test_a_night_with_a_clock_change_is_counted_in_real_hours(day: str, first: str | None) -> None:
    moments = [at(f"{day}T18:00") + number * STEP for number in range(5 * 12)]
    early = [f"{now:%H:%M}" for now in moments if must_start_early(nights(), now, 48_000, POWER_WATTS)]
    assert (early[0] if early else None) == first


@pytest.mark.parametrize(
    "schedule",
    [
        nights(None),
        Schedule(True, ALL_DAY, ALL_DAY),
        Schedule(True, ChargeWindow(60, 120, 1380), ChargeWindow(60, 120, 1380)),
    ],
)
def test_nothing_begins_early_without_a_window_before_the_time_that_a_person_named(
    schedule: Schedule,
) -> None:
    assert not must_start_early(schedule, at("2026-06-10T18:00"), 90_000, POWER_WATTS)


@pytest.mark.parametrize(("missing_wh", "power_watts"), [(0, POWER_WATTS), (-5, POWER_WATTS), (90_000, 0)])
def test_nothing_begins_early_where_nothing_is_missing_or_nothing_flows(
    missing_wh: float, power_watts: float
) -> None:
    assert not must_start_early(nights(), at("2026-06-10T22:59"), missing_wh, power_watts)


def test_a_car_that_charges_goes_on_though_the_start_moves_a_little() -> None:
    now = at("2026-06-10T21:50")
    assert not must_start_early(nights(), now, 48_000, POWER_WATTS)
    assert must_start_early(nights(), now, 48_000, POWER_WATTS, is_charging=True)


ends = st.integers(0, 287).map(lambda number: number * 5)
windows = st.tuples(ends, ends).filter(lambda pair: pair[0] != pair[1])
# Not in the hour that comes twice or never: there the test would look for the wrong one.
ready = st.integers(1, 288).map(lambda number: number * 5).filter(lambda minute: not 120 <= minute <= 180)


def until_ready(schedule: Schedule, now: datetime) -> list[datetime]:
    """Every five minutes, in real time, up to the next time that is named."""
    moments = [now.astimezone(BERLIN)]
    while True:
        now += STEP
        local = now.astimezone(BERLIN)
        if local.hour * 60 + local.minute == (schedule.weekday.ready_by_minute_of_day or 0) % 1440:
            return moments
        moments.append(local)


@settings(max_examples=300, deadline=None)
@given(windows, windows, ready, st.sampled_from(DAYS), ends, st.integers(1, 200))
def test_a_car_is_ready_in_time_if_it_can_be_and_begins_no_earlier_than_it_must(
    weekday: tuple[int, int], weekend: tuple[int, int], ready_by: int, day: str, minutes: int, missing: int
) -> None:
    schedule = Schedule(True, ChargeWindow(*weekday, ready_by), ChargeWindow(*weekend, ready_by))
    moments = until_ready(schedule, (at(day) + timedelta(minutes=minutes)).astimezone(UTC))
    allowed = [schedule.allows(local) for local in moments]
    wanted, early, has_waited = missing, 0, False
    for index, local in enumerate(moments):
        begins = not allowed[index] and must_start_early(schedule, local, missing * STEP_WH, POWER_WATTS)
        assert not begins or missing > 0
        early += begins
        missing -= allowed[index] or begins
        waits = missing > 0 and not allowed[index] and not begins
        has_waited = has_waited or (waits and any(allowed[index:]))
    assert missing <= 0 or not has_waited
    hour_that_comes_or_goes = 12 if day != NO_CLOCK_CHANGE else 0
    assert early <= max(0, wanted - sum(allowed)) + hour_that_comes_or_goes
