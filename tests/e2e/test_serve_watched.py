"""What watches over the real server, what anybody may do to it, and what its log never says."""

from __future__ import annotations

import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import requests

from juicedesk.server.connections import HANDSHAKE_WITHIN_S, MOST_OF_ONE_ADDRESS, REQUEST_WITHIN_S
from tests.e2e.home_server import ANSWERED_WITHIN_S, Box, HomeServer

BOX_ID = "0910000000000000000000000071"


def get(server: HomeServer, page: str) -> requests.Response:
    return requests.get(server.url + page, timeout=ANSWERED_WITHIN_S, verify=False)


def wait_for(is_so: Callable[[], bool]) -> None:
    until_s = time.monotonic() + 30.0
    while not is_so():
        assert time.monotonic() < until_s
        time.sleep(0.05)


def test_healthz_and_metrics_need_no_token_and_tell_no_secret(tmp_path: Path) -> None:
    with HomeServer(tmp_path, "--no-tls", "--adopt", "auto") as server, Box(server, BOX_ID) as box:
        box.obey()
        health, metrics = get(server, "/healthz"), get(server, "/metrics")
        units = server.account("get_account_units")["units"]
    assert health.status_code == 200
    assert health.json()["status"] == "ok" and health.json()["boxes"] == 1
    assert "juicedesk_datagrams_answered_total 1.0" in metrics.text
    assert "process_resident_memory_bytes" in metrics.text or sys.platform != "linux"
    for secret in (server.token, units[0]["token"], BOX_ID):
        assert secret not in health.text + metrics.text


@pytest.mark.skipif(sys.platform != "linux", reason="limits another process's files")
def test_healthz_says_that_the_disk_is_full_while_boxes_are_answered(tmp_path: Path) -> None:
    from tests.e2e.test_serve_durability import no_room_for

    with HomeServer(tmp_path, "--no-tls", "--adopt", "auto") as server, Box(server, BOX_ID) as box:
        box.obey()
        wait_for(lambda: has_copy(tmp_path))
        with no_room_for(server):

            def is_said() -> bool:
                box.obey(lifetime_wh=(box.status.lifetime_wh or 0) + 10)
                return get(server, "/healthz").status_code == 503

            wait_for(is_said)
            assert "from memory" in get(server, "/healthz").json()["problems"][0]
        wait_for(lambda: get(server, "/healthz").status_code == 200)


def test_a_copy_of_the_database_is_there_from_the_first_day_on(tmp_path: Path) -> None:
    with HomeServer(tmp_path, "--no-tls"):
        wait_for(lambda: has_copy(tmp_path))


def has_copy(folder: Path) -> bool:
    return len([*(folder / "backups").glob("server-*.sqlite3")]) == 1


def test_who_says_nothing_or_never_ends_its_head_is_left_and_others_are_answered(tmp_path: Path) -> None:
    with HomeServer(tmp_path, "--no-tls") as server:
        silent = [socket.create_connection(server.tcp) for _ in range(MOST_OF_ONE_ADDRESS // 2)]
        slow = socket.create_connection(server.tcp)
        began_s = time.monotonic()
        assert server.info()["success"], "others wait for those that say nothing"
        try:
            while time.monotonic() - began_s < 5 * REQUEST_WITHIN_S:
                slow.sendall(b"X")
                time.sleep(0.1)
        except ConnectionError:
            pass
        assert time.monotonic() - began_s < 4 * REQUEST_WITHIN_S, "bytes that trickle in keep it open"
        for connection in silent:
            connection.settimeout(ANSWERED_WITHIN_S)
            assert is_ended(connection)
        slow.close()


def is_ended(connection: socket.socket) -> bool:
    with connection:
        try:
            return connection.recv(1) == b""
        except ConnectionResetError:
            return True


def test_one_address_does_not_take_all_the_connections(tmp_path: Path) -> None:
    with HomeServer(tmp_path, "--no-tls") as server:
        many = [socket.create_connection(server.tcp) for _ in range(MOST_OF_ONE_ADDRESS + 20)]
        wait_for(lambda: is_turned_away(many[-1]))
        for connection in many:
            connection.close()
        wait_for(lambda: b"ok" in get(server, "/healthz").content)
        assert "juicedesk_connections_turned_away_total 0.0" not in get(server, "/metrics").text


def is_turned_away(connection: socket.socket) -> bool:
    connection.settimeout(0.1)
    try:
        return connection.recv(1) == b""
    except ConnectionResetError:
        return True
    except TimeoutError:
        return False


def test_the_log_says_neither_tokens_nor_pins_nor_whole_ids(tmp_path: Path) -> None:
    log, kept = tmp_path / "log", tmp_path / "serve.log"
    options = ("--adopt", "auto", "--log", str(kept))
    secrets: list[Any] = []
    with HomeServer(tmp_path, *options, token=None, log=log) as server, Box(server, BOX_ID) as box:
        box.obey()
        unit = server.account("get_account_units")["units"][0]
        pin = server.unit(BOX_ID, "get_share_pin", account_token=server.token)["pin"]
        guest = server.post("/box_pin", {"cmd": "share_device", "ID": BOX_ID, "pin": pin})["token"]
        server.post("/box_pin", {"cmd": "get_account_units", "account_token": f"{server.token}x"})
        for _ in range(3):
            box.send(BOX_ID.encode() + b":v09e\x00\xff\xfe")
            box.obey()
        secrets += [server.token, unit["token"], guest, server.ready["pairing"], BOX_ID]
        assert server.stop() == 0
    said = log.read_text()
    assert said == kept.read_text()
    assert "the server has stopped" in said
    assert said.count("encrypted") == 1
    assert [secret for secret in secrets if secret in said] == []


def test_who_never_ends_a_handshake_is_left(tmp_path: Path) -> None:
    with HomeServer(tmp_path) as server, socket.create_connection(server.tcp) as silent:
        silent.settimeout(10 * HANDSHAKE_WITHIN_S)
        assert is_ended(silent)
