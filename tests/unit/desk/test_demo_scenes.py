"""What somebody else does in the demo: exactly what the person's own change is about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from juicedesk.desk.demo_scenes import NIGHTS, their_schedule
from juicedesk.domain.merge import clashing_fields
from juicedesk.domain.schedule import ChargeWindow, Schedule

SEEN = Schedule(True, NIGHTS[0], NIGHTS[1])
OTHER = ChargeWindow(21 * 60, 5 * 60)


@pytest.mark.parametrize("window", [*NIGHTS[1:], OTHER])
def test_the_window_that_the_person_changed_is_changed_otherwise(window: ChargeWindow) -> None:
    mine = replace(SEEN, weekday=window)
    assert clashing_fields(SEEN, mine, their_schedule(SEEN, mine)) == ["weekday"]


@pytest.mark.parametrize("window", [NIGHTS[0], NIGHTS[2], OTHER])
def test_the_weekend_alone_is_changed_at_the_weekend(window: ChargeWindow) -> None:
    mine = replace(SEEN, weekend=window)
    assert clashing_fields(SEEN, mine, their_schedule(SEEN, mine)) == ["weekend"]


def test_on_and_off_leave_nothing_to_disagree_about() -> None:
    assert their_schedule(SEEN, replace(SEEN, enabled=False)) is None


def test_without_a_change_of_the_person_s_own_it_is_the_weekday() -> None:
    theirs = their_schedule(SEEN, None)
    assert theirs is not None and theirs.weekday != SEEN.weekday and theirs.weekend == SEEN.weekend
