"""The write-ahead log cut, or damaged behind some byte, as a crash of the computer may leave it."""

from __future__ import annotations

import tempfile
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path
from random import Random

from juicedesk.store.database import Database
from tests.stress.layer import Layer, Result
from tests.stress.random_edits import RandomEdits, check_lineage, content

COMMITS_IN_FILE = 10
COMMITS_IN_LOG = 25
CASES_PER_SOURCE = 100
HEADER = 32
FRAME_HEADER = 24


@dataclass(frozen=True, slots=True)
class Source:
    """A file and its log, and what has to be there when only so many bytes of the log are good."""

    file: bytes
    log: bytes
    ends: list[int]
    """Where in the log each commit ends, the first one being what the file itself holds."""
    contents: list[list[tuple[object, ...]]]

    def content_before(self, offset: int) -> list[tuple[object, ...]]:
        return self.contents[bisect_right(self.ends, offset) - 1]


def run(size: int, seed: int) -> Result:
    """Tear logs, reopen with the store's own Database, and compare with the committed prefix."""
    reached = set()
    for number in range(0, size, CASES_PER_SOURCE):
        random = Random(f"{seed}/{number}")
        with tempfile.TemporaryDirectory() as name:
            source = _make_source(Path(name), random)
            for case in range(min(CASES_PER_SOURCE, size - number)):
                torn = _tear(source.log, random)
                offset = _first_difference(source.log, torn)
                _reopen(Path(name) / f"{case}", source, torn, source.content_before(offset))
                reached.add((number, bisect_right(source.ends, offset)))
    return Result(f"equal to a committed prefix each time, {len(reached):,} different ones; 0 lost")


def _make_source(folder: Path, random: Random) -> Source:
    """Some commits are in the file, the others in a log that may still have older frames behind them."""
    database = Database(folder / "source.sqlite3")
    edits = RandomEdits(database, random)
    for _commit in range(COMMITS_IN_FILE):
        edits.commit()
    with database._writer as db:
        assert db.execute("PRAGMA wal_checkpoint(RESTART)").fetchone()[0] == 0, "not checkpointed"
    log = folder / "source.sqlite3-wal"
    ends, contents = [0], [_read(database)]
    for _commit in range(random.randrange(1, COMMITS_IN_LOG)):
        edits.commit()
        ends.append(_end_of_newest_generation(log.read_bytes()))
        contents.append(_read(database))
    source = Source((folder / "source.sqlite3").read_bytes(), log.read_bytes(), ends, contents)
    database.close()
    return source


def _read(database: Database) -> list[tuple[object, ...]]:
    with database.reading() as db:
        return content(db)


def _end_of_newest_generation(log: bytes) -> int:
    """Where the frames end that carry the header's salts; older ones may follow."""
    frame = FRAME_HEADER + int.from_bytes(log[8:12], "big")
    end = HEADER
    while end + frame <= len(log) and log[end + 8 : end + 16] == log[16:24]:
        end += frame
    return end


def _tear(log: bytes, random: Random) -> bytes:
    """Cut it, put garbage or zeros behind a cut, or change a byte in the middle."""
    offset = random.randrange(len(log))
    match random.randrange(4):
        case 0:
            return log[:offset]
        case 1:
            return log[:offset] + random.randbytes(random.randrange(1, 20_000))
        case 2:
            return log[:offset] + bytes(len(log) - offset)
        case _:
            return log[:offset] + bytes([log[offset] ^ random.randrange(1, 256)]) + log[offset + 1 :]


def _first_difference(whole: bytes, torn: bytes) -> int:
    both = min(len(whole), len(torn))
    if whole[:both] == torn[:both]:
        return both
    low, high = 0, both  # the first `low` bytes are equal, the first `high` are not
    while high - low > 1:
        middle = (low + high) // 2
        if whole[:middle] == torn[:middle]:
            low = middle
        else:
            high = middle
    return low


def _reopen(folder: Path, source: Source, torn: bytes, expected: list[tuple[object, ...]]) -> None:
    folder.mkdir()
    (folder / "desk.sqlite3").write_bytes(source.file)
    (folder / "desk.sqlite3-wal").write_bytes(torn)
    database = Database(folder / "desk.sqlite3")
    try:
        with database.reading() as db:
            assert content(db) == expected, "not the committed prefix"
            check_lineage(db)
    finally:
        database.close()
    (folder / "desk.sqlite3").unlink()
    folder.rmdir()


LAYER = Layer(
    name="torn-log",
    what="the write-ahead log cut at a random byte, or damaged or overwritten from there on, then reopened",
    must_be="exactly the commits whose bytes are whole; every edit with its intent",
    short_size=500,
    full_size=60_000,
    run=run,
)
