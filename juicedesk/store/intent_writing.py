"""How edits and intents are written; every function is a part of somebody's transaction."""

from __future__ import annotations

import sqlite3

from juicedesk.domain.intent import Edit, Intent, IntentState, Reason
from juicedesk.domain.saving import IN_FLIGHT, begun, promoted, replaced
from juicedesk.store.intent_rows import OPEN, SELECT_INTENT, intent_columns, intent_of, moment_columns
from juicedesk.store.values import value_to_text

OF_KEY = "intent.account_id = ? AND intent.unit_id = ? AND intent.field_group = ?"


def keep_edit(db: sqlite3.Connection, edit: Edit) -> None:
    """Write an edit, and what it makes of the open intent of its key (sync model §3.4, rows 1 to 3)."""
    edit_id = _insert_edit(db, edit)
    intent = one_intent(db, f"WHERE {OPEN} AND {OF_KEY}", edit.key_columns)
    if intent is None:
        last = one_intent(db, f"WHERE {OF_KEY} ORDER BY intent_id DESC LIMIT 1", edit.key_columns)
        _insert_intent(db, begun(edit, last), edit_id)
    elif intent.state in IN_FLIGHT:
        db.execute(
            "UPDATE intent SET next_edit_id = ?, revision = revision + 1 WHERE intent_id = ?",
            (edit_id, intent.intent_id),
        )
    else:
        _replace_unsent(db, intent, edit, edit_id)


def take_edit(db: sqlite3.Connection, intent: Intent, edit: Edit) -> None:
    """From now on an open intent is of this edit; the former one stays in the history."""
    edit_id = _insert_edit(db, edit)
    db.execute("UPDATE intent SET edit_id = ? WHERE intent_id = ?", (edit_id, intent.intent_id))


def one_intent(db: sqlite3.Connection, where: str, values: tuple[object, ...]) -> Intent | None:
    """The first intent of a condition, or None."""
    row = db.execute(f"{SELECT_INTENT} {where}", values).fetchone()
    return intent_of(row) if row else None


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
    insert_event(db, cursor.lastrowid, None, IntentState.QUEUED, Reason.NONE, made_at)


def _replace_unsent(db: sqlite3.Connection, intent: Intent, edit: Edit, edit_id: int) -> None:
    after, now = replaced(intent, edit), edit.made_at.wall_s
    update_intent(db, intent, after, now)
    if after.state.is_open:
        db.execute("UPDATE intent SET edit_id = ? WHERE intent_id = ?", (edit_id, intent.intent_id))
        insert_event(db, intent.intent_id, intent.state, IntentState.SUPERSEDED, Reason.BY_PERSON, now)
    else:
        insert_event(db, intent.intent_id, intent.state, after.state, after.reason, now)


def promote_next(db: sqlite3.Connection, ended: Intent) -> None:
    """Begin the intent of the edit that waited behind an ended one, if there is one (row 32)."""
    intent = promoted(ended)
    if intent is not None:
        query = "SELECT next_edit_id FROM intent WHERE intent_id = ?"
        _insert_intent(db, intent, db.execute(query, (ended.intent_id,)).fetchone()[0])


def update_intent(db: sqlite3.Connection, before: Intent, after: Intent, now: float) -> bool:
    """Write an intent as it is after a transition; False when somebody was quicker."""
    columns = intent_columns(after) | {"settled_at": None if after.state.is_open else now}
    if before.next_edit is not None and after.next_edit is None:
        columns["next_edit_id"] = None
    assignments = ", ".join(f"{name} = ?" for name in columns)
    cursor = db.execute(
        f"UPDATE intent SET {assignments}, revision = revision + 1 WHERE intent_id = ? AND revision = ?",
        (*columns.values(), before.intent_id, before.revision),
    )
    return cursor.rowcount == 1


def insert_event(
    db: sqlite3.Connection,
    intent_id: int,
    before: IntentState | None,
    after: IntentState,
    reason: Reason,
    now: float,
) -> None:
    """Note a step of an intent for the history."""
    db.execute(
        "INSERT INTO event(intent_id, from_state, to_state, reason, at) VALUES(?, ?, ?, ?, ?)",
        (intent_id, before or "", after, reason, now),
    )
