"""Anything that anybody could send to the home server, by UDP and by HTTP."""

from __future__ import annotations

import http.client
import json
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from random import Random

import psutil
import requests
from prometheus_client.parser import text_string_to_metric_families

from juicedesk.juicebox.status import NO_CAR, Protocol, Status
from tests.e2e.home_server import ANSWERED_WITHIN_S, Box, HomeServer, sound_status
from tests.stress.layer import Layer, Result
from tests.unit.juicebox.test_mutated_frames import mutated
from tests.unit.server.test_any_fields import COMMANDS, KEYS

UNIT = "0910000000000000000000000061"
MOST_GROWTH_MB = 40
MOST_LOG_KB = 50
_BETWEEN_CHECKS = 200
_MB = 1_048_576
_ODD_BODIES = (b"", b"{", b"[]", b"null", b"\xff\xfe", b"[" * 60_000, b"x" * 70_000, b'{"cmd": {"a": 1}}')
_VALUES = (
    UNIT,
    "g",
    "power",
    "custom",
    0,
    1,
    6,
    16,
    32,
    "16",
    2**31,
    True,
    None,
    "\ud800",
    -1.5,
    2**70,
    [],
    {},
)
_NOT_HERE = ("delete_account_unit", "renew_token", "share_device")
"""They end the tokens that the run needs, or are answered late on purpose after some wrong PINs."""


class Watched:
    """A running server with one box of the account, and how much memory it had at first."""

    def __init__(self, server: HomeServer, box: Box, log: Path) -> None:
        self.server = server
        self._box = box
        self._log = log
        self._process = psutil.Process(server.process.pid)
        self._first_mb = 0.0

    def begin(self) -> None:
        """From here on it must not grow."""
        self._first_mb = self._process.memory_info().rss / _MB

    @property
    def growth_mb(self) -> float:
        """By how much it has grown."""
        return self._process.memory_info().rss / _MB - self._first_mb

    def check(self) -> None:
        """It runs, answers its box and its owner, and has made no mistake."""
        assert self.server.process.poll() is None, "the server has ended"
        self._box.obey()
        assert self.server.account("get_account_units")["success"]
        assert self.counted("juicedesk_requests_failed_total") == 0, "a command failed"
        assert self.growth_mb < MOST_GROWTH_MB, f"grown by {self.growth_mb:.0f} MB"
        said = self._log.read_text(errors="replace")
        assert "Traceback" not in said
        assert len(said) < MOST_LOG_KB * 1_024, f"{len(said):,} characters in its log"

    def counted(self, name: str) -> float:
        """One counter of /metrics."""
        page = requests.get(f"{self.server.url}/metrics", timeout=ANSWERED_WITHIN_S).text
        samples = [one for family in text_string_to_metric_families(page) for one in family.samples]
        return next(float(one.value) for one in samples if one.name == name)


@contextmanager
def watched() -> Iterator[Watched]:
    """A server that takes in one box, and after it none."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        with HomeServer(data, "--no-tls", log=data / "log") as server, Box(server, UNIT) as box:
            box.say()
            while not server.account("add_unit", ID=UNIT, device_name="Garage")["success"]:
                box.say()
            yield Watched(server, box, data / "log")


def run_datagrams(size: int, seed: int) -> Result:
    """Mutated datagrams, sound ones of boxes that are not there, and some that encrypt by turns."""
    random = Random(seed)
    with watched() as here, socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as anybody:
        for number in range(size):
            anybody.sendto(_datagram(random), here.server.udp)
            if number == size // 10:
                here.begin()
            if number % _BETWEEN_CHECKS == 0:
                # A status and its answer: all before it has been read, so none is lost unread.
                here._box.obey()
        here.check()
        heard = int(here.counted("juicedesk_datagrams_total"))
        waiting = len(here.server.account("get_waiting_units")["units"])
        assert heard > size * 0.9, f"only {heard} of {size} came in"
        assert waiting <= 256
        growth_mb = max(0.0, here.growth_mb)
    return Result(
        f"0 crashes, {heard:,} came in, {waiting} made-up boxes wait, {growth_mb:.0f} MB more memory"
    )


def _datagram(random: Random) -> bytes:
    if random.random() < 0.1:
        return _turncoat(random)
    if random.random() < 0.1:
        return replace(
            sound_status(f"{random.randrange(10**9):028d}"), counter=random.randrange(999)
        ).encode()
    return mutated(random)[:1_400]


def _turncoat(random: Random) -> bytes:
    """Of a box that encrypts and speaks plainly by turns, which is worth a warning; the account's too."""
    unit_id = f"{random.randrange(300):028d}"
    if random.random() < 0.5:
        return Status(unit_id, Protocol.OLD, state_code=NO_CAR, volts=240.0, slot_index=0).encode()
    return random.choice((unit_id, UNIT)).encode() + b":v09e" + random.randbytes(20)


