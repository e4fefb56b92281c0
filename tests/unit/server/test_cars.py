"""The cars of a unit, and what a server without a list of models says of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from juicedesk.server.commands.cars import MOST_CARS
from tests.unit.server.home import IDLE, Home

ROADSTER = {
    "battery_range_m": 133_575,
    "battery_size_wh": "24000",
    "charging_rate_w": 6_600,
    "description": " Roadster ",
    "model_id": 17,
}
NOT_ACCEPTED = 1002


def cars_of(home: Home) -> list[dict[str, Any]]:
    cars = home.ask("get_info")["cars"]
    assert isinstance(cars, list)
    return cars


def test_a_car_is_kept_given_back_and_selected_when_it_is_the_first(home: Home) -> None:
    home.adopted(IDLE)
    assert cars_of(home) == [] and "car_id" not in home.ask("get_state")
    assert home.ask("add_car", info=ROADSTER)["car_id"] == 1
    (car,) = cars_of(home)
    model = car.pop("model_info")
    own = {"battery_range_m": 133_575, "battery_size_wh": 24_000, "charging_rate_w": 6_600}
    assert car == {"car_id": 1, "description": "Roadster", "model_id": "17", **own}
    assert (model["model_id"], model["range_m"], model["battery_size_wh"]) == ("17", 133_575, 24_000)
    assert home.ask("get_state")["car_id"] == 1


def test_cars_are_changed_selected_and_removed_by_their_numbers(home: Home) -> None:
    home.adopted(IDLE)
    for name in ("Roadster", "Van"):
        assert home.ask("add_car", info={**ROADSTER, "description": name})["success"]
    assert home.ask("get_state")["car_id"] == 1
    assert home.ask("select_car", info={"car_id": "2"})["success"]
    assert home.ask("get_state")["car_id"] == 2
    assert home.ask("update_car", info={"car_id": 2, "battery_size_wh": 60_000})["success"]
    assert [(car["description"], car["battery_size_wh"]) for car in cars_of(home)] == [
        ("Roadster", 24_000),
        ("Van", 60_000),
    ]
    assert home.ask("delete_car", info={"car_id": 2})["success"]
    assert [car["car_id"] for car in cars_of(home)] == [1]
    assert "car_id" not in home.ask("get_state")
    assert home.ask("add_car", info=ROADSTER)["car_id"] == 3  # no number comes twice


@pytest.mark.parametrize("command", ["update_car", "select_car", "delete_car"])
def test_a_car_that_is_not_there_is_refused(home: Home, command: str) -> None:
    home.adopted(IDLE)
    home.ask("add_car", info=ROADSTER)
    before = home.unit.settings
    for info in (None, 7, {}, {"car_id": 2}, {"car_id": 0}, {"car_id": "first"}):
        answer = home.ask(command, info=info)
        assert answer["error_code"] == NOT_ACCEPTED and "car" in answer["error_message"]
    assert home.unit.settings == before


@pytest.mark.parametrize(
    "wrong",
    [
        *({"battery_size_wh": "much"}, {"battery_range_m": -1}, {"charging_rate_w": 10**9}),
        *({"description": ["x"]}, {"description": "x" * 101}, {"model_id": "a\nb"}),
    ],
)
def test_what_cannot_be_kept_of_a_car_is_refused(home: Home, wrong: dict[str, object]) -> None:
    home.adopted(IDLE)
    assert home.ask("add_car", info={**ROADSTER, **wrong})["error_code"] == NOT_ACCEPTED
    home.ask("add_car", info=ROADSTER)
    assert home.ask("update_car", info={"car_id": 1, **wrong})["error_code"] == NOT_ACCEPTED
    assert len(cars_of(home)) == 1


def test_there_is_an_end_to_the_cars(home: Home) -> None:
    home.adopted(IDLE)
    answers = [home.ask("add_car", info=ROADSTER)["success"] for _ in range(MOST_CARS + 1)]
    assert answers == [True] * MOST_CARS + [False]


def test_cars_survive_a_restart_and_count_as_changes_of_the_unit(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.adopted(IDLE)
    stamp = home.unit.settings.info_timestamp
    assert home.ask("add_car", info=ROADSTER, if_info_timestamp=stamp)["info_timestamp"] > stamp
    assert home.ask("delete_car", info={"car_id": 1}, if_info_timestamp=stamp)["error_code"] == 1409
    kept = home.unit.settings.cars
    home.kill()
    again = Home(tmp_path)
    assert again.unit.settings.cars == kept
    again.close()


def test_the_one_model_that_is_offered_claims_nothing(home: Home) -> None:
    answer = home.post("/box_pin", {"cmd": "get_car_models"})
    (model,) = answer["models"]
    figures = ("year", "range_m", "range_city_m", "range_highway_m", "battery_size_wh", "charging_rate_w")
    assert [model[key] for key in figures] == [0] * 6
    info = home.post("/box_pin", {"cmd": "get_server_info"})
    assert info["version_car_model_db"] == answer["version"]
    assert info["default_car_model"].keys() == model.keys()
    assert info["default_car_model"]["images"].keys() == {
        *("charging", "standby", "plugged", "error", "disconnect")
    }
