"""Two values put together part by part: what was chosen is there, what does not fit is refused."""

from __future__ import annotations

from itertools import combinations

import pytest

from juicedesk.domain.details import Details
from juicedesk.domain.errors import START_EQUALS_END, InvalidChange
from juicedesk.domain.intent import Override
from juicedesk.domain.load_group import LoadGroup
from juicedesk.domain.mix import can_be_mixed, mix_of, part_of
from juicedesk.domain.schedule import ChargeWindow, Schedule

MINE = Schedule(True, ChargeWindow(1320, 420, 390), ChargeWindow(0, 1440))
THEIRS = Schedule(False, ChargeWindow(1290, 360, None), ChargeWindow(600, 960, 900))
PATHS = [("enabled",)] + [
    (day_class, part)
    for day_class in ("weekday", "weekend")
    for part in ("start_minute_of_day", "end_minute_of_day", "ready_by_minute_of_day")
]


@pytest.mark.parametrize("count", range(len(PATHS) + 1))
def test_each_part_comes_from_where_it_was_chosen(count: int) -> None:
    for chosen in combinations(PATHS, count):
        mixed = mix_of(MINE, THEIRS, chosen)
        for path in PATHS:
            assert part_of(mixed, path) == part_of(THEIRS if path in chosen else MINE, path)


def test_parts_that_do_not_go_together_are_refused() -> None:
    theirs = Schedule(True, ChargeWindow(360, 1320), ChargeWindow(0, 1440))
    with pytest.raises(InvalidChange) as refused:
        mix_of(Schedule(True, ChargeWindow(1290, 360), theirs.weekend), theirs, [("weekday", PATHS[1][1])])
    assert refused.value.reason is START_EQUALS_END


def test_two_ends_that_are_chosen_together_never_meet_on_the_way() -> None:
    mine, theirs = ChargeWindow(1320, 360), ChargeWindow(360, 1320)
    both = [("start_minute_of_day",), ("end_minute_of_day",)]
    assert mix_of(mine, theirs, both) == theirs


def test_only_values_of_the_same_parts_can_be_mixed() -> None:
    group = LoadGroup("Carport", 32, ("a", "b"))
    assert can_be_mixed(MINE, THEIRS)
    assert can_be_mixed(Details(city="Bonn"), Details(city="Kiel"))
    assert not can_be_mixed(MINE, None)
    assert not can_be_mixed(MINE, group)
    assert not can_be_mixed(24, 32)
    assert not can_be_mixed(Override.CHARGE_NOW, Override.BACK_TO_SCHEDULE)
