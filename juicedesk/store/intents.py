"""What people asked for: one open intent per charger and field group, every edit kept (sync model §3.3)."""

from __future__ import annotations

import sqlite3

from juicedesk.domain.intent import Edit, FieldGroup, Intent, IntentState
from juicedesk.domain.saving import makes_way
from juicedesk.store.database import Database
from juicedesk.store.intent_rows import OPEN, SELECT_INTENT, intent_of
from juicedesk.store.intent_writing import (
    insert_event,
    keep_edit,
    one_intent,
    promote_next,
    take_edit,
    update_intent,
)
from juicedesk.store.moving import follow_path
from juicedesk.store.values import value_to_text

KEPT_DAYS = 90
DAY_S = 86400.0
NOT_SENT = "not sent"


class Intents:
    """Every method is one committed transaction. Any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ask(self, edit: Edit) -> None:
        """Keep an edit for good: once this returns, no crash loses it. Raises StoreError: nothing is kept."""
        with self._database.transaction() as db:
            keep_edit(db, edit)

    def open_intents(self, account_id: str) -> list[Intent]:
        """Everything of an account that is not settled, oldest first."""
        query = f"{SELECT_INTENT} WHERE {OPEN} AND intent.account_id = ? ORDER BY intent_id"
        return [intent_of(row) for row in self._database.rows(query, (account_id,))]

    def find(self, intent_id: int) -> Intent | None:
        """One intent, open or ended."""
        with self._database.reading() as db:
            return one_intent(db, "WHERE intent_id = ?", (intent_id,))

    def apply(
        self, before: Intent, after: Intent, now: float, detail: str = "", epoch: int | None = None
    ) -> bool:
        """Commit a transition; False when somebody was quicker, then nothing is changed.

        Leaving for SENDING records the attempt in the same transaction, so it is on the disk before
        the bytes leave. Leaving SENDING records how the attempt ended. A sender names the `epoch` that
        it took over with: once another process has taken over, nothing of the former one counts.
        """
        with self._database.transaction() as db:
            settled = makes_way(after)
            if not _is_sender(db, epoch) or not update_intent(db, before, settled, now):
                return False
            if settled.state is not before.state or settled.reason is not before.reason:
                insert_event(db, before.intent_id, before.state, settled.state, settled.reason, now)
            if settled.state is IntentState.SENDING:
                _insert_attempt(db, settled, now, epoch or 0)
            elif before.state is IntentState.SENDING:
                _end_attempt(db, after, detail)
                follow_path(db, before.intent_id, now)
            if not settled.state.is_open:
                promote_next(db, settled)
            return True

    def decide(self, before: Intent, after: Intent, edit: Edit) -> bool:
        """Commit a person's new value for an intent that was held: the edit and the transition together.

        False when somebody was quicker; then neither is kept.
        """
        now = edit.made_at.wall_s
        with self._database.transaction() as db:
            if not update_intent(db, before, after, now):
                return False
            take_edit(db, before, edit)
            insert_event(db, before.intent_id, before.state, after.state, after.reason, now)
            return True

    def watch_longer(self, account_id: str, by_s: float, epoch: int | None = None) -> None:
        """The wall clock was set forward by so much: what was sent is as old as before."""
        with self._database.transaction() as db:
            if _is_sender(db, epoch):
                db.execute(
                    "UPDATE intent SET sent_at = sent_at + ?1, watch_until = watch_until + ?1,"
                    f" revision = revision + 1 WHERE account_id = ?2 AND sent_at IS NOT NULL AND {OPEN}",
                    (by_s, account_id),
                )

    def wire_writes_since(self, unit_id: str, since: float) -> tuple[float, ...]:
        """When wire limits were written to a charger through any account, oldest first (EEPROM budget)."""
        rows = self._database.rows(
            "SELECT attempt.sent_at FROM attempt JOIN intent USING(intent_id) WHERE attempt.sent_at > ?"
            " AND unit_id = ? AND field_group = ? AND outcome != ? ORDER BY attempt.sent_at",
            (since, unit_id, FieldGroup.WIRE, NOT_SENT),
        )
        return tuple(row[0] for row in rows)

    def forget_old(self, now: float, kept_s: float = KEPT_DAYS * DAY_S) -> None:
        """Drop what was settled longer ago, for all accounts; a ceiling is remembered for longer."""
        horizon = now - kept_s
        with self._database.transaction() as db:
            db.execute("DELETE FROM intent WHERE settled_at < ? AND ceiling_amps IS NULL", (horizon,))
            db.execute(
                "DELETE FROM edit WHERE made_at_wall < ? AND edit_id NOT IN"
                " (SELECT edit_id FROM intent UNION"
                "  SELECT next_edit_id FROM intent WHERE next_edit_id IS NOT NULL)",
                (horizon,),
            )


def _is_sender(db: sqlite3.Connection, epoch: int | None) -> bool:
    """A person's decision comes without an epoch: the revision alone guards it."""
    return epoch is None or bool(db.execute("SELECT epoch FROM sender").fetchone()[0] == epoch)


def _insert_attempt(db: sqlite3.Connection, intent: Intent, now: float, epoch: int) -> None:
    db.execute(
        "INSERT INTO attempt(intent_id, value, sent_at, outcome, detail, epoch) VALUES(?, ?, ?, '', '', ?)",
        (intent.intent_id, value_to_text(intent.to_send), now, epoch),
    )


def _end_attempt(db: sqlite3.Connection, after: Intent, detail: str) -> None:
    outcome = NOT_SENT if after.sent_at is None else after.state.value
    db.execute(
        "UPDATE attempt SET outcome = ?, detail = ? WHERE attempt_id ="
        " (SELECT max(attempt_id) FROM attempt WHERE intent_id = ?)",
        (outcome, detail, after.intent_id),
    )
