"""Hourly copies of the profile's file, and which of them are kept (sync model §3.10)."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from math import inf
from pathlib import Path

from juicedesk.domain.errors import StoreError
from juicedesk.store.copying import PART
from juicedesk.store.database import Database

log = logging.getLogger(__name__)

EVERY_S = 3600.0
LOOK_EVERY_S = 60.0
AFTER_A_FAILURE_S = 600.0
KEPT_NEWEST = 24
KEPT_DAYS = 14
_NAME = "desk-%Y-%m-%dT%H-%M-%SZ.sqlite3"


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy. `made_at` is in UTC epoch seconds and is part of its name."""

    path: Path
    made_at: float


def backups_folder(database: Path) -> Path:
    """Where the copies of a database lie."""
    return database.parent / "backups"


def backups_of(database: Path, now: float = inf) -> list[Backup]:
    """The copies of a database, the newest first, none of them opened yet.

    What claims to be from after `now` was made under a wrong clock and comes last.
    """
    found = [_from_name(path) for path in backups_folder(database).glob("desk-*.sqlite3")]
    return sorted(
        (backup for backup in found if backup is not None),
        key=lambda backup: (backup.made_at <= now, backup.made_at),
        reverse=True,
    )


def kept(backups: Iterable[Backup]) -> list[Backup]:
    """The newest 24, and of what is older the newest of each day, for 14 days that have any."""
    newest_first = sorted(backups, key=lambda backup: backup.made_at, reverse=True)
    newest, older = newest_first[:KEPT_NEWEST], newest_first[KEPT_NEWEST:]
    of_days: dict[object, Backup] = {}
    for backup in older:
        of_days.setdefault(datetime.fromtimestamp(backup.made_at, UTC).date(), backup)
    return [*newest, *list(of_days.values())[:KEPT_DAYS]]


class Backups:
    """Makes the copies of one database. Any thread, one at a time."""

    def __init__(self, database: Database) -> None:
        self.problem = ""
        """Why the last hourly copy could not be made; empty when it could."""
        self._database = database

    def due(self, now: float) -> bool:
        """Whether no copy was made within the last hour."""
        return not any(0 <= now - backup.made_at < EVERY_S for backup in backups_of(self._database.path))

    def make(self, now: float) -> Backup:
        """Make a copy, then forget those that are too many. Blocks; delays no writer and no reader.

        Raises StoreError; then the older copies are all still there.
        """
        folder = backups_folder(self._database.path)
        path = folder / datetime.fromtimestamp(int(now), UTC).strftime(_NAME)
        self._database.copy_to(path)
        self._forget_all_but(kept(backups_of(self._database.path)), now)
        return Backup(path, float(int(now)))

    def make_only(self, now: float) -> Backup:
        """Make a copy and forget all older ones: what is gone from the file is gone then.

        Raises StoreError; then the older copies are all still there.
        """
        only = self.make(now)
        self._forget_all_but([only], now)
        return only

    def _forget_all_but(self, keep: list[Backup], now: float) -> None:
        paths = {backup.path for backup in keep}
        for backup in backups_of(self._database.path):
            if backup.path not in paths:
                backup.path.unlink(missing_ok=True)
        for part in backups_folder(self._database.path).glob(f"*{PART}*"):
            # A younger one may be the work of another window of the profile.
            if now - part.stat().st_mtime > EVERY_S:
                part.unlink(missing_ok=True)


class HourlyBackups:
    """The thread that makes a copy whenever one is due, also at the end of the program."""

    def __init__(
        self, backups: Backups, tidy: Callable[[float], None], now: Callable[[], float] = time.time
    ) -> None:
        """`tidy` makes the file smaller before each copy; it may raise StoreError."""
        self._backups = backups
        self._tidy = tidy
        self._now = now
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="backups")

    def start(self) -> None:
        """Start the thread; the first copy is made at once when it is due."""
        self._thread.start()

    def stop(self) -> None:
        """Make the last copy if it is due, end, and wait for that. Nothing happens if it never started."""
        self._stopping.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        while not self._stopping.wait(self._make_if_due()):
            pass
        self._make_if_due()

    def _make_if_due(self) -> float:
        """How long to wait until looking again. A copy that cannot be made must not stop the program."""
        try:
            if self._backups.due(self._now()):
                self._tidy(self._now())
                self._backups.make(self._now())
            self._backups.problem = ""
        except (StoreError, OSError) as exc:
            log.error("no copy of the data could be made: %s", exc)
            self._backups.problem = exc.detail if isinstance(exc, StoreError) else exc.strerror or str(exc)
            return AFTER_A_FAILURE_S
        return LOOK_EVERY_S


def _from_name(path: Path) -> Backup | None:
    try:
        return Backup(path, datetime.strptime(path.name, _NAME).replace(tzinfo=UTC).timestamp())
    except ValueError:
        return None
