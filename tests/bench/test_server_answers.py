"""How many status datagrams a home server on one core answers and stores in a second, over real sockets."""

from __future__ import annotations

import importlib.util
import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.bench.server_load import Load, ask_all, datagrams, echo, known_boxes, pinned
from tests.e2e.home_server import HomeServer

BOXES = 20_000
ANSWERS = 40_000
STORED_WITHIN_S = 5.0
Say = Callable[[str], None]

pytestmark = [
    pytest.mark.bench,
    pytest.mark.skipif(sys.platform != "linux", reason="counts the processor time of one pinned process"),
]


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    def spoken(words: str) -> None:
        with capsys.disabled():
            print(f"\n{words}")

    return spoken


def loaded(folder: Path, *options: str) -> Load:
    """What a server does that knows BOXES boxes; all of them are stored in time."""
    known_boxes(folder, BOXES)
    reports = datagrams(BOXES, times=ANSWERS // BOXES, earlier=1)
    with HomeServer(folder, "--no-tls", *options) as server:
        process = pinned(server.process.pid)
        ask_all(process, server.udp, datagrams(BOXES), BOXES)
        load = ask_all(process, server.udp, reports, ANSWERS)
        ended_s = time.time()
        while late_boxes(folder, ended_s - load.wall_s):
            assert time.time() - ended_s < 10 * STORED_WITHIN_S, "reports are not stored"
            time.sleep(0.05)
    load.stored_after_s = time.time() - ended_s
    return load


def late_boxes(folder: Path, since_s: float) -> int:
    """How many boxes have nothing stored since then, or no energy of it."""
    with sqlite3.connect(folder / "server.sqlite3") as connection:
        (reports,) = connection.execute(
            "SELECT count(*) FROM reports WHERE heard_at >= ?", (since_s,)
        ).fetchone()
        (sessions,) = connection.execute("SELECT count(*) FROM sessions WHERE energy_wh > 2041").fetchone()
        (slots,) = connection.execute("SELECT count(DISTINCT unit_id) FROM energy_slots").fetchone()
    connection.close()
    return 3 * BOXES - int(reports) - int(sessions) - int(slots)


def words(load: Load) -> str:
    return (
        f"{load.per_busy_s:,.0f} status datagrams of {BOXES:,} boxes answered and stored per second of one"
        f" core's time ({load.answers / load.wall_s:,.0f} by the wall clock), p99 {load.p99_ms:.0f} ms, the"
        f" last stored {load.stored_after_s:.1f} s later"
    )


def test_answered_and_stored_beside_a_bare_echo(tmp_path: Path, say: Say) -> None:
    with echo() as (process, address):
        bare = ask_all(process, address, datagrams(60), ANSWERS)
    load = loaded(tmp_path, "--loop", "standard")
    part, wall_part = load.per_busy_s / bare.per_busy_s, bare.wall_s / load.wall_s
    say(
        f"home server: {words(load)}: {wall_part:.0%} of a bare asyncio echo ({ANSWERS / bare.wall_s:,.0f}"
        f" a second), {part:.0%} by the core's time ({bare.per_busy_s:,.0f})"
    )
    assert wall_part > 0.03
    assert load.p99_ms < 1_000


@pytest.mark.skipif(importlib.util.find_spec("uvloop") is None, reason="uvloop is not installed")
def test_answered_and_stored_on_uvloop(tmp_path: Path, say: Say) -> None:
    load = loaded(tmp_path)
    say(f"home server on uvloop: {words(load)}")
    assert load.per_busy_s > 1_200
    assert load.p99_ms < 1_000
