"""What a server says of a charger's place and of the box itself is kept, for the page and for a merge."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from juicedesk.domain.box_facts import NO_FACTS, BoxFacts, Policy
from juicedesk.domain.details import Details
from juicedesk.domain.intent import Edit, FieldGroup, IntentKey
from juicedesk.domain.load_group import NO_GROUP, LoadGroup
from juicedesk.domain.moment import Moment
from juicedesk.domain.ports import ReportedLoadGroup, Unit, UnitInfo
from juicedesk.store import Store
from juicedesk.store.accounts import Account
from juicedesk.store.view import ChargerView, DeskView, Field, LinkState, LinkView

UNIT = Unit("0910000000000000000000000001", "Garage", "t1")
PLACE = Details("W. Europe Standard Time", "Am Dom 1", "Bonn", "53111", "DE")
POLICY = Policy("Peak hours", False, (("set_tou", "Not in this plan"),))
FACTS = BoxFacts("192.168.1.40", "v09u", 16, True, True, "g1", False, "JuiceBox 40", POLICY)
INFO = UnitInfo("Garage", "W. Europe Standard Time", 32, 40, 5, "g1", PLACE, True, FACTS)
GARAGE = LoadGroup("Garage", 40, (UNIT.unit_id,))
AT = Moment(30.0, 30.0, "boot")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "desk.sqlite3")
    store.accounts.keep(Account("home", "https://home", "Home", None))
    store.chargers.keep_units("home", [UNIT])
    yield store
    store.close()


def view(store: Store) -> DeskView:
    return store.projection.view("home", LinkView(LinkState.CONNECTED))


def charger(store: Store) -> ChargerView:
    return view(store).chargers[0]


def test_details_and_facts_come_back_as_they_were_read(store: Store) -> None:
    assert charger(store).facts == NO_FACTS
    store.chargers.keep_info("home", UNIT.unit_id, INFO, 11.0)
    assert charger(store).field(FieldGroup.DETAILS) == Field(PLACE, 11.0, None)
    assert charger(store).facts == FACTS


def test_a_change_of_details_lies_on_top_of_the_reported_ones(store: Store) -> None:
    store.chargers.keep_info("home", UNIT.unit_id, INFO, 11.0)
    moved = replace(PLACE, city="Köln")
    store.intents.ask(Edit(IntentKey("home", UNIT.unit_id, FieldGroup.DETAILS), moved, PLACE, AT))
    field = charger(store).field(FieldGroup.DETAILS)
    assert (field.reported, field.shown) == (PLACE, moved)


def test_load_groups_are_shown_and_whether_the_server_has_any_to_offer(store: Store) -> None:
    assert (view(store).load_groups, view(store).offers_load_groups) == ((), None)
    store.load_groups.keep("home", [ReportedLoadGroup("g1", GARAGE, 3)], 20.0)
    shown = view(store)
    assert shown.offers_load_groups is True
    assert [(group.group_id, group.field) for group in shown.load_groups] == [
        ("g1", Field(GARAGE, 20.0, None))
    ]
    assert shown.load_group_of(shown.chargers[0]) == "Garage"


def test_a_server_without_load_groups_is_known_as_such_and_takes_nothing_away(store: Store) -> None:
    store.load_groups.keep("home", [ReportedLoadGroup("g1", GARAGE, 3)], 20.0)
    store.load_groups.keep("home", None, 30.0)
    assert view(store).offers_load_groups is False
    assert [group.reported for group in view(store).load_groups] == [GARAGE]


@pytest.mark.parametrize("was_read", [False, True])
def test_a_group_that_is_only_asked_for_is_shown_over_nothing_or_the_unknown(
    store: Store, was_read: bool
) -> None:
    if was_read:
        store.load_groups.keep("home", [], 20.0)
    store.intents.ask(Edit(IntentKey("home", "g2", FieldGroup.LOAD_GROUP), GARAGE, NO_GROUP, AT))
    (group,) = view(store).load_groups
    assert (group.group_id, group.shown, group.reported) == ("g2", GARAGE, NO_GROUP if was_read else None)
    assert view(store).load_group_of(view(store).chargers[0]) == ""


def test_what_stands_where_a_change_was_made(store: Store) -> None:
    store.chargers.keep_info("home", UNIT.unit_id, INFO, 11.0)
    store.load_groups.keep("home", [ReportedLoadGroup("g1", GARAGE, 3)], 20.0)
    store.intents.ask(Edit(IntentKey("home", "g1", FieldGroup.LOAD_GROUP), NO_GROUP, GARAGE, AT))
    store.intents.ask(Edit(IntentKey("home", UNIT.unit_id, FieldGroup.NAME), "Barn", "Garage", AT))
    shown = view(store)
    fields = [shown.field_of(change) for change in shown.waiting]
    assert [field.reported for field in fields if field is not None] == [GARAGE, "Garage"]
    gone = replace(shown.waiting[0], unit_id="g9")
    assert shown.field_of(gone) == Field(NO_GROUP, None, None)
    assert shown.field_of(replace(shown.waiting[1], unit_id="none")) is None
