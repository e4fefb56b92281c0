"""Opening the file, transactions and their failures, on a real disk."""

from __future__ import annotations

import resource
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from juicedesk.domain.errors import DamagedDatabase, DiskFull, NewerDatabase, StoreError
from juicedesk.store import Store
from juicedesk.store.database import Database
from juicedesk.store.schema import MIGRATIONS


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "desk.sqlite3"


def test_a_new_file_has_the_newest_tables_and_the_durable_settings(path: Path) -> None:
    database = Database(path)
    with database.transaction() as db:
        assert db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert db.execute("PRAGMA synchronous").fetchone()[0] == 2
        assert db.execute("PRAGMA foreign_keys").fetchone()[0] == 1
        assert db.execute("PRAGMA user_version").fetchone()[0] == len(MIGRATIONS)
    database.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no modes there")
def test_the_file_is_for_its_owner_alone(path: Path) -> None:
    Database(path).close()
    assert path.stat().st_mode & 0o077 == 0


def test_a_failure_inside_a_transaction_leaves_nothing(path: Path) -> None:
    database = Database(path)
    with pytest.raises(RuntimeError), database.transaction() as db:
        db.execute("INSERT INTO setting VALUES('a', 'b')")
        raise RuntimeError
    with database.reading() as db:
        assert db.execute("SELECT count(*) FROM setting").fetchone()[0] == 0
    database.close()


def test_a_newer_file_is_refused_and_left_alone(path: Path) -> None:
    Database(path).close()
    with sqlite3.connect(path) as db:
        db.execute(f"PRAGMA user_version={len(MIGRATIONS) + 1}")
    db.close()
    before = path.read_bytes()
    with pytest.raises(NewerDatabase):
        Database(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"this is not a database" * 100, b"SQLite format 3\x00" + b"\xff" * 5000]
)
def test_a_damaged_file_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(DamagedDatabase):
        Database(path)
    assert path.read_bytes() == content


def test_a_folder_that_cannot_be_made_is_a_plain_error(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("")
    with pytest.raises(StoreError):
        Database(in_the_way / "desk.sqlite3")


FILL_THE_DISK = """
import resource, signal, sys
from pathlib import Path
from juicedesk.domain.errors import StoreError, DiskFull
from juicedesk.store import Store

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
store = Store(Path(sys.argv[1]))
store.settings.keep("kept", "before")
resource.setrlimit(resource.RLIMIT_FSIZE, (400_000, 400_000))
for number in range(10_000):
    try:
        store.settings.keep(f"name {number}", "x" * 2000)
    except StoreError as exc:
        print(type(exc).__name__, number)
        break
assert store.settings.get(f"name {number}") == "", "a refused row must not be there"
assert store.settings.get("kept") == "before"
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs a limit on file sizes")
def test_a_full_disk_is_said_and_nothing_is_half_written(path: Path) -> None:
    assert resource.RLIMIT_FSIZE
    done = subprocess.run(
        [sys.executable, "-c", FILL_THE_DISK, str(path)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    error, number = done.stdout.split()
    # A limit on the file size stands in for the full disk; SQLite may call it an I/O error.
    assert error in (DiskFull.__name__, StoreError.__name__)
    store = Store(path)
    assert store.settings.get(f"name {int(number) - 1}") == "x" * 2000
    store.close()


def test_sqlite_saying_full_becomes_disk_full(path: Path) -> None:
    database = Database(path)
    with pytest.raises(DiskFull), database.transaction() as db:
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count={pages}")
        db.execute("INSERT INTO setting VALUES('a', ?)", ("x" * 100_000,))
    with database.reading() as db:
        assert db.execute("SELECT count(*) FROM setting").fetchone()[0] == 0
    database.close()
