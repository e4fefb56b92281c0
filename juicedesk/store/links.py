"""How the sender finds the servers, for the other windows of the profile."""

from __future__ import annotations

from juicedesk.store.database import Database
from juicedesk.store.view import LinkState, LinkView

_TOLD = """SELECT state, since, nullif(max(coalesce(last_answer_at, 0),
        coalesce((SELECT max(measured_at) FROM charger WHERE account_id = :account_id), 0)), 0),
    next_try_at FROM link WHERE account_id = :account_id"""


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

    def told(self, account_id: str, address: str, server_name: str) -> LinkView:
        """What the sender told last of an account's server; CONNECTING when it has told nothing.

        A link is told when it changes, not at each answer: a charger's newest measurement is an answer too.
        """
        with self._database.reading() as db:
            row = db.execute(_TOLD, {"account_id": account_id}).fetchone()
        state, since, last_answer_at, next_try_at = row or (LinkState.CONNECTING, None, None, None)
        return LinkView(LinkState(state), address, server_name, since, last_answer_at, next_try_at, True)
