"""Values of field groups and measurements as text in the tables, and back."""

from __future__ import annotations

import json
from dataclasses import asdict, fields, is_dataclass
from typing import Any

from juicedesk.domain.box_facts import NO_FACTS, BoxFacts, Policy
from juicedesk.domain.charger import Blocking, ChargerState, Measurement
from juicedesk.domain.details import Details
from juicedesk.domain.intent import FieldGroup, GroupValue, Override
from juicedesk.domain.load_group import LoadGroup
from juicedesk.domain.schedule import ChargeWindow, Schedule

_encode = json.JSONEncoder(sort_keys=True).encode


def value_to_text(value: GroupValue | None) -> str | None:
    """A value as JSON; None stays None."""
    if value is None:
        return None
    return _encode(asdict(value) if is_dataclass(value) else value)


def value_from_text(group: FieldGroup, text: str | None) -> GroupValue | None:
    """The value that `value_to_text` wrote."""
    if text is None:
        return None
    return _value(group, json.loads(text))


def values_to_text(values: tuple[GroupValue, ...]) -> str:
    """Several values as one JSON list."""
    return f"[{', '.join(str(value_to_text(value)) for value in values)}]"


def values_from_text(group: FieldGroup, text: str) -> tuple[GroupValue, ...]:
    """The values that `values_to_text` wrote."""
    return tuple(_value(group, value) for value in json.loads(text))


def required_value(group: FieldGroup, text: str) -> GroupValue:
    """The value in a column that is never empty."""
    value = value_from_text(group, text)
    assert value is not None, "a column declared NOT NULL"
    return value


def _value(group: FieldGroup, value: Any) -> GroupValue:
    match group:
        case FieldGroup.WIRE | FieldGroup.LIMIT:
            return int(value)
        case FieldGroup.NAME:
            return str(value)
        case FieldGroup.SCHEDULE:
            return _schedule(value)
        case FieldGroup.DETAILS:
            return Details(**value)
        case FieldGroup.LOAD_GROUP:
            return LoadGroup(**value | {"member_ids": tuple(value["member_ids"])})
        case FieldGroup.OVERRIDE:
            return Override(value)


def _schedule(value: dict[str, Any]) -> Schedule:
    return Schedule(value["enabled"], ChargeWindow(**value["weekday"]), ChargeWindow(**value["weekend"]))


def measurement_to_text(measurement: Measurement) -> str:
    """A measurement as JSON."""
    return json.dumps({field.name: getattr(measurement, field.name) for field in fields(measurement)})


def measurement_from_text(text: str | None) -> Measurement | None:
    """The measurement that `measurement_to_text` wrote."""
    if text is None:
        return None
    told = json.loads(text)
    told["state"] = ChargerState(told["state"]) if told["state"] else None
    told["blocking"] = Blocking(told["blocking"])
    return Measurement(**told)


def facts_to_text(facts: BoxFacts) -> str:
    """What is known of a device, as JSON."""
    return _encode(asdict(facts))


def facts_from_text(text: str | None) -> BoxFacts:
    """What `facts_to_text` wrote."""
    if text is None:
        return NO_FACTS
    told = json.loads(text)
    return BoxFacts(**told | {"policy": _policy(told.get("policy", {}))})


def _policy(told: dict[str, Any]) -> Policy:
    refused = tuple((feature, reason) for feature, reason in told.get("refused", ()))
    return Policy(**told | {"refused": refused})
