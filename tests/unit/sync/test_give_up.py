"""A person stops waiting for a server that does not come back; not while a send may still land."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from juicedesk.domain.intent import Edit, FieldGroup, IntentKey, IntentState, Reason
from juicedesk.store import Store
from juicedesk.store.accounts import Account
from juicedesk.sync.decisions import Decisions
from juicedesk.sync.times import SyncTimes
from tests.fakes.charger_link import HandClock

KEY = IntentKey("home", "0910000000000000000000000001", FieldGroup.WIRE)
WATCH_S = 120.0


class Waiting:
    """A lowering that was sent and got no answer."""

    def __init__(self, path: Path, state: IntentState) -> None:
        self.store = Store(path)
        self.store.accounts.keep(Account("home", "https://home", "Home", None))
        self.clock = HandClock()
        self.decisions = Decisions(self.store.intents, self.clock, SyncTimes(watch_s=WATCH_S))
        self.store.intents.ask(Edit(KEY, 24, 32, self.clock.now()))
        (intent,) = self.store.intents.open_intents("home")
        self.intent_id = intent.intent_id
        sent = replace(intent, state=state, attempted=(24,), watch_until=self.clock.wall_s + WATCH_S)
        self.store.intents.apply(intent, sent, self.clock.wall_s)


@pytest.fixture(params=[IntentState.UNKNOWN, IntentState.VERIFYING])
def waiting(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Waiting]:
    waiting = Waiting(tmp_path / "desk.sqlite3", request.param)
    yield waiting
    waiting.store.close()


def test_it_cannot_be_given_up_while_it_may_still_land(waiting: Waiting) -> None:
    waiting.clock.pass_s(WATCH_S - 1)

    assert not waiting.decisions.give_up(waiting.intent_id)
    assert len(waiting.store.intents.open_intents("home")) == 1


def test_afterwards_it_ends_and_stays_unknown(waiting: Waiting) -> None:
    waiting.clock.pass_s(WATCH_S)

    assert waiting.decisions.give_up(waiting.intent_id)

    ended = waiting.store.intents.find(waiting.intent_id)
    assert ended is not None
    assert (ended.state, ended.reason) == (IntentState.CANCELLED, Reason.NOT_CONFIRMED)
    assert not waiting.decisions.give_up(waiting.intent_id)
