"""All that is known of a charger as a text to hand on: without its whole ID, its name and where it hangs."""

from __future__ import annotations

import json
from dataclasses import asdict, is_dataclass, replace
from datetime import UTC, datetime

from juicedesk.domain.charger import masked_id
from juicedesk.domain.intent import FieldGroup
from juicedesk.store.view import ChargerView

PRIVATE = (FieldGroup.NAME, FieldGroup.DETAILS)


def raw_state(charger: ChargerView) -> str:
    """JSON with the names that this program uses."""
    facts = asdict(replace(charger.facts, address="", load_group_id=""))
    told = {
        "id": masked_id(charger.unit_id),
        "read_at": _time_text(charger.measured_at),
        "unit_rating_amps": charger.unit_rating_amps,
        "time_zone": charger.time_zone_id,
        "local_offset_s": charger.local_offset_s,
        "measurement": None if charger.measurement is None else asdict(charger.measurement),
        "facts": {key: value for key, value in facts.items() if value != ""},
        "reported": {
            group.value: _plain(field.reported)
            for group, field in charger.fields.items()
            if group not in PRIVATE
        },
    }
    return json.dumps(told, indent=2, ensure_ascii=False)


def _plain(value: object) -> object:
    return asdict(value) if is_dataclass(value) and not isinstance(value, type) else value


def _time_text(at: float | None) -> str | None:
    return None if at is None else datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds")
