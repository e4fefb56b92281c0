"""What the engine does with a copy that is older than the world: it looks first, and raises nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from juicedesk.domain.intent import Edit, FieldGroup, GroupValue, Intent, IntentKey, IntentState, Override
from juicedesk.store import Store
from juicedesk.store.accounts import Account
from juicedesk.sync.engine import Engine
from juicedesk.sync.times import SyncTimes
from tests.fakes.charger_link import FakeCharger, FakeLink, HandClock

ACCOUNT = "home"
UNIT = "0910000000000000000000000001"


class Owner:
    """Asks, lets the engine work, and loses the data file."""

    def __init__(self, path: Path) -> None:
        self.clock = HandClock()
        self.link = FakeLink(self.clock)
        self.charger: FakeCharger = self.link.add(UNIT)
        self._path = path
        self.store = Store(path)
        self.store.accounts.keep(Account(ACCOUNT, "http://fake", "Home server", None))

    def ask(
        self, group: FieldGroup, wanted: GroupValue, base: GroupValue | None, confirmed: bool = False
    ) -> None:
        self.store.intents.ask(
            Edit(IntentKey(ACCOUNT, UNIT, group), wanted, base, self.clock.now(), confirmed)
        )

    def run_s(self, seconds: float) -> None:
        engine = Engine(ACCOUNT, "", self.link, self.store, self.clock, SyncTimes(), Random(7))
        end = self.clock.wall_s + seconds
        while self.clock.wall_s < end:
            self.clock.pass_s(max(engine.cycle(), 0.01))

    def copy(self) -> None:
        self.store.backups.make(self.clock.wall_s)

    def lose_the_file(self) -> None:
        self.store.close()
        self._path.write_bytes(b"no database at all " * 500)
        self.store = Store.open_or_restore(self._path, self.clock.wall_s)

    def intent(self, group: FieldGroup) -> Intent | None:
        intents = self.store.intents.open_intents(ACCOUNT)
        return next((intent for intent in intents if intent.key.group is group), None)


@pytest.fixture
def owner(tmp_path: Path) -> Iterator[Owner]:
    owner = Owner(tmp_path / "desk.sqlite3")
    yield owner
    owner.store.close()


@pytest.mark.parametrize("group", [FieldGroup.WIRE, FieldGroup.LIMIT])
def test_a_raise_that_waited_in_the_copy_asks_again(owner: Owner, group: FieldGroup) -> None:
    owner.charger.values[group] = 16
    owner.ask(group, 32, base=16, confirmed=True)
    owner.copy()
    owner.lose_the_file()
    owner.run_s(600)
    intent = owner.intent(group)
    assert intent is not None
    assert intent.state is IntentState.HELD
    assert owner.link.writes == []


def test_a_raise_that_was_sent_and_lowered_after_the_copy_is_not_repeated(owner: Owner) -> None:
    owner.charger.values[FieldGroup.LIMIT] = 16
    owner.ask(FieldGroup.LIMIT, 32, base=16, confirmed=True)
    owner.copy()
    owner.run_s(300)
    owner.ask(FieldGroup.LIMIT, 16, base=32)
    owner.run_s(300)
    sent = list(owner.link.writes)
    assert [value for _unit, _group, value in sent] == [32, 16]
    owner.lose_the_file()
    owner.run_s(600)
    assert owner.link.writes == sent


def test_charge_now_of_the_copy_is_over(owner: Owner) -> None:
    owner.ask(FieldGroup.OVERRIDE, Override.CHARGE_NOW, base=Override.BACK_TO_SCHEDULE)
    owner.copy()
    owner.lose_the_file()
    owner.run_s(300)
    assert owner.intent(FieldGroup.OVERRIDE) is None
    assert owner.link.writes == []


def test_a_lower_of_the_copy_still_goes_out(owner: Owner) -> None:
    owner.ask(FieldGroup.LIMIT, 10, base=32)
    owner.copy()
    owner.lose_the_file()
    owner.run_s(300)
    assert owner.link.writes == [(UNIT, FieldGroup.LIMIT, 10)]
    assert owner.intent(FieldGroup.LIMIT) is None


def test_a_raise_that_was_on_its_way_is_looked_for_and_not_sent_again(owner: Owner) -> None:
    owner.charger.values[FieldGroup.WIRE] = 16
    owner.ask(FieldGroup.WIRE, 32, base=16, confirmed=True)
    owner.link.on_write = owner.copy
    owner.link.keeps = False
    owner.run_s(20)
    assert len(owner.link.writes) == 1
    owner.lose_the_file()
    owner.run_s(600)
    intent = owner.intent(FieldGroup.WIRE)
    assert intent is not None
    assert intent.state is IntentState.HELD
    assert len(owner.link.writes) == 1


def test_another_name_on_the_server_is_not_passed_over(owner: Owner) -> None:
    owner.ask(FieldGroup.NAME, "Carport", base="Garage")
    owner.copy()
    owner.charger.values[FieldGroup.NAME] = "Yard"
    owner.lose_the_file()
    owner.run_s(300)
    intent = owner.intent(FieldGroup.NAME)
    assert intent is not None
    assert intent.state is IntentState.HELD
    assert owner.link.writes == []
