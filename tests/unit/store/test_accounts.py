"""Accounts stay known with all they hold; one of those that are signed in is in use."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from juicedesk.domain.intent import Edit, FieldGroup, IntentKey
from juicedesk.domain.moment import Moment
from juicedesk.store import Store
from juicedesk.store.accounts import Account

VENDOR = Account("vendor", "https://vendor", "JuiceNet", None)
HOME = Account("home", "https://home", "Home", "ab" * 32)
NOW = Moment(1_800_000_000.0, 500.0, "boot")
UNIT = "0910000000000000000000000001"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "desk.sqlite3")
    yield store
    store.close()


def ask(store: Store, account: Account, amps: int, base: int) -> None:
    key = IntentKey(account.account_id, UNIT, FieldGroup.WIRE)
    store.intents.ask(Edit(key, amps, base, NOW, confirmed=True))


def test_the_newest_is_in_use_and_another_one_can_be_chosen(store: Store) -> None:
    assert store.accounts.current() is None
    store.accounts.keep(VENDOR)
    store.accounts.keep(HOME)
    assert store.accounts.current() == HOME
    store.accounts.use("vendor")
    assert store.accounts.current() == VENDOR
    store.accounts.use("nobody")
    assert store.accounts.current() == VENDOR
    assert store.accounts.signed_in() == (VENDOR, HOME)


def test_signing_out_leaves_its_changes_and_puts_the_other_one_in_its_place(store: Store) -> None:
    store.accounts.keep(VENDOR)
    store.accounts.keep(HOME)
    ask(store, HOME, 24, 32)
    store.paths.claim("home", [UNIT], NOW.wall_s)

    store.accounts.sign_out("home")

    assert store.accounts.current() == VENDOR
    assert store.accounts.signed_in() == (VENDOR,)
    assert store.accounts.known() == (VENDOR, HOME)
    assert store.accounts.open_changes() == {"home": 1}
    assert store.paths.of([UNIT]) == {}
    store.accounts.use("home")
    assert store.accounts.current() == VENDOR, "only after signing in again"


def test_after_the_last_one_there_is_none(store: Store) -> None:
    store.accounts.keep(HOME)
    store.accounts.sign_out("home")
    assert store.accounts.current() is None
    store.accounts.keep(HOME)
    assert store.accounts.current() == HOME
    assert store.accounts.signed_in() == (HOME,)


def test_a_raise_that_was_confirmed_before_signing_out_has_to_be_confirmed_again(store: Store) -> None:
    store.accounts.keep(HOME)
    store.accounts.keep(VENDOR)
    for account in (HOME, VENDOR):
        ask(store, account, 40, 32)

    store.accounts.sign_out("home")

    ((mine,), (other,)) = (store.intents.open_intents(name) for name in ("home", "vendor"))
    assert (mine.confirmed_at, mine.revision) == (None, 1)
    assert other.confirmed_at == NOW
