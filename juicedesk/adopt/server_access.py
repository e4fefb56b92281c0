"""The home server of the command line: where it is, and the account that verifies."""

from __future__ import annotations

import ipaddress
import uuid
from dataclasses import dataclass

from juicedesk.discovery.found import FoundServer
from juicedesk.discovery.probe import probe
from juicedesk.discovery.typed import parse_address
from juicedesk.domain.errors import NothingThere, UntrustedServer
from juicedesk.juicenet.client import JuiceNetClient


@dataclass(frozen=True, slots=True)
class ServerAccess:
    """A home server that answers. `host` is what was typed, without port and scheme."""

    host: str
    url: str
    fingerprint: str | None

    def client(self, account_token: str) -> JuiceNetClient:
        """The account on it."""
        return JuiceNetClient(self.url, account_token, str(uuid.uuid4()), fingerprint=self.fingerprint)


def reached_server(typed: str, fingerprint: str | None = None) -> ServerAccess:
    """The home server at an address. Blocks.

    A certificate that this computer does not trust by itself has to be named by its fingerprint, or
    be on this computer. Raises NotAnAddress, NothingThere or UntrustedServer, with the fingerprint shown.
    """
    host = parse_address(typed).host
    found = probe(typed)
    if not isinstance(found, FoundServer) or found.url is None:
        raise NothingThere(typed)
    shown = found.fingerprint
    if fingerprint is not None:
        return ServerAccess(host, found.url, fingerprint)
    if shown is not None and not _is_this_computer(host):
        raise UntrustedServer(typed, f"it shows the certificate {shown}")
    return ServerAccess(host, found.url, shown)


def _is_this_computer(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
