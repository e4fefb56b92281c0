"""Two windows of one profile, each a process: the one that sends is killed, stopped or robbed of its lock."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from random import Random

from juicedesk.paths import Profile
from juicedesk.store import Store
from tests.fakes.juicenet_account import JuiceNetAccount
from tests.stress.kill_store_and_sync import UNITS, check
from tests.stress.layer import Layer, Result

WITHIN_S = 30.0
LOOK_EVERY_S = 0.005
LONGEST_MOMENT_S = 0.2
STOPPED_FOR_S = 0.1
ROBBED, STOPPED = 0.1, 0.1
"""Shares of the take-overs."""


class Windows:
    """Two windows at a time; `end` kills what is left."""

    def __init__(self, folder: Path, url: str, seed: int) -> None:
        self.profile = Profile(folder)
        Store(self.profile.database).close()
        self._db = sqlite3.connect(self.profile.database, isolation_level=None, timeout=WITHIN_S)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.stress.window_worker", str(folder), url, str(seed)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.alive: list[int] = []

    def start(self, line: str = "edit") -> int:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        self.alive.append(int(self._process.stdout.readline()))
        return self.alive[-1]

    def sender(self) -> tuple[int, int]:
        """Epoch and process number of the newest take-over."""
        row = self._db.execute("SELECT epoch, pid FROM sender").fetchone()
        return int(row[0]), int(row[1])

    def wait_for_epoch_after(self, epoch: int, within_s: float = WITHIN_S) -> bool:
        return wait_until(lambda: self.sender()[0] > epoch, within_s)

    def kill(self, pid: int) -> None:
        os.kill(pid, signal.SIGKILL)
        self.alive.remove(pid)
        assert wait_until(lambda: not is_alive(pid), WITHIN_S), "cannot be killed"

    def end(self) -> None:
        assert self._process.stdin and self._process.stdout
        self._db.close()
        self._process.stdin.close()
        self._process.wait(WITHIN_S)
        self._process.stdout.close()


class TakeOvers:
    """Each method makes the other window the sender. `robbed` are epochs that lost the lock by force."""

    def __init__(self, windows: Windows) -> None:
        self._windows = windows
        self.robbed: list[int] = []

    def by_kill(self) -> None:
        """The kernel gives the lock back."""
        epoch, pid = self._windows.sender()
        self._windows.kill(pid)
        self._expect_another(epoch)
        self._windows.start()

    def by_kill_while_stopped(self) -> None:
        """A window that stands still keeps the lock: nobody else sends before it is gone."""
        epoch, pid = self._windows.sender()
        os.kill(pid, signal.SIGSTOP)
        time.sleep(STOPPED_FOR_S)  # the other one tries some times
        assert self._windows.sender() == (epoch, pid), "taken over although the lock was held"
        self._windows.kill(pid)
        self._expect_another(epoch)
        self._windows.start()

    def by_robbing(self) -> None:
        """Somebody deletes the lock's file while the sender stands still; then that one goes on."""
        epoch, pid = self._windows.sender()
        os.kill(pid, signal.SIGSTOP)
        self._windows.profile.lock.unlink()
        # Stopped in the middle of a commit it keeps the other one from taking over.
        self._windows.wait_for_epoch_after(epoch, within_s=1.0)
        os.kill(pid, signal.SIGCONT)
        self._expect_another(epoch)
        self.robbed.append(epoch)

    def _expect_another(self, epoch: int) -> None:
        assert self._windows.wait_for_epoch_after(epoch), "nobody takes over"
        assert self._windows.sender()[0] == epoch + 1, "taken over twice"


def run(size: int, seed: int) -> Result:
    """Let the sending go over to another window `size` times, then let everything settle, and look."""
    random = Random(seed)
    with tempfile.TemporaryDirectory() as folder, JuiceNetAccount(UNITS) as account:
        windows = Windows(Path(folder), account.url, seed)
        take_overs = TakeOvers(windows)
        try:
            for _window in range(2):
                windows.start()
            assert windows.wait_for_epoch_after(0), "nobody begins"
            for _take_over in range(size):
                time.sleep(random.uniform(0.0, LONGEST_MOMENT_S))  # the moment, not a wait for anything
                choose(random, take_overs)()
            for pid in list(windows.alive):
                windows.kill(pid)
            drain = windows.start("drain")
            assert wait_until(lambda: not is_alive(drain), 2 * WITHIN_S), "does not settle"
        finally:
            windows.end()
        figure = check(windows.profile.database, account)
        late = check_epochs(windows.profile.database, account.written_by, take_overs.robbed)
    return Result(f"{figure}; {late} of {len(take_overs.robbed)} robbed senders had a request on its way")


def choose(random: Random, take_overs: TakeOvers) -> Callable[[], None]:
    share = random.random()
    if share < ROBBED:
        return take_overs.by_robbing
    return take_overs.by_kill_while_stopped if share < ROBBED + STOPPED else take_overs.by_kill


def check_epochs(database: Path, written_by: list[str], robbed: list[int]) -> int:
    """I14; how many robbed senders' writes arrived late.

    No write follows one of a later epoch. Only of a sender that was stopped while its request was on its
    way, and robbed of its lock, may that one request still arrive.
    """
    epochs = [int(words.removeprefix("epoch ")) for words in written_by]
    newest, late = 0, Counter[int]()
    for epoch in epochs:
        newest = max(newest, epoch)
        late[epoch] += epoch < newest
    late = +late
    assert set(late) <= set(robbed), f"I14: writes of epochs {sorted(set(late) - set(robbed))} came late"
    assert max(late.values(), default=0) <= 1, f"I14: a robbed sender went on: {late}"
    with closing(sqlite3.connect(database)) as db:
        attempts = dict(db.execute("SELECT epoch, count(*) FROM attempt GROUP BY epoch").fetchall())
    for epoch, writes in Counter(epochs).items():
        assert writes <= attempts.get(epoch, 0), f"I4: epoch {epoch} wrote what it had not noted"
    assert len(set(epochs)) > 1, "nothing was tested"
    return len(late)


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def wait_until(holds: Callable[[], bool], within_s: float) -> bool:
    deadline_s = time.monotonic() + within_s
    while not holds():
        if time.monotonic() > deadline_s:
            return False
        time.sleep(LOOK_EVERY_S)
    return True


LAYER = Layer(
    name="two-processes",
    what="take-overs between two windows of one profile, each a process: the sender is killed, stopped, or"
    " robbed of its lock, while both edit",
    must_be="0 edits lost, no raise and no override twice, no write of an epoch after those of a later one",
    short_size=40,
    full_size=2_000,
    run=run,
    seed=5,
    not_here="" if hasattr(os, "fork") else "needs fork",
)
