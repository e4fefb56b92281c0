"""The process that dies at a named point.

`python -m tests.stress.fail_point_worker` is a starter: for each job on its standard input, a line of
JSON, it forks a worker. What the worker has saved is said as "saved SECONDS", its end as "end CODE".
"""

from __future__ import annotations

import json
import logging
import os
import sys
import traceback
from pathlib import Path
from random import Random
from typing import Any

from juicedesk.domain.moment import Moment
from juicedesk.juicenet.client import JuiceNetClient
from juicedesk.store import Store
from juicedesk.sync.times import SyncTimes
from tests.fakes.juicenet_account import ACCOUNT_TOKEN
from tests.stress.at_rest import is_at_rest, moving
from tests.stress.editor import ACCOUNT, Editor, make_engine
from tests.stress.fuse import Fuse, around_commits, around_file_work, around_writes

TIMES = SyncTimes(between_writes_s=0.0)
ROUNDS = 40
DRAIN_ROUNDS = 2000
CYCLES_PER_EDIT = 3
LONGEST_STEP_S = 20.0


class HandClock:
    """Goes on only when it is told to."""

    def __init__(self, wall_s: float) -> None:
        self.wall_s = wall_s

    def now(self) -> Moment:
        return Moment(self.wall_s, self.wall_s, "boot")


def deliver(job: dict[str, Any], fuse: Fuse) -> None:
    """Edit and send, one after the other in one thread, until the fuse burns or the rounds are over."""
    store = Store(Path(job["path"]))
    link = JuiceNetClient(job["url"], ACCOUNT_TOKEN, "test")
    clock = HandClock(job["now"])
    random = Random(job["seed"])
    engine = make_engine(store, link, clock, TIMES, random)
    editor = Editor(store, random, [unit.unit_id for unit in link.units()], clock)
    around_commits(fuse, store)
    around_writes(fuse, link)
    for _round in range(ROUNDS):
        clock.wall_s += 0.001
        edit = editor.edit()
        say(f"saved {edit.made_at.wall_s!r}")
        for _cycle in range(CYCLES_PER_EDIT):
            clock.wall_s += min(max(engine.cycle(), 0.05), LONGEST_STEP_S)
    store.close()


def drain(job: dict[str, Any], fuse: Fuse) -> None:
    """Deliver what is open until nothing moves any more; the fuse is not used."""
    store = Store(Path(job["path"]))
    clock = HandClock(job["now"])
    link = JuiceNetClient(job["url"], ACCOUNT_TOKEN, "test")
    engine = make_engine(store, link, clock, TIMES, Random(job["seed"]))
    for _round in range(DRAIN_ROUNDS):
        clock.wall_s += min(max(engine.cycle(), 0.05), LONGEST_STEP_S)
        if is_at_rest(store, ACCOUNT):
            store.close()
            return
    raise AssertionError(f"does not settle: {moving(store.intents.open_intents(ACCOUNT))}")


def open_file(job: dict[str, Any], fuse: Fuse) -> None:
    """Open a file, which may be an older or a damaged one."""
    around_file_work(fuse)
    Store.open_or_restore(Path(job["path"]), job["now"]).close()


def back_up(job: dict[str, Any], fuse: Fuse) -> None:
    """Make a copy."""
    store = Store(Path(job["path"]))
    around_file_work(fuse)
    store.backups.make(job["now"])
    store.close()


WORK = {"deliver": deliver, "drain": drain, "open": open_file, "back up": back_up}


def done(job: dict[str, Any]) -> int:
    """The worker's exit code."""
    try:
        WORK[job["work"]](job, Fuse(job.get("point", ""), job.get("nth", 0)))
    except Exception:
        traceback.print_exc()
        return 1
    return 0


def say(words: str) -> None:
    os.write(1, f"{words}\n".encode())


def main() -> None:
    logging.disable(logging.ERROR)
    for line in sys.stdin:
        job = json.loads(line)
        pid = os.fork()
        if pid == 0:
            os._exit(done(job))
        _, status = os.waitpid(pid, 0)
        say(f"end {os.waitstatus_to_exitcode(status)}")


if __name__ == "__main__":
    main()
