"""How the sender finds the servers, for the other windows of the profile."""

from __future__ import annotations

from juicedesk.store.database import Database
from juicedesk.store.view import LinkState, LinkView


class Links:
    """One row for each account that was ever talked to. Any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keep(self, account_id: str, view: LinkView) -> None:
        """Tell the other windows. An account that is not kept has no row."""
        with self._database.transaction() as db:
            db.execute(
                "INSERT OR REPLACE INTO link SELECT account_id, ?, ?, ?, ? FROM account WHERE account_id = ?",
                (view.state, view.since, view.last_answer_at, view.next_try_at, account_id),
            )

    def told(self, account_id: str, address: str, server_name: str) -> LinkView | None:
        """What the sender told last of an account's server; None when it has told nothing."""
        with self._database.reading() as db:
            row = db.execute(
                "SELECT state, since, last_answer_at, next_try_at FROM link WHERE account_id = ?",
                (account_id,),
            ).fetchone()
        if row is None:
            return None
        return LinkView(LinkState(row[0]), address, server_name, *row[1:])
