"""A value put together, part by part, from two others: what a person decides line by line."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

from juicedesk.domain.intent import GroupValue

Path = tuple[str, ...]
"""The names of the fields that lead to a part of a value: ("weekday", "start_minute_of_day")."""
V = TypeVar("V")


def part_of(value: Any, path: Path) -> Any:
    """The part of a value at the end of a path."""
    for name in path:
        value = getattr(value, name)
    return value


def can_be_mixed(mine: GroupValue, theirs: GroupValue | None) -> bool:
    """Whether both have the same parts, so that each can be chosen by itself; plain values have none."""
    return is_dataclass(mine) and type(mine) is type(theirs)


def mix_of(mine: V, theirs: V, from_theirs: Collection[Path]) -> V:
    """My value, with the parts at these paths from the other one.

    Raises InvalidChange when the parts do not go together, as when a window would end where it starts.
    """
    assert is_dataclass(mine)
    make: Any = type(mine)
    parts = {field.name: _part(mine, theirs, field.name, from_theirs) for field in fields(mine)}
    made: V = make(**parts)
    return made


def _part(mine: Any, theirs: Any, name: str, from_theirs: Collection[Path]) -> Any:
    if (name,) in from_theirs:
        return getattr(theirs, name)
    inside = [path[1:] for path in from_theirs if path[0] == name]
    return mix_of(getattr(mine, name), getattr(theirs, name), inside) if inside else getattr(mine, name)
