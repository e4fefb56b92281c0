"""What a person chose on this computer: wiring notes and preferences. Never a token."""

from __future__ import annotations

from juicedesk.domain.wiring import RuleSet
from juicedesk.store.database import Database


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

    def wiring_note(self, unit_id: str) -> tuple[RuleSet, int] | None:
        """Rule set and breaker amps that a person stated for a charger."""
        with self._database.reading() as db:
            row = db.execute(
                "SELECT rule_set, breaker_amps FROM wiring_note WHERE unit_id = ?", (unit_id,)
            ).fetchone()
        return (RuleSet(row[0]), int(row[1])) if row else None

    def wiring_noted(self) -> frozenset[str]:
        """The chargers for which a person stated anything."""
        return frozenset(row[0] for row in self._database.rows("SELECT unit_id FROM wiring_note"))

    def keep_wiring_note(self, unit_id: str, rule_set: RuleSet, breaker_amps: int) -> None:
        """Keep what a person stated of the wiring."""
        with self._database.transaction() as db:
            db.execute(
                "INSERT INTO wiring_note VALUES(?, ?, ?) ON CONFLICT DO UPDATE SET"
                " rule_set = excluded.rule_set, breaker_amps = excluded.breaker_amps",
                (unit_id, rule_set, breaker_amps),
            )
