"""The power of one day, put together from what was read and from what a server told of ended charges.

All times are naive, on the charger's own wall clock, but those of `Flow`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from juicedesk.domain.charge import Charge, PowerPoint
from juicedesk.domain.charge_figures import FLOWS_FROM_WATTS, Span
from juicedesk.domain.tariff import Cost, Tariff, cost_of

GAP_S = 120.0
"""Readings further apart leave a gap: four of them did not come."""

_GAP = timedelta(seconds=GAP_S)
_CLOSE = timedelta(minutes=3)
Stretch = tuple[datetime, datetime, float]
"""From, to, and the power (W) in between."""


@dataclass(frozen=True, slots=True)
class Flow:
    """A stretch of one power as this computer read it, in UTC epoch seconds; both ends are readings."""

    started_at: float
    ended_at: float
    watts: float


@dataclass(frozen=True, slots=True)
class Car:
    """What is known of the car that is plugged in; None is unknown."""

    plugged_since: datetime | None = None
    session_wh: int | None = None
    session_s: int | None = None


@dataclass(frozen=True, slots=True)
class DayPower:
    """A day from its midnight to `now`, or to its end.

    `stretches` are in order; in the `gaps` nothing is known, and elsewhere nothing flowed. `charges` are the
    parts of charges that lie in the day; `session` is the whole charge that is going on. `flowing_since` is
    when the present flow began, None when none flows or that is not known.
    """

    midnight: datetime
    now: datetime
    stretches: tuple[Stretch, ...] = ()
    gaps: tuple[Span, ...] = ()
    charges: tuple[Charge, ...] = ()
    session: Charge | None = None
    flowing_since: datetime | None = None

    @property
    def energy_wh(self) -> int:
        """What has been charged on this day."""
        return sum(charge.energy_wh for charge in self.charges)

    def cost(self, tariff: Tariff) -> Cost:
        """What that costs; without cheap hours, or where the hours are not known, there is no low part."""
        costs = [cost_of(charge, tariff) for charge in self.charges]
        amount = sum(cost.amount for cost in costs)
        if not costs or any(cost.low_wh is None for cost in costs):
            return Cost(amount, None, None)
        low_wh = sum(cost.low_wh or 0.0 for cost in costs)
        return Cost(amount, low_wh, self.energy_wh - low_wh)


def day_power(
    now: datetime,
    read: Sequence[Stretch],
    charges: Sequence[Charge],
    car: Car | None,
    last_read: datetime,
) -> DayPower:
    """Put a day together: what was read here comes before what a server told afterwards.

    `read` and `charges` may reach back before the day; `car` is None when none is plugged in.
    """
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0)
    read = _until_now(read, last_read, now)
    known = [(start, end) for start, end, _watts in read]
    told = [piece for charge in charges for piece in charge.flow]
    others = [piece for one in told for piece in _outside(one, known)]
    stretches = sorted(_cut([*read, *others], midnight, now))
    known += [(charge.started, charge.ended) for charge in charges if charge.flow]
    unknown = _unknown(charges, car, midnight, last_read, now)
    ended = max((charge.ended for charge in charges), default=midnight)
    session = None if car is None else _session(car, [one for one in read if one[1] > ended], last_read)
    return DayPower(
        midnight,
        now,
        tuple(stretches),
        tuple(_without(unknown, known, midnight, now)),
        tuple(_parts([*charges, *([session] if session else [])], midnight)),
        session,
        _flowing_since(read, car, last_read),
    )


def _until_now(read: Sequence[Stretch], last_read: datetime, now: datetime) -> Sequence[Stretch]:
    """The last reading holds until the next one is due."""
    if not read or read[-1][1] < last_read or now - last_read > _GAP:
        return read
    start, _end, watts = read[-1]
    return [*read[:-1], (start, now, watts)]


def _unknown(
    charges: Iterable[Charge], car: Car | None, midnight: datetime, last_read: datetime, now: datetime
) -> list[Span]:
    """Where something may have flowed: in charges told without their power, while a car is there, and since
    the last reading."""
    spans = [(charge.started, charge.ended) for charge in charges if not charge.flow]
    if car is not None:
        spans.append((car.plugged_since or midnight, last_read))
    return [*spans, (last_read, now)]


def _without(spans: Iterable[Span], known: Iterable[Span], first: datetime, last: datetime) -> list[Span]:
    """What is left of the spans in a day, joined; what is shorter than a gap between readings is none."""
    pieces = [(start, end) for span in spans for start, end, _watts in _outside((*span, 0.0), known)]
    joined: list[Span] = []
    for start, end, _watts in sorted(_cut([(*piece, 0.0) for piece in pieces], first, last)):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return [(start, end) for start, end in joined if end - start > _GAP]


def _outside(stretch: Stretch, known: Iterable[Span]) -> list[Stretch]:
    """The parts of a stretch that lie in none of the spans."""
    pieces = [stretch]
    for first, last in known:
        pieces = [
            (start, end, watts)
            for begin, stop, watts in pieces
            for start, end in ((begin, min(stop, first)), (max(begin, last), stop))
            if start < end
        ]
    return pieces


def _cut(stretches: Iterable[Stretch], first: datetime, last: datetime) -> list[Stretch]:
    cut = [(max(start, first), min(end, last), watts) for start, end, watts in stretches]
    return [(start, end, watts) for start, end, watts in cut if start < end]


def _session(car: Car, read: Sequence[Stretch], last_read: datetime) -> Charge | None:
    """The charge that is going on, as a charge that ends with the last reading."""
    started = car.plugged_since or (read[0][0] if read else last_read)
    flow = _cut(read, started, last_read)
    energy_wh = round(_energy_wh(flow)) if car.session_wh is None else car.session_wh
    return Charge("", 0, started, last_read, energy_wh, car.session_s, _points(flow)) if energy_wh else None


def _parts(charges: Iterable[Charge], midnight: datetime) -> list[Charge]:
    """The parts of charges after a midnight; by what flowed, else by the time."""
    parts = []
    for charge in charges:
        if charge.started >= midnight:
            parts.append(charge)
        elif charge.ended > midnight:
            flow = [piece for piece in charge.flow if piece[1] > midnight]
            here = _cut(flow, midnight, charge.ended)
            whole, length = _energy_wh(charge.flow), charge.ended - charge.started
            share = _energy_wh(here) / whole if whole else (charge.ended - midnight) / length
            energy_wh, power = round(charge.energy_wh * share), _points(here)
            parts.append(replace(charge, started=midnight, energy_wh=energy_wh, power=power))
    return parts


def _points(flow: Sequence[Stretch]) -> tuple[PowerPoint, ...]:
    """Stretches as points; where the next one does not follow at once, nothing flows."""
    points: list[PowerPoint] = []
    for number, (start, end, watts) in enumerate(flow):
        points.append(PowerPoint(start, watts))
        if number + 1 == len(flow) or flow[number + 1][0] > end:
            points.append(PowerPoint(end, 0.0))
    return tuple(points)


def _energy_wh(stretches: Iterable[Stretch]) -> float:
    return sum(watts * (end - start).total_seconds() for start, end, watts in stretches) / 3600


def _flowing_since(read: Sequence[Stretch], car: Car | None, last_read: datetime) -> datetime | None:
    """Back to where a reading showed no flow; where none did, to the plugging in, if it flowed ever since."""
    if car is None or not read or read[-1][2] < FLOWS_FROM_WATTS:
        return None
    since: datetime | None = None
    for start, end, watts in reversed(read):
        if since is not None and end < since:
            break
        if watts < FLOWS_FROM_WATTS:
            return since
        since = start
    plugged = car.plugged_since
    if plugged is None or car.session_s is None:
        return None
    pause = last_read - plugged - timedelta(seconds=car.session_s)
    return plugged if abs(pause) <= _CLOSE else None
