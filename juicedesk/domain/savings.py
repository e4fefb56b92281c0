"""What driving on electricity costs less than driving on petrol (product sheet, "Savings")."""

from __future__ import annotations

from dataclasses import dataclass

_WH_PER_KWH = 1_000


@dataclass(frozen=True, slots=True)
class Drive:
    """The prices of petrol and electricity, and how much of either takes a car a mile; none but power is 0.

    `efficiency_percent` of the energy from the meter reach the car; all of it is paid for.
    """

    gas_cents_per_gallon: float
    miles_per_gallon: float
    power_cents_per_kwh: float
    wh_per_mile: float
    efficiency_percent: float

    def saved_cents(self, energy_wh: int) -> int:
        """What this energy has saved; less than nothing where petrol would have been cheaper."""
        miles = energy_wh * self.efficiency_percent / 100 / self.wh_per_mile
        gas_cents = miles / self.miles_per_gallon * self.gas_cents_per_gallon
        return round(gas_cents - energy_wh / _WH_PER_KWH * self.power_cents_per_kwh)
