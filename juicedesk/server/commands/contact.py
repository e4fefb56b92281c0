"""How the server gets on with one box; a command of this server's own, for whoever leads a box here."""

from __future__ import annotations

from juicedesk.juicebox.status import Protocol
from juicedesk.juicenet.reading import Fields
from juicedesk.server.house import House
from juicedesk.server.refusals import Refusal
from juicedesk.server.report import Report
from juicedesk.server.unit import Unit


async def get_contact(house: House, fields: Fields) -> dict[str, object]:
    """Whether a box is heard, belongs to the account, gets commands and acknowledges them.

    A box that was never heard is no error: that is what the caller waits for.
    """
    box_id = fields.text_of("ID")
    if not box_id:
        raise Refusal("The ID of the box is missing.")
    unit, waiting = house.registry.units.get(box_id), house.registry.waiting.get(box_id)
    now_s = house.clock()
    if unit is not None:
        return {
            "ID": box_id,
            "adopted": True,
            "encrypted": unit.is_encrypted,
            "gets_commands": _gets_commands(unit, now_s),
            "unheeded": unit.orders.told.unheeded,
            **_heard(unit.report, now_s),
        }
    report = waiting.report if waiting else None
    is_encrypted = waiting is not None and waiting.is_encrypted
    return {"ID": box_id, "adopted": False, "encrypted": is_encrypted, **_heard(report, now_s)}


def _heard(report: Report | None, now_s: float) -> dict[str, object]:
    if report is None:
        return {}
    return {
        "silent_s": max(0.0, round(now_s - report.heard_at_s, 3)),
        "counter": report.status.counter,
        "address": report.address,
    }


def _gets_commands(unit: Unit, now_s: float) -> bool:
    if unit.report is None or unit.report.status.protocol is Protocol.OLD:
        return False
    return unit.draw(now_s) is not None
