import json
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from juicedesk.discovery.network_change import ASLEEP_S, NetworkChange, Ways, boot_s, ways_now

LOOPBACK = ("lo", "127.0.0.1")
HOME = ("wlan0", "192.168.1.5")
ROUTE = ("route", "192.168.1.5")
EVERY_S = 3.0


class Computer:
    """Its ways out and its clock, moved by hand."""

    def __init__(self, *ways: tuple[str, str]) -> None:
        self.ways = frozenset(ways)
        self.boot_s = 1000.0
        self.error: OSError | None = None

    def read(self) -> Ways:
        if self.error is not None:
            raise self.error
        return self.ways

    def change(self) -> NetworkChange:
        """One that has looked once."""
        change = NetworkChange(lambda: None, read=self.read, boot_clock=lambda: self.boot_s, every_s=EVERY_S)
        assert not change.look()
        return change

    def becomes(self, *ways: tuple[str, str], after_s: float = EVERY_S) -> None:
        self.ways = frozenset(ways)
        self.boot_s += after_s


def test_nothing_new_is_no_change() -> None:
    computer = Computer(LOOPBACK, HOME)
    change = computer.change()
    for _ in range(100):
        computer.becomes(HOME, LOOPBACK)
        assert not change.look()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ([LOOPBACK], [LOOPBACK, HOME]),
        ([LOOPBACK, HOME], [LOOPBACK, ("wlan0", "10.0.0.7")]),
        ([LOOPBACK, HOME], [LOOPBACK, ("eth0", "192.168.1.5")]),
        ([LOOPBACK, HOME], [LOOPBACK, HOME, ROUTE]),
        ([LOOPBACK, ("route", "10.8.0.2")], [LOOPBACK, ROUTE]),
        ([], [LOOPBACK]),
    ],
)
def test_whatever_is_new_is_a_change_once(
    before: list[tuple[str, str]], after: list[tuple[str, str]]
) -> None:
    computer = Computer(*before)
    change = computer.change()
    computer.becomes(*after)
    assert [change.look(), change.look()] == [True, False]


def test_what_is_gone_is_no_change_and_its_return_is_one() -> None:
    computer = Computer(LOOPBACK, HOME)
    change = computer.change()
    computer.becomes(LOOPBACK)
    assert not change.look()
    computer.becomes(LOOPBACK, HOME)
    assert change.look()


def test_sleep_is_a_change_although_all_is_as_before() -> None:
    computer = Computer(LOOPBACK, HOME)
    change = computer.change()
    computer.becomes(LOOPBACK, HOME, after_s=EVERY_S + ASLEEP_S)
    assert not change.look()
    computer.becomes(LOOPBACK, HOME, after_s=EVERY_S + ASLEEP_S + 1)
    assert change.look()
    computer.becomes(LOOPBACK, HOME)
    assert not change.look()


def test_a_failing_question_is_no_change_and_forgets_nothing() -> None:
    computer = Computer(LOOPBACK)
    change = computer.change()
    computer.error = OSError("no buffer space")
    assert not change.look()
    computer.error = None
    assert not change.look()
    computer.becomes(LOOPBACK, HOME)
    assert change.look()


def test_sleep_is_noticed_also_while_the_question_fails() -> None:
    computer = Computer(LOOPBACK)
    change = computer.change()
    computer.error = OSError("no buffer space")
    computer.boot_s += 10_000
    assert change.look()


@contextmanager
def running(computer: Computer, told: threading.Semaphore) -> Iterator[None]:
    change = NetworkChange(told.release, read=computer.read, boot_clock=lambda: computer.boot_s, every_s=0.01)
    change.start()
    try:
        yield
    finally:
        change.stop()


def test_it_is_told_from_a_thread_of_its_own_until_it_is_stopped() -> None:
    computer, told = Computer(LOOPBACK), threading.Semaphore(0)
    with running(computer, told):
        computer.ways |= {HOME}
        assert told.acquire(timeout=10)
        computer.boot_s += 10_000
        assert told.acquire(timeout=10)
    computer.ways |= {ROUTE}
    assert not told.acquire(timeout=0.1)


def test_what_is_there_at_the_start_is_not_told() -> None:
    told = threading.Semaphore(0)
    with running(Computer(LOOPBACK, HOME, ROUTE), told):
        assert not told.acquire(timeout=0.2)


def test_this_computer_can_be_asked() -> None:
    assert all(name and address for name, address in ways_now())
    assert any(address == "127.0.0.1" for _, address in ways_now())


def test_the_clock_goes_on() -> None:
    before = boot_s()
    assert 0 <= boot_s() - before < 60


IN_A_NETWORK_OF_ITS_OWN = shutil.which("unshare") and shutil.which("ip")
STEPS = Path(__file__).with_name("changing_network.py")


@pytest.mark.skipif(not IN_A_NETWORK_OF_ITS_OWN, reason="needs unshare of util-linux, and ip")
def test_a_real_network_that_comes_goes_and_changes() -> None:
    command = ["unshare", "--net", "--map-root-user", sys.executable, "-W", "error", str(STEPS)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    if done.returncode != 0 and ("unshare" in done.stderr or "not permitted" in done.stderr):
        pytest.skip(f"no network namespace here: {done.stderr.strip()}")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "loopback comes": True,
        "nothing": False,
        "another address": True,
        "a default route": True,
        "one more address": True,
        "another route": True,
        "the route goes": False,
        "an address goes": False,
        "it is back": True,
    }
