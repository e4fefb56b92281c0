"""What servers reported: the chargers of an account and the last value of each field group."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable

from juicedesk.domain.charger import ChargerState, Measurement
from juicedesk.domain.intent import FieldGroup, GroupValue
from juicedesk.domain.ports import Unit, UnitInfo, UnitState
from juicedesk.domain.schedule import Schedule
from juicedesk.store.database import Database
from juicedesk.store.flows import keep_flow
from juicedesk.store.values import facts_to_text, measurement_to_text, value_to_text

_KEEP_REPORT = """INSERT INTO report VALUES(?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET value = excluded.value, read_at = excluded.read_at"""
_NEXT_CHANGE = "(SELECT 1 + coalesce(max(changed), 0) FROM charger WHERE account_id = :account_id)"
"""Whatever changes a row of `charger` or its reports has to set `changed` to this: see `Projection`."""
_LEFT = f"""UPDATE charger SET listed = 0, changed = {_NEXT_CHANGE} WHERE account_id = :account_id AND listed
    AND unit_id NOT IN (SELECT value FROM json_each(:unit_ids))"""
_LISTED = f"""INSERT INTO charger(account_id, unit_id, name, listed, changed)
    VALUES(:account_id, :unit_id, :name, 1, {_NEXT_CHANGE})
    ON CONFLICT DO UPDATE SET listed = 1, name = excluded.name, changed = excluded.changed
    WHERE NOT listed OR name != excluded.name"""
_STATE = f"""UPDATE charger SET measurement = :measurement, measured_at = :at,
    local_offset_s = coalesce(:local_offset_s, local_offset_s), changed = {_NEXT_CHANGE}
    WHERE account_id = :account_id AND unit_id = :unit_id"""
_INFO = f"""UPDATE charger SET name = :name, time_zone_id = :zone, unit_rating_amps = :rating_amps,
    facts = :facts, changed = {_NEXT_CHANGE} WHERE account_id = :account_id AND unit_id = :unit_id"""
_TOUCH = f"""UPDATE charger SET changed = {_NEXT_CHANGE}
    WHERE account_id = :account_id AND unit_id = :unit_id"""

Values = Iterable[tuple[FieldGroup, GroupValue | None]]


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
        names = {unit.unit_id: unit.name for unit in units}
        with self._database.transaction() as db:
            db.execute(_LEFT, {"account_id": account_id, "unit_ids": json.dumps(list(names))})
            db.executemany(
                _LISTED,
                [
                    {"account_id": account_id, "unit_id": unit_id, "name": name}
                    for unit_id, name in names.items()
                ],
            )

    def keep_state(self, account_id: str, unit_id: str, state: UnitState, at: float) -> None:
        """Keep what `get_state` said, read at `at` (UTC epoch seconds)."""
        charger: dict[str, object] = {"account_id": account_id, "unit_id": unit_id, "at": at}
        charger["measurement"] = measurement_to_text(state.measurement)
        charger["local_offset_s"] = state.local_offset_s
        with self._database.transaction() as db:
            db.execute(_STATE, charger)
            override = state.value_of(FieldGroup.OVERRIDE)
            values = ((FieldGroup.LIMIT, state.charge_limit_amps), (FieldGroup.OVERRIDE, override))
            _keep_reports(db, charger, values)
            keep_flow(db, account_id, unit_id, _told_watts(state.measurement), at)

    def keep_info(self, account_id: str, unit_id: str, info: UnitInfo, at: float) -> None:
        """Keep what `get_info` said."""
        charger: dict[str, object] = {"account_id": account_id, "unit_id": unit_id, "at": at}
        charger |= {"name": info.name, "zone": info.time_zone_id, "rating_amps": info.unit_rating_amps}
        charger["facts"] = facts_to_text(info.facts)
        with self._database.transaction() as db:
            db.execute(_INFO, charger)
            groups = (FieldGroup.NAME, FieldGroup.WIRE, FieldGroup.DETAILS)
            _keep_reports(db, charger, [(group, info.value_of(group)) for group in groups])

    def keep_schedule(self, account_id: str, unit_id: str, schedule: Schedule, at: float) -> None:
        """Keep what `get_schedule` said."""
        charger: dict[str, object] = {"account_id": account_id, "unit_id": unit_id, "at": at}
        with self._database.transaction() as db:
            db.execute(_TOUCH, charger)
            _keep_reports(db, charger, [(FieldGroup.SCHEDULE, schedule)])


def _told_watts(measured: Measurement) -> float | None:
    """What flows now; of a box that is not heard a server repeats what it last knew."""
    return None if measured.state is ChargerState.DISCONNECT else measured.power_watts


def _keep_reports(db: sqlite3.Connection, charger: dict[str, object], values: Values) -> None:
    account_id, unit_id, at = (charger[key] for key in ("account_id", "unit_id", "at"))
    for group, value in values:
        db.execute(_KEEP_REPORT, (account_id, unit_id, group, value_to_text(value), at))
