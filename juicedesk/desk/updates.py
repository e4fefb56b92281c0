"""Looking for a newer version: one request without anything in it, and an answer that has to be signed.

Only what is downloaded by hand looks: the release workflow puts `updates.json` beside the resources of those
builds. Packages of a system or a store have none, and are never asked. Homebrew installs the same disk image
as a person does; there its own notes about what it has installed are looked for.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from juicedesk import __version__
from juicedesk.domain.errors import UpdateUnknown
from juicedesk.domain.update import Release, is_newer, read_release
from juicedesk.paths import resource

MOST_BYTES = 16_384
TIMEOUT_S = 15.0
_HEADERS = {"User-Agent": "JuiceDesk", "Accept": "application/json", "Accept-Encoding": "identity"}

HOMEBREWS = ("/opt/homebrew/Caskroom/juicedesk", "/usr/local/Caskroom/juicedesk")
"""Where Homebrew notes that it has installed this program: on Apple's processors, and on Intel's."""

Fetch = Callable[[str], bytes]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a build looks, and the Ed25519 key (32 bytes) that the answer has to be signed with."""

    address: str
    public_key: bytes


def source_here() -> Source | None:
    """What this build was made with; None where somebody else looks after updates."""
    if any(Path(folder).is_dir() for folder in HOMEBREWS):
        return None
    try:
        told = json.loads(resource("updates.json").read_bytes())
        key = base64.b64decode(told["public_key"], validate=True)
        return Source(str(told["address"]), key) if str(told["address"]).startswith("https://") else None
    except (OSError, ValueError, KeyError, TypeError):
        return None


class SignedUpdates:
    """Looks at one address. Any thread."""

    def __init__(self, source: Source, fetch: Fetch | None = None, version: str = __version__) -> None:
        self.address = source.address
        self._key = source.public_key
        self._fetch = fetch or fetched
        self._version = version

    def look(self) -> Release | None:
        """(blocks) A newer version, or None. Raises UpdateUnknown; an answer that is not signed is none."""
        release = read_release(self._signed_words(self._fetch(self.address)))
        return release if is_newer(release.version, self._version) else None

    def _signed_words(self, answer: bytes) -> bytes:
        from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - after the first paint
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415

        try:
            told = json.loads(answer)
            words = base64.b64decode(told["words"], validate=True)
            signature = base64.b64decode(told["signature"], validate=True)
            Ed25519PublicKey.from_public_bytes(self._key).verify(signature, words)
        except InvalidSignature as exc:
            raise UpdateUnknown("the answer is not signed by those who made this program") from exc
        except (ValueError, KeyError, TypeError, binascii.Error) as exc:
            raise UpdateUnknown("the answer has another form") from exc
        return words


def fetched(address: str) -> bytes:
    """(blocks) The body of an answer over HTTPS, at most 16 KiB. Raises UpdateUnknown."""
    import requests  # noqa: PLC0415 - after the first paint

    try:
        with (
            requests.Session() as session,
            session.get(address, headers=_HEADERS, timeout=TIMEOUT_S, stream=True) as response,
        ):
            response.raise_for_status()
            if not response.url.startswith("https://"):
                raise UpdateUnknown("the answer did not come over HTTPS")
            body = response.raw.read(MOST_BYTES + 1)
    except (requests.RequestException, OSError) as exc:
        raise UpdateUnknown(type(exc).__name__) from exc
    if len(body) > MOST_BYTES:
        raise UpdateUnknown("the answer is too long")
    return bytes(body)
