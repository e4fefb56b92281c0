"""No command, with whatever fields, makes the server stumble, and no refusal changes anything."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from juicedesk.server.commands import (
    ACCOUNT_COMMANDS,
    GUEST_COMMANDS,
    OPEN_COMMANDS,
    OWNER_COMMANDS,
    UNIT_COMMANDS,
)
from tests.unit.server.home import ACCOUNT_TOKEN, BOX_ID, PARKED, ZONE, Home

SOUND = st.sampled_from([BOX_ID, ZONE, "g", "power", "custom", 0, 1, 6, 16, 32, "16", 2**31, True, None])
ODD = st.one_of(
    st.integers(-(2**70), 2**70),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=12),
    st.sampled_from(["\ud800", "0" * 500, "1e999", "\x00", "٣"]),
)
INNER_KEYS = ("start", "end", "email", "time", "car_id", "description", "x")
VALUES = st.recursive(
    SOUND | ODD,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(INNER_KEYS), inner, max_size=3)
    ),
    max_leaves=6,
)
KEYS = (
    *("ID", "device_name", "pin", "id", "name", "circuit_amps", "members", "if_change_stamp"),
    *("amperage", "amps_wire_rating", "timeZoneId", "zip", "gascost", "type", "weekday", "weekend"),
    *("override_time", "energy_to_add", "charging_time", "if_info_timestamp", "continuity_token"),
    *("attribute", "intervals", "session_id", "notifications", "start_charging", "is_not_plugged_in_by"),
    *("info", "garage_id", "efficiency"),
)
FIELDS = st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=8)
COMMANDS = sorted(
    {*ACCOUNT_COMMANDS, *GUEST_COMMANDS, *OPEN_COMMANDS, *OWNER_COMMANDS, *UNIT_COMMANDS}
    - {"delete_account_unit"}
)


@pytest.fixture
def lived_in(home: Home) -> Iterator[Home]:
    home.adopted(PARKED)
    yield home


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(COMMANDS), st.sampled_from(["/box_pin", "/box_api_secure"]), FIELDS)
def test_every_answer_is_a_yes_or_a_reasoned_no(
    lived_in: Home, command: str, path: str, fields: dict[str, object]
) -> None:
    before = lived_in.unit.settings
    tokens = {"account_token": ACCOUNT_TOKEN, "token": lived_in.unit.token}
    answer = lived_in.post(path, {**fields, **tokens, "cmd": command})
    if not answer["success"]:
        assert "made a mistake" not in answer["error_message"], answer
        assert lived_in.unit.settings == before
    assert lived_in.hear(PARKED, after_s=1) is not None
