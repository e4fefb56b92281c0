"""Beacons and names, heard from loopback."""

from __future__ import annotations

import asyncio
import logging
import socket
import time
from collections.abc import Iterator

import pytest
from zeroconf import AddressResolver, Zeroconf

from juicedesk.domain.errors import MalformedFrame
from juicedesk.juicebox.beacon import BEACON_PORT, Beacon, parse_beacon
from juicedesk.simulator.identity import ProtocolChoice, identities
from juicedesk.simulator.presence import beacons, host_names

MEMBERS = identities(2, ProtocolChoice.MIXED, 77, "127.0.0.1")
HEARD_WITHIN_S = 10.0


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if hasattr(socket, "SO_REUSEPORT"):
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        listener.bind(("", BEACON_PORT))
        yield listener


def test_every_box_broadcasts_from_the_address_it_names(listener: socket.socket) -> None:
    async def main() -> dict[str | None, tuple[Beacon, str]]:
        async with beacons(MEMBERS):
            return await asyncio.to_thread(heard, listener)

    found = asyncio.run(main())
    for member in MEMBERS:
        beacon, source = found[member.module_uuid]
        assert (beacon.address, beacon.version, beacon.mac) == (member.address, member.banner, member.mac)
        assert source == member.address


def heard(listener: socket.socket) -> dict[str | None, tuple[Beacon, str]]:
    """Listen until all boxes have been heard; beacons of other programs do not count."""
    found: dict[str | None, tuple[Beacon, str]] = {}
    deadline = time.monotonic() + HEARD_WITHIN_S
    while not {member.module_uuid for member in MEMBERS} <= set(found):
        listener.settimeout(max(0.001, deadline - time.monotonic()))
        datagram, (source, _) = listener.recvfrom(4096)
        try:
            beacon = parse_beacon(datagram)
        except MalformedFrame:
            continue
        found[beacon.uuid] = (beacon, source)
    return found


def test_every_box_answers_for_its_name() -> None:
    with host_names(MEMBERS, "127.0.0.1"):
        asker = Zeroconf(interfaces=["127.0.0.1"])
        try:
            for member in MEMBERS:
                resolver = AddressResolver(f"{member.host_name}.")
                assert resolver.request(asker, 5000)
                assert resolver.parsed_addresses() == [member.address]
        finally:
            asker.close()


def test_without_mdns_the_boxes_have_no_names_and_go_on(caplog: pytest.LogCaptureFixture) -> None:
    went_on = False
    with caplog.at_level(logging.WARNING), host_names(MEMBERS, "192.0.2.1"):
        went_on = True
    assert went_on
    assert "no mDNS names" in caplog.text
