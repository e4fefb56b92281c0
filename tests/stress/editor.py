"""The process that the kill test kills: edits at random and delivers, until it is gone.

`python -m tests.stress.editor DATABASE URL SEED` is a starter: for each line on its standard input it
forks an editor, says its process number, and waits for its death. Forking saves the imports, so that
hundreds of kills fit into a test. "drain" as the line delivers what is open and edits nothing.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from pathlib import Path
from random import Random

from juicedesk.domain.intent import Edit, FieldGroup, GroupValue, IntentKey
from juicedesk.domain.ports import ChargerLink
from juicedesk.juicenet.client import JuiceNetClient
from juicedesk.store import Store
from juicedesk.store.accounts import Account
from juicedesk.store.values import value_from_text
from juicedesk.sync.clock import Clock, SystemClock
from juicedesk.sync.engine import Engine
from juicedesk.sync.runner import Runner
from juicedesk.sync.times import SyncTimes
from tests.fakes.juicenet_account import ACCOUNT_TOKEN
from tests.stress.at_rest import is_at_rest
from tests.stress.random_edits import GROUPS, random_value

ACCOUNT = "killed"
FAST = SyncTimes(
    poll_s=0.2,
    between_equal_reads_s=0.05,
    settle_read_s=0.02,
    grace_s=1.0,
    watch_s=0.3,
    between_writes_s=0.0,
    between_wire_writes_s=0.0,
    retry_first_s=0.05,
    retry_cap_s=0.2,
)


class Editor:
    """Asks for random things; an edit that `ask` returned from is saved."""

    def __init__(self, store: Store, random: Random, unit_ids: list[str], clock: Clock) -> None:
        self._store = store
        self._random = random
        self._unit_ids = unit_ids
        self._clock = clock

    def edit(self) -> Edit:
        """Ask for another value than the one that is shown; a raise is confirmed."""
        unit_id = self._random.choice(self._unit_ids)
        group = self._random.choice(GROUPS)
        key = IntentKey(ACCOUNT, unit_id, group)
        shown = self._shown(key)
        value = self._other_value(group, shown)
        raises = isinstance(value, int) and isinstance(shown, int) and value > shown
        edit = Edit(key, value, shown, self._clock.now(), confirmed=raises)
        self._store.intents.ask(edit)
        return edit

    def _shown(self, key: IntentKey) -> GroupValue | None:
        with self._store.intents._database.reading() as db:
            row = db.execute(
                "SELECT value FROM report WHERE unit_id = ? AND field_group = ?", (key.unit_id, key.group)
            ).fetchone()
        return value_from_text(key.group, row[0]) if row else None

    def _other_value(self, group: FieldGroup, shown: GroupValue | None) -> GroupValue:
        while True:
            value = random_value(group, self._random)
            if value != shown:
                return value


def make_engine(store: Store, link: ChargerLink, clock: Clock, times: SyncTimes, random: Random) -> Engine:
    """The engine of the one account, which is kept in the store as the current one."""
    store.accounts.keep(Account(ACCOUNT, link.address, "", None))
    return Engine(ACCOUNT, "", link, store, clock, times, random)


def live(database: Path, url: str, seed: int, edits: bool) -> None:
    store = Store(database)
    link = JuiceNetClient(url, ACCOUNT_TOKEN, "test")
    clock = SystemClock()
    engine = make_engine(store, link, clock, FAST, Random(seed))
    drained = threading.Event()

    def on_change() -> None:
        if not edits and is_at_rest(store, ACCOUNT):
            drained.set()

    runner = Runner(engine, clock, on_change)
    runner.start()
    if edits:
        random = Random(seed)
        editor = Editor(store, random, [unit.unit_id for unit in link.units()], clock)
        while True:
            editor.edit()
            runner.poke()
            time.sleep(random.uniform(0.0, 0.02))
    drained.wait(60)
    runner.stop()
    store.close()


def main() -> None:
    database, url, seed = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    for number, line in enumerate(sys.stdin):
        pid = os.fork()
        if pid == 0:
            live(database, url, seed * 10_000 + number, edits=line.strip() != "drain")
            os._exit(0)
        print(pid, flush=True)
        _, status = os.waitpid(pid, 0)
        print("end", os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    main()
