"""From what a person calls a box to the address at which it is now."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Mapping, Sequence

from juicedesk.adopt.memory import Moved
from juicedesk.discovery.announce import open_zeroconf
from juicedesk.discovery.typed import parse_address
from juicedesk.domain.adopt_errors import NothingRemembered
from juicedesk.domain.errors import DiscoveryError, NothingThere

_TIMEOUT_MS = 4_000
_LEAST_TAIL = 4
_LOCAL = ".local"


def is_juicebox_id(typed: str) -> bool:
    """Whether a box is named by its ID, or by the last digits of it, as they stand on screens."""
    return typed.lstrip("…").isdecimal()


def remembered_id(typed: str, boxes: Mapping[str, Moved]) -> str:
    """The one box that was moved from here and whose ID ends like that. Raises NothingRemembered."""
    tail = typed.lstrip("…")
    found = [box for box in boxes if box.endswith(tail)]
    if len(found) != 1 or len(tail) < _LEAST_TAIL:
        raise NothingRemembered
    return found[0]


def with_address(typed: str, interface: str | None = None) -> str:
    """The same with an IPv4 address for an mDNS name: not every system resolves those itself. Blocks.

    Raises NotAnAddress, or NothingThere for a name that nobody answers to.
    """
    address = parse_address(typed)
    host = address.host.rstrip(".")
    if not host.lower().endswith(_LOCAL):
        return typed
    found = _resolved_by_system(host) or _resolved_by_mdns(host, [interface] if interface else None)
    if found is None:
        raise NothingThere(typed)
    port = f":{address.port}" if address.port is not None else ""
    scheme = f"{address.scheme}://" if address.scheme is not None else ""
    return f"{scheme}{found}{port}"


def _resolved_by_system(host: str) -> str | None:
    try:
        found = socket.getaddrinfo(host, None, family=socket.AF_INET, type=socket.SOCK_STREAM)
    except OSError:
        return None
    return str(found[0][4][0])


def _resolved_by_mdns(host: str, interfaces: Sequence[str] | None) -> str | None:
    from zeroconf import AddressResolverIPv4, DNSQuestionType  # type: ignore[attr-defined]  # noqa: PLC0415

    try:
        running = open_zeroconf(interfaces)
    except DiscoveryError:
        return None
    try:
        assert running.loop is not None
        resolver = AddressResolverIPv4(f"{host}.")
        asked = resolver.async_request(running, _TIMEOUT_MS, DNSQuestionType.QM)
        is_found = asyncio.run_coroutine_threadsafe(asked, running.loop).result(2 * _TIMEOUT_MS / 1000)
        return resolver.parsed_addresses()[0] if is_found else None
    finally:
        running.close()
