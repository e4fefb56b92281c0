"""Two real windows, each a process, on one profile: one sends for both, and the other one after its end."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from juicedesk.paths import demo_profile
from juicedesk.ui.tour.driver import Driver

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is for POSIX")
TAKEN_OVER_WITHIN_S = 60.0
"""Twelve times what is meant, with a server that is started anew in between."""


@pytest.fixture
def first(tmp_path: Path) -> Iterator[Driver]:
    driver = Driver(tmp_path)
    driver.start_app()
    driver.wait_for(
        "three chargers that have been read",
        lambda seen: [charger["wire_limit_amps"] is not None for charger in seen["chargers"]] == 3 * [True],
        60,
    )
    yield driver
    driver.end_app()


@pytest.fixture
def second(first: Driver, tmp_path: Path) -> Iterator[Driver]:
    driver = Driver(tmp_path, "--new-window")
    driver.start_app()
    yield driver
    driver.end_app()


def garage(seen: Mapping[str, Any]) -> Mapping[str, Any]:
    return next(charger for charger in seen["chargers"] if charger["name"] == "Garage")


def lower(window: Driver, amps: int) -> None:
    """Save a lower wiring limit as a person does."""
    window.wait_for("the charger", lambda seen: len(seen["chargers"]) == 3, 30)
    window.click_when_enabled("charger:Garage", 10)
    window.do("click", name="tab:wiring")
    window.do("type", name="wiring:amps", text=str(amps))
    window.click_when_enabled("wiring:lower", 10)


def stop_between_two_writes(window: Driver) -> None:
    """In the middle of one nobody else could save: that is what the lock of the file is for."""
    deadline_s = time.monotonic() + 30
    os.kill(window.pid, signal.SIGSTOP)
    while not is_free(demo_profile().database):
        os.kill(window.pid, signal.SIGCONT)
        assert time.monotonic() < deadline_s, "it writes all the time"
        time.sleep(0.02)
        os.kill(window.pid, signal.SIGSTOP)


def is_free(database: Path) -> bool:
    with closing(sqlite3.connect(database, timeout=0.2, isolation_level=None)) as connection:
        try:
            connection.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return False
        connection.rollback()
    return True


def is_delivered(seen: Mapping[str, Any], amps: int) -> bool:
    return bool(garage(seen)["wire_limit_amps"] == amps)


def test_one_window_sends_for_both_and_the_other_takes_over(first: Driver, second: Driver) -> None:
    assert second.do("view")["by_other_window"] and not first.do("view")["by_other_window"]
    lower(second, 20)
    for window in (first, second):
        window.wait_for("delivered by the first", lambda seen: is_delivered(seen, 20), 60)
    first.kill_app()
    killed_at_s = time.monotonic()
    lower(second, 18)
    second.wait_for("it sends", lambda seen: not seen["by_other_window"], TAKEN_OVER_WITHIN_S)
    print(f"taken over after {time.monotonic() - killed_at_s:.1f} s")
    second.wait_for("delivered by the second", lambda seen: is_delivered(seen, 18), TAKEN_OVER_WITHIN_S)
    print(f"delivered after {time.monotonic() - killed_at_s:.1f} s")


def test_a_second_start_brings_the_first_window_to_the_front(first: Driver) -> None:
    again = subprocess.run([sys.executable, "-m", "juicedesk", "--demo"], timeout=60, check=False)
    assert again.returncode == 0


def test_beside_a_window_that_hangs_a_second_start_opens_one_that_does_not_send(
    first: Driver, tmp_path: Path
) -> None:
    second = Driver(tmp_path)
    stop_between_two_writes(first)
    try:
        second.start_app()
        seen = second.do("view")
        assert seen["by_other_window"] and len(seen["chargers"]) == 3
        lower(second, 20)
        second.wait_for("saved", lambda seen: garage(seen)["pending"] == 1, 10)
    finally:
        os.kill(first.pid, signal.SIGCONT)
        second.end_app()
    first.wait_for("it goes on, and delivers", lambda seen: is_delivered(seen, 20), 60)