def run_requests(size: int, seed: int) -> Result:
    """Requests with odd fields, odd bodies, and what is no HTTP."""
    random = Random(seed)
    answered = 0
    with watched() as here:
        unit_token = here.server.account("get_account_units")["units"][0]["token"]
        connection = http.client.HTTPConnection(*here.server.tcp, timeout=ANSWERED_WITHIN_S)
        for number in range(size):
            if number == size // 10:
                here.begin()
            if random.random() < 0.1:
                _send_no_http(random, here.server.tcp)
                continue
            answered += _is_answered(connection, _body(random, here.server.token, unit_token))
        connection.close()
        here.check()
        growth_mb = max(0.0, here.growth_mb)
    return Result(
        f"0 crashes, {answered:,} answered in the envelope, the others no HTTP; {growth_mb:.0f} MB more"
    )


def _body(random: Random, account_token: str, unit_token: str) -> bytes:
    if random.random() < 0.1:
        return (
            random.choice(_ODD_BODIES) if random.random() < 0.5 else random.randbytes(random.randrange(2_000))
        )
    fields = {random.choice(KEYS): random.choice(_VALUES) for _ in range(random.randrange(8))}
    command = random.choice([name for name in COMMANDS if name not in _NOT_HERE])
    return json.dumps(
        {**fields, "cmd": command, "account_token": account_token, "token": unit_token}
    ).encode()


def _is_answered(connection: http.client.HTTPConnection, body: bytes) -> int:
    path = "/box_api_secure" if len(body) % 2 else "/box_pin"
    try:
        connection.request("POST", path, body)
        answer = connection.getresponse()
        text = answer.read()
        try:
            assert isinstance(json.loads(text)["success"], bool)
        except ValueError as exc:
            raise AssertionError(f"{answer.status} {text[:80]!r} to {body[:200]!r}") from exc
    except (ConnectionError, http.client.BadStatusLine):
        connection.close()  # the server ends a connection whose body is far too long
        return 0
    assert answer.status == 200
    return 1


def _send_no_http(random: Random, address: tuple[str, int]) -> None:
    request = bytearray(
        b"POST /box_pin HTTP/1.1\r\nHost: h\r\nContent-Length: 20\r\n\r\n" + b'{"cmd": "get_state"}'
    )
    for _ in range(random.randrange(1, 6)):
        at = random.randrange(len(request))
        request[at : at + random.randrange(4)] = random.randbytes(random.randrange(4))
    with socket.create_connection(address, timeout=ANSWERED_WITHIN_S) as anybody:
        try:
            anybody.sendall(bytes(request))
            anybody.shutdown(socket.SHUT_WR)
            while anybody.recv(65_536):
                pass
        except ConnectionError:
            return


DATAGRAMS = Layer(
    name="server-datagrams",
    what="mutated datagrams, sound ones of made-up boxes, and encrypted ones, sent to the home server",
    must_be="0 crashes, its own box answered throughout, memory, lists and log bounded",
    short_size=30_000,
    full_size=1_000_000,
    run=run_datagrams,
)

REQUESTS = Layer(
    name="server-requests",
    what="HTTP requests with odd fields or bodies, and broken ones, sent to the home server",
    must_be="0 crashes, every whole one answered in the envelope, memory bounded",
    short_size=2_500,
    full_size=100_000,
    run=run_requests,
)
