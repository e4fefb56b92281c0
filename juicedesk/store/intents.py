"""What people asked for: one open intent per charger and field group, every edit kept (sync model §3.3)."""

from __future__ import annotations

import sqlite3

from juicedesk.domain.intent import Edit, FieldGroup, Intent, IntentState, Reason
from juicedesk.domain.saving import IN_FLIGHT, begun, makes_way, promoted, replaced
from juicedesk.store.database import Database
from juicedesk.store.intent_rows import SELECT_INTENT, intent_columns, intent_of, moment_columns
from juicedesk.store.values import value_to_text

KEPT_DAYS = 90
DAY_S = 86400.0
NOT_SENT = "not sent"

_OPEN = "intent.state IN ('queued', 'sending', 'unknown', 'verifying', 'held')"
_OF_KEY = "intent.account_id = ? AND intent.unit_id = ? AND intent.field_group = ?"


class Intents:
    """Every method is one committed transaction. Any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ask(self, edit: Edit) -> None:
        """Keep an edit for good: once this returns, no crash loses it. Raises StoreError: nothing is kept."""
        with self._database.transaction() as db:
            edit_id = _insert_edit(db, edit)
            intent = _one(db, f"WHERE {_OPEN} AND {_OF_KEY}", edit.key_columns)
            if intent is None:
                last = _one(db, f"WHERE {_OF_KEY} ORDER BY intent_id DESC LIMIT 1", edit.key_columns)
                _insert_intent(db, begun(edit, last), edit_id)
            elif intent.state in IN_FLIGHT:
                db.execute(
                    "UPDATE intent SET next_edit_id = ?, revision = revision + 1 WHERE intent_id = ?",
                    (edit_id, intent.intent_id),
                )
            else:
                _replace_unsent(db, intent, edit, edit_id)

    def open_intents(self, account_id: str) -> list[Intent]:
        """Everything of an account that is not settled, oldest first."""
        with self._database.reading() as db:
            rows = db.execute(
                f"{SELECT_INTENT} WHERE {_OPEN} AND intent.account_id = ? ORDER BY intent_id", (account_id,)
            )
            return [intent_of(row) for row in rows]

    def find(self, intent_id: int) -> Intent | None:
        """One intent, open or ended."""
        with self._database.reading() as db:
            return _one(db, "WHERE intent_id = ?", (intent_id,))

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
            if not _is_sender(db, epoch) or not _update(db, before, settled, now):
                return False
            if settled.state is not before.state or settled.reason is not before.reason:
                _insert_event(db, before.intent_id, before.state, settled.state, settled.reason, now)
            if settled.state is IntentState.SENDING:
                _insert_attempt(db, settled, now, epoch or 0)
            elif before.state is IntentState.SENDING:
                _end_attempt(db, after, detail)
            if not settled.state.is_open:
                _promote_next(db, settled)
            return True

    def wire_writes_since(self, unit_id: str, since: float) -> tuple[float, ...]:
        """When wire limits were written to a charger through any account, oldest first (EEPROM budget)."""
        with self._database.reading() as db:
            rows = db.execute(
                "SELECT attempt.sent_at FROM attempt JOIN intent USING(intent_id) WHERE attempt.sent_at > ?"
                " AND unit_id = ? AND field_group = ? AND outcome != ? ORDER BY attempt.sent_at",
                (since, unit_id, FieldGroup.WIRE, NOT_SENT),
            )
            return tuple(row[0] for row in rows)

    def forget_old(self, now: float) -> None:
        """Drop what was settled more than 90 days ago; a ceiling is remembered for longer."""
        horizon = now - KEPT_DAYS * DAY_S
        with self._database.transaction() as db:
            db.execute("DELETE FROM intent WHERE settled_at < ? AND ceiling_amps IS NULL", (horizon,))
            db.execute(
                "DELETE FROM edit WHERE made_at_wall < ? AND edit_id NOT IN"
                " (SELECT edit_id FROM intent UNION"
                "  SELECT next_edit_id FROM intent WHERE next_edit_id IS NOT NULL)",
                (horizon,),
            )


def _one(db: sqlite3.Connection, where: str, values: tuple[object, ...]) -> Intent | None:
    row = db.execute(f"{SELECT_INTENT} {where}", values).fetchone()
    return intent_of(row) if row else None


def _is_sender(db: sqlite3.Connection, epoch: int | None) -> bool:
    """A person's decision comes without an epoch: the revision alone guards it."""
    return epoch is None or bool(db.execute("SELECT epoch FROM sender").fetchone()[0] == epoch)


def _insert_edit(db: sqlite3.Connection, edit: Edit) -> int:
    cursor = db.execute(
        "INSERT INTO edit(account_id, unit_id, field_group, wanted, base, made_at_wall, made_at_boot,"
        " boot_id, confirmed, plugged_since) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *edit.key_columns,
            value_to_text(edit.wanted),
            value_to_text(edit.base),
            *moment_columns(edit.made_at),
            edit.confirmed,
            edit.plugged_since,
        ),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _insert_intent(db: sqlite3.Connection, intent: Intent, edit_id: int) -> None:
    columns = intent_columns(intent) | {
        "account_id": intent.key.account_id,
        "unit_id": intent.key.unit_id,
        "field_group": intent.key.group,
        "edit_id": edit_id,
        "revision": 0,
    }
    cursor = db.execute(
        f"INSERT INTO intent({', '.join(columns)}) VALUES({', '.join('?' * len(columns))})",
        tuple(columns.values()),
    )
    assert cursor.lastrowid is not None
    made_at = intent.made_at.wall_s
    _insert_event(db, cursor.lastrowid, None, IntentState.QUEUED, Reason.NONE, made_at)


def _replace_unsent(db: sqlite3.Connection, intent: Intent, edit: Edit, edit_id: int) -> None:
    after, now = replaced(intent, edit), edit.made_at.wall_s
    _update(db, intent, after, now)
    if after.state.is_open:
        db.execute("UPDATE intent SET edit_id = ? WHERE intent_id = ?", (edit_id, intent.intent_id))
        _insert_event(db, intent.intent_id, intent.state, IntentState.SUPERSEDED, Reason.BY_PERSON, now)
    else:
        _insert_event(db, intent.intent_id, intent.state, after.state, after.reason, now)


def _promote_next(db: sqlite3.Connection, ended: Intent) -> None:
    intent = promoted(ended)
    if intent is not None:
        query = "SELECT next_edit_id FROM intent WHERE intent_id = ?"
        _insert_intent(db, intent, db.execute(query, (ended.intent_id,)).fetchone()[0])


def _update(db: sqlite3.Connection, before: Intent, after: Intent, now: float) -> bool:
    columns = intent_columns(after) | {"settled_at": None if after.state.is_open else now}
    if before.next_edit is not None and after.next_edit is None:
        columns["next_edit_id"] = None
    assignments = ", ".join(f"{name} = ?" for name in columns)
    cursor = db.execute(
        f"UPDATE intent SET {assignments}, revision = revision + 1 WHERE intent_id = ? AND revision = ?",
        (*columns.values(), before.intent_id, before.revision),
    )
    return cursor.rowcount == 1


def _insert_event(
    db: sqlite3.Connection,
    intent_id: int,
    before: IntentState | None,
    after: IntentState,
    reason: Reason,
    now: float,
) -> None:
    db.execute(
        "INSERT INTO event(intent_id, from_state, to_state, reason, at) VALUES(?, ?, ?, ?, ?)",
        (intent_id, before or "", after, reason, now),
    )


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
