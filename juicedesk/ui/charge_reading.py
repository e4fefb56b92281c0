"""What the charges pages show, worked out of the kept charges in one go. Pure; made in the background."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from juicedesk.domain.charge import Charge
from juicedesk.domain.charge_figures import (
    DayEnergy,
    MonthCost,
    Night,
    cost_by_month,
    energy_by_day,
    last_nights,
)
from juicedesk.domain.schedule import Schedule
from juicedesk.domain.tariff import Tariff, cost_of

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Wanted:
    """Of which chargers, of how many days; `now` is naive, on the charger's wall clock.

    `schedule` is that of the one charger, None for several: then there are no nights.
    """

    unit_ids: tuple[str, ...]
    days: int
    now: datetime
    tariff: Tariff | None
    schedule: Schedule | None

    @property
    def first_day(self) -> date:
        """The first day of the period that was chosen."""
        return self.now.date() - timedelta(days=self.days - 1)


@dataclass(frozen=True, slots=True)
class Reading:
    """The charges of the period, newest first, and the figures over them. `cost` is None without a tariff."""

    charges: tuple[Charge, ...]
    days: tuple[DayEnergy, ...]
    months: tuple[MonthCost, ...]
    nights: tuple[Night, ...]
    cost: float | None

    @property
    def energy_wh(self) -> int:
        """Of the whole period."""
        return sum(charge.energy_wh for charge in self.charges)


def read_charges(
    wanted: Wanted, charges_of: Callable[[tuple[str, ...], datetime], tuple[Charge, ...]]
) -> Reading:
    """Fetch the charges of a year at most, and work out the figures."""
    since = wanted.now - timedelta(days=366)
    year = charges_of(wanted.unit_ids, since)
    period = tuple(charge for charge in year if charge.started.date() >= wanted.first_day)
    tariff = wanted.tariff
    one = len(wanted.unit_ids) == 1
    return Reading(
        period,
        energy_by_day(period, wanted.first_day, wanted.now.date(), tariff),
        cost_by_month(year, MONTHS, wanted.now.date(), tariff),
        last_nights(year, wanted.schedule, wanted.now) if one else (),
        None if tariff is None else sum(cost_of(charge, tariff).amount for charge in period),
    )
