"""What a person chose on this computer: the account, wiring notes, preferences. Never a token."""

from __future__ import annotations

from dataclasses import dataclass

from juicedesk.domain.wiring import RuleSet
from juicedesk.store.database import Database


@dataclass(frozen=True, slots=True)
class Account:
    """An account on a server. Its token is in the keyring under `account_id`."""

    account_id: str
    url: str
    server_name: str
    fingerprint: str | None


class Settings:
    """Small rows that people chose. Any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def current_account(self) -> Account | None:
        """The account in use, or None before the first one."""
        with self._database.reading() as db:
            row = db.execute(
                "SELECT account_id, url, server_name, fingerprint FROM account WHERE is_current"
            ).fetchone()
        return Account(*row) if row else None

    def keep_account(self, account: Account) -> None:
        """Use an account from now on; changes that wait in others stay there."""
        with self._database.transaction() as db:
            db.execute("UPDATE account SET is_current = 0")
            db.execute(
                "INSERT INTO account(account_id, url, server_name, fingerprint, is_current)"
                " VALUES(?, ?, ?, ?, 1) ON CONFLICT DO UPDATE SET url = excluded.url,"
                " server_name = excluded.server_name, fingerprint = excluded.fingerprint, is_current = 1",
                (account.account_id, account.url, account.server_name, account.fingerprint),
            )

    def get(self, name: str) -> str:
        """A preference; empty when it was never set."""
        with self._database.reading() as db:
            row = db.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def keep(self, name: str, value: str) -> None:
        """Keep a preference."""
        with self._database.transaction() as db:
            db.execute(
                "INSERT INTO setting VALUES(?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
                (name, value),
            )

    def wiring_note(self, unit_id: str) -> tuple[RuleSet, int] | None:
        """Rule set and breaker amps that a person stated for a charger."""
        with self._database.reading() as db:
            row = db.execute(
                "SELECT rule_set, breaker_amps FROM wiring_note WHERE unit_id = ?", (unit_id,)
            ).fetchone()
        return (RuleSet(row[0]), int(row[1])) if row else None

    def keep_wiring_note(self, unit_id: str, rule_set: RuleSet, breaker_amps: int) -> None:
        """Keep what a person stated of the wiring."""
        with self._database.transaction() as db:
            db.execute(
                "INSERT INTO wiring_note VALUES(?, ?, ?) ON CONFLICT DO UPDATE SET"
                " rule_set = excluded.rule_set, breaker_amps = excluded.breaker_amps",
                (unit_id, rule_set, breaker_amps),
            )
