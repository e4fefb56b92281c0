"""The names under which boxes look for the vendor, and whether they lead to the home server now."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence, Set
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum

from juicedesk.discovery.vendor_names import BLOCKED_NAMES, REPORT_HOSTS

_THREADS = 6
_ASK_S = 3.0
_NO_SUCH_NAME = {socket.EAI_NONAME} | {getattr(socket, "EAI_NODATA", socket.EAI_NONAME)}


class Lead(StrEnum):
    """Where a name leads."""

    HERE = "here"
    ELSEWHERE = "elsewhere"
    NOWHERE = "nowhere"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True)
class NameCheck:
    """A name, where it should lead and where it leads."""

    host: str
    wanted: Lead
    lead: Lead
    addresses: Sequence[str] = ()

    @property
    def is_right(self) -> bool:
        """Whether it leads where it should."""
        return self.lead is self.wanted


class NotFound(Exception):
    """The name does not exist, or has no IPv4 address."""


Lookup = Callable[[str], Sequence[str]]
"""The IPv4 addresses of a name; blocks. Raises NotFound, or OSError when nobody could be asked."""


def system_lookup(host: str) -> Sequence[str]:
    """What this computer's own resolver says, at its own pace."""
    try:
        found = socket.getaddrinfo(host, None, family=socket.AF_INET, type=socket.SOCK_DGRAM)
    except socket.gaierror as exc:
        if exc.errno in _NO_SUCH_NAME:
            raise NotFound(host) from exc
        raise
    return sorted({str(entry[4][0]) for entry in found})


def server_lookup(server: str, port: int = 53) -> Lookup:
    """What one DNS server says, such as the router that the box asks."""

    def look_up(host: str) -> Sequence[str]:
        import dns.exception  # noqa: PLC0415 - only for whoever asks a server
        import dns.message  # noqa: PLC0415
        import dns.query  # noqa: PLC0415
        import dns.rcode  # noqa: PLC0415
        import dns.rdatatype  # noqa: PLC0415

        try:
            asked = dns.message.make_query(host, dns.rdatatype.A)
            where = str(socket.getaddrinfo(server, port, type=socket.SOCK_DGRAM)[0][4][0])
            said = dns.query.udp(asked, where, timeout=_ASK_S, port=port)
        except dns.exception.DNSException as exc:
            raise OSError(f"{server}: {exc}") from exc
        if said.rcode() not in (dns.rcode.NOERROR, dns.rcode.NXDOMAIN):
            raise OSError(f"{server} answers {dns.rcode.to_text(said.rcode())}")
        found = [str(item) for rrset in said.answer if rrset.rdtype == dns.rdatatype.A for item in rrset]
        if not found:
            raise NotFound(host)
        return sorted(found)

    return look_up


def check_names(
    here: Set[str],
    look_up: Lookup = system_lookup,
    *,
    report_names: Sequence[str] = REPORT_HOSTS,
    blocked_names: Sequence[str] = BLOCKED_NAMES,
) -> Sequence[NameCheck]:
    """Where all names lead; `here` are the IPv4 addresses of the home server. Blocks."""
    wanted = [(host, Lead.HERE) for host in report_names] + [(host, Lead.NOWHERE) for host in blocked_names]
    with ThreadPoolExecutor(_THREADS, thread_name_prefix="names") as pool:
        return list(pool.map(lambda pair: _check(pair[0], pair[1], here, look_up), wanted))


def _check(host: str, wanted: Lead, here: Set[str], look_up: Lookup) -> NameCheck:
    try:
        addresses = look_up(host)
    except NotFound:
        return NameCheck(host, wanted, Lead.NOWHERE)
    except OSError:
        return NameCheck(host, wanted, Lead.NOT_KNOWN)
    return NameCheck(host, wanted, _lead_of(addresses, here), addresses)


def _lead_of(addresses: Sequence[str], here: Set[str]) -> Lead:
    # Pi-hole and AdGuard block a name by answering with 0.0.0.0.
    real = [address for address in addresses if not ipaddress.IPv4Address(address).is_unspecified]
    if not real:
        return Lead.NOWHERE
    return Lead.HERE if set(real) <= here else Lead.ELSEWHERE
