"""Hourly copies: when they are due, that they are whole, how many are kept."""

from __future__ import annotations

import os
import sqlite3
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from juicedesk.domain.errors import DiskFull, StoreError
from juicedesk.store import Store
from juicedesk.store.backups import (
    EVERY_S,
    Backup,
    HourlyBackups,
    backups_folder,
    backups_of,
    kept,
)
from juicedesk.store.database import Database

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC).timestamp()
HOUR_S, DAY_S = 3600.0, 86400.0


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.sqlite3"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    store = Store(path)
    yield store
    store.close()


def setting_in(copy: Path, name: str) -> str:
    db = sqlite3.connect(copy)
    row = db.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    db.close()
    return row[0] if row else ""


def test_a_copy_holds_what_was_committed_before_it(store: Store) -> None:
    store.settings.keep("a", "before")
    backup = store.backups.make(NOON)
    store.settings.keep("a", "after")
    assert setting_in(backup.path, "a") == "before"
    assert backups_of(store.backups._database.path) == [backup]


def test_a_copy_is_one_file_for_its_owner_alone(store: Store) -> None:
    backup = store.backups.make(NOON)
    assert list(backup.path.parent.iterdir()) == [backup.path]
    if sys.platform != "win32":
        assert backup.path.stat().st_mode & 0o077 == 0
        assert backup.path.parent.stat().st_mode & 0o077 == 0


def test_a_copy_is_due_every_hour(store: Store) -> None:
    assert store.backups.due(NOON)
    store.backups.make(NOON)
    assert not store.backups.due(NOON)
    assert not store.backups.due(NOON + EVERY_S - 1)
    assert store.backups.due(NOON + EVERY_S)


def test_a_clock_that_was_set_back_does_not_end_the_copies(store: Store) -> None:
    store.backups.make(NOON)
    assert store.backups.due(NOON - 30 * DAY_S)
    store.backups.make(NOON - 30 * DAY_S)
    assert not store.backups.due(NOON - 30 * DAY_S + 60), "one every minute would push out all others"


def test_the_newest_24_and_14_days_are_kept(store: Store) -> None:
    for hour in range(24 * 20):
        if hour % 8 == 0 or hour > 24 * 18:
            store.backups.make(NOON + hour * HOUR_S)
    left = backups_of(store.backups._database.path)
    assert len(left) == 24 + 14
    last = NOON + (24 * 20 - 1) * HOUR_S
    assert [backup.made_at for backup in left[:24]] == [last - hour * HOUR_S for hour in range(24)]
    days = [datetime.fromtimestamp(backup.made_at, UTC).date() for backup in left[24:]]
    assert len(set(days)) == 14
    assert days == sorted(days, reverse=True)


def test_of_a_day_the_newest_is_kept() -> None:
    old = [Backup(Path(f"{hour}"), NOON - 40 * DAY_S + hour * HOUR_S) for hour in range(5)]
    new = [Backup(Path(f"new {hour}"), NOON - hour * HOUR_S) for hour in range(24)]
    assert kept([*old, *new])[24:] == [old[4]]


def test_other_files_in_the_folder_are_left_alone(store: Store, path: Path) -> None:
    store.backups.make(NOON)
    names = ("desk-of-mine.sqlite3", "notes.txt")
    for name in names:
        (backups_folder(path) / name).write_text("mine")
    store.backups.make(NOON + HOUR_S)
    assert all((backups_folder(path) / name).read_text() == "mine" for name in names)
    assert len(backups_of(path)) == 2


def test_what_a_kill_left_half_written_is_cleared_away_an_hour_later(store: Store, path: Path) -> None:
    store.backups.make(NOON)
    left_over = backups_folder(path) / "desk-2026-03-01T10-00-00Z.sqlite3.77.part"
    left_over.write_text("half")
    os.utime(left_over, (NOON, NOON))
    store.backups.make(NOON + 60)
    assert left_over.exists(), "it might be the work of another window"
    store.backups.make(NOON + 2 * HOUR_S)
    assert not left_over.exists()


