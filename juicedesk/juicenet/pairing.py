"""The one line by which an app is connected to a home server: address, certificate and token."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from urllib.parse import SplitResult, parse_qs, urlencode, urlsplit

_MOST_CHARACTERS = 1_000
_FINGERPRINT = re.compile(r"[0-9a-f]{64}")
_TOKEN_MAX_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Pairing:
    """`url` is the server's, `fingerprint` its certificate's SHA-256 in hex; None without TLS."""

    url: str
    fingerprint: str | None
    token: str = field(repr=False)

    def line(self) -> str:
        """The line, in the form of an address. What follows `#` is never sent to a server."""
        known = {"fp": self.fingerprint} if self.fingerprint else {}
        return f"{self.url}/#{urlencode({**known, 'token': self.token})}"


def pairing_in(text: str) -> Pairing | None:
    """The pairing that a pasted text says, spaces around it allowed; None when it is none, or not whole.

    An encrypted address without a whole fingerprint is none: half a line must not pass for trust.
    """
    line = text.strip()
    if len(line) > _MOST_CHARACTERS:
        return None
    try:
        parts, port = urlsplit(line), urlsplit(line).port
    except ValueError:
        return None
    said = parse_qs(parts.fragment)
    token, fingerprint = _one(said, "token"), _one(said, "fp")
    if not token or len(token) > _TOKEN_MAX_LENGTH or not token.isprintable() or not port:
        return None
    if not _is_plain_address(parts) or (parts.scheme == "https") != (fingerprint is not None):
        return None
    if fingerprint is not None and not _FINGERPRINT.fullmatch(fingerprint):
        return None
    return Pairing(f"{parts.scheme}://{parts.netloc}", fingerprint, token)


def _is_plain_address(parts: SplitResult) -> bool:
    is_http = parts.scheme in ("http", "https")
    return (
        is_http
        and bool(parts.hostname)
        and "@" not in parts.netloc
        and parts.path in ("", "/")
        and not parts.query
    )


def _one(said: dict[str, list[str]], key: str) -> str | None:
    values = said.get(key, [])
    return values[0] if len(values) == 1 else None
