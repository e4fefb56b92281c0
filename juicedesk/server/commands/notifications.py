"""Which events a client wants to be told of (API sheet §6.11, §6.12).

They are kept and given back. This server itself sends neither mail nor pushes; the desktop shows
what happens.
"""

from __future__ import annotations

from juicedesk.juicenet.reading import Fields
from juicedesk.server.commands.changing import changed
from juicedesk.server.house import House
from juicedesk.server.persistence import Changes
from juicedesk.server.refusals import Refusal
from juicedesk.server.settings import Notifications, UnitSettings
from juicedesk.server.unit import Unit

EVENTS = (
    "charging_delayed_due_to_ToU",
    "start_charging",
    "stop_charging",
    "is_offline",
    "is_back_online",
    "is_not_plugged_in_by",
    "plugged_in",
    "plugged_out",
)
_OTHER_NAMES = {"plugged_in": "plugin", "plugged_out": "unplug"}
"""As the vendor's document calls them for set_notifications (API sheet §6.11)."""
_KNOWN = {name.casefold() for name in (*EVENTS, *_OTHER_NAMES.values())}
_NAME_SHOWN = 40
_TIMED = "is_not_plugged_in_by"
_WAYS = ("email", "push")
_LATEST_MINUTE = 1440


async def get_notifications(_house: House, unit: Unit, _fields: Fields) -> dict[str, object]:
    """Every event with the ways in which it is to be told."""
    kept = unit.settings.notifications
    return {"ID": unit.unit_id, "notifications": {event: _shown(event, kept) for event in EVENTS}}


async def set_notifications(house: House, unit: Unit, fields: Fields) -> dict[str, object]:
    """Change the events that are named, nested under `notifications` or at top level."""
    named = _named(fields)

    def decide(settings: UnitSettings) -> Changes:
        kept = settings.notifications
        return {
            "notifications": {
                **kept,
                **{event: {**kept.get(event, {}), **new} for event, new in named.items()},
            }
        }

    return await changed(house, unit, fields, decide)


def _named(fields: Fields) -> Notifications:
    """What is asked for each event that is named. Raises Refusal where one is not understood, or none is."""
    asked = _nested(fields)
    named = {
        event: _asked(event, asked.fields_of(name))
        for event in EVENTS
        for name in (event, _OTHER_NAMES.get(event))
        if name and _is_named(name, asked)
    }
    if not named:
        raise Refusal("No event of which this server knows is named.")
    return named


def _nested(fields: Fields) -> Fields:
    """The object that holds the events. Beside them, at top level, stand the fields of every call."""
    value = fields.value_of("notifications")
    if value is None:
        return fields
    if not isinstance(value, dict):
        raise Refusal("notifications is no object.")
    for name in value:
        if name.strip().casefold() not in _KNOWN:
            raise Refusal(f"This server knows of no event {name[:_NAME_SHOWN]}.")
    return fields.fields_of("notifications")


def _is_named(event: str, asked: Fields) -> bool:
    value = asked.value_of(event)
    if value is not None and not isinstance(value, dict):
        raise Refusal(f"{event} is no object.")
    return value is not None


def _shown(event: str, kept: Notifications) -> dict[str, object]:
    chosen = kept.get(event, {})
    timed = {"time": int(chosen.get("time", 0))} if event == _TIMED else {}
    return {**{way: bool(chosen.get(way, False)) for way in _WAYS}, "settings": {}, **timed}


def _asked(event: str, fields: Fields) -> dict[str, bool | int]:
    _check_known(event, fields)
    asked: dict[str, bool | int] = {}
    for way in _WAYS:
        if fields.value_of(way) is not None:
            truth = fields.truth_of(way)
            if truth is None:
                raise Refusal(f"{event}: {way} is neither true nor false.")
            asked[way] = truth
    if event == _TIMED and fields.value_of("time") is not None:
        minute = fields.int_of("time")
        if minute is None or not 0 <= minute <= _LATEST_MINUTE:
            raise Refusal(f"{event}: time must be a minute of the day.")
        asked["time"] = minute
    return asked


def _check_known(event: str, fields: Fields) -> None:
    """Clients send back what they have read. What is more than that would be forgotten."""
    if fields.value_of("webhook") is not None:
        raise Refusal("This server calls no webhooks.")
    if fields.value_of("settings") not in (None, {}):
        raise Refusal(f"{event}: this server has no settings for it.")
    known = (*_WAYS, "settings", "webhook", *(["time"] if event == _TIMED else []))
    for name in fields.body:
        if name.strip().casefold() not in known:
            raise Refusal(f"{event}: {name[:_NAME_SHOWN]} is not known.")
