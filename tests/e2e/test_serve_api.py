"""What the real server says to good, bad and hostile API requests."""

from __future__ import annotations

import json
import random
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.e2e.home_server import ANSWERED_WITHIN_S, Box, HomeServer, envelope

UNIT = "0910000000000000000000000001"
ZONE = "Pacific Standard Time"
ALL_DAY = {"start": 0, "end": 1440, "car_ready_by": 0}
NIGHT = {"start": 1380, "end": 360, "car_ready_by": 420}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HomeServer]:
    folder = tmp_path_factory.mktemp("server")
    with HomeServer(folder, "--no-tls", "--adopt", "auto") as running, Box(running, UNIT) as box:
        box.obey()
        yield running


def test_says_who_it_is_without_a_token(server: HomeServer) -> None:
    answer = server.post("/box_pin", {"cmd": "get_server_info"})
    assert answer["success"] is True
    assert answer["server_id"] and answer["server_name"]


@pytest.mark.parametrize("cmd", ["get_account_units", "get_waiting_units", "add_unit"])
@pytest.mark.parametrize("token", ["wrong", "", None, 7, ["x"], "\ud800"])
def test_account_commands_need_the_account_token(server: HomeServer, cmd: str, token: object) -> None:
    answer = server.post("/box_pin", {"cmd": cmd, "account_token": token, "ID": UNIT})
    assert (answer["success"], answer["error_code"]) == (False, 1009)
    assert answer["error_message"] and "units" not in answer


@pytest.mark.parametrize(
    "cmd",
    ["get_state", "get_info", "get_schedule", "set_schedule", "set_info", "set_limit", "set_override"],
)
def test_unit_commands_need_the_unit_token_alone(server: HomeServer, cmd: str) -> None:
    for token in ("wrong", "", None, 7, {"a": 1}):
        answer = server.post("/box_api_secure", {"cmd": cmd, "token": token, "account_token": server.token})
        assert (answer["success"], answer["error_code"]) == (False, 1007)
    if cmd.startswith("get"):
        assert server.unit(UNIT, cmd, account_token="wrong")["success"] is True


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'"text"',
        b"<html>no JSON</html>",
        b"\xff\xfe\x00",
        b"[" * 60_000,
        b"{}",
        b'{"cmd": 5}',
        b'{"cmd": "drop_tables"}',
        b'{"cmd": {"get_state": 1}}',
        b'{"cmd": "get_state", "padding": "' + b"x" * 70_000 + b'"}',
        b"x" * 1_000_000,
    ],
    ids=lambda body: repr(body[:24]),
)
@pytest.mark.parametrize("path", ["/box_pin", "/box_api_secure"])
def test_answers_nonsense_in_the_envelope(server: HomeServer, path: str, body: bytes) -> None:
    answer = envelope(requests.post(server.url + path, data=body, timeout=ANSWERED_WITHIN_S))
    assert answer["success"] is False
    assert answer["error_message"]


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "OPTIONS", "PATCH"])
@pytest.mark.parametrize("path", ["/", "/box_pin", "/box_api_secure", "/../etc/passwd", "/%00"])
def test_answers_other_methods_and_paths_in_the_envelope(server: HomeServer, method: str, path: str) -> None:
    answer = envelope(requests.request(method, server.url + path, timeout=ANSWERED_WITHIN_S))
    assert answer["success"] is False


@pytest.mark.parametrize(
    ("cmd", "fields", "named"),
    [
        ("set_limit", {"amperage": 3}, "6 A"),
        ("set_limit", {"amperage": -1}, "-1 A"),
        ("set_limit", {"amperage": 36}, "32 A"),
        ("set_limit", {"amperage": 16.5}, "amperage"),
        ("set_limit", {"amperage": "many"}, "amperage"),
        ("set_limit", {"amperage": True}, "amperage"),
        ("set_limit", {"amperage": 10**30}, "amperage"),
        ("set_limit", {}, "amperage"),
        ("set_info", {"amps_wire_rating": 41, "timeZoneId": ZONE}, "40 A"),
        ("set_info", {"amps_wire_rating": 5, "timeZoneId": ZONE}, "6 A"),
        ("set_info", {"amps_wire_rating": 20}, "timeZoneId"),
        ("set_info", {"timeZoneId": "Middle Earth Standard Time"}, "time zone"),
        ("set_info", {"timeZoneId": "../../../etc/passwd"}, "time zone"),
        ("set_info", {"name": "   "}, "name"),
        ("set_info", {"name": "x" * 61}, "name"),
        ("set_info", {"name": "half \ud800 a letter"}, "name"),
        ("set_schedule", {"type": "custom", "weekday": NIGHT}, "weekend"),
        ("set_schedule", {"type": "sometimes", "weekday": NIGHT, "weekend": NIGHT}, "type"),
        ("set_schedule", {"type": "custom", "weekday": NIGHT, "weekend": {"start": 7, "end": 7}}, "7"),
        ("set_schedule", {"type": "custom", "weekday": NIGHT, "weekend": {"start": 0, "end": 1441}}, "1441"),
        ("set_override", {}, "override_time"),
        ("set_override", {"override_time": -5}, "time"),
        ("set_override", {"override_time": 10**15}, "time"),
        ("set_override", {"override_time": 1_000, "energy_to_add": -1}, "energy"),
        ("set_override", {"override_time": 1_000, "energy_to_add": "much"}, "energy"),
        ("set_override", {"override_time": 1_000, "energy_at_plugin": "much"}, "energy"),
    ],
)
def test_refuses_what_cannot_be_honoured_and_changes_nothing(
    server: HomeServer, cmd: str, fields: dict[str, Any], named: str
) -> None:
    before = _settings(server)
    answer = server.unit(UNIT, cmd, **fields)
    assert (answer["success"], answer["error_code"]) == (False, 1002)
    assert named in answer["error_message"]
    assert _settings(server) == before


