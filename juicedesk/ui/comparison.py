"""Values of one field group side by side: only what differs, as short texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from juicedesk.domain.intent import FieldGroup, GroupValue
from juicedesk.domain.schedule import ChargeWindow, Schedule
from juicedesk.store.view import Change
from juicedesk.ui.format import minute_text
from juicedesk.ui.values import value_text, window_text

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Line:
    """One part of a value, and how it reads in each of the values; a value of one part has no name."""

    part: str
    texts: tuple[str, ...]


def differing_lines(group: FieldGroup, values: Sequence[GroupValue | None]) -> tuple[Line, ...]:
    """The parts that are not the same in all values; the whole value when none differs."""
    whole = Line("", tuple(value_text(group, value) for value in values))
    if group is not FieldGroup.SCHEDULE:
        return (whole,)
    schedules = [value if isinstance(value, Schedule) else None for value in values]
    lines = [Line(name, tuple(_text(schedule, part) for schedule in schedules)) for name, part in _parts()]
    return tuple(line for line in lines if len(set(line.texts)) > 1) or (whole,)


def steps_lines(change: Change) -> tuple[str, ...]:
    """From what it was to what was asked for, and to what waits behind that: 32 A → 24 A → 20 A."""
    values = [change.base, change.wanted]
    if change.queued_next is not None:
        values.append(change.queued_next)
    lines = differing_lines(change.group, values)
    return tuple(f"{line.part} {' → '.join(line.texts)}".strip() for line in lines)


def _text(schedule: Schedule | None, part: Callable[[Schedule], str]) -> str:
    return translate("Comparison", "unknown") if schedule is None else part(schedule)


def _parts() -> tuple[tuple[str, Callable[[Schedule], str]], ...]:
    weekday, weekend = translate("Comparison", "Mon–Fri"), translate("Comparison", "Sat–Sun")
    ready_by = translate("Comparison", "Ready by, {0}")
    return (
        (translate("Comparison", "Charging"), _mode_text),
        (weekday, lambda schedule: window_text(schedule.weekday)),
        (weekend, lambda schedule: window_text(schedule.weekend)),
        (ready_by.format(weekday), lambda schedule: _ready_by_text(schedule.weekday)),
        (ready_by.format(weekend), lambda schedule: _ready_by_text(schedule.weekend)),
    )


def _mode_text(schedule: Schedule) -> str:
    if schedule.enabled:
        return translate("Comparison", "by schedule")
    return translate("Comparison", "any time")


def _ready_by_text(window: ChargeWindow) -> str:
    if window.ready_by_minute_of_day is None:
        return translate("Comparison", "none")
    return minute_text(window.ready_by_minute_of_day)
