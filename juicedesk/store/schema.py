"""The tables, as numbered steps (sync model §3.3). A step is never changed once it has been released."""

from __future__ import annotations

_FIRST = (
    """CREATE TABLE account(
        account_id TEXT PRIMARY KEY, url TEXT NOT NULL, server_name TEXT NOT NULL,
        fingerprint TEXT, is_current INTEGER NOT NULL)""",
    """CREATE TABLE charger(
        account_id TEXT NOT NULL REFERENCES account ON DELETE CASCADE, unit_id TEXT NOT NULL,
        name TEXT NOT NULL, listed INTEGER NOT NULL, time_zone_id TEXT NOT NULL DEFAULT '',
        unit_rating_amps INTEGER, local_offset_s INTEGER, measurement TEXT, measured_at REAL,
        PRIMARY KEY(account_id, unit_id)) WITHOUT ROWID""",
    """CREATE TABLE report(
        account_id TEXT NOT NULL, unit_id TEXT NOT NULL, field_group TEXT NOT NULL,
        value TEXT, read_at REAL NOT NULL,
        PRIMARY KEY(account_id, unit_id, field_group),
        FOREIGN KEY(account_id, unit_id) REFERENCES charger ON DELETE CASCADE) WITHOUT ROWID""",
    """CREATE TABLE edit(
        edit_id INTEGER PRIMARY KEY, account_id TEXT NOT NULL, unit_id TEXT NOT NULL,
        field_group TEXT NOT NULL, wanted TEXT NOT NULL, base TEXT,
        made_at_wall REAL NOT NULL, made_at_boot REAL NOT NULL, boot_id TEXT NOT NULL,
        confirmed INTEGER NOT NULL)""",
    """CREATE TABLE intent(
        intent_id INTEGER PRIMARY KEY AUTOINCREMENT, account_id TEXT NOT NULL, unit_id TEXT NOT NULL,
        field_group TEXT NOT NULL, state TEXT NOT NULL, reason TEXT NOT NULL,
        wanted TEXT NOT NULL, base TEXT, edit_id INTEGER NOT NULL REFERENCES edit,
        next_edit_id INTEGER REFERENCES edit,
        confirmed_wall REAL, confirmed_boot REAL, confirmed_boot_id TEXT,
        server_value TEXT, sent_at REAL, watch_until REAL, first_equal_at REAL,
        reads_equal INTEGER NOT NULL, not_before REAL NOT NULL, tries INTEGER NOT NULL,
        settled_at REAL, revision INTEGER NOT NULL)""",
    """CREATE UNIQUE INDEX one_open_intent ON intent(account_id, unit_id, field_group)
        WHERE state IN ('queued', 'sending', 'unknown', 'verifying', 'held')""",
    """CREATE INDEX settled_intent ON intent(settled_at) WHERE settled_at IS NOT NULL""",
    """CREATE TABLE attempt(
        attempt_id INTEGER PRIMARY KEY, intent_id INTEGER NOT NULL REFERENCES intent ON DELETE CASCADE,
        value TEXT NOT NULL, sent_at REAL NOT NULL, outcome TEXT NOT NULL, detail TEXT NOT NULL)""",
    """CREATE INDEX attempt_of_intent ON attempt(intent_id)""",
    """CREATE TABLE event(
        event_id INTEGER PRIMARY KEY, intent_id INTEGER NOT NULL REFERENCES intent ON DELETE CASCADE,
        from_state TEXT NOT NULL, to_state TEXT NOT NULL, reason TEXT NOT NULL, at REAL NOT NULL)""",
    """CREATE INDEX event_of_intent ON event(intent_id)""",
    """CREATE TABLE wiring_note(
        unit_id TEXT PRIMARY KEY, rule_set TEXT NOT NULL, breaker_amps INTEGER NOT NULL)""",
    """CREATE TABLE setting(name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID""",
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (_FIRST,)
"""Step n takes a file from version n to n + 1, in one transaction."""
