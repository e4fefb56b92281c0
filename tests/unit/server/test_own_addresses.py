"""Answers leave from the address that was spoken to, also where the system does not tell which it was."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import sys
from collections.abc import Iterator

import pytest

from juicedesk.server.box_socket import answering
from juicedesk.server.own_addresses import own_addresses, separate_addresses
from juicedesk.server.sockets import port_of, udp_sockets
from juicedesk.server.sources import Source

HOME = ("127.0.0.1", "192.168.1.5", "10.0.0.2", "192.168.1.5")


@pytest.mark.parametrize(
    ("host", "system_tells", "separate"),
    [
        ("0.0.0.0", False, ("127.0.0.1", "192.168.1.5", "10.0.0.2")),
        ("", False, ("127.0.0.1", "192.168.1.5", "10.0.0.2")),
        ("0.0.0.0", True, ()),
        ("192.168.1.5", False, ()),
        ("::", False, ()),
    ],
)
def test_which_addresses_need_a_socket_of_their_own(
    host: str, system_tells: bool, separate: tuple[str, ...]
) -> None:
    assert separate_addresses(host, HOME, system_tells=system_tells) == separate


def test_loopback_is_among_this_computers_addresses() -> None:
    assert "127.0.0.1" in own_addresses()


@contextlib.contextmanager
def opened(host: str, *separate: str) -> Iterator[list[socket.socket]]:
    sockets = udp_sockets(host, 0, separate)
    with contextlib.ExitStack() as stack:
        for one in sockets:
            stack.callback(one.close)
        yield sockets


async def answered_from(address: str, port: int) -> tuple[str, int]:
    """Where the answer to a datagram comes from."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as box:
        box.setblocking(False)
        box.bind(("127.0.0.1", 0))
        loop = asyncio.get_running_loop()
        await loop.sock_sendto(box, b"status", (address, port))
        async with asyncio.timeout(10):
            _, source = await loop.sock_recvfrom(box, 100)
        return source


@pytest.mark.skipif(sys.platform != "linux", reason="127.0.0.2 is there on Linux alone")
def test_with_a_socket_for_each_address_answers_leave_from_the_one_spoken_to() -> None:
    async def talk(sockets: list[socket.socket], port: int) -> None:
        async with contextlib.AsyncExitStack() as stack:
            for one in sockets:
                await stack.enter_async_context(answering(one, _command, system_tells=False))
            for address in ("127.0.0.2", "127.0.0.1"):
                assert await answered_from(address, port) == (address, port)

    with opened("127.0.0.1", "127.0.0.2") as sockets:
        port = port_of(sockets[0])
        assert [one.getsockname() for one in sockets] == [("127.0.0.1", port), ("127.0.0.2", port)]
        asyncio.run(talk(sockets, port))


def test_an_address_that_cannot_be_had_is_left_to_the_common_socket() -> None:
    async def talk(common: socket.socket) -> None:
        async with answering(common, _command, system_tells=False):
            assert await answered_from("127.0.0.1", port_of(common)) == common.getsockname()

    with opened("127.0.0.1", "192.0.2.1") as sockets:
        assert len(sockets) == 1
        asyncio.run(talk(sockets[0]))


def _command(_datagram: bytes, _source: Source) -> bytes:
    return b"command"
