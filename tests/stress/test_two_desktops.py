"""The two desktops see mistakes of the engine. At their own size they run with the layers."""

from __future__ import annotations

import threading

import pytest

from juicedesk.sync.planner import queued
from tests.stress.two_desktops import Turns, play, two_stores

ENOUGH = 400


def test_their_requests_take_turns() -> None:
    heard: list[str] = []

    def say(word: str, turns: list[Turns]) -> None:
        heard.append(f"{word} asks")
        turns[0].pause()
        heard.append(f"{word} is answered")

    mine: list[Turns] = []
    theirs: list[Turns] = []
    mine.append(Turns(lambda: say("one", mine)))
    theirs.append(Turns(lambda: say("the other", theirs)))
    for turns in (*mine, *theirs, *mine, *theirs):
        turns.step()
    for turns in (*mine, *theirs):
        turns.close()
    assert heard == ["one asks", "the other asks", "one is answered", "the other is answered"]
    assert threading.active_count() == 1


def test_a_raise_that_nobody_confirmed_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    checks = tuple(check for check in queued.CHECKS if check is not queued._raise_unguarded)
    monkeypatch.setattr(queued, "CHECKS", checks)
    with two_stores() as stores, pytest.raises(AssertionError, match="I6"):
        for seed in range(ENOUGH):
            play(stores, seed)
