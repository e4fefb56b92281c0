"""A copy of the database for each of the last seven days."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import re
import time
from collections.abc import AsyncIterator, Callable
from datetime import UTC, date, datetime
from pathlib import Path

from juicedesk.domain.errors import StoreError
from juicedesk.server.db import Database

_LOG = logging.getLogger(__name__)
KEPT_DAYS = 7
_LOOK_EVERY_S, _AFTER_A_FAILURE_S = 600.0, 60.0
_NAME = re.compile(r"server-(\d{4}-\d\d-\d\d)\.sqlite3")


class Backups:
    """Makes the copies of one database, beside it in `backups`. `clock` gives UTC epoch seconds."""

    def __init__(self, database: Database, clock: Callable[[], float] = time.time) -> None:
        self._database = database
        self._clock = clock
        self._folder = database.path.parent / "backups"
        self.problem: StoreError | None = None
        """Why the copy of today is missing; None: it is there, or not due yet."""
        self.newest_at_s = max((path.stat().st_mtime for path in self._of_days().values()), default=0.0)

    @contextlib.asynccontextmanager
    async def kept(self) -> AsyncIterator[None]:
        """Make copies while the block runs."""
        task = asyncio.create_task(self._run())
        try:
            yield
        finally:
            task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await task

    def make_if_due(self) -> None:
        """The copy of today, unless it is there. Blocks; hinders no writer. What fails is tried again."""
        today = datetime.fromtimestamp(self._clock(), UTC).date()
        try:
            if today not in self._of_days():
                self._database.copy_to(self._folder / f"server-{today}.sqlite3")
                self.newest_at_s = self._clock()
                self._forget_all_but_newest(today)
            self.problem = None
        except (StoreError, OSError) as error:
            if self.problem is None:
                _LOG.error("the daily copy of the database could not be made: %s", error)
            self.problem = error if isinstance(error, StoreError) else StoreError(self._folder, str(error))

    async def _run(self) -> None:
        while True:
            await asyncio.to_thread(self.make_if_due)
            await asyncio.sleep(_LOOK_EVERY_S if self.problem is None else _AFTER_A_FAILURE_S)

    def _of_days(self) -> dict[date, Path]:
        found = {}
        for path in self._folder.glob("server-*.sqlite3"):
            match = _NAME.fullmatch(path.name)
            with contextlib.suppress(ValueError):
                if match:
                    found[date.fromisoformat(match[1])] = path
        return found

    def _forget_all_but_newest(self, today: date) -> None:
        """What claims to be from after today was made under a wrong clock and goes first."""
        of_days = self._of_days()
        newest_first = sorted(of_days, key=lambda day: (day <= today, day), reverse=True)
        for day in newest_first[KEPT_DAYS:]:
            of_days[day].unlink(missing_ok=True)
