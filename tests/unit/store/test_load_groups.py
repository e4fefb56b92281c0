"""The load groups are what the last reading told, for each account by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from juicedesk.domain.load_group import LoadGroup
from juicedesk.domain.ports import ReportedLoadGroup
from juicedesk.store import Store
from juicedesk.store.accounts import Account

HOUSE, BARN = LoadGroup("House", 40, ("a", "b")), LoadGroup("Barn", 20, ())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "desk.sqlite3")
    for account_id in ("home", "other"):
        store.accounts.keep(Account(account_id, "https://home", "Home", None))
    yield store
    store.close()


def test_nothing_is_known_before_the_first_reading(store: Store) -> None:
    assert store.load_groups.of_account("home") == {}


def test_a_reading_replaces_the_one_before_of_the_same_account(store: Store) -> None:
    store.load_groups.keep("home", [ReportedLoadGroup("1", HOUSE), ReportedLoadGroup("2", BARN)], 1.0)
    store.load_groups.keep("other", [ReportedLoadGroup("1", BARN)], 1.0)
    store.load_groups.keep("home", [ReportedLoadGroup("2", BARN)], 2.0)
    assert store.load_groups.of_account("home") == {"2": BARN}
    assert store.load_groups.of_account("other") == {"1": BARN}
