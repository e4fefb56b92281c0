"""Ended charges and their power as `get_history` and `get_plot` tell them (API sheet §6.9, §6.10)."""

from __future__ import annotations

from juicedesk.domain.charge import Charge, ChargePage, PowerPoint
from juicedesk.juicenet.clock import from_local_epoch
from juicedesk.juicenet.reading import Fields, WireError

MOST_POINTS = 500
"""More than a picture of a charge can show."""

_KILOWATTS_BELOW = 100.0
"""Some servers say kW where the sheet says W: no charge has its peak under 100 W, none reaches 100 kW."""


def page_from_wire(unit_id: str, answer: Fields) -> ChargePage:
    """A page of charges. An entry without ID or times is none (vendor's own samples lack them): it is left
    out. Raises WireError without a list."""
    entries = answer.objects_of("sessions")
    if entries is None:
        raise WireError("the answer holds no list of sessions")
    charges = (charge for entry in entries if (charge := _charge(unit_id, entry)) is not None)
    return ChargePage(tuple(charges), answer.int_of("continuity_token"))


def _charge(unit_id: str, entry: Fields) -> Charge | None:
    session_id, energy_wh = entry.int_of("id"), entry.rounded_of("wh_energy")
    start, end = entry.int_of("time_start"), entry.int_of("time_end")
    if session_id is None or start is None or end is None or energy_wh is None:
        return None
    if end < start or energy_wh < 0:
        return None
    started, ended = from_local_epoch(start), from_local_epoch(end)
    return Charge(unit_id, session_id, started, ended, energy_wh, entry.rounded_of("duration"))


def points_from_wire(answer: Fields) -> tuple[PowerPoint, ...]:
    """The points in the order of time; those that cannot be read are left out. Raises WireError without a
    list."""
    entries = answer.objects_of("points")
    if entries is None:
        raise WireError("the answer holds no list of points")
    read = sorted(
        (at, value)
        for entry in entries
        if (at := entry.int_of("t")) is not None and (value := entry.number_of("v")) is not None
    )
    watts_each = 1000.0 if max((value for _at, value in read), default=0.0) < _KILOWATTS_BELOW else 1.0
    return tuple(PowerPoint(from_local_epoch(at), value * watts_each) for at, value in read)
