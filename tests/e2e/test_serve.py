"""The life of the server process: ready, ended, killed, and what it says when it cannot start."""

from __future__ import annotations

import hashlib
import json
import os
import re
import socket
import sqlite3
import ssl
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from juicedesk.juicenet.pairing import Pairing, pairing_in
from tests.e2e.home_server import ACCOUNT_TOKEN, ENDED_WITHIN_S, Box, HomeServer, ended, start

UNIT = "0910000000000000000000000001"
FREE = ("--host", "127.0.0.1", "--http-port", "0", "--udp-port", "0", "--no-announce", "--no-tls")


def test_says_exactly_one_ready_line_with_everything_in_it(tmp_path: Path) -> None:
    with HomeServer(tmp_path, "--udp-port", "0", token=None) as server:
        ready = server.ready
        server.process.terminate()
        rest, words = server.process.communicate(timeout=ENDED_WITHIN_S)
    assert rest == b""
    assert ready["ready"] is True
    assert re.fullmatch(r"https://127\.0\.0\.1:\d+", ready["http"])
    assert len(set(ready["udp"])) == 2
    assert ready["data"] == str(tmp_path)
    assert len(ready["account_token"]) == 36
    assert re.fullmatch(r"[0-9a-f]{64}", ready["fingerprint"])
    assert ready["account_token"] not in words.decode()
    assert pairing_in(ready["pairing"]) == Pairing(
        ready["http"], ready["fingerprint"], ready["account_token"]
    )


def test_a_lost_account_token_is_replaced_by_a_new_one(tmp_path: Path) -> None:
    with HomeServer(tmp_path, "--no-tls", token=None) as first:
        lost = first.token
    with HomeServer(tmp_path, "--no-tls", token=None) as again:
        assert again.ready["pairing"] is None
    with HomeServer(tmp_path, "--no-tls", "--new-token", token=None) as new:
        assert new.account("get_account_units")["success"] is True
        assert new.account("get_account_units", account_token=lost)["error_code"] == 1009


def test_tells_the_account_token_only_when_new_or_given(tmp_path: Path) -> None:
    with HomeServer(tmp_path, "--no-tls", token=None) as first:
        made = first.token
    with HomeServer(tmp_path, "--no-tls", token=None) as again:
        assert again.token is None
        assert again.account("get_account_units", account_token=made)["success"] is True
    with HomeServer(tmp_path, "--no-tls", "--account-token", "mine", token=None) as given:
        assert given.token == "mine"
        assert given.account("get_account_units", account_token=made)["error_code"] == 1009
    assert not any(made.encode() in file.read_bytes() for file in tmp_path.rglob("*.*") if file.is_file())


def test_shows_the_certificate_that_the_ready_line_names_and_keeps_it(tmp_path: Path) -> None:
    shown = []
    for _ in range(2):
        with HomeServer(tmp_path) as server:
            pem = ssl.get_server_certificate(server.tcp)
            shown.append(hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem)).hexdigest())
            assert shown[-1] == server.ready["fingerprint"]
    assert shown[0] == shown[1]
    if os.name == "posix":
        files = [file for file in tmp_path.rglob("*.*") if file.is_file()]
        secrets = [file for file in files if b"PRIVATE KEY" in file.read_bytes()]
        assert [stat.S_IMODE(file.stat().st_mode) for file in secrets] == [0o600]


@pytest.mark.parametrize("options", [(), ("--no-tls",)])
def test_ends_cleanly_and_soon_when_asked_to(tmp_path: Path, options: tuple[str, ...]) -> None:
    with HomeServer(tmp_path, *options) as server:
        began_s = time.monotonic()
        assert server.stop() == 0
        assert time.monotonic() - began_s < ENDED_WITHIN_S


def test_does_not_wait_for_a_client_that_never_finishes(tmp_path: Path) -> None:
    half = b"POST /box_pin HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n{"
    with HomeServer(tmp_path, "--no-tls") as server, socket.create_connection(server.tcp) as slow:
        slow.sendall(half)
        assert server.info()["success"]  # by now the slow one has been heard too
        server.process.terminate()
        exit_code, words = ended(server.process)
        assert b"did not arrive in time" in slow.recv(4_096)
    assert exit_code == 0
    assert "Traceback" not in words


