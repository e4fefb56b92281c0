"""A charge that has ended: from plugging in to unplugging, and its power in between."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class PowerPoint:
    """Power from a time on, until the next point. `at` is naive, on the charger's own wall clock."""

    at: datetime
    watts: float


@dataclass(frozen=True, slots=True)
class Charge:
    """Times are naive, on the charger's own wall clock. `charging_s` is how long current flowed, None is
    not told. `power` is in the order of time; None says that it was not read yet, empty that there is none.
    """

    unit_id: str
    session_id: int
    started: datetime
    ended: datetime
    energy_wh: int
    charging_s: int | None = None
    power: tuple[PowerPoint, ...] | None = None

    @property
    def is_complete(self) -> bool:
        """Whether all that a server tells of a charge has been read."""
        return self.charging_s is not None and self.power is not None

    @property
    def average_watts(self) -> float | None:
        """Over the time that current flowed; None when that is not told."""
        if not self.charging_s:
            return None
        return self.energy_wh * 3600 / self.charging_s

    @property
    def flow(self) -> tuple[tuple[datetime, datetime, float], ...]:
        """Stretches of one power (W) each, from its points; empty when they were not read.

        The last one ends with the charge.
        """
        points = self.power or ()
        ends = [point.at for point in points[1:]] + [max(self.ended, points[-1].at)] if points else []
        return tuple(
            (point.at, end, point.watts) for point, end in zip(points, ends, strict=True) if end > point.at
        )


@dataclass(frozen=True, slots=True)
class ChargePage:
    """Some ended charges, newest first; `more` is what asks for the older ones, None when there are none."""

    charges: tuple[Charge, ...]
    more: int | None
