"""Only what is new is read again: the rest are the very same objects, and nothing new is missed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from juicedesk.domain.intent import Edit, FieldGroup, IntentKey
from juicedesk.domain.moment import Moment
from juicedesk.domain.ports import Unit
from juicedesk.store import Store
from juicedesk.store.accounts import Account
from juicedesk.store.view import ChargerView, LinkState, LinkView
from tests.unit.store.test_chargers import INFO, NIGHT, STATE

UNITS = [Unit(f"091000000000000000000000000{number}", f"Charger {number}", "t") for number in range(5)]
LAST = UNITS[4].unit_id


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.sqlite3"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    store = Store(path)
    for account_id in ("home", "other"):
        store.accounts.keep(Account(account_id, f"https://{account_id}", account_id, None))
        store.chargers.keep_units(account_id, UNITS)
    yield store
    store.close()


def chargers(store: Store, account_id: str = "home") -> dict[str, ChargerView]:
    view = store.projection.view(account_id, LinkView(LinkState.CONNECTED))
    return {charger.unit_id: charger for charger in view.chargers}


def test_what_is_not_new_is_the_same_object(store: Store) -> None:
    before = chargers(store)
    store.chargers.keep_state("home", LAST, STATE, 10.0)
    after = chargers(store)
    assert [unit_id for unit_id in after if after[unit_id] is not before[unit_id]] == [LAST]
    assert after[LAST].measurement == STATE.measurement


def test_every_kind_of_reading_is_new(store: Store) -> None:
    seen = [chargers(store)[LAST]]
    store.chargers.keep_state("home", LAST, STATE, 10.0)
    seen.append(chargers(store)[LAST])
    store.chargers.keep_info("home", LAST, INFO, 11.0)
    seen.append(chargers(store)[LAST])
    store.chargers.keep_schedule("home", LAST, NIGHT, 12.0)
    seen.append(chargers(store)[LAST])
    assert len({id(charger) for charger in seen}) == len(seen)
    assert seen[-1].field(FieldGroup.SCHEDULE).reported == NIGHT
    assert seen[-1].name == "Garage"


def test_a_reading_by_another_process_is_new(store: Store, path: Path) -> None:
    chargers(store)
    other = Store(path)
    other.chargers.keep_state("home", LAST, STATE, 10.0)
    other.close()
    assert chargers(store)[LAST].measured_at == 10.0


def test_names_keep_their_order_and_those_that_left_are_gone(store: Store) -> None:
    assert list(chargers(store)) == [unit.unit_id for unit in UNITS]
    store.chargers.keep_info("home", LAST, replace(INFO, name="a first one"), 10.0)
    assert next(iter(chargers(store))) == LAST
    store.chargers.keep_units("home", UNITS[:2])
    assert list(chargers(store)) == [unit.unit_id for unit in UNITS[:2]]
    store.chargers.keep_units("home", [*UNITS[:2], replace(UNITS[4], name="Back")])
    assert [charger.name for charger in chargers(store).values()] == ["Back", "Charger 0", "Charger 1"]


def test_the_same_list_again_is_nothing_new(store: Store) -> None:
    before = chargers(store)
    store.chargers.keep_units("home", UNITS)
    assert all(charger is before[unit_id] for unit_id, charger in chargers(store).items())


def test_accounts_are_not_mixed_up(store: Store) -> None:
    store.chargers.keep_state("home", LAST, STATE, 10.0)
    assert chargers(store)[LAST].measured_at == 10.0
    assert chargers(store, "other")[LAST].measured_at is None
    assert chargers(store)[LAST].measured_at == 10.0


def test_a_change_that_waits_lies_on_top_and_goes_again(store: Store) -> None:
    store.chargers.keep_state("home", LAST, STATE, 10.0)
    before = chargers(store)[LAST]
    key = IntentKey("home", LAST, FieldGroup.LIMIT)
    store.intents.ask(Edit(key, 16, 24, Moment(30.0, 30.0, "boot")))
    waiting = chargers(store)[LAST]
    assert waiting.field(FieldGroup.LIMIT).shown == 16
    assert before.field(FieldGroup.LIMIT).shown == 24
    (change,) = waiting.pending
    with store._database.transaction() as db:
        db.execute("UPDATE intent SET settled_at = 40, state = 'cancelled'")
    assert change.wanted == 16
    assert chargers(store)[LAST] is before


def test_a_charger_that_another_account_controls_names_it_with_and_without_changes(store: Store) -> None:
    first, second, third = (unit.unit_id for unit in UNITS[:3])
    store.paths.claim("other", [first, second], 10.0)
    store.paths.claim("home", [third, LAST], 10.0)
    for unit_id in (second, third):
        key = IntentKey("home", unit_id, FieldGroup.WIRE)
        store.intents.ask(Edit(key, 16, 32, Moment(1_800_000_000.0, 500.0, "boot")))
    shown = chargers(store)
    assert {unit_id: charger.in_charge_elsewhere for unit_id, charger in shown.items()} == {
        first: "other",
        second: "other",
        third: "",
        UNITS[3].unit_id: "",
        LAST: "",
    }
    assert [unit_id for unit_id, charger in shown.items() if charger.pending] == [second, third]
    assert chargers(store)[LAST] is shown[LAST], "nothing of it is made anew"


def test_each_account_shows_its_own_however_often_one_looks(store: Store) -> None:
    store.chargers.keep_info("other", LAST, INFO, 11.0)
    for _ in range(2):
        assert chargers(store, "home")[LAST].name == "Charger 4"
        assert chargers(store, "other")[LAST].name == "Garage"


def test_the_very_first_charger_of_an_account_is_shown(store: Store) -> None:
    store.accounts.keep(Account("new", "https://new", "new", None))
    assert chargers(store, "new") == {}
    store.chargers.keep_units("new", UNITS[:1])
    assert list(chargers(store, "new")) == [UNITS[0].unit_id]
