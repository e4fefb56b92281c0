"""The value of any field group as a short text: in tiles, rows and comparisons."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from juicedesk.domain.intent import FieldGroup, GroupValue, Override
from juicedesk.domain.schedule import ChargeWindow, Schedule
from juicedesk.ui.format import limit_text, minute_text

translate = QCoreApplication.translate


def window_text(window: ChargeWindow) -> str:
    """23:00 – 06:30."""
    return f"{minute_text(window.start_minute_of_day)} – {minute_text(window.end_minute_of_day)}"


def value_text(group: FieldGroup, value: GroupValue | None) -> str:
    """A value as people read it; unknown is said as unknown."""
    if value is None:
        return translate("Values", "unknown")
    if isinstance(value, Schedule):
        return _schedule_text(value)
    if isinstance(value, Override):
        return (
            translate("Values", "Charge now")
            if value is Override.CHARGE_NOW
            else translate("Values", "By schedule")
        )
    return limit_text(value) if isinstance(value, int) else str(value)


def _schedule_text(schedule: Schedule) -> str:
    if not schedule.enabled:
        return translate("Values", "Any time")
    weekday, weekend = window_text(schedule.weekday), window_text(schedule.weekend)
    if weekday == weekend:
        return weekday
    return translate("Values", "Mon–Fri {0}, Sat–Sun {1}").format(weekday, weekend)
