"""Values decide what both sides keep, and which of their fields clash."""

from __future__ import annotations

from dataclasses import replace

import pytest

from juicedesk.domain.intent import GroupValue
from juicedesk.domain.load_group import LoadGroup
from juicedesk.domain.merge import clashing_fields, merged
from juicedesk.domain.schedule import ALL_DAY, ChargeWindow, Schedule

NIGHT, EVENING = ChargeWindow(1380, 390), ChargeWindow(1200, 60)
BASE = Schedule(True, NIGHT, ALL_DAY)
MINE = replace(BASE, weekday=EVENING)
HOUSE = LoadGroup("House", 40, ("a", "b"))


@pytest.mark.parametrize("current", [24, 16])
def test_a_plain_value_goes_out_when_the_server_has_what_was_seen_or_wanted(current: int) -> None:
    assert merged(24, 16, current) == 16


@pytest.mark.parametrize("current", [20, None])
def test_a_plain_value_clashes_with_any_other(current: int | None) -> None:
    assert merged(24, 16, current) is None


def test_fields_that_only_one_side_changed_are_kept_from_both() -> None:
    theirs = replace(BASE, weekend=NIGHT)
    assert merged(BASE, MINE, theirs) == Schedule(True, EVENING, NIGHT)
    assert clashing_fields(BASE, MINE, theirs) == []


def test_the_same_field_set_to_the_same_value_by_both_is_no_clash() -> None:
    theirs = replace(MINE, enabled=False)
    assert merged(BASE, MINE, theirs) == replace(MINE, enabled=False)
    assert clashing_fields(BASE, MINE, theirs) == []


def test_a_field_that_both_changed_in_their_own_way_clashes_and_is_named() -> None:
    theirs = replace(BASE, weekday=ALL_DAY, enabled=False)
    assert merged(BASE, MINE, theirs) is None
    assert clashing_fields(BASE, MINE, theirs) == ["weekday"]


@pytest.mark.parametrize(
    ("base", "wanted", "current"),
    [(24, 16, 20), (None, MINE, BASE), (HOUSE, MINE, BASE), (BASE, MINE, None), (BASE, MINE, HOUSE)],
)
def test_without_three_values_of_one_kind_no_field_can_be_named(
    base: GroupValue | None, wanted: GroupValue, current: GroupValue | None
) -> None:
    assert clashing_fields(base, wanted, current) == []
    assert merged(base, wanted, current) is None
