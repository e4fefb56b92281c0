"""The cars that come to a virtual box."""

from __future__ import annotations

import random
from dataclasses import dataclass

from juicedesk.domain.wiring import FLOOR_AMPS

_ONBOARD_CHARGER_AMPS = (32, 40, 48)


@dataclass(slots=True)
class Car:
    """A car at the cable: what it still wants, in Wh, and what its charger can take, in amps."""

    wanted_wh: float
    max_amps: int

    def draw_amps(self, limit_amps: int) -> int:
        """What it draws when offered a limit: 0 when full or offered less than 6 A, else 6 or more."""
        if self.wanted_wh <= 0 or limit_amps < FLOOR_AMPS:
            return 0
        return min(limit_amps, self.max_amps)

    def take(self, offered_wh: float) -> float:
        """Fill up by at most `offered_wh`; return what went in."""
        taken_wh = min(offered_wh, self.wanted_wh)
        self.wanted_wh -= taken_wh
        return taken_wh


class Garage:
    """Where the cars of one box come from. The same seed gives the same cars."""

    def __init__(self, seed: int, index: int) -> None:
        self._dice = random.Random(f"cars {seed}/{index}")
        self._index = index

    def first(self) -> Car | None:
        """What stands at the box at the start: by turns a car that charges, a full one, and none."""
        turn = self._index % 3
        if turn == 2:
            return None
        car = self.next()
        if turn == 1:
            car.wanted_wh = 0.0
        return car

    def next(self) -> Car:
        """The next car to be plugged in; it wants 12 to 55 kWh."""
        wanted_wh = float(self._dice.randrange(12_000, 55_000))
        return Car(wanted_wh, self._dice.choice(_ONBOARD_CHARGER_AMPS))
