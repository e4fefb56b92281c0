"""The accounts of a profile: which of them is in use, and what waits in the others. Never a token."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from juicedesk.store.database import Database
from juicedesk.store.intent_rows import OPEN

_COLUMNS = "account_id, url, server_name, fingerprint"


@dataclass(frozen=True, slots=True)
class Account:
    """An account on a server. Its token is in the keyring under `account_id`."""

    account_id: str
    url: str
    server_name: str
    fingerprint: str | None

    @property
    def name(self) -> str:
        """What it is called on screen: its server's name, or else where that is."""
        return self.server_name or urlsplit(self.url).netloc or self.url


class AccountRows:
    """One row for each account that was ever signed in. Any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def current(self) -> Account | None:
        """The account in use, or None before the first one and after signing out of the last."""
        return next(iter(self._those("is_current")), None)

    def signed_in(self) -> tuple[Account, ...]:
        """The accounts to choose from, the oldest first."""
        return self._those("signed_in")

    def known(self) -> tuple[Account, ...]:
        """All of them, also those that were signed out of: their changes and history are still here."""
        return self._those("1")

    def keep(self, account: Account) -> None:
        """Use an account from now on, signed in; changes that wait in others stay there."""
        with self._database.transaction() as db:
            db.execute("UPDATE account SET is_current = 0")
            db.execute(
                f"INSERT INTO account({_COLUMNS}, is_current) VALUES(?, ?, ?, ?, 1)"
                " ON CONFLICT DO UPDATE SET url = excluded.url, server_name = excluded.server_name,"
                " fingerprint = excluded.fingerprint, is_current = 1, signed_in = 1",
                (account.account_id, account.url, account.server_name, account.fingerprint),
            )

    def use(self, account_id: str) -> None:
        """Use a signed-in account from now on. Nothing happens when there is none of this ID."""
        with self._database.transaction() as db:
            known = "SELECT 1 FROM account WHERE account_id = ? AND signed_in"
            if db.execute(known, (account_id,)).fetchone():
                db.execute("UPDATE account SET is_current = (account_id = ?)", (account_id,))

    def sign_out(self, account_id: str) -> None:
        """Use it no longer; the oldest other one takes its place. What it holds stays.

        No raise that was confirmed before goes out after the next sign-in, and other accounts may be in
        charge of its chargers from now on.
        """
        with self._database.transaction() as db:
            db.execute("UPDATE account SET signed_in = 0, is_current = 0 WHERE account_id = ?", (account_id,))
            db.execute(
                f"UPDATE intent SET confirmed_wall = NULL, confirmed_boot = NULL, confirmed_boot_id = NULL,"
                f" revision = revision + 1 WHERE account_id = ? AND {OPEN}",
                (account_id,),
            )
            db.execute(
                "UPDATE edit SET confirmed = 0 WHERE edit_id IN"
                f" (SELECT next_edit_id FROM intent WHERE account_id = ? AND {OPEN})",
                (account_id,),
            )
            db.execute("DELETE FROM path WHERE account_id = ?", (account_id,))
            db.execute(
                "UPDATE account SET is_current = 1 WHERE rowid = (SELECT min(rowid) FROM account"
                " WHERE signed_in) AND NOT EXISTS(SELECT 1 FROM account WHERE is_current)"
            )

    def open_changes(self) -> dict[str, int]:
        """How many changes are open in each account that has any, by its ID."""
        with self._database.reading() as db:
            rows = db.execute(f"SELECT account_id, count(*) FROM intent WHERE {OPEN} GROUP BY account_id")
            return dict(rows.fetchall())

    def _those(self, condition: str) -> tuple[Account, ...]:
        with self._database.reading() as db:
            rows = db.execute(f"SELECT {_COLUMNS} FROM account WHERE {condition} ORDER BY rowid")
            return tuple(Account(*row) for row in rows)
