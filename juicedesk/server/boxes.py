"""The boxes' side: a datagram comes in, and its answer goes back the same way (protocol sheet §3.6)."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable
from typing import cast

from juicedesk.domain.errors import EncryptedFrame, FrameError
from juicedesk.juicebox.message import parse
from juicedesk.juicebox.status import Status
from juicedesk.server.registry import Registry
from juicedesk.server.unit import Report

_LOG = logging.getLogger(__name__)


class BoxProtocol(asyncio.DatagramProtocol):
    """Answers every valid status of an adopted box with one command, and nothing else with anything.

    A box takes an answer only from the address and port that it has sent to, so each socket has a
    protocol of its own. Boxes are told apart by their ID, never by their address.
    """

    def __init__(self, registry: Registry, clock: Callable[[], float] = time.time) -> None:
        self._registry = registry
        self._clock = clock
        self._transport: asyncio.DatagramTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The socket is there."""
        self._transport = cast(asyncio.DatagramTransport, transport)

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        """Something has come, from a box or from anybody."""
        answer = self._answer(data, addr)
        if answer is not None and self._transport is not None:
            self._transport.sendto(answer, addr)

    def error_received(self, exc: Exception) -> None:
        """A box is gone before its answer came. It will report again."""
        _LOG.debug("an answer did not arrive: %s", exc)

    def _answer(self, datagram: bytes, source: tuple[str, int]) -> bytes | None:
        try:
            message = parse(datagram)
        except EncryptedFrame as frame:
            self._registry.hear_encrypted(frame, self._clock())
            return None
        except FrameError as error:
            _LOG.debug("not answered: %s", error)
            return None
        if not isinstance(message, Status):
            return None
        address, port = source[:2]
        report = Report(message, datagram, self._clock(), address, self._registry.steady_clock(), port)
        return self._registry.hear(message.juicebox_id, report)
