"""What a press of Save makes of the intents of its key, field by field."""

from __future__ import annotations

from dataclasses import replace

import pytest

from juicedesk.domain.intent import FieldGroup, Intent, IntentKey, IntentState, Override, Reason
from juicedesk.domain.saving import begun, makes_way, promoted, replaced
from tests.unit.sync.planner.whole import EVENING, NIGHT, NOW, ago, edit, intent

WIRE, SCHEDULE = FieldGroup.WIRE, FieldGroup.SCHEDULE


def test_a_first_edit_begins_from_nothing() -> None:
    assert begun(edit(WIRE, 32, 24, confirmed=True), None) == Intent(
        intent_id=0,
        key=IntentKey("home", "0910", WIRE),
        state=IntentState.QUEUED,
        wanted=32,
        base=24,
        made_at=NOW,
        confirmed_at=NOW,
        plugged_since=6,
    )
    assert begun(edit(WIRE, 16, 24), None).confirmed_at is None


def test_an_edit_after_one_that_may_still_land_knows_what_that_sent() -> None:
    ended = intent(WIRE, IntentState.EXPIRED, foreign=20, undos=1)
    assert begun(edit(WIRE, 16, 24), ended) == replace(
        begun(edit(WIRE, 16, 24), None),
        ceiling_amps=48,
        attempted=ended.attempted,
        watch_until=ended.watch_until,
        server_value=ended.server_value,
        foreign=20,
        undos=1,
    )


@pytest.mark.parametrize("watch_until", [None, NOW.wall_s])
def test_of_one_that_can_no_longer_land_only_the_hidden_value_counts(watch_until: float | None) -> None:
    ended = intent(WIRE, IntentState.CONFIRMED, watch_until=watch_until)
    assert begun(edit(WIRE, 16, 24), ended) == replace(begun(edit(WIRE, 16, 24), None), ceiling_amps=48)


def test_a_newer_edit_takes_the_place_of_one_that_waits() -> None:
    waits = intent(WIRE, IntentState.QUEUED, undo_to=16, next_edit=edit(WIRE, 6, 24))
    assert replaced(waits, edit(WIRE, 40, 20, confirmed=True)) == replace(
        waits,
        reason=Reason.NONE,
        wanted=40,
        base=20,
        made_at=NOW,
        confirmed_at=NOW,
        plugged_since=6,
        sent_at=None,
        first_equal_at=None,
        reads_equal=0,
        not_before=0.0,
        tries=0,
        undo_to=None,
        next_edit=None,
    )


@pytest.mark.parametrize(("state", "base"), [(IntentState.QUEUED, EVENING), (IntentState.HELD, NIGHT)])
def test_a_schedule_keeps_the_base_of_its_first_unsent_edit(state: IntentState, base: object) -> None:
    after = replaced(intent(SCHEDULE, state), edit(SCHEDULE, replace(NIGHT, enabled=False), NIGHT))
    assert (after.state, after.base, after.confirmed_at) == (IntentState.QUEUED, base, None)


def test_charge_now_that_is_taken_back_before_it_left_is_nothing_to_send() -> None:
    waits = intent(
        FieldGroup.OVERRIDE,
        IntentState.QUEUED,
        next_edit=edit(FieldGroup.OVERRIDE, Override.CHARGE_NOW, None),
    )
    back = edit(FieldGroup.OVERRIDE, Override.BACK_TO_SCHEDULE, Override.CHARGE_NOW)
    assert replaced(waits, back) == replace(
        waits, state=IntentState.CANCELLED, reason=Reason.BY_PERSON, next_edit=None
    )


@pytest.mark.parametrize("state", [IntentState.QUEUED, IntentState.HELD])
def test_what_would_wait_or_ask_makes_way_for_a_newer_edit(state: IntentState) -> None:
    alone = intent(WIRE, state)
    assert makes_way(alone) == alone
    before = replace(alone, next_edit=edit(WIRE, 16, 24))
    assert makes_way(before) == replace(before, state=IntentState.SUPERSEDED, reason=Reason.BY_PERSON)


def test_what_is_in_flight_does_not_make_way() -> None:
    before = intent(WIRE, IntentState.UNKNOWN, next_edit=edit(WIRE, 16, 24))
    assert makes_way(before) == before


def test_nothing_follows_where_nothing_waits() -> None:
    assert promoted(intent(WIRE, IntentState.CONFIRMED)) is None


@pytest.mark.parametrize(
    ("state", "seen", "base"),
    [
        (IntentState.CONFIRMED, 24, 32),
        (IntentState.CONFIRMED, 32, 32),
        (IntentState.NOT_NEEDED, 24, 32),
        (IntentState.CONFIRMED, 28, 28),
        (IntentState.NOT_KEPT, 24, 24),
    ],
)
def test_the_edit_that_waited_builds_on_what_has_landed(state: IntentState, seen: int, base: int) -> None:
    waiting = edit(WIRE, 40, seen, confirmed=True)
    ended = intent(WIRE, state, watch_until=None, made_at=ago(50), next_edit=waiting)
    follows = promoted(ended)
    assert follows is not None
    assert (follows.state, follows.wanted, follows.base) == (IntentState.QUEUED, 40, base)
    assert (follows.confirmed_at, follows.ceiling_amps) == (NOW, 48)
