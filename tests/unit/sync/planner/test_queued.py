"""What a reading makes of an intent that waits, field by field."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from juicedesk.domain.intent import FieldGroup, Intent, IntentState, Override, Reason
from juicedesk.domain.schedule import ALL_DAY
from juicedesk.sync.planner import Trigger, plan
from tests.unit.sync.planner.whole import EVENING, NIGHT, NOW, TIMES, ago, fact, intent

QUEUED, HELD = IntentState.QUEUED, IntentState.HELD
FRESH = {
    "attempted": (),
    "sent_at": None,
    "watch_until": None,
    "first_equal_at": None,
    "reads_equal": 0,
    "tries": 0,
}


def queued(group: FieldGroup, **fields: Any) -> Intent:
    return intent(group, QUEUED, **(FRESH | {"reason": Reason.NONE} | fields))


def read(before: Intent, current: Any, **fields: Any) -> Intent:
    return plan(before, Trigger.READ, fact(current, **fields))


def sent(before: Intent, **fields: Any) -> Intent:
    usual = {
        "state": IntentState.SENDING,
        "reason": Reason.NONE,
        "attempted": (*before.attempted, before.wanted),
        "sent_at": NOW.wall_s,
        "tries": before.tries + 1,
        "first_equal_at": None,
        "reads_equal": 0,
    }
    return replace(before, **(usual | fields))


def test_a_confirmed_raise_goes_out_and_uses_its_confirmation_up() -> None:
    before = queued(FieldGroup.WIRE, reason=Reason.CHARGER_AWAY)
    assert read(before, 24) == sent(before, confirmed_at=None)


@pytest.mark.parametrize(
    ("group", "lives_s"),
    [(FieldGroup.LIMIT, TIMES.limit_raise_lives_s), (FieldGroup.WIRE, TIMES.wire_raise_lives_s)],
)
def test_a_confirmation_lives_as_long_as_its_group_says(group: FieldGroup, lives_s: float) -> None:
    assert read(queued(group, confirmed_at=ago(lives_s)), 24).state is IntentState.SENDING
    after = read(queued(group, confirmed_at=ago(lives_s + 1)), 24)
    assert (after.state, after.reason) == (HELD, Reason.CONFIRM_RAISE)


@pytest.mark.parametrize("confirmed_at", [None, replace(NOW, boot_id="another")])
def test_a_raise_without_a_confirmation_of_this_boot_asks(confirmed_at: Any) -> None:
    before = queued(FieldGroup.WIRE, confirmed_at=confirmed_at, reads_equal=1, undo_to=None)
    assert read(before, 24) == replace(before, state=HELD, reason=Reason.CONFIRM_RAISE, reads_equal=0)


def test_a_raise_over_another_value_than_was_seen_asks() -> None:
    after = read(queued(FieldGroup.WIRE), 20)
    assert (after.state, after.reason, after.server_value) == (HELD, Reason.CONFIRM_RAISE, 20)


def test_a_raise_over_a_hidden_lower_value_asks_about_it() -> None:
    after = read(queued(FieldGroup.WIRE, ceiling_amps=28), 24)
    assert (after.state, after.reason) == (HELD, Reason.CEILING)
    assert read(queued(FieldGroup.WIRE, ceiling_amps=32), 24).state is IntentState.SENDING


def test_a_lowering_needs_nobody_and_keeps_its_confirmation() -> None:
    before = queued(FieldGroup.WIRE, wanted=16, confirmed_at=ago(5))
    assert read(before, 24) == sent(before)


@pytest.mark.parametrize(
    ("theirs", "known", "ceiling"),
    [(20, None, 20), (20, 28, 20), (20, 18, 18), (24, None, None), (30, None, None)],
)
def test_a_lowering_over_somebodys_lower_value_remembers_it(
    theirs: int, known: int | None, ceiling: int | None
) -> None:
    before = queued(FieldGroup.WIRE, wanted=16, ceiling_amps=known)
    assert read(before, theirs) == sent(before, server_value=theirs, ceiling_amps=ceiling)


def test_an_own_value_is_no_ceiling() -> None:
    before = queued(FieldGroup.WIRE, wanted=16, attempted=(20,), ceiling_amps=None)
    assert read(before, 20).ceiling_amps is None


def test_what_is_already_so_is_only_checked() -> None:
    before = queued(FieldGroup.SCHEDULE)
    assert read(before, NIGHT) == replace(
        before,
        state=IntentState.VERIFYING,
        server_value=NIGHT,
        reads_equal=1,
        first_equal_at=NOW.wall_s,
        not_before=NOW.wall_s + TIMES.between_equal_reads_s,
    )


def test_a_schedule_takes_along_what_only_others_changed() -> None:
    theirs = replace(EVENING, enabled=False)
    together = replace(NIGHT, enabled=False)
    before = queued(FieldGroup.SCHEDULE)
    assert read(before, theirs) == sent(
        before, wanted=together, base=theirs, server_value=theirs, attempted=(together,)
    )


def test_a_clash_asks() -> None:
    theirs = replace(EVENING, weekday=ALL_DAY)
    after = read(queued(FieldGroup.SCHEDULE), theirs)
    assert (after.state, after.reason) == (HELD, Reason.CONFLICT)


def test_a_name_that_is_not_told_is_read_again() -> None:
    before = queued(FieldGroup.NAME)
    assert read(before, None) == replace(
        before, server_value=None, not_before=NOW.wall_s + TIMES.settle_read_s
    )


@pytest.mark.parametrize("group", [FieldGroup.WIRE, FieldGroup.LIMIT, FieldGroup.OVERRIDE])
def test_raises_and_overrides_wait_for_a_box_that_is_away(group: FieldGroup) -> None:
    before = queued(group)
    away = read(before, before.base, charger_silent_s=TIMES.charger_seen_s + 1)
    assert away == replace(
        before, reason=Reason.CHARGER_AWAY, not_before=NOW.wall_s + TIMES.charger_away_retry_s
    )
    assert read(before, before.base, charger_silent_s=TIMES.charger_seen_s).state is IntentState.SENDING


def test_a_schedule_does_not_wait_for_the_box() -> None:
    assert read(queued(FieldGroup.SCHEDULE), EVENING, charger_silent_s=None).state is IntentState.SENDING


def test_a_raise_of_the_wire_limit_waits_a_minute_after_the_last_write() -> None:
    before = queued(FieldGroup.WIRE)
    last = NOW.wall_s - TIMES.between_wire_writes_s + 1
    assert read(before, 24, wire_writes_at=(last,)) == replace(
        before, reason=Reason.WRITE_BUDGET, not_before=NOW.wall_s + 1
    )
    assert read(before, 24, wire_writes_at=(last - 1,)).state is IntentState.SENDING
    assert read(replace(before, wanted=16), 24, wire_writes_at=(last,)).state is IntentState.SENDING


def test_two_of_the_days_ten_writes_are_kept() -> None:
    before = queued(FieldGroup.WIRE, wanted=16)
    writes = (NOW.wall_s - 7000,) * 8
    assert read(before, 24, wire_writes_at=writes) == replace(
        before, reason=Reason.WRITE_BUDGET, not_before=NOW.wall_s + TIMES.write_budget_retry_s
    )
    assert read(before, 24, wire_writes_at=writes[1:]).state is IntentState.SENDING


@pytest.mark.parametrize(
    ("group", "wanted", "facts"),
    [
        (FieldGroup.WIRE, 48, {}),
        (FieldGroup.LIMIT, 40, {"wire_limit_amps": 32}),
        (FieldGroup.LIMIT, 5, {}),
    ],
)
def test_what_a_rule_forbids_ends(group: FieldGroup, wanted: int, facts: dict[str, Any]) -> None:
    before = queued(group, wanted=wanted)
    assert read(before, 24, **facts) == replace(before, state=IntentState.REJECTED, reason=Reason.RULE)


def test_a_raise_without_a_known_rating_asks() -> None:
    after = read(queued(FieldGroup.WIRE), 24, unit_rating_amps=None)
    assert (after.state, after.reason) == (HELD, Reason.CONFIRM_RAISE)


@pytest.mark.parametrize("plugged_since", [4, None])
def test_charge_now_is_for_the_car_that_was_there(plugged_since: int | None) -> None:
    before = queued(FieldGroup.OVERRIDE)
    assert read(before, Override.BACK_TO_SCHEDULE, plugged_since=plugged_since) == replace(
        before, state=IntentState.EXPIRED, reason=Reason.REPLUGGED
    )


@pytest.mark.parametrize(
    ("group", "lives_s", "state", "reason"),
    [
        (FieldGroup.OVERRIDE, TIMES.override_lives_s, IntentState.EXPIRED, Reason.LATE),
        (FieldGroup.LIMIT, TIMES.limit_lower_lives_s, IntentState.EXPIRED, Reason.TOO_OLD),
        (FieldGroup.SCHEDULE, TIMES.lasting_lives_s, HELD, Reason.TOO_OLD),
        (FieldGroup.NAME, TIMES.lasting_lives_s, HELD, Reason.TOO_OLD),
        (FieldGroup.WIRE, TIMES.lasting_lives_s, QUEUED, Reason.NONE),
    ],
)
def test_what_waited_too_long(group: FieldGroup, lives_s: float, state: IntentState, reason: Reason) -> None:
    young = queued(group, confirmed_at=None, made_at=ago(lives_s))
    assert plan(young, Trigger.TIME, fact()) == young
    old = plan(queued(group, confirmed_at=None, made_at=ago(lives_s + 1)), Trigger.TIME, fact())
    assert (old.state, old.reason) == (state, reason)


@pytest.mark.parametrize("current", [24, None])
def test_off_is_no_raise_whatever_the_server_tells(current: int | None) -> None:
    before = queued(FieldGroup.LIMIT, wanted=0, confirmed_at=None)
    after = read(before, current, unit_rating_amps=None, wire_limit_amps=None, charger_silent_s=None)
    assert (after.state, after.attempted) == (IntentState.SENDING, (0,))


def test_what_others_take_back_after_a_merge_is_not_sent_as_if_it_were_the_persons() -> None:
    theirs = replace(EVENING, weekend=NIGHT.weekday)
    merged = read(queued(FieldGroup.SCHEDULE), theirs)
    assert merged.wanted == replace(NIGHT, weekend=NIGHT.weekday)
    again = replace(merged, state=QUEUED, attempted=(), sent_at=None)
    assert read(again, EVENING).wanted == NIGHT
