"""What is kept at signing out, after signing in again: found, but not as if nothing had happened."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from juicedesk.domain.intent import Edit, FieldGroup, GroupValue, IntentKey, IntentState, Override, Reason
from juicedesk.store import Store
from juicedesk.store.accounts import Account
from juicedesk.sync.engine import Engine
from juicedesk.sync.times import SyncTimes
from tests.fakes.charger_link import FakeLink, HandClock

UNIT = "0910000000000000000000000001"
HOME = Account("home", "https://home", "Home", None)


class Profile:
    """An account that was signed out of with changes, and in again after some time."""

    def __init__(self, path: Path) -> None:
        self.clock = HandClock()
        self.link = FakeLink(self.clock)
        self.link.add(UNIT)
        self.store = Store(path)
        self.sign_in()
        self.engine.cycle()

    def sign_in(self) -> None:
        self.store.accounts.keep(HOME)
        self.engine = Engine("home", "Home", self.link, self.store, self.clock, SyncTimes(), Random(3))

    def ask(self, group: FieldGroup, wanted: GroupValue, base: GroupValue) -> None:
        edit = Edit(IntentKey("home", UNIT, group), wanted, base, self.clock.now(), confirmed=True)
        self.store.intents.ask(edit)

    def away_s(self, seconds: float) -> None:
        """Sign out, in again after a while, and give the engine a minute."""
        self.store.accounts.sign_out("home")
        self.clock.pass_s(seconds)
        self.sign_in()
        end = self.clock.wall_s + 60
        while self.clock.wall_s < end:
            self.clock.pass_s(max(self.engine.cycle(), 0.05))

    @property
    def last(self) -> tuple[IntentState, Reason]:
        change = self.store.projection.view("home", self.engine.link_view).done[0]
        return (change.state, change.reason)


@pytest.fixture
def profile(tmp_path: Path) -> Iterator[Profile]:
    profile = Profile(tmp_path / "desk.sqlite3")
    yield profile
    profile.store.close()


def test_a_kept_lowering_is_sent(profile: Profile) -> None:
    profile.ask(FieldGroup.WIRE, 16, 32)
    profile.away_s(3600)
    assert profile.link.writes == [(UNIT, FieldGroup.WIRE, 16)]
    assert profile.last == (IntentState.CONFIRMED, Reason.NONE)


def test_a_kept_raise_asks_again_however_soon(profile: Profile) -> None:
    profile.ask(FieldGroup.WIRE, 40, 32)
    profile.away_s(1)
    assert profile.link.writes == []
    (asks,) = profile.store.intents.open_intents("home")
    assert (asks.state, asks.reason) == (IntentState.HELD, Reason.CONFIRM_RAISE)


@pytest.mark.parametrize(("away_s", "writes"), [(60, 1), (3600, 0)])
def test_charge_now_is_over_after_its_lifetime(profile: Profile, away_s: float, writes: int) -> None:
    profile.ask(FieldGroup.OVERRIDE, Override.CHARGE_NOW, Override.BACK_TO_SCHEDULE)
    profile.away_s(away_s)
    assert len(profile.link.writes) == writes
    if not writes:
        assert profile.last == (IntentState.EXPIRED, Reason.LATE)
