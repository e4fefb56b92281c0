"""Two servers on real sockets: choosing between their accounts, leaving one, coming back to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from juicedesk.desk.accounts import Accounts
from juicedesk.domain.errors import KeyringLocked, NoKeyring, SecretsError
from juicedesk.domain.intent import Edit, FieldGroup, Intent, IntentKey, IntentState, Reason
from juicedesk.juicenet.client import JuiceNetClient
from juicedesk.secrets.run_only import RunOnlySecrets
from juicedesk.secrets.with_fallback import SecretsWithFallback
from juicedesk.store import Store
from juicedesk.store.accounts import Account
from juicedesk.sync.clock import SystemClock
from juicedesk.sync.decisions import Decisions
from juicedesk.sync.times import SyncTimes
from tests.fakes.juicenet_server import FaultServer

TOKEN, OTHER_TOKEN = "11112222-3333-4444-5555-666677778888", "99992222-3333-4444-5555-666677778888"
UNIT, OTHER_UNIT = "0910000000000000000000000001", "0910000000000000000000000002"


class Keyring(RunOnlySecrets):
    """One that can be locked, or go away."""

    refuses: type[SecretsError] | None = None

    def delete(self, account_id: str) -> None:
        if self.refuses is not None:
            raise self.refuses
        super().delete(account_id)


@dataclass
class House:
    """A profile with an account on each of two servers; the second one is in use."""

    store: Store
    accounts: Accounts
    keyring: Keyring
    vendor: FaultServer
    home: FaultServer
    vendor_id: str = ""
    home_id: str = ""

    def ask(self, account_id: str, amps: int) -> int:
        key = IntentKey(account_id, UNIT, FieldGroup.WIRE)
        self.store.intents.ask(Edit(key, amps, 32, SystemClock().now(), confirmed=True))
        return self.store.intents.open_intents(account_id)[-1].intent_id

    def found(self, intent_id: int) -> Intent:
        intent = self.store.intents.find(intent_id)
        assert intent is not None
        return intent

    @property
    def at_work(self) -> str:
        assert self.accounts.session is not None
        return self.accounts.session.account.account_id


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    store, keyring = Store(tmp_path / "desk.sqlite3"), Keyring()

    def link(account: Account, token: str) -> JuiceNetClient:
        return JuiceNetClient(account.url, token, "test", fingerprint=account.fingerprint)

    accounts = Accounts(store, SecretsWithFallback(keyring), link, SystemClock(), SyncTimes(), lambda: None)
    with FaultServer(account_token=TOKEN) as vendor, FaultServer(account_token=TOKEN) as home:
        # Nothing gets through: what is tried here is whose change it is, not its delivery.
        house = House(store, accounts, keyring, vendor, home)
        accounts.connect(vendor.base_url, TOKEN, None, "JuiceNet")
        house.vendor_id = house.at_work
        vendor.stop_listening()
        accounts.connect(home.base_url, TOKEN, None, "Home")
        house.home_id = house.at_work
        home.stop_listening()
        yield house
        accounts.close()
    store.close()


def test_each_server_is_an_account_and_the_last_one_is_in_use(house: House) -> None:
    assert [account.server_name for account in house.store.accounts.signed_in()] == ["JuiceNet", "Home"]
    assert house.accounts.current == house.store.accounts.signed_in()[1]


def test_choosing_another_one_leaves_what_waits_where_it_is(house: House) -> None:
    waits = house.ask(house.home_id, 16)

    house.accounts.use(house.vendor_id)

    assert house.at_work == house.vendor_id
    assert house.found(waits).state is IntentState.QUEUED
    assert house.store.accounts.open_changes() == {house.home_id: 1}


def test_leaving_forgets_the_token_and_works_for_the_other_one(house: House) -> None:
    waits = house.ask(house.home_id, 40)

    house.accounts.sign_out(house.home_id)

    assert house.at_work == house.vendor_id
    assert house.keyring.get(house.home_id) is None
    assert house.found(waits).state is IntentState.QUEUED
    assert house.found(waits).confirmed_at is None


def test_what_is_let_go_ends_and_says_so(house: House) -> None:
    waits = house.ask(house.home_id, 16)
    decisions = Decisions(house.store.intents, SystemClock(), SyncTimes())

    house.accounts.sign_out(house.home_id, decisions.sign_out)

    assert (house.found(waits).state, house.found(waits).reason) == (
        IntentState.CANCELLED,
        Reason.BY_PERSON,
    )


def test_after_the_last_one_nothing_works_any_more(house: House) -> None:
    house.accounts.sign_out(house.home_id)
    house.accounts.sign_out(house.vendor_id)
    assert house.accounts.current is None
    assert house.accounts.session is None


def test_a_locked_keyring_keeps_the_account_as_it_was(house: House) -> None:
    house.keyring.refuses = KeyringLocked
    with pytest.raises(KeyringLocked):
        house.accounts.sign_out(house.home_id)
    assert house.at_work == house.home_id
    assert len(house.store.accounts.signed_in()) == 2


def test_without_a_keyring_one_can_leave_all_the_same(house: House) -> None:
    house.keyring.refuses = NoKeyring
    house.accounts.sign_out(house.home_id)
    assert house.at_work == house.vendor_id


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with FaultServer(account_token=TOKEN) as server:
        server.add_unit(UNIT)
        yield server


def test_coming_back_with_a_new_token_finds_the_account_and_its_changes(
    house: House, server: FaultServer
) -> None:
    house.accounts.connect(server.base_url, TOKEN, None, "Third")
    first_id = house.at_work
    house.store.chargers.keep_units(first_id, house.accounts.session.link.units())  # type: ignore[union-attr]
    house.accounts.sign_out(first_id)
    server.account_token = OTHER_TOKEN

    house.accounts.connect(server.base_url, OTHER_TOKEN, None, "Third")

    assert house.at_work == first_id
    assert house.keyring.get(first_id) == OTHER_TOKEN


def test_somebody_elses_chargers_on_the_same_server_are_another_account(
    house: House, server: FaultServer
) -> None:
    house.accounts.connect(server.base_url, TOKEN, None, "Third")
    first_id = house.at_work
    house.store.chargers.keep_units(first_id, house.accounts.session.link.units())  # type: ignore[union-attr]
    house.accounts.sign_out(first_id)  # nothing of it looks at the server while that changes hands
    server.units.clear()
    server.add_unit(OTHER_UNIT)

    house.accounts.connect(server.base_url, TOKEN, None, "Third")

    assert house.at_work != first_id
