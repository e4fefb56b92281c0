"""Commands that change one unit (API sheet §6.4, §6.5, §6.7, §6.8). Nothing is clamped: it is refused."""

from __future__ import annotations

from juicedesk.domain.policy import OverrideOrder
from juicedesk.domain.wiring import check_charge_limit, check_wire_limit
from juicedesk.juicenet.clock import from_local_epoch
from juicedesk.juicenet.reading import Fields, WireError
from juicedesk.juicenet.schedules import schedule_from_wire
from juicedesk.juicenet.zones import as_windows_id
from juicedesk.server.commands.account import checked_name
from juicedesk.server.commands.changing import changed
from juicedesk.server.commands.details import GARAGE, asked_details, asked_energy_wh, asked_text
from juicedesk.server.house import House
from juicedesk.server.persistence import Changes
from juicedesk.server.refusals import Refusal
from juicedesk.server.settings import UnitSettings
from juicedesk.server.unit import Unit

_EARLIEST_LOCAL_EPOCH, _LATEST_LOCAL_EPOCH = 0, 2**32
_FIELD_NAMES = {
    "amperage": "The current (amperage)",
    "amps_wire_rating": "The wiring limit (amps_wire_rating)",
}


async def set_schedule(house: House, unit: Unit, fields: Fields) -> dict[str, object]:
    """Replace both windows and whether they count."""
    schedule = schedule_from_wire(fields.body)
    return await changed(house, unit, fields, lambda _: {"schedule": schedule})


async def set_limit(house: House, unit: Unit, fields: Fields) -> dict[str, object]:
    """Set the charge limit; 0 switches charging off."""
    amps = _whole(fields, "amperage")

    def decide(settings: UnitSettings) -> Changes:
        limit = check_charge_limit(amps, settings.wire_limit_amps, settings.unit_rating_amps)
        return {"charge_limit_amps": limit, "held_since_restore": False}

    return await changed(house, unit, fields, decide)


async def set_override(house: House, unit: Unit, fields: Fields) -> dict[str, object]:
    """Charge from a time of the unit's own clock on, whatever the schedule says; time 0 ends it.

    openHAB sets the charge limit with this command, by `amperage` alone (API sheet §6.5).
    """
    if fields.value_of("override_time") is None and fields.value_of("amperage") is not None:
        return await set_limit(house, unit, fields)
    start, energy_wh = _whole(fields, "override_time"), asked_energy_wh(fields, "energy_to_add")
    asked_energy_wh(fields, "energy_at_plugin")  # everyone says 0: what a battery holds, nobody measures
    if not _EARLIEST_LOCAL_EPOCH <= start <= _LATEST_LOCAL_EPOCH:
        raise Refusal("The override's time is outside the years 1970 to 2106.")

    def decide(_settings: UnitSettings) -> Changes:
        if start == 0:
            return {"override": None}
        return {"override": OverrideOrder(from_local_epoch(start), energy_wh or None, unit.stay.session_wh)}

    return await changed(house, unit, fields, decide)


async def set_charging_time(house: House, unit: Unit, fields: Fields) -> dict[str, object]:
    """Let the unit not charge before a time of its own clock, unless by an override; 0 ends that."""
    not_before = _whole(fields, "charging_time")
    if not _EARLIEST_LOCAL_EPOCH <= not_before <= _LATEST_LOCAL_EPOCH:
        raise Refusal("The charging_time is outside the years 1970 to 2106.")
    time = from_local_epoch(not_before) if not_before else None
    return await changed(house, unit, fields, lambda _: {"not_before": time})


async def set_garage(house: House, unit: Unit, fields: Fields) -> dict[str, object]:
    """Keep in which garage the unit hangs, by whatever name a client gives it."""
    garage = asked_text(fields, GARAGE)
    return await changed(
        house, unit, fields, lambda settings: {"details": {**settings.details, GARAGE: garage}}
    )


async def set_info(house: House, unit: Unit, fields: Fields) -> dict[str, object]:
    """Change name, zone, wiring limit and details; what nobody may set from outside is passed over."""
    return await changed(house, unit, fields, lambda settings: _info_changes(settings, fields, house.clock()))


def _info_changes(settings: UnitSettings, fields: Fields, now_s: float) -> Changes:
    changes: dict[str, object] = {}
    zone = fields.value_of("timeZoneId")
    if zone is not None:
        changes["time_zone_id"] = _checked_zone(fields.text_of("timeZoneId") or "")
    if fields.value_of("amps_wire_rating") is not None:
        if zone is None:
            raise Refusal("The wiring limit needs the charger's time zone (timeZoneId) beside it.")
        changes |= _wire_limit_changes(settings, _whole(fields, "amps_wire_rating"), now_s)
    if fields.value_of("name") is not None:
        changes["name"] = checked_name(fields.text_of("name") or "")
    details = asked_details(fields)
    return changes | ({"details": {**settings.details, **details}} if details else {})


def _wire_limit_changes(settings: UnitSettings, amps: int, now_s: float) -> Changes:
    """A person's act; in a load group the box keeps to its share of the circuit all the same."""
    checked = check_wire_limit(amps, settings.unit_rating_amps)
    box_says_so = settings.wire_limit_verified and not settings.wire_limit_lowered
    if box_says_so and checked == settings.wire_limit_amps:
        return {}
    flags = {"wire_limit_awaited": True, "wire_limit_verified": False, "wire_limit_lowered": False}
    return flags | settings.as_asked(now_s, wire_limit_amps=checked)


def _checked_zone(name: str) -> str:
    """By its Windows name: clients look no other up (API sheet §15)."""
    try:
        return as_windows_id(name)
    except WireError as exc:
        raise Refusal("This time zone (timeZoneId) is not known.") from exc


def _whole(fields: Fields, key: str) -> int:
    value = fields.int_of(key)
    if value is None:
        raise Refusal(f"{_FIELD_NAMES.get(key, key)} is missing or is no whole number.")
    return value
