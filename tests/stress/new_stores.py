"""Stores to play many runs in: one in memory that begins anew in no time, and real files that do."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from juicedesk.store import Store
from juicedesk.store.database import Database
from juicedesk.store.projection import Projection

SHARED_MEMORY = Path("/dev/shm")


class MemoryDatabase(Database):
    """The same tables and transactions, with one connection to a database that is nowhere."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._write_lock = threading.RLock()
        self._read_lock = threading.Lock()
        self._writer = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        self._writer.row_factory = sqlite3.Row
        self._writer.execute("PRAGMA foreign_keys=ON")
        self._prepare()
        self._reader = self._writer
        self._new = self._writer.serialize()

    def begin_anew(self) -> None:
        """As a new one, at once."""
        self._writer.deserialize(self._new)


class NewStores:
    """One after the other; the one before must not be used any more. Close at the end."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(dir=SHARED_MEMORY if SHARED_MEMORY.is_dir() else None))
        self._template = self._folder / "template.sqlite3"
        Store(self._template).close()
        with patch("juicedesk.store.Database", MemoryDatabase):
            self._in_memory = Store(self._folder / "memory")

    def in_memory(self) -> Store:
        """A new one in memory."""
        database = self._in_memory._database
        assert isinstance(database, MemoryDatabase)
        database.begin_anew()
        self._in_memory.projection = Projection(database)  # it remembers what it has read
        return self._in_memory

    @contextmanager
    def on_file(self) -> Iterator[Store]:
        """A new one in a file, as the program has it."""
        path = self._folder / "desk.sqlite3"
        shutil.copyfile(self._template, path)
        store = Store(path)
        try:
            yield store
        finally:
            store.close()

    def close(self) -> None:
        """Remove everything."""
        self._in_memory.close()
        shutil.rmtree(self._folder)
