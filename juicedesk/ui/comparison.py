"""Values of one field group side by side: only what differs, as short texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from juicedesk.domain.details import Details
from juicedesk.domain.intent import FieldGroup, GroupValue
from juicedesk.domain.load_group import LoadGroup
from juicedesk.domain.schedule import ChargeWindow, Schedule
from juicedesk.store.view import Change
from juicedesk.ui.format import amps_text, minute_text
from juicedesk.ui.values import NO_NAMES, Names, members_text, value_text, window_text

translate = QCoreApplication.translate

ARROW = " → "

Part = tuple[str, Callable[[Any], str]]
"""The name of a part, and how it reads in a value that has it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One part of a value, and how it reads in each of the values; a value of one part has no name."""

    part: str
    texts: tuple[str, ...]


def differing_lines(
    group: FieldGroup, values: Sequence[GroupValue | None], names: Names = NO_NAMES
) -> tuple[Line, ...]:
    """The parts that are not the same in all values; the whole value when none differs.

    A circuit that is made or dissolved is one part: no other part of it would say that.
    """
    whole = Line("", tuple(value_text(group, value, names) for value in values))
    if any(isinstance(value, LoadGroup) and value.is_dissolved for value in values):
        return (whole,)
    lines = [
        Line(name, tuple(_text(value, part) for value in values))
        for name, part in parts_by_group(names).get(group, ())
    ]
    return tuple(line for line in lines if len(set(line.texts)) > 1) or (whole,)


def steps_lines(change: Change) -> tuple[str, ...]:
    """From what it was to what was asked for, and to what waits behind that: 32 A → 24 A → 20 A."""
    values = [change.base, change.wanted]
    if change.queued_next is not None:
        values.append(change.queued_next)
    lines = differing_lines(change.group, values, change.member_names)
    return tuple(f"{line.part} {ARROW.join(line.texts)}".strip() for line in lines)


def _text(value: GroupValue | None, part: Callable[[Any], str]) -> str:
    return translate("Comparison", "unknown") if value is None else part(value)


def parts_by_group(names: Names) -> dict[FieldGroup, tuple[Part, ...]]:
    """The parts of each group whose values have several."""
    return {
        FieldGroup.SCHEDULE: _schedule_parts(),
        FieldGroup.DETAILS: _details_parts(),
        FieldGroup.LOAD_GROUP: _load_group_parts(names),
    }


def _schedule_parts() -> tuple[Part, ...]:
    weekday, weekend = translate("Comparison", "Mon–Fri"), translate("Comparison", "Sat–Sun")
    ready_by = translate("Comparison", "Ready by, {0}")
    return (
        (translate("Comparison", "Charging"), mode_text),
        (weekday, lambda schedule: window_text(schedule.weekday)),
        (weekend, lambda schedule: window_text(schedule.weekend)),
        (ready_by.format(weekday), lambda schedule: ready_by_text(schedule.weekday)),
        (ready_by.format(weekend), lambda schedule: ready_by_text(schedule.weekend)),
    )


def _details_parts() -> tuple[Part, ...]:
    names: tuple[tuple[str, Callable[[Details], str]], ...] = (
        (translate("Comparison", "Address"), lambda details: details.address),
        (translate("Comparison", "City"), lambda details: details.city),
        (translate("Comparison", "Postal code"), lambda details: details.zip_code),
        (translate("Comparison", "Country"), lambda details: details.country_code),
        (translate("Comparison", "Time zone"), lambda details: details.time_zone_id),
    )
    return tuple((name, _or_none(part)) for name, part in names)


def _load_group_parts(names: Names) -> tuple[Part, ...]:
    return (
        (translate("Comparison", "Name"), lambda group: str(group.name)),
        (translate("Comparison", "Circuit"), lambda group: amps_text(group.circuit_amps)),
        (translate("Comparison", "Chargers"), lambda group: members_text(group, names)),
    )


def _or_none(part: Callable[[Details], str]) -> Callable[[Details], str]:
    return lambda details: part(details) or translate("Comparison", "none")


def mode_text(schedule: Schedule) -> str:
    """Whether the windows count."""
    if schedule.enabled:
        return translate("Comparison", "by schedule")
    return translate("Comparison", "any time")


def ready_by_text(window: ChargeWindow) -> str:
    """06:30, or that nobody asked for it."""
    if window.ready_by_minute_of_day is None:
        return translate("Comparison", "none")
    return minute_text(window.ready_by_minute_of_day)
