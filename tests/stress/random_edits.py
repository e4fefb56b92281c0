"""Random edits and transitions through the store's own methods, each one committed transaction."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from random import Random

from juicedesk.domain.intent import Edit, FieldGroup, GroupValue, IntentKey, IntentState, Override
from juicedesk.domain.moment import Moment
from juicedesk.domain.schedule import ChargeWindow, Schedule
from juicedesk.store.database import Database
from juicedesk.store.intents import Intents

ACCOUNT = "account"
UNITS = ("091000000000000000000000001", "091000000000000000000000002")
GROUPS = (FieldGroup.WIRE, FieldGroup.LIMIT, FieldGroup.SCHEDULE, FieldGroup.NAME, FieldGroup.OVERRIDE)
LOST_EDITS = """SELECT max(edit_id) AS newest FROM edit GROUP BY account_id, unit_id, field_group
    HAVING newest NOT IN (SELECT coalesce(next_edit_id, edit_id) FROM intent
    WHERE intent_id IN (SELECT max(intent_id) FROM intent GROUP BY account_id, unit_id, field_group))
    AND (SELECT state FROM intent WHERE intent.account_id = edit.account_id
    AND intent.unit_id = edit.unit_id AND intent.field_group = edit.field_group
    ORDER BY intent_id DESC LIMIT 1) != 'cancelled'"""
TABLES = ("edit", "intent", "attempt", "event", "setting")


class RandomEdits:
    """One random commit after the other. `acknowledged` counts the edits that `ask` returned from."""

    def __init__(self, database: Database, random: Random, now: float = 1_800_000_000.0) -> None:
        self._intents = Intents(database)
        self._random = random
        self._now = now
        self.acknowledged = 0

    def commit(self) -> None:
        """Ask for something, or let an open intent go one step on."""
        open_intents = self._intents.open_intents(ACCOUNT)
        if open_intents and self._random.random() < 0.4:
            before = self._random.choice(open_intents)
            self._now += 1.0
            states = [state for state in IntentState if state is not before.state]
            after = replace(before, state=self._random.choice(states))
            assert self._intents.apply(before, after, self._now), "a transition found another revision"
            return
        self.ask()

    def ask(self) -> None:
        """Ask for something."""
        self._now += 1.0
        self._intents.ask(self._edit())
        self.acknowledged += 1

    def _edit(self) -> Edit:
        group = self._random.choice(GROUPS)
        key = IntentKey(ACCOUNT, self._random.choice(UNITS), group)
        made_at = Moment(self._now, self._now, "boot")
        confirmed = self._random.random() < 0.5
        return Edit(key, random_value(group, self._random), None, made_at, confirmed=confirmed)


def random_value(group: FieldGroup, random: Random) -> GroupValue:
    match group:
        case FieldGroup.WIRE | FieldGroup.LIMIT:
            return random.choice([0, *range(6, 33)])
        case FieldGroup.OVERRIDE:
            return random.choice(list(Override))
        case FieldGroup.SCHEDULE:
            start, end = random.sample(range(1441), 2)
            return Schedule(True, ChargeWindow(start, end), ChargeWindow(end, start))
        case _:
            return f"Charger {random.randrange(10**9)}"


def content(db: sqlite3.Connection) -> list[tuple[object, ...]]:
    """Every row of what people asked for, to compare one file with another."""
    return [tuple(row) for table in TABLES for row in db.execute(f"SELECT * FROM {table} ORDER BY 1")]


def check_lineage(db: sqlite3.Connection) -> None:
    """Each key's newest edit is that of its newest intent or waits behind it; one is open at most."""
    lost = db.execute(LOST_EDITS).fetchall()
    assert lost == [], f"edits without an intent: {[row[0] for row in lost]}"
    assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok", "the file is not sound"
    assert db.execute("PRAGMA foreign_key_check").fetchall() == [], "a row points nowhere"
