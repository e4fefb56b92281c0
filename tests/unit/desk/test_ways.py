"""One box behind two servers: which account is in charge, and what moves when a person chooses another."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from juicedesk.desk.local_desk import LocalDesk
from juicedesk.discovery.found import FoundCharger, FoundServer, Source
from juicedesk.discovery.network import Snapshot
from juicedesk.domain.errors import Refused
from juicedesk.domain.intent import FieldGroup, IntentState, Reason
from juicedesk.paths import Profile
from juicedesk.secrets.run_only import RunOnlySecrets
from juicedesk.store.view import LinkState
from tests.fakes.juicenet_account import ACCOUNT_TOKEN, JuiceNetAccount
from tests.fakes.juicenet_server import FaultServer
from tests.unit.desk.test_two_windows import UNIT, Window


class House:
    """A box that the vendor's server has first and the home server too; the account there is in use."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.vendor_stack = stack.enter_context(ExitStack())
        self.vendor = self.vendor_stack.enter_context(JuiceNetAccount([UNIT]))
        self.home = stack.enter_context(JuiceNetAccount([UNIT]))
        self.window = Window(Profile(folder), RunOnlySecrets())
        stack.callback(self.window.end)
        self.vendor_id = self.connect(self.vendor)
        self.home_id = self.connect(self.home)

    @property
    def desk(self) -> LocalDesk:
        return self.window.desk

    def connect(self, server: JuiceNetAccount) -> str:
        self.desk.connect_server(server.url, ACCOUNT_TOKEN, None)
        account = self.window.accounts.current
        assert account is not None
        self.window.wait_for(lambda view: view.link.state is LinkState.CONNECTED and bool(view.chargers))
        return account.account_id

    def ways(self) -> dict[str, bool]:
        return {way.account_id: way.in_charge for way in self.desk.ways(UNIT)}


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with ExitStack() as stack:
        yield House(tmp_path, stack)


def test_the_first_account_stays_in_charge_until_a_person_chooses(house: House) -> None:
    assert house.ways() == {house.vendor_id: True, house.home_id: False}
    (charger,) = house.desk.view().chargers
    assert charger.in_charge_elsewhere == house.vendor.url.removeprefix("http://")
    house.window.rename("Carport")
    house.window.rename("Barn")

    house.desk.take_charge(UNIT, house.home_id)

    house.window.wait_for(lambda view: bool(view.done) and not view.waiting)
    assert house.ways() == {house.vendor_id: False, house.home_id: True}
    assert house.home.writes == [(UNIT, "name", "Barn")]
    assert house.vendor.writes == []


def test_what_waits_for_a_server_that_is_down_goes_out_through_the_other_one(house: House) -> None:
    house.desk.use_account(house.vendor_id)
    house.vendor_stack.close()
    house.window.wait_for(lambda view: view.link.state is LinkState.AWAY)
    house.desk.save(UNIT, FieldGroup.WIRE, 16, 32)
    house.desk.save(UNIT, FieldGroup.LIMIT, 10, 32)

    house.desk.take_charge(UNIT, house.home_id)

    current = house.window.accounts.current
    assert current is not None and current.account_id == house.home_id
    house.window.wait_for(lambda view: len(view.done) == 2)
    assert sorted(house.home.writes) == [(UNIT, "limit", 10), (UNIT, "wire", 16)]
    assert {change.state for change in house.desk.view().done} == {IntentState.CONFIRMED}
    assert house.window.store.accounts.open_changes() == {}


def test_a_confirmed_raise_asks_again_on_the_other_way(house: House) -> None:
    house.desk.use_account(house.vendor_id)
    house.vendor_stack.close()
    house.window.wait_for(lambda view: view.link.state is LinkState.AWAY)
    house.desk.save(UNIT, FieldGroup.WIRE, 40, 32, confirmed=True)

    house.desk.take_charge(UNIT, house.home_id)

    house.window.wait_for(lambda view: bool(view.undecided))
    assert house.desk.view().undecided[0].reason is Reason.CONFIRM_RAISE
    assert house.home.writes == []


HOME_SERVER_ID, OTHER_UNIT = "server-1", "0910000000000000000000000009"


def seen_at(url: str, unit_id: str) -> Snapshot:
    box = FoundCharger(unit_id, None, "Box", None, frozenset({Source.SERVER}), HOME_SERVER_ID, 0.0)
    return Snapshot((box,), (FoundServer(HOME_SERVER_ID, "Home", url, None, None, None),))


def test_the_server_that_hears_the_box_is_known(house: House) -> None:
    house.desk.network_changed(seen_at(house.home.url, UNIT))
    assert {way.account_id: way.is_heard for way in house.desk.ways(UNIT)} == {
        house.vendor_id: False,
        house.home_id: True,
    }
    house.desk.network_changed(seen_at(house.home.url, OTHER_UNIT))
    assert not any(way.is_heard for way in house.desk.ways(UNIT))


@pytest.fixture
def empty_server() -> Iterator[FaultServer]:
    with FaultServer(account_token=ACCOUNT_TOKEN) as server:
        yield server


def test_a_server_that_hears_the_box_and_lacks_it_adds_it(house: House, empty_server: FaultServer) -> None:
    house.desk.connect_server(empty_server.base_url, ACCOUNT_TOKEN, None)
    house.desk.use_account(house.vendor_id)
    house.desk.network_changed(seen_at(empty_server.base_url, UNIT))
    (heard,) = [way for way in house.desk.ways(UNIT) if way.is_heard]

    house.desk.take_charge(UNIT, heard.account_id)

    assert UNIT in empty_server.units
    assert house.ways()[heard.account_id]
    house.window.wait_for(lambda view: [charger.unit_id for charger in view.chargers] == [UNIT])


def test_nothing_moves_when_it_is_not_added(house: House) -> None:
    with JuiceNetAccount([]) as another:
        house.desk.connect_server(another.url, ACCOUNT_TOKEN, None)
        other = house.window.accounts.current
        assert other is not None
        house.desk.use_account(house.vendor_id)
        with pytest.raises(Refused):
            house.desk.take_charge(UNIT, other.account_id)
    assert house.ways() == {house.vendor_id: True, house.home_id: False}
    current = house.window.accounts.current
    assert current is not None and current.account_id == house.vendor_id


def test_an_account_that_was_left_with_changes_is_still_named(house: House) -> None:
    house.window.rename("Carport")
    house.desk.sign_out(house.home_id, discard=False)
    assert [(one.account_id, one.is_signed_in, one.open_changes) for one in house.desk.accounts()] == [
        (house.vendor_id, True, 0),
        (house.home_id, False, 1),
    ]
    assert house.ways() == {house.vendor_id: True}
