"""Three-way merge of an edit with what somebody else did meanwhile (sync model §3.2)."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from juicedesk.domain.intent import GroupValue

_CLASH = object()


def merged(base: GroupValue | None, wanted: GroupValue, current: GroupValue | None) -> GroupValue | None:
    """What to send so that both sides' edits hold; None when they clash. Values, never clocks, decide.

    A value of several fields merges field by field; any other is one field.
    """
    if current in (base, wanted):
        return wanted
    if not is_dataclass(wanted) or type(base) is not type(wanted) or type(current) is not type(wanted):
        return None
    parts = {
        field.name: _merged_field(*(getattr(value, field.name) for value in (base, wanted, current)))
        for field in fields(wanted)
    }
    return None if _CLASH in parts.values() else type(wanted)(**parts)


def clashing_fields(base: GroupValue | None, wanted: GroupValue, current: GroupValue | None) -> list[str]:
    """The names of the fields that both sides changed, each in its own way; empty for plain values."""
    if not is_dataclass(wanted) or type(base) is not type(wanted) or type(current) is not type(wanted):
        return []
    return [
        field.name
        for field in fields(wanted)
        if _merged_field(*(getattr(value, field.name) for value in (base, wanted, current))) is _CLASH
    ]


def _merged_field(base: Any, wanted: Any, current: Any) -> Any:
    if wanted in (base, current):
        return current
    return wanted if current == base else _CLASH
