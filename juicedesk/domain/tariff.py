"""What a kilowatt-hour costs, and at which hours it is cheaper. An estimate, never a bill."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from juicedesk.domain.charge import Charge
from juicedesk.domain.schedule import MINUTES_PER_DAY, ChargeWindow

_HOUR_S = 3600.0


@dataclass(frozen=True, slots=True)
class Tariff:
    """Prices per kWh in `currency`; `low_hours` on the charger's wall clock have `low_price`, every day."""

    price: float
    currency: str
    low_price: float | None = None
    low_hours: ChargeWindow | None = None

    @property
    def has_low_hours(self) -> bool:
        """Whether some hours cost something else."""
        return self.low_price is not None and self.low_hours is not None


@dataclass(frozen=True, slots=True)
class Cost:
    """What a charge cost. `low_wh` flowed in the cheaper hours; None: the hours of flow are not known."""

    amount: float
    low_wh: float | None
    high_wh: float | None


def cost_of(charge: Charge, tariff: Tariff) -> Cost:
    """The cost of a charge by the tariff. Without its power over time all of it counts at the full price."""
    if tariff.low_price is None or tariff.low_hours is None:
        return Cost(charge.energy_wh / 1000 * tariff.price, None, None)
    flowed = [
        (watts * (end - start).total_seconds() / _HOUR_S, start, end) for start, end, watts in charge.flow
    ]
    total_wh = sum(energy_wh for energy_wh, _start, _end in flowed)
    if not total_wh:
        return Cost(charge.energy_wh / 1000 * tariff.price, None, None)
    low_share = sum(wh * _share_inside(start, end, tariff.low_hours) for wh, start, end in flowed) / total_wh
    low_wh = charge.energy_wh * low_share
    high_wh = charge.energy_wh - low_wh
    return Cost((low_wh * tariff.low_price + high_wh * tariff.price) / 1000, low_wh, high_wh)


def _share_inside(start: datetime, end: datetime, hours: ChargeWindow) -> float:
    """Which part of a stretch (0–1) lies in the hours of each day."""
    inside_s, day = 0.0, start.replace(hour=0, minute=0, second=0, microsecond=0)
    while day < end:
        for first, last in hours.pieces:
            begin, stop = day + timedelta(minutes=first), day + timedelta(minutes=last)
            inside_s += max(0.0, (min(end, stop) - max(start, begin)).total_seconds())
        day += timedelta(minutes=MINUTES_PER_DAY)
    return inside_s / (end - start).total_seconds()
