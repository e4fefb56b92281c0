"""The simulation sees mistakes of the engine. At its own size it runs with the layers."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest

from juicedesk.domain.intent import FieldGroup, Intent, IntentState
from juicedesk.sync.pace import Pace
from juicedesk.sync.planner import TRANSITIONS, Fact, Trigger, answered, queued, reading, steps
from juicedesk.sync.times import SyncTimes
from tests.stress import simulation
from tests.stress.new_stores import NewStores
from tests.stress.simulation import ALL_GROUPS_EVERY, play

ENOUGH = 400
ALL_GROUPS = range(0, ENOUGH * ALL_GROUPS_EVERY, ALL_GROUPS_EVERY)


@pytest.fixture
def stores() -> Iterator[NewStores]:
    with closing(NewStores()) as new_stores:
        yield new_stores


def play_all(stores: NewStores, seeds: range) -> None:
    for seed in seeds:
        play(stores, seed)


def test_without_mistakes_it_passes(stores: NewStores) -> None:
    play_all(stores, range(24))


def test_a_raise_that_nobody_confirmed_is_seen(stores: NewStores, monkeypatch: pytest.MonkeyPatch) -> None:
    checks = tuple(check for check in queued.CHECKS if check is not queued._raise_unguarded)
    monkeypatch.setattr(queued, "CHECKS", checks)
    with pytest.raises(AssertionError, match="I6"):
        play_all(stores, range(ENOUGH))


def test_a_load_group_that_is_not_guarded_is_seen(stores: NewStores, monkeypatch: pytest.MonkeyPatch) -> None:
    guarded = queued._raise_unguarded

    def only_amps(intent: Intent, fact: Fact) -> Intent | None:
        return None if intent.key.group is FieldGroup.LOAD_GROUP else guarded(intent, fact)

    checks = tuple(only_amps if check is guarded else check for check in queued.CHECKS)
    monkeypatch.setattr(queued, "CHECKS", checks)
    with pytest.raises(AssertionError, match=r"I6: .*load_group"):
        play_all(stores, ALL_GROUPS)


def test_what_was_sent_and_is_taken_for_not_sent_is_seen(
    stores: NewStores, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(TRANSITIONS, (IntentState.SENDING, Trigger.NO_ANSWER), answered.not_sent)
    with pytest.raises(AssertionError, match=r"I[67]"):
        play_all(stores, range(ENOUGH))


@pytest.mark.parametrize(
    ("broken", "times"),
    [
        ("I8", SyncTimes(between_equal_reads_s=5.0)),
        ("I17", SyncTimes(between_writes_s=0.0)),
    ],
    ids=["I8", "I17"],
)
def test_what_is_done_too_early_is_seen(
    stores: NewStores, monkeypatch: pytest.MonkeyPatch, broken: str, times: SyncTimes
) -> None:
    monkeypatch.setattr(simulation, "SyncTimes", lambda: times)
    with pytest.raises(AssertionError, match=broken):
        play_all(stores, ALL_GROUPS)


def test_what_never_comes_to_rest_is_seen(stores: NewStores, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(TRANSITIONS, (IntentState.UNKNOWN, Trigger.READ), steps.read_again)
    with pytest.raises(AssertionError, match="I11"):
        play_all(stores, range(ENOUGH))


def test_an_end_without_a_reason_is_seen(stores: NewStores, monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(intent: Intent, fact: Fact) -> Intent:
        return replace(reading.verifying(intent, fact), reason=reading.Reason.NONE)

    monkeypatch.setitem(TRANSITIONS, (IntentState.VERIFYING, Trigger.READ), silent)
    with pytest.raises(AssertionError, match="I2: ended"):
        play_all(stores, range(ENOUGH))


def test_what_is_left_to_chance_is_seen(stores: NewStores, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Pace, "jitter_s", lambda _pace, _failures: 1.0 + secrets.randbelow(1_000) / 100)
    with pytest.raises(AssertionError, match="went another way"):
        play_all(stores, range(0, ENOUGH, simulation.TWICE_EVERY))
