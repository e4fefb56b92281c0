"""How what waits for a charger moves to the account that is in charge of it; parts of a transaction."""

from __future__ import annotations

import sqlite3
from dataclasses import replace

from juicedesk.domain.intent import Edit, Intent, IntentKey, IntentState, Reason
from juicedesk.domain.saving import IN_FLIGHT
from juicedesk.store.intent_rows import OPEN
from juicedesk.store.intent_writing import OF_KEY, insert_event, keep_edit, one_intent, update_intent


def move_along(db: sqlite3.Connection, intent: Intent, account_id: str, now: float) -> None:
    """Let another account deliver what has not left yet; what may have been sent stays to be settled.

    A raise has to be confirmed anew: it was confirmed over what another server told.
    """
    edit = _unsent(intent)
    if edit is not None:
        _keep_there(db, edit, intent.ceiling_amps, account_id)
    after = replace(intent, next_edit=None)
    if intent.state not in IN_FLIGHT:
        may_land = bool(intent.attempted) and intent.watch_until is not None and intent.watch_until > now
        state = IntentState.UNKNOWN if may_land else IntentState.SUPERSEDED
        after = replace(after, state=state, reason=Reason.MOVED)
        insert_event(db, intent.intent_id, intent.state, after.state, after.reason, now)
    update_intent(db, intent, after, now)


def follow_path(db: sqlite3.Connection, intent_id: int, now: float) -> None:
    """Move along what came back unsent: while it was being sent, another account was put in charge."""
    intent = one_intent(db, "WHERE intent_id = ?", (intent_id,))
    if intent is None or intent.state not in (IntentState.QUEUED, IntentState.HELD):
        return
    path = db.execute("SELECT account_id FROM path WHERE unit_id = ?", (intent.key.unit_id,)).fetchone()
    if path is not None and path[0] != intent.key.account_id:
        move_along(db, intent, path[0], now)


def _unsent(intent: Intent) -> Edit | None:
    """What has not left yet: the edit behind one in flight, else the intent itself."""
    if intent.next_edit is not None:
        return intent.next_edit
    if intent.state in IN_FLIGHT:
        return None
    return Edit(intent.key, intent.wanted, intent.base, intent.made_at, plugged_since=intent.plugged_since)


def _keep_there(db: sqlite3.Connection, edit: Edit, ceiling_amps: int | None, account_id: str) -> None:
    """The newer edit wins where the other account holds one too; somebody's hidden lower value goes along."""
    edit = replace(edit, key=IntentKey(account_id, edit.key.unit_id, edit.key.group), confirmed=False)
    there = one_intent(db, f"WHERE {OPEN} AND {OF_KEY}", edit.key_columns)
    newest = None if there is None else there.next_edit or there
    if newest is None or newest.made_at.wall_s <= edit.made_at.wall_s:
        keep_edit(db, edit)
    if ceiling_amps is not None:
        db.execute(
            f"UPDATE intent SET ceiling_amps = min(coalesce(ceiling_amps, ?), ?) WHERE {OPEN} AND {OF_KEY}",
            (ceiling_amps, ceiling_amps, *edit.key_columns),
        )
