"""A disk that fails at the n-th call, for every n: full, read-only, or with errors on its way."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random

from juicedesk.domain.errors import DamagedDatabase, DiskFull, StoreError
from juicedesk.store import Store
from tests.stress.disk import DELETE, OK, OPEN, READ, SYNC, TRUNCATE, WRITE, Call, watched, why_not_here
from tests.stress.layer import Layer, Result
from tests.stress.random_edits import RandomEdits, check_lineage

FULL, READ_ONLY, CANNOT_OPEN = sqlite3.SQLITE_FULL, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN
COMMITS = 8
COPY_AT, REOPEN_AT = 3, 5
NOW = 1_800_000_000.0


@dataclass(frozen=True, slots=True)
class Trouble:
    """What fails, how SQLite calls it, and whether it goes on failing until somebody makes room."""

    kind: str
    code: int
    lasts: bool


TROUBLES = (
    Trouble(WRITE, FULL, lasts=True),
    Trouble(WRITE, FULL, lasts=False),
    Trouble(WRITE, READ_ONLY, lasts=True),
    Trouble(WRITE, sqlite3.SQLITE_IOERR_WRITE, lasts=False),
    Trouble(READ, sqlite3.SQLITE_IOERR_READ, lasts=False),
    Trouble(SYNC, sqlite3.SQLITE_IOERR_FSYNC, lasts=False),
    Trouble(SYNC, sqlite3.SQLITE_IOERR_FSYNC, lasts=True),
    Trouble(TRUNCATE, sqlite3.SQLITE_IOERR_TRUNCATE, lasts=False),
    Trouble(OPEN, CANNOT_OPEN, lasts=False),
    Trouble(DELETE, sqlite3.SQLITE_IOERR_DELETE, lasts=False),
)


class Faulty:
    """A watcher that fails the n-th call of a kind, and the ones after it while the trouble lasts."""

    def __init__(self, trouble: Trouble, nth: int) -> None:
        self.trouble = trouble
        self._left = nth
        self.is_over = False
        self.failed_calls = 0

    def __call__(self, call: Call) -> int:
        if self.is_over or call.kind != self.trouble.kind:
            return OK
        self._left -= 1
        if self._left == 0 or (self._left < 0 and self.trouble.lasts):
            self.failed_calls += 1
            return self.trouble.code
        return OK


class Saver:
    """Saves one thing after the other, opens the file when it has to, and remembers what it was told."""

    def __init__(self, path: Path, random: Random) -> None:
        self._path = path
        self._random = random
        self._store: Store | None = None
        self._edits: RandomEdits | None = None
        self._second = 0
        self.saved: set[float] = set()
        self.refused: dict[float, StoreError] = {}

    def save(self) -> bool:
        """Whether it was saved. What was refused must not be shown."""
        self._second += 1
        made_at = NOW + 1000.0 * self._second
        try:
            if self._store is None:
                self._store = Store(self._path)
            RandomEdits(self._store._database, self._random, made_at - 1.0).ask()
        except StoreError as exc:
            assert not isinstance(exc, DamagedDatabase), "trouble with the disk is taken for damage"
            self.refused[made_at] = exc
            self._nothing_of_it_is_shown(made_at)
            return False
        self.saved.add(made_at)
        return True

    def copy(self) -> None:
        """Make a copy, which may fail as everything else may."""
        if self._store is not None:
            with suppress(StoreError):
                self._store.backups.make(NOW)

    def close(self) -> None:
        if self._store is not None:
            self._store.close()
            self._store = None

    def _nothing_of_it_is_shown(self, made_at: float) -> None:
        if self._store is not None:
            with suppress(StoreError), self._store._database.reading() as db:
                assert db.execute("SELECT 1 FROM edit WHERE made_at_wall = ?", (made_at,)).fetchone() is None


def run(size: int, seed: int) -> Result:
    """Let each kind of trouble come at every call, in a random order; a short run takes some of them."""
    random = Random(seed)
    done = refused = 0
    while done < size:
        edits_seed = random.randrange(2**32)
        cases = [
            (trouble, nth)
            for trouble in TROUBLES
            for nth in range(1, _calls(trouble.kind, Random(edits_seed)) + 1)
        ]
        random.shuffle(cases)
        for trouble, nth in cases[: size - done]:
            faults = Faulty(trouble, nth)
            refused += _one_case(faults, trouble, Random(edits_seed))
            assert faults.failed_calls, "there was no such call"
            done += 1
    return Result(f"{refused:,} saves refused with an error of our own; 0 lost, 0 half-written, 0 shown")


def _calls(kind: str, random: Random) -> int:
    """How many calls of a kind there are when nothing fails."""
    never = Faulty(Trouble(kind, OK, lasts=True), 1)
    _one_case(never, never.trouble, random)
    return never.failed_calls


def _one_case(faults: Faulty, trouble: Trouble, random: Random) -> int:
    with tempfile.TemporaryDirectory() as folder, watched(faults):
        path = Path(folder) / "desk.sqlite3"
        saver = Saver(path, random)
        for step in range(COMMITS):
            saver.save()
            if step == COPY_AT:
                saver.copy()
            if step == REOPEN_AT:
                saver.close()
        faults.is_over = True
        assert saver.save(), "nothing is saved although the trouble is over"
        saver.close()
        if trouble.code == FULL:
            kinds = {type(exc) for exc in saver.refused.values()}
            assert kinds <= {DiskFull}, f"a full disk is called {kinds}"
        _look(path, saver)
        return len(saver.refused)


def _look(path: Path, saver: Saver) -> None:
    with closing(sqlite3.connect(path)) as db:
        kept = {row[0] for row in db.execute("SELECT made_at_wall FROM edit")}
        assert kept >= saver.saved, "a saved edit is gone"
        assert kept == saver.saved, "a refused edit is there"
        check_lineage(db)
    for copy in (path.parent / "backups").glob("desk-*"):
        with closing(sqlite3.connect(copy)) as db:
            check_lineage(db)


LAYER = Layer(
    name="disk-trouble",
    what="a disk that is full or read-only, or fails at a read, write, sync, truncation, open or delete,"
    " from the first call to the last",
    must_be="a visible error, nothing half-written or shown as saved; afterwards it goes on",
    short_size=100,
    full_size=6_000,
    run=run,
    not_here=why_not_here(),
)
