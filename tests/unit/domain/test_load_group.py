from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juicedesk.domain.errors import (
    CIRCUIT_OUT_OF_RANGE,
    GROUP_NAME_EMPTY,
    MEMBER_WITHOUT_ID,
    NAME_TOO_LONG,
    NAME_UNPRINTABLE,
    TOO_MANY_MEMBERS,
    InvalidChange,
    InvalidReason,
)
from juicedesk.domain.load_group import NO_GROUP, LoadGroup, check_load_group, lets_more_flow

TWO = LoadGroup("Garage", 40, ("b", "a"))

groups = st.builds(
    LoadGroup,
    st.text(max_size=3),
    st.integers(0, 80),
    st.lists(st.sampled_from("abcd"), max_size=4).map(tuple),
)


def test_members_are_sorted_and_once_each() -> None:
    assert LoadGroup("Garage", 40, ("b", "a", "b")) == TWO
    assert TWO.member_ids == ("a", "b")


@pytest.mark.parametrize(
    ("group", "reason"),
    [
        (replace(TWO, name=" "), GROUP_NAME_EMPTY),
        (replace(TWO, name="x" * 61), NAME_TOO_LONG),
        (replace(TWO, name="a\nb"), NAME_UNPRINTABLE),
        (replace(TWO, circuit_amps=5), CIRCUIT_OUT_OF_RANGE),
        (replace(TWO, circuit_amps=1000), CIRCUIT_OUT_OF_RANGE),
        (replace(TWO, member_ids=tuple(map(str, range(33)))), TOO_MANY_MEMBERS),
        (replace(TWO, member_ids=("", "a")), MEMBER_WITHOUT_ID),
    ],
)
def test_what_no_group_may_be(group: LoadGroup, reason: InvalidReason) -> None:
    with pytest.raises(InvalidChange) as refused:
        check_load_group(group)
    assert refused.value.reason == reason


@pytest.mark.parametrize(
    "group",
    [
        TWO,
        NO_GROUP,
        LoadGroup("x" * 60, 6, tuple(map(str, range(32)))),
        LoadGroup("y", 999, ("a",)),
        LoadGroup("", 3, ()),
    ],
)
def test_what_a_group_may_be(group: LoadGroup) -> None:
    assert check_load_group(group) is group


@pytest.mark.parametrize(
    ("before", "after", "is_raise"),
    [
        (TWO, replace(TWO, circuit_amps=41), True),
        (TWO, replace(TWO, circuit_amps=39), False),
        (TWO, replace(TWO, name="Yard"), False),
        (TWO, replace(TWO, member_ids=("a", "b", "c")), False),
        (TWO, replace(TWO, member_ids=("a",)), True),
        (TWO, replace(TWO, member_ids=("a",), circuit_amps=6), True),
        (TWO, replace(TWO, member_ids=("a", "c")), True),
        (TWO, replace(TWO, member_ids=()), True),
        (TWO, NO_GROUP, True),
        (NO_GROUP, TWO, False),
        (NO_GROUP, NO_GROUP, False),
        (replace(TWO, member_ids=()), TWO, False),
        (None, TWO, True),
        (None, NO_GROUP, True),
    ],
)
def test_what_lets_more_flow(before: LoadGroup | None, after: LoadGroup, is_raise: bool) -> None:
    assert lets_more_flow(before, after) is is_raise


@given(groups, groups)
def test_between_two_groups_a_way_and_back_is_free_only_without_a_change_of_amps_or_members(
    one: LoadGroup, other: LoadGroup
) -> None:
    free_both_ways = not lets_more_flow(one, other) and not lets_more_flow(other, one)
    if not one.is_dissolved and not other.is_dissolved:
        same = (one.circuit_amps, one.member_ids) == (other.circuit_amps, other.member_ids)
        assert free_both_ways is same


@given(groups, groups, groups)
def test_free_steps_never_add_up_to_a_raise(one: LoadGroup, two: LoadGroup, three: LoadGroup) -> None:
    if not lets_more_flow(one, two) and not lets_more_flow(two, three):
        assert not lets_more_flow(one, three)


@given(groups)
def test_an_unknown_group_can_only_be_raised(group: LoadGroup) -> None:
    assert lets_more_flow(None, group)


@pytest.mark.parametrize(("circuit_amps", "each"), [(40, 20), (41, 20), (12, 6), (11, 0)])
def test_an_even_split_fits_the_circuit(circuit_amps: int, each: int) -> None:
    assert replace(TWO, circuit_amps=circuit_amps).even_split_amps == each
