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
    house.tokens.renewed(unit.unit_id, await house.persistence.dismiss(unit))
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


async def pair_device(house: House, fields: Fields) -> dict[str, object]:
    """The same under its older name, with the answer that its clients know (API sheet §10)."""
    shared = await share_device(house, fields)
    unit = house.registry.unit_with_token(str(shared["token"]))
    return {
        "ID": unit.unit_id,
        "secured": True,
        "time_last_ping": int(unit.report.heard_at_s) if unit.report else 0,
        "token": shared["token"],
    }


async def get_shares(house: House, unit: Unit, _fields: Fields) -> dict[str, object]:
    """Whom a unit is shared with, as far as it is known: when (UTC); a command of this server's own."""
    rows = await house.persistence.read(unit, lambda database: database.shares_of(unit.unit_id))
    shares = [{"share_id": row["share_id"], "made_at": row["made_at"]} for row in rows]
    return {"ID": unit.unit_id, "shares": shares}


async def delete_shares(house: House, unit: Unit, fields: Fields) -> dict[str, object]:
    """Withdraw the tokens of all guests of a unit, or with `share_id` of one; a command of our own."""
    share_id = fields.int_of("share_id")
    if share_id is None and fields.value_of("share_id") is not None:
        raise Refusal("The share_id is no whole number.")
    if share_id is None:
        return {"ID": unit.unit_id, "count": await house.persistence.withdraw_shares(unit)}
    token = house.tokens.share_token(unit.unit_id, share_id)
    return {"ID": unit.unit_id, "count": await house.persistence.withdraw_share(unit, share_id, token)}


async def renew_token(house: House, unit: Unit, _fields: Fields) -> dict[str, object]:
    """Another token for the unit; the old one, wherever it is known, is worth nothing from now on."""
    token = await house.persistence.renew_token(unit, house.tokens.renewed)
    return {"ID": unit.unit_id, "token": token}
