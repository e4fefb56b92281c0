"""The power goes: what was not brought to the disk is there, not there, or there in part, in any order."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from juicedesk.domain.errors import DamagedDatabase
from juicedesk.store.database import Database
from tests.stress.disk import DELETE, OK, SYNC, TRUNCATE, WRITE, Call, watched, why_not_here
from tests.stress.layer import Layer, Result
from tests.stress.random_edits import RandomEdits, check_lineage

CUTS_PER_RECORDING = 60
COMMITS = 40
CHECKPOINT_EVERY_PAGES = 30
SECTOR = 512


@dataclass
class Recording:
    """Every call that changes the disk, in order, and after how many of them each edit was saved."""

    calls: list[Call] = field(default_factory=list)
    saved_at: list[int] = field(default_factory=list)
    ready_at: int = 0
    """From here on the file had its tables."""

    def __call__(self, call: Call) -> int:
        if call.kind in (WRITE, SYNC, TRUNCATE, DELETE):
            self.calls.append(call)
        return OK


def run(size: int, seed: int) -> Result:
    """Record a program at work, cut it off at random calls, and open what is left."""
    unsynced = 0
    for number in range(0, size, CUTS_PER_RECORDING):
        random = Random(f"{seed}/{number}")
        with tempfile.TemporaryDirectory() as folder:
            recording = _record(Path(folder) / "desk.sqlite3", random)
        for _cut in range(min(CUTS_PER_RECORDING, size - number)):
            at = random.randrange(recording.ready_at, len(recording.calls) + 1)
            files, lost = _left_on_disk(recording.calls[:at], random)
            unsynced += lost
            _open_and_look(files, sum(saved_at <= at for saved_at in recording.saved_at))
    return Result(f"{unsynced:,} writes lost or torn with it; 0 saved edits lost, 0 unsound files")


def _record(path: Path, random: Random) -> Recording:
    recording = Recording()
    with watched(recording):
        database = Database(path)
        recording.ready_at = len(recording.calls)
        database._writer.execute(f"PRAGMA wal_autocheckpoint={CHECKPOINT_EVERY_PAGES}")
        edits = RandomEdits(database, random)
        for _commit in range(COMMITS):
            edits.commit()
            recording.saved_at += [len(recording.calls)] * (edits.acknowledged - len(recording.saved_at))
        database.close()  # the cut may come in the middle of that too
    return recording


def _left_on_disk(calls: list[Call], random: Random) -> tuple[dict[str, bytearray], int]:
    """The files as the disk may have them, and how many writes did not get there whole."""
    files: dict[str, bytearray] = {}
    waiting: dict[str, list[Call]] = {}
    for call in calls:
        name = call.path.name
        if call.kind == SYNC:
            if name not in files:  # SQLite brings the names of the folder to the disk with a new log
                _do_all(waiting, list(waiting), files, only=DELETE)
            _do_all(waiting, [name], files)
        else:
            waiting.setdefault(name, []).append(call)
    lost = 0
    for pending in waiting.values():
        for call in _some_of(pending, random):
            _do(call, files)
        lost += len(pending)
    return files, lost


def _do_all(
    waiting: dict[str, list[Call]], names: list[str], files: dict[str, bytearray], only: str = ""
) -> None:
    for name in names:
        calls = waiting.pop(name, [])
        if only:
            last = max((number for number, call in enumerate(calls) if call.kind == only), default=-1)
            waiting[name], calls = calls[last + 1 :], calls[: last + 1]
        for call in calls:
            _do(call, files)


def _some_of(calls: list[Call], random: Random) -> Iterator[Call]:
    """Writes that were still on their way may be done in any order, in part, or not at all."""
    kept = [call for call in calls if random.random() < 0.5]
    random.shuffle(kept)
    for call in kept:
        if call.kind == WRITE and random.random() < 0.3:
            size = random.randrange(0, call.size + SECTOR, SECTOR)
            yield Call(WRITE, call.path, call.offset, min(size, call.size), call.data[:size])
        else:
            yield call


def _do(call: Call, files: dict[str, bytearray]) -> None:
    if call.kind == DELETE:
        files.pop(call.path.name, None)
        return
    content = files.setdefault(call.path.name, bytearray())
    if call.kind == TRUNCATE:
        del content[call.size :]
    else:
        content.extend(bytes(max(0, call.offset + call.size - len(content))))
        content[call.offset : call.offset + call.size] = call.data


def _open_and_look(files: dict[str, bytearray], saved: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, content in files.items():
            (Path(folder) / name).write_bytes(content)
        try:
            database = Database(Path(folder) / "desk.sqlite3")
        except DamagedDatabase as exc:
            raise AssertionError(f"the file is damaged: {exc}") from exc
        with closing(database), database.reading() as db:
            check_lineage(db)
            kept = db.execute("SELECT count(*), max(edit_id) FROM edit").fetchone()
            assert kept[0] == (kept[1] or 0), "an edit in between is gone"
            assert saved <= kept[0] <= saved + 1, f"{saved} edits were saved, {kept[0]} are there"


LAYER = Layer(
    name="power-cut",
    what="the power cut off at a random moment: unsynced writes lost, torn or done in another order",
    must_be="every saved edit is there, the file is sound",
    short_size=500,
    full_size=20_000,
    run=run,
    not_here=why_not_here(),
)
