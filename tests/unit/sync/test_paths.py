"""Two servers, one box: the engines of both accounts on one profile never both write to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from juicedesk.domain.errors import NotSent, Unknown
from juicedesk.domain.intent import Edit, FieldGroup, GroupValue, IntentKey, IntentState, Reason
from juicedesk.store import Store
from juicedesk.store.accounts import Account
from juicedesk.sync.engine import Engine
from juicedesk.sync.times import SyncTimes
from tests.fakes.charger_link import FakeLink, HandClock

UNIT = "0910000000000000000000000001"
WIRE = FieldGroup.WIRE
VENDOR, HOME = "vendor", "home"
IN_FLIGHT = (IntentState.SENDING, IntentState.UNKNOWN, IntentState.VERIFYING)


class TwoServers:
    """The vendor's server and the home server, both with the same box, and an engine for each."""

    def __init__(self, path: Path) -> None:
        self.clock = HandClock()
        self.store = Store(path)
        self.links = {name: FakeLink(self.clock, address=name) for name in (VENDOR, HOME)}
        self.engines = {}
        for name, link in self.links.items():
            link.add(UNIT)
            link.on_write = lambda name=name: self.check_write(name)  # type: ignore[misc]
            self.store.accounts.keep(Account(name, f"https://{name}", name, None))
            self.engines[name] = Engine(name, name, link, self.store, self.clock, SyncTimes(), Random(3))
        self.engines[VENDOR].cycle()

    def check_write(self, name: str) -> None:
        path = self.store.paths.of([UNIT])[UNIT]
        assert path.account_id == name, f"{name} wrote, but {path.account_id} is in charge"
        group = self.links[name].writes[-1][1]
        other = HOME if name == VENDOR else VENDOR
        on_its_way = [
            intent
            for intent in self.store.intents.open_intents(other)
            if intent.key.group is group and intent.state in IN_FLIGHT
        ]
        assert not on_its_way, f"{name} wrote while the other one's change was on its way"

    def run_s(self, name: str, seconds: float) -> None:
        end = self.clock.wall_s + seconds
        while self.clock.wall_s < end:
            wait_s = self.engines[name].cycle()
            self.clock.wall_s = min(end, self.clock.wall_s + max(wait_s, 0.05))

    def ask(self, name: str, group: FieldGroup, wanted: GroupValue, base: GroupValue) -> None:
        edit = Edit(IntentKey(name, UNIT, group), wanted, base, self.clock.now(), confirmed=True)
        self.store.intents.ask(edit)

    def move(self, name: str) -> None:
        self.store.paths.move(UNIT, name, self.clock.wall_s)

    def open_states(self, name: str) -> list[tuple[IntentState, Reason]]:
        return [(intent.state, intent.reason) for intent in self.store.intents.open_intents(name)]

    def last_of(self, name: str) -> tuple[IntentState, Reason]:
        change = self.store.projection.view(name, self.engines[name].link_view).done[0]
        return (change.state, change.reason)


@pytest.fixture
def two(tmp_path: Path) -> Iterator[TwoServers]:
    two = TwoServers(tmp_path / "desk.sqlite3")
    yield two
    two.store.close()


def test_an_account_that_is_not_in_charge_only_reads(two: TwoServers) -> None:
    two.ask(HOME, WIRE, 24, 32)
    two.run_s(HOME, 300)
    assert two.links[HOME].writes == []
    assert two.links[HOME].reads > 3
    assert two.open_states(HOME) == [(IntentState.QUEUED, Reason.NONE)]


def test_it_delivers_once_it_is_put_in_charge(two: TwoServers) -> None:
    two.ask(HOME, WIRE, 24, 32)
    two.run_s(HOME, 30)
    two.move(HOME)
    two.run_s(HOME, 60)
    assert two.links[HOME].writes == [(UNIT, WIRE, 24)]
    assert two.last_of(HOME) == (IntentState.CONFIRMED, Reason.NONE)


def no_answer() -> Unknown:
    return Unknown("vendor", "no answer")


def test_what_may_have_been_sent_is_settled_by_the_boxs_own_report_first(two: TwoServers) -> None:
    two.links[VENDOR].fail_write_after = no_answer
    two.ask(VENDOR, WIRE, 24, 32)
    two.run_s(VENDOR, 5)
    two.ask(VENDOR, WIRE, 16, 32)
    two.move(HOME)
    box = two.links[HOME].chargers[UNIT]

    box.silent_s = 10_000.0
    two.run_s(HOME, 600)
    assert two.links[HOME].writes == [], "the box has not reported here yet"
    assert [state for state, _reason in two.open_states(VENDOR)] == [IntentState.VERIFYING]

    box.silent_s = 5.0
    two.run_s(HOME, 60)
    assert two.open_states(VENDOR) == []
    assert two.last_of(VENDOR) == (IntentState.EXPIRED, Reason.MOVED)
    two.run_s(HOME, 60)
    assert two.links[HOME].writes == [(UNIT, WIRE, 16)]


