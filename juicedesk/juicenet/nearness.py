"""How far away a server is; apart from the transport, whose libraries take long to import."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit

_HOME_NAMES = (".box", ".lan", ".home", ".home.arpa", ".internal")
"""Names that a router at home gives, and nobody else."""

_OUTSIDE = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))
"""Addresses for documentation, which are nobody's: only the way to them is asked for."""
_ANY_PORT = 9


def is_out_in_the_world(base_url: str) -> bool:
    """Whether a server can be reached through the internet only, as far as its name tells."""
    try:
        host = urlsplit(base_url).hostname or ""
    except ValueError:
        return False
    return not is_near(base_url) and not host.rstrip(".").endswith(_HOME_NAMES)


def has_way_out() -> bool:
    """Whether this computer knows any way out of its own networks. Sends nothing."""
    return any(_knows_way(family, address) for family, address in _OUTSIDE)


def _knows_way(family: socket.AddressFamily, address: str) -> bool:
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as way:
            way.connect((address, _ANY_PORT))  # of a datagram socket: sends nothing
            return True
    except OSError:
        return False


def is_near(base_url: str) -> bool:
    """Whether a server is on this computer or this network, as far as its name tells."""
    try:
        host = urlsplit(base_url).hostname or ""
        address = ipaddress.ip_address(host)
    except ValueError:
        return "." not in host or host.rstrip(".").endswith((".local", ".localhost"))
    return address.is_private or address.is_link_local
