"""What flowed at chargers in the last two days, as it was read: for the picture of today."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

from juicedesk.domain.day_power import GAP_S, Flow
from juicedesk.store.database import Database

KEPT_S = 2 * 86_400.0
SAME_WATTS = 60.0
"""A car's power wavers by less than this while nothing changes."""

_AHEAD = "DELETE FROM flow WHERE account_id = ? AND unit_id = ? AND started_at >= ?"
_OLD = "DELETE FROM flow WHERE account_id = ? AND unit_id = ? AND ended_at < ?"
_LAST = """SELECT started_at, ended_at, watts FROM flow WHERE account_id = ? AND unit_id = ?
    ORDER BY started_at DESC LIMIT 1"""
_GO_ON = "UPDATE flow SET ended_at = ? WHERE account_id = ? AND unit_id = ? AND started_at = ?"
_BEGIN = "INSERT INTO flow VALUES(?, ?, ?, ?, ?)"


def keep_flow(db: sqlite3.Connection, account_id: str, unit_id: str, watts: float | None, at: float) -> None:
    """Keep one reading, in the transaction that keeps the rest of it. None is a gap: nothing was told.

    A clock that was set back takes away what lies ahead of it.
    """
    charger = (account_id, unit_id)
    db.execute(_AHEAD, (*charger, at))
    last = db.execute(_LAST, charger).fetchone()
    goes_on = last is not None and at - last["ended_at"] <= GAP_S
    if watts is None:
        return
    if goes_on:
        db.execute(_GO_ON, (at, *charger, last["started_at"]))
    if not goes_on or _differs(last["watts"], watts):
        db.execute(_OLD, (*charger, at - KEPT_S))
        db.execute(_BEGIN, (*charger, at, at, watts))


def _differs(before: float, watts: float) -> bool:
    return abs(before - watts) > SAME_WATTS or (before > 0) != (watts > 0)


class Flows:
    """Any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_units(self, unit_ids: Collection[str], since: float) -> tuple[Flow, ...]:
        """What flowed after a moment, through whichever account it was read; in the order of time."""
        places = ", ".join("?" * len(unit_ids))
        rows = self._database.rows(
            f"SELECT started_at, ended_at, watts FROM flow WHERE unit_id IN ({places}) AND ended_at > ?"
            " ORDER BY started_at",
            (*unit_ids, since),
        )
        return tuple(Flow(row["started_at"], row["ended_at"], row["watts"]) for row in rows)
