"""What a person chose on this computer: wiring notes and preferences. Never a token."""

from __future__ import annotations

import sqlite3

from juicedesk.domain.wiring_rules import Cable, CableKind, Connection, RuleSet, WiringNote
from juicedesk.store.database import Database

_SENDING, _PAUSED = "sending", "paused"


class Settings:
    """Small rows that people chose. Any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, name: str) -> str:
        """A preference; empty when it was never set."""
        with self._database.reading() as db:
            row = db.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
        return str(row[0]) if row else ""

    def everything(self) -> list[tuple[str, str]]:
        """All preferences by name."""
        rows = self._database.rows("SELECT name, value FROM setting ORDER BY name")
        return [(str(row[0]), str(row[1])) for row in rows]

    def keep(self, name: str, value: str) -> None:
        """Keep a preference."""
        with self._database.transaction() as db:
            db.execute(
                "INSERT INTO setting VALUES(?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
                (name, value),
            )

    @property
    def is_paused(self) -> bool:
        """Whether a person has told this profile to send nothing for the time being."""
        return self.get(_SENDING) == _PAUSED

    def pause(self, paused: bool) -> None:
        """Send nothing from now on, or go on; it holds until it is said otherwise."""
        self.keep(_SENDING, _PAUSED if paused else "")

    def wiring_note(self, unit_id: str) -> WiringNote | None:
        """What a person stated of a charger's wiring."""
        with self._database.reading() as db:
            row = db.execute("SELECT * FROM wiring_note WHERE unit_id = ?", (unit_id,)).fetchone()
        return None if row is None else _note(row)

    def wiring_noted(self) -> frozenset[str]:
        """The chargers for which a person stated anything."""
        return frozenset(row[0] for row in self._database.rows("SELECT unit_id FROM wiring_note"))

    def keep_wiring_note(self, unit_id: str, note: WiringNote | None) -> None:
        """Keep what a person stated of the wiring; None forgets it."""
        if note is None:
            with self._database.transaction() as db:
                db.execute("DELETE FROM wiring_note WHERE unit_id = ?", (unit_id,))
            return
        cable = note.cable
        size, kind = (None, None) if cable is None else (cable.size, cable.kind)
        with self._database.transaction() as db:
            db.execute(
                "INSERT OR REPLACE INTO wiring_note"
                " (unit_id, rule_set, breaker_amps, cable_size, cable_kind, connection, is_shared)"
                " VALUES(?, ?, ?, ?, ?, ?, ?)",
                (unit_id, note.rule_set, note.breaker_amps, size, kind, note.connection, note.is_shared),
            )


def _note(row: sqlite3.Row) -> WiringNote:
    cable = None if row["cable_kind"] is None else Cable(row["cable_size"], CableKind(row["cable_kind"]))
    connection = None if row["connection"] is None else Connection(row["connection"])
    return WiringNote(
        RuleSet(row["rule_set"]), row["breaker_amps"], cable, connection, bool(row["is_shared"])
    )
