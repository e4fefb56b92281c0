"""What has become of the changes of the last 90 days, with every step on the way."""

from __future__ import annotations

import sqlite3
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from juicedesk.domain.intent import FieldGroup, GroupValue, IntentState, Reason
from juicedesk.store.database import Database
from juicedesk.store.projection import SELECT_CHANGES, change_of
from juicedesk.store.values import required_value, value_from_text
from juicedesk.store.view import Change

_SETTLED = "intent.account_id = ? AND intent.settled_at >= ?"
_CHANGES = f"{SELECT_CHANGES} AND intent.settled_at >= ? AND intent_id > ? ORDER BY intent_id"
# CROSS JOIN: the events lead, so that a portion of them is read and not all of them sorted each time.
_EVENTS = (
    "SELECT event.* FROM event CROSS JOIN intent USING(intent_id)"
    f" WHERE {_SETTLED} AND event_id > ? ORDER BY event_id"
)
_EDITS = "SELECT * FROM edit WHERE account_id = ? AND edit_id > ? ORDER BY edit_id"
_HEADS = "SELECT intent_id, unit_id, field_group, edit_id FROM intent WHERE account_id = ? AND intent_id > ?"
AT_ONCE = 1000
"""Rows read before somebody else, like the screen, may have a look in between."""

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class PastEvent:
    """One step of a change: the state it came to, and why. `at` is UTC epoch seconds."""

    at: float
    state: IntentState
    reason: Reason


@dataclass(frozen=True, slots=True)
class PastEdit:
    """One press of Save, also one that a later press replaced. `made_at` is UTC epoch seconds."""

    made_at: float
    wanted: GroupValue
    base: GroupValue | None
    confirmed: bool


@dataclass(frozen=True, slots=True)
class PastChange:
    """A settled change with its edits and its steps, both oldest first."""

    change: Change
    edits: tuple[PastEdit, ...]
    events: tuple[PastEvent, ...]

    @property
    def settled_at(self) -> float:
        """When it was settled (UTC epoch seconds)."""
        return self.change.settled_at if self.change.settled_at is not None else self.change.made_at


class History:
    """Read-only. Any thread; nobody waits for more than some rows of it.

    What is settled does not change, so it can be read in portions.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def settled_since(self, account_id: str, since: float) -> tuple[PastChange, ...]:
        """What was settled at `since` (UTC epoch seconds) or later, newest first."""
        events_of = _events(self._rows(_EVENTS, "event_id", account_id, since))
        heads = list(self._rows(f"{_HEADS} ORDER BY intent_id", "intent_id", account_id))
        edits_of = _edits(self._rows(_EDITS, "edit_id", account_id), heads)
        with self._database.reading() as db:
            names = dict(db.execute("SELECT unit_id, name FROM charger WHERE account_id = ?", (account_id,)))

        def name_of(unit_id: str) -> str:
            return str(names.get(unit_id, ""))

        past = (
            PastChange(
                change_of(row, name_of), tuple(edits_of[row["edit_id"]]), tuple(events_of[row["intent_id"]])
            )
            for row in self._rows(_CHANGES, "intent_id", account_id, since)
        )
        return tuple(sorted(past, key=_newest_first))

    def _rows(self, query: str, number: str, *values: object) -> Iterator[sqlite3.Row]:
        last, is_more = 0, True
        while is_more:
            with self._database.reading() as db:
                rows = db.execute(f"{query} LIMIT {AT_ONCE}", (*values, last)).fetchall()
            yield from rows
            is_more = len(rows) == AT_ONCE
            last = rows[-1][number] if rows else last


def _newest_first(past: PastChange) -> tuple[float, int]:
    return (-past.settled_at, -past.change.change_id)


def _events(rows: Iterable[sqlite3.Row]) -> defaultdict[int, list[PastEvent]]:
    events: defaultdict[int, list[PastEvent]] = defaultdict(list)
    for row in rows:
        event = PastEvent(row["at"], IntentState(row["to_state"]), Reason(row["reason"]))
        events[row["intent_id"]].append(event)
    return events


def _edits(edits: Iterable[sqlite3.Row], heads: Iterable[sqlite3.Row]) -> defaultdict[int, list[PastEdit]]:
    """The edits by the one that their intent was left with: an edit that was replaced before it was sent
    belongs to the intent of the next edit of its key that has one."""
    heads_of: defaultdict[Key, list[int]] = defaultdict(list)
    for row in heads:
        heads_of[row["unit_id"], row["field_group"]].append(row["edit_id"])
    for known in heads_of.values():
        known.sort()
    found: defaultdict[int, list[PastEdit]] = defaultdict(list)
    for row in edits:
        known = heads_of[row["unit_id"], row["field_group"]]
        place = bisect_left(known, row["edit_id"])
        if place < len(known):
            found[known[place]].append(_edit(row))
    return found


def _edit(row: sqlite3.Row) -> PastEdit:
    group = FieldGroup(row["field_group"])
    return PastEdit(
        made_at=row["made_at_wall"],
        wanted=required_value(group, row["wanted"]),
        base=value_from_text(group, row["base"]),
        confirmed=bool(row["confirmed"]),
    )
