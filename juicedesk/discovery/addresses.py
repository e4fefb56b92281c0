"""Which of several addresses to use: the one in a network that this computer is in."""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence

import ifaddr


def own_networks() -> tuple[ipaddress.IPv4Network, ...]:
    """The IPv4 networks that this computer's interfaces are in now."""
    return tuple(
        ipaddress.IPv4Network(f"{ip.ip}/{ip.network_prefix}", strict=False)
        for adapter in ifaddr.get_adapters()
        for ip in adapter.ips
        if ip.is_IPv4
    )


def nearest(addresses: Sequence[str], networks: Sequence[ipaddress.IPv4Network]) -> str | None:
    """The first address inside one of the networks, loopback last; else the first; None without any."""
    known = [ipaddress.IPv4Address(address) for address in addresses]
    inside = [address for address in known if any(address in network for network in networks)]
    candidates = sorted(inside or known, key=lambda address: address.is_loopback)
    return str(candidates[0]) if candidates else None
