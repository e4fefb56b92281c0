"""What SQLite and the system say, in the words of our own error tree."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from juicedesk.domain.errors import DamagedDatabase, DiskFull, StoreError

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


@contextmanager
def as_store_errors(path: Path) -> Iterator[None]:
    """Turn the failures of work on a file into StoreErrors that name it."""
    try:
        yield
    except sqlite3.DatabaseError as exc:
        raise _kind(exc)(path, str(exc)) from exc
    except OSError as exc:
        kind = DiskFull if exc.errno in _NO_ROOM else StoreError
        raise kind(path, exc.strerror or str(exc)) from exc


def _kind(exc: sqlite3.DatabaseError) -> type[StoreError]:
    code = (getattr(exc, "sqlite_errorcode", None) or 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return DiskFull
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return DamagedDatabase
    return StoreError
