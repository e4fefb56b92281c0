"""A schedule as `get_schedule` and `set_schedule` write it (API sheet §6.6, §6.7 and §8)."""

from __future__ import annotations

from collections.abc import Mapping

from juicedesk.domain.errors import InvalidChange
from juicedesk.domain.schedule import ALL_DAY, ChargeWindow, Schedule
from juicedesk.juicenet.reading import Fields, WireError

_CUSTOM = "custom"
_DISABLED = "disabled"


def schedule_to_wire(schedule: Schedule) -> dict[str, object]:
    """`type`, `weekday` and `weekend`; both windows always, for a write replaces everything."""
    return {
        "type": _CUSTOM if schedule.enabled else _DISABLED,
        "weekday": _window_to_wire(schedule.weekday),
        "weekend": _window_to_wire(schedule.weekend),
    }


def schedule_from_wire(body: Mapping[str, object]) -> Schedule:
    """The schedule in a JSON object.

    Windows that do not count, because the schedule is disabled, may be nonsense and are then read as
    all day: old clients reset them to 0–0 (API sheet §8), and whoever switches the schedule off asks for
    no window. Raises InvalidChange for a window that counts and may not be asked for, WireError for
    anything that is no window or an unknown type.
    """
    fields = Fields(body)
    kind = (fields.text_of("type") or "").casefold()
    if kind not in (_CUSTOM, _DISABLED):
        raise WireError("the schedule's type is neither custom nor disabled")
    enabled = kind == _CUSTOM
    read = _window if enabled else _window_or_all_day
    return Schedule(enabled, read(fields, "weekday"), read(fields, "weekend"))


def _window_to_wire(window: ChargeWindow) -> dict[str, int]:
    return {
        "start": window.start_minute_of_day,
        "end": window.end_minute_of_day,
        "car_ready_by": window.ready_by_minute_of_day or 0,
    }


def _window(schedule: Fields, key: str) -> ChargeWindow:
    fields = schedule.fields_of(key)
    start, end = fields.int_of("start"), fields.int_of("end")
    if start is None or end is None:
        raise WireError(f"{key}: start and end must be whole minutes")
    ready_by = fields.int_of("car_ready_by")
    if ready_by is None and fields.value_of("car_ready_by") is not None:
        raise WireError(f"{key}: car_ready_by must be a whole minute")
    return ChargeWindow(start, end, ready_by or None)


def _window_or_all_day(schedule: Fields, key: str) -> ChargeWindow:
    try:
        return _window(schedule, key)
    except (InvalidChange, WireError):
        return ALL_DAY
