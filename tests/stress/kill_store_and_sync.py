"""`kill -9` at random moments while edits are saved and delivered over a real socket."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from itertools import groupby, pairwise
from pathlib import Path
from random import Random
from typing import Any

from juicedesk.domain.intent import FieldGroup, IntentState
from tests.fakes.juicenet_account import JuiceNetAccount
from tests.stress.layer import Layer, Result

FIRST_AMPS = 32
UNITS = [f"091000000000000000000000000{number}" for number in range(3)]
FIELD_OF_GROUP = {
    FieldGroup.WIRE: "wire",
    FieldGroup.LIMIT: "limit",
    FieldGroup.NAME: "name",
    FieldGroup.OVERRIDE: "override_time",
}


class Starter:
    """The process that forks editors."""

    def __init__(self, database: Path, url: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.stress.editor", str(database), url, "1"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def start(self, line: str) -> int:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())

    def exit_code(self) -> int:
        assert self._process.stdout
        return int(self._process.stdout.readline().split()[1])

    def close(self) -> None:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        self._process.wait(10)
        self._process.stdout.close()


def run(size: int, seed: int) -> Result:
    """Kill an editing and sending process `size` times, then let everything settle, and look."""
    random = Random(seed)
    with tempfile.TemporaryDirectory() as folder, JuiceNetAccount(UNITS) as account:
        database = Path(folder) / "desk.sqlite3"
        starter = Starter(database, account.url)
        try:
            for _kill in range(size):
                pid = starter.start("edit")
                time.sleep(random.uniform(0.02, 0.35))  # the moment of the kill, not a wait for anything
                os.kill(pid, signal.SIGKILL)
                assert starter.exit_code() == -signal.SIGKILL, "ended before it was killed"
            starter.start("drain")
            assert starter.exit_code() == 0, "does not settle"
        finally:
            starter.close()
        return Result(check(database, account))


def check(database: Path, account: JuiceNetAccount, has_true_time: bool = True) -> str:
    """`has_true_time` says that the program's clock was that of the server."""
    db = sqlite3.connect(database)
    db.row_factory = sqlite3.Row
    try:
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok", "the file is not sound"
        edits = db.execute("SELECT * FROM edit ORDER BY edit_id").fetchall()
        assert edits, "nothing was tested"
        _every_newest_edit_has_its_outcome(db, account)
        raises = _no_raise_twice(db, edits, account, has_true_time)
        overrides = _no_override_twice(edits, account)
        return (
            f"0 lost of {len(edits):,} edits, {len(account.writes):,} writes;"
            f" {raises:,} raises and {overrides:,} overrides arrived, none twice"
        )
    finally:
        db.close()


def _every_newest_edit_has_its_outcome(db: sqlite3.Connection, account: JuiceNetAccount) -> None:
    """Each key's newest edit is that of its newest intent, and what it says of the server is true."""
    newest = db.execute(
        "SELECT unit_id, field_group, max(edit_id) AS edit_id FROM edit GROUP BY unit_id, field_group"
    ).fetchall()
    for row in newest:
        intent = db.execute(
            "SELECT * FROM intent WHERE unit_id = ? AND field_group = ? ORDER BY intent_id DESC",
            (row["unit_id"], row["field_group"]),
        ).fetchone()
        cancelled = intent["state"] == "cancelled" and row["field_group"] == FieldGroup.OVERRIDE
        assert intent["edit_id"] == row["edit_id"] or cancelled, "an edit was lost"
        settles = ("queued", "sending", "unknown", "verifying")
        waits = intent["reason"] == "write_budget" or _waits_for_wire_limit(db, intent)
        assert intent["state"] not in settles or waits, f"open: {dict(intent)}"
        if intent["state"] == "confirmed" and row["field_group"] in FIELD_OF_GROUP:
            value = account.units[row["unit_id"]][FIELD_OF_GROUP[FieldGroup(row["field_group"])]]
            wanted = json.loads(intent["wanted"])
            if row["field_group"] == FieldGroup.OVERRIDE:
                assert (value != 0) == (wanted == "charge_now"), "confirmed, and the server has another"
            else:
                assert value == wanted, "confirmed, and the server has another value"


def _waits_for_wire_limit(db: sqlite3.Connection, intent: sqlite3.Row) -> bool:
    """Whether it is a charge limit above the wire limit, whose raise waits for the write budget."""
    if (intent["field_group"], intent["state"]) != (FieldGroup.LIMIT, IntentState.QUEUED):
        return False
    wire = db.execute(
        "SELECT base FROM intent WHERE unit_id = ? AND field_group = 'wire' AND reason = 'write_budget'"
        " AND settled_at IS NULL",
        (intent["unit_id"],),
    ).fetchone()
    return wire is not None and int(intent["wanted"]) > int(wire["base"])


