"""What each answer to a send leaves of the intent, field by field."""

from __future__ import annotations

from dataclasses import replace

import pytest

from juicedesk.domain.intent import FieldGroup, Intent, IntentState, Override, Reason
from juicedesk.sync.planner import Trigger, plan
from tests.unit.sync.planner.whole import NIGHT, NOW, TIMES, ago, fact, intent

SENDING = IntentState.SENDING
LOWERS = {"wanted": 16, "base": 24, "server_value": 24, "attempted": (16,), "reason": Reason.NONE}
ALL_ANSWERS = (Trigger.ACCEPTED, Trigger.REFUSED, Trigger.TOKEN_REFUSED, Trigger.NO_ANSWER)


def sent(group: FieldGroup, **fields: object) -> Intent:
    return intent(
        group, SENDING, **({"reason": Reason.NONE, "first_equal_at": None, "reads_equal": 0} | fields)
    )


def test_an_accepted_send_is_read_at_once() -> None:
    before = sent(FieldGroup.SCHEDULE)
    assert plan(before, Trigger.ACCEPTED, fact()) == replace(
        before, state=IntentState.VERIFYING, not_before=NOW.wall_s
    )


@pytest.mark.parametrize("tries", [1, 2])
def test_a_refused_lowering_is_tried_again_later_each_time(tries: int) -> None:
    before = sent(FieldGroup.LIMIT, **LOWERS, tries=tries)
    assert plan(before, Trigger.REFUSED, fact()) == replace(
        before,
        state=IntentState.QUEUED,
        reason=Reason.SERVER_REFUSES,
        not_before=NOW.wall_s + tries * TIMES.refused_retry_s,
    )


def test_the_third_refusal_asks_the_person() -> None:
    before = sent(FieldGroup.SCHEDULE, tries=3)
    assert plan(before, Trigger.REFUSED, fact()) == replace(
        before, state=IntentState.HELD, reason=Reason.SERVER_REFUSES
    )


@pytest.mark.parametrize("group", [FieldGroup.WIRE, FieldGroup.LIMIT, FieldGroup.OVERRIDE])
def test_a_refused_raise_or_override_is_over(group: FieldGroup) -> None:
    before = sent(group, tries=1)
    assert plan(before, Trigger.REFUSED, fact()) == replace(
        before, state=IntentState.REJECTED, reason=Reason.SERVER_REFUSES
    )


def test_a_refused_token_asks_to_sign_in() -> None:
    before = sent(FieldGroup.SCHEDULE)
    assert plan(before, Trigger.TOKEN_REFUSED, fact()) == replace(
        before, state=IntentState.HELD, reason=Reason.SIGN_IN
    )


def test_a_token_that_is_refused_again_and_again_is_a_refusal() -> None:
    before = sent(FieldGroup.SCHEDULE, tries=3)
    after = plan(before, Trigger.TOKEN_REFUSED, fact())
    assert (after.state, after.reason) == (IntentState.HELD, Reason.SERVER_REFUSES)


def test_an_override_does_not_wait_for_a_sign_in() -> None:
    before = sent(FieldGroup.OVERRIDE)
    assert plan(before, Trigger.TOKEN_REFUSED, fact()) == replace(
        before, state=IntentState.REJECTED, reason=Reason.SIGN_IN
    )


def test_what_did_not_leave_is_as_before_with_its_confirmation() -> None:
    before = sent(FieldGroup.WIRE, confirmed_at=None, attempted=(40, 32), tries=2)
    assert plan(before, Trigger.NOT_SENT, fact(confirmed_at=ago(90))) == replace(
        before,
        state=IntentState.QUEUED,
        confirmed_at=ago(90),
        attempted=(40,),
        sent_at=None,
        tries=1,
    )


def test_what_somebody_was_quicker_with_is_read_again_soon() -> None:
    before = sent(FieldGroup.SCHEDULE, attempted=(NIGHT,), tries=1)
    assert plan(before, Trigger.CHANGED_MEANWHILE, fact()) == replace(
        before,
        state=IntentState.QUEUED,
        reason=Reason.CHANGED_MEANWHILE,
        confirmed_at=None,
        attempted=(),
        sent_at=None,
        tries=0,
        not_before=NOW.wall_s + TIMES.settle_read_s,
    )


@pytest.mark.parametrize("trigger", [Trigger.NO_ANSWER, Trigger.FOUND_AT_START])
def test_what_may_have_landed_is_watched_and_read(trigger: Trigger) -> None:
    before = sent(FieldGroup.WIRE)
    assert plan(before, trigger, fact()) == replace(
        before,
        state=IntentState.UNKNOWN,
        watch_until=NOW.wall_s + TIMES.watch_s,
        not_before=NOW.wall_s + TIMES.settle_read_s,
    )


def test_an_undo_that_did_not_leave_is_found_out_again_by_the_next_read() -> None:
    before = sent(FieldGroup.WIRE, reason=Reason.CAME_LATE, undo_to=16, undos=2, server_value=32)
    assert plan(before, Trigger.NOT_SENT, fact()) == replace(
        before,
        state=IntentState.UNKNOWN,
        reason=Reason.NONE,
        server_value=16,
        undo_to=None,
        undos=1,
        sent_at=None,
    )


@pytest.mark.parametrize("answer", ALL_ANSWERS)
def test_a_raise_that_was_taken_back_asks_again_whatever_the_answer(answer: Trigger) -> None:
    before = sent(FieldGroup.WIRE, reason=Reason.CAME_LATE, undo_to=16, undos=1)
    watch_until = NOW.wall_s + TIMES.watch_s if answer is Trigger.NO_ANSWER else before.watch_until
    assert plan(before, answer, fact()) == replace(
        before, state=IntentState.HELD, reason=Reason.CAME_LATE, undo_to=None, watch_until=watch_until
    )


@pytest.mark.parametrize("answer", ALL_ANSWERS)
def test_an_override_that_was_taken_back_is_over_whatever_the_answer(answer: Trigger) -> None:
    undo = {"reason": Reason.CAME_LATE, "undo_to": Override.BACK_TO_SCHEDULE, "undos": 1}
    after = plan(sent(FieldGroup.OVERRIDE, **undo), answer, fact())
    assert (after.state, after.reason, after.undo_to) == (IntentState.EXPIRED, Reason.CAME_LATE, None)
