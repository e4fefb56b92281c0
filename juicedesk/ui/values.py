"""The value of any field group as a short text: in tiles, rows and comparisons."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from juicedesk.domain.details import Details
from juicedesk.domain.intent import FieldGroup, GroupValue, Override
from juicedesk.domain.load_group import LoadGroup
from juicedesk.domain.schedule import ChargeWindow, Schedule
from juicedesk.ui.format import amps_text, limit_text, minute_text

translate = QCoreApplication.translate

ID_DIGITS_SHOWN = 4


def window_text(window: ChargeWindow) -> str:
    """23:00 – 06:30."""
    return f"{minute_text(window.start_minute_of_day)} – {minute_text(window.end_minute_of_day)}"


def masked_id(unit_id: str) -> str:
    """A charger's ID as it may be shown and handed on: its last digits."""
    return f"…{unit_id[-ID_DIGITS_SHOWN:]}"


Names = Mapping[str, str]
"""The names of chargers by unit ID, as far as they are known."""
NO_NAMES: Names = {}


def value_text(group: FieldGroup, value: GroupValue | None, names: Names = NO_NAMES) -> str:
    """A value as people read it; unknown is said as unknown."""
    match value:
        case None:
            return translate("Values", "unknown")
        case Schedule():
            return _schedule_text(value)
        case Details():
            return _details_text(value)
        case LoadGroup():
            return _load_group_text(value, names)
        case Override.CHARGE_NOW:
            return translate("Values", "Charge now")
        case Override.BACK_TO_SCHEDULE:
            return translate("Values", "By schedule")
        case int():
            return limit_text(value)
    return str(value)


def _schedule_text(schedule: Schedule) -> str:
    if not schedule.enabled:
        return translate("Values", "Any time")
    weekday, weekend = window_text(schedule.weekday), window_text(schedule.weekend)
    if weekday == weekend:
        return weekday
    return translate("Values", "Mon–Fri {0}, Sat–Sun {1}").format(weekday, weekend)


def _details_text(details: Details) -> str:
    town = f"{details.zip_code} {details.city}".strip()
    given = (details.address, town, details.country_code, details.time_zone_id)
    return ", ".join(filter(None, given)) or translate("Values", "nothing given")


def _load_group_text(group: LoadGroup, names: Names) -> str:
    if group.is_dissolved:
        return translate("Values", "no load group")
    return f"{group.name}: {amps_text(group.circuit_amps)}, {members_text(group, names)}"


def members_text(group: LoadGroup, names: Names = NO_NAMES) -> str:
    """The chargers on a circuit by their names, else by the ends of their IDs."""
    shown = (names.get(unit_id) or masked_id(unit_id) for unit_id in group.member_ids)
    return ", ".join(shown) or translate("Values", "no charger")