def _no_raise_twice(
    db: sqlite3.Connection, edits: list[Any], account: JuiceNetAccount, has_true_time: bool
) -> int:
    """A raise that arrived used up one confirmed edit of that value."""
    arrived = 0
    for group in (FieldGroup.WIRE, FieldGroup.LIMIT):
        for unit_id in UNITS:
            values = [FIRST_AMPS, *_written(account, unit_id, FIELD_OF_GROUP[group])]
            raised = sorted(after for before, after in pairwise(values) if after > before)
            arrived += len(raised)
            confirmed = [
                int(edit["wanted"])
                for edit in edits
                if (edit["unit_id"], edit["field_group"], edit["confirmed"]) == (unit_id, group, 1)
            ]
            for amps, times in groupby(raised):
                assert len(list(times)) <= confirmed.count(amps), f"{group} raised to {amps} A once too often"
            _no_raise_repeated(db, account if has_true_time else None, unit_id, group)
    return arrived


def _no_raise_repeated(
    db: sqlite3.Connection, account: JuiceNetAccount | None, unit_id: str, group: FieldGroup
) -> None:
    """The program's own record: between two attempts to send one raise lies a new confirmation.

    An edit confirmed as a raise over what the screen showed may turn out to lower what the server has by
    then, and a lowering may be sent again.
    """
    attempts = db.execute(
        "SELECT intent_id, edit_id, attempt.value, attempt.sent_at FROM attempt JOIN intent USING(intent_id)"
        " JOIN edit USING(edit_id) WHERE edit.confirmed AND outcome != 'not sent' AND intent.unit_id = ?"
        " AND intent.field_group = ? AND attempt.value = edit.wanted"
        " AND attempt.sent_at >= edit.made_at_wall",
        (unit_id, group),
    ).fetchall()
    raises = Counter(
        (row["edit_id"], row["intent_id"])
        for row in attempts
        if account is None
        or int(row["value"]) > _value_at(account, unit_id, FIELD_OF_GROUP[group], row["sent_at"])
    )
    for (_edit, intent_id), times in raises.items():
        assert times == 1, f"a raise was sent twice for one confirmation: {_story(db, intent_id)}"


def _value_at(account: JuiceNetAccount, unit_id: str, field: str, at: float) -> int:
    """What the server had in a field of amps at a time."""
    values = [
        int(value)
        for (unit, name, value), written_at in zip(account.writes, account.written_at, strict=True)
        if (unit, name) == (unit_id, field) and written_at <= at
    ]
    return values[-1] if values else FIRST_AMPS


def _story(db: sqlite3.Connection, intent_id: int) -> list[dict[str, Any]]:
    """All that is known of an intent, for whoever has to find out what went wrong."""
    tables = ("intent", "attempt", "event")
    rows = [
        row for table in tables for row in db.execute(f"SELECT * FROM {table} WHERE intent_id = {intent_id}")
    ]
    unit_id, group = rows[0]["unit_id"], rows[0]["field_group"]
    edits = "SELECT * FROM edit WHERE unit_id = ? AND field_group = ? ORDER BY edit_id DESC LIMIT 5"
    return [dict(row) for row in [*rows, *db.execute(edits, (unit_id, group))]]


def _no_override_twice(edits: list[Any], account: JuiceNetAccount) -> int:
    arrived = 0
    for unit_id in UNITS:
        charge_now = [time_ for time_ in _written(account, unit_id, "override_time") if time_ != 0]
        clicks = [edit for edit in edits if (edit["unit_id"], edit["wanted"]) == (unit_id, '"charge_now"')]
        assert len(charge_now) <= len(clicks), "an override was sent twice for one click"
        arrived += len(charge_now)
    return arrived


def _written(account: JuiceNetAccount, unit_id: str, field: str) -> list[Any]:
    return [value for unit, name, value in account.writes if (unit, name) == (unit_id, field)]


LAYER = Layer(
    name="kill",
    what="`kill -9` of store and sync at random moments during edits and sends over a socket",
    must_be="0 edits lost, no raise and no override twice",
    short_size=200,
    full_size=5_000,
    run=run,
    seed=4,
    not_here="" if hasattr(os, "fork") else "needs fork",
)
