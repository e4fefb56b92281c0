"""Giving a unit away, and letting others use it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.unit.server.home import ACCOUNT_TOKEN, BOX_ID, IDLE, PARKED, Home


def own(home: Home, command: str, **fields: object) -> dict[str, Any]:
    """A call with both tokens."""
    return home.ask(command, **({"account_token": ACCOUNT_TOKEN} | fields))


def new_pin(home: Home) -> str:
    answer = own(home, "get_share_pin")
    assert answer["success"] and len(answer["pin"]) == 4 and answer["pin"].isdecimal()
    return str(answer["pin"])


def use_pin(home: Home, pin: object, unit_id: str = BOX_ID) -> dict[str, Any]:
    return home.post("/box_pin", {"cmd": "share_device", "device_name": "guest", "ID": unit_id, "pin": pin})


def as_guest(home: Home, token: str) -> dict[str, Any]:
    return home.post("/box_api_secure", {"cmd": "get_state", "token": token})


def wrong(pin: str) -> str:
    return "0000" if pin != "0000" else "1111"


@pytest.mark.parametrize(
    "command", ["get_share_pin", "delete_account_unit", "add_account_unit", "delete_shares"]
)
def test_only_the_owner_may(home: Home, command: str) -> None:
    home.adopted(IDLE)
    assert own(home, command, account_token="wrong")["error_code"] == 1009
    assert own(home, command, token="wrong")["error_code"] == 1007
    assert own(home, command)["success"]


def test_pair_device_is_the_older_name_for_it(home: Home) -> None:
    home.adopted(IDLE)
    answer = home.post("/box_pin", {"cmd": "pair_device", "id": BOX_ID, "pin": new_pin(home)})
    assert (answer["ID"], answer["secured"], answer["time_last_ping"]) == (BOX_ID, True, home.now_s)
    assert as_guest(home, answer["token"])["success"]
    answer = home.post("/box_pin", {"cmd": "pair_device", "ID": BOX_ID, "pin": "0000"})
    assert answer["error_code"] == 1003 and "token" not in answer


def test_a_client_that_takes_its_leave_leaves_the_tokens_good(home: Home) -> None:
    home.adopted(IDLE)
    assert home.account("logout", device_id="phone")["success"]
    assert home.account("logout", account_token="wrong")["error_code"] == 1009
    assert home.ask("get_state")["success"]


def test_a_guest_gets_a_token_of_his_own_until_it_is_withdrawn(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.adopted(IDLE)
    answer = use_pin(home, new_pin(home))
    assert (answer["success"], answer["unit_id"], answer["name"]) == (True, BOX_ID, "Garage")
    token = answer["token"]
    assert token != home.unit.token
    assert as_guest(home, token)["ID"] == BOX_ID
    assert own(home, "get_share_pin", token=token, account_token="guess")["error_code"] == 1009
    home.kill()
    home = Home(tmp_path)
    assert as_guest(home, token)["success"]
    assert own(home, "delete_shares")["count"] == 1
    assert as_guest(home, token)["error_code"] == 1007
    assert as_guest(home, home.unit.token)["success"]
    again = use_pin(home, new_pin(home))["token"]
    assert again != token
    home.kill()
    home = Home(tmp_path)
    assert (as_guest(home, token)["success"], as_guest(home, again)["success"]) == (False, True)
    home.close()


def test_a_pin_is_good_for_one_use(home: Home) -> None:
    home.adopted(IDLE)
    pin = new_pin(home)
    assert use_pin(home, pin)["success"]
    assert use_pin(home, pin)["error_code"] == 1003


def test_a_pin_is_good_for_five_tries(home: Home) -> None:
    home.adopted(IDLE)
    pin = new_pin(home)
    for _ in range(4):
        assert use_pin(home, wrong(pin))["error_code"] == 1003
    assert use_pin(home, pin)["success"]
    pin = new_pin(home)
    for _ in range(5):
        assert not use_pin(home, wrong(pin))["success"]
    assert not use_pin(home, pin)["success"]


def test_a_pin_is_good_for_ten_minutes(home: Home) -> None:
    home.adopted(IDLE)
    pin = new_pin(home)
    home.now_s += 600
    assert not use_pin(home, pin)["success"]


def test_a_new_pin_ends_the_one_before_and_is_for_its_unit_alone(home: Home) -> None:
    home.adopted(IDLE)
    first, second = new_pin(home), new_pin(home)
    assert first == second or not use_pin(home, first)["success"]
    assert not use_pin(home, second, unit_id="0910000000000000000000000009")["success"]
    assert use_pin(home, int(second))["success"]


@pytest.mark.parametrize("pin", [None, "", "12345", [], {"a": 1}, True, "ÄÖÜß", 10**9])
def test_what_is_no_pin_opens_nothing(home: Home, pin: object) -> None:
    home.adopted(IDLE)
    new_pin(home)
    assert use_pin(home, pin)["error_code"] == 1003


@pytest.mark.parametrize("adopts_all", [False, True])
def test_a_deleted_unit_is_gone_and_its_box_waits(tmp_path: Path, adopts_all: bool) -> None:
    home = Home(tmp_path, adopts_all=adopts_all)
    home.adopted(PARKED)
    token = home.unit.token
    guest = use_pin(home, new_pin(home))["token"]
    home.hear(IDLE, after_s=60)
    home.hear(PARKED, after_s=60)
    home.flush()
    assert own(home, "delete_account_unit")["success"]
    assert home.account("get_account_units")["units"] == []
    for gone in (token, guest):
        assert as_guest(home, gone)["error_code"] == 1007
    assert home.hear(PARKED, after_s=60) is None
    assert home.account("get_waiting_units")["units"][0]["unit_id"] == BOX_ID
    home.close()
    home = Home(tmp_path)
    assert home.account("get_account_units")["units"] == []
    home.adopted(PARKED)
    assert home.ask("get_history")["sessions"] == []
    assert not as_guest(home, guest)["success"]
    home.close()


def test_a_unit_in_a_load_group_is_not_deleted(home: Home) -> None:
    home.adopted(IDLE)
    group = {"id": "g", "name": "Garage", "circuit_amps": 16, "members": [BOX_ID]}
    assert home.account("set_load_group", **group)["success"]
    answer = own(home, "delete_account_unit")
    assert not answer["success"] and "load group" in answer["error_message"]
    assert home.account("set_load_group", **(group | {"members": []}))["success"]
    assert own(home, "delete_account_unit")["success"]


def test_one_share_is_withdrawn_and_the_others_stay(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.adopted(IDLE)
    first, second = (use_pin(home, new_pin(home))["token"] for _ in range(2))
    shares = own(home, "get_shares")["shares"]
    assert [share["made_at"] for share in shares] == [int(home.now_s)] * 2
    assert own(home, "delete_shares", share_id=shares[0]["share_id"])["count"] == 1
    assert own(home, "delete_shares", share_id=shares[0]["share_id"])["count"] == 0
    for _ in range(2):
        assert as_guest(home, first)["error_code"] == 1007
        assert as_guest(home, second)["success"] and as_guest(home, home.unit.token)["success"]
        home.kill()
        home = Home(tmp_path)
    home.close()


@pytest.mark.parametrize("share_id", ["x", [], 1.5])
def test_what_is_no_share_withdraws_nothing(home: Home, share_id: object) -> None:
    home.adopted(IDLE)
    guest = use_pin(home, new_pin(home))["token"]
    assert not own(home, "delete_shares", share_id=share_id)["success"]
    assert as_guest(home, guest)["success"]


def test_a_renewed_token_ends_the_old_one_for_good_and_leaves_the_guests(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.adopted(IDLE)
    guest, old = use_pin(home, new_pin(home))["token"], home.unit.token
    new = own(home, "renew_token")["token"]
    for _ in range(2):
        assert new not in (old, guest) and home.unit.token == new
        assert as_guest(home, old)["error_code"] == 1007
        assert as_guest(home, new)["success"] and as_guest(home, guest)["success"]
        home.kill()
        home = Home(tmp_path)
    home.close()


def test_a_unit_that_was_deleted_comes_back_with_another_token(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.adopted(IDLE)
    old = home.unit.token
    assert own(home, "delete_account_unit")["success"]
    home.kill()
    home = Home(tmp_path)
    home.adopted(IDLE)
    assert home.unit.token != old
    assert as_guest(home, old)["error_code"] == 1007
    home.close()
