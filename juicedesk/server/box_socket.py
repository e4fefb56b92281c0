"""One UDP port for the boxes. The answer leaves from the very address that the box has spoken to.

A computer has several addresses, and a box drops what comes from another one than it sends to
(protocol sheet §6.5). Left alone, the system answers from the address that it likes best.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import socket
import struct
import sys
from collections.abc import AsyncIterator, Callable
from functools import lru_cache
from typing import cast

from juicedesk.server.sources import Source

_LOG = logging.getLogger(__name__)
_MOST_BYTES = 2_048
_MOST_AT_ONCE = 64
"""Between so many datagrams the API gets its turn, too."""
_IP_PKTINFO = {"linux": 8, "darwin": 26}.get(sys.platform)
"""Python 3.11 has no name for it."""
_IN_PKTINFO = struct.Struct("@i4s4s")
"""Interface, own address for an answer, address in the header: `struct in_pktinfo` (ip(7))."""
_ANCILLARY_BYTES = 128
_ANYWHERE = bytes(4)

SYSTEM_TELLS = _IP_PKTINFO is not None and hasattr(socket.socket, "recvmsg")
"""Whether the system can say to which address a datagram came; Windows gives Python no way to learn it."""

Ancillary = list[tuple[int, int, bytes]]
Answer = Callable[[bytes, Source], bytes | None]


@contextlib.asynccontextmanager
async def answering(
    opened: socket.socket, answer: Answer, *, system_tells: bool = SYSTEM_TELLS
) -> AsyncIterator[None]:
    """Answer what comes in, each datagram by what `answer` makes of it; None is silence.

    Without `system_tells` an answer leaves from the socket's address: it is right where that is a
    single one (`own_addresses.separate_addresses`).
    """
    loop = asyncio.get_running_loop()
    if system_tells and _tells_where_to(opened):
        loop.add_reader(opened, _answer_waiting, opened, answer)
        try:
            yield
        finally:
            loop.remove_reader(opened)
        return
    transport, _ = await loop.create_datagram_endpoint(lambda: _Plain(answer), sock=opened)
    try:
        yield
    finally:
        transport.close()


def _tells_where_to(opened: socket.socket) -> bool:
    """Ask the system to say with every datagram to which address it came."""
    try:
        if opened.family == socket.AF_INET6:
            opened.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_RECVPKTINFO, 1)
        elif _IP_PKTINFO is not None:
            opened.setsockopt(socket.IPPROTO_IP, _IP_PKTINFO, 1)
    except (OSError, AttributeError) as error:
        _LOG.debug("the system does not say to which address a datagram came: %s", error)
        return False
    return True


def _answer_waiting(opened: socket.socket, answer: Answer) -> None:
    for _ in range(_MOST_AT_ONCE):
        try:
            datagram, ancillary, _, source = opened.recvmsg(_MOST_BYTES, _ANCILLARY_BYTES)
        except BlockingIOError:
            return
        except OSError as error:
            _LOG.debug("a box is gone before its answer came: %s", error)
            continue
        reply = answer(datagram, source)
        if reply is not None:
            _send(opened, reply, _from_there(ancillary), source)


def _from_there(ancillary: Ancillary) -> Ancillary:
    """The order to answer from the address to which the datagram came."""
    for level, kind, data in ancillary:
        if level == socket.IPPROTO_IP and kind == _IP_PKTINFO and len(data) == _IN_PKTINFO.size:
            return [(level, kind, _from_own_address(data))]
        if level == socket.IPPROTO_IPV6 and kind == socket.IPV6_PKTINFO:
            return [(level, kind, data)]
    return []


@lru_cache(maxsize=64)
def _from_own_address(came_to: bytes) -> bytes:
    """The same for each of the few addresses that a computer has."""
    _, own, header = _IN_PKTINFO.unpack(came_to)
    # The way back is for the routing table to find: no interface.
    return _IN_PKTINFO.pack(0, header if own == _ANYWHERE else own, _ANYWHERE)


def _send(opened: socket.socket, reply: bytes, ancillary: Ancillary, source: Source) -> None:
    """A box whose answer is lost reports again; nobody waits for it."""
    try:
        opened.sendmsg([reply], ancillary, 0, source)
    except OSError as error:
        _LOG.debug("an answer was not sent: %s", error)


class _Plain(asyncio.DatagramProtocol):
    """The same by the means of every system."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer
        self._transport: asyncio.DatagramTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The socket is there."""
        self._transport = cast(asyncio.DatagramTransport, transport)

    def datagram_received(self, data: bytes, addr: Source) -> None:
        """Something has come, from a box or from anybody."""
        reply = self._answer(data, addr)
        if reply is not None and self._transport is not None:
            self._transport.sendto(reply, addr)

    def error_received(self, exc: Exception) -> None:
        """A box is gone before its answer came. It will report again."""
        _LOG.debug("an answer did not arrive: %s", exc)
