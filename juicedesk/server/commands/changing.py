"""What all commands have in common that change a unit."""

from __future__ import annotations

from collections.abc import Callable

from juicedesk.juicenet.reading import Fields
from juicedesk.server.house import House
from juicedesk.server.persistence import Changes
from juicedesk.server.refusals import Refusal
from juicedesk.server.settings import UnitSettings
from juicedesk.server.unit import Unit


async def changed(
    house: House, unit: Unit, fields: Fields, decide: Callable[[UnitSettings], Changes]
) -> dict[str, object]:
    """Change the unit and tell its new change stamp.

    An extension that old clients never see: a write may say in `if_info_timestamp` on which stamp it was
    based, and is refused (error code 1409, nothing changed) when it is not the present one.
    """
    return {"info_timestamp": await house.persistence.change(unit, decide, base_stamp(fields))}


def base_stamp(fields: Fields, key: str = "if_info_timestamp") -> int | None:
    """The stamp on which a write is based; None without one. One not understood is not "none"."""
    if fields.value_of(key) is None:
        return None
    stamp = fields.int_of(key)
    if stamp is None:
        raise Refusal(f"{key} is no whole number.")
    return stamp
