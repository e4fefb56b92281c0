"""A consistent copy of an open database: whole, sound and on the disk, or not there at all."""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path

from juicedesk.domain.errors import DamagedDatabase

PART = ".part"
PAGES_AT_ONCE = 256
PAUSE_S = 0.005
"""Between some pages, so that a copy never has the disk to itself."""


def write_copy(source: sqlite3.Connection, target: Path) -> None:
    """Copy what `source` sees now, readable by its owner alone. Blocks; delays no writer.

    The copy is one plain file without a log beside it. Raises DamagedDatabase when the copy is not
    sound, sqlite3.DatabaseError and OSError; then what was at `target` is still there.
    """
    part = target.with_name(f"{target.name}.{os.getpid()}{PART}")
    try:
        part.touch(mode=0o600)
        _fill(source, part)
        sync_file(part)
        part.replace(target)
        sync_folder(target.parent)
    finally:
        for left_over in part.parent.glob(f"{part.name}*"):  # with its journal, if it came to that
            left_over.unlink(missing_ok=True)


def open_read_only(path: Path) -> sqlite3.Connection:
    """Look at a file without changing it, its log or its folder's names."""
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, isolation_level=None)


def sync_file(path: Path) -> None:
    """Return when a file's bytes are on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Return when a folder's names are on the disk, where the system can promise that."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _fill(source: sqlite3.Connection, part: Path) -> None:
    copy = sqlite3.connect(part, isolation_level=None)
    try:
        # Nobody needs a half-written copy back, and a journal left by a kill would be taken for the next
        # copy's.
        copy.execute("PRAGMA journal_mode=MEMORY")
        # One look for all pages: a writer in between would make the copy begin again and again.
        source.execute("BEGIN")
        try:
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()
            source.backup(copy, pages=PAGES_AT_ONCE, sleep=PAUSE_S)
        finally:
            source.execute("ROLLBACK")
        copy.execute("PRAGMA journal_mode=DELETE")
        check = copy.execute("PRAGMA quick_check(1)").fetchone()[0]
        if check != "ok":
            raise DamagedDatabase(part, check)
    finally:
        copy.close()
