"""A made-up year of charges for the demo, so that charts, months and nights have something to show. Pure."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from juicedesk.domain.charge import Charge, PowerPoint

DAYS = 365
QUARTER = 15
"""The minutes of which a server tells the power."""

STEADY_SHARE, AT_THE_END = 0.9, ((8, 0.66), (9, 0.38), (5, 0.17))
"""How much is charged at full power, and the minutes after it with what is left of that power."""

COLDEST_DAY_OF_YEAR, WINTER_MORE = 20, 0.22
AWAY_FROM, AWAY_UNTIL = (7, 20), (8, 4)
"""Month and day of a holiday, on which nobody charges at home."""

FORGETS_THE_PLAN = 0.06
"""How often somebody charges at once, outside the window: without that every chart would be too good."""


@dataclass(frozen=True, slots=True)
class Habit:
    """How a household uses one charger. Times are minutes of the day, on the charger's wall clock.

    `charges_at` is when its window opens, None: at once. `on_weekday` and `on_weekend` are how likely a
    charge is on such a day.
    """

    on_weekday: float
    on_weekend: float
    comes_at: int
    stays_minutes: int
    charges_at: int | None
    usual_wh: int
    watts: int


HABITS = (
    Habit(0.72, 0.35, 18 * 60, 13 * 60 + 30, 23 * 60, 16_500, 7_550),
    Habit(0.38, 0.45, 20 * 60 + 15, 11 * 60, 23 * 60, 24_000, 7_400),
    Habit(0.08, 0.4, 10 * 60 + 30, 5 * 60, None, 11_000, 8_900),
)
"""Who commutes, who drives far and seldom, and the guests."""


def a_year_of_charges(unit_ids: Sequence[str], now: datetime) -> Iterator[Charge]:
    """Charges that have ended before `now` (naive, on the chargers' wall clocks); of one day always the same.

    Their numbers are below zero, which no server gives: nothing of it is ever taken for a real one.
    """
    for number, unit_id in enumerate(unit_ids):
        dice = random.Random(f"a year of charger {number}")
        habit = HABITS[number % len(HABITS)]
        for days_ago in range(DAYS, 0, -1):
            charge = _charge_of(unit_id, habit, now.date() - timedelta(days=days_ago), -days_ago, dice)
            if charge is not None and charge.ended < now:
                yield charge


def _charge_of(unit_id: str, habit: Habit, day: date, number: int, dice: random.Random) -> Charge | None:
    """The charge that begins on a day, if there is one. As many dice are thrown on each day."""
    chance, late, wanted, forgets, shorter = (dice.random() for _throw in range(5))
    is_away = AWAY_FROM <= (day.month, day.day) <= AWAY_UNTIL
    if is_away or chance > (habit.on_weekend if day.weekday() >= 5 else habit.on_weekday):
        return None
    comes = datetime.combine(day, time()) + timedelta(minutes=habit.comes_at + round(80 * (late - 0.5)))
    leaves = comes + timedelta(minutes=habit.stays_minutes - round(70 * shorter))
    begins = comes + timedelta(minutes=1)
    if habit.charges_at is not None and forgets > FORGETS_THE_PLAN:
        begins = datetime.combine(day, time()) + timedelta(minutes=habit.charges_at)
    wanted_wh = habit.usual_wh * (0.45 + 1.1 * wanted) * _winter(day)
    power = tuple(_power(comes, begins, leaves, wanted_wh, habit.watts * (0.985 + 0.03 * late)))
    flow = [(point.watts, (after.at - point.at).total_seconds()) for point, after in pairwise(power)]
    energy_wh = round(sum(watts * length_s for watts, length_s in flow) / 3600)
    charging_s = round(sum(length_s for watts, length_s in flow if watts))
    return Charge(unit_id, number, comes, leaves, energy_wh, charging_s, power)


def _power(
    comes: datetime, begins: datetime, leaves: datetime, wanted_wh: float, watts: float
) -> Iterator[PowerPoint]:
    """Steady power by quarters of an hour, less and less at the end, as cars do; nothing once it is full or
    gone."""
    yield PowerPoint(comes, 0.0)
    steady_minutes = max(1, round(60 * STEADY_SHARE * wanted_wh / watts))
    quarters = [min(QUARTER, steady_minutes - done) for done in range(0, steady_minutes, QUARTER)]
    shares = [1.0 - 0.01 * (number % 3) for number in range(len(quarters))]
    at = begins
    for minutes, share in (*zip(quarters, shares, strict=True), *AT_THE_END):
        if at >= leaves:
            break
        yield PowerPoint(at, float(round(watts * share)))
        at = min(at + timedelta(minutes=minutes), leaves)
    yield PowerPoint(at, 0.0)


def _winter(day: date) -> float:
    """Cold batteries and heating: how much more is charged than on average."""
    angle = 2 * math.pi * (day.timetuple().tm_yday - COLDEST_DAY_OF_YEAR) / 365
    return 1 + WINTER_MORE * math.cos(angle)
