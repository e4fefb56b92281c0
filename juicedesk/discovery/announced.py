"""What an announcement says, whoever has heard it (architecture, "Ports and names")."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from juicedesk.discovery.announce import SERVER_TYPE
from juicedesk.discovery.found import FoundServer, Sighting, Source, printable

_LONGEST_TEXT, _LONGEST_FINGERPRINT = 60, 100


@dataclass(frozen=True, slots=True)
class ServerSeen:
    """A home server's announcement, under its name on the wire; unresolved at first, moved later."""

    key: str
    server: FoundServer


@dataclass(frozen=True, slots=True)
class Gone:
    """The announcement with this name on the wire said goodbye, or its time to live has passed."""

    key: str


NetworkEvent = Sighting | ServerSeen | Gone
OnEvent = Callable[[NetworkEvent], None]
"""Called in the thread of mDNS or of the beacon; must return at once."""


@dataclass(frozen=True, slots=True)
class Announced:
    """One announcement of `SERVER_TYPE` or `BOX_TYPE`. Until it is resolved, only its label is known."""

    service_type: str
    label: str
    host: str = ""
    address: str | None = None
    port: int | None = None
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Its name on the wire."""
        return f"{self.label}.{self.service_type}"

    @property
    def event(self) -> NetworkEvent:
        """What it means: a home server, or a box that one looks after."""
        return ServerSeen(self.key, _server(self)) if self.service_type == SERVER_TYPE else _box(self)


def _server(seen: Announced) -> FoundServer:
    return FoundServer(
        id=_word(seen, "id") or seen.label.removeprefix("JuiceDesk "),
        name=_word(seen, "name") or printable(seen.label),
        url=f"{_scheme(seen)}://{seen.address}:{seen.port}" if seen.address and seen.port else None,
        fingerprint=_word(seen, "fp", _LONGEST_FINGERPRINT) or None,
        address=seen.address,
        port=seen.port or None,
        run=_word(seen, "run"),
    )


def _scheme(seen: Announced) -> str:
    return "https" if _word(seen, "fp") or _word(seen, "tls") == "1" else "http"


def _box(seen: Announced) -> Sighting:
    juicebox_id = _word(seen, "id") or _id_in(seen.label)
    host = seen.host.rstrip(".")
    # A box whose own name is not known is announced under a name made of its ID: not a name it answers to.
    own_name = "" if host.lower() in ("", f"juicebox-{juicebox_id}.local") else host
    return Sighting(
        source=Source.SERVER,
        key=seen.key,
        seen_at=time.time(),
        name=own_name.removesuffix(".local"),
        address=seen.address,
        juicebox_id=juicebox_id or None,
        host_names=frozenset({own_name.lower()} if own_name else ()),
        server_id=_word(seen, "server") or None,
    )


def _id_in(label: str) -> str:
    words = label.split(" ")
    return words[1] if len(words) > 1 and words[0] == "JuiceBox" and words[1].isdigit() else ""


def _word(seen: Announced, key: str, longest: int = _LONGEST_TEXT) -> str:
    return printable(seen.words.get(key, ""), longest)
