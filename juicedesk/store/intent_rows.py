"""Intents as rows, and back."""

from __future__ import annotations

import sqlite3

from juicedesk.domain.intent import Edit, FieldGroup, Intent, IntentKey, IntentState, Reason
from juicedesk.domain.moment import Moment
from juicedesk.store.values import (
    required_value,
    value_from_text,
    value_to_text,
    values_from_text,
    values_to_text,
)

SELECT_INTENT = """SELECT intent.*, edit.made_at_wall, edit.made_at_boot, edit.boot_id, edit.plugged_since,
    next.wanted AS next_wanted, next.base AS next_base, next.made_at_wall AS next_wall,
    next.made_at_boot AS next_boot, next.boot_id AS next_boot_id, next.confirmed AS next_confirmed,
    next.plugged_since AS next_plugged_since
    FROM intent JOIN edit USING(edit_id) LEFT JOIN edit AS next ON next.edit_id = intent.next_edit_id"""

OPEN = "intent.state IN ('queued', 'sending', 'unknown', 'verifying', 'held')"


def intent_columns(intent: Intent) -> dict[str, object]:
    """The columns that transitions change."""
    confirmed_wall, confirmed_boot, confirmed_boot_id = moment_columns(intent.confirmed_at)
    return {
        "state": intent.state,
        "reason": intent.reason,
        "wanted": value_to_text(intent.wanted),
        "base": value_to_text(intent.base),
        "confirmed_wall": confirmed_wall,
        "confirmed_boot": confirmed_boot,
        "confirmed_boot_id": confirmed_boot_id,
        "server_value": value_to_text(intent.server_value),
        "attempted": values_to_text(intent.attempted),
        "sent_at": intent.sent_at,
        "watch_until": intent.watch_until,
        "first_equal_at": intent.first_equal_at,
        "reads_equal": intent.reads_equal,
        "not_before": intent.not_before,
        "tries": intent.tries,
        "ceiling_amps": intent.ceiling_amps,
        "foreign_value": value_to_text(intent.foreign),
        "undo_to": value_to_text(intent.undo_to),
        "undos": intent.undos,
    }


def intent_of(row: sqlite3.Row) -> Intent:
    """The intent in a row of `SELECT_INTENT`."""
    group = FieldGroup(row["field_group"])
    key = IntentKey(row["account_id"], row["unit_id"], group)
    return Intent(
        intent_id=row["intent_id"],
        key=key,
        state=IntentState(row["state"]),
        wanted=required_value(group, row["wanted"]),
        base=value_from_text(group, row["base"]),
        made_at=Moment(row["made_at_wall"], row["made_at_boot"], row["boot_id"]),
        reason=Reason(row["reason"]),
        confirmed_at=_moment(row["confirmed_wall"], row["confirmed_boot"], row["confirmed_boot_id"]),
        plugged_since=row["plugged_since"],
        server_value=value_from_text(group, row["server_value"]),
        attempted=values_from_text(group, row["attempted"]),
        sent_at=row["sent_at"],
        watch_until=row["watch_until"],
        first_equal_at=row["first_equal_at"],
        reads_equal=row["reads_equal"],
        not_before=row["not_before"],
        tries=row["tries"],
        ceiling_amps=row["ceiling_amps"],
        foreign=value_from_text(group, row["foreign_value"]),
        undo_to=value_from_text(group, row["undo_to"]),
        undos=row["undos"],
        next_edit=_next_edit(key, row),
        revision=row["revision"],
    )


def moment_columns(moment: Moment | None) -> tuple[float | None, float | None, str | None]:
    """A moment as three columns."""
    return (moment.wall_s, moment.boot_s, moment.boot_id) if moment else (None, None, None)


def _moment(wall_s: float | None, boot_s: float | None, boot_id: str | None) -> Moment | None:
    if wall_s is None or boot_s is None or boot_id is None:
        return None
    return Moment(wall_s, boot_s, boot_id)


def _next_edit(key: IntentKey, row: sqlite3.Row) -> Edit | None:
    if row["next_edit_id"] is None:
        return None
    return Edit(
        key=key,
        wanted=required_value(key.group, row["next_wanted"]),
        base=value_from_text(key.group, row["next_base"]),
        made_at=Moment(row["next_wall"], row["next_boot"], row["next_boot_id"]),
        confirmed=bool(row["next_confirmed"]),
        plugged_since=row["next_plugged_since"],
    )
