"""Which account is in charge of which charger, and how its changes move along to another one."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from juicedesk.domain.intent import FieldGroup, Intent
from juicedesk.domain.path import Path
from juicedesk.store.accounts import Account
from juicedesk.store.database import Database
from juicedesk.store.intent_rows import OPEN, SELECT_INTENT, intent_of
from juicedesk.store.moving import move_along

_OF_OTHERS = f"{SELECT_INTENT} WHERE {OPEN} AND intent.unit_id = ? AND intent.account_id != ?"
_ELSEWHERE = (
    "intent.account_id IN (SELECT account_id FROM account WHERE account_id != :mine)"
    " AND intent.unit_id IN (SELECT unit_id FROM path WHERE account_id = :mine)"
)
_IN_FLIGHT = "intent.state IN ('sending', 'unknown', 'verifying')"


@dataclass(frozen=True, slots=True)
class Way:
    """An account through which a charger can be controlled, and whether it is the one."""

    account: Account
    in_charge: bool


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
        rows = self._database.rows(
            "SELECT unit_id, account_id, since FROM path WHERE unit_id IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(unit_ids)),),
        )
        return {row[0]: Path(*row) for row in rows}

    def ways(self, unit_id: str) -> tuple[Way, ...]:
        """The signed-in accounts that have a charger or are in charge of it, the oldest first."""
        rows = self._database.rows(
            "SELECT account.account_id, url, server_name, fingerprint, path.unit_id IS NOT NULL FROM account"
            " LEFT JOIN path ON path.account_id = account.account_id AND path.unit_id = ?1"
            " LEFT JOIN charger ON charger.account_id = account.account_id AND charger.unit_id = ?1"
            " AND charger.listed"
            " WHERE signed_in AND (path.unit_id IS NOT NULL OR charger.unit_id IS NOT NULL)"
            " ORDER BY account.rowid",
            (unit_id,),
        )
        return tuple(Way(Account(*row[:4]), bool(row[4])) for row in rows)

    def left_behind(self, account_id: str) -> list[Intent]:
        """What is still on its way through other accounts to chargers that this one is in charge of."""
        with self._database.reading() as db:
            query = f"{SELECT_INTENT} WHERE {_ELSEWHERE} AND {_IN_FLIGHT} ORDER BY intent_id"
            return [intent_of(row) for row in db.execute(query, {"mine": account_id})]

    def may_land(self, account_id: str, now: float, watch_s: float) -> set[tuple[str, FieldGroup]]:
        """The field groups of this account's chargers that something sent through another account may still
        change: it is on its way, or was given up before its watch was over.

        More than a whole watch left means that the clock was set back.
        """
        with self._database.reading() as db:
            rows = db.execute(
                f"SELECT DISTINCT unit_id, field_group FROM intent WHERE {_ELSEWHERE} AND ({_IN_FLIGHT} OR"
                " (attempted != '[]' AND watch_until > :now AND watch_until <= :now + :watch_s))",
                {"mine": account_id, "now": now, "watch_s": watch_s},
            )
            return {(row[0], FieldGroup(row[1])) for row in rows}

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
                    move_along(db, intent_of(row), account_id, now)
