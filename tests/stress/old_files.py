"""A file as the first version wrote it, with one open intent in every state, made by that version's SQL."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from juicedesk.domain.intent import OPEN_STATES, FieldGroup, Override
from juicedesk.store.schema import MIGRATIONS
from juicedesk.store.values import value_to_text

UNITS = tuple(f"09100000000000000000000000{number}" for number in range(len(OPEN_STATES)))
VALUES = {
    FieldGroup.WIRE: 32,
    FieldGroup.LIMIT: 16,
    FieldGroup.NAME: "Garage",
    FieldGroup.OVERRIDE: Override.CHARGE_NOW,
}
KEPT_COLUMNS = (
    "intent_id, account_id, unit_id, field_group, state, reason, wanted, base, edit_id, next_edit_id,"
    " confirmed_wall, confirmed_boot, confirmed_boot_id, server_value, sent_at, watch_until,"
    " first_equal_at, reads_equal, not_before, tries, settled_at, revision"
)


def write_first_version(path: Path) -> list[tuple[object, ...]]:
    """Make the file; return the intents in it. Each group is open in each state, one edit waits behind."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA journal_mode=WAL")
        db.execute("BEGIN")
        for statement in MIGRATIONS[0]:
            db.execute(statement)
        db.execute("INSERT INTO account VALUES('account', 'http://127.0.0.1:1', 'Server', NULL, 1)")
        for unit_id, state in zip(UNITS, sorted(OPEN_STATES), strict=True):
            for group, value in VALUES.items():
                _insert(db, unit_id, group, state, value_to_text(value))
        db.execute("PRAGMA user_version=1")
        db.execute("COMMIT")
        return intents_in(db)


def intents_in(db: sqlite3.Connection) -> list[tuple[object, ...]]:
    """The columns of every intent that all versions have."""
    return [tuple(row) for row in db.execute(f"SELECT {KEPT_COLUMNS} FROM intent ORDER BY intent_id")]


def _insert(db: sqlite3.Connection, unit_id: str, group: str, state: str, wanted: str | None) -> None:
    edits = [
        db.execute(
            "INSERT INTO edit(account_id, unit_id, field_group, wanted, base, made_at_wall, made_at_boot,"
            " boot_id, confirmed) VALUES('account', ?, ?, ?, NULL, 1.8e9, 5.0, 'boot', 1)",
            (unit_id, group, wanted),
        ).lastrowid
        for _edit in range(2)
    ]
    in_flight = state in ("sending", "unknown", "verifying")
    intent_id = db.execute(
        "INSERT INTO intent(account_id, unit_id, field_group, state, reason, wanted, edit_id, next_edit_id,"
        " confirmed_wall, confirmed_boot, confirmed_boot_id, sent_at, watch_until, reads_equal, not_before,"
        " tries, revision) VALUES('account', ?, ?, ?, '', ?, ?, ?, 1.8e9, 5.0, 'boot', ?, ?, 1, 0, 0, 3)",
        (
            unit_id,
            group,
            state,
            wanted,
            edits[0],
            *((edits[1], 1.8e9, 1.8e9 + 120) if in_flight else (None,) * 3),
        ),
    ).lastrowid
    if in_flight:
        db.execute(
            "INSERT INTO attempt(intent_id, value, sent_at, outcome, detail) VALUES(?, ?, 1.8e9, '', '')",
            (intent_id, wanted),
        )
