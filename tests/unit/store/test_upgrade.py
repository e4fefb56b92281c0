"""A file of the first version is taken over whole: every open intent survives, and a copy is kept before."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from threading import Barrier, Thread

import pytest

from juicedesk.domain.errors import StoreError
from juicedesk.domain.intent import OPEN_STATES, FieldGroup, IntentState
from juicedesk.store import Store
from juicedesk.store.database import Database
from juicedesk.store.schema import MIGRATIONS
from juicedesk.store.view import LinkState, LinkView
from tests.stress.old_files import UNITS, VALUES, intents_in, write_first_version
from tests.unit.earlier_versions import NAMES, WIRE_AMPS, earlier, number_of, write


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.sqlite3"


def read(path: Path) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return intents_in(db)


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as db:
        return int(db.execute("PRAGMA user_version").fetchone()[0])


def test_every_open_intent_survives_in_its_state(path: Path) -> None:
    before = write_first_version(path)
    store = Store(path)
    found = {
        (intent.key.unit_id, intent.key.group): intent for intent in store.intents.open_intents("account")
    }
    store.close()
    assert read(path) == before
    for unit_id, state in zip(UNITS, sorted(OPEN_STATES), strict=True):
        for group, value in VALUES.items():
            intent = found.pop((unit_id, group))
            assert (intent.state, intent.wanted, intent.revision) == (state, value, 3)
            in_flight = state not in (IntentState.QUEUED, IntentState.HELD)
            assert intent.attempted == ((value,) if in_flight else ())
            assert (intent.next_edit is not None) == in_flight
    assert not found


@pytest.mark.parametrize("fixture", earlier("desk"), ids=lambda fixture: fixture.stem)
def test_what_any_earlier_version_kept_is_still_there(path: Path, fixture: Path) -> None:
    write(fixture, path)
    store = Store(path)
    (account,) = store.accounts.signed_in()
    view = store.projection.view(account.account_id, LinkView(LinkState.AWAY))
    assert {charger.name for charger in view.chargers} == NAMES
    for charger in view.chargers:
        if charger.name in WIRE_AMPS:
            assert charger.field(FieldGroup.WIRE).shown == WIRE_AMPS[charger.name]
    assert sorted(change.state for change in view.waiting) == [IntentState.QUEUED, IntentState.VERIFYING]
    store.close()
    assert version(path) == len(MIGRATIONS)


@pytest.mark.parametrize("fixture", earlier("desk"), ids=lambda fixture: fixture.stem)
def test_the_earlier_version_can_go_on_with_the_copy(path: Path, fixture: Path) -> None:
    write(fixture, path)
    with closing(sqlite3.connect(path)) as db:
        before = list(db.iterdump())
    Store(path).close()
    number = number_of(fixture)
    with closing(sqlite3.connect(path.with_suffix(f".v{number}.sqlite3"))) as db:
        assert list(db.iterdump()) == before
        assert db.execute("PRAGMA user_version").fetchone() == (number,)


def test_every_earlier_version_has_its_fixture() -> None:
    assert [number_of(fixture) for fixture in earlier("desk")] == list(range(1, len(MIGRATIONS)))


@pytest.mark.skipif(len(MIGRATIONS) < 2, reason="there is one version so far")
def test_a_sound_copy_of_the_old_file_is_kept(path: Path) -> None:
    before = write_first_version(path)
    Database(path).close()
    copy = path.with_suffix(".v1.sqlite3")
    assert version(path) == len(MIGRATIONS)
    assert version(copy) == 1
    assert read(copy) == before


@pytest.mark.parametrize("statements", range(len(MIGRATIONS[-1])))
def test_a_step_that_is_cut_short_has_not_happened(path: Path, statements: int) -> None:
    """As the disk looks after an end in the middle: the transaction is open and never committed."""
    before = write_first_version(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("BEGIN IMMEDIATE")
        for statement in MIGRATIONS[-1][:statements] if len(MIGRATIONS) > 1 else ():
            db.execute(statement)
    assert version(path) == 1
    assert read(path) == before
    Database(path).close()
    assert version(path) == len(MIGRATIONS)
    assert read(path) == before


@pytest.mark.parametrize("is_old", [True, False])
def test_windows_that_open_a_file_at_once_make_or_upgrade_it_once(path: Path, is_old: bool) -> None:
    before = write_first_version(path) if is_old else []
    together, failures = Barrier(4), []

    def open_it() -> None:
        together.wait()
        try:
            Database(path).close()
        except StoreError as exc:
            failures.append(exc)

    threads = [Thread(target=open_it) for _window in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert version(path) == len(MIGRATIONS)
    assert read(path) == before
