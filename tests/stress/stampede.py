"""A thousand clients lose their server in the same second: how they come back."""

from __future__ import annotations

import heapq
import logging
from collections import Counter
from dataclasses import dataclass, replace
from random import Random
from types import SimpleNamespace
from typing import Any

from juicedesk.domain.errors import NotSent
from juicedesk.domain.ports import Unit, UnitState
from juicedesk.sync.engine import Engine
from juicedesk.sync.times import SyncTimes
from tests.fakes.charger_link import FakeLink, HandClock
from tests.stress.layer import Layer, Result

CLIENTS = 1_000
OUTAGES_S = {"1 min": 60.0, "10 min": 600.0, "1 h": 3_600.0, "9 h": 32_400.0}
MOST_PROBES_PER_S = 25
LATEST_P95_S = 300.0


@dataclass
class Server:
    """When it is away, and who asked in which second."""

    away_from: float
    away_until: float
    clock: HandClock
    noticed_at: dict[int, float]
    probes: Counter[int]

    def asked_by(self, client: int) -> None:
        now = self.clock.wall_s
        if self.away_from <= now < self.away_until:
            raise NotSent("fake", "refused") from ConnectionRefusedError()
        if now >= self.away_until and client not in self.noticed_at:
            self.noticed_at[client] = now - self.away_until
            self.probes[int(now - self.away_until)] += 1


@dataclass
class CountedLink(FakeLink):
    """One client's way to the shared server; nothing of its charger changes."""

    server: Server | None = None
    client: int = 0

    def _read(self, unit: Unit | None = None) -> None:
        assert self.server is not None
        self.server.asked_by(self.client)

    def read_state(self, unit: Unit) -> UnitState:
        return replace(super().read_state(unit), info_timestamp=1)


def run(size: int, seed: int) -> Result:
    """Let `size` clients go through an outage of each length."""
    logging.getLogger("juicedesk.sync").setLevel(logging.ERROR)
    words = []
    for name, outage_s in OUTAGES_S.items():
        peak, p95_s = _outage(size, outage_s, Random(seed))
        assert peak <= MOST_PROBES_PER_S, f"after {name}: {peak} requests in one second"
        assert p95_s <= LATEST_P95_S, f"after {name}: p95 {p95_s:.0f} s"
        words.append(f"after {name} {peak}/s and {p95_s:.0f} s")
    return Result(f"most clients in one second, and p95 until they notice: {'; '.join(words)}")


def _outage(clients: int, outage_s: float, random: Random) -> tuple[int, float]:
    clock = HandClock()
    begin = clock.wall_s
    server = Server(begin + 60.0, begin + 60.0 + outage_s, clock, {}, Counter())
    engines = [_engine(server, clock, client, random) for client in range(clients)]
    due = [(begin + random.uniform(0, 1), client) for client in range(clients)]  # so all fail in one second
    heapq.heapify(due)
    while len(server.noticed_at) < clients:
        clock.wall_s, client = heapq.heappop(due)
        wait_s = min(max(engines[client].cycle(), 0.05), 60.0)
        heapq.heappush(due, (clock.wall_s + wait_s, client))
    noticed = sorted(server.noticed_at.values())
    return max(server.probes.values()), noticed[int(len(noticed) * 0.95)]


def _engine(server: Server, clock: HandClock, client: int, random: Random) -> Engine:
    link = CountedLink(clock, server=server, client=client)
    link.add(f"{client:028d}")
    # Everyone looks once a minute, as with a vendor's server; nobody sits before the window.
    times = SyncTimes(poll_s=60.0)
    engine = Engine("account", "Server", link, _nothing_kept(), clock, times, Random(random.random()))
    engine.pace.is_watched = False
    return engine


def _nothing_kept() -> Any:
    """A store without edits: what is measured here is the pace alone."""

    def ignore(*_what: object) -> None:
        return None

    chargers = SimpleNamespace(keep_units=ignore, keep_state=ignore, keep_info=ignore, keep_schedule=ignore)
    intents = SimpleNamespace(open_intents=lambda _account_id: [])
    paths = SimpleNamespace(claim=ignore, left_behind=lambda _account_id: [])
    load_groups = SimpleNamespace(keep=ignore)
    settings = SimpleNamespace(is_paused=False)
    return SimpleNamespace(
        chargers=chargers, intents=intents, paths=paths, load_groups=load_groups, settings=settings
    )


LAYER = Layer(
    name="stampede",
    what="clients that lose their server in the same second, for 1 min, 10 min, 1 h and 9 h",
    must_be="≤ 25 of them in one second come back to it, p95 ≤ 300 s until they notice",
    short_size=CLIENTS,
    full_size=CLIENTS,
    run=run,
)
