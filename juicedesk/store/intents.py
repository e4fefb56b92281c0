"""What people asked for: one open intent per charger and field group, every edit kept (sync model §3.3)."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from juicedesk.domain.intent import (
    Edit,
    FieldGroup,
    Intent,
    IntentKey,
    IntentState,
    Override,
    Reason,
    is_amps,
)
from juicedesk.domain.moment import Moment
from juicedesk.store.database import Database
from juicedesk.store.values import required_value, value_from_text, value_to_text

KEPT_DAYS = 90

_SELECT = """SELECT intent.*, edit.made_at_wall, edit.made_at_boot, edit.boot_id,
    next.wanted AS next_wanted, next.base AS next_base, next.made_at_wall AS next_wall,
    next.made_at_boot AS next_boot, next.boot_id AS next_boot_id, next.confirmed AS next_confirmed,
    (SELECT group_concat(value, char(10)) FROM attempt
        WHERE attempt.intent_id = intent.intent_id AND outcome != 'not sent') AS attempted
    FROM intent JOIN edit USING(edit_id) LEFT JOIN edit AS next ON next.edit_id = intent.next_edit_id"""
_OPEN = "intent.state IN ('queued', 'sending', 'unknown', 'verifying', 'held')"
_OF_KEY = "intent.account_id = ? AND intent.unit_id = ? AND intent.field_group = ?"
_IN_FLIGHT = (IntentState.SENDING, IntentState.UNKNOWN, IntentState.VERIFYING)


class Intents:
    """Every method is one committed transaction. Any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ask(self, edit: Edit) -> None:
        """Keep an edit for good: once this returns, no crash loses it. Raises StoreError: nothing is kept."""
        with self._database.transaction() as db:
            edit_id = _insert_edit(db, edit)
            row = db.execute(f"{_SELECT} WHERE {_OPEN} AND {_OF_KEY}", edit.key_columns).fetchone()
            if row is None:
                _insert_intent(db, edit, edit_id)
                return
            intent = _intent(row)
            if intent.state in _IN_FLIGHT:
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
                f"{_SELECT} WHERE {_OPEN} AND intent.account_id = ? ORDER BY intent_id", (account_id,)
            )
            return [_intent(row) for row in rows]

    def find(self, intent_id: int) -> Intent | None:
        """One intent, open or ended."""
        with self._database.reading() as db:
            row = db.execute(f"{_SELECT} WHERE intent_id = ?", (intent_id,)).fetchone()
        return _intent(row) if row else None

    def apply(self, before: Intent, after: Intent, now: float, detail: str = "") -> bool:
        """Commit a transition; False when somebody was quicker, then nothing is changed.

        Leaving for SENDING records the attempt in the same transaction, so it is on the disk before
        the bytes leave. Leaving SENDING records how the attempt ended.
        """
        with self._database.transaction() as db:
            attempt_ended = after
            if after.next_edit is not None and after.state in (IntentState.QUEUED, IntentState.HELD):
                # A newer edit waits behind it: what would wait or ask again is what nobody wants any more.
                after = replace(after, state=IntentState.SUPERSEDED, reason=Reason.BY_PERSON)
            if not _update(db, before, after, now):
                return False
            if after.state is not before.state or after.reason is not before.reason:
                _insert_event(db, before.intent_id, before.state, after.state, after.reason, now)
            if after.state is IntentState.SENDING:
                db.execute(
                    "INSERT INTO attempt(intent_id, value, sent_at, outcome, detail) VALUES(?, ?, ?, '', '')",
                    (after.intent_id, value_to_text(after.wanted), now),
                )
            elif before.state is IntentState.SENDING:
                _end_attempt(db, attempt_ended, detail)
            if not after.state.is_open and after.next_edit is not None:
                _promote_next(db, after)
            return True

    def forget_old(self, now: float) -> None:
        """Drop what was settled more than 90 days ago."""
        horizon = now - KEPT_DAYS * 86400
        with self._database.transaction() as db:
            db.execute("DELETE FROM intent WHERE settled_at < ?", (horizon,))
            db.execute(
                "DELETE FROM edit WHERE made_at_wall < ? AND edit_id NOT IN"
                " (SELECT edit_id FROM intent UNION"
                "  SELECT next_edit_id FROM intent WHERE next_edit_id IS NOT NULL)",
                (horizon,),
            )


def _insert_edit(db: sqlite3.Connection, edit: Edit) -> int:
    cursor = db.execute(
        "INSERT INTO edit(account_id, unit_id, field_group, wanted, base,"
        " made_at_wall, made_at_boot, boot_id, confirmed) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            *edit.key_columns,
            value_to_text(edit.wanted),
            value_to_text(edit.base),
            edit.made_at.wall_s,
            edit.made_at.boot_s,
            edit.made_at.boot_id,
            edit.confirmed,
        ),
    )
    assert cursor.lastrowid is not None
    return cursor.lastrowid


def _insert_intent(db: sqlite3.Connection, edit: Edit, edit_id: int) -> None:
    cursor = db.execute(
        "INSERT INTO intent(account_id, unit_id, field_group, state, reason, wanted, base, edit_id,"
        " confirmed_wall, confirmed_boot, confirmed_boot_id, reads_equal, not_before, tries, revision)"
        " VALUES(?, ?, ?, 'queued', '', ?, ?, ?, ?, ?, ?, 0, 0, 0, 0)",
        (
            *edit.key_columns,
            value_to_text(edit.wanted),
            value_to_text(edit.base),
            edit_id,
            *_moment_columns(edit.made_at if edit.confirmed else None),
        ),
    )
    assert cursor.lastrowid is not None
    _insert_event(db, cursor.lastrowid, None, IntentState.QUEUED, Reason.NONE, edit.made_at.wall_s)


