"""From a box that reports to the vendor to one that obeys the home server, and back: whole processes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import dns.message
import dns.query
import pytest

from juicedesk import paths
from juicedesk.adopt.command_line import DONE, FAILED, NOT_VERIFIED
from tests.e2e.home_server import ACCOUNT_TOKEN, HomeServer
from tests.e2e.two_computers import wait_until
from tests.fakes.box_server import BoxServer

ENDED_WITHIN_S = 60.0
NO_BOX = "127.0.0.1:9"


@pytest.fixture
def vendor() -> Iterator[BoxServer]:
    server = BoxServer()
    yield server
    server.close()


@contextmanager
def a_box(vendor: BoxServer | tuple[str, int], *options: str) -> Iterator[dict[str, Any]]:
    """`juicedesk simulate` with one box whose consoles are open; what its ready line says of it."""
    host, port = vendor.address if isinstance(vendor, BoxServer) else vendor
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "juicedesk", "simulate", "--boxes", "1", "--server", f"{host}:{port}"),
            *("--console-port", "0", "--http-console-port", "0", "--interval", "0.2", "--with-parent"),
            *options,
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdout is not None
    try:
        (box,) = json.loads(process.stdout.readline())["boxes"]
        yield box
    finally:
        process.communicate(timeout=ENDED_WITHIN_S)


def adopt(*arguments: str, token: str | None = ACCOUNT_TOKEN) -> subprocess.CompletedProcess[str]:
    """`juicedesk adopt` until it ends."""
    environment = {**os.environ, **({"JUICEDESK_ACCOUNT_TOKEN": token} if token else {})}
    return subprocess.run(
        [sys.executable, "-m", "juicedesk", "adopt", *arguments],
        capture_output=True,
        text=True,
        timeout=ENDED_WITHIN_S,
        env=environment,
        check=False,
    )


def to(server: HomeServer) -> tuple[str, ...]:
    """The options that mean this server."""
    return ("--server", server.url, "--udp-port", str(server.udp[1]))


@pytest.mark.parametrize("tls", [True, False])
@pytest.mark.parametrize("way", ["console_port", "http_console_port"])
def test_a_box_is_taken_over_obeys_and_is_led_back(
    tmp_path: Path, vendor: BoxServer, way: str, tls: bool
) -> None:
    options = () if tls else ("--no-tls",)
    with HomeServer(tmp_path / "server", *options) as server, a_box(vendor) as box:
        vendor.wait_for(lambda said: said.juicebox_id == box["id"])
        scheme = "http://" if way == "http_console_port" else ""
        place = f"{scheme}{box['address']}:{box[way]}"

        done = adopt(place, "--way", "console", "--name", "Garage", *to(server))
        assert (done.returncode, done.stderr) == (DONE, ""), done
        assert "It acknowledges commands." in done.stdout

        (unit,) = server.account("get_account_units")["units"]
        assert (unit["unit_id"], unit["name"]) == (box["id"], "Garage")
        assert server.unit(box["id"], "set_limit", amperage=10)["success"]
        contact = server.account("get_contact", ID=box["id"])
        assert contact["unheeded"] <= 2

        again = adopt(place, *to(server))
        assert again.returncode == DONE
        assert "already" in again.stdout

        vendor.heard.clear()
        back = adopt("--restore", box["id"][-6:])
        assert (back.returncode, back.stderr) == (DONE, "")
        vendor.wait_for(lambda said: said.juicebox_id == box["id"])


def test_a_box_that_takes_no_commands_is_not_called_taken_over(tmp_path: Path, vendor: BoxServer) -> None:
    with HomeServer(tmp_path / "server", "--no-tls") as server, a_box(vendor, "--deaf-once-moved") as box:
        place = f"{box['address']}:{box['console_port']}"
        done = adopt(place, "--patience", "4", *to(server))
        assert done.returncode == FAILED
        assert "takes no commands" in done.stderr
        assert "The charger reports to your home server." in done.stdout
        assert adopt("--restore", place).returncode == DONE
        vendor.wait_for(lambda said: said.juicebox_id == box["id"])


def test_without_a_token_the_box_is_led_here_and_not_called_verified(
    tmp_path: Path, vendor: BoxServer
) -> None:
    with HomeServer(tmp_path / "server", "--no-tls") as server, a_box(vendor) as box:
        done = adopt(f"{box['address']}:{box['console_port']}", *to(server), token=None)
        assert done.returncode == NOT_VERIFIED
        assert "Not verified" in done.stderr


def test_a_wrong_token_is_said_before_the_box_is_touched(tmp_path: Path, vendor: BoxServer) -> None:
    with HomeServer(tmp_path / "server", "--no-tls") as server, a_box(vendor) as box:
        done = adopt(f"{box['address']}:{box['console_port']}", *to(server), token="another token")
        assert (done.returncode, done.stdout) == (FAILED, "")
        assert "does not accept the account token" in done.stderr
        vendor.wait_for(lambda said: said.juicebox_id == box["id"])


def test_a_closed_console_and_a_missing_server_are_said_in_words(tmp_path: Path, vendor: BoxServer) -> None:
    with HomeServer(tmp_path / "server", "--no-tls") as server:
        closed = adopt(NO_BOX, *to(server))
        assert closed.returncode == FAILED
        assert "Use DNS or the router" in closed.stderr
    gone = adopt(NO_BOX, "--server", NO_BOX)
    assert gone.returncode == FAILED
    assert gone.stderr.count("\n") == 1


def test_by_the_router_the_exact_rule_is_printed_and_the_box_verified(
    tmp_path: Path, vendor: BoxServer
) -> None:
    with HomeServer(tmp_path / "server", "--no-tls") as server, a_box(vendor) as box:
        place = f"{box['address']}:{box['console_port']}"
        # Nobody redirects anything here, so the box goes on reporting to the vendor.
        done = adopt(place, "--way", "redirect", "--patience", "1", *to(server))
        assert f"--to-destination 127.0.0.1:{server.udp[1]}" in done.stdout
        assert done.returncode == FAILED
        assert "has not reported" in done.stderr


def test_by_dns_the_names_are_checked_at_the_given_server(tmp_path: Path, vendor: BoxServer) -> None:
    with (
        HomeServer(tmp_path / "server", "--no-tls") as server,
        a_responder(server) as port,
        a_box(vendor) as box,
    ):
        place = f"{box['address']}:{box['console_port']}"
        ours = ("--dns-server", "127.0.0.1", "--dns-port", str(port))
        # The box of this test was not switched off and on, so it has not asked for a name since.
        right = adopt(place, "--way", "dns", "--patience", "1", *ours, *to(server))
        assert "right  jbv1.emotorwerks.com leads here (127.0.0.1)" in right.stdout
        assert "WRONG" not in right.stdout
        assert "has not reported" in right.stderr


@pytest.mark.parametrize("by_server", [False, True], ids=["adopt answers", "the server answers"])
def test_a_box_that_finds_us_by_the_overridden_names_obeys(tmp_path: Path, by_server: bool) -> None:
    answers = ("--answer-dns", "--dns-port", "0") if by_server else ()
    with (
        HomeServer(tmp_path / "server", "--no-tls", *answers) as server,
        nullcontext(server.ready["dns"]) if by_server else a_responder(server) as port,
    ):
        ours = ("--dns-server", "127.0.0.1", "--dns-port", str(port))
        name = ("juicenet-udp-prod3-usa.enelx.com", server.udp[1])
        with a_box(name, "--dns", f"127.0.0.1:{port}") as box:
            place = f"{box['address']}:{box['console_port']}"
            done = adopt(place, "--way", "dns", "--name", "Garage", *ours, *to(server))
            assert (done.returncode, done.stderr) == (DONE, "")
            assert "It acknowledges commands." in done.stdout
            # The application's own stream leads here under the vendor's name: nothing was moved.
            assert not (paths.data_folder() / "adopted.json").exists()


def test_a_box_whose_names_lead_nowhere_does_not_start(tmp_path: Path) -> None:
    with HomeServer(tmp_path / "server", "--no-tls") as server, a_responder(server) as port:
        done = subprocess.run(
            [
                *(sys.executable, "-m", "juicedesk", "simulate", "--boxes", "1"),
                *("--server", "directory-api.emotorwerks.com:443", "--dns", f"127.0.0.1:{port}"),
            ],
            capture_output=True,
            text=True,
            timeout=ENDED_WITHIN_S,
            check=False,
        )
        assert done.returncode == 1
        assert "does not know directory-api.emotorwerks.com" in done.stderr


def test_a_box_whose_datagrams_the_router_leads_here_obeys(tmp_path: Path) -> None:
    with HomeServer(tmp_path / "server", "--no-tls") as server, a_box(server.udp) as box:
        place = f"{box['address']}:{box['console_port']}"
        assert adopt(place, "--way", "redirect", *to(server)).returncode == DONE
        by_id = adopt(NO_BOX, "--way", "redirect", "--id", box["id"], *to(server))
        assert by_id.returncode == DONE


@contextmanager
def a_responder(server: HomeServer) -> Iterator[int]:
    """`juicedesk adopt --answer-dns` on loopback; its port. Its end is a clean one."""
    process = subprocess.Popen(
        [
            *(sys.executable, "-m", "juicedesk", "adopt", "--answer-dns", "--server", server.url),
            *("--interface", "127.0.0.1", "--dns-port", "0"),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    try:
        yield int(process.stdout.readline().rpartition("port ")[2].rstrip(".\n"))
    finally:
        process.send_signal(signal.SIGTERM)
        said, complaint = process.communicate(timeout=ENDED_WITHIN_S)
        assert (process.returncode, complaint) == (0, ""), said


def test_the_responder_answers_as_a_process(tmp_path: Path) -> None:
    with HomeServer(tmp_path / "server", "--no-tls") as server, a_responder(server) as port:
        asked = dns.message.make_query("jbv1.emotorwerks.com", "A")
        said = dns.query.udp(asked, "127.0.0.1", timeout=10, port=port)
        assert [str(item) for rrset in said.answer for item in rrset] == ["127.0.0.1"]


def test_the_list_shows_a_box_on_loopback(vendor: BoxServer) -> None:
    with a_box(vendor) as box:
        done = adopt("--list", "--listen", "12", "--interface", "127.0.0.1")
        assert done.returncode == DONE
        assert box["host"].removesuffix(".local") in done.stdout
        assert box["id"] not in done.stdout


def test_the_list_knows_what_the_account_s_server_hears(tmp_path: Path) -> None:
    """Without a word of mDNS: the server announces nothing here."""
    with HomeServer(tmp_path / "server", "--no-tls", "--adopt", "ask") as server, a_box(server.udp) as box:
        wait_until(lambda: server.account("get_waiting_units")["units"], "the box")
        before = adopt("--list", "--listen", "0.1", "--interface", "127.0.0.1", "--server", server.url)
        server.account("add_unit", ID=box["id"])
        after = adopt("--list", "--listen", "0.1", "--interface", "127.0.0.1", "--server", server.url)
        for done in (before, after):
            assert f"{box['address']}  …" in done.stdout, done
            assert done.stdout.count("reports to your home server") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("a", "b"),
        ("--list", "box"),
        ("--restore",),
        ("box", "--way", "magic"),
        ("box", "--udp-port", "x"),
    ],
)
def test_wrong_calls_end_with_two(arguments: tuple[str, ...]) -> None:
    assert adopt(*arguments).returncode == 2
