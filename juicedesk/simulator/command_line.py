"""`juicedesk simulate`: virtual boxes in a process of their own."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import signal
import socket
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict

from juicedesk import log
from juicedesk.simulator import steering
from juicedesk.simulator.box import VirtualBox
from juicedesk.simulator.car import Garage
from juicedesk.simulator.consoles import ConsolePorts, consoles
from juicedesk.simulator.eeprom import Eeprom, EepromFile
from juicedesk.simulator.fleet import Fleet, LiveBox
from juicedesk.simulator.identity import Identity, identities
from juicedesk.simulator.options import Options, parse_options
from juicedesk.simulator.presence import beacons, host_names

_log = logging.getLogger(__name__)

FAILED = 1
_DNS_TIMEOUT_S = 5.0
_DELIVERED_WIRE_LIMIT_PART = 0.8


def main(arguments: Sequence[str]) -> int:
    """Run virtual boxes until SIGTERM or SIGINT; 0 after a clean end, 1 when the network refuses."""
    options = parse_options(arguments)
    log.configure()
    try:
        asyncio.run(_simulate(options))
    except OSError as exc:
        if sys.stderr is not None:
            sys.stderr.write(f"juicedesk simulate: {exc}\n")
        return FAILED
    return 0


async def _simulate(options: Options) -> None:
    """Until told to end: boxes report, show themselves and can be steered."""
    server = await (_resolved(options.server) if options.dns is None else _told(options.server, options.dns))
    members = identities(
        options.boxes, options.protocol, options.seed, options.interface, options.ratings_amps
    )
    fleet = Fleet([_live_box(options, index, member) for index, member in enumerate(members)])
    ended = asyncio.Event()
    with _signals_set(ended), host_names(members, options.interface):
        async with (
            fleet.running(server),
            consoles(fleet, options) as open_ports,
            beacons(members, open_ports),
        ):
            _say(_ready_line(members, open_ports), ended)
            _hear_standard_input(fleet, options.with_parent, ended)
            await ended.wait()
    _log.info("the boxes have stopped")


def _live_box(options: Options, index: int, identity: Identity) -> LiveBox:
    memory = EepromFile(options.data, identity.juicebox_id)
    delivered_amps = int(identity.rating_amps * _DELIVERED_WIRE_LIMIT_PART)
    eeprom = memory.load(as_delivered=Eeprom(delivered_amps, lifetime_wh=1_000_000 + 250_000 * index))
    box = VirtualBox(
        identity,
        eeprom,
        Garage(options.seed, index),
        asyncio.get_running_loop().time(),
        interval_s=options.interval_s,
        forgetful=options.forgetful,
    )
    return LiveBox(box, memory, deaf_once_moved=options.deaf_once_moved)


def _ready_line(members: Sequence[Identity], open_ports: Mapping[str, ConsolePorts]) -> str:
    boxes = [
        {
            "id": identity.juicebox_id,
            "protocol": identity.protocol.value,
            "host": identity.host_name,
            "address": identity.address,
            **asdict(open_ports[identity.juicebox_id]),
        }
        for identity in members
    ]
    return json.dumps({"ready": True, "boxes": boxes})


def _hear_standard_input(fleet: Fleet, with_parent: bool, ended: asyncio.Event) -> None:
    def on_line(line: str) -> None:
        _say(steering.answer(fleet, line), ended)

    def on_end() -> None:
        if with_parent:
            ended.set()

    # A program without a console has no standard input: then nobody steers.
    if sys.stdin is not None:
        steering.hear_lines(sys.stdin.fileno(), on_line, on_end)


def _say(line: str, ended: asyncio.Event) -> None:
    """Write one line to standard output; end when nobody can read it any more. Some programs have none."""
    if sys.stdout is None:
        return
    try:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
    except (OSError, ValueError):
        ended.set()


@contextlib.contextmanager
def _signals_set(ended: asyncio.Event) -> Iterator[None]:
    """SIGTERM and SIGINT end the block's wait. Windows has no signals for a loop: use the input."""
    loop = asyncio.get_running_loop()
    previous = {
        number: signal.signal(number, lambda *_: loop.call_soon_threadsafe(ended.set))
        for number in (signal.SIGTERM, signal.SIGINT)
    }
    try:
        yield
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)


async def _resolved(server: tuple[str, int]) -> tuple[str, int]:
    loop = asyncio.get_running_loop()
    try:
        found = await loop.getaddrinfo(*server, family=socket.AF_INET, type=socket.SOCK_DGRAM)
    except socket.gaierror as exc:
        raise OSError(f"the server {server[0]} is not known: {exc.strerror}") from exc
    return str(found[0][4][0]), server[1]


async def _told(server: tuple[str, int], dns_server: tuple[str, int]) -> tuple[str, int]:
    """What the boxes' own DNS server says, as after a start in a network where that is set."""
    import dns.asyncquery  # noqa: PLC0415 - only for boxes that ask a server of their own
    import dns.exception  # noqa: PLC0415
    import dns.message  # noqa: PLC0415
    import dns.rdatatype  # noqa: PLC0415

    asked = dns.message.make_query(server[0], dns.rdatatype.A)
    try:
        said = await dns.asyncquery.udp(asked, dns_server[0], timeout=_DNS_TIMEOUT_S, port=dns_server[1])
    except dns.exception.DNSException as exc:
        raise OSError(f"the DNS server {dns_server[0]} does not answer") from exc
    addresses = [str(item) for rrset in said.answer for item in rrset if rrset.rdtype == dns.rdatatype.A]
    if not addresses:
        raise OSError(f"the DNS server {dns_server[0]} does not know {server[0]}")
    return addresses[0], server[1]
