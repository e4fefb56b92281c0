"""What a kilowatt-hour costs, by the hours of the week. An estimate, never a bill.

All times are on the charger's own wall clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from juicedesk.domain.charge import Charge
from juicedesk.domain.schedule import MINUTES_PER_DAY, SATURDAY, ChargeWindow

MOST_BANDS = 6


class Days(StrEnum):
    """On which days hours have a price of their own."""

    EVERY = "every"
    WEEKDAYS = "weekdays"
    WEEKENDS = "weekends"


@dataclass(frozen=True, slots=True)
class Season:
    """Months of the year, 1–12, both included; from October to March it runs over the new year."""

    first_month: int
    last_month: int

    def contains(self, day: date) -> bool:
        """Whether a day lies in it."""
        if self.first_month <= self.last_month:
            return self.first_month <= day.month <= self.last_month
        return day.month >= self.first_month or day.month <= self.last_month


@dataclass(frozen=True, slots=True)
class Band:
    """Hours that have a price (per kWh) of their own; without a season in the whole year."""

    name: str
    price: float
    hours: ChargeWindow
    days: Days = Days.EVERY
    season: Season | None = None

    def is_in_season(self, day: date) -> bool:
        """Whether it holds at all in the part of the year in which a day lies."""
        return self.season is None or self.season.contains(day)

    def holds_on(self, day: date) -> bool:
        """Whether it holds on a calendar day."""
        is_weekend = day.weekday() >= SATURDAY
        return self.is_in_season(day) and self.days is not (Days.WEEKDAYS if is_weekend else Days.WEEKENDS)


@dataclass(frozen=True, slots=True)
class PricedHours:
    """A stretch of one calendar day, in minutes, and what it costs; without a band it is the usual price."""

    start_minute_of_day: int
    end_minute_of_day: int
    price: float
    band: Band | None


@dataclass(frozen=True, slots=True)
class Tariff:
    """`price` per kWh holds wherever no band does; where two bands meet, the first of them holds."""

    price: float
    currency: str
    bands: tuple[Band, ...] = ()

    @property
    def has_low_hours(self) -> bool:
        """Whether some hours are cheaper than others."""
        return any(band.price != self.price for band in self.bands)

    def lowest_price(self, day: date) -> float:
        """The lowest price of the part of the year in which a day lies."""
        return min(self._prices(day))

    def highest_price(self, day: date) -> float:
        """The highest price of the part of the year in which a day lies."""
        return max(self._prices(day))

    def _prices(self, day: date) -> list[float]:
        return [self.price, *(band.price for band in self.bands if band.is_in_season(day))]

    def is_low(self, price: float, day: date) -> bool:
        """Whether a price is the lowest of the part of the year in which a day lies, and not the only one."""
        return price == self.lowest_price(day) < self.highest_price(day)

    def hours_on(self, day: date) -> tuple[PricedHours, ...]:
        """A whole calendar day, in order: neighbours differ, and together they are 0–1440."""
        bands = [band for band in self.bands if band.holds_on(day)]
        ends = {end for band in bands for piece in band.hours.pieces for end in piece}
        edges = sorted({0, MINUTES_PER_DAY, *ends})
        hours: list[PricedHours] = []
        for start, end in pairwise(edges):
            band = next((band for band in bands if band.hours.contains(start)), None)
            is_same = bool(hours) and hours[-1].band == band
            first = hours.pop().start_minute_of_day if is_same else start
            hours.append(PricedHours(first, end, self.price if band is None else band.price, band))
        return tuple(hours)

    def pieces(self, start: datetime, end: datetime) -> Iterator[tuple[datetime, datetime, float]]:
        """A stretch of naive local time cut where the price changes: (from, to, price)."""
        day = start.replace(hour=0, minute=0, second=0, microsecond=0)
        while day < end:
            for hours in self.hours_on(day.date()):
                first = max(start, day + timedelta(minutes=hours.start_minute_of_day))
                last = min(end, day + timedelta(minutes=hours.end_minute_of_day))
                if first < last:
                    yield first, last, hours.price
            day += timedelta(days=1)

    def low_pieces(self, start: datetime, end: datetime) -> tuple[tuple[datetime, datetime], ...]:
        """The parts of a stretch of local time at the lowest price; none where all hours cost the same."""
        pieces = self.pieces(start, end)
        return tuple((first, last) for first, last, price in pieces if self.is_low(price, first.date()))


@dataclass(frozen=True, slots=True)
class Cost:
    """What a charge cost. `low_wh` flowed at the lowest price; None: the hours of flow are not known."""

    amount: float
    low_wh: float | None
    high_wh: float | None


def cost_of(charge: Charge, tariff: Tariff) -> Cost:
    """The cost of a charge by the tariff. Without its power over time all of it counts at the usual price."""
    flow = [piece for piece in charge.flow if piece[2] > 0]
    if not tariff.has_low_hours or not flow:
        return Cost(charge.energy_wh / 1000 * tariff.price, None, None)
    hours = [
        (first, last, price, tariff.is_low(price, first.date()))
        for first, last, price in tariff.pieces(flow[0][0], flow[-1][1])
    ]
    total = amount = low = 0.0
    for start, end, watts in flow:
        for first, last, price, is_low in hours:
            if last <= start or first >= end:
                continue
            flowed = watts * (min(end, last) - max(start, first)).total_seconds()
            total += flowed
            amount += flowed * price
            low += flowed if is_low else 0.0
    low_wh = charge.energy_wh * low / total
    return Cost(charge.energy_wh / 1000 * amount / total, low_wh, charge.energy_wh - low_wh)
