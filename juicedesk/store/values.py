"""Values of field groups and measurements as text in the tables, and back."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from juicedesk.domain.charger import Blocking, ChargerState, Measurement
from juicedesk.domain.intent import FieldGroup, GroupValue, Override
from juicedesk.domain.schedule import ChargeWindow, Schedule


def value_to_text(value: GroupValue | None) -> str | None:
    """A value as JSON; None stays None."""
    if value is None:
        return None
    return json.dumps(asdict(value) if isinstance(value, Schedule) else value, sort_keys=True)


def value_from_text(group: FieldGroup, text: str | None) -> GroupValue | None:
    """The value that `value_to_text` wrote."""
    if text is None:
        return None
    value = json.loads(text)
    if group is FieldGroup.SCHEDULE:
        return _schedule(value)
    if group is FieldGroup.OVERRIDE:
        return Override(value)
    return str(value) if group is FieldGroup.NAME else int(value)


def required_value(group: FieldGroup, text: str) -> GroupValue:
    """The value in a column that is never empty."""
    value = value_from_text(group, text)
    assert value is not None, "a column declared NOT NULL"
    return value


def _schedule(value: dict[str, Any]) -> Schedule:
    return Schedule(value["enabled"], ChargeWindow(**value["weekday"]), ChargeWindow(**value["weekend"]))


def measurement_to_text(measurement: Measurement) -> str:
    """A measurement as JSON."""
    return json.dumps(asdict(measurement), sort_keys=True)


def measurement_from_text(text: str | None) -> Measurement | None:
    """The measurement that `measurement_to_text` wrote."""
    if text is None:
        return None
    fields = json.loads(text)
    fields["state"] = ChargerState(fields["state"]) if fields["state"] else None
    fields["blocking"] = Blocking(fields["blocking"])
    return Measurement(**fields)
