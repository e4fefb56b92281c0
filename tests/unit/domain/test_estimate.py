"""Estimates: how long, until when, at what price, and what would be in time."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juicedesk.domain.estimate import estimate
from juicedesk.domain.schedule import ANY_TIME, ChargeWindow, Schedule
from juicedesk.domain.tariff import Band, Tariff


def at(text: str) -> datetime:
    """On the charger's wall clock."""
    return datetime.fromisoformat(text)


NIGHT = Schedule(True, ChargeWindow(1320, 360), ChargeWindow(1320, 480))
TARIFF = Tariff(0.32, "€", (Band("Low", 0.23, ChargeWindow(1320, 360)),))
TUESDAY = at("2026-11-17T14:06")
LONG = timedelta(days=2)


def test_forty_kilowatt_hours_in_a_night_at_the_low_rate() -> None:
    one = estimate(NIGHT, TUESDAY, 40_000, 32, 230.0, TARIFF)
    assert one.charging_minutes == 326 and one.ready_at is not None
    assert one.ready_at.replace(second=0, microsecond=0) == at("2026-11-18T03:26")
    assert one.cost == pytest.approx(9.20) and one.highest_cost == pytest.approx(12.80)
    assert one.low_share == 1 and one.lateness is None
    assert one.night_wh == 73_600  # the weekend's ten hours


def test_a_night_that_is_too_short_goes_on_in_the_next_one() -> None:
    one = estimate(NIGHT, TUESDAY, 73_600, 32, 230.0, None)
    assert one.ready_at == at("2026-11-19T00:00")
    assert one.cost is None and one.low_share is None


def test_in_a_window_it_begins_at_once_and_any_time_always() -> None:
    at_one = at("2026-11-18T01:00")
    assert estimate(NIGHT, at_one, 7_360, 32, 230.0, None).ready_at == at("2026-11-18T02:00")
    assert estimate(ANY_TIME, TUESDAY, 7_360, 32, 230.0, None).ready_at == TUESDAY + timedelta(hours=1)


def test_what_is_late_says_by_how_much_and_what_would_help() -> None:
    short = Schedule(True, ChargeWindow(0, 240, 360), ChargeWindow(0, 240))
    one = estimate(short, TUESDAY, 36_800, 32, 230.0, TARIFF)  # five hours, of four
    assert one.lateness is not None
    assert one.lateness.ready_by == at("2026-11-18T06:00")
    assert one.lateness.late_minutes == 19 * 60  # the rest flows from 00:00 to 01:00 of the next night
    assert one.lateness.start_at == at("2026-11-18T01:00")
    assert one.lateness.amps == 40


def test_nothing_helps_where_the_time_is_over() -> None:
    late = Schedule(True, ChargeWindow(420, 480, 360), ChargeWindow(420, 480))
    one = estimate(late, at("2026-11-18T05:50"), 7_360, 32, 230.0, None)
    assert one.lateness is not None
    assert one.lateness.start_at is None and one.lateness.amps is None


def test_what_no_night_of_eight_days_ends_is_late_by_nobody_knows_how_much() -> None:
    quarter = ChargeWindow(1380, 1395, 360)
    one = estimate(Schedule(True, quarter, quarter), TUESDAY, 40_000, 32, 230.0, None)
    assert one.ready_at is None
    assert one.lateness is not None and one.lateness.late_minutes is None


@given(
    st.integers(0, 1439),
    st.integers(1, 1439),
    st.integers(100, 120_000),
    st.integers(6, 80),
    st.integers(0, 7 * 1440),
)
def test_more_amps_are_never_later_or_dearer_to_wait_for(
    start: int, length: int, need_wh: int, amps: int, minute: int
) -> None:
    window = ChargeWindow(start, (start + length - 1) % 1440 + 1)
    schedule = Schedule(True, window, replace(window, ready_by_minute_of_day=360))
    now = TUESDAY + timedelta(minutes=minute)
    slow, fast = (estimate(schedule, now, need_wh, one, 230.0, TARIFF) for one in (amps, amps + 1))
    assert fast.charging_minutes <= slow.charging_minutes
    if slow.ready_at is not None:
        assert fast.ready_at is not None and now < fast.ready_at <= slow.ready_at
        assert slow.cost is not None and slow.highest_cost is not None
        assert 0 < slow.cost <= slow.highest_cost * (1 + 1e-6)
        assert slow.low_share is not None and 0 <= slow.low_share <= 1
