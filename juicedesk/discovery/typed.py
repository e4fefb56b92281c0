"""Reading an address that a person typed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from juicedesk.domain.errors import NotAnAddress

SERVER_PORT = 8042
_HOST = re.compile(r"[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?\.?|[0-9A-Fa-f:]+(%\w+)?")


@dataclass(frozen=True, slots=True)
class TypedAddress:
    """A host, and what more was typed: a scheme ("http" or "https") and a port, else None."""

    host: str
    port: int | None = None
    scheme: str | None = None

    def url(self, scheme: str) -> str:
        """The server's base URL with the scheme; port 8042 where none was typed with it."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{scheme}://{host}:{self.port or SERVER_PORT}"


def parse_address(typed: str) -> TypedAddress:
    """Understand "host", "host:port", an IPv6 address in brackets, or the start of a URL.

    Raises NotAnAddress.
    """
    text = typed.strip()
    try:
        parts = urlsplit(text if "://" in text else f"//{text}")
        host, port = parts.hostname or "", parts.port
    except ValueError as exc:
        raise NotAnAddress(typed) from exc
    if parts.scheme not in ("", "http", "https") or not _HOST.fullmatch(host) or port == 0:
        raise NotAnAddress(typed)
    if parts.username is not None or parts.path not in ("", "/"):
        raise NotAnAddress(typed)
    return TypedAddress(host, port, parts.scheme or None)
