"""A UDP server for boxes that does only what the test says: hear, and order."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from juicedesk.juicebox.command import command_at
from juicedesk.juicebox.message import Debug, parse
from juicedesk.juicebox.status import Protocol, Status

NOON = datetime(2024, 10, 20, 12, 0, tzinfo=UTC)
HEARD_WITHIN_S = 10.0


class BoxServer:
    """One UDP socket on loopback. `heard` holds every message so far."""

    def __init__(self) -> None:
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind(("127.0.0.1", 0))
        self.address: tuple[str, int] = self._socket.getsockname()
        self.heard: list[Status | Debug] = []
        self.boxes: dict[str, tuple[str, int]] = {}

    def wait_for(self, wanted: Callable[[Status], bool]) -> Status:
        """The next status that a condition holds for. Raises TimeoutError after 10 s."""
        return next(said for said in self._messages() if isinstance(said, Status) and wanted(said))

    def wait_for_debug(self, text: str) -> Debug:
        """The next debug line that contains a text. Raises TimeoutError after 10 s."""
        return next(said for said in self._messages() if isinstance(said, Debug) and text in said.text)

    def order(
        self, juicebox_id: str, online_amps: int, offline_amps: int, counter: int, protocol: Protocol
    ) -> None:
        """Send a box a command."""
        self.send(juicebox_id, command_at(NOON, online_amps, offline_amps, counter).encode(protocol))

    def send(self, juicebox_id: str, datagram: bytes) -> None:
        """Send a box any bytes."""
        self._socket.sendto(datagram, self.boxes[juicebox_id])

    def close(self) -> None:
        """Leave the network."""
        self._socket.close()

    def _messages(self) -> Iterator[Status | Debug]:
        deadline_s = time.monotonic() + HEARD_WITHIN_S
        while True:
            self._socket.settimeout(max(0.001, deadline_s - time.monotonic()))
            datagram, sender = self._socket.recvfrom(2048)
            message = parse(datagram)
            self.heard.append(message)
            self.boxes[message.juicebox_id] = sender
            yield message
