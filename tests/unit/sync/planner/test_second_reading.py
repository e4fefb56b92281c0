"""When a value that is as wanted is read for the second time."""

from __future__ import annotations

import pytest

from juicedesk.domain.intent import FieldGroup, Intent, IntentKey, IntentState
from juicedesk.domain.moment import Moment
from juicedesk.sync.planner import Fact, Trigger, plan
from juicedesk.sync.times import DAY_S, SyncTimes

NOW = Moment(1_800_000_000.0, 800_000.0, "boot")


@pytest.mark.parametrize(
    ("watch_left_s", "second_read_in_s"),
    [(None, 15.0), (-10.0, 15.0), (5.0, 15.0), (100.0, 100.0), (DAY_S, 15.0)],
    ids=["not watched", "watch over", "ends before", "ends after", "the clock was set back by a day"],
)
def test_the_second_reading_waits_for_15_s_and_for_the_watch(
    watch_left_s: float | None, second_read_in_s: float
) -> None:
    watch_until = None if watch_left_s is None else NOW.wall_s + watch_left_s
    key = IntentKey("home", "unit", FieldGroup.WIRE)
    intent = Intent(
        1, key, IntentState.UNKNOWN, 16, 32, NOW, attempted=(16,), tries=1, watch_until=watch_until
    )
    after = plan(intent, Trigger.READ, Fact(NOW, SyncTimes(), current=16))
    assert after.state is IntentState.VERIFYING
    assert after.not_before == NOW.wall_s + second_read_in_s
