"""The cars that are charged at a unit (API sheet §6.3, §10).

They are kept and given back: clients take the size of a battery from them when they ask for energy. Of
models this server knows none; what it calls one holds no figures but the car's own.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from juicedesk.juicenet.reading import Fields
from juicedesk.server.cars import NO_CAR_ID, Car, Cars
from juicedesk.server.commands.changing import changed
from juicedesk.server.commands.details import asked_text
from juicedesk.server.house import House
from juicedesk.server.persistence import Changes
from juicedesk.server.refusals import Refusal
from juicedesk.server.settings import UnitSettings
from juicedesk.server.unit import Unit

MOST_CARS = 32
MODELS_VERSION = "1"
_TEXTS = ("description", "model_id")
_MOST = 1_000_000
_MOST_RANGE_M = 10_000_000
_NUMBERS = {"battery_size_wh": _MOST, "battery_range_m": _MOST_RANGE_M, "charging_rate_w": _MOST}
_ANY = Car(NO_CAR_ID, "Electric car", "any")
"""Stands for every model, and is the only one that is offered."""
_MODEL_IMAGES = ("default", "charging", "plugged")
_DEFAULT_IMAGES = ("charging", "standby", "plugged", "error", "disconnect")


async def get_car_models(_house: House, _fields: Fields, _caller: str) -> dict[str, object]:
    """The one model that stands for all: the vendor's list was never published."""
    return {"version": MODELS_VERSION, "models": [_model(_ANY, _MODEL_IMAGES)]}


def default_car_model() -> dict[str, object]:
    """As get_server_info tells it, for clients that show a car before anybody has chosen one."""
    return _model(_ANY, _DEFAULT_IMAGES)


def shown_cars(cars: Cars) -> list[dict[str, object]]:
    """The cars as get_info tells them."""
    return [
        {
            "car_id": car.car_id,
            "description": car.description,
            "battery_size_wh": car.battery_size_wh,
            "battery_range_m": car.battery_range_m,
            "charging_rate_w": car.charging_rate_w,
            "model_id": car.model_id,
            "model_info": _model(car, _MODEL_IMAGES),
        }
        for car in cars.listed
    ]


async def add_car(house: House, unit: Unit, fields: Fields) -> dict[str, object]:
    """Add a car to the unit; the first one is the one that is there."""
    new = _asked(_info(fields), _ANY)

    def decide(settings: UnitSettings) -> Changes:
        if len(settings.cars.listed) >= MOST_CARS:
            raise Refusal(f"The charger has {MOST_CARS} cars already.")
        return {"cars": settings.cars.with_new(new)}

    answer = await changed(house, unit, fields, decide)
    return answer | {"car_id": unit.settings.cars.last_id}


async def update_car(house: House, unit: Unit, fields: Fields) -> dict[str, object]:
    """Change what is said of a car; what is not named stays."""
    info = _info(fields)

    def decide(settings: UnitSettings) -> Changes:
        return {"cars": settings.cars.with_changed(_asked(info, _known(settings.cars, info)))}

    return await changed(house, unit, fields, decide)


async def select_car(house: House, unit: Unit, fields: Fields) -> dict[str, object]:
    """Say which car is there; get_state tells it as `car_id`."""
    info = _info(fields)

    def decide(settings: UnitSettings) -> Changes:
        return {"cars": settings.cars.with_selected(_known(settings.cars, info))}

    return await changed(house, unit, fields, decide)


async def delete_car(house: House, unit: Unit, fields: Fields) -> dict[str, object]:
    """Remove a car from the unit."""
    info = _info(fields)

    def decide(settings: UnitSettings) -> Changes:
        return {"cars": settings.cars.without(_known(settings.cars, info))}

    return await changed(house, unit, fields, decide)


def _info(fields: Fields) -> Fields:
    if not isinstance(fields.value_of("info"), dict):
        raise Refusal("What is said of the car (info) is missing or is no object.")
    return fields.fields_of("info")


def _known(cars: Cars, info: Fields) -> Car:
    car = cars.by_id(info.int_of("car_id"))
    if car is None:
        raise Refusal("The charger has no car with this car_id.")
    return car


def _asked(info: Fields, before: Car) -> Car:
    """The car as the request says, and where it says nothing as it was. Raises Refusal."""
    asked: dict[str, Any] = {
        **{key: asked_text(info, key) for key in _TEXTS if info.value_of(key) is not None},
        **{
            key: _asked_number(info, key, most)
            for key, most in _NUMBERS.items()
            if info.value_of(key) is not None
        },
    }
    return replace(before, **asked)


def _asked_number(info: Fields, key: str, most: int) -> int:
    number = info.rounded_of(key)
    if number is None or not 0 <= number <= most:
        raise Refusal(f"{key} must be a number, 0 to {most}.")
    return number


def _model(car: Car, images: tuple[str, ...]) -> dict[str, object]:
    """A car in the form of the vendor's models; what is not known is 0 or empty, pictures there are none."""
    return {
        "model_id": car.model_id,
        "description": car.description,
        "make": "",
        "model": "",
        "year": 0,
        "range_m": car.battery_range_m,
        "range_city_m": car.battery_range_m,
        "range_highway_m": car.battery_range_m,
        "battery_size_wh": car.battery_size_wh,
        "charging_rate_w": car.charging_rate_w,
        "images": dict.fromkeys(images, ""),
    }
