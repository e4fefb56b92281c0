"""A write that names the change stamp on which it was based."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from juicedesk.domain.errors import CHANGED_MEANWHILE
from tests.unit.server.home import IDLE, LOADING, PARKED, ZONE, Home

NIGHT = {"start": 1380, "end": 360, "car_ready_by": 0}
WRITES: list[tuple[str, dict[str, object]]] = [
    ("set_limit", {"amperage": 16}),
    ("set_info", {"timeZoneId": ZONE, "amps_wire_rating": 20}),
    ("set_schedule", {"type": "custom", "weekday": NIGHT, "weekend": NIGHT}),
    ("set_override", {"override_time": 1}),
]


def stamp_of(home: Home) -> int:
    return int(home.ask("get_info")["info_timestamp"])


@pytest.mark.parametrize(("command", "fields"), WRITES)
@pytest.mark.parametrize("as_text", [False, True])
def test_the_present_stamp_is_taken_and_the_answer_tells_the_new_one(
    home: Home, command: str, fields: dict[str, Any], as_text: bool
) -> None:
    home.adopted(IDLE)
    stamp = stamp_of(home)
    answer = home.ask(command, **fields, if_info_timestamp=str(stamp) if as_text else stamp)
    assert answer["success"]
    assert answer["info_timestamp"] == stamp_of(home) > stamp


@pytest.mark.parametrize(
    ("command", "fields"),
    [
        ("set_limit", {"amperage": "16"}),
        ("set_override", {"amperage": 16.0}),
        ("set_schedule", {"type": "custom", "weekday": NIGHT, "weekend": NIGHT}),
        ("set_info", {"timeZoneId": ZONE, "name": " Garage ", "amps_wire_rating": "32", "gascost": "350"}),
        ("set_override", {"override_time": 0}),
        ("set_charging_time", {"charging_time": 0}),
        ("set_notifications", {"is_offline": {"email": "true"}}),
    ],
)
def test_what_changes_nothing_moves_no_stamp(home: Home, command: str, fields: dict[str, Any]) -> None:
    """Whoever read before it may still write (sync model: a false "changed meanwhile" is a conflict)."""
    home.adopted(IDLE)
    assert home.ask("set_limit", amperage=16)["success"]
    assert home.ask("set_schedule", type="custom", weekday=NIGHT, weekend=NIGHT)["success"]
    assert home.ask("set_info", gascost=350)["success"]
    assert home.ask("set_notifications", is_offline={"email": True})["success"]
    stamp = stamp_of(home)
    assert home.ask(command, **fields)["info_timestamp"] == stamp == stamp_of(home)
    assert home.ask("set_limit", amperage=8, if_info_timestamp=stamp)["success"]


def test_a_load_group_that_stays_as_it_is_keeps_its_stamp(home: Home) -> None:
    home.adopted(IDLE)
    group = {"id": "g", "name": "Garage", "circuit_amps": 40, "members": [home.unit.unit_id]}
    first, stamp = home.account("set_load_group", **group), stamp_of(home)
    assert home.account("set_load_group", **group) == first
    assert stamp_of(home) == stamp


def test_what_is_there_by_a_report_alone_is_on_the_disk_when_a_client_asks_for_it(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.adopted(PARKED)
    assert home.ask("set_override", override_time=1)["success"]
    home.hear(IDLE)  # the car leaves, and with it the override
    assert home.ask("set_override", override_time=0)["success"]
    home.kill()
    again = Home(tmp_path)
    assert again.unit.settings.override is None
    again.close()


@pytest.mark.parametrize(("command", "fields"), WRITES)
@pytest.mark.parametrize("off_by", [-1, 1])
def test_any_other_stamp_is_refused_and_nothing_changes(
    home: Home, command: str, fields: dict[str, Any], off_by: int
) -> None:
    home.adopted(IDLE)
    before = home.unit.settings
    answer = home.ask(command, **fields, if_info_timestamp=before.info_timestamp + off_by)
    assert (answer["success"], answer["error_code"]) == (False, CHANGED_MEANWHILE)
    assert home.unit.settings == before


@pytest.mark.parametrize("stamp", ["soon", 1.5, [], True])
def test_a_stamp_that_is_none_is_not_passed_over(home: Home, stamp: object) -> None:
    home.adopted(IDLE)
    answer = home.ask("set_limit", amperage=16, if_info_timestamp=stamp)
    assert not answer["success"] and answer["error_code"] != CHANGED_MEANWHILE
    assert home.unit.settings.charge_limit_amps is None


def test_without_a_stamp_everything_is_as_ever(home: Home) -> None:
    home.adopted(IDLE)
    assert home.ask("set_limit", amperage=16)["success"]
    assert home.ask("set_limit", amperage=20, if_info_timestamp=None)["success"]


def test_the_server_says_that_it_offers_this(home: Home) -> None:
    home.adopted(IDLE)
    answers = (home.ask("get_info"), home.account("get_account_units"), home.account("get_server_info"))
    assert all("conditional_writes" in answer["offers"] for answer in answers)


@pytest.mark.parametrize(
    "report",
    [
        lambda home: home.hear(replace(IDLE, offline_amps=16)),
        lambda home: home.hear(replace(IDLE, rating_amps=32)),
        lambda home: home.hear(IDLE),
    ],
    ids=["it has a lower limit of its own", "another rating", "the car leaves"],
)
def test_what_the_box_changes_counts_too(home: Home, report: Callable[[Home], object]) -> None:
    home.adopted(PARKED)
    assert home.ask("set_override", override_time=1)["success"]
    stamp = stamp_of(home)
    report(home)
    answer = home.ask("set_limit", amperage=8, if_info_timestamp=stamp)
    assert (answer["success"], answer["error_code"]) == (False, CHANGED_MEANWHILE)


def test_what_the_box_only_measures_does_not_count(home: Home) -> None:
    home.adopted(PARKED)
    stamp = stamp_of(home)
    home.hear(replace(LOADING, session_wh=100), after_s=10)
    assert home.ask("set_limit", amperage=8, if_info_timestamp=stamp)["success"]


def test_of_many_at_once_with_the_same_stamp_one_wins(home: Home) -> None:
    home.adopted(IDLE)
    stamp = stamp_of(home)

    async def all_at_once() -> list[int | BaseException]:
        def decide(amps: int) -> Callable[[object], dict[str, object]]:
            return lambda _: {"charge_limit_amps": amps}

        changes = [home.persistence.change(home.unit, decide(6 + n), stamp) for n in range(10)]
        return await asyncio.gather(*changes, return_exceptions=True)

    outcomes = asyncio.run(all_at_once())
    stamps = [outcome for outcome in outcomes if isinstance(outcome, int)]
    assert stamps == [stamp_of(home)]


def test_a_box_that_changes_something_while_the_disk_works_gets_another_stamp(home: Home) -> None:
    home.adopted(PARKED)
    assert home.ask("set_override", override_time=1)["success"]
    stamps = [stamp_of(home)]

    def report() -> None:
        home.hear(IDLE)
        stamps.append(stamp_now())

    def stamp_now() -> int:
        return home.unit.settings.info_timestamp

    def decide(_: object) -> dict[str, object]:
        asyncio.get_running_loop().call_soon(report)
        return {"charge_limit_amps": 8}

    stamps.append(asyncio.run(home.persistence.change(home.unit, decide)))
    assert stamps[-1] == stamp_now()
    assert stamps == sorted(set(stamps))
    assert (home.unit.settings.override, home.unit.settings.charge_limit_amps) == (None, 8)


def test_stamps_rise_over_a_restart_with_the_clock_set_back(tmp_path: Path) -> None:
    stamps = []
    for run in range(3):
        home = Home(tmp_path)
        home.now_s -= run * 86_400
        if run == 0:
            home.adopted(IDLE)
        stamps.append(stamp_of(home))
        assert home.ask("set_limit", amperage=8 + run)["success"]
        stamps.append(stamp_of(home))
        home.close()
    assert stamps[1] == stamps[2] and stamps[3] == stamps[4]
    assert stamps[0] < stamps[1] < stamps[3] < stamps[5]


def test_no_stamp_comes_twice_when_a_crash_lost_what_the_box_had_changed(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.adopted(PARKED)
    assert home.ask("set_override", override_time=1)["success"]
    home.hear(IDLE)
    seen = stamp_of(home)
    home.kill()
    home = Home(tmp_path)
    assert home.unit.settings.override is not None
    home.ask("set_limit", amperage=8)
    assert stamp_of(home) > seen
    home.close()
