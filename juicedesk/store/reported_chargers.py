"""The chargers of an account as reported, read from the tables only as far as they are new."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache

from juicedesk.domain.intent import FieldGroup, GroupValue
from juicedesk.store.values import facts_from_text, measurement_from_text, value_from_text
from juicedesk.store.view import Change, ChargerView, Field

_NEWEST = "SELECT max(changed) FROM charger WHERE account_id = ?"
_CHARGERS = "SELECT * FROM charger WHERE account_id = ? AND changed > ?"
_REPORTS = """SELECT report.* FROM charger JOIN report USING(account_id, unit_id)
    WHERE charger.account_id = ? AND charger.changed > ?"""
_ELSEWHERE = """SELECT path.unit_id, coalesce(nullif(account.server_name, ''),
    replace(replace(account.url, 'https://', ''), 'http://', ''))
    FROM path JOIN account ON account.account_id = path.account_id WHERE path.account_id != ?"""

_value = lru_cache(maxsize=4096)(value_from_text)
"""Thousands of chargers have but a few schedules and limits among them."""

Reports = dict[str, dict[FieldGroup, tuple[GroupValue | None, float]]]


class ReportedChargers:
    """Keeps what was read; the tables count every change of a charger up. Under the lock of the reader.

    Another process's changes count too, since the count is in the file.
    """

    def __init__(self) -> None:
        self._account_id = ""
        self._newest = 0
        self._known: dict[str, ChargerView] = {}
        self._in_order: tuple[str, ...] = ()

    def known(self, db: sqlite3.Connection, account_id: str) -> Mapping[str, ChargerView]:
        """The listed chargers by unit ID, without what waits."""
        self._follow(db, account_id)
        return self._known

    def chargers(
        self, db: sqlite3.Connection, account_id: str, waiting: Iterable[Change]
    ) -> tuple[ChargerView, ...]:
        """The listed chargers by their names, with what waits on top."""
        self._follow(db, account_id)
        pending: dict[str, dict[FieldGroup, Change]] = defaultdict(dict)
        for change in waiting:
            pending[change.unit_id][change.group] = change
        elsewhere = dict(db.execute(_ELSEWHERE, (account_id,)).fetchall())
        known = self._known
        if not pending and not elsewhere:
            return tuple(known[unit_id] for unit_id in self._in_order)
        return tuple(
            _with_changes(known[unit_id], pending.get(unit_id), elsewhere.get(unit_id, ""))
            if unit_id in pending or unit_id in elsewhere
            else known[unit_id]
            for unit_id in self._in_order
        )

    def _follow(self, db: sqlite3.Connection, account_id: str) -> None:
        newest = db.execute(_NEWEST, (account_id,)).fetchone()[0] or 0
        if account_id != self._account_id or newest < self._newest:
            self._account_id, self._newest, self._known, self._in_order = account_id, 0, {}, ()
        if newest == self._newest:
            return
        since = (account_id, self._newest)
        reports: Reports = defaultdict(dict)
        for row in db.execute(_REPORTS, since):
            group = FieldGroup(row["field_group"])
            reports[row["unit_id"]][group] = (_value(group, row["value"]), row["read_at"])
        is_other_order = False
        for row in db.execute(_CHARGERS, since):
            unit_id, before = row["unit_id"], self._known.get(row["unit_id"])
            if row["listed"]:
                self._known[unit_id] = _charger(row, reports[unit_id])
                is_other_order |= before is None or before.name != row["name"]
            else:
                is_other_order |= self._known.pop(unit_id, None) is not None
        self._newest = newest
        if is_other_order:
            ordered = sorted(self._known.values(), key=lambda one: (one.name.casefold(), one.unit_id))
            self._in_order = tuple(charger.unit_id for charger in ordered)


def _with_changes(
    charger: ChargerView, pending: dict[FieldGroup, Change] | None, elsewhere: str
) -> ChargerView:
    fields = charger.fields
    if pending:
        fields = fields | {
            group: replace(charger.field(group), pending=change) for group, change in pending.items()
        }
    return replace(charger, fields=fields, in_charge_elsewhere=elsewhere)


def _charger(row: sqlite3.Row, reported: dict[FieldGroup, tuple[GroupValue | None, float]]) -> ChargerView:
    fields = {}
    for group in FieldGroup:
        value, read_at = reported.get(group, (None, None))
        fields[group] = Field(value, read_at, None)
    return ChargerView(
        unit_id=row["unit_id"],
        name=row["name"],
        measurement=measurement_from_text(row["measurement"]),
        measured_at=row["measured_at"],
        unit_rating_amps=row["unit_rating_amps"],
        time_zone_id=row["time_zone_id"],
        local_offset_s=row["local_offset_s"],
        fields=fields,
        facts=facts_from_text(row["facts"]),
    )
