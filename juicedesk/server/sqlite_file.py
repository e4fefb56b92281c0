"""The server's database file: what of it is SQLite's own."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event

from juicedesk.domain.errors import DamagedDatabase, DiskFull, StoreError

_BUSY_TIMEOUT_S = 5.0
_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "cache_size=-32768",
    # macOS: an ordinary fsync does not reach the platter; elsewhere these do nothing.
    "fullfsync=ON",
    "checkpoint_fullfsync=ON",
)


def engine_of(path: Path) -> Engine:
    """Opens the file at the first use; what a transaction wrote is on the disk when it ends."""
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"timeout": _BUSY_TIMEOUT_S},
        paramstyle="named",
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: object) -> None:
        # The driver would begin transactions at its own will, and none before CREATE TABLE.
        connection.isolation_level = None
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}").close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def check(connection: Connection, path: Path) -> None:
    """Look at every page: what is broken is said at the start, not when a box's settings are needed."""
    found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
    if found != "ok":
        raise DamagedDatabase(path, "the file is damaged")


def copy_file(source: Path, target: Path) -> None:
    """Copy a database that others write to, as of one moment. Raises sqlite3.Error or OSError."""
    # In one go: between portions others write, and SQLite would begin anew each time.
    with (
        closing(sqlite3.connect(source)) as old,
        closing(sqlite3.connect(target)) as new,
    ):
        old.backup(new)
        new.execute("PRAGMA journal_mode=DELETE").close()
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def error_of(path: Path, cause: BaseException | None) -> StoreError:
    """What SQLite says, in our own words."""
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return DiskFull(path, "there is no room left on the disk")
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return DamagedDatabase(path, "the file is damaged or is no database")
    return StoreError(path, str(cause))
