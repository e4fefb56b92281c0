"""What the home server has said yes to outlives `kill -9` and a full disk."""

from __future__ import annotations

import contextlib
import random
import resource
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from tests.e2e.home_server import Box, HomeServer

BOX_ID = "0910000000000000000000000031"
KILLS = 8


def take_in(server: HomeServer, box: Box) -> None:
    """Add the box as soon as the server has heard it."""
    box.say()
    for _ in range(200):
        if server.account("add_unit", ID=BOX_ID, device_name="Garage")["success"]:
            return
    raise AssertionError("the server has not heard the box")


def test_every_change_that_was_said_yes_to_outlives_kill_9_at_any_moment(tmp_path: Path) -> None:
    moments = random.Random(7)
    confirmed, asked = 0, 0
    with HomeServer(tmp_path, "--no-tls") as server, Box(server, BOX_ID) as box:
        take_in(server, box)
        token = server.account("get_account_units")["units"][0]["token"]
    for _ in range(KILLS):
        with HomeServer(tmp_path, "--no-tls") as server:
            kept = server.post("/box_api_secure", {"cmd": "get_info", "token": token})
            assert kept["success"], "the unit or its token is lost"
            number = int(kept["name"].rpartition(" ")[2]) if " " in kept["name"] else 0
            assert confirmed <= number <= asked, "a change is lost, or one is there that nobody asked for"
            asked = confirmed = number
            killer = threading.Timer(moments.uniform(0.0, 0.3), server.process.kill)
            killer.start()
            with contextlib.suppress(requests.RequestException):
                while True:
                    asked += 1
                    body = {"cmd": "set_info", "token": token, "name": f"Garage {asked}"}
                    assert server.post("/box_api_secure", body)["success"]
                    confirmed = asked
            killer.join()
    assert asked > KILLS


@pytest.mark.skipif(sys.platform != "linux", reason="limits another process's files")
def test_a_disk_that_takes_nothing_more_refuses_the_change_and_keeps_the_boxes_answered(
    tmp_path: Path,
) -> None:
    with HomeServer(tmp_path, "--no-tls") as server, Box(server, BOX_ID) as box:
        take_in(server, box)
        with no_room_for(server):
            answer = server.unit(BOX_ID, "set_limit", amperage=16)
            assert not answer["success"] and "nothing was changed" in answer["error_message"]
            assert server.unit(BOX_ID, "get_state")["charging"]["amps_limit"] == 32
            assert box.obey().online_amps == 32
        assert server.unit(BOX_ID, "set_limit", amperage=16)["success"]
        assert box.obey().online_amps == 16
        assert server.stop() == 0
    with HomeServer(tmp_path, "--no-tls") as server:
        assert server.unit(BOX_ID, "get_state")["charging"]["amps_limit"] == 16


@contextlib.contextmanager
def no_room_for(server: HomeServer) -> Iterator[None]:
    """No file of the server may grow; stands in for the full disk."""
    limits = resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE)
    resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, (0, limits[1]))
    try:
        yield
    finally:
        resource.prlimit(server.process.pid, resource.RLIMIT_FSIZE, limits)


def test_a_database_that_is_put_back_raises_no_box(tmp_path: Path) -> None:
    with HomeServer(tmp_path, "--no-tls") as server, Box(server, BOX_ID) as box:
        take_in(server, box)
        assert server.unit(BOX_ID, "set_info", amps_wire_rating=40, timeZoneId="UTC")["success"]
        assert server.stop() == 0
    old = (tmp_path / "server.sqlite3").read_bytes()
    with HomeServer(tmp_path, "--no-tls") as server, Box(server, BOX_ID) as box:
        assert server.unit(BOX_ID, "set_info", amps_wire_rating=20, timeZoneId="UTC")["success"]
        assert server.unit(BOX_ID, "set_limit", amperage=10)["success"]
        command = box.obey()
        lowered = box.status
        assert (command.online_amps, command.offline_amps) == (10, 20)
        assert server.stop() == 0
    (tmp_path / "server.sqlite3").write_bytes(old)
    with HomeServer(tmp_path, "--no-tls") as server, Box(server, BOX_ID) as box:
        box.status = lowered
        command = box.obey()
        assert (command.online_amps, command.offline_amps) == (6, 20)
        assert server.unit(BOX_ID, "set_limit", amperage=20)["success"]
        assert box.obey().online_amps == 20