def test_ends_when_its_parent_lets_go(tmp_path: Path) -> None:
    with HomeServer(tmp_path, "--no-tls", leash=True) as server:
        exit_code, words = ended(server.process)  # closes the standard input
    assert exit_code == 0
    assert "has stopped" in words


def test_keeps_the_last_report_when_it_ends(tmp_path: Path) -> None:
    with HomeServer(tmp_path, "--no-tls", "--adopt", "auto") as server, Box(server, UNIT) as box:
        box.obey()
        box.obey(lifetime_wh=123_456)
        server.stop()
    with HomeServer(tmp_path, "--no-tls") as server:
        assert server.unit(UNIT, "get_state")["lifetime"]["wh_energy"] == 123_456


@pytest.mark.parametrize("kind", ["UDP", "HTTP"])
def test_names_the_port_that_is_in_use(tmp_path: Path, kind: str) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM if kind == "UDP" else socket.SOCK_STREAM) as taken:
        taken.bind(("127.0.0.1", 0))
        if kind == "HTTP":
            taken.listen()
        port = taken.getsockname()[1]
        ports = {"UDP": "0", "HTTP": "0"} | {kind: str(port)}
        wanted = ("--http-port", ports["HTTP"], "--udp-port", ports["UDP"], "--data", str(tmp_path))
        exit_code, words = ended(start("--host", "127.0.0.1", "--no-announce", *wanted))
    assert exit_code == 2
    assert f"{kind} port {port} is in use" in words
    assert "Traceback" not in words


def test_leaves_a_newer_database_alone(tmp_path: Path) -> None:
    with HomeServer(tmp_path, "--no-tls"):
        pass
    with sqlite3.connect(tmp_path / "server.sqlite3") as database:
        database.execute("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    exit_code, words = ended(start(*FREE, "--data", str(tmp_path)))
    assert exit_code == 1
    assert "newer version" in words
    assert "Traceback" not in words


@pytest.mark.parametrize("damage", [slice(0, 100), slice(4_096, 8_192), slice(-4_096, None)])
def test_leaves_a_damaged_database_alone(tmp_path: Path, damage: slice) -> None:
    with HomeServer(tmp_path, "--no-tls") as server:
        server.stop()
    file = tmp_path / "server.sqlite3"
    content = bytearray(file.read_bytes())
    content[damage] = b"\x5a" * len(content[damage])
    file.write_bytes(content)
    exit_code, words = ended(start(*FREE, "--data", str(tmp_path)))
    assert exit_code == 1
    assert "damaged" in words
    assert "Traceback" not in words
    assert file.read_bytes() == content


def test_says_which_folder_cannot_be_used(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    exit_code, words = ended(start(*FREE, "--data", str(tmp_path / "taken")))
    assert exit_code == 1
    assert f"the folder {tmp_path / 'taken'} cannot be used" in words
    assert "Traceback" not in words


def test_refuses_a_folder_that_another_server_uses(tmp_path: Path) -> None:
    with HomeServer(tmp_path, "--no-tls"):
        exit_code, words = ended(start(*FREE, "--data", str(tmp_path)))
    assert exit_code == 1
    assert "another home server" in words


def test_says_when_an_address_is_not_this_computers(tmp_path: Path) -> None:
    away = ("--host", "192.0.2.7", "--http-port", "0", "--udp-port", "0", "--no-announce")
    exit_code, words = ended(start(*away, "--data", str(tmp_path)))
    assert exit_code == 1
    assert "192.0.2.7" in words
    assert "Traceback" not in words


def test_answers_plain_http_beside_https(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with HomeServer(tmp_path, "--plain-http-port", str(port)) as server:
        assert server.url.startswith("https://")
        server.url = f"http://127.0.0.1:{port}"
        assert server.account("get_account_units")["units"] == []


def test_runs_where_qt_is_not_installed(tmp_path: Path) -> None:
    program = (
        "import sys; sys.modules['PySide6'] = None\n"
        "from juicedesk.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )
    command = [sys.executable, "-c", program, "serve", *FREE, "--data", str(tmp_path)]
    environment = {**os.environ, "JUICEDESK_ACCOUNT_TOKEN": ACCOUNT_TOKEN}
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment) as process:
        assert process.stdout is not None
        assert json.loads(process.stdout.readline())["ready"] is True
        process.terminate()
        assert process.wait(ENDED_WITHIN_S) == 0
