"""Load groups as clients list, make, change and dissolve them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from juicedesk.domain.errors import CHANGED_MEANWHILE
from juicedesk.juicebox.status import CHARGING, PLUGGED, Status
from juicedesk.server.unit import Unit
from tests.unit.server.home import BOX_ID, IDLE, OLD, V07, ZONE, Home

OTHER_ID, THIRD_ID = "0910000000000000000000000002", "0910000000000000000000000003"
OTHER, THIRD = replace(IDLE, juicebox_id=OTHER_ID), replace(IDLE, juicebox_id=THIRD_ID)
GARAGE: dict[str, Any] = {"id": "g", "name": "Garage", "circuit_amps": 32, "members": [BOX_ID, OTHER_ID]}


@pytest.fixture
def pair(home: Home) -> Home:
    """Two boxes of 40 A on lines of 32 A."""
    for status in (IDLE, OTHER):
        home.adopted(status)
    return home


def set_group(home: Home, **changes: object) -> dict[str, Any]:
    return home.account("set_load_group", **(GARAGE | changes))


def groups(home: Home) -> list[dict[str, Any]]:
    return list(home.account("get_load_groups")["load_groups"])


def obey(home: Home, status: Status) -> Status:
    """A box does what it is told, and says so."""
    command = home.hear(status, after_s=10)
    assert command is not None and command.online_amps is not None
    obeyed = replace(status, counter=command.counter, online_amps=command.online_amps)
    obeyed = replace(obeyed, offline_amps=None if status.offline_amps is None else command.offline_amps)
    home.hear(obeyed, after_s=10)
    return obeyed


def unit_of(home: Home, unit_id: str = BOX_ID) -> Unit:
    return home.registry.units[unit_id]


def info(home: Home, unit_id: str) -> Mapping[str, Any]:
    return home.post("/box_api_secure", {"cmd": "get_info", "token": unit_of(home, unit_id).token})


def test_a_group_is_made_listed_changed_and_dissolved(pair: Home) -> None:
    assert groups(pair) == []
    made = set_group(pair)
    assert made["success"]
    assert groups(pair) == [GARAGE | {"change_stamp": made["change_stamp"]}]
    changed = set_group(pair, name="Yard", circuit_amps="40")
    assert changed["change_stamp"] > made["change_stamp"]
    assert (groups(pair)[0]["name"], groups(pair)[0]["circuit_amps"]) == ("Yard", 40)
    assert set_group(pair, members=[])["change_stamp"] == 0
    assert groups(pair) == []
    assert set_group(pair, members=[])["success"]


def test_members_say_their_group_and_their_stamp_moves(pair: Home) -> None:
    before = info(pair, BOX_ID)
    set_group(pair)
    after = info(pair, BOX_ID)
    assert (before.get("load_group_id"), after["load_group_id"]) == (None, "g")
    assert (before["amps_offline"], after["amps_offline"], after["amps_wire_rating"]) == (32, 6, 32)
    assert after["info_timestamp"] > before["info_timestamp"]
    set_group(pair, members=[OTHER_ID])
    left = info(pair, BOX_ID)
    assert "load_group_id" not in left
    assert left["amps_offline"] == 32
    assert left["info_timestamp"] > after["info_timestamp"]


def test_the_boxes_are_told_their_offline_share_and_the_wire_limit_once_they_leave(pair: Home) -> None:
    set_group(pair, circuit_amps=40)
    command = pair.hear(IDLE)
    assert command is not None and (command.online_amps, command.offline_amps) == (0, 8)
    set_group(pair, members=[])
    command = pair.hear(IDLE)
    assert command is not None and (command.online_amps, command.offline_amps) == (32, 32)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": " "}, "name"),
        ({"name": "x" * 61}, "61 characters"),
        ({"circuit_amps": 5}, "6 to 999"),
        ({"circuit_amps": "many"}, "circuit_amps"),
        ({"members": "all"}, "list of IDs"),
        ({"members": [BOX_ID, THIRD_ID]}, "…0003 is not a charger"),
        ({"members": [str(n) for n in range(33)]}, "33 members"),
        ({"id": "x" * 65}, "64"),
        ({"id": ""}, "id"),
        ({"if_change_stamp": "now"}, "if_change_stamp"),
    ],
)
def test_what_cannot_be_is_refused_in_words(pair: Home, changes: dict[str, Any], words: str) -> None:
    answer = set_group(pair, **changes)
    assert not answer["success"] and words in answer["error_message"]
    assert groups(pair) == []
    assert unit_of(pair).settings.load_group_id is None


def test_a_charger_is_in_one_group_at_most(pair: Home) -> None:
    set_group(pair)
    answer = set_group(pair, id="h", name="Yard", members=[OTHER_ID])
    assert not answer["success"]
    assert "Garage is in the load group Garage" in answer["error_message"]


def test_a_box_that_takes_no_command_cannot_share(home: Home) -> None:
    home.adopted(OLD)
    assert not set_group(home, members=[BOX_ID])["success"]


def test_there_is_an_end_to_the_number_of_groups(pair: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("juicedesk.server.circuits.MOST_GROUPS", 1)
    assert set_group(pair, members=[BOX_ID])["success"]
    assert not set_group(pair, id="h", members=[OTHER_ID])["success"]
    assert set_group(pair, name="Yard", members=[BOX_ID])["success"]


def test_a_change_on_an_older_state_is_refused(pair: Home) -> None:
    stamp = set_group(pair, if_change_stamp=0)["change_stamp"]
    newer = set_group(pair, circuit_amps=20, if_change_stamp=stamp)["change_stamp"]
    for old in (0, stamp, newer + 1):
        answer = set_group(pair, circuit_amps=80, if_change_stamp=old)
        assert (answer["success"], answer["error_code"]) == (False, CHANGED_MEANWHILE)
    assert groups(pair)[0]["circuit_amps"] == 20
    assert set_group(pair, members=[], if_change_stamp=newer)["success"]
    assert set_group(pair, if_change_stamp=newer)["error_code"] == CHANGED_MEANWHILE
    assert set_group(pair, if_change_stamp=0)["change_stamp"] > newer


def test_everything_is_there_after_a_restart(tmp_path: Path) -> None:
    home = Home(tmp_path)
    for status in (IDLE, OTHER):
        home.adopted(status)
    stamp = set_group(home)["change_stamp"]
    changed_at = unit_of(home).settings.offline_changed_at
    home.kill()
    home = Home(tmp_path, now_s=home.now_s - 3_600)
    assert groups(home) == [GARAGE | {"change_stamp": stamp}]
    settings = unit_of(home).settings
    assert (settings.load_group_id, settings.offline_share_amps) == ("g", 6)
    assert settings.offline_changed_at == changed_at != ()
    set_group(home, members=[])
    home.kill()
    home = Home(tmp_path, now_s=home.now_s)
    assert groups(home) == []
    assert set_group(home)["change_stamp"] > stamp + 1
    home.close()


def test_a_box_whose_group_is_lost_gets_no_more_than_its_offline_share(tmp_path: Path) -> None:
    home = Home(tmp_path)
    for status in (IDLE, OTHER):
        home.adopted(status)
    set_group(home)
    with home.database._transaction() as connection:
        connection.exec_driver_sql("DELETE FROM load_groups")
    home.kill()
    home = Home(tmp_path)
    command = home.hear(replace(IDLE, state_code=PLUGGED))
    assert command is not None and (command.online_amps, command.offline_amps) == (6, 6)
    home.close()


def test_a_share_that_the_box_has_lowered_rises_only_by_a_raise(pair: Home) -> None:
    set_group(pair, circuit_amps=40)
    for status in (IDLE, OTHER):
        obey(pair, status)
    pair.hear(replace(IDLE, counter=50, offline_amps=6))
    assert unit_of(pair).settings.offline_share_amps == 6
    assert unit_of(pair).settings.wire_limit_amps == 32
    set_group(pair, name="Yard", circuit_amps=40)
    set_group(pair, name="Yard", circuit_amps=39)
    assert unit_of(pair).settings.offline_share_amps == 6
    set_group(pair, name="Yard", circuit_amps=40)
    assert unit_of(pair).settings.offline_share_amps == 8


def test_the_boxs_memory_is_written_ten_times_a_day_at_most(home: Home) -> None:
    home.adopted(IDLE)
    for amps in range(10, 20):
        assert home.ask("set_info", timeZoneId=ZONE, amps_wire_rating=amps)["success"]
    answer = home.ask("set_info", timeZoneId=ZONE, amps_wire_rating=20)
    assert not answer["success"] and "10 times" in answer["error_message"]
    assert home.ask("set_info", timeZoneId=ZONE, amps_wire_rating=19)["success"]
    assert not set_group(home, members=[BOX_ID], circuit_amps=8)["success"]
    assert groups(home) == []
    home.now_s += 86_400
    assert set_group(home, members=[BOX_ID], circuit_amps=8)["success"]


def test_until_a_v07_box_has_acknowledged_it_counts_with_its_rating(home: Home) -> None:
    v07 = replace(V07, state_code=PLUGGED)
    home.adopted(v07)
    home.adopted(replace(OTHER, state_code=PLUGGED))
    set_group(home, circuit_amps=63)
    assert unit_of(home).held.offline_amps == 40
    obey(home, v07)
    assert unit_of(home).held.offline_amps == 31


def charging_pair(home: Home, first: Status = IDLE) -> list[Status]:
    """Two boxes with hungry cars on a circuit of 40 A, each at half of it."""
    plugged = [replace(status, state_code=CHARGING) for status in (first, OTHER)]
    for status in plugged:
        home.adopted(status)
    assert set_group(home, circuit_amps=40)["success"]
    for _ in range(3):
        plugged = [obey(home, status) for status in plugged]
    assert [status.online_amps for status in plugged] == [20, 20]
    return plugged


@pytest.mark.parametrize("first", [IDLE, V07])
def test_a_box_that_comes_back_deaf_and_with_more_leaves_the_other_nothing(home: Home, first: Status) -> None:
    _, other = charging_pair(home, first)
    deaf = replace(first, counter=0, online_amps=40)
    for _ in range(6):
        home.hear(deaf, after_s=10)
    other = obey(home, other)
    assert other.online_amps == 0
    # Out of the network afterwards it goes on as it was: nobody ever told it less.
    if first is V07:
        for _ in range(70):
            other = obey(home, other)
        assert other.online_amps == 0
        assert unit_of(home).held.offline_amps == 40


@pytest.mark.parametrize("first", [IDLE, V07])
def test_what_an_earlier_run_has_told_a_box_is_no_limit_of_its_own(tmp_path: Path, first: Status) -> None:
    home = Home(tmp_path)
    boxes = charging_pair(home, first)
    home.close()
    home = Home(tmp_path, now_s=home.now_s)
    for status in boxes:
        home.hear(status)
    assert [unit_of(home, unit_id).held.offline_amps for unit_id in (BOX_ID, OTHER_ID)] == [8, 8]
    home.close()


def test_a_deaf_box_that_listens_again_goes_on_with_its_share(home: Home) -> None:
    deaf, other = charging_pair(home)
    for _ in range(7):
        home.hear(deaf, after_s=10)
    other = obey(home, other)
    assert other.online_amps == 20
    for _ in range(3):
        deaf = obey(home, deaf)
        assert deaf.online_amps == 20
    other = obey(home, obey(home, other))
    assert other.online_amps == 20


def test_a_group_with_a_deaf_box_is_made_and_holds_what_it_can(pair: Home) -> None:
    deaf, other = replace(IDLE, online_amps=40), replace(OTHER, state_code=PLUGGED)
    for _ in range(7):
        pair.hear(deaf, after_s=10)
    other = obey(pair, other)
    assert other.online_amps == 32
    assert set_group(pair, circuit_amps=40)["success"]
    assert obey(pair, other).online_amps == 0


def test_a_lower_circuit_lowers_all_at_their_next_report(pair: Home) -> None:
    set_group(pair, circuit_amps=64)
    plugged = [obey(pair, replace(status, state_code=PLUGGED)) for status in (IDLE, OTHER)]
    assert [status.online_amps for status in plugged] == [32, 32]
    set_group(pair, circuit_amps=20)
    lowered = [obey(pair, status) for status in plugged]
    assert [status.online_amps for status in lowered] == [10, 10]
    assert [status.offline_amps for status in lowered] == [6, 6]


def test_a_box_that_waits_for_its_turn_says_what_blocks_it(home: Home) -> None:
    plugged = [replace(status, state_code=PLUGGED) for status in (IDLE, OTHER, THIRD)]
    for status in plugged:
        home.adopted(status)
    set_group(home, circuit_amps=10, members=[status.juicebox_id for status in plugged])
    for _ in range(3):
        plugged = [obey(home, status) for status in plugged]
    waiting = [status.juicebox_id for status in plugged if status.online_amps == 0]
    assert len(waiting) == 2
    token = unit_of(home, waiting[0]).token
    state = home.post("/box_api_secure", {"cmd": "get_state", "token": token})
    assert (state["triggers_all"], state["triggers_blocking"]) == (17, 16)
    assert state["charging"]["amps_limit"] == 32


@pytest.mark.parametrize("command", ["get_load_groups", "set_load_group"])
def test_only_the_account_token_counts(pair: Home, command: str) -> None:
    assert pair.account(command, **GARAGE, account_token="wrong")["error_code"] == 1009


def test_a_restored_database_brings_back_no_larger_circuit(tmp_path: Path) -> None:
    home = Home(tmp_path)
    for status in (IDLE, OTHER):
        home.adopted(status)
    set_group(home, circuit_amps=40)
    home.close()
    old = {path: path.read_bytes() for path in tmp_path.glob("server.sqlite3*")}
    home = Home(tmp_path)
    stamp = set_group(home, circuit_amps=16)["change_stamp"]
    home.close()
    for path, content in old.items():
        path.write_bytes(content)
    home = Home(tmp_path)
    (group,) = groups(home)
    assert (group["circuit_amps"], group["members"]) == (6, [BOX_ID, OTHER_ID])
    assert group["change_stamp"] > stamp
    assert set_group(home, circuit_amps=40)["success"]
    home.close()
    home = Home(tmp_path)
    assert groups(home)[0]["circuit_amps"] == 40
    home.close()


def restored(folder: Path, *changed: Callable[[Home], object], before: Callable[[Home], object]) -> Home:
    """The group at its work, and a database without its last changes, none of which was the group's."""
    home = Home(folder)
    charging_pair(home, V07)
    before(home)
    home.close()
    old = (folder / "server.sqlite3").read_bytes()
    home = Home(folder, now_s=home.now_s)
    for change in changed:
        change(home)
    home.close()
    (folder / "server.sqlite3").write_bytes(old)
    return Home(folder, now_s=home.now_s)


