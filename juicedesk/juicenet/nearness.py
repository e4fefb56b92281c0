"""How far away a server is; apart from the transport, whose libraries take long to import."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit


def is_near(base_url: str) -> bool:
    """Whether a server is on this computer or this network, as far as its name tells."""
    try:
        host = urlsplit(base_url).hostname or ""
        address = ipaddress.ip_address(host)
    except ValueError:
        return "." not in host or host.rstrip(".").endswith((".local", ".localhost"))
    return address.is_private or address.is_link_local
