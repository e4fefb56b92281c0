"""What has been charged: sessions by the page, and a session's power over time (API sheet §6.9, §6.10)."""

from __future__ import annotations

import math
from collections.abc import Sequence

from juicedesk.juicenet.clock import to_local_epoch
from juicedesk.juicenet.reading import Fields
from juicedesk.server.house import House
from juicedesk.server.refusals import Refusal
from juicedesk.server.slots import SLOT_S, EnergySlot
from juicedesk.server.tables import Row
from juicedesk.server.unit import Unit

PAGE = 40
_MOST_POINTS = 1_000_000
_HOUR_S = 3_600


async def get_history(house: House, unit: Unit, fields: Fields) -> dict[str, object]:
    """Sessions that have ended, newest first, 40 at a time.

    `continuity_token` in the answer says that there are more; sent back, it brings them. A session that
    is still running comes once it has ended, for clients keep what they got for good.
    """
    before_id = fields.int_of("continuity_token")
    if before_id is None and fields.value_of("continuity_token") is not None:
        raise Refusal("The continuity_token is none that this server has given.")
    rows = await house.persistence.read(
        unit, lambda database: database.ended_sessions(unit.unit_id, before_id, PAGE + 1)
    )
    page = rows[:PAGE]
    more = {"continuity_token": page[-1]["session_id"]} if len(rows) > PAGE else {}
    return {"ID": unit.unit_id, "sessions": [_session(unit, row) for row in page], **more}


async def get_plot(house: House, unit: Unit, fields: Fields) -> dict[str, object]:
    """The power of a session in W, at most `intervals` points; `t` is the beginning of each."""
    if (fields.text_of("attribute") or "").casefold() != "power":
        raise Refusal("The only attribute that can be plotted is power.")
    intervals, session_id = fields.int_of("intervals"), fields.int_of("session_id")
    if intervals is None or not 1 <= intervals <= _MOST_POINTS:
        raise Refusal(f"intervals must be 1 to {_MOST_POINTS}.")
    if session_id is None:
        raise Refusal("The session_id is missing or is no whole number.")
    found = await house.persistence.read(unit, lambda db: db.session_with_slots(unit.unit_id, session_id))
    if found is None:
        raise Refusal("There is no such session.")
    session, slots = found
    return {"ID": unit.unit_id, "points": _points(unit, session, slots, intervals)}


def _session(unit: Unit, row: Row) -> dict[str, object]:
    return {
        "id": row["session_id"],
        "time_start": _local_epoch(unit, row["started_at"]),
        "time_end": _local_epoch(unit, row["ended_at"]),
        "duration": round(row["charging_s"]),
        "wh_energy": row["energy_wh"],
    }


def _points(unit: Unit, session: Row, slots: Sequence[EnergySlot], intervals: int) -> list[dict[str, object]]:
    """Every quarter of an hour from the first to the last, joined evenly where there are too many."""
    if not slots:
        return []
    energy_wh = {slot.slot_at: slot.energy_wh for slot in slots}
    first, last = slots[0].slot_at, slots[-1].slot_at
    width_s = SLOT_S * math.ceil(((last - first) // SLOT_S + 1) / intervals)
    points: list[dict[str, object]] = []
    for begin in range(first, last + SLOT_S, width_s):
        end = begin + width_s
        flowed_wh = sum(energy_wh.get(slot_at, 0) for slot_at in range(begin, end, SLOT_S))
        from_s = max(begin, session["started_at"])
        until_s = min(end, session["ended_at"] or end, last + SLOT_S)
        power_w = round(flowed_wh * _HOUR_S / max(until_s - from_s, 1))
        points.append({"t": _local_epoch(unit, from_s), "v": power_w})
    return points


def _local_epoch(unit: Unit, utc_s: int) -> int:
    return to_local_epoch(unit.local_time(utc_s))
