"""The checks of the fault server's layer see what they are for: each program with a mistake is caught."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from juicedesk.domain.intent import Intent, IntentState, Reason
from juicedesk.juicenet.reading import Fields
from juicedesk.store import intents
from juicedesk.sync import delivery
from juicedesk.sync.planner import plan
from juicedesk.sync.times import SyncTimes
from tests.stress import fault_checks, fault_scene
from tests.stress.fault_cases import ASKED, Case, cases
from tests.stress.fault_server import play
from tests.stress.fault_table import FAULTS, Phase

Mistake = Callable[[pytest.MonkeyPatch], None]


def case(asked: str, fault: str, phase: Phase = Phase.WRITE) -> Case:
    of_name = {each.name: each for each in ASKED}
    return Case(next(f for f in FAULTS if f.name == fault), phase, of_name[asked], 0, 1, has_bystander=False)


def with_times(**changed: float) -> Mistake:
    return lambda patch: patch.setattr(fault_scene, "TIMES", replace(SyncTimes(), **changed))


def planned(mistake: Callable[[Intent, Intent, Any], Intent]) -> Mistake:
    """Another plan: made from the intent before, the right one after, and the fact."""

    def wrong_plan(before: Intent, trigger: Any, fact: Any) -> Intent:
        return mistake(before, plan(before, trigger, fact), fact)

    return lambda patch: patch.setattr(delivery, "plan", wrong_plan)


def raise_again(before: Intent, after: Intent, fact: Any) -> Intent:
    if after.reason is not Reason.ASK_AGAIN:
        return after
    return replace(after, state=IntentState.QUEUED, reason=Reason.NONE, confirmed_at=fact.now)


def click_again(before: Intent, after: Intent, fact: Any) -> Intent:
    if after.reason is not Reason.NOT_CONFIRMED:
        return after
    return replace(after, state=IntentState.QUEUED, reason=Reason.NONE)


def believe_the_answer(before: Intent, after: Intent, fact: Any) -> Intent:
    if before.state is not IntentState.SENDING or after.state is not IntentState.VERIFYING:
        return after
    return replace(after, state=IntentState.CONFIRMED)


def say_no_reason(before: Intent, after: Intent, fact: Any) -> Intent:
    return replace(after, reason=Reason.NONE) if after.state is IntentState.HELD else after


def keep_no_attempt(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(intents, "_insert_attempt", lambda *_: None)


def believe_words(patch: pytest.MonkeyPatch) -> None:
    patch.setattr("juicedesk.juicenet.client.parse_answer", lambda body: Fields(json.loads(body)))
    patch.setattr("juicedesk.juicenet.client.JuiceNetClient._judged", lambda self, answer, token: answer)


def never_wait(patch: pytest.MonkeyPatch) -> None:
    from juicedesk.sync.pace import Pace

    patch.setattr(Pace, "failed", lambda *_: None)


def have_no_words(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(fault_checks, "reason_words", lambda reason: "")


MISTAKES: dict[str, tuple[Mistake, Case, str]] = {
    "no attempt on the disk": (keep_no_attempt, case("rename", "dropped after applying"), "I4"),
    "a raise sent again": (planned(raise_again), case("raise the wire limit", "no answer"), "I6"),
    "a click sent again": (planned(click_again), case("charge now", "500"), "I7"),
    "reads too close": (with_times(between_equal_reads_s=5.0), case("rename", "wrong types"), "I8"),
    "an answer believed": (planned(believe_the_answer), case("switch off", "put back after 0 s"), "I8"),
    "never at rest": (with_times(watch_s=9999.0), case("raise the charge limit", "garbage"), "I11"),
    "no reason": (planned(say_no_reason), case("raise the charge limit", "garbage"), "I2"),
    "no words": (have_no_words, case("raise the charge limit", "garbage"), "I2"),
    "a word for a truth": (believe_words, case("rename", "success as text"), "§3.7"),
    "no patience": (never_wait, case("rename", "429"), "although the server asked"),
    "too fast": (with_times(between_writes_s=0.0, refused_retry_s=0.2), case("rename", "refusal"), "I17"),
}


@pytest.mark.parametrize(("mistake", "of", "noticed"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_is_noticed(
    mistake: Mistake, of: Case, noticed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert play([(of, 1)]) == [[]]
    mistake(monkeypatch)
    (said,) = play([(of, 1)])
    assert any(noticed in words for words in said), said


def test_every_fault_meets_every_phase_of_every_edit_that_has_it() -> None:
    met = Counter((str(each.phase), each.fault.name) for each in cases(1))
    assert met.keys() == {(str(phase), fault.name) for fault in FAULTS for phase in fault.phases}
    assert min(met.values()) >= 3
    assert len(cases(1)) >= 800


def test_a_seed_gives_the_same_cases_and_another_one_others() -> None:
    assert [str(each) for each in cases(3)] == [str(each) for each in cases(3)]
    assert [str(each) for each in cases(3)] != [str(each) for each in cases(4)]
