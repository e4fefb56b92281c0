"""How much energy a car needs: stated as such, or as a battery and how full it is and shall be."""

from __future__ import annotations

from dataclasses import dataclass

from juicedesk.domain.errors import ENERGY_OUT_OF_RANGE, PERCENT_OUT_OF_RANGE, InvalidChange

MOST_WH = 300_000
USUAL_WH = 40_000


@dataclass(frozen=True, slots=True)
class Battery:
    """`size_wh` from `from_percent` to `to_percent`. Raises InvalidChange for what no battery can do."""

    size_wh: int
    from_percent: int
    to_percent: int

    def __post_init__(self) -> None:
        if not 0 <= self.from_percent < self.to_percent <= 100:
            raise InvalidChange(PERCENT_OUT_OF_RANGE)


@dataclass(frozen=True, slots=True)
class EnergyNeed:
    """`wh` is above 0; with a battery it is worked out of it. Raises InvalidChange when out of range."""

    wh: int
    battery: Battery | None = None

    def __post_init__(self) -> None:
        if not 0 < self.wh <= MOST_WH or (self.battery is not None and self.battery.size_wh > MOST_WH):
            raise InvalidChange(ENERGY_OUT_OF_RANGE, most_kwh=MOST_WH // 1000)

    @classmethod
    def of(cls, battery: Battery) -> EnergyNeed:
        """What fills the battery as far as it shall be."""
        return cls(battery.size_wh * (battery.to_percent - battery.from_percent) // 100, battery)


USUAL_NEED = EnergyNeed(USUAL_WH)


def need_to_text(need: EnergyNeed) -> str:
    """A need as it is kept."""
    battery = need.battery
    if battery is None:
        return str(need.wh)
    return f"{battery.size_wh}:{battery.from_percent}:{battery.to_percent}"


def need_from_text(text: str) -> EnergyNeed:
    """A need as it was kept; the usual one where there is none that can be used."""
    try:
        numbers = [int(part) for part in text.split(":")]
        return EnergyNeed(numbers[0]) if len(numbers) == 1 else EnergyNeed.of(Battery(*numbers))
    except (ValueError, TypeError, InvalidChange):
        return USUAL_NEED
