"""The rule machine sees mistakes of the engine. At its own size it runs with the layers."""

from __future__ import annotations

import pytest

from juicedesk.domain.intent import FieldGroup, Intent, IntentState
from juicedesk.store import intents
from juicedesk.sync.delivery import Delivery
from juicedesk.sync.planner import TRANSITIONS, Fact, Trigger, answered, queued, steps
from tests.stress.rule_machine import ON_A_FILE_EVERY, play

ENOUGH = 100


def test_without_mistakes_it_passes() -> None:
    assert play(seed=1, examples=10) > 0


@pytest.mark.parametrize(
    ("left_out", "broken"),
    [(queued._raise_unguarded, "I6"), (queued._against_a_rule, "I[56]")],
    ids=lambda value: getattr(value, "__name__", value),
)
def test_a_check_that_is_left_out_is_missed(
    monkeypatch: pytest.MonkeyPatch, left_out: object, broken: str
) -> None:
    monkeypatch.setattr(queued, "CHECKS", tuple(check for check in queued.CHECKS if check is not left_out))
    with pytest.raises(AssertionError, match=broken):
        play(seed=1, examples=ENOUGH, shortens=False)


def test_a_send_that_is_taken_for_not_sent_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(TRANSITIONS, (IntentState.SENDING, Trigger.NO_ANSWER), answered.not_sent)
    with pytest.raises(AssertionError, match=r"I6|I7|I18"):
        play(seed=4, examples=ENOUGH, shortens=False)


def test_what_never_comes_to_rest_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def waits_for_ever(intent: Intent, fact: Fact) -> Intent:
        return steps.read_again(intent, fact)

    monkeypatch.setitem(TRANSITIONS, (IntentState.UNKNOWN, Trigger.READ), waits_for_ever)
    with pytest.raises(AssertionError, match="I11"):
        play(seed=5, examples=ENOUGH, shortens=False)


def test_a_load_group_that_is_not_guarded_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    guarded = queued._raise_unguarded

    def only_amps(intent: Intent, fact: Fact) -> Intent | None:
        return None if intent.key.group is FieldGroup.LOAD_GROUP else guarded(intent, fact)

    checks = tuple(only_amps if check is guarded else check for check in queued.CHECKS)
    monkeypatch.setattr(queued, "CHECKS", checks)
    with pytest.raises(AssertionError, match=r"I6: .*load_group"):
        play(seed=1, examples=ENOUGH, shortens=False)


def test_a_sender_that_goes_on_although_another_has_taken_over_is_seen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(intents, "_is_sender", lambda _db, _epoch: True)
    monkeypatch.setattr(Delivery, "_is_replaced", lambda _delivery: False)
    with pytest.raises(AssertionError, match="I14"):
        play(seed=2, examples=ENOUGH, shortens=False)


def test_on_a_file_it_passes_too() -> None:
    assert play(seed=ON_A_FILE_EVERY, examples=5) > 0
