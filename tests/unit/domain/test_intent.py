import pytest
from hypothesis import given
from hypothesis import strategies as st

from juicedesk.domain.errors import NAME_EMPTY, NAME_TOO_LONG, InvalidChange
from juicedesk.domain.intent import (
    NAME_MAX_LENGTH,
    FieldGroup,
    GroupValue,
    IntentState,
    Override,
    check_name,
    is_amps,
    is_raise,
)
from juicedesk.domain.schedule import ANY_TIME

AMPS_GROUPS = (FieldGroup.WIRE, FieldGroup.LIMIT)
amps = st.integers(0, 80)


def test_five_states_are_open_and_the_others_have_ended() -> None:
    assert [state.value for state in IntentState if state.is_open] == [
        "queued",
        "sending",
        "unknown",
        "verifying",
        "held",
    ]


def test_amps_are_the_wire_and_the_charge_limit() -> None:
    assert tuple(filter(is_amps, FieldGroup)) == AMPS_GROUPS


@given(st.sampled_from(AMPS_GROUPS), amps, amps)
def test_more_amps_are_a_raise(group: FieldGroup, wanted: int, current: int) -> None:
    assert is_raise(group, wanted, current) == (wanted > current)


@given(st.sampled_from(AMPS_GROUPS), amps)
def test_over_an_unknown_current_every_value_but_off_is_a_raise(group: FieldGroup, wanted: int) -> None:
    assert is_raise(group, wanted, None) == (wanted > 0)


@pytest.mark.parametrize(
    ("group", "wanted", "current"),
    [
        (FieldGroup.SCHEDULE, ANY_TIME, None),
        (FieldGroup.NAME, "b", "a"),
        (FieldGroup.OVERRIDE, Override.CHARGE_NOW, Override.BACK_TO_SCHEDULE),
    ],
)
def test_nothing_else_is_a_raise(group: FieldGroup, wanted: GroupValue, current: GroupValue | None) -> None:
    assert not is_raise(group, wanted, current)


def test_a_name_loses_its_outer_spaces() -> None:
    assert check_name("  Garage left ") == "Garage left"
    assert check_name(" " + "x" * NAME_MAX_LENGTH + " ") == "x" * NAME_MAX_LENGTH


@pytest.mark.parametrize(
    ("name", "reason"),
    [("", NAME_EMPTY), (" \t\n", NAME_EMPTY), ("x" * (NAME_MAX_LENGTH + 1), NAME_TOO_LONG)],
)
def test_a_name_that_is_none(name: str, reason: str) -> None:
    with pytest.raises(InvalidChange) as caught:
        check_name(name)
    assert caught.value.reason == reason
