"""Whose a unit is: giving it away, and letting others use it (API sheet §6.13, §6.14, §10)."""

from __future__ import annotations

from juicedesk.juicenet.reading import Fields
from juicedesk.server.house import House
from juicedesk.server.refusals import Refusal
from juicedesk.server.unit import Unit

WRONG_PIN = 1003
"""The vendor's code of share_device (API sheet §4)."""


async def add_account_unit(_house: House, unit: Unit, _fields: Fields) -> dict[str, object]:
    """Take the unit into the account; here every unit with a token is in it."""
    return {"ID": unit.unit_id}


async def delete_account_unit(house: House, unit: Unit, _fields: Fields) -> dict[str, object]:
    """Look after the unit no more; its history goes too. Its box keeps its offline limit."""
    await house.persistence.dismiss(unit)
    return {"ID": unit.unit_id}


async def get_share_pin(house: House, unit: Unit, _fields: Fields) -> dict[str, object]:
    """A new PIN: for ten minutes, five tries, one use."""
    return {"ID": unit.unit_id, "pin": house.share_pins.make(unit.unit_id)}


async def share_device(house: House, fields: Fields) -> dict[str, object]:
    """A token of its own for whoever knows the unit's ID and PIN. This server has one account only, so
    the account token does not count here: a guest has none."""
    unit_id, pin = fields.text_of("ID") or "", fields.value_of("pin")
    digits = f"{pin:04d}" if isinstance(pin, int) else str(pin or "").strip()
    if not house.share_pins.use(unit_id, digits):
        raise Refusal("The PIN is wrong, used up or too old: ask the owner for a new one.", WRONG_PIN)
    unit = house.registry.units.get(unit_id)
    if unit is None:
        raise Refusal("There is no such unit.", WRONG_PIN)
    token = await house.persistence.share(unit, house.tokens.share_token)
    return {"unit_id": unit_id, "name": unit.settings.name, "token": token}


async def delete_shares(house: House, unit: Unit, _fields: Fields) -> dict[str, object]:
    """Withdraw the tokens of all guests of a unit; a command of this server's own."""
    return {"ID": unit.unit_id, "count": await house.persistence.withdraw_shares(unit)}