def test_other_groups_do_not_wait_for_it(two: TwoServers) -> None:
    two.links[VENDOR].fail_write_after = no_answer
    two.ask(VENDOR, WIRE, 24, 32)
    two.run_s(VENDOR, 5)
    two.move(HOME)
    two.ask(HOME, FieldGroup.NAME, "Carport", "Garage")
    two.run_s(HOME, 30)
    assert two.links[HOME].writes == [(UNIT, FieldGroup.NAME, "Carport")]


def test_a_confirmed_raise_that_moves_along_asks_again(two: TwoServers) -> None:
    two.links[VENDOR].fail_read = no_answer
    two.ask(VENDOR, WIRE, 40, 32)
    two.move(HOME)
    two.run_s(HOME, 60)
    assert two.links[HOME].writes == []
    assert two.open_states(HOME) == [(IntentState.HELD, Reason.CONFIRM_RAISE)]


def test_a_move_during_a_send_that_does_not_leave_takes_the_edit_along(two: TwoServers) -> None:
    def move_and_fail() -> NotSent:
        two.move(HOME)
        two.links[VENDOR].fail_write_before = None
        return NotSent(VENDOR, "refused")

    two.links[VENDOR].fail_write_before = move_and_fail
    two.ask(VENDOR, WIRE, 24, 32)
    two.run_s(VENDOR, 30)
    assert two.links[VENDOR].writes == []
    assert two.open_states(VENDOR) == []
    two.run_s(HOME, 60)
    assert two.links[HOME].writes == [(UNIT, WIRE, 24)]


def test_a_move_during_a_send_leaves_it_to_the_boxs_report(two: TwoServers) -> None:
    two.links[VENDOR].on_write = lambda: two.move(HOME)
    two.ask(VENDOR, WIRE, 24, 32)
    two.run_s(VENDOR, 30)
    assert [state for state, _reason in two.open_states(VENDOR)] == [IntentState.VERIFYING]
    two.ask(HOME, WIRE, 16, 32)
    two.run_s(HOME, 50)
    assert two.links[HOME].writes == [], "the box has not reported since the move"
    two.run_s(HOME, 60)
    assert two.open_states(VENDOR) == []
    assert two.links[HOME].writes == [(UNIT, WIRE, 16)]


def test_a_charger_that_the_former_server_no_longer_lists_is_settled_by_the_new_one(two: TwoServers) -> None:
    two.links[VENDOR].fail_write_after = no_answer
    two.ask(VENDOR, WIRE, 24, 32)
    two.run_s(VENDOR, 5)
    two.move(HOME)
    del two.links[VENDOR].chargers[UNIT]
    two.run_s(VENDOR, 600)
    assert [state for state, _reason in two.open_states(VENDOR)] == [IntentState.VERIFYING]
    two.run_s(HOME, 60)
    assert two.last_of(VENDOR) == (IntentState.EXPIRED, Reason.MOVED)


STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("ask"), st.sampled_from([VENDOR, HOME]), st.sampled_from([6, 16, 24, 32, 40])),
        st.tuples(st.just("move"), st.sampled_from([VENDOR, HOME]), st.just(0)),
        st.tuples(st.just("run"), st.sampled_from([VENDOR, HOME]), st.sampled_from([1, 20, 130])),
        st.tuples(st.just("silence"), st.sampled_from([VENDOR, HOME]), st.sampled_from([5, 10_000])),
        st.tuples(st.just("fault"), st.sampled_from([VENDOR, HOME]), st.sampled_from([0, 1, 2])),
    ),
    max_size=30,
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_whatever_happens_in_whatever_order_there_is_one_writer(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, str, int]]
) -> None:
    two = TwoServers(tmp_path_factory.mktemp("two") / "desk.sqlite3")
    do: dict[str, Callable[[str, int], None]] = {
        "ask": lambda name, amps: two.ask(name, WIRE, amps, _shown(two, name)),
        "move": lambda name, _: two.move(name),
        "run": two.run_s,
        "silence": lambda name, seconds: setattr(two.links[name].chargers[UNIT], "silent_s", float(seconds)),
        "fault": lambda name, kind: _fail(two.links[name], kind),
    }
    try:
        for what, name, value in steps:
            do[what](name, value)
        _comes_to_rest(two)
    finally:
        two.store.close()


def _shown(two: TwoServers, name: str) -> GroupValue:
    value = two.links[name].chargers[UNIT].values[WIRE]
    assert value is not None
    return value


def _fail(link: FakeLink, kind: int) -> None:
    link.fail_write_before = no_answer if kind == 1 else None
    link.fail_write_after = no_answer if kind == 2 else None


def _comes_to_rest(two: TwoServers) -> None:
    """Once faults have ended, whoever is in charge leaves nothing on its way (I11)."""
    for link in two.links.values():
        _fail(link, 0)
        link.chargers[UNIT].silent_s = 5.0
    owner = two.store.paths.of([UNIT])[UNIT].account_id
    two.run_s(owner, 900)
    for name in (VENDOR, HOME):
        assert not [state for state, _reason in two.open_states(name) if state in IN_FLIGHT]
