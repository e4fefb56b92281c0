"""A home server under a steady load of reports: its memory must not grow."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.bench.server_load import ask_all, datagrams, known_boxes, pinned
from tests.e2e.home_server import HomeServer
from tests.stress.layer import Layer, Result

REPORTS_PER_S = 4_000
FEW, MANY = 2_000, 120_000
MANY_FROM_S = 300
WARM_UP_ROUNDS = 4
"""Until every box has been heard, and the database's own cache of 32 MB is full."""
MOST_GROWTH = 0.05
_MB = 1_048_576


def run(size: int, _seed: int) -> Result:
    """So many seconds of load, after a few rounds in which every box is heard."""
    boxes = MANY if size >= MANY_FROM_S else FEW
    rounds = max(1, size * REPORTS_PER_S // boxes)
    waits_s: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        known_boxes(data, boxes)
        with HomeServer(data, "--no-tls", log=data / "log") as server:
            process = pinned(server.process.pid)
            first_mb = 0.0
            for number in range(WARM_UP_ROUNDS + rounds):
                if number == WARM_UP_ROUNDS:
                    first_mb = process.memory_info().rss / _MB
                reports = datagrams(boxes, earlier=number)
                waits_s += ask_all(process, server.udp, reports, boxes, REPORTS_PER_S).waits_s
            last_mb = process.memory_info().rss / _MB
            assert server.account("get_account_units")["success"]
    assert last_mb < first_mb * (1 + MOST_GROWTH) + 5, f"grown from {first_mb:.0f} to {last_mb:.0f} MB"
    p99_ms = sorted(waits_s)[int(len(waits_s) * 0.99)] * 1_000
    return Result(
        f"{len(waits_s):,} reports of {boxes:,} boxes answered, p99 {p99_ms:.0f} ms;"
        f" {first_mb:.0f} MB before, {last_mb:.0f} MB after"
    )


LAYER = Layer(
    name="server-growth",
    what="seconds of 4,000 reports each, sent to the home server",
    must_be="memory flat (below 1 GB with 120,000 boxes), every report answered",
    short_size=4,
    full_size=300,
    run=run,
    not_here="" if sys.platform == "linux" else "it pins the server to one core",
)
