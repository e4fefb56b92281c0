"""The envelope: whatever comes in, the answer is HTTP 200 and JSON that says yes or no."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from juicedesk.server.commands import ACCOUNT_COMMANDS, UNIT_COMMANDS
from tests.unit.server.home import ACCOUNT_TOKEN, IDLE, Home

BAD_UNIT_TOKEN, BAD_ACCOUNT_TOKEN = 1007, 1009


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "HEAD", "BREW"])
def test_anything_but_post_is_refused_in_the_envelope(home: Home, method: str) -> None:
    answer = home.request(method, "/box_pin")
    assert not answer["success"] and "POST" in answer["error_message"]


def test_another_path_is_refused(home: Home) -> None:
    assert not home.post("/box_pin/../secrets", {"cmd": "get_server_info"})["success"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><body>no</body></html>",
        b"{",
        b"[]",
        b"null",
        b'"cmd"',
        b"\xff\xfe",
        b"[" * 60_000,
        b"1" * 5_000,
    ],
)
def test_a_body_that_is_no_json_object_is_refused(home: Home, body: bytes) -> None:
    answer = home.request("POST", "/box_pin", body)
    assert not answer["success"] and "JSON" in answer["error_message"]


def test_a_body_that_is_too_long_is_refused_however_it_arrives(home: Home) -> None:
    answer = home.request("POST", "/box_pin", b'{"cmd":"', *[b"x" * 10_000] * 7, b'"}')
    assert "65536" in answer["error_message"]


def test_a_body_in_pieces_is_read(home: Home) -> None:
    assert home.request("POST", "/box_pin", b'{"cmd":', b'"get_server_info"}')["success"]


@pytest.mark.parametrize("path", ["/box_pin", "/box_api_secure"])
@pytest.mark.parametrize("command", ["open_garage", "", None, 7, ["get_state"]])
def test_an_unknown_command_is_refused(home: Home, path: str, command: object) -> None:
    assert not home.post(path, {"cmd": command, "account_token": ACCOUNT_TOKEN})["success"]


@pytest.mark.parametrize("command", sorted(ACCOUNT_COMMANDS))
@pytest.mark.parametrize("token", [None, "", "wrong", 7, "\ud800"])
def test_an_account_call_needs_the_account_token(home: Home, command: str, token: object) -> None:
    answer = home.post("/box_pin", {"cmd": command, "account_token": token, "ID": "1"})
    assert answer["error_code"] == BAD_ACCOUNT_TOKEN


@pytest.mark.parametrize("command", sorted(UNIT_COMMANDS))
@pytest.mark.parametrize("token", [None, "", "wrong", 7, ACCOUNT_TOKEN])
def test_a_unit_call_needs_the_unit_token(home: Home, command: str, token: object) -> None:
    home.adopted()
    body = {"cmd": command, "token": token, "account_token": ACCOUNT_TOKEN}
    assert home.post("/box_api_secure", body)["error_code"] == BAD_UNIT_TOKEN


def test_a_unit_call_does_not_care_about_the_account_token(home: Home) -> None:
    home.adopted()
    assert home.ask("get_state", account_token="wrong")["success"]


def test_keys_with_stray_spaces_and_capitals_are_read(home: Home) -> None:
    home.adopted()
    body = {" CMD ": "set_limit", "Token": home.unit.token, "Amperage ": " 16 "}
    assert home.post("/box_api_secure", body)["success"]
    assert home.unit.settings.charge_limit_amps == 16


@pytest.mark.parametrize("twins", ['"amperage":6,"amperage":32', '"amperage":6,"Amperage ":32'])
def test_of_two_values_for_one_field_none_is_taken(home: Home, twins: str) -> None:
    home.adopted()
    body = f'{{"cmd":"set_limit","token":"{home.unit.token}",{twins}}}'
    assert "twice" in home.request("POST", "/box_api_secure", body.encode())["error_message"]
    assert home.unit.settings.charge_limit_amps is None


def test_no_secret_is_in_a_refusal(home: Home) -> None:
    home.adopted()
    answer = home.ask("set_limit", amperage="many")
    assert home.unit.token not in json.dumps(answer)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
KEYS = st.sampled_from(
    [
        "amperage",
        "type",
        "weekday",
        "weekend",
        "override_time",
        "energy_to_add",
        "timeZoneId",
        "name",
        "amps_wire_rating",
        "zip",
        "gascost",
        "ID",
        "device_name",
    ]
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    command=st.sampled_from([*ACCOUNT_COMMANDS, *UNIT_COMMANDS]),
    fields=st.dictionaries(KEYS, JSON | st.sampled_from([{"start": 5, "end": 5}, {"start": 0, "end": 1440}])),
)
def test_no_value_whatever_makes_the_server_fail(home: Home, command: str, fields: dict[str, object]) -> None:
    if not home.registry.units:
        home.adopted()
    fields.setdefault("timeZoneId", "UTC")
    path = "/box_pin" if command in ACCOUNT_COMMANDS else "/box_api_secure"
    tokens = {"token": home.unit.token, "account_token": ACCOUNT_TOKEN}
    answer = home.post(path, {**fields, **tokens, "cmd": command})
    assert "mistake" not in answer.get("error_message", "")
    assert home.ask("get_state")["success"] and home.ask("get_info")["success"]
    command_ = home.hear(IDLE)
    assert command_ is not None and (command_.online_amps or 0) <= 40


def test_half_a_character_that_comes_back_is_no_mistake_of_the_server(home: Home) -> None:
    answer = home.account("get_contact", ID="\ud800")
    assert answer["success"] and answer["ID"] == "\ud800"
    assert home.house.counts.failed == 0
