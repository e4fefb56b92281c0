"""This computer's addresses, each of which may need a socket of its own.

A box drops an answer that comes from another address than it has spoken to (protocol sheet §6.5).
Where the system does not say to which address a datagram came, the socket must say it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable

import ifaddr

_LOG = logging.getLogger(__name__)
_EVERY_IPV4 = ("0.0.0.0", "")


def own_addresses() -> tuple[str, ...]:
    """The IPv4 addresses of this computer's interfaces now; none where they cannot be listed."""
    try:
        adapters = list(ifaddr.get_adapters())
    except OSError as error:
        _LOG.warning("this computer's addresses cannot be listed: %s", error)
        return ()
    return tuple(str(ip.ip) for adapter in adapters for ip in adapter.ips if ip.is_IPv4)


def separate_addresses(host: str, own: Iterable[str], *, system_tells: bool) -> tuple[str, ...]:
    """The addresses that need a socket of their own beside the one at `host`, each once.

    None where the system tells to which address a datagram came, and none where `host` is a single
    address. Boxes speak IPv4 alone.
    """
    if system_tells or host not in _EVERY_IPV4:
        return ()
    return tuple(dict.fromkeys(own))
