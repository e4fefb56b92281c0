"""The lines of a decision: each part as it was, as the person wants it, and as the server has it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QCoreApplication

from juicedesk.domain.intent import FieldGroup, GroupValue
from juicedesk.domain.load_group import LoadGroup
from juicedesk.domain.mix import Path, can_be_mixed, part_of
from juicedesk.domain.schedule import ChargeWindow, Schedule
from juicedesk.store.view import Change
from juicedesk.ui.change_words import group_words
from juicedesk.ui.comparison import mode_text, parts_by_group, ready_by_text
from juicedesk.ui.format import minute_text
from juicedesk.ui.values import value_text, window_text

translate = QCoreApplication.translate

DAY_CLASSES = ("weekday", "weekend")
PATHS: dict[FieldGroup, tuple[Path, ...]] = {
    FieldGroup.DETAILS: (("address",), ("city",), ("zip_code",), ("country_code",), ("time_zone_id",)),
    FieldGroup.LOAD_GROUP: (("name",), ("circuit_amps",), ("member_ids",)),
}
"""Where the parts are, in the order of `comparison.parts_by_group`."""


@dataclass(frozen=True, slots=True)
class ChoiceLine:
    """One part; `is_open` says that both sides differ in it, so that somebody has to choose."""

    path: Path
    part: str
    before: str
    mine: str
    theirs: str
    is_open: bool


Reading = tuple[Path, str, Callable[[Any], str]]
"""Where a part is, what it is called, and how it reads in a value that has it."""


def choice_lines(change: Change) -> tuple[ChoiceLine, ...]:
    """What there is to choose line by line; nothing where a value is one part, or one side is unknown."""
    mine, theirs = change.wanted, change.server_value
    if theirs is None or not can_be_mixed(mine, theirs):
        return ()
    if any(isinstance(value, LoadGroup) and value.is_dissolved for value in (mine, theirs)):
        return ()
    lines = tuple(_line(change, reading) for reading in _readings(change))
    return lines if any(line.is_open for line in lines) else ()


def what_words(change: Change, lines: tuple[ChoiceLine, ...]) -> str:
    """What is to be decided: a schedule's day class is named where only one is in question."""
    words = group_words(change.group)
    about = {line.path[0] for line in lines}
    only = about.pop() if len(about) == 1 else ""
    return f"{words}, {_class_words(only)}" if only in DAY_CLASSES else words


def result_text(change: Change, mixed: GroupValue, lines: tuple[ChoiceLine, ...]) -> str:
    """What would be sent, as far as it was in question."""
    if not isinstance(mixed, Schedule) or not mixed.enabled:
        return value_text(change.group, mixed, change.member_names)
    classes = _classes_in(lines) or list(DAY_CLASSES)
    texts = [_window_words(getattr(mixed, one)) for one in classes]
    if len(classes) == 1:
        return texts[0]
    return "; ".join(f"{_class_words(one)} {text}" for one, text in zip(classes, texts, strict=True))


def _line(change: Change, reading: Reading) -> ChoiceLine:
    path, part, text = reading
    before = translate("Comparison", "unknown") if change.base is None else text(change.base)
    is_open = part_of(change.wanted, path) != part_of(change.server_value, path)
    return ChoiceLine(path, part, before, text(change.wanted), text(change.server_value), is_open)


def _readings(change: Change) -> list[Reading]:
    if change.group is FieldGroup.SCHEDULE:
        return _schedule_readings(change)
    parts = parts_by_group(change.member_names)[change.group]
    readings = [(path, name, text) for path, (name, text) in zip(PATHS[change.group], parts, strict=True)]
    return [reading for reading in readings if _differs(change, reading[0])]


def _schedule_readings(change: Change) -> list[Reading]:
    """The mode if it differs, and all three parts of a day class of which any differs."""
    readings: list[Reading] = []
    if _differs(change, ("enabled",)):
        readings.append((("enabled",), translate("Comparison", "Charging"), mode_text))
    classes = [one for one in DAY_CLASSES if _differs(change, (one,))]
    for one in classes:
        suffix = f", {_class_words(one)}" if len(classes) > 1 or readings else ""
        readings += [((one, field), words + suffix, text) for field, words, text in _window_parts(one)]
    return readings


def _window_parts(day_class: str) -> list[tuple[str, str, Callable[[Any], str]]]:
    def window(schedule: Schedule) -> ChargeWindow:
        found: ChargeWindow = getattr(schedule, day_class)
        return found

    return [
        (
            "start_minute_of_day",
            translate("Choices", "Start"),
            lambda value: minute_text(window(value).start_minute_of_day),
        ),
        (
            "end_minute_of_day",
            translate("Choices", "End"),
            lambda value: minute_text(window(value).end_minute_of_day),
        ),
        (
            "ready_by_minute_of_day",
            translate("Choices", "Ready by"),
            lambda value: ready_by_text(window(value)),
        ),
    ]


def _differs(change: Change, path: Path) -> bool:
    """A base that is not known is no difference by itself."""
    values = {part_of(value, path) for value in (change.wanted, change.server_value)}
    if change.base is not None:
        values.add(part_of(change.base, path))
    return len(values) > 1


def _classes_in(lines: tuple[ChoiceLine, ...]) -> list[str]:
    return [one for one in DAY_CLASSES if any(line.path[0] == one for line in lines)]


def _class_words(day_class: str) -> str:
    is_weekday = day_class == "weekday"
    return translate("Comparison", "Mon–Fri") if is_weekday else translate("Comparison", "Sat–Sun")


def _window_words(window: ChargeWindow) -> str:
    if window.ready_by_minute_of_day is None:
        return window_text(window)
    words = translate("Choices", "{0}, ready by {1}")
    return words.format(window_text(window), minute_text(window.ready_by_minute_of_day))
