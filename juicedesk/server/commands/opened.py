"""Commands that anybody may send, without a token (API sheet §10)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache

from juicedesk import __version__
from juicedesk.juicenet.offers import OFFERS
from juicedesk.juicenet.reading import Fields
from juicedesk.juicenet.zones import windows_ids, zone_info
from juicedesk.server.commands.account import OFFERED
from juicedesk.server.commands.cars import MODELS_VERSION, default_car_model
from juicedesk.server.house import House
from juicedesk.server.refusals import Refusal

_API_VERSION = {"_Major": 1, "_Minor": 3, "_Build": 0, "_Revision": 0}
"""The revision of the vendor's document that this server follows, in the form that clients know."""
_HOUR_S = 3_600
_MINUTE = timedelta(minutes=1)


async def get_server_info(house: House, _fields: Fields, caller: str) -> dict[str, object]:
    """Who answers here; the reachability probe that needs no token."""
    return {
        "server_id": house.server_id,
        "server_name": house.name,
        "server_version": __version__,
        "version_api": _API_VERSION,
        "version_car_model_db": MODELS_VERSION,
        "default_car_model": default_car_model(),
        "caller_ip": caller,
        OFFERS: OFFERED,
    }


async def get_timezones(house: House, _fields: Fields, _caller: str) -> dict[str, object]:
    """The zones that `timeZoneId` may name; the offsets are minutes east of UTC."""
    return {"timezones": _zones_in(int(house.clock() // _HOUR_S))}


async def check_device(house: House, fields: Fields, _caller: str) -> dict[str, object]:
    """Whether a box reports here, and whether it belongs to the account already."""
    unit_id = fields.text_of("ID") or ""
    registry = house.registry
    known = registry.units.get(unit_id) or registry.waiting.get(unit_id)
    if known is None:
        raise Refusal("No box with this ID has reported to this server yet.")
    return {
        "ID": unit_id,
        "secured": unit_id in registry.units,
        "time_last_ping": int(known.report.heard_at_s) if known.report else 0,
    }


@lru_cache(maxsize=1)
def _zones_in(hour: int) -> list[dict[str, object]]:
    """In an hour since 1970. It takes 50 ms, in which no box is answered, and anybody may ask."""
    now = datetime.fromtimestamp(hour * _HOUR_S, UTC)
    return [_zone(zone_id, now) for zone_id in windows_ids()]


def _zone(zone_id: str, now: datetime) -> dict[str, object]:
    zone = zone_info(zone_id)
    offsets = [now.replace(month=month, day=1).astimezone(zone).utcoffset() for month in range(1, 13)]
    known = [offset for offset in offsets if offset is not None]
    base = min(known)
    present = now.astimezone(zone).utcoffset() or base
    hours, minutes = divmod(abs(base) // _MINUTE, 60)
    sign = "-" if base < timedelta() else "+"
    return {
        "id": zone_id,
        "display_name": f"(UTC{sign}{hours:02d}:{minutes:02d}) {zone_id}",
        "base_utc_offset": base // _MINUTE,
        "now_utc_offset": present // _MINUTE,
        "standard_name": zone_id,
        "daylight_name": zone_id.replace("Standard", "Daylight"),
        "supports_daylight": len(set(known)) > 1,
    }
