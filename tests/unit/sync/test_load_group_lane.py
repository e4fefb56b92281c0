"""How old what a load group's lane says may be."""

from __future__ import annotations

from dataclasses import replace

import pytest

from juicedesk.domain.intent import FieldGroup, Intent, IntentKey, IntentState
from juicedesk.domain.load_group import LoadGroup
from juicedesk.sync.load_group_lane import LoadGroupLane
from tests.unit.sync.bench import ACCOUNT, UNIT, Bench

GROUP = LoadGroup("Drive", 32, (UNIT,))


@pytest.fixture
def lane(bench: Bench) -> LoadGroupLane:
    bench.link.groups = {"g": GROUP}
    lane = LoadGroupLane(ACCOUNT, bench.link, bench.store, bench.clock, bench.times)
    lane.poll()
    bench.clock.pass_s(1)
    bench.link.groups = {"g": replace(GROUP, circuit_amps=24)}
    return lane


def intent(bench: Bench) -> Intent:
    key = IntentKey(ACCOUNT, "g", FieldGroup.LOAD_GROUP)
    return Intent(1, key, IntentState.VERIFYING, GROUP, None, bench.clock.now())


def test_what_was_just_read_counts_once(bench: Bench, lane: LoadGroupLane) -> None:
    assert lane.fact_for(intent(bench)).current == GROUP


def test_the_second_equal_reading_is_a_new_one(bench: Bench, lane: LoadGroupLane) -> None:
    verified = replace(intent(bench), first_equal_at=bench.clock.wall_s - 15)
    assert lane.fact_for(verified).current == replace(GROUP, circuit_amps=24)
