"""Nights on which the clocks change."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from juicedesk.domain.clock_change import ClockChange, next_clock_change
from juicedesk.domain.schedule import ANY_TIME, ChargeWindow, Schedule

NIGHT = Schedule(True, ChargeWindow(1380, 420), ChargeWindow(1380, 420))
NOON = Schedule(True, ChargeWindow(600, 900), ChargeWindow(600, 900))
BERLIN, LOS_ANGELES, LORD_HOWE, UTC_ZONE = (
    ZoneInfo(name) for name in ("Europe/Berlin", "America/Los_Angeles", "Australia/Lord_Howe", "UTC")
)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("zone", "now", "schedule", "change"),
    [
        (BERLIN, "2027-03-25T12:00", NIGHT, ClockChange(date(2027, 3, 28), True, -60)),
        (BERLIN, "2027-10-28T12:00", NIGHT, ClockChange(date(2027, 10, 31), False, 60)),
        (LOS_ANGELES, "2027-03-13T12:00", NIGHT, ClockChange(date(2027, 3, 14), True, -60)),
        (LORD_HOWE, "2027-10-01T12:00", NIGHT, ClockChange(date(2027, 10, 3), True, -30)),
        (BERLIN, "2027-03-25T12:00", NOON, ClockChange(date(2027, 3, 28), True, 0)),
        (BERLIN, "2027-03-25T12:00", ANY_TIME, ClockChange(date(2027, 3, 28), True, -60)),
    ],
)
def test_a_change_within_eight_days_is_told(
    zone: ZoneInfo, now: str, schedule: Schedule, change: ClockChange
) -> None:
    assert next_clock_change(schedule, at(now), zone) == change


@pytest.mark.parametrize(
    ("zone", "now"),
    [
        (BERLIN, "2027-03-20T12:00"),  # nine days before
        (BERLIN, "2027-03-28T01:01"),  # a minute after: the clocks went forward at 01:00 UTC
        (UTC_ZONE, "2027-03-25T12:00"),
    ],
)
def test_no_change_is_told_before_or_after(zone: ZoneInfo, now: str) -> None:
    assert next_clock_change(NIGHT, at(now), zone) is None
    assert next_clock_change(NIGHT, at("2027-03-28T00:59"), BERLIN) is not None
