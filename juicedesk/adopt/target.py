"""The address under which a box in the home network reaches the home server."""

from __future__ import annotations

import ipaddress
import socket

from juicedesk.domain.adopt_errors import NoAddress

_ANY_PORT = 9


def reachable_address(server_host: str, box_address: str | None = None) -> str:
    """The server's IPv4 address, as a box at `box_address` has to know it.

    "localhost" or 0.0.0.0 mean this computer: then it is the address of the interface towards the box.
    Sends nothing; looks a name up, so it blocks. Raises NoAddress.
    """
    address = _resolved(server_host)
    is_here = address.is_loopback or address.is_unspecified
    if not is_here:
        return str(address)
    if box_address is not None and _resolved(box_address).is_loopback:
        return "127.0.0.1" if address.is_unspecified else str(address)
    return _own_address_towards(box_address or "192.0.2.1", server_host)


def ipv4_of(host: str) -> str:
    """The IPv4 address of a host. Blocks. Raises NoAddress."""
    return str(_resolved(host))


def _resolved(host: str) -> ipaddress.IPv4Address:
    try:
        found = socket.getaddrinfo(host, _ANY_PORT, family=socket.AF_INET, type=socket.SOCK_DGRAM)
        return ipaddress.IPv4Address(found[0][4][0])
    except (OSError, ValueError, UnicodeError) as exc:
        raise NoAddress(host) from exc


def _own_address_towards(box_address: str, server_host: str) -> str:
    """Connecting a UDP socket asks the system for the way, and sends nothing."""
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
            asking.connect((box_address, _ANY_PORT))
            own = str(asking.getsockname()[0])
    except OSError as exc:
        raise NoAddress(server_host) from exc
    if ipaddress.IPv4Address(own).is_loopback:
        raise NoAddress(server_host)
    return own
