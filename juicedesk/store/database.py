"""The SQLite file: opening, transactions with visible borders, errors in our own words."""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from juicedesk.domain.errors import DamagedDatabase, NewerDatabase, StoreError
from juicedesk.store.copying import open_read_only, write_copy
from juicedesk.store.failures import as_store_errors
from juicedesk.store.schema import MIGRATIONS

BUSY_TIMEOUT_S = 5.0
_PAGE_ERROR = re.compile(r"unable to get the page\. error code=(\d+)")


class Database:
    """One connection that writes and one that reads; both may be used from any thread.

    What `transaction` has committed is on the disk (WAL, synchronous=FULL): sync model §3.10.
    """

    def __init__(self, path: Path) -> None:
        """Open or make the file. Raises NewerDatabase, DamagedDatabase, DiskFull or StoreError."""
        self.path = path
        self._write_lock = threading.RLock()
        self._read_lock = threading.Lock()
        with as_store_errors(self.path):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            path.touch(mode=0o600)
            _check(path)
            self._writer = self._connect()
            try:
                self._prepare()
                self._reader = self._connect()
            except BaseException:
                self._writer.close()
                raise

    def close(self) -> None:
        """Close both connections; nothing may be asked afterwards."""
        with self._write_lock, self._read_lock:
            self._reader.close()
            self._writer.close()

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """One BEGIN IMMEDIATE … COMMIT; an exception inside rolls everything back."""
        with self._write_lock, as_store_errors(self.path), self._one_transaction():
            yield self._writer

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """One consistent look at the tables; never waits for a writer."""
        with self._read_lock, as_store_errors(self.path):
            self._reader.execute("BEGIN")
            try:
                yield self._reader
            finally:
                self._reader.execute("ROLLBACK")

    def rows(self, query: str, values: tuple[object, ...] = ()) -> list[sqlite3.Row]:
        """All that one query finds, which is one moment by itself; never waits for a writer."""
        with self._read_lock, as_store_errors(self.path):
            return self._reader.execute(query, values).fetchall()

    def data_version(self) -> int:
        """Another number whenever another process has committed; an own commit leaves it as it is."""
        with self._write_lock, as_store_errors(self.path):
            return int(self._writer.execute("PRAGMA data_version").fetchone()[0])

    def copy_to(self, target: Path) -> None:
        """Keep a consistent, checked copy on the disk. Blocks, but delays no reader and no writer.

        Raises StoreError; then what was at `target` is still there. See `copying`.
        """
        with as_store_errors(self.path):
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            source = self._connect()
            try:
                write_copy(source, target)
            finally:
                source.close()

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(
            self.path, timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False
        )
        connection.row_factory = sqlite3.Row
        try:
            for pragma in (
                "journal_mode=WAL",
                "synchronous=FULL",
                "foreign_keys=ON",
                # macOS: an ordinary fsync does not reach the platter; elsewhere these do nothing.
                "fullfsync=ON",
                "checkpoint_fullfsync=ON",
            ):
                connection.execute(f"PRAGMA {pragma}")
        except BaseException:
            connection.close()
            raise
        return connection

    def _prepare(self) -> None:
        version = self._version()
        if version > len(MIGRATIONS):
            raise NewerDatabase(self.path, f"version {version}, this program knows {len(MIGRATIONS)}")
        if version < len(MIGRATIONS):
            with self._one_transaction():
                self._upgrade()

    def _upgrade(self) -> None:
        """All steps or none. While this holds the write lock, other windows wait and find it done."""
        version = self._version()
        if 0 < version < len(MIGRATIONS):
            with closing(self._connect()) as source:
                write_copy(source, self.path.with_suffix(f".v{version}.sqlite3"))
        for step in MIGRATIONS[version:]:
            for statement in step:
                self._writer.execute(statement)
        self._writer.execute(f"PRAGMA user_version={len(MIGRATIONS)}")

    def _version(self) -> int:
        return int(self._writer.execute("PRAGMA user_version").fetchone()[0])

    @contextmanager
    def _one_transaction(self) -> Iterator[None]:
        self._writer.execute("BEGIN IMMEDIATE")
        try:
            yield
            self._commit()
        except BaseException:
            if self._writer.in_transaction:
                self._writer.execute("ROLLBACK")
            raise

    def _commit(self) -> None:
        try:
            self._writer.execute("COMMIT")
        except sqlite3.DatabaseError:
            self._take_back()
            raise

    def _take_back(self) -> None:
        """Write over what is in the log of a commit that failed. When only the last step failed, bringing
        it to the disk, it would be found at the next start, although the person was told otherwise."""
        with suppress(sqlite3.DatabaseError):
            if self._writer.in_transaction:
                self._writer.execute("ROLLBACK")
            self._writer.execute(f"PRAGMA user_version={self._version()}")


def _check(path: Path) -> None:
    """Raise when the file is not sound. It is only read: closing a damaged file that was open for writing
    would bring the log into it. A rollback journal, left when the making of a file was cut short, has to
    be played back first."""
    was_cut_short = path.with_name(f"{path.name}-journal").exists()
    with closing(sqlite3.connect(path) if was_cut_short else open_read_only(path)) as db:
        check = db.execute("PRAGMA quick_check(1)").fetchone()[0]
    if check != "ok":
        # A page that cannot be read now is trouble with the disk, and no reason to give the file up.
        code = _PAGE_ERROR.search(check)
        is_damage = code is None or int(code[1]) & 0xFF == sqlite3.SQLITE_CORRUPT
        raise (DamagedDatabase if is_damage else StoreError)(path, check)
