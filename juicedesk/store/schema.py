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

_SECOND = (
    "ALTER TABLE account ADD COLUMN signed_in INTEGER NOT NULL DEFAULT 1",
    "ALTER TABLE edit ADD COLUMN plugged_since INTEGER",
    # What was sent and may still turn up outlives the intent that sent it, so each intent keeps its own.
    "ALTER TABLE intent ADD COLUMN attempted TEXT NOT NULL DEFAULT '[]'",
    """UPDATE intent SET attempted = (SELECT json_group_array(json(value)) FROM attempt
        WHERE attempt.intent_id = intent.intent_id AND outcome != 'not sent')""",
    "ALTER TABLE intent ADD COLUMN ceiling_amps INTEGER",
    "ALTER TABLE intent ADD COLUMN foreign_value TEXT",
    "ALTER TABLE intent ADD COLUMN undo_to TEXT",
    "ALTER TABLE intent ADD COLUMN undos INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE attempt ADD COLUMN epoch INTEGER NOT NULL DEFAULT 0",
    "CREATE INDEX intent_of_key ON intent(account_id, unit_id, field_group)",
    "CREATE INDEX attempt_sent ON attempt(sent_at)",
    """CREATE TABLE load_group(
        account_id TEXT NOT NULL REFERENCES account ON DELETE CASCADE, group_id TEXT NOT NULL,
        value TEXT NOT NULL, read_at REAL NOT NULL, PRIMARY KEY(account_id, group_id)) WITHOUT ROWID""",
    # One row: who sends now. Every transition of a sender names the epoch that it took over with.
    """CREATE TABLE sender(
        only_row INTEGER PRIMARY KEY CHECK(only_row = 1), epoch INTEGER NOT NULL, pid INTEGER NOT NULL,
        taken_at REAL NOT NULL)""",
    "INSERT INTO sender VALUES(1, 0, 0, 0)",
    # How the sender finds the server, for the other windows of the profile.
    """CREATE TABLE link(
        account_id TEXT PRIMARY KEY REFERENCES account ON DELETE CASCADE, state TEXT NOT NULL,
        since REAL, last_answer_at REAL, next_try_at REAL) WITHOUT ROWID""",
    # Which account a charger's changes go through; one path owns it at a time.
    """CREATE TABLE path(unit_id TEXT PRIMARY KEY, account_id TEXT NOT NULL, since REAL NOT NULL)
        WITHOUT ROWID""",
)

_THIRD = (
    # What a server says of the device itself, and whether it has load groups to offer: NULL is unknown.
    "ALTER TABLE charger ADD COLUMN facts TEXT",
    "ALTER TABLE account ADD COLUMN offers_load_groups INTEGER",
)

_FOURTH = (
    # Charges that have ended. Times are the charger's wall clock, as seconds since 1970 as if it were UTC.
    # A server that lost its data begins its numbers anew, so the beginning belongs to the key.
    # `power` is [[time, watts], ...]; NULL: not read yet.
    """CREATE TABLE charge(
        account_id TEXT NOT NULL REFERENCES account ON DELETE CASCADE, unit_id TEXT NOT NULL,
        session_id INTEGER NOT NULL, started_local_s INTEGER NOT NULL, ended_local_s INTEGER NOT NULL,
        energy_wh INTEGER NOT NULL, charging_s INTEGER, power TEXT,
        PRIMARY KEY(account_id, unit_id, session_id, started_local_s)) WITHOUT ROWID""",
    "CREATE INDEX charge_begun ON charge(unit_id, started_local_s)",
)

_FIFTH = (
    # Counts up with every reading of a charger, so that a screen of thousands reads only what is new.
    "ALTER TABLE charger ADD COLUMN changed INTEGER NOT NULL DEFAULT 0",
    "UPDATE charger SET changed = 1",
    "CREATE INDEX charger_changed ON charger(account_id, changed)",
)

_SIXTH = (
    # NULL: not said yet, and then no raise is allowed.
    "ALTER TABLE wiring_note ADD COLUMN cable_size REAL",
    "ALTER TABLE wiring_note ADD COLUMN cable_kind TEXT",
    "ALTER TABLE wiring_note ADD COLUMN connection TEXT",
    "ALTER TABLE wiring_note ADD COLUMN is_shared INTEGER NOT NULL DEFAULT 0",
)

_SEVENTH = (
    # What flowed at a charger as this computer read it: from the first to the last reading of one power, in
    # UTC epoch seconds. Kept for two days, for the picture of today.
    """CREATE TABLE flow(
        account_id TEXT NOT NULL, unit_id TEXT NOT NULL, started_at REAL NOT NULL, ended_at REAL NOT NULL,
        watts REAL NOT NULL, PRIMARY KEY(account_id, unit_id, started_at),
        FOREIGN KEY(account_id, unit_id) REFERENCES charger ON DELETE CASCADE) WITHOUT ROWID""",
)

MIGRATIONS: tuple[tuple[str, ...], ...] = (_FIRST, _SECOND, _THIRD, _FOURTH, _FIFTH, _SIXTH, _SEVENTH)
"""Step n takes a file from version n to n + 1, in one transaction."""
