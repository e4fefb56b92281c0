"""What servers reported comes back as it was, and only that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from juicedesk.domain.charger import Blocking, ChargerState, Measurement
from juicedesk.domain.intent import Edit, FieldGroup, IntentKey, Override
from juicedesk.domain.moment import Moment
from juicedesk.domain.ports import Unit, UnitInfo, UnitState
from juicedesk.domain.schedule import ALL_DAY, ChargeWindow, Schedule
from juicedesk.store import Store
from juicedesk.store.accounts import Account
from juicedesk.store.values import measurement_from_text, measurement_to_text
from juicedesk.store.view import ChargerView, Field, LinkState, LinkView

FIRST = Unit("0910000000000000000000000001", "garage", "t1")
SECOND = Unit("0910000000000000000000000002", "Carport", "t2")
NIGHT = Schedule(True, ChargeWindow(1380, 390), ALL_DAY)
MEASUREMENT = Measurement(
    ChargerState.CHARGING,
    "charging",
    Blocking.SCHEDULE,
    True,
    15.8,
    239.5,
    3784.0,
    4120,
    3900,
    881_000,
    31.5,
    99,
    77,
)
STATE = UnitState(MEASUREMENT, 24, False, 1000, -18_000, 5)
INFO = UnitInfo("Garage", "Eastern Standard Time", 32, 40, 5)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "desk.sqlite3")
    store.accounts.keep(Account("home", "https://home", "Home", None))
    store.chargers.keep_units("home", [FIRST, SECOND])
    yield store
    store.close()


def chargers(store: Store, account_id: str = "home") -> tuple[ChargerView, ...]:
    return store.projection.view(account_id, LinkView(LinkState.CONNECTED)).chargers


def first(store: Store) -> ChargerView:
    found = store.projection.view("home", LinkView(LinkState.CONNECTED)).charger(FIRST.unit_id)
    assert found is not None
    return found


def test_a_charger_of_which_only_the_name_is_known_says_unknown_of_all_else(store: Store) -> None:
    assert first(store) == ChargerView(
        unit_id=FIRST.unit_id,
        name="garage",
        measurement=None,
        measured_at=None,
        unit_rating_amps=None,
        time_zone_id="",
        local_offset_s=None,
        fields={group: Field(None, None, None) for group in FieldGroup},
    )


def test_they_come_by_their_names_whatever_their_case(store: Store) -> None:
    assert [charger.name for charger in chargers(store)] == ["Carport", "garage"]


def test_what_was_read_comes_back_as_it_was_with_its_time(store: Store) -> None:
    store.chargers.keep_state("home", FIRST.unit_id, STATE, 10.0)
    store.chargers.keep_info("home", FIRST.unit_id, INFO, 11.0)
    store.chargers.keep_schedule("home", FIRST.unit_id, NIGHT, 12.0)

    charger = first(store)

    assert (charger.name, charger.measurement, charger.measured_at) == ("Garage", MEASUREMENT, 10.0)
    assert (charger.unit_rating_amps, charger.time_zone_id) == (40, "Eastern Standard Time")
    assert charger.local_offset_s == -18_000
    read = {group: (field.reported, field.read_at) for group, field in charger.fields.items()}
    assert read[FieldGroup.LIMIT] == (24, 10.0)
    assert read[FieldGroup.OVERRIDE] == (Override.BACK_TO_SCHEDULE, 10.0)
    assert read[FieldGroup.WIRE] == (32, 11.0)
    assert read[FieldGroup.NAME] == ("Garage", 11.0)
    assert read[FieldGroup.SCHEDULE] == (NIGHT, 12.0)


def test_a_later_reading_takes_the_place_of_the_one_before_but_for_an_untold_offset(store: Store) -> None:
    store.chargers.keep_state("home", FIRST.unit_id, STATE, 10.0)
    later = replace(STATE, charge_limit_amps=None, override_active=True, local_offset_s=None)
    store.chargers.keep_state("home", FIRST.unit_id, later, 20.0)

    charger = first(store)

    assert charger.field(FieldGroup.LIMIT) == Field(None, 20.0, None)
    assert charger.field(FieldGroup.OVERRIDE).reported is Override.CHARGE_NOW
    assert charger.local_offset_s == -18_000


def test_readings_of_one_charger_are_not_those_of_another(store: Store) -> None:
    store.chargers.keep_state("home", FIRST.unit_id, STATE, 10.0)
    other = store.projection.view("home", LinkView(LinkState.CONNECTED)).charger(SECOND.unit_id)
    assert other is not None
    assert (other.measurement, other.field(FieldGroup.LIMIT)) == (None, Field(None, None, None))


def test_an_open_change_lies_on_top_of_what_is_reported(store: Store) -> None:
    store.chargers.keep_state("home", FIRST.unit_id, STATE, 10.0)
    key = IntentKey("home", FIRST.unit_id, FieldGroup.LIMIT)
    store.intents.ask(Edit(key, 16, 24, Moment(30.0, 30.0, "boot")))

    field = first(store).field(FieldGroup.LIMIT)

    assert (field.reported, field.shown) == (24, 16)
    assert field.pending is not None
    assert (field.pending.unit_id, field.pending.base, field.pending.made_at) == (FIRST.unit_id, 24, 30.0)
    assert first(store).pending == (field.pending,)


def test_a_charger_that_left_the_account_is_not_listed_and_comes_back_with_its_new_name(store: Store) -> None:
    store.chargers.keep_state("home", FIRST.unit_id, STATE, 10.0)
    store.chargers.keep_units("home", [SECOND])
    assert [charger.unit_id for charger in chargers(store)] == [SECOND.unit_id]
    store.chargers.keep_units("home", [replace(FIRST, name="Barn"), SECOND])
    assert (first(store).name, first(store).measurement) == ("Barn", MEASUREMENT)


def test_another_account_with_the_same_charger_knows_nothing_of_it(store: Store) -> None:
    store.accounts.keep(Account("other", "https://other", "Other", None))
    store.chargers.keep_units("other", [FIRST])
    store.chargers.keep_state("home", FIRST.unit_id, STATE, 10.0)
    (charger,) = chargers(store, "other")
    assert charger.measurement is None


def test_a_state_word_that_nobody_knows_is_kept() -> None:
    odd = replace(MEASUREMENT, state=None, state_text="resting")
    assert measurement_from_text(measurement_to_text(odd)) == odd
    assert measurement_from_text(None) is None


def test_an_account_has_had_every_charger_that_was_ever_listed(store: Store) -> None:
    store.chargers.keep_units("home", [SECOND])
    assert store.chargers.unit_ids("home") == {FIRST.unit_id, SECOND.unit_id}
    assert store.chargers.unit_ids("somebody else") == frozenset()
