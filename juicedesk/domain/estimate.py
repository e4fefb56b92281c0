"""What a schedule makes of a car that is plugged in now. An estimate: the car may take less.

All times are naive, on the charger's own wall clock; a clock change on the way is not counted.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from juicedesk.domain.ready_by import next_ready
from juicedesk.domain.schedule import MINUTES_PER_DAY, Schedule
from juicedesk.domain.tariff import Tariff
from juicedesk.domain.wiring import FLOOR_AMPS

Span = tuple[datetime, datetime]
DAYS_AHEAD = 8


@dataclass(frozen=True, slots=True)
class Lateness:
    """By how much a ready-by time is missed, and what would meet it.

    `late_minutes` None: more than eight days. `start_at` or `amps` None: nothing of that kind would meet it.
    """

    ready_by: datetime
    late_minutes: int | None
    start_at: datetime | None
    amps: int | None


@dataclass(frozen=True, slots=True)
class Estimate:
    """How long the energy takes, and when it is in the car; `ready_at` None: not within eight days.

    `night_wh` is the most that fits into the longest of the two windows. `low_share` is 0–1. With
    `has_ready_by` and no lateness the car is ready in time.
    """

    need_wh: int
    charging_minutes: int
    ready_at: datetime | None
    night_wh: int
    lateness: Lateness | None
    cost: float | None
    highest_cost: float | None
    low_share: float | None
    has_ready_by: bool = False


def estimate(
    schedule: Schedule, now: datetime, need_wh: int, amps: int, volts: float, tariff: Tariff | None
) -> Estimate:
    """For one phase of `volts` at `amps`, from 6 A up, and an energy above 0."""
    watts = amps * volts
    length = timedelta(hours=need_wh / watts)
    spans = _spans_for(schedule, now, length)
    ready_at = spans[-1][1] if spans and _total(spans) >= length else None
    ready_by = next_ready(schedule, now) if schedule.enabled else None
    is_late = ready_by is not None and (ready_at is None or ready_at > ready_by)
    windows = (schedule.weekday, schedule.weekend)
    longest = max(w.length_minutes for w in windows) if schedule.enabled else MINUTES_PER_DAY
    cost = None if tariff is None or ready_at is None else _cost(tariff, spans, watts)
    return Estimate(
        need_wh,
        round(length.total_seconds() / 60),
        ready_at,
        round(watts * longest / 60),
        _lateness(schedule, now, ready_by, ready_at, length, amps) if ready_by and is_late else None,
        cost,
        None if tariff is None or cost is None else need_wh / 1000 * tariff.highest_price(now.date()),
        None if tariff is None or cost is None else _low_share(tariff, spans),
        ready_by is not None,
    )


def _lateness(
    schedule: Schedule,
    now: datetime,
    ready_by: datetime,
    ready_at: datetime | None,
    length: timedelta,
    amps: int,
) -> Lateness:
    start_at = ready_by - length
    time_s = sum(
        (min(end, ready_by) - start).total_seconds()
        for start, end in _allowed(schedule, now)
        if start < ready_by
    )
    needed = math.ceil(amps * length.total_seconds() / time_s) if time_s else 0
    return Lateness(
        ready_by,
        None if ready_at is None else math.ceil((ready_at - ready_by).total_seconds() / 60),
        start_at if start_at > now else None,
        needed if needed >= FLOOR_AMPS else None,
    )


def _spans_for(schedule: Schedule, now: datetime, length: timedelta) -> list[Span]:
    """When current flows until the energy is in the car, or as long as anybody looks ahead."""
    spans: list[Span] = []
    for start, end in _allowed(schedule, now):
        rest = length - _total(spans)
        if rest <= timedelta(0):
            break
        spans.append((start, min(end, start + rest)))
    return spans


def _allowed(schedule: Schedule, now: datetime) -> Iterator[Span]:
    """When charging is allowed from now on, in order."""
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    for number in range(DAYS_AHEAD):
        day = midnight + timedelta(days=number)
        pieces = schedule.window_on(day.weekday()).pieces if schedule.enabled else ((0, MINUTES_PER_DAY),)
        for first, last in pieces:
            start, end = max(now, day + timedelta(minutes=first)), day + timedelta(minutes=last)
            if start < end:
                yield start, end


def _total(spans: list[Span]) -> timedelta:
    return sum((end - start for start, end in spans), timedelta(0))


def _cost(tariff: Tariff, spans: list[Span], watts: float) -> float:
    kilowatt_seconds = sum(
        (last - first).total_seconds() * price
        for start, end in spans
        for first, last, price in tariff.pieces(start, end)
    )
    return kilowatt_seconds * watts / 1000 / 3600


def _low_share(tariff: Tariff, spans: list[Span]) -> float | None:
    if not tariff.has_low_hours:
        return None
    low = [piece for start, end in spans for piece in tariff.low_pieces(start, end)]
    return _total(low) / _total(spans)
