"""The cars that are charged at a unit, and which of them is there (API sheet §6.3, §10)."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace

NO_CAR_ID = 0


@dataclass(frozen=True, slots=True)
class Car:
    """What a person says of a car; a number that is 0 is not known."""

    car_id: int
    description: str
    model_id: str
    battery_size_wh: int = 0
    battery_range_m: int = 0
    charging_rate_w: int = 0


@dataclass(frozen=True, slots=True)
class Cars:
    """A unit's cars. `selected_id` is the one that is said to be there, NO_CAR_ID where none is.

    `last_id` is the highest number that was ever given: none comes twice, for clients keep them.
    """

    listed: tuple[Car, ...] = ()
    selected_id: int = NO_CAR_ID
    last_id: int = NO_CAR_ID

    def by_id(self, car_id: int | None) -> Car | None:
        """The car with this number; None without one."""
        return next((car for car in self.listed if car.car_id == car_id), None)

    def with_new(self, car: Car) -> Cars:
        """With one more car, under a new number. The first one is selected too."""
        new = replace(car, car_id=self.last_id + 1)
        return Cars((*self.listed, new), self.selected_id if self.listed else new.car_id, new.car_id)

    def with_changed(self, car: Car) -> Cars:
        """With this car in the place of the one that has its number."""
        listed = tuple(car if known.car_id == car.car_id else known for known in self.listed)
        return replace(self, listed=listed)

    def with_selected(self, car: Car) -> Cars:
        """With this car as the one that is there."""
        return replace(self, selected_id=car.car_id)

    def without(self, car: Car) -> Cars:
        """Without this car; nobody says then which one is there, if it was selected."""
        selected_id = NO_CAR_ID if self.selected_id == car.car_id else self.selected_id
        return Cars(tuple(known for known in self.listed if known != car), selected_id, self.last_id)


NO_CARS = Cars()


def cars_to_text(cars: Cars) -> str | None:
    """What is kept in the unit's row; None where there never was a car, as with nearly every unit."""
    return None if cars == NO_CARS else json.dumps(asdict(cars))


def cars_of_text(text: str | None) -> Cars:
    """The cars that were kept."""
    if text is None:
        return NO_CARS
    kept = json.loads(text)
    listed = tuple(Car(**car) for car in kept["listed"])
    return Cars(listed, kept["selected_id"], kept["last_id"])