def _replace_unsent(db: sqlite3.Connection, intent: Intent, edit: Edit, edit_id: int) -> None:
    """A newer edit of something that has not been sent (sync model §3.4, row 3)."""
    now = edit.made_at.wall_s
    if edit.wanted is Override.BACK_TO_SCHEDULE and intent.base is Override.BACK_TO_SCHEDULE:
        cancelled = replace(intent, state=IntentState.CANCELLED, reason=Reason.BY_PERSON)
        _update(db, intent, cancelled, now)
        db.execute("UPDATE intent SET next_edit_id = NULL WHERE intent_id = ?", (intent.intent_id,))
        _insert_event(db, intent.intent_id, intent.state, cancelled.state, cancelled.reason, now)
        return
    # A raise is judged by what the person saw when confirming it. Other groups keep the base of the
    # first edit, so that a stranger's change in between is found and not passed over.
    takes_new_base = is_amps(intent.key.group) or intent.state is IntentState.HELD
    db.execute(
        "UPDATE intent SET state = 'queued', reason = '', wanted = ?, base = ?, edit_id = ?,"
        " confirmed_wall = ?, confirmed_boot = ?, confirmed_boot_id = ?, sent_at = NULL,"
        " watch_until = NULL, first_equal_at = NULL, reads_equal = 0, not_before = 0, tries = 0,"
        " next_edit_id = NULL,"
        " revision = revision + 1 WHERE intent_id = ?",
        (
            value_to_text(edit.wanted),
            value_to_text(edit.base if takes_new_base else intent.base),
            edit_id,
            *_moment_columns(edit.made_at if edit.confirmed else None),
            intent.intent_id,
        ),
    )
    _insert_event(db, intent.intent_id, intent.state, IntentState.SUPERSEDED, Reason.BY_PERSON, now)


def _promote_next(db: sqlite3.Connection, ended: Intent) -> None:
    """The edit that waited behind one in flight becomes the open intent (row 32)."""
    edit = ended.next_edit
    assert edit is not None
    landed = ended.state in (IntentState.CONFIRMED, IntentState.NOT_NEEDED)
    if landed and edit.base in (ended.base, ended.wanted):
        edit = replace(edit, base=ended.wanted)
    row = db.execute("SELECT next_edit_id FROM intent WHERE intent_id = ?", (ended.intent_id,)).fetchone()
    _insert_intent(db, edit, row[0])


def _update(db: sqlite3.Connection, before: Intent, after: Intent, now: float) -> bool:
    cursor = db.execute(
        "UPDATE intent SET state = ?, reason = ?, wanted = ?, base = ?,"
        " confirmed_wall = ?, confirmed_boot = ?, confirmed_boot_id = ?,"
        " server_value = ?, sent_at = ?, watch_until = ?, first_equal_at = ?, reads_equal = ?,"
        " not_before = ?, tries = ?, settled_at = ?, revision = revision + 1"
        " WHERE intent_id = ? AND revision = ?",
        (
            after.state,
            after.reason,
            value_to_text(after.wanted),
            value_to_text(after.base),
            *_moment_columns(after.confirmed_at),
            value_to_text(after.server_value),
            after.sent_at,
            after.watch_until,
            after.first_equal_at,
            after.reads_equal,
            after.not_before,
            after.tries,
            None if after.state.is_open else now,
            before.intent_id,
            before.revision,
        ),
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


def _end_attempt(db: sqlite3.Connection, after: Intent, detail: str) -> None:
    outcome = "not sent" if after.state is IntentState.QUEUED else after.state.value
    db.execute(
        "UPDATE attempt SET outcome = ?, detail = ? WHERE attempt_id ="
        " (SELECT max(attempt_id) FROM attempt WHERE intent_id = ?)",
        (outcome, detail, after.intent_id),
    )


def _moment_columns(moment: Moment | None) -> tuple[float | None, float | None, str | None]:
    return (moment.wall_s, moment.boot_s, moment.boot_id) if moment else (None, None, None)


def _intent(row: sqlite3.Row) -> Intent:
    group = FieldGroup(row["field_group"])
    key = IntentKey(row["account_id"], row["unit_id"], group)
    confirmed = row["confirmed_wall"] is not None
    return Intent(
        intent_id=row["intent_id"],
        key=key,
        state=IntentState(row["state"]),
        wanted=required_value(group, row["wanted"]),
        base=value_from_text(group, row["base"]),
        made_at=Moment(row["made_at_wall"], row["made_at_boot"], row["boot_id"]),
        reason=Reason(row["reason"]),
        confirmed_at=Moment(row["confirmed_wall"], row["confirmed_boot"], row["confirmed_boot_id"])
        if confirmed
        else None,
        server_value=value_from_text(group, row["server_value"]),
        attempted=tuple(required_value(group, text) for text in (row["attempted"] or "").splitlines()),
        sent_at=row["sent_at"],
        watch_until=row["watch_until"],
        first_equal_at=row["first_equal_at"],
        reads_equal=row["reads_equal"],
        not_before=row["not_before"],
        tries=row["tries"],
        next_edit=_next_edit(key, row),
        revision=row["revision"],
    )


def _next_edit(key: IntentKey, row: sqlite3.Row) -> Edit | None:
    if row["next_edit_id"] is None:
        return None
    return Edit(
        key=key,
        wanted=required_value(key.group, row["next_wanted"]),
        base=value_from_text(key.group, row["next_base"]),
        made_at=Moment(row["next_wall"], row["next_boot"], row["next_boot_id"]),
        confirmed=bool(row["next_confirmed"]),
    )
