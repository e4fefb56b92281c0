"""Which account is in charge of which charger, and how its changes move along to another one."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable
from dataclasses import replace

from juicedesk.domain.intent import Edit, Intent, IntentKey, IntentState, Reason
from juicedesk.domain.path import Path
from juicedesk.domain.saving import IN_FLIGHT
from juicedesk.store.database import Database
from juicedesk.store.intent_rows import OPEN, SELECT_INTENT, intent_of
from juicedesk.store.intent_writing import insert_event, keep_edit, update_intent

_OF_OTHERS = f"{SELECT_INTENT} WHERE {OPEN} AND intent.unit_id = ? AND intent.account_id != ?"


class Paths:
    """One row for each charger that an account has. Any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def claim(self, account_id: str, unit_ids: Collection[str], now: float) -> None:
        """Take charge of those that nobody is in charge of yet."""
        if set(unit_ids) <= self.of(unit_ids).keys():
            return
        with self._database.transaction() as db:
            db.executemany(
                "INSERT OR IGNORE INTO path VALUES(?, ?, ?)",
                ((unit_id, account_id, now) for unit_id in unit_ids),
            )

    def of(self, unit_ids: Iterable[str]) -> dict[str, Path]:
        """Who is in charge of these chargers, as far as anybody is."""
        with self._database.reading() as db:
            rows = db.execute(
                "SELECT unit_id, account_id, since FROM path"
                " WHERE unit_id IN (SELECT value FROM json_each(?))",
                (json.dumps(sorted(unit_ids)),),
            )
            return {row[0]: Path(*row) for row in rows}

    def left_behind(self, account_id: str) -> list[Intent]:
        """What is still on its way through other accounts to chargers that this one is in charge of."""
        with self._database.reading() as db:
            rows = db.execute(
                f"{SELECT_INTENT} JOIN path ON path.unit_id = intent.unit_id AND path.account_id = ?"
                f" WHERE {OPEN} AND intent.state NOT IN ('queued', 'held') AND intent.account_id != ?"
                " ORDER BY intent_id",
                (account_id, account_id),
            )
            return [intent_of(row) for row in rows]

    def move(self, unit_id: str, account_id: str, now: float) -> None:
        """Put an account in charge of a charger, and take along what has not been sent through another.

        What may have been sent stays where it is until it is settled. Nothing happens when the account is
        in charge already. Raises StoreError: then nothing has changed.
        """
        with self._database.transaction() as db:
            taken = db.execute(
                "INSERT INTO path VALUES(?, ?, ?) ON CONFLICT DO UPDATE"
                " SET account_id = excluded.account_id, since = excluded.since"
                " WHERE account_id != excluded.account_id",
                (unit_id, account_id, now),
            )
            if taken.rowcount == 1:
                for row in db.execute(_OF_OTHERS, (unit_id, account_id)).fetchall():
                    _move_along(db, intent_of(row), account_id, now)


def _move_along(db: sqlite3.Connection, intent: Intent, account_id: str, now: float) -> None:
    """A raise has to be confirmed anew: it was confirmed over what another server told."""
    for edit in _unsent(intent):
        key = IntentKey(account_id, intent.key.unit_id, intent.key.group)
        keep_edit(db, replace(edit, key=key, confirmed=False))
    after = replace(intent, next_edit=None)
    if intent.state not in IN_FLIGHT:
        may_land = bool(intent.attempted) and intent.watch_until is not None and intent.watch_until > now
        state = IntentState.UNKNOWN if may_land else IntentState.SUPERSEDED
        after = replace(after, state=state, reason=Reason.MOVED)
        insert_event(db, intent.intent_id, intent.state, after.state, after.reason, now)
    update_intent(db, intent, after, now)


def _unsent(intent: Intent) -> Iterable[Edit]:
    """What has not left yet: the edit behind one in flight, else the intent itself."""
    if intent.next_edit is not None:
        return [intent.next_edit]
    if intent.state in IN_FLIGHT:
        return []
    return [Edit(intent.key, intent.wanted, intent.base, intent.made_at, plugged_since=intent.plugged_since)]
