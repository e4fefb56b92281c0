"""`kill -9` at named points: around every commit, around a send, in its answer."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import closing
from pathlib import Path
from random import Random

from juicedesk.domain.intent import FieldGroup
from tests.fakes.juicenet_account import JuiceNetAccount
from tests.stress.fuse import DELIVERY_POINTS
from tests.stress.kill_store_and_sync import FIELD_OF_GROUP, UNITS, check
from tests.stress.layer import Layer, Result

FIRST_DAY = 1_800_000_000.0
RESTARTED_WITHIN_S = (60.0, 300.0)
"""After what was saved last: short enough for an override to be still alive."""
PASSED_AT_MOST = 6


class Workers:
    """The starter of the processes that die."""

    def __init__(self) -> None:
        self._starter = subprocess.Popen(
            [sys.executable, "-m", "tests.stress.fail_point_worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.saved: list[float] = []

    def run(self, **job: object) -> bool:
        """Let a worker do a job; whether it was killed. What it saved goes to `saved`."""
        assert self._starter.stdin and self._starter.stdout
        self._starter.stdin.write(f"{json.dumps(job, default=str)}\n")
        self._starter.stdin.flush()
        for line in self._starter.stdout:
            word, _, value = line.partition(" ")
            if word == "saved":
                self.saved.append(float(value))
            else:
                assert int(value) in (0, -signal.SIGKILL), f"a worker failed: {job}"
                return int(value) != 0
        raise AssertionError("the starter is gone")

    def close(self) -> None:
        assert self._starter.stdin and self._starter.stdout
        self._starter.stdin.close()
        self._starter.wait(10)
        self._starter.stdout.close()


def run(size: int, seed: int) -> Result:
    """Kill at each point in turn, at its first to sixth passage, and look after every kill."""
    killed: Counter[str] = Counter()
    random = Random(seed)
    with tempfile.TemporaryDirectory() as folder, JuiceNetAccount(UNITS) as account:
        path, workers = Path(folder) / "desk.sqlite3", Workers()
        record = Record(path, account)
        job = {"path": path, "url": account.url}
        now = FIRST_DAY
        try:
            while killed.total() < size:
                point = DELIVERY_POINTS[killed.total() % len(DELIVERY_POINTS)]
                nth = random.randint(1, PASSED_AT_MOST)
                now = max([now, *workers.saved[-1:]]) + random.uniform(*RESTARTED_WITHIN_S)
                seconds = {"now": now, "seed": random.randrange(2**32)}
                if workers.run(**job, **seconds, work="deliver", point=point, nth=nth):
                    killed[point] += 1
                record.check()
            workers.run(**job, now=workers.saved[-1] + 1000, seed=seed, work="drain")
        finally:
            workers.close()
        _everything_saved_is_there(path, workers.saved)
        return Result(f"{len(killed)} points; {check(path, account, has_true_time=False)}")


class Record:
    """Compares what reached the server with what the program had written down before sending it."""

    def __init__(self, path: Path, account: JuiceNetAccount) -> None:
        self._path = path
        self._account = account
        self._writes_seen = 0
        self._last_attempt = 0
        self._charge_now: Counter[int] = Counter()

    def check(self) -> None:
        """After each kill: the last attempt may not have arrived, all others have, and nothing else."""
        with closing(sqlite3.connect(self._path)) as db:
            attempts = db.execute(
                "SELECT attempt_id, intent_id, unit_id, field_group, value FROM attempt"
                " JOIN intent USING(intent_id) WHERE attempt_id > ? ORDER BY attempt_id",
                (self._last_attempt,),
            ).fetchall()
        arrived = self._account.writes[self._writes_seen :]
        written_down = [(row[2], FIELD_OF_GROUP.get(FieldGroup(row[3]), row[3])) for row in attempts]
        fields = [(unit_id, field) for unit_id, field, _value in arrived]
        assert fields in (written_down, written_down[:-1]), f"{fields} arrived, {written_down} written down"
        for row in attempts[: len(arrived)]:
            if row[4] == '"charge_now"':
                self._charge_now[row[1]] += 1
                assert self._charge_now[row[1]] == 1, "charge now arrived twice for one click"
        self._writes_seen += len(arrived)
        self._last_attempt = max([self._last_attempt, *(row[0] for row in attempts)])


def _everything_saved_is_there(path: Path, saved: list[float]) -> None:
    with closing(sqlite3.connect(path)) as db:
        kept = {row[0] for row in db.execute("SELECT made_at_wall FROM edit")}
    assert set(saved) <= kept, "a saved edit is gone"


LAYER = Layer(
    name="fail-points",
    what="`kill -9` before and after each kind of commit, before a send, in its answer and after it",
    must_be="0 saved edits lost, no write without its attempt, no raise and no override twice",
    short_size=78,
    full_size=5_200,
    run=run,
    not_here="" if hasattr(os, "fork") else "needs fork",
)