def test_takes_numbers_as_text_and_stamps_every_change(server: HomeServer) -> None:
    stamps = [_stamp(server)]
    windows = {"weekday": {"start": "1380", "end": 360.0, "car_ready_by": "420"}, "weekend": ALL_DAY}
    for cmd, fields in (
        ("set_limit", {"amperage": " 20 "}),
        ("set_info", {"amps_wire_rating": "24", "timeZoneId": ZONE, "amps_unit_rating": 99, "IP": "x"}),
        ("set_info", {"timeZoneId": ZONE, "name": "  Carport 🚗 "}),
        ("set_schedule", {"type": "Custom", **windows}),
        ("set_schedule", {"type": "disabled", **windows}),
        ("set_override", {"override_time": "1000", "energy_to_add": "250.0"}),
        ("set_override", {"override_time": 0}),
    ):
        assert server.unit(UNIT, cmd, **fields)["success"] is True, cmd
        stamps.append(_stamp(server))
    assert stamps == sorted(set(stamps))
    info, schedule = server.unit(UNIT, "get_info"), server.unit(UNIT, "get_schedule")
    assert (info["name"], info["timeZoneId"]) == ("Carport 🚗", ZONE)
    assert (info["amps_wire_rating"], info["amps_unit_rating"]) == (24, 40)
    assert server.unit(UNIT, "get_state")["charging"]["amps_limit"] == 20
    assert (schedule["type"], schedule["weekday"], schedule["weekend"]) == ("disabled", NIGHT, ALL_DAY)


def test_survives_broken_connections(server: HomeServer) -> None:
    chance = random.Random(7)
    head = b"POST /box_pin HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n"
    for start in (b"", b"\x16\x03\x01\x02\x00", head, head + b'{"cmd": ', chance.randbytes(3_000)):
        with socket.create_connection(server.tcp) as broken:
            broken.sendall(start)
    assert server.account("get_account_units")["success"] is True


def test_answers_many_at_once(server: HomeServer) -> None:
    answers: list[bool] = []

    def ask() -> None:
        for _ in range(5):
            answers.append(server.unit(UNIT, "get_state")["success"])

    threads = [threading.Thread(target=ask) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == [True] * 100


def test_keeps_every_acknowledged_setting_over_a_kill(tmp_path: Path) -> None:
    chance = random.Random(11)
    for _ in range(6):
        with HomeServer(tmp_path, "--no-tls", "--adopt", "auto") as server, Box(server, UNIT) as box:
            box.obey()
            amps, start = chance.randrange(6, 33), chance.randrange(0, 1440)
            windows = {"weekday": {**NIGHT, "start": start, "end": (start + 5) % 1440}, "weekend": NIGHT}
            assert server.unit(UNIT, "set_schedule", type="custom", **windows)["success"]
            assert server.unit(UNIT, "set_override", override_time=1_000 + start)["success"]
            assert server.unit(UNIT, "set_limit", amperage=amps)["success"]
            server.kill()
        with HomeServer(tmp_path, "--no-tls") as server:
            state, schedule = server.unit(UNIT, "get_state"), server.unit(UNIT, "get_schedule")
        assert (state["charging"]["amps_limit"], state["override_time"]) == (amps, 1_000 + start)
        assert schedule["weekday"] == windows["weekday"]


def _settings(server: HomeServer) -> str:
    info, schedule = server.unit(UNIT, "get_info"), server.unit(UNIT, "get_schedule")
    state = server.unit(UNIT, "get_state")
    return json.dumps([info, schedule, state["charging"]["amps_limit"], state["override_time"]])


def _stamp(server: HomeServer) -> int:
    stamps = {server.unit(UNIT, cmd)["info_timestamp"] for cmd in ("get_state", "get_info", "get_schedule")}
    assert len(stamps) == 1
    return stamps.pop()
