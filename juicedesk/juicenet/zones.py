"""Time zones: the API names them as Windows does, Python as IANA does (API sheet §15)."""

from __future__ import annotations

from functools import lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

import tzlocal
from tzlocal.windows_tz import tz_win, win_tz

from juicedesk.juicenet.reading import WireError

_UNLISTED = {
    "CST6CDT": "Central Standard Time",
    "EST5EDT": "Eastern Standard Time",
    "Europe/Uzhgorod": "FLE Standard Time",
    "Europe/Zaporozhye": "FLE Standard Time",
    "GMT": "UTC",
    "MST7MDT": "Mountain Standard Time",
    "PST8PDT": "Pacific Standard Time",
    "US/East-Indiana": "US Eastern Standard Time",
}
"""Older names that computers still carry and the table lacks."""

_WINDOWS_IDS = {name.casefold(): name for name in win_tz}


@lru_cache(maxsize=256)
def zone_info(time_zone_id: str) -> ZoneInfo:
    """The rules of a zone given by its Windows or IANA name. Raises WireError for an unknown name."""
    name = time_zone_id.strip()
    windows_name = _WINDOWS_IDS.get(name.casefold())
    try:
        return ZoneInfo(win_tz[windows_name] if windows_name else name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as exc:
        raise WireError("unknown time zone") from exc


def windows_ids() -> list[str]:
    """The Windows names of all zones that this computer knows the rules of, in order."""
    known = available_timezones()
    return sorted(name for name, iana in win_tz.items() if iana in known)


def windows_id(iana: str) -> str:
    """The Windows name of an IANA zone. Raises WireError for one that Windows does not have."""
    name = tz_win.get(iana) or _UNLISTED.get(iana)
    if name is None:
        raise WireError("Windows has no such time zone")
    return name


def as_windows_id(time_zone_id: str) -> str:
    """The Windows name, as Windows writes it, of a zone given by its Windows or IANA name.

    Raises WireError for an unknown name, and for a zone that Windows does not have.
    """
    zone_info(time_zone_id)
    name = time_zone_id.strip()
    return _WINDOWS_IDS.get(name.casefold()) or windows_id(name)


def local_windows_id() -> str:
    """The Windows name of this computer's zone; UTC where it cannot be told."""
    try:
        return windows_id(tzlocal.get_localzone_name() or "UTC")
    except (WireError, ZoneInfoNotFoundError, OSError):
        return "UTC"
