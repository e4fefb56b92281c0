"""The planner's guards that stand behind another one, each without the one before it."""

from __future__ import annotations

import pytest

from juicedesk.domain.intent import FieldGroup, Intent, IntentKey, IntentState, Reason
from juicedesk.domain.load_group import LoadGroup
from juicedesk.domain.moment import Moment
from juicedesk.sync.planner import Fact, Trigger, plan, queued
from juicedesk.sync.times import SyncTimes

NOW = Moment(1_800_000_000.0, 800_000.0, "boot")
HOUSE = LoadGroup("House", 40, ("a", "b"))
LARGER = LoadGroup("House", 48, ("a", "b"))
RENAMED = LoadGroup("Home", 40, ("a", "b"))


@pytest.mark.parametrize("judges_raises_first", [True, False])
def test_a_larger_circuit_is_not_merged_with_what_others_changed(
    monkeypatch: pytest.MonkeyPatch, judges_raises_first: bool
) -> None:
    checks = [check for check in queued.CHECKS if judges_raises_first or check is not queued._raise_unguarded]
    monkeypatch.setattr(queued, "CHECKS", tuple(checks))
    key = IntentKey("home", "circuit", FieldGroup.LOAD_GROUP)
    intent = Intent(1, key, IntentState.QUEUED, LARGER, HOUSE, NOW, confirmed_at=NOW)
    after = plan(intent, Trigger.READ, Fact(NOW, SyncTimes(), current=RENAMED))
    assert after.state is IntentState.HELD
    assert after.reason is (Reason.CONFIRM_RAISE if judges_raises_first else Reason.CONFLICT)
    assert after.attempted == ()
