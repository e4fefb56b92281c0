"""Charging that begins before its window, so that the car is ready by the time a person has named."""

from __future__ import annotations

from datetime import datetime, timedelta

from juicedesk.domain.schedule import ChargeWindow, Schedule

_ALREADY_CHARGING_S = 900.0
"""A car that charges goes on when its line's voltage wavers and the start moves by a little."""


def must_start_early(
    schedule: Schedule, now: datetime, missing_wh: float, power_watts: float, *, is_charging: bool = False
) -> bool:
    """Whether outside every window it is time to charge, for the next ones come too late or are too short."""
    start = early_start(schedule, now, missing_wh, power_watts)
    tolerance_s = _ALREADY_CHARGING_S if is_charging else 0.0
    return start is not None and start.timestamp() - now.timestamp() <= tolerance_s


def early_start(schedule: Schedule, now: datetime, missing_wh: float, power_watts: float) -> datetime | None:
    """When charging begins before its window, perhaps in the past; None: with it, or there is no window.

    `now` is in the charger's own zone; across a clock change real hours count. The start moves forward by
    what the windows before the next ready-by time lack, no more.
    """
    local_time = now.replace(tzinfo=None)
    ready_at, start_at = next_ready(schedule, local_time), schedule.next_change(local_time)
    if ready_at is None or start_at is None or start_at >= ready_at or power_watts <= 0:
        return None
    window_s = sum(
        max(0.0, _earlier_s(min(end, ready_at), now) - _later_s(start, now))
        for start, end in _windows(schedule, start_at, ready_at)
    )
    lacking_s = round(missing_wh / power_watts * 3600 - window_s)
    if lacking_s <= 0:
        return None
    return datetime.fromtimestamp(_later_s(start_at, now) - lacking_s, now.tzinfo)


def next_ready(schedule: Schedule, local_time: datetime) -> datetime | None:
    """The next time by which a car is to be ready, naive and local; None when nobody asked for one."""
    for midnight, window in _days(schedule, local_time):
        if window.ready_by_minute_of_day is not None:
            ready_at = midnight + timedelta(minutes=window.ready_by_minute_of_day)
            if ready_at > local_time:
                return ready_at
    return None


def _windows(schedule: Schedule, start_at: datetime, ready_at: datetime) -> list[tuple[datetime, datetime]]:
    return [
        (midnight + timedelta(minutes=start), midnight + timedelta(minutes=end))
        for midnight, window in _days(schedule, start_at)
        for start, end in window.pieces
        if start_at <= midnight + timedelta(minutes=start) < ready_at
    ]


def _days(schedule: Schedule, local_time: datetime) -> list[tuple[datetime, ChargeWindow]]:
    """This day and the seven after it, each from its midnight on."""
    midnight = local_time.replace(hour=0, minute=0, second=0, microsecond=0)
    days = [midnight + timedelta(days=day) for day in range(8)]
    return [(day, schedule.window_on(day.weekday())) for day in days]


def _later_s(wall: datetime, now: datetime) -> float:
    """When the charger's clock shows this; the later moment where it does so twice or passes over it."""
    return max(wall.replace(tzinfo=now.tzinfo, fold=fold).timestamp() for fold in (0, 1))


def _earlier_s(wall: datetime, now: datetime) -> float:
    return min(wall.replace(tzinfo=now.tzinfo, fold=fold).timestamp() for fold in (0, 1))
