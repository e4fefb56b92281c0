"""Windows of one profile without their screens: each a process that edits, and sends when it is its turn.

`python -m tests.stress.window_worker FOLDER URL SEED` is a starter: for each line on its standard input
it forks a window and says its process number. "drain" as the line is a window that edits nothing and ends
once everything is at rest. At the end of its input it kills the windows that are left.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from random import Random

from juicedesk.desk import other_windows
from juicedesk.desk.other_windows import OtherWindows
from juicedesk.domain.errors import StoreError
from juicedesk.juicenet.client import JuiceNetClient
from juicedesk.paths import Profile
from juicedesk.store import Store
from juicedesk.sync.clock import SystemClock
from juicedesk.sync.engine import Engine
from juicedesk.sync.runner import Runner
from juicedesk.sync.sender import Sender
from tests.fakes.juicenet_account import ACCOUNT_TOKEN
from tests.stress.at_rest import is_at_rest
from tests.stress.editor import ACCOUNT, FAST, Editor, make_engine

LOOK_EVERY_S = 0.02
EDIT_EVERY_S = 0.08
DRAINED_WITHIN_S = 60.0


class TaggedClient(JuiceNetClient):
    """Tells the server in which epoch it was asked to send, as what names this installation."""

    engine: Engine | None = None

    @property
    def _device_id(self) -> str:
        epoch = self.engine._delivery.epoch if self.engine is not None else None
        return f"epoch {epoch}"

    @_device_id.setter
    def _device_id(self, _given: str) -> None:
        pass


def live(folder: Path, url: str, seed: int, edits: bool) -> None:
    """A window, until it is killed."""
    other_windows.LOOK_EVERY_S = other_windows.TRY_EVERY_S = LOOK_EVERY_S
    profile = Profile(folder)
    store, sender, clock = Store.open_beside(profile.database), Sender(profile.lock), SystemClock()
    link = TaggedClient(url, ACCOUNT_TOKEN, "")
    link.engine = make_engine(store, link, clock, FAST, Random(seed))
    drained = threading.Event()

    def on_change() -> None:
        if not edits and is_at_rest(store, ACCOUNT):
            drained.set()

    runner = Runner(link.engine, clock, on_change, sender)
    others = OtherWindows(store, sender, runner.poke, runner.poke, lambda: None)
    runner.start()
    others.start()
    if edits:
        edit_for_ever(store, runner, link, Random(seed), clock)
    assert drained.wait(DRAINED_WITHIN_S), "does not settle"


def edit_for_ever(
    store: Store, runner: Runner, link: TaggedClient, random: Random, clock: SystemClock
) -> None:
    editor = Editor(store, random, [unit.unit_id for unit in link.units()], clock)
    while True:
        with suppress(StoreError):  # another window was stopped in the middle of a commit: nothing is saved
            editor.edit()
            runner.poke()
        time.sleep(random.uniform(0.0, EDIT_EVERY_S))


def main() -> None:
    folder, url, seed = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for a window
    pids = []
    for number, line in enumerate(sys.stdin):
        pid = os.fork()
        if pid == 0:
            try:
                live(folder, url, seed * 100_000 + number, edits=line.strip() != "drain")
            finally:
                os._exit(0)
        pids.append(pid)
        print(pid, flush=True)
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


if __name__ == "__main__":
    main()
