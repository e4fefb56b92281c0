"""Charges that have ended, kept for good: a server may forget them, or go away."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from juicedesk.domain.charge import Charge, PowerPoint
from juicedesk.store.database import Database
from juicedesk.store.view import ChargerView

_EPOCH = datetime.fromisoformat("1970-01-01")
_KEEP = """INSERT INTO charge(account_id, unit_id, session_id, started_local_s, ended_local_s, energy_wh,
    charging_s, power) VALUES(?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"""
_KEEP_POWER = """UPDATE charge SET power = ?
    WHERE account_id = ? AND unit_id = ? AND session_id = ? AND started_local_s = ?"""

Key = tuple[int, datetime]


class Charges:
    """Any thread. What is kept here does not change: a charge is over when a server tells of it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def keys(self, account_id: str, unit_id: str) -> frozenset[Key]:
        """The charges of a charger that are known from an account: number and beginning."""
        rows = self._database.rows(
            "SELECT session_id, started_local_s FROM charge WHERE account_id = ? AND unit_id = ?",
            (account_id, unit_id),
        )
        return frozenset((row[0], _time(row[1])) for row in rows)

    def keep(self, account_id: str, charges: Iterable[Charge]) -> None:
        """Keep charges, with their power where it was read, all or none; those that are known stay as they
        are."""
        with self._database.transaction() as db:
            db.executemany(_KEEP, [(account_id, *_row(charge)) for charge in charges])

    def keep_power(self, account_id: str, charge: Charge, power: tuple[PowerPoint, ...]) -> None:
        """Keep what flowed in a charge."""
        with self._database.transaction() as db:
            key = (account_id, charge.unit_id, charge.session_id, _seconds(charge.started))
            db.execute(_KEEP_POWER, (_text(power), *key))

    def without_power(self, account_id: str, most: int) -> tuple[Charge, ...]:
        """The newest charges of an account whose power was not read yet."""
        rows = self._database.rows(
            "SELECT * FROM charge WHERE account_id = ? AND power IS NULL"
            " ORDER BY started_local_s DESC LIMIT ?",
            (account_id, most),
        )
        return tuple(_charge(row) for row in rows)

    def of_units(self, unit_ids: Collection[str], since: datetime) -> tuple[Charge, ...]:
        """The charges of chargers that ended after a time on their wall clocks, newest first.

        Whichever account told of them: a charger that moved to another server keeps its history, and what
        two servers tell of the same moment is one charge.
        """
        places = ", ".join("?" * len(unit_ids))
        rows = self._database.rows(
            f"SELECT * FROM charge WHERE unit_id IN ({places}) AND ended_local_s > ?"
            " ORDER BY started_local_s DESC, unit_id, power IS NULL",
            (*unit_ids, _seconds(since)),
        )
        first: dict[tuple[str, int], sqlite3.Row] = {}
        for row in rows:
            first.setdefault((row["unit_id"], row["started_local_s"]), row)
        return tuple(_charge(row) for row in first.values())

    def chargers(self) -> tuple[ChargerView, ...]:
        """The chargers of which anything is kept here: name and clock, as the last account knew them."""
        rows = self._database.rows(
            "SELECT unit_id, name, time_zone_id, local_offset_s, max(coalesce(measured_at, 0)) FROM charger"
            " WHERE EXISTS(SELECT 1 FROM charge WHERE charge.unit_id = charger.unit_id)"
            " GROUP BY unit_id ORDER BY name, unit_id"
        )
        return tuple(
            ChargerView(
                unit_id=row["unit_id"],
                name=row["name"],
                measurement=None,
                measured_at=None,
                unit_rating_amps=None,
                time_zone_id=row["time_zone_id"],
                local_offset_s=row["local_offset_s"],
                fields={},
            )
            for row in rows
        )


def _row(charge: Charge) -> tuple[object, ...]:
    times = (_seconds(charge.started), _seconds(charge.ended))
    power = None if charge.power is None else _text(charge.power)
    return (charge.unit_id, charge.session_id, *times, charge.energy_wh, charge.charging_s, power)


def _text(power: tuple[PowerPoint, ...]) -> str:
    return json.dumps([[_seconds(point.at), point.watts] for point in power])


def _charge(row: sqlite3.Row) -> Charge:
    power = None if row["power"] is None else json.loads(row["power"])
    return Charge(
        row["unit_id"],
        row["session_id"],
        _time(row["started_local_s"]),
        _time(row["ended_local_s"]),
        row["energy_wh"],
        row["charging_s"],
        None if power is None else tuple(PowerPoint(_time(at), float(watts)) for at, watts in power),
    )


def _seconds(at: datetime) -> int:
    return (at - _EPOCH) // timedelta(seconds=1)


def _time(local_s: int) -> datetime:
    return _EPOCH + timedelta(seconds=local_s)
