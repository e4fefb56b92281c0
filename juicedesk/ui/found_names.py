"""What a person calls a box that was found on the network. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from juicedesk.discovery.found import FoundCharger
from juicedesk.store.view import ChargerView


def is_same(charger: ChargerView, box: FoundCharger) -> bool:
    """By its ID, where the network tells it; else by its address, which a server of ours knows."""
    if box.juicebox_id is not None:
        return box.juicebox_id == charger.unit_id
    return bool(charger.facts.address) and box.address == charger.facts.address


def named_as(box: FoundCharger, chargers: Iterable[ChargerView]) -> str | None:
    """The name that it has in the account; None when it is not in there."""
    return next((charger.name for charger in chargers if is_same(charger, box)), None)
