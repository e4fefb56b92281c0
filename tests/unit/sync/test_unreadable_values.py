"""An answer that does not tell a value says nothing about it: it neither ends nor changes an intent."""

from dataclasses import replace

import pytest

from juicedesk.domain.intent import FieldGroup, GroupValue, Intent, IntentKey, IntentState, Override, Reason
from juicedesk.domain.moment import Moment
from juicedesk.sync.planner import Fact, Trigger, plan
from juicedesk.sync.times import SyncTimes

TIMES = SyncTimes()
MADE = Moment(1_800_000_000.0, 1000.0, "boot")
SENT_AT = MADE.wall_s + 1


def fact(after_s: float, current: GroupValue | None, rating: int | None = 40) -> Fact:
    now = Moment(MADE.wall_s + after_s, MADE.boot_s + after_s, "boot")
    return Fact(now, TIMES, current, rating, wire_limit_amps=40, charger_silent_s=5)


def intent(
    group: FieldGroup, wanted: GroupValue, base: GroupValue, state: IntentState, equal_at: float | None = None
) -> Intent:
    key = IntentKey("home", "unit", group)
    is_sent = state is not IntentState.QUEUED
    return Intent(
        1,
        key,
        state,
        wanted,
        base,
        MADE,
        confirmed_at=None if is_sent else MADE,
        attempted=(wanted,) if is_sent else (),
        sent_at=SENT_AT if is_sent else None,
        watch_until=SENT_AT + TIMES.watch_s if state is IntentState.UNKNOWN else None,
        first_equal_at=equal_at,
        reads_equal=0 if equal_at is None else 1,
        tries=1 if is_sent else 0,
    )


@pytest.mark.parametrize(
    ("group", "wanted", "base"),
    [
        (FieldGroup.WIRE, 32, 24),
        (FieldGroup.LIMIT, 16, 32),
        (FieldGroup.OVERRIDE, Override.CHARGE_NOW, Override.BACK_TO_SCHEDULE),
    ],
)
def test_a_value_that_was_seen_is_not_lost_by_it(
    group: FieldGroup, wanted: GroupValue, base: GroupValue
) -> None:
    verifying = intent(group, wanted, base, IntentState.VERIFYING, equal_at=SENT_AT)
    waiting = plan(verifying, Trigger.READ, fact(17, None))
    assert waiting.state is IntentState.VERIFYING
    assert waiting.not_before > MADE.wall_s + 17
    assert plan(waiting, Trigger.READ, fact(21, wanted)).state is IntentState.CONFIRMED


def test_it_is_no_foreign_value() -> None:
    unknown = intent(FieldGroup.WIRE, 32, 24, IntentState.UNKNOWN)
    assert plan(unknown, Trigger.READ, fact(10, None)).state is IntentState.UNKNOWN


def test_a_foreign_value_is_not_forgotten_by_it() -> None:
    unknown = intent(FieldGroup.WIRE, 32, 24, IntentState.UNKNOWN)
    held = plan(unknown, Trigger.READ, fact(10, 16))
    assert (held.state, held.reason, held.foreign) == (IntentState.HELD, Reason.CONFLICT, 16)
    assert plan(held, Trigger.READ, fact(20, None)).foreign == 16


def test_a_name_that_is_not_told_is_no_conflict() -> None:
    queued = intent(FieldGroup.NAME, "Carport", "Garage", IntentState.QUEUED)
    waiting = plan(queued, Trigger.READ, fact(5, None))
    assert waiting.state is IntentState.QUEUED
    assert plan(waiting, Trigger.READ, fact(9, "Garage")).state is IntentState.SENDING


def test_a_charger_without_a_name_can_be_given_one() -> None:
    queued = replace(intent(FieldGroup.NAME, "Carport", "", IntentState.QUEUED), base=None)
    assert plan(queued, Trigger.READ, fact(5, None)).state is IntentState.SENDING


@pytest.mark.parametrize("wanted", [24, 36])
def test_without_a_rating_a_person_is_asked_and_nothing_ends(wanted: int) -> None:
    queued = intent(FieldGroup.WIRE, wanted, 32, IntentState.QUEUED)
    after = plan(queued, Trigger.READ, fact(5, None, rating=None))
    assert (after.state, after.reason) == (IntentState.HELD, Reason.CONFIRM_RAISE)