def test_a_writer_need_not_wait_for_a_copy(store: Store) -> None:
    """In the middle of a copy a commit goes through, and the copy still holds one moment."""
    database = store.backups._database
    with database.transaction() as db:
        db.executemany("INSERT INTO setting VALUES(?, ?)", ((f"{n}", "x" * 4000) for n in range(3000)))
    commits = 0
    stop, done = threading.Event(), []

    def copy() -> None:
        done.append(store.backups.make(NOON))
        stop.set()

    thread = threading.Thread(target=copy)
    thread.start()
    while not stop.is_set():
        commits += 1
        with database.transaction() as db:
            db.execute("INSERT OR REPLACE INTO setting VALUES('a', ?)", (str(commits),))
            db.execute("INSERT OR REPLACE INTO setting VALUES('b', ?)", (str(commits),))
    thread.join()
    assert commits > 3
    copied = setting_in(done[0].path, "a")
    assert copied == setting_in(done[0].path, "b")
    assert int(copied or 0) < commits


def test_a_copy_that_cannot_be_made_is_said_and_leaves_the_older_ones(
    store: Store, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = store.backups.make(NOON)
    content = first.path.read_bytes()

    def no_room(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_room)
    with pytest.raises(DiskFull):
        store.backups.make(NOON + HOUR_S)
    assert list(backups_folder(path).iterdir()) == [first.path]
    assert first.path.read_bytes() == content


def test_a_damaged_source_makes_no_copy(path: Path) -> None:
    database = Database(path)
    with database.transaction() as db:
        db.executemany("INSERT INTO setting VALUES(?, ?)", ((f"{n}", "x" * 400) for n in range(300)))
    database.close()
    database = Database(path)
    pages = bytearray(path.read_bytes())
    pages[8192:-4096] = os.urandom(len(pages) - 8192 - 4096)
    path.write_bytes(pages)
    with pytest.raises(StoreError):
        database.copy_to(backups_folder(path) / "desk-2026-03-01T10-00-00Z.sqlite3")
    assert list(backups_folder(path).iterdir()) == []
    database.close()


def test_the_thread_makes_one_at_its_start_and_the_due_one_at_its_end(store: Store, path: Path) -> None:
    times, tidied = [NOON], list[float]()
    thread = HourlyBackups(store.backups, tidied.append, lambda: times[0])
    thread.start()
    while not backups_of(path):
        threading.Event().wait(0.01)
    times[0] = NOON + HOUR_S
    thread.stop()
    assert [backup.made_at for backup in backups_of(path)] == [NOON + HOUR_S, NOON]
    assert tidied == [NOON, NOON + HOUR_S]


def test_at_the_end_of_a_short_run_there_is_no_second_copy(store: Store, path: Path) -> None:
    store.backups.make(NOON)
    thread = HourlyBackups(store.backups, _leave, lambda: NOON + 60)
    thread.start()
    thread.stop()
    assert len(backups_of(path)) == 1


def test_a_thread_that_never_started_can_be_stopped(store: Store, path: Path) -> None:
    HourlyBackups(store.backups, _leave).stop()
    assert backups_of(path) == []


def test_a_full_disk_does_not_end_the_thread_with_noise(
    store: Store, path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    backups_folder(path).write_text("a file where the folder should be")
    thread = HourlyBackups(store.backups, _leave, lambda: NOON)
    thread.start()
    thread.stop()
    assert "no copy of the data could be made" in caplog.text
    assert "ackups" in caplog.text, "it says what is in the way"
    assert store.backups.problem == "File exists"


def test_what_the_system_says_without_a_number_is_said_as_it_is(store: Store) -> None:
    def fails(_now: float) -> None:
        raise OSError("the disk has gone")

    thread = HourlyBackups(store.backups, fails, lambda: NOON)
    thread.start()
    thread.stop()
    assert store.backups.problem == "the disk has gone"


def test_the_problem_is_over_with_the_next_copy(store: Store, path: Path) -> None:
    blocked = backups_folder(path)
    blocked.write_text("a file where the folder should be")
    first = HourlyBackups(store.backups, _leave, lambda: NOON)
    first.start()
    first.stop()
    assert store.backups.problem
    blocked.unlink()
    second = HourlyBackups(store.backups, _leave, lambda: NOON)
    second.start()
    second.stop()
    assert store.backups.problem == ""


def test_the_only_copy_replaces_all_others(store: Store, path: Path) -> None:
    for hour in range(3):
        store.backups.make(NOON + hour * HOUR_S)
    only = store.backups.make_only(NOON + 3 * HOUR_S)
    assert backups_of(path) == [only]


def _leave(_now: float) -> None:
    """Forgets nothing."""
