"""What the network shows together with what a server says that it hears. Pure.

A box by itself announces a name and an address, but no ID and no server (protocol sheet §7.3); and where
mDNS brings nothing of the server, the server itself still knows who reports to it.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import replace

from juicedesk.discovery.found import FoundCharger, Source
from juicedesk.domain.charger import masked_id
from juicedesk.domain.contact import HeardBox


def with_heard(
    found: Iterable[FoundCharger], heard: Iterable[HeardBox], server_id: str
) -> tuple[FoundCharger, ...]:
    """All of them, each once: a box that is heard has its ID, and the server's."""
    chargers = list(found)
    for box in heard:
        place = _place_of(box, chargers)
        if place is None:
            chargers.append(_heard_only(box, server_id))
        else:
            chargers[place] = replace(chargers[place], juicebox_id=box.unit_id, server_id=server_id)
    return tuple(chargers)


def _place_of(box: HeardBox, chargers: list[FoundCharger]) -> int | None:
    """By its ID; else by its address, where that is of one box of which no ID is known."""
    by_id = [place for place, charger in enumerate(chargers) if charger.juicebox_id == box.unit_id]
    if by_id:
        return by_id[0]
    at_address = [
        place for place, charger in enumerate(chargers) if box.address and charger.address == box.address
    ]
    is_clear = len(at_address) == 1 and chargers[at_address[0]].juicebox_id is None
    return at_address[0] if is_clear else None


def _heard_only(box: HeardBox, server_id: str) -> FoundCharger:
    name, sources = f"JuiceBox {masked_id(box.unit_id)}", frozenset({Source.SERVER})
    return FoundCharger(box.unit_id, None, name, box.address, sources, server_id, time.time())
