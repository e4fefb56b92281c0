"""The vendor's names lead to this server, where a person wants the server to say so itself."""

from __future__ import annotations

import contextlib
import ipaddress
from collections.abc import Iterator
from typing import TYPE_CHECKING

from juicedesk.domain.adopt_errors import DnsPortForbidden, DnsPortRefused, DnsPortTaken
from juicedesk.domain.errors import ProcessError
from juicedesk.server.options import Options
from juicedesk.server.sockets import reachable_address

if TYPE_CHECKING:  # the real import is for whoever asks for it
    from juicedesk.discovery.dns_responder import DnsResponder


@contextlib.contextmanager
def names_answered(options: Options) -> Iterator[DnsResponder | None]:
    """Answer DNS for the vendor's names (decision 0011); None: nobody asked for it. Raises ProcessError."""
    if options.dns_port is None:
        yield None
        return
    with _opened(options.host, options.dns_port) as responder:
        yield responder


def _opened(host: str, port: int) -> DnsResponder:
    from juicedesk.discovery.dns_responder import DnsResponder  # noqa: PLC0415

    address = "127.0.0.1" if host == "localhost" else reachable_address(host)
    if not _is_ipv4(address):
        raise ProcessError(f"boxes speak IPv4 alone: DNS cannot lead them to {host}, give another --host")
    try:
        return DnsResponder(address, bind_to=host, port=port)
    except DnsPortTaken as exc:
        raise ProcessError(
            f"another program answers DNS at UDP port {port}: end it, or give the --host that boxes can reach"
        ) from exc
    except DnsPortForbidden as exc:
        raise ProcessError(f"to answer DNS at UDP port {port} takes administrator rights") from exc
    except DnsPortRefused as exc:
        raise ProcessError(f"DNS cannot be answered at {host}: {exc}") from exc


def _is_ipv4(address: str) -> bool:
    try:
        ipaddress.IPv4Address(address)
    except ValueError:
        return False
    return True
