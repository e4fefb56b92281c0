"""How the sender finds the servers, as the other windows of the profile are told it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from juicedesk.domain.ports import Unit, UnitState
from juicedesk.store import Store
from juicedesk.store.accounts import Account
from juicedesk.store.view import LinkState, LinkView
from tests.fakes.desk import a_measurement

ACCOUNT = Account("a", "https://192.0.2.1:8042", "Home", None)
AWAY = LinkView(LinkState.AWAY, "192.0.2.1:8042", "Home", since=10.0, last_answer_at=9.0, next_try_at=40.0)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "desk.sqlite3")
    store.accounts.keep(ACCOUNT)
    yield store
    store.close()


def told(store: Store) -> LinkView:
    return store.links.told("a", "192.0.2.1:8042", "Home")


def test_what_the_sender_told_is_read_as_told_by_another_window(store: Store) -> None:
    store.links.keep("a", AWAY)
    assert told(store) == LinkView(LinkState.AWAY, "192.0.2.1:8042", "Home", 10.0, 9.0, 40.0, True)


def test_a_sender_that_has_told_nothing_is_still_connecting(store: Store) -> None:
    assert told(store) == LinkView(LinkState.CONNECTING, "192.0.2.1:8042", "Home", by_other_window=True)


def test_a_measurement_is_an_answer_too(store: Store) -> None:
    store.links.keep("a", AWAY)
    store.chargers.keep_units("a", [Unit("u", "Garage", "token")])
    store.chargers.keep_state("a", "u", UnitState(a_measurement(), 32, False, None, 0, None), 25.0)
    assert told(store).last_answer_at == 25.0


def test_an_account_that_is_not_kept_has_no_row(store: Store) -> None:
    store.links.keep("b", AWAY)
    assert store.links.told("b", "", "").state is LinkState.CONNECTING
