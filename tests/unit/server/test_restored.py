"""An old database in the place of the present one raises no box by itself."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from juicedesk.juicebox.command import Command
from juicedesk.juicebox.status import Status
from tests.unit.server.home import BOX_ID, IDLE, PARKED, V07, ZONE, Home

Act = Callable[[Home], object]


def limit(amps: int) -> Act:
    return lambda home: home.ask("set_limit", amperage=amps)


def wire_limit(amps: int) -> Act:
    return lambda home: home.ask("set_info", timeZoneId=ZONE, amps_wire_rating=amps)


def charge_now(home: Home) -> None:
    home.ask("set_override", override_time=home.ask("get_state")["unit_time"])


def stop(home: Home) -> None:
    home.ask("set_override", override_time=home.ask("get_state")["unit_time"] + 365 * 86_400)


def no_override(home: Home) -> None:
    home.ask("set_override", override_time=0)


def closed_nights(home: Home) -> None:
    night = {"start": 1380, "end": 360, "car_ready_by": 0}
    home.ask("set_schedule", type="custom", weekday=night, weekend=night)


def after_restoring(folder: Path, status: Status, before: list[Act], after: list[Act]) -> Home:
    """A home server with the database as it was before the later acts."""
    home = Home(folder)
    home.adopted(status)
    for act in before:
        act(home)
    home.close()
    old = (folder / "server.sqlite3").read_bytes()
    home = Home(folder, now_s=home.now_s + 60)
    home.hear(status)
    for act in after:
        act(home)
    home.close()
    (folder / "server.sqlite3").write_bytes(old)
    return Home(folder, now_s=home.now_s + 60)


def told(home: Home, status: Status) -> tuple[int | None, int | None] | None:
    command: Command | None = home.hear(status)
    home.close()
    return None if command is None else (command.online_amps, command.offline_amps)


@pytest.mark.parametrize(
    ("before", "after", "reported", "expected"),
    [
        ([], [limit(8)], PARKED, (6, 32)),
        ([], [limit(0)], PARKED, (6, 32)),
        ([limit(0)], [limit(16)], PARKED, (0, 32)),
        ([wire_limit(40)], [wire_limit(20)], replace(PARKED, offline_amps=20), (6, 20)),
        ([closed_nights, charge_now], [no_override], PARKED, (0, 32)),
        ([stop], [no_override], PARKED, (0, 32)),
    ],
)
def test_a_restored_database_raises_nothing(
    tmp_path: Path, before: list[Act], after: list[Act], reported: Status, expected: tuple[int, int]
) -> None:
    assert told(after_restoring(tmp_path, PARKED, before, after), reported) == expected


def test_of_a_v07_box_nobody_knows_the_wire_limit_any_more(tmp_path: Path) -> None:
    v07 = replace(V07, state_code=1)
    home = after_restoring(tmp_path, v07, [wire_limit(40)], [wire_limit(20)])
    assert home.hear(v07) is None
    assert home.ask("get_info")["amps_wire_rating"] == 0
    assert wire_limit(20)(home)
    assert told(home, v07) == (6, 20)


def test_the_server_says_why_a_box_gets_so_little_until_its_limit_is_set(tmp_path: Path) -> None:
    home = after_restoring(tmp_path, PARKED, [], [limit(8)])
    home.hear(PARKED)
    assert home.ask("get_info")["held_since_restore"] is True
    assert "old copy" in home.ask("get_state")["message"]
    home.close()
    home = Home(tmp_path)
    assert home.unit.settings.held_since_restore
    limit(16)(home)
    assert home.ask("get_info")["held_since_restore"] is False
    assert "message" not in home.ask("get_state")
    home.close()


def test_what_a_person_sets_afterwards_holds(tmp_path: Path) -> None:
    home = after_restoring(tmp_path, PARKED, [], [limit(8)])
    home.close()
    home = Home(tmp_path)
    assert limit(32)(home)
    home.close()
    assert told(Home(tmp_path), PARKED) == (32, 32)


def test_a_charger_that_was_given_away_gets_no_more_than_the_floor(tmp_path: Path) -> None:
    home = after_restoring(tmp_path, PARKED, [], [lambda home: home.account("get_account_units")])
    assert told(home, PARKED) == (32, 32)
    deleted: Act = lambda home: home.post(  # noqa: E731
        "/box_api_secure",
        {"cmd": "delete_account_unit", "token": home.unit.token, "account_token": "the account's token"},
    )
    home = after_restoring(tmp_path, PARKED, [], [deleted])
    assert BOX_ID in home.registry.units
    assert told(home, PARKED) == (6, 32)


def test_what_only_reports_have_changed_is_no_other_database(tmp_path: Path) -> None:
    home = after_restoring(tmp_path, PARKED, [], [lambda home: home.hear(IDLE, after_s=60)])
    assert told(home, PARKED) == (32, 32)


def test_a_kill_at_any_time_holds_no_box_back(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.adopted(PARKED)
    for amps in (16, 32):
        limit(amps)(home)
        home.kill()
        home = Home(tmp_path)
        assert home.unit.settings.charge_limit_amps == amps
    for kept in (tmp_path, tmp_path.with_name(tmp_path.name + "-state")):
        for file in kept.glob("*.newest-setting"):
            file.unlink()
    home.kill()
    assert told(Home(tmp_path), PARKED) == (32, 32)


def test_a_whole_folder_that_is_restored_raises_nothing_either(tmp_path: Path) -> None:
    folder, copy = tmp_path / "server", tmp_path / "copy"
    home = Home(folder)
    home.adopted(PARKED)
    home.close()
    shutil.copytree(folder, copy)
    home = Home(folder, now_s=home.now_s + 60)
    limit(8)(home)
    home.close()
    shutil.rmtree(folder)
    copy.rename(folder)
    assert told(Home(folder, now_s=home.now_s + 60), PARKED) == (6, 32)


def test_a_folder_that_begins_anew_at_that_place_holds_nothing_back(tmp_path: Path) -> None:
    folder = tmp_path / "server"
    home = Home(folder)
    home.adopted(PARKED)
    home.close()
    shutil.rmtree(folder)
    home = Home(folder)
    home.adopted(PARKED)
    assert told(home, PARKED) == (32, 32)


def test_a_raise_that_was_asked_for_long_ago_is_not_awaited_by_a_new_run(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.adopted(PARKED)
    wire_limit(40)(home)
    home.close()
    home = Home(tmp_path, now_s=home.now_s + 2 * 86_400)
    assert told(home, PARKED) == (32, 32)
    assert home.unit.settings.wire_limit_lowered


def test_a_raise_that_was_just_asked_for_is_awaited_through_a_restart(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.adopted(PARKED)
    wire_limit(40)(home)
    home.close()
    assert told(Home(tmp_path, now_s=home.now_s + 60), PARKED) == (40, 40)
