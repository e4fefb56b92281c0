"""The nights on which the clocks change, and what that does to a schedule's windows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from juicedesk.domain.schedule import Schedule


@dataclass(frozen=True, slots=True)
class ClockChange:
    """On `day` the clocks go forward or back; charging is allowed so many minutes more than on other days of
    its class, less where it is below 0."""

    day: date
    is_forward: bool
    more_minutes: int


def next_clock_change(schedule: Schedule, now: datetime, zone: tzinfo, days: int = 8) -> ClockChange | None:
    """The first change in the zone from now (aware) on within so many days; None when there is none."""
    first = now.astimezone(zone).date()
    for number in range(days):
        day = first + timedelta(days=number)
        shift = _offset(day + timedelta(days=1), zone) - _offset(day, zone)
        if shift and _change_at(day, zone) > now:
            return ClockChange(day, shift > timedelta(0), _more_minutes(schedule, day, zone))
    return None


def _offset(day: date, zone: tzinfo) -> timedelta:
    return _midnight(day, zone).utcoffset() or timedelta(0)


def _midnight(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time(), zone)


def _change_at(day: date, zone: tzinfo) -> datetime:
    """The moment of the change, to the minute, found by halving the day."""
    early, late = _midnight(day, zone).timestamp(), _midnight(day + timedelta(days=1), zone).timestamp()
    before = _offset(day, zone)
    while late - early > 60:
        middle = (early + late) / 2
        is_before = datetime.fromtimestamp(middle, zone).utcoffset() == before
        early, late = (middle, late) if is_before else (early, middle)
    return datetime.fromtimestamp(late, zone)


def _more_minutes(schedule: Schedule, day: date, zone: tzinfo) -> int:
    """Real minutes in which the wall clock of that day shows an allowed time, against any other day."""
    start, end = (_midnight(one, zone).timestamp() for one in (day, day + timedelta(days=1)))
    minutes = round((end - start) / 60)
    if not schedule.enabled:
        return minutes - 24 * 60
    walls = (datetime.fromtimestamp(start + 60 * minute, zone) for minute in range(minutes))
    allowed = sum(schedule.allows(wall) for wall in walls)
    return allowed - schedule.window_on(day.weekday()).length_minutes
