"""How many requests a home server on one core answers in a second, to a hundred clients at once."""

from __future__ import annotations

import asyncio
import json
import ssl
import sys
import time
from pathlib import Path

import pytest

from tests.bench.server_load import Load, busy_s, pinned
from tests.bench.test_server_answers import Say, say
from tests.e2e.home_server import Box, HomeServer

__all__ = ["say"]
BOX_ID = "0910000000000000000000000051"
CLIENTS, REQUESTS = 100, 6_000

pytestmark = [
    pytest.mark.bench,
    pytest.mark.skipif(sys.platform != "linux", reason="counts the processor time of one pinned process"),
]


class Clients:
    """A hundred connections; each sends its next request when it has its answer."""

    def __init__(self, server: HomeServer, token: str) -> None:
        self._server = server
        body = json.dumps({"cmd": "get_state", "device_id": "bench", "token": token}).encode()
        head = f"POST /box_api_secure HTTP/1.1\r\nHost: h\r\nContent-Length: {len(body)}\r\n\r\n"
        self._request = head.encode() + body
        self._left = REQUESTS
        self.waits_s: list[float] = []

    async def run(self) -> float:
        """Connect, then send all requests; the seconds that these took."""
        context = None
        if self._server.url.startswith("https"):
            context = ssl.create_default_context(cafile=str(self._server.certificate))
        connections = [await asyncio.open_connection(*self._server.tcp, ssl=context) for _ in range(CLIENTS)]
        started_s = time.perf_counter()
        await asyncio.gather(*(self._ask(*connection) for connection in connections))
        return time.perf_counter() - started_s

    async def _ask(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while self._left > 0:
            self._left -= 1
            asked_s = time.perf_counter()
            writer.write(self._request)
            head = await reader.readuntil(b"\r\n\r\n")
            length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0])
            assert b'"success":true' in await reader.readexactly(length)
            self.waits_s.append(time.perf_counter() - asked_s)
        writer.close()
        await writer.wait_closed()


@pytest.mark.parametrize("options", [["--no-tls"], []], ids=["http", "https"])
def test_a_hundred_clients_at_once(tmp_path: Path, options: list[str], say: Say) -> None:
    with HomeServer(tmp_path, "--adopt", "auto", *options) as server, Box(server, BOX_ID) as box:
        box.obey()
        token = server.account("get_account_units")["units"][0]["token"]
        clients, process = Clients(server, token), pinned(server.process.pid)
        before_s = busy_s(process)
        wall_s = asyncio.run(clients.run())
        load = Load(REQUESTS, wall_s, busy_s(process) - before_s, clients.waits_s)
    say(
        f"home server: {REQUESTS / wall_s:,.0f} get_state per second to {CLIENTS} clients at once"
        f" over {'HTTP' if options else 'HTTPS'}, p99 {load.p99_ms:.0f} ms"
        f" ({load.per_busy_s:,.0f} per second of one core's time)"
    )
    assert REQUESTS / wall_s > 100
    assert load.p99_ms < 1_000
