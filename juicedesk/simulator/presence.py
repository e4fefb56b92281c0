"""How virtual boxes show themselves: the module's beacon and its mDNS host name."""

from __future__ import annotations

import asyncio
import contextlib
import ipaddress
import logging
import socket
import time
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence

from juicedesk.domain.errors import DiscoveryError
from juicedesk.juicebox.beacon import BEACON_INTERVAL_S, BEACON_PORT, Beacon
from juicedesk.juicebox.console import CONSOLE_PORT
from juicedesk.simulator.consoles import ConsolePorts
from juicedesk.simulator.identity import Identity

_log = logging.getLogger(__name__)

_LOOPBACK_BROADCAST = "127.255.255.255"
_EVERYBODY = "255.255.255.255"


def beacon_of(identity: Identity, console_port: int | None = None) -> Beacon:
    """What the module of a box broadcasts now. Without a console, its port is told all the same."""
    return Beacon(
        address=identity.address,
        version=identity.banner,
        mac=identity.mac,
        uuid=identity.module_uuid,
        terminal_port=console_port or CONSOLE_PORT,
        rssi_dbm=-54,
        time_ms=int(time.time() * 1000),
    )


@contextlib.asynccontextmanager
async def beacons(
    members: Sequence[Identity], console_ports: Mapping[str, ConsolePorts] | None = None
) -> AsyncIterator[None]:
    """Boxes broadcast every 10 s until the block is left; `console_ports` by JuiceBox ID."""
    task = asyncio.create_task(_broadcast_forever(members, console_ports or {}))
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


@contextlib.contextmanager
def host_names(members: Sequence[Identity], interface: str) -> Iterator[None]:
    """Boxes answer for their `JuiceBox-xxx.local` until the block is left.

    Where mDNS is not possible they have no name, which is logged and no error.
    """
    from juicedesk.discovery.hostname import HostNameResponder  # noqa: PLC0415 - loads zeroconf

    try:
        responder = HostNameResponder(interface)
    except DiscoveryError as exc:
        _log.warning("the boxes have no mDNS names: %s", exc)
        yield
        return
    with contextlib.closing(responder):
        for identity in members:
            responder.add(f"{identity.host_name}.", identity.address)
        yield


async def _broadcast_forever(members: Sequence[Identity], console_ports: Mapping[str, ConsolePorts]) -> None:
    while True:
        for identity in members:
            try:
                ports = console_ports.get(identity.juicebox_id)
                _broadcast(beacon_of(identity, ports.console_port if ports else None))
            except OSError as exc:
                _log.warning("%s cannot broadcast its beacon: %s", identity.host_name, exc)
                return
        await asyncio.sleep(BEACON_INTERVAL_S)


def _broadcast(beacon: Beacon) -> None:
    """Send one beacon from the box's own address, and so out of that interface."""
    is_loopback = ipaddress.IPv4Address(beacon.address).is_loopback
    target = _LOOPBACK_BROADCAST if is_loopback else _EVERYBODY
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sender:
        sender.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
        sender.bind((beacon.address, 0))
        sender.sendto(beacon.encode(), (target, BEACON_PORT))
