"""A home server under a steady load of reports: its memory must not grow.

An hour of it: `python -m tests.stress --size 3600 server-growth`. It ends by itself: no round begins
after the time is over, even where the machine is too slow for so many reports.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from tests.bench.server_load import ask_all, datagrams, known_boxes, pinned
from tests.e2e.home_server import HomeServer
from tests.stress.layer import Layer, Result

REPORTS_PER_S = 4_000
FEW, MANY = 2_000, 120_000
MANY_FROM_S = 300
WARM_UP_ROUNDS = 8
"""As fast as they are answered, until the database's own cache of 32 MB is full and nothing is new."""
MOST_GROWTH = 0.05
_MB = 1_048_576


class Waits:
    """How long answers took, counted by whole ms: an hour has ten million of them."""

    def __init__(self) -> None:
        self._by_ms: Counter[int] = Counter()

    def add(self, waits_s: Iterable[float]) -> None:
        """Count some more."""
        self._by_ms.update(int(wait_s * 1_000) for wait_s in waits_s)

    @property
    def count(self) -> int:
        """All of them."""
        return self._by_ms.total()

    @property
    def p99_ms(self) -> int:
        """How long 99 of 100 took at most."""
        seen = 0
        for ms in sorted(self._by_ms):
            seen += self._by_ms[ms]
            if seen >= 0.99 * self.count:
                break
        return ms + 1


def run(size: int, _seed: int) -> Result:
    """So many seconds of load, after a few rounds in which every box is heard."""
    boxes = MANY if size >= MANY_FROM_S else FEW
    rounds = max(1, size * REPORTS_PER_S // boxes)
    waits, sizes_mb = Waits(), []
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        known_boxes(data, boxes)
        with HomeServer(data, "--no-tls", log=data / "log") as server:
            process = pinned(server.process.pid)
            for number in range(WARM_UP_ROUNDS):
                ask_all(process, server.udp, datagrams(boxes, earlier=number), boxes)
            ends_at_s = time.monotonic() + size
            for number in range(WARM_UP_ROUNDS, WARM_UP_ROUNDS + rounds):
                if sizes_mb and time.monotonic() >= ends_at_s:
                    break
                sizes_mb.append(process.memory_info().rss / _MB)
                reports = datagrams(boxes, earlier=number)
                waits.add(ask_all(process, server.udp, reports, boxes, REPORTS_PER_S).waits_s)
            sizes_mb.append(process.memory_info().rss / _MB)
            assert server.account("get_account_units")["success"]
    first_mb, last_mb = sizes_mb[0], sizes_mb[-1]
    assert last_mb < first_mb * (1 + MOST_GROWTH) + 5, f"grown from {first_mb:.0f} to {last_mb:.0f} MB"
    return Result(
        f"{waits.count:,} reports of {boxes:,} boxes answered, p99 {waits.p99_ms} ms;"
        f" {first_mb:.0f} MB before, {last_mb:.0f} MB after, {max(sizes_mb):.0f} MB at most"
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
