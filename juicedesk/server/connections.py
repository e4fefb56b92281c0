"""Connections of anybody: not too many, and none that waits for a request for ever."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from collections import Counter
from typing import Any

from uvicorn.protocols.http.h11_impl import H11Protocol

MOST_CONNECTIONS = 512
MOST_OF_ONE_ADDRESS = 256
REQUEST_WITHIN_S = 10.0
"""From the connection, or from the answer before, until the whole head of a request is here."""
HANDSHAKE_WITHIN_S = 5.0
MOST_OPEN_FILES = 1_024
"""Bounds the TLS handshakes that are under way, which nobody else counts."""


class Gate:
    """Lets connections in while there is room. For the event loop's thread only."""

    def __init__(self) -> None:
        self._by_address: Counter[str] = Counter()
        self.turned_away = 0

    @property
    def open(self) -> int:
        """How many connections there are."""
        return self._by_address.total()

    def enter(self, address: str) -> bool:
        """Whether one more from this address has room; it has to leave then."""
        if self.open >= MOST_CONNECTIONS or self._by_address[address] >= MOST_OF_ONE_ADDRESS:
            self.turned_away += 1
            return False
        self._by_address[address] += 1
        return True

    def leave(self, address: str) -> None:
        """A connection from this address has ended."""
        self._by_address[address] -= 1
        if not self._by_address[address]:
            del self._by_address[address]


class GatedConnection(H11Protocol):
    """An HTTP connection that has come through a gate.

    uvicorn itself limits an idle time only after the first answer, and bytes that trickle in end it.
    """

    def __init__(self, gate: Gate, **given: Any) -> None:
        super().__init__(**given)
        self._gate = gate
        self._address: str | None = None
        self._deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A client is there."""
        peer = transport.get_extra_info("peername")
        address = str(peer[0]) if peer else ""
        if not self._gate.enter(address):
            transport.abort()
            return
        self._address = address
        super().connection_made(transport)
        self._expect_request()

    def data_received(self, data: bytes) -> None:
        """A part of a request, or of several."""
        if self._address is not None:
            super().data_received(data)

    def connection_lost(self, exc: Exception | None) -> None:
        """The client is gone."""
        if self._deadline is not None:
            self._deadline.cancel()
        if self._address is not None:
            self._gate.leave(self._address)
            super().connection_lost(exc)

    def on_response_complete(self) -> None:
        """An answer is out, and the next request may come."""
        super().on_response_complete()
        self._expect_request()

    def _expect_request(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
        self._deadline = self.loop.call_later(REQUEST_WITHIN_S, self._end_without_request)

    def _end_without_request(self) -> None:
        # The cycle is that of a request whose head is here; it has a deadline of its own.
        if self.cycle is None or self.cycle.response_complete:
            self.transport.abort()


def limit_open_files() -> None:
    """Let this process have no more files and sockets than it could need. Windows has no such limit."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415 - not on Windows

    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(
            resource.RLIMIT_NOFILE, (min(MOST_OPEN_FILES, hard) if hard > 0 else MOST_OPEN_FILES, hard)
        )
