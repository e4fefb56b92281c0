"""What servers reported: the chargers of an account and the last value of each field group."""

from __future__ import annotations

from collections.abc import Iterable

from juicedesk.domain.intent import FieldGroup, GroupValue
from juicedesk.domain.ports import Unit, UnitInfo, UnitState
from juicedesk.domain.schedule import Schedule
from juicedesk.store.database import Database
from juicedesk.store.values import facts_to_text, measurement_to_text, value_to_text

_KEEP_REPORT = """INSERT INTO report VALUES(?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET value = excluded.value, read_at = excluded.read_at"""


class Chargers:
    """Reported state only; what people asked for lives in `Intents`. Any thread."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def unit_ids(self, account_id: str) -> frozenset[str]:
        """The chargers that an account was ever seen to have."""
        with self._database.reading() as db:
            rows = db.execute("SELECT unit_id FROM charger WHERE account_id = ?", (account_id,))
            return frozenset(row[0] for row in rows)

    def keep_units(self, account_id: str, units: Iterable[Unit]) -> None:
        """Keep the account's list. A charger that left it stays known, with its history, unlisted."""
        with self._database.transaction() as db:
            db.execute("UPDATE charger SET listed = 0 WHERE account_id = ?", (account_id,))
            for unit in units:
                db.execute(
                    "INSERT INTO charger(account_id, unit_id, name, listed) VALUES(?, ?, ?, 1)"
                    " ON CONFLICT DO UPDATE SET listed = 1, name = excluded.name",
                    (account_id, unit.unit_id, unit.name),
                )

    def keep_state(self, account_id: str, unit_id: str, state: UnitState, at: float) -> None:
        """Keep what `get_state` said, read at `at` (UTC epoch seconds)."""
        with self._database.transaction() as db:
            db.execute(
                "UPDATE charger SET measurement = ?, measured_at = ?,"
                " local_offset_s = coalesce(?, local_offset_s) WHERE account_id = ? AND unit_id = ?",
                (measurement_to_text(state.measurement), at, state.local_offset_s, account_id, unit_id),
            )
            reports: tuple[tuple[FieldGroup, GroupValue | None], ...] = (
                (FieldGroup.LIMIT, state.charge_limit_amps),
                (FieldGroup.OVERRIDE, state.value_of(FieldGroup.OVERRIDE)),
            )
            for group, value in reports:
                db.execute(_KEEP_REPORT, (account_id, unit_id, group, value_to_text(value), at))

    def keep_info(self, account_id: str, unit_id: str, info: UnitInfo, at: float) -> None:
        """Keep what `get_info` said."""
        with self._database.transaction() as db:
            db.execute(
                "UPDATE charger SET name = ?, time_zone_id = ?, unit_rating_amps = ?, facts = ?"
                " WHERE account_id = ? AND unit_id = ?",
                (
                    *(info.name, info.time_zone_id, info.unit_rating_amps, facts_to_text(info.facts)),
                    *(account_id, unit_id),
                ),
            )
            for group in (FieldGroup.NAME, FieldGroup.WIRE, FieldGroup.DETAILS):
                value = value_to_text(info.value_of(group))
                db.execute(_KEEP_REPORT, (account_id, unit_id, group, value, at))

    def keep_schedule(self, account_id: str, unit_id: str, schedule: Schedule, at: float) -> None:
        """Keep what `get_schedule` said."""
        with self._database.transaction() as db:
            db.execute(_KEEP_REPORT, (account_id, unit_id, FieldGroup.SCHEDULE, value_to_text(schedule), at))
