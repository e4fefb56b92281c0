"""Commands for the account: which boxes there are, and taking one in."""

from __future__ import annotations

from juicedesk.domain.intent import check_name
from juicedesk.juicenet.offers import CONDITIONAL_WRITES, LOAD_GROUPS, OFFERS
from juicedesk.juicenet.reading import Fields
from juicedesk.server.house import House
from juicedesk.server.refusals import Refusal
from juicedesk.server.registry import default_name, model_of
from juicedesk.server.report import state_of
from juicedesk.server.unit import Unit

OFFERED = [CONDITIONAL_WRITES, LOAD_GROUPS]


async def get_account_units(house: House, _fields: Fields) -> dict[str, object]:
    """The account's boxes."""
    return {"units": [_listed(unit) for unit in house.registry.units.values()], OFFERS: OFFERED}


async def get_waiting_units(house: House, _fields: Fields) -> dict[str, object]:
    """The boxes that report and wait for `add_unit`; a command of this server's own."""
    now_s, steady_s = house.clock(), house.registry.steady_clock()
    waiting = house.registry.waiting.values()
    return {
        "units": [
            {
                "unit_id": box.unit_id,
                "state": state_of(box.report, now_s, steady_s, house.offline_after_s).value,
                "model": model_of(box.report) if box.report else "JuiceBox",
                "encrypted": box.is_encrypted,
                "address": box.report.address if box.report else None,
            }
            for box in waiting
        ]
    }


async def add_unit(house: House, fields: Fields) -> dict[str, object]:
    """Take a box that reports into the account; one that is in it already stays as it is."""
    unit_id = fields.text_of("ID")
    if not unit_id:
        raise Refusal("The ID of the box is missing.")
    named = fields.value_of("device_name") not in (None, "")
    name = checked_name(fields.text_of("device_name") or "") if named else default_name(unit_id)
    return _listed(await house.persistence.adopt(unit_id, name))


async def logout(_house: House, _fields: Fields) -> dict[str, object]:
    """A client takes its leave. Nothing was kept of it; the tokens are the owner's and stay good."""
    return {}


def checked_name(name: str) -> str:
    """A name that every screen can show. Raises InvalidChange or Refusal."""
    if not name.isprintable():
        raise Refusal("The name holds a character that cannot be printed.")
    return check_name(name)


def _listed(unit: Unit) -> dict[str, object]:
    return {"unit_id": unit.unit_id, "name": unit.settings.name, "token": unit.token}
