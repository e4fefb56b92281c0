"""Figures over many charges: energy by day, cost by month, and nights as they were planned and as they went.

Every day is one of the charger's own wall clock. A charge counts on the day on which it began.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from juicedesk.domain.charge import Charge
from juicedesk.domain.schedule import Schedule
from juicedesk.domain.tariff import Tariff, cost_of

FLOWS_FROM_WATTS = 200.0
"""Less than the least that any car charges with: what a box or a car on standby draws."""

Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class DayEnergy:
    """The energy of one day; `low_wh` is the part of it at the lowest price, None where that is not known."""

    day: date
    energy_wh: int
    low_wh: float | None


@dataclass(frozen=True, slots=True)
class MonthCost:
    """One month; `first` is its first day. `amount` is None without a tariff."""

    first: date
    charges: int
    energy_wh: int
    amount: float | None


@dataclass(frozen=True, slots=True)
class Night:
    """From noon to noon: when charging was allowed by the schedule, and when current flowed.

    `is_known` is False while a charge of that night has not been read in detail.
    """

    begins: datetime
    planned: tuple[Span, ...]
    flowed: tuple[Span, ...]
    is_known: bool


def energy_by_day(
    charges: Iterable[Charge], first: date, last: date, tariff: Tariff | None = None
) -> tuple[DayEnergy, ...]:
    """Every day from `first` to `last`, both included; one without a charge has 0."""
    energy: defaultdict[date, int] = defaultdict(int)
    low: defaultdict[date, float] = defaultdict(float)
    for charge in charges:
        day = charge.started.date()
        energy[day] += charge.energy_wh
        low[day] += (cost_of(charge, tariff).low_wh or 0.0) if tariff is not None else 0.0
    has_low = tariff is not None and tariff.has_low_hours
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return tuple(DayEnergy(day, energy[day], low[day] if has_low else None) for day in days)


def cost_by_month(
    charges: Iterable[Charge], months: int, today: date, tariff: Tariff | None
) -> tuple[MonthCost, ...]:
    """The last months, oldest first, the present one included; one without a charge has 0."""
    by_month: defaultdict[date, list[Charge]] = defaultdict(list)
    for charge in charges:
        by_month[charge.started.date().replace(day=1)].append(charge)
    firsts = [today.replace(day=1)]
    while len(firsts) < months:
        firsts.append((firsts[-1] - timedelta(days=1)).replace(day=1))
    return tuple(_month(first, by_month[first], tariff) for first in reversed(firsts))


def _month(first: date, charges: Sequence[Charge], tariff: Tariff | None) -> MonthCost:
    amount = None if tariff is None else sum(cost_of(charge, tariff).amount for charge in charges)
    return MonthCost(first, len(charges), sum(charge.energy_wh for charge in charges), amount)


def last_nights(
    charges: Sequence[Charge], schedule: Schedule | None, now: datetime, nights: int = 7
) -> tuple[Night, ...]:
    """The last nights, newest first; the first one may still be going on. `now` is the charger's time."""
    noon = now.replace(hour=12, minute=0, second=0, microsecond=0)
    newest = noon if now >= noon else noon - timedelta(days=1)
    return tuple(_night(newest - timedelta(days=back), charges, schedule) for back in range(nights))


def _night(begins: datetime, charges: Sequence[Charge], schedule: Schedule | None) -> Night:
    ends = begins + timedelta(days=1)
    here = [charge for charge in charges if charge.started < ends and charge.ended > begins]
    flowed = [
        span
        for charge in here
        for start, end, watts in charge.flow
        if watts >= FLOWS_FROM_WATTS and (span := _cut(start, end, begins, ends))
    ]
    is_known = all(charge.power is not None for charge in here)
    return Night(begins, planned(schedule, begins, ends), _joined(flowed), is_known)


def planned(schedule: Schedule | None, begins: datetime, ends: datetime) -> tuple[Span, ...]:
    """When a schedule allows charging between two times; nothing without a schedule that is in force."""
    if schedule is None or not schedule.enabled:
        return ()
    day, spans = begins.replace(hour=0, minute=0), []
    while day < ends:
        for first, last in schedule.window_on(day.weekday()).pieces:
            span = _cut(day + timedelta(minutes=first), day + timedelta(minutes=last), begins, ends)
            spans += [span] if span else []
        day += timedelta(days=1)
    return _joined(spans)


def _cut(start: datetime, end: datetime, first: datetime, last: datetime) -> Span | None:
    begin, stop = max(start, first), min(end, last)
    return (begin, stop) if begin < stop else None


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    joined: list[Span] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return tuple(joined)


def minutes_of(spans: Iterable[Span]) -> int:
    """How long all spans are together."""
    return round(sum((end - start).total_seconds() for start, end in spans) / 60)


def minutes_inside(spans: Iterable[Span], others: Sequence[Span]) -> int:
    """How much of the spans lies in the others."""
    pieces = (_cut(start, end, *other) for start, end in spans for other in others)
    return minutes_of(piece for piece in pieces if piece is not None)
