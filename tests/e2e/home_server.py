"""A real home server in a process of its own, and boxes that send it real datagrams."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Self

import requests

from juicedesk.juicebox.command import Command, parse_command
from juicedesk.juicebox.status import PLUGGED, Protocol, Status

ACCOUNT_TOKEN = "11111111-2222-3333-4444-555555555555"
ANSWERED_WITHIN_S = 10.0
ENDED_WITHIN_S = 20.0
"""Ten times what is promised, for a machine that does other things too."""


class HomeServer:
    """`juicedesk serve` on loopback and free ports; ready when made. Use as a context manager."""

    def __init__(
        self,
        data: Path,
        *options: str,
        token: str | None = ACCOUNT_TOKEN,
        leash: bool = False,
        announces: bool = False,
        host: str = "127.0.0.1",
        udp_ports: Sequence[int] = (0,),
        log: Path | None = None,
    ) -> None:
        """`log` gets what it says on standard error; a test that lets it say much needs one."""
        self.process = start(
            *("--host", host, "--http-port", "0"),
            *(word for port in udp_ports for word in ("--udp-port", str(port))),
            *([] if announces else ["--no-announce"]),
            *("--data", str(data), *options),
            environment={} if token is None else {"JUICEDESK_ACCOUNT_TOKEN": token},
            leash=leash,
            log=log,
        )
        self.certificate = data / "certificate.pem"
        assert self.process.stdout is not None
        self.ready: dict[str, Any] = json.loads(self.process.stdout.readline() or b"null") or {}
        if not self.ready:
            raise AssertionError(f"not ready: {ended(self.process)}")
        self.url = str(self.ready["http"])
        self.tcp = ("127.0.0.1", int(self.url.rpartition(":")[2]))
        self.udp = ("127.0.0.1", int(self.ready["udp"][0]))
        """Where boxes report to."""
        self.token = self.ready["account_token"]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    def account(self, cmd: str, **fields: object) -> dict[str, Any]:
        """The answer to an account-level command with the right token, or with another that is given."""
        return self.post("/box_pin", {"cmd": cmd, "device_id": "test", "account_token": self.token, **fields})

    def info(self) -> dict[str, Any]:
        """What it says of itself to anybody who asks."""
        return self.post("/box_pin", {"cmd": "get_server_info"})

    def unit(self, unit_id: str, cmd: str, **fields: object) -> dict[str, Any]:
        """The answer to a command for a unit of the account."""
        token = next(
            u["token"] for u in self.account("get_account_units")["units"] if u["unit_id"] == unit_id
        )
        return self.post("/box_api_secure", {"cmd": cmd, "device_id": "test", "token": token, **fields})

    def post(self, path: str, body: object) -> dict[str, Any]:
        """The answer to any body; fails unless it is HTTP 200 with a JSON envelope."""
        trusted = str(self.certificate) if self.certificate.exists() else True
        url = self.url + path
        return envelope(requests.post(url, json=body, timeout=ANSWERED_WITHIN_S, verify=trusted))

    def kill(self) -> None:
        """End it as a power cut does; nothing happens when it has ended."""
        self.process.kill()
        ended(self.process)

    def stop(self) -> int:
        """Ask it to end; its exit code."""
        self.process.send_signal(signal.SIGTERM)
        return ended(self.process)[0]


class Box:
    """One box with a socket of its own. `status` is what it says of itself next."""

    def __init__(
        self,
        server: HomeServer,
        unit_id: str,
        *,
        address: str = "",
        to: tuple[str, int] | None = None,
        **fields: Any,
    ) -> None:
        self._to = to or server.udp
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        if address:
            self._socket.bind((address, 0))
        # As on a real box: what comes from anywhere else never arrives.
        self._socket.connect(self._to)
        self._socket.settimeout(ANSWERED_WITHIN_S)
        self.status = replace(sound_status(unit_id), **fields)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def say(self, **changes: Any) -> None:
        """Report, from now on with these fields changed."""
        self.status = replace(self.status, **changes)
        self.send(self.status.encode())

    def send(self, datagram: bytes) -> None:
        """Send any bytes."""
        self._socket.send(datagram)

    def command(self) -> Command:
        """The next command that arrives. Raises TimeoutError after 10 s."""
        return parse_command(self._socket.recv(2048))

    def obey(self, **changes: Any) -> Command:
        """Report, and do and acknowledge what the answer orders."""
        self.say(**changes)
        command = self.command()
        self.status = replace(self.status, counter=command.counter, online_amps=command.online_amps)
        if self.status.protocol is Protocol.V09U:
            self.status = replace(self.status, offline_amps=command.offline_amps)
        return command

    def is_answered_once(self) -> bool:
        """Whether one answer has come and no other is waiting."""
        self.command()
        self._socket.setblocking(False)
        try:
            self._socket.recv(2048)
        except BlockingIOError:
            return True
        finally:
            self._socket.settimeout(ANSWERED_WITHIN_S)
        return False


def sound_status(unit_id: str) -> Status:
    """A plugged-in v09u box of 40 A on a 32 A line."""
    return Status(
        juicebox_id=unit_id,
        protocol=Protocol.V09U,
        counter=41,
        state_code=PLUGGED,
        online_amps=32,
        offline_amps=32,
        rating_amps=40,
        volts=240.0,
        current_amps=0.0,
        power_factor=0.0,
        lifetime_wh=100_000,
        session_wh=0,
        temperature_c=21,
        frequency_hz=60.01,
        report_interval_s=10,
    )


def start(
    *arguments: str,
    environment: Mapping[str, str] | None = None,
    leash: bool = False,
    log: Path | None = None,
) -> subprocess.Popen[bytes]:
    """`juicedesk serve` with exactly these arguments; its standard error can be read after its end."""
    with contextlib.nullcontext(subprocess.PIPE) if log is None else log.open("ab") as words:
        return subprocess.Popen(
            [sys.executable, "-m", "juicedesk", "serve", *arguments, *(["--with-parent"] if leash else [])],
            stdin=subprocess.PIPE if leash else subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=words,
            env={**os.environ, **(environment or {})},
        )


def ended(process: subprocess.Popen[bytes]) -> tuple[int, str]:
    """Exit code and standard error of a process that ends in time."""
    _, words = process.communicate(timeout=ENDED_WITHIN_S)
    return process.returncode, (words or b"").decode()


def envelope(response: requests.Response) -> dict[str, Any]:
    """The body of an answer that keeps to the envelope of the API sheet §4."""
    assert response.status_code == 200
    assert response.headers["content-type"] == "application/json"
    body = response.json()
    assert isinstance(body["success"], bool)
    return dict(body)
