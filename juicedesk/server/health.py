"""How the server is, for whoever watches over it: no IDs, no addresses, no secrets."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from juicedesk import __version__
from juicedesk.domain.errors import DiskFull
from juicedesk.server.backups import Backups
from juicedesk.server.house import House


@dataclass(frozen=True, slots=True)
class Health:
    """Looks at the parts of a running server. `steady_clock` never jumps."""

    house: House
    backups: Backups
    began_at_s: float
    steady_clock: Callable[[], float] = time.monotonic

    @property
    def problems(self) -> list[str]:
        """What is wrong now, each in a sentence; empty when all is well."""
        found = []
        problem = self.house.persistence.problem
        if problem is not None:
            cause = "The disk is full" if isinstance(problem, DiskFull) else "The database cannot be written"
            found.append(f"{cause}: boxes are answered from memory, and what they report is not kept.")
        if self.backups.problem is not None:
            found.append("The daily copy of the database could not be made.")
        return found

    def report(self) -> dict[str, object]:
        """All of it, as /healthz tells it."""
        problems = self.problems
        return {
            "status": "degraded" if problems else "ok",
            "problems": problems,
            "version": __version__,
            "uptime_s": int(self.steady_clock() - self.began_at_s),
            "boxes": len(self.house.registry.units),
            "waiting_boxes": len(self.house.registry.waiting),
        }
