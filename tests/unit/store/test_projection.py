"""What the screen is given of a change, and whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from juicedesk.domain.intent import Edit, FieldGroup, GroupValue, IntentKey, IntentState, Reason
from juicedesk.domain.load_group import NO_GROUP, LoadGroup
from juicedesk.domain.moment import Moment
from juicedesk.domain.ports import Unit
from juicedesk.store import Store
from juicedesk.store.accounts import Account
from juicedesk.store.view import Change, LinkState, LinkView

NOW = Moment(1_800_000_000.0, 500.0, "boot")
UNIT = "0910000000000000000000000001"
CARPORT = LoadGroup("Carport", 32, (UNIT,))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "desk.sqlite3")
    store.accounts.keep(Account("home", "https://home", "Home", None))
    yield store
    store.close()


def ask(store: Store, group: FieldGroup, unit_id: str, wanted: GroupValue, base: GroupValue) -> Change:
    store.intents.ask(Edit(IntentKey("home", unit_id, group), wanted, base, NOW))
    return store.projection.view("home", LinkView(LinkState.CONNECTED)).waiting[-1]


def test_a_change_says_when_it_is_tried_next_and_what_it_hides(store: Store) -> None:
    ask(store, FieldGroup.WIRE, UNIT, 24, 32)
    (intent,) = store.intents.open_intents("home")
    later = replace(
        intent,
        state=IntentState.HELD,
        reason=Reason.CEILING,
        sent_at=1.0,
        watch_until=2.0,
        not_before=3.0,
        tries=4,
        ceiling_amps=16,
    )
    store.intents.apply(intent, later, NOW.wall_s)

    (change,) = store.projection.view("home", LinkView(LinkState.CONNECTED)).undecided

    told = (change.sent_at, change.watch_until, change.not_before, change.tries, change.ceiling_amps)
    assert told == (1.0, 2.0, 3.0, 4, 16)


def test_a_load_groups_change_has_the_groups_name_also_when_it_is_dissolved(store: Store) -> None:
    made = ask(store, FieldGroup.LOAD_GROUP, "group-1234", CARPORT, NO_GROUP)
    dissolved = ask(store, FieldGroup.LOAD_GROUP, "group-5678", NO_GROUP, CARPORT)

    assert (made.charger_name, dissolved.charger_name) == ("Carport", "Carport")


def test_a_charger_that_nobody_knows_any_more_goes_by_the_end_of_its_id(store: Store) -> None:
    assert ask(store, FieldGroup.WIRE, UNIT, 24, 32).charger_name == "…0001"


def test_a_change_tells_what_the_server_has_and_what_waits_behind_it(store: Store) -> None:
    ask(store, FieldGroup.WIRE, UNIT, 24, 32)
    (intent,) = store.intents.open_intents("home")
    in_flight = replace(intent, state=IntentState.UNKNOWN, server_value=28, reads_equal=1)
    store.intents.apply(intent, in_flight, NOW.wall_s)
    link = LinkView(LinkState.AWAY, since=5.0)

    change = ask(store, FieldGroup.WIRE, UNIT, 16, 32)

    assert (change.server_value, change.queued_next, change.reads_equal) == (28, 16, 1)
    assert (change.wanted, change.base, change.made_at) == (24, 32, NOW.wall_s)
    assert store.projection.view("home", link).link is link


def test_a_load_groups_change_names_the_chargers_of_all_its_values(store: Store) -> None:
    units = [Unit(f"091000000000000000000000000{number}", f"Charger {number}", "t") for number in range(4)]
    store.chargers.keep_units("home", units)
    before, wanted, then = (LoadGroup("Drive", 32, (unit.unit_id,)) for unit in units[:3])
    ask(store, FieldGroup.LOAD_GROUP, "group-1234", wanted, before)
    (intent,) = store.intents.open_intents("home")
    store.intents.apply(intent, replace(intent, state=IntentState.SENDING, attempted=(wanted,)), NOW.wall_s)
    change = ask(store, FieldGroup.LOAD_GROUP, "group-1234", then, wanted)
    assert change.member_names == {unit.unit_id: unit.name for unit in units[:3]}
    assert ask(store, FieldGroup.WIRE, units[0].unit_id, 24, 32).member_names == {}
