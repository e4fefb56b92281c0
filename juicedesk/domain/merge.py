"""Three-way merge of an edit with what somebody else did meanwhile (sync model §3.2)."""

from __future__ import annotations

from typing import TypeVar

from juicedesk.domain.intent import GroupValue
from juicedesk.domain.schedule import ChargeWindow, Schedule

T = TypeVar("T", bool, ChargeWindow)


def merged(base: GroupValue | None, wanted: GroupValue, current: GroupValue | None) -> GroupValue | None:
    """What to send so that both sides' edits hold; None when they clash. Values, never clocks, decide."""
    if current in (base, wanted):
        return wanted
    if isinstance(base, Schedule) and isinstance(wanted, Schedule) and isinstance(current, Schedule):
        return _merged_schedule(base, wanted, current)
    return None


def _merged_schedule(base: Schedule, wanted: Schedule, current: Schedule) -> Schedule | None:
    enabled = _merged_part(base.enabled, wanted.enabled, current.enabled)
    weekday = _merged_part(base.weekday, wanted.weekday, current.weekday)
    weekend = _merged_part(base.weekend, wanted.weekend, current.weekend)
    if enabled is None or weekday is None or weekend is None:
        return None
    return Schedule(enabled, weekday, weekend)


def _merged_part(base: T, wanted: T, current: T) -> T | None:
    if wanted in (base, current):
        return current
    return wanted if current == base else None
