"""What was found on the network, as one list without duplicates. Pure: times and sightings are passed in.

A box is seen by several sources, and none of them knows everything (protocol sheet §7.3): the beacon
has a UUID and a MAC but no JuiceBox ID, a home server's announcement has the ID but no UUID, a host
name has neither.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field
from enum import StrEnum

from juicedesk.domain.charger import masked_id


class Source(StrEnum):
    """How a box became known; in the order in which their names for it are preferred."""

    HOST_NAME = "host_name"
    SERVER = "server"
    BEACON = "beacon"
    TYPED = "typed"


SILENCE_S: Mapping[Source, float] = {Source.BEACON: 150.0, Source.HOST_NAME: 150.0}
"""After how long without a word a sighting no longer counts. Beacons come every 10–60 s (protocol sheet
§7.1). A home server's announcement has no limit of its own: it ends with a goodbye or its time to live."""


@dataclass(frozen=True, slots=True)
class FoundServer:
    """A home server on the network. Address, port and URL are None until its name has been resolved.

    `fingerprint` is what the server says of its own certificate: to be confirmed by the person. `run` is
    another one after each start, so that a server which was killed and is back differs from before.
    """

    id: str
    name: str
    url: str | None
    fingerprint: str | None
    address: str | None
    port: int | None
    run: str = ""


@dataclass(frozen=True, slots=True)
class FoundCharger:
    """A box on the network. None is unknown; `last_seen` is UTC epoch seconds of the last word of it."""

    juicebox_id: str | None
    uuid: str | None
    name: str
    address: str | None
    sources: frozenset[Source]
    server_id: str | None
    last_seen: float
    firmware: str = ""


@dataclass(frozen=True, slots=True)
class Sighting:
    """The latest word of one source on one box; `key` tells the boxes of that source apart.

    `host_names` are lower-case and without the dot at the end. `seen_at` is UTC epoch seconds.
    """

    source: Source
    key: str
    seen_at: float
    name: str = ""
    address: str | None = None
    juicebox_id: str | None = None
    uuid: str | None = None
    host_names: frozenset[str] = frozenset()
    server_id: str | None = None
    firmware: str = ""

    def is_alive(self, now: float) -> bool:
        """Whether it still counts at a time in UTC epoch seconds."""
        return now - self.seen_at < SILENCE_S.get(self.source, float("inf"))


def printable(text: str, longest: int = 60) -> str:
    """What a stranger wrote, fit for a screen: without control characters, and not endless."""
    return "".join(character for character in text if character.isprintable())[:longest].strip()


def merge_servers(seen: Iterable[FoundServer]) -> tuple[FoundServer, ...]:
    """One entry per server ID, in the order of their names; a resolved one wins over an unresolved one."""
    by_id: dict[str, FoundServer] = {}
    for server in seen:
        known = by_id.get(server.id)
        if known is None or known.url is None:
            by_id[server.id] = server
    return tuple(sorted(by_id.values(), key=lambda server: (server.name.casefold(), server.id)))


def merge_chargers(sightings: Iterable[Sighting]) -> tuple[FoundCharger, ...]:
    """One entry per box, in the order of their names.

    Sightings belong together by JuiceBox ID; then by UUID, by host name, by address. The weaker a
    sign is, the more must agree besides: three virtual boxes on one address, or two MACs with the same
    last digits, stay apart.
    """
    groups = [_Group([sighting]) for sighting in sightings]
    for signs_of, may_join in (
        (_ids, _always),
        (_uuids, _share_one_id),
        (_host_names, _can_be_one_box),
        (_addresses, _can_be_one_box),
    ):
        groups = _joined(groups, signs_of, may_join)
    found = [_charger(group.sightings) for group in groups]
    return tuple(sorted(found, key=lambda box: (box.name.casefold(), box.juicebox_id or "", box.uuid or "")))


@dataclass(slots=True, eq=False)
class _Group:
    sightings: list[Sighting]
    joined_to: _Group | None = field(default=None, repr=False)

    def top(self) -> _Group:
        return self if self.joined_to is None else self.joined_to.top()

    def take(self, other: _Group) -> None:
        self.sightings += other.sightings
        other.joined_to = self


def _joined(
    groups: list[_Group],
    signs_of: Callable[[Sighting], Set[str]],
    may_join: Callable[[list[Sighting]], bool],
) -> list[_Group]:
    """The groups after joining those that share a sign, wherever all that share it may be joined."""
    sharing: defaultdict[str, list[_Group]] = defaultdict(list)
    for group in groups:
        for sign in {sign for sighting in group.sightings for sign in signs_of(sighting)}:
            sharing[sign].append(group)
    for sharers in sharing.values():
        first, *others = dict.fromkeys(group.top() for group in sharers)
        if may_join([sighting for group in (first, *others) for sighting in group.sightings]):
            for other in others:
                first.take(other)
    return [group for group in groups if group.joined_to is None]


def _always(_: list[Sighting]) -> bool:
    return True


def _share_one_id(sightings: list[Sighting]) -> bool:
    return len({sighting.juicebox_id for sighting in sightings} - {None}) <= 1


def _can_be_one_box(sightings: list[Sighting]) -> bool:
    """Whether no two contradict each other: by ID, by UUID, or by host names of which none is the same."""
    uuids = {sighting.uuid for sighting in sightings} - {None}
    named = [sighting.host_names for sighting in sightings if sighting.host_names]
    names_agree = all(one & other for one in named for other in named)
    return _share_one_id(sightings) and len(uuids) <= 1 and names_agree


def _ids(sighting: Sighting) -> Set[str]:
    return {sighting.juicebox_id} if sighting.juicebox_id else set()


def _uuids(sighting: Sighting) -> Set[str]:
    return {sighting.uuid} if sighting.uuid else set()


def _host_names(sighting: Sighting) -> Set[str]:
    return sighting.host_names


def _addresses(sighting: Sighting) -> Set[str]:
    return {sighting.address} if sighting.address else set()


def _charger(sightings: list[Sighting]) -> FoundCharger:
    newest_first = sorted(sightings, key=lambda sighting: -sighting.seen_at)
    juicebox_id = _first(sighting.juicebox_id for sighting in newest_first)
    return FoundCharger(
        juicebox_id=juicebox_id,
        uuid=_first(sighting.uuid for sighting in newest_first),
        name=_name(sightings, juicebox_id),
        address=_first(sighting.address for sighting in newest_first),
        sources=frozenset(sighting.source for sighting in sightings),
        server_id=_first(sighting.server_id for sighting in newest_first),
        last_seen=newest_first[0].seen_at,
        firmware=_first(sighting.firmware for sighting in newest_first) or "",
    )


def _name(sightings: list[Sighting], juicebox_id: str | None) -> str:
    order = list(Source)
    preferred = sorted(sightings, key=lambda sighting: order.index(sighting.source))
    named = _first(sighting.name for sighting in preferred)
    return named or (f"JuiceBox {masked_id(juicebox_id)}" if juicebox_id else "JuiceBox")


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)
