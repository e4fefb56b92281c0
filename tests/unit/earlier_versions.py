"""Databases as earlier versions wrote them in their demo, kept as SQL in `tests/fixtures/versions`.

Each has the chargers Garage, Carport and Courtyard. The desk's also have a lower wiring limit for the first,
sent and being checked, and one for the second, waiting for the server.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "fixtures" / "versions"
NAMES = {"Garage", "Carport", "Courtyard"}
WIRE_AMPS = {"Garage": 25, "Carport": 20}


def earlier(kind: str) -> list[Path]:
    """The fixtures of `desk` or `server`, one for each earlier version of its tables."""
    return sorted(FOLDER.glob(f"{kind}-*.sql"))


def number_of(fixture: Path) -> int:
    """The version of the tables, from 1."""
    return int(fixture.stem.rpartition("-")[2])


def write(fixture: Path, path: Path) -> None:
    """Make the database file that the earlier version had."""
    with closing(sqlite3.connect(path)) as db:
        db.executescript(fixture.read_text(encoding="utf-8"))
        db.execute("PRAGMA journal_mode=WAL")