def ask_of(home: Home, unit_id: str, command: str, **fields: object) -> None:
    token = unit_of(home, unit_id).token
    assert home.post("/box_api_secure", {"cmd": command, "token": token, **fields})["success"]


def lower_and_raise(home: Home) -> None:
    for amps in (7, 32):
        ask_of(home, OTHER_ID, "set_info", timeZoneId=ZONE, amps_wire_rating=amps)


def test_after_restoring_a_member_whose_offline_value_nobody_knows_counts_with_its_rating(
    tmp_path: Path,
) -> None:
    home = restored(tmp_path, lower_and_raise, before=lambda home: None)
    assert unit_of(home).held.offline_amps == 40
    other = replace(OTHER, state_code=CHARGING, online_amps=6, offline_amps=8)
    ask_of(home, OTHER_ID, "set_limit", amperage=32)
    for _ in range(70):
        other = obey(home, other)
    assert other.online_amps == 0
    home.close()


def test_after_restoring_what_a_box_has_said_before_counts_for_nothing(tmp_path: Path) -> None:
    def lowered(home: Home) -> None:
        ask_of(home, OTHER_ID, "set_info", timeZoneId=ZONE, amps_wire_rating=6)
        obey(home, replace(OTHER, state_code=CHARGING))

    home = restored(tmp_path, lower_and_raise, before=lowered)
    ask_of(home, OTHER_ID, "set_limit", amperage=6)
    assert unit_of(home, OTHER_ID).held.offline_amps == 40
    home.hear(replace(OTHER, offline_amps=8, online_amps=8))
    assert unit_of(home, OTHER_ID).held.offline_amps == 8
    home.close()


def test_a_restored_database_without_the_group_raises_no_box(tmp_path: Path) -> None:
    home = Home(tmp_path)
    for status in (IDLE, OTHER):
        home.adopted(status)
    home.close()
    old = (tmp_path / "server.sqlite3").read_bytes()
    home = Home(tmp_path)
    set_group(home)
    obeyed = obey(home, replace(IDLE, state_code=PLUGGED))
    home.close()
    (tmp_path / "server.sqlite3").write_bytes(old)
    home = Home(tmp_path)
    command = home.hear(obeyed)
    assert command is not None and (command.online_amps, command.offline_amps) == (6, 6)
    home.close()
