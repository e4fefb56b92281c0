"""What a decision, and a charger or way that is gone, leaves of the intent, field by field."""

from __future__ import annotations

from dataclasses import replace

import pytest

from juicedesk.domain.intent import FieldGroup, IntentState, Reason
from juicedesk.sync.planner import Trigger, plan
from tests.unit.sync.planner.whole import NOW, TIMES, edit, fact, intent

HELD, OVER = IntentState.HELD, {"watch_until": NOW.wall_s - 1}
IN_FLIGHT = (IntentState.UNKNOWN, IntentState.VERIFYING)


def test_what_was_never_sent_is_simply_taken_back() -> None:
    before = intent(FieldGroup.SCHEDULE, IntentState.QUEUED, attempted=(), watch_until=None)
    assert plan(before, Trigger.CANCEL, fact()) == replace(
        before, state=IntentState.CANCELLED, reason=Reason.BY_PERSON
    )


def test_a_raise_that_may_still_land_is_watched_closely_for_the_servers_value() -> None:
    before = intent(FieldGroup.WIRE, HELD, server_value=16, foreign=16, reads_equal=0, first_equal_at=None)
    assert plan(before, Trigger.KEEP_SERVER, fact()) == replace(
        before,
        state=IntentState.VERIFYING,
        reason=Reason.NONE,
        wanted=16,
        base=16,
        foreign=None,
        tries=0,
        reads_equal=1,
        first_equal_at=NOW.wall_s,
        not_before=NOW.wall_s + TIMES.settle_read_s,
    )


@pytest.mark.parametrize(
    "fields", [{"attempted": ()}, OVER, {"server_value": None}], ids=["not sent", "watched", "unknown value"]
)
def test_without_anything_to_watch_for_it_ends_at_once(fields: dict[str, object]) -> None:
    after = plan(intent(FieldGroup.WIRE, HELD, **fields), Trigger.CANCEL, fact())
    assert (after.state, after.reason) == (IntentState.CANCELLED, Reason.BY_PERSON)


def test_a_schedule_that_may_still_land_is_no_danger() -> None:
    after = plan(intent(FieldGroup.SCHEDULE, HELD), Trigger.CANCEL, fact())
    assert after.state is IntentState.CANCELLED


@pytest.mark.parametrize("state", IN_FLIGHT)
def test_giving_up_waits_for_the_end_of_the_watch(state: IntentState) -> None:
    before = intent(FieldGroup.WIRE, state)
    assert plan(before, Trigger.GIVE_UP, fact()) == before
    watched = replace(before, watch_until=NOW.wall_s - 1)
    assert plan(watched, Trigger.GIVE_UP, fact()) == replace(
        watched, state=IntentState.CANCELLED, reason=Reason.NOT_CONFIRMED
    )


def test_mine_is_a_new_confirmation_over_the_value_that_was_shown() -> None:
    before = intent(FieldGroup.WIRE, HELD, reason=Reason.CONFLICT, server_value=20, foreign=20)
    assert plan(before, Trigger.KEEP_MINE, fact()) == replace(
        before,
        state=IntentState.QUEUED,
        reason=Reason.NONE,
        base=20,
        confirmed_at=NOW,
        foreign=None,
        not_before=0.0,
        tries=0,
    )


def test_mine_goes_over_a_ceiling_only_when_that_was_asked_about() -> None:
    before = intent(FieldGroup.WIRE, HELD, reason=Reason.CEILING, ceiling_amps=28)
    assert plan(before, Trigger.KEEP_MINE, fact()).ceiling_amps is None


def test_a_held_one_without_its_charger_stays_a_question_but_for_the_sign_in() -> None:
    conflict = intent(FieldGroup.WIRE, HELD, reason=Reason.CONFLICT)
    assert plan(conflict, Trigger.CHARGER_GONE, fact()) == conflict
    sign_in = plan(replace(conflict, reason=Reason.SIGN_IN), Trigger.CHARGER_GONE, fact())
    assert (sign_in.state, sign_in.reason) == (HELD, Reason.CHARGER_GONE)


def test_a_waiting_override_without_its_charger_is_over() -> None:
    before = intent(FieldGroup.OVERRIDE, IntentState.QUEUED)
    assert plan(before, Trigger.CHARGER_GONE, fact()) == replace(
        before, state=IntentState.EXPIRED, reason=Reason.CHARGER_GONE
    )


@pytest.mark.parametrize("state", IN_FLIGHT)
def test_what_is_in_flight_to_a_charger_that_is_gone_is_looked_at_after_its_watch(state: IntentState) -> None:
    before = intent(FieldGroup.WIRE, state)
    assert plan(before, Trigger.CHARGER_GONE, fact()) == replace(before, not_before=before.watch_until)
    after = plan(replace(before, **OVER), Trigger.CHARGER_GONE, fact())
    assert (after.state, after.reason) == (HELD, Reason.CHARGER_GONE)
    override = plan(intent(FieldGroup.OVERRIDE, state, **OVER), Trigger.CHARGER_GONE, fact())
    assert (override.state, override.reason) == (IntentState.EXPIRED, Reason.NOT_CONFIRMED)


def test_a_watch_far_ahead_comes_from_a_clock_that_was_set_back() -> None:
    before = intent(FieldGroup.WIRE, IntentState.UNKNOWN, watch_until=NOW.wall_s + TIMES.watch_s)
    assert plan(before, Trigger.GIVE_UP, fact()) == before
    far_ahead = replace(before, watch_until=NOW.wall_s + TIMES.watch_s + 1)
    assert plan(far_ahead, Trigger.GIVE_UP, fact()).state is IntentState.CANCELLED


@pytest.mark.parametrize("state", IN_FLIGHT)
def test_what_is_in_flight_ends_with_its_watch_when_another_server_is_in_charge(state: IntentState) -> None:
    before = intent(FieldGroup.WIRE, state)
    assert plan(before, Trigger.PATH_MOVED, fact()) == before
    watched = replace(before, watch_until=NOW.wall_s)
    assert plan(watched, Trigger.PATH_MOVED, fact()) == replace(
        watched, state=IntentState.EXPIRED, reason=Reason.MOVED
    )


def test_a_send_that_nobody_heard_the_end_of_is_watched_when_another_server_is_in_charge() -> None:
    before = intent(FieldGroup.WIRE, IntentState.SENDING, watch_until=None)
    after = plan(before, Trigger.PATH_MOVED, fact())
    assert (after.state, after.watch_until) == (IntentState.UNKNOWN, NOW.wall_s + TIMES.watch_s)


@pytest.mark.parametrize("state", [IntentState.QUEUED, HELD, IntentState.SENDING, *IN_FLIGHT])
@pytest.mark.parametrize(("sent", "reason"), [((), Reason.BY_PERSON), ((32,), Reason.NOT_CONFIRMED)])
def test_leaving_the_account_ends_all_of_it_and_says_so_where_nobody_will_know(
    state: IntentState, sent: tuple[int, ...], reason: Reason
) -> None:
    before = intent(FieldGroup.WIRE, state, attempted=sent, next_edit=edit(FieldGroup.WIRE, 16, 24))
    assert plan(before, Trigger.SIGNED_OUT, fact()) == replace(
        before, state=IntentState.CANCELLED, reason=reason, next_edit=None
    )
