"""A damaged file is set aside and replaced by its newest sound copy, and no raise goes out by itself."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from juicedesk.domain.errors import DamagedDatabase, DiskFull, NewerDatabase, StoreError
from juicedesk.domain.intent import Edit, FieldGroup, Intent, IntentKey, IntentState, Override
from juicedesk.domain.moment import Moment
from juicedesk.store import Store
from juicedesk.store.backups import backups_of
from juicedesk.store.restoring import Restored, restore, set_aside
from juicedesk.store.schema import MIGRATIONS
from tests.stress.random_edits import check_lineage

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC).timestamp()
SET_ASIDE = "desk.damaged-2026-03-01T14-00-00Z.sqlite3"
GARBAGE = b"no database at all " * 500
UNIT = "091000000000000000000000001"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.sqlite3"


def fill(path: Path, *settings: str, work: Callable[[Store], None] = lambda store: None) -> None:
    """A file with a copy of it per setting, an hour apart, each knowing the settings until then."""
    store = Store(path)
    for hour, name in enumerate(settings):
        store.settings.keep(name, "kept")
        work(store)
        store.backups.make(NOON + hour * 3600)
    store.close()


def damage(path: Path) -> None:
    path.write_bytes(GARBAGE)


def reopened(path: Path) -> Store:
    return Store.open_or_restore(path, NOON + 7200)


def key(group: FieldGroup) -> IntentKey:
    return IntentKey("account", UNIT, group)


def edit(group: FieldGroup, wanted: object, confirmed: bool = False) -> Edit:
    return Edit(key(group), wanted, None, Moment(NOON, 10.0, "boot"), confirmed=confirmed)


def intent_of(store: Store, group: FieldGroup) -> Intent:
    return next(intent for intent in store.intents.open_intents("account") if intent.key.group is group)


def test_a_sound_file_is_opened_and_nothing_else_happens(path: Path) -> None:
    fill(path, "a")
    store = reopened(path)
    assert store.restored is None
    assert not list(path.parent.glob("*damaged*"))
    store.close()


def test_a_damaged_file_is_set_aside_and_its_newest_copy_restored(path: Path) -> None:
    fill(path, "a", "b")
    damage(path)
    store = reopened(path)
    assert (store.settings.get("a"), store.settings.get("b")) == ("kept", "kept")
    assert store.restored == Restored(NOON + 3600, SET_ASIDE)
    assert (path.parent / SET_ASIDE).read_bytes() == GARBAGE
    store.close()


def test_what_was_restored_is_said_until_somebody_has_read_it(path: Path) -> None:
    fill(path, "a")
    damage(path)
    reopened(path).close()
    store = reopened(path)
    assert store.restored is not None
    store.restore_was_read()
    store.close()
    store = reopened(path)
    assert store.restored is None
    store.close()


def test_the_log_of_the_damaged_file_goes_with_it(path: Path) -> None:
    fill(path, "a")
    damage(path)
    (path.parent / "desk.sqlite3-wal").write_bytes(b"log")
    store = reopened(path)
    assert (path.parent / f"{SET_ASIDE}-wal").read_bytes() == b"log"
    assert store.settings.get("a") == "kept"
    store.close()


def test_a_copy_that_is_damaged_itself_is_passed_over(path: Path) -> None:
    fill(path, "a", "b")
    newest = backups_of(path)[0].path
    damage(path)
    damage(newest)
    store = reopened(path)
    assert (store.settings.get("a"), store.settings.get("b")) == ("kept", "")
    assert store.restored == Restored(NOON, SET_ASIDE)
    assert newest.read_bytes() == GARBAGE
    store.close()


def test_a_copy_that_was_made_under_a_wrong_clock_is_the_last_choice(path: Path) -> None:
    fill(path, "a")
    store = Store(path)
    store.backups.make(NOON + 365 * 86400)
    store.settings.keep("b", "kept")
    store.backups.make(NOON + 3600)
    store.close()
    damage(path)
    store = reopened(path)
    assert store.restored == Restored(NOON + 3600, SET_ASIDE)
    assert store.settings.get("b") == "kept"
    store.close()


def test_without_a_sound_copy_everything_stays_as_it_is(path: Path) -> None:
    fill(path, "a")
    damage(path)
    damage(backups_of(path)[0].path)
    with pytest.raises(DamagedDatabase, match=r"^desk\.sqlite3: damaged, and there is no sound copy of it$"):
        reopened(path)
    assert path.read_bytes() == GARBAGE


def test_when_a_person_agrees_the_file_is_set_aside_and_an_empty_one_begun(path: Path) -> None:
    path.write_bytes(GARBAGE)
    with pytest.raises(DamagedDatabase):
        reopened(path)
    set_aside(path, NOON + 7200)
    store = reopened(path)
    assert store.restored is None
    assert (path.parent / SET_ASIDE).read_bytes() == GARBAGE
    store.close()


@pytest.mark.parametrize("loss", [Path.unlink, lambda path: path.write_bytes(b"")])
def test_a_lost_or_empty_file_is_not_begun_anew_in_silence(path: Path, loss: Callable[[Path], None]) -> None:
    fill(path, "a")
    loss(path)
    store = reopened(path)
    assert store.settings.get("a") == "kept"
    assert store.restored == Restored(NOON, "")
    store.close()


def test_another_window_begins_no_empty_file_while_one_is_restored(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the moment in which the damaged file has its new name and the copy has not yet taken its place."""
    fill(path, "a")
    damage(path)
    real, refused = Path.replace, []

    def replace(this: Path, target: Path) -> Path:
        if target == path:
            assert not path.exists()
            with pytest.raises(DamagedDatabase):
                Store(path)
            refused.append(path.exists())
        return real(this, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", replace)
        store = reopened(path)
    assert refused == [False]
    assert store.settings.get("a") == "kept"
    store.close()


def test_a_first_start_has_nothing_to_restore(path: Path) -> None:
    store = reopened(path)
    assert store.restored is None
    store.close()


def test_a_copy_of_a_newer_program_is_refused_and_nothing_touched(path: Path) -> None:
    fill(path, "a")
    with sqlite3.connect(backups_of(path)[0].path) as db:
        db.execute(f"PRAGMA user_version={len(MIGRATIONS) + 1}")
    db.close()
    damage(path)
    with pytest.raises(NewerDatabase):
        reopened(path)
    assert path.read_bytes() == GARBAGE


def test_a_full_disk_while_restoring_leaves_the_damaged_file_and_the_copies(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(path, "a")
    damage(path)

    def no_room(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch, pytest.raises(DiskFull):
        patch.setattr(os, "fsync", no_room)
        reopened(path)
    assert path.read_bytes() == GARBAGE
    store = reopened(path)
    assert store.settings.get("a") == "kept"
    store.close()


class Killed(BaseException):
    """Stands for the end of the process: nothing behind it may run."""


@pytest.mark.parametrize("renames", range(1, 6))
def test_a_restore_that_is_cut_short_goes_on_where_it_was(
    path: Path, monkeypatch: pytest.MonkeyPatch, renames: int
) -> None:
    """The renames are: copy, ready, log, file, ready to file."""
    fill(path, "a")
    damage(path)
    (path.parent / "desk.sqlite3-wal").write_bytes(b"log")
    real, seen = Path.replace, []

    def replace(this: Path, target: Path) -> Path:
        seen.append(this.name)
        if len(seen) == renames:
            raise Killed
        return real(this, target)

    with monkeypatch.context() as patch, pytest.raises(Killed):
        patch.setattr(Path, "replace", replace)
        restore(path, NOON + 7200)
    assert seen[-1].startswith("desk.sqlite3")
    store = Store.open_or_restore(path, NOON + 7203)
    assert store.settings.get("a") == "kept"
    assert store.restored is not None
    kept = path.parent / store.restored.set_aside
    assert kept.read_bytes() == GARBAGE
    assert kept.with_name(f"{kept.name}-wal").read_bytes() == b"log"
    assert not list(path.parent.glob("*.restoring"))
    store.close()


HAS_IT_OPEN = """
import sys
from pathlib import Path
from juicedesk.store import Store

store = Store(Path(sys.argv[1]))
print("open", flush=True)
sys.stdin.readline()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a file that is open gets no other name there")
def test_a_file_that_another_program_has_open_is_left_alone(path: Path) -> None:
    fill(path, "a")
    other = subprocess.Popen(
        [sys.executable, "-c", HAS_IT_OPEN, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert other.stdout
    assert other.stdout.readline() == "open\n"
    damage(path)
    with pytest.raises(StoreError, match="another program has it open"):
        reopened(path)
    assert path.read_bytes() == GARBAGE
    other.communicate("end\n")
    store = reopened(path)
    assert store.restored is not None
    store.close()


# What a copy knows is older than the world.


def test_a_raise_has_to_be_confirmed_again(path: Path) -> None:
    fill(path, "a", work=lambda store: store.intents.ask(edit(FieldGroup.WIRE, 32, confirmed=True)))
    damage(path)
    store = reopened(path)
    wire = intent_of(store, FieldGroup.WIRE)
    assert wire.confirmed_at is None
    assert (wire.state, wire.wanted) == (IntentState.QUEUED, 32)
    store.close()


def test_a_raise_that_waits_behind_another_edit_has_to_be_confirmed_again(path: Path) -> None:
    def work(store: Store) -> None:
        store.intents.ask(edit(FieldGroup.WIRE, 16))
        send(store, FieldGroup.WIRE)
        store.intents.ask(edit(FieldGroup.WIRE, 32, confirmed=True))

    fill(path, "a", work=work)
    damage(path)
    store = reopened(path)
    waiting = intent_of(store, FieldGroup.WIRE).next_edit
    assert waiting is not None
    assert (waiting.wanted, waiting.confirmed) == (32, False)
    store.close()


def test_charge_now_belongs_to_no_boot_that_can_be(path: Path) -> None:
    fill(path, "a", work=lambda store: store.intents.ask(edit(FieldGroup.OVERRIDE, Override.CHARGE_NOW)))
    damage(path)
    store = reopened(path)
    made_at = intent_of(store, FieldGroup.OVERRIDE).made_at
    assert not made_at.clocks_agree(Moment(NOON, 10.0, "boot"))
    store.close()


@pytest.mark.parametrize("state", [IntentState.SENDING, IntentState.UNKNOWN, IntentState.VERIFYING])
def test_what_was_in_flight_is_as_if_found_in_the_middle_of_sending(path: Path, state: IntentState) -> None:
    def work(store: Store) -> None:
        store.intents.ask(edit(FieldGroup.LIMIT, 16, confirmed=True))
        send(store, FieldGroup.LIMIT, state)

    fill(path, "a", work=work)
    damage(path)
    store = reopened(path)
    limit = intent_of(store, FieldGroup.LIMIT)
    assert (limit.state, limit.reads_equal, limit.confirmed_at) == (IntentState.SENDING, 0, None)
    store.close()


def test_what_has_ended_stays_as_it_was_and_the_rest_is_in_the_history(path: Path) -> None:
    def work(store: Store) -> None:
        store.intents.ask(edit(FieldGroup.LIMIT, 16))
        send(store, FieldGroup.LIMIT, IntentState.CONFIRMED)
        store.intents.ask(edit(FieldGroup.NAME, "Garage"))

    fill(path, "a", work=work)
    before = rows(path)
    damage(path)
    store = reopened(path)
    store.close()
    assert rows(path) == before
    db = sqlite3.connect(path)
    check_lineage(db)
    told = db.execute(
        "SELECT field_group, from_state, to_state, at FROM event JOIN intent USING(intent_id)"
        " WHERE event.reason = 'restored'"
    ).fetchall()
    db.close()
    assert told == [("name", "queued", "queued", NOON + 7200)]


def send(store: Store, group: FieldGroup, *states: IntentState) -> None:
    """Take the open intent through SENDING to a state."""
    for state in (IntentState.SENDING, *states):
        intent = intent_of(store, group)
        if intent.state is not state:
            assert store.intents.apply(intent, replace(intent, state=state), NOON)


def rows(path: Path) -> list[tuple[object, ...]]:
    db = sqlite3.connect(path)
    found = db.execute("SELECT state, wanted FROM intent ORDER BY intent_id").fetchall()
    db.close()
    return found
