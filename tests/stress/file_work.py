"""`kill -9` while a file is made, upgraded, copied or restored, at any SQL statement, rename or fsync."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

from juicedesk.store import Store
from juicedesk.store.backups import backups_of
from juicedesk.store.schema import MIGRATIONS
from tests.stress.fail_points import Workers
from tests.stress.fuse import FILE_STEP
from tests.stress.layer import Layer, Result
from tests.stress.old_files import intents_in, write_first_version

NOW = 1_800_000_000.0
GARBAGE = b"no database at all " * 500

Rows = list[tuple[object, ...]]
Work = Callable[[Path, Rows, Workers, int], bool]
"""Takes a file, what is in it, and the step to be killed at; whether there was such a step."""


def run(size: int, seed: int) -> Result:
    """Kill each kind of work at its first step, its second and so on to its last, then begin again."""
    killed: Counter[str] = Counter()
    random = Random(seed)
    workers = Workers()
    try:
        while killed.total() < size:
            for name, work in WORK.items():
                killed[name] += _kill_at_every_step(work, workers, random, size - killed.total())
    finally:
        workers.close()
    words = ", ".join(f"{count:,} {name}" for name, count in killed.items())
    return Result(f"{words}; 0 intents lost, 0 unsound files")


def _kill_at_every_step(work: Work, workers: Workers, random: Random, at_most: int) -> int:
    """How many steps there were: the first run that is not killed has passed them all."""
    rows = random.randrange(500)
    for nth in range(1, at_most + 1):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "desk.sqlite3"
            before = write_first_version(path)
            with closing(sqlite3.connect(path)) as db, db:
                filler = ((f"filler {row}", "x" * 1000) for row in range(rows))
                db.executemany("INSERT INTO setting VALUES(?, ?)", filler)
            if not work(path, before, workers, nth):
                return nth - 1
    return at_most


def _make(path: Path, before: Rows, workers: Workers, nth: int) -> bool:
    path.unlink()
    killed = workers.run(work="open", path=path, now=NOW, point=FILE_STEP, nth=nth)
    Store(path).close()
    assert _sound(path) == [], "there is something in a new file"
    return killed


def _upgrade(path: Path, before: Rows, workers: Workers, nth: int) -> bool:
    killed = workers.run(work="open", path=path, now=NOW, point=FILE_STEP, nth=nth)
    copy = path.with_suffix(".v1.sqlite3")
    if copy.exists():
        assert _sound(copy) == before, "the copy before the upgrade is another"
    Store(path).close()
    assert _sound(path) == before, "an intent is lost or changed"
    if len(MIGRATIONS) > 1:
        assert _sound(copy) == before, "no copy was kept before the upgrade"
    return killed


def _back_up(path: Path, before: Rows, workers: Workers, nth: int) -> bool:
    store = Store(path)
    first = store.backups.make(NOW)
    store.close()
    killed = workers.run(work="back up", path=path, now=NOW + 3600, point=FILE_STEP, nth=nth)
    copies = backups_of(path)
    assert first in copies, "the older copy is gone"
    for copy in (path, *(backup.path for backup in copies)):
        assert _sound(copy) == before, "a copy is not whole"
    return killed


def _restore(path: Path, before: Rows, workers: Workers, nth: int) -> bool:
    store = Store(path)
    store.backups.make(NOW)
    store.close()
    path.write_bytes(GARBAGE)
    killed = workers.run(work="open", path=path, now=NOW + 7200, point=FILE_STEP, nth=nth)
    store = Store.open_or_restore(path, NOW + 7300)
    restored = store.restored
    store.close()
    assert restored is not None, "begun in silence"
    assert (path.parent / restored.set_aside).read_bytes() == GARBAGE, "the damaged file is gone"
    after = _sound(path)
    assert [row[0] for row in after] == [row[0] for row in before], "an intent is lost"
    with closing(sqlite3.connect(path)) as db:
        confirmed = db.execute("SELECT count(*) FROM intent WHERE confirmed_wall IS NOT NULL").fetchone()[0]
        told = db.execute("SELECT count(*) FROM event WHERE reason = 'restored'").fetchone()[0]
    assert confirmed == 0, "a raise would go out without being asked again"
    assert told == len(before), "the history does not tell it once"
    return killed


def _sound(path: Path) -> Rows:
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok", f"{path.name} is not sound"
        return intents_in(db)


WORK: dict[str, Work] = {
    "new files": _make,
    "upgrades": _upgrade,
    "copies": _back_up,
    "restores": _restore,
}
LAYER = Layer(
    name="file-work",
    what="`kill -9` in making a file, an upgrade, an hourly copy and a restore, at every SQL statement,"
    " rename and fsync",
    must_be="every open intent survives, every copy is whole or not there, nothing is begun empty",
    short_size=210,
    full_size=3_000,
    run=run,
    not_here="" if hasattr(os, "fork") else "needs fork",
)
