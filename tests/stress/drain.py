"""Thousands of edits saved during an outage, and what of them reaches the server afterwards."""

from __future__ import annotations

import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import psutil

from juicedesk.domain.errors import NotSent
from juicedesk.domain.intent import Edit, FieldGroup, GroupValue, IntentKey, IntentState
from juicedesk.domain.ports import Unit
from juicedesk.domain.schedule import ANY_TIME, ChargeWindow, Schedule
from juicedesk.store import Store
from juicedesk.store.accounts import Account
from juicedesk.sync.engine import Engine
from juicedesk.sync.times import SyncTimes
from tests.fakes.charger_link import FakeLink, HandClock
from tests.stress.layer import Layer, Result

ACCOUNT = "home"
CHARGERS = 40
OUTAGE_S = 9 * 3600.0
LATENCY_S = 0.05
MOST_COMMANDS = 200
LONGEST_DRAIN_S = 300.0
MOST_GROWTH_MB = 40.0
LONGEST_LOOK_S = 0.5  # ten times what the event loop is allowed, and far more than measured


@dataclass
class SlowLink(FakeLink):
    """Every request takes its time, so that a drain is not free."""

    def _read(self, unit: Unit | None = None) -> None:
        self.clock.pass_s(LATENCY_S)
        super()._read(unit)


@dataclass
class Desk:
    """A desk with many chargers, a real file and a clock moved by hand."""

    store: Store
    random: Random
    clock: HandClock = field(default_factory=HandClock)

    def __post_init__(self) -> None:
        self.link = SlowLink(self.clock)
        for number in range(CHARGERS):
            self.link.add(f"{number:028d}")
        self.store.accounts.keep(Account(ACCOUNT, "http://fake", "Home server", None))
        self.engine = Engine(
            ACCOUNT, "Home server", self.link, self.store, self.clock, SyncTimes(), self.random
        )

    def run_s(self, seconds: float) -> None:
        end = self.clock.wall_s + seconds
        while self.clock.wall_s < end:
            self.clock.pass_s(min(max(self.engine.cycle(), 0.01), end - self.clock.wall_s))

    def edit(self, number: int) -> None:
        """One press of Save; every group of every charger gets its turn."""
        group, (base, wanted) = list(_edits(number // CHARGERS).items())[number // CHARGERS % 4]
        key = IntentKey(ACCOUNT, f"{number % CHARGERS:028d}", group)
        self.store.intents.ask(Edit(key, wanted, base, self.clock.now()))

    def drained_in_s(self) -> float:
        """Let everything arrive; how long it took from the server's first answer on."""
        self.link.fail_read = None
        while self.link.fail_read is None and self.engine.pace.is_away:
            self.clock.pass_s(max(self.engine.cycle(), 0.01))
        answered_at = self.clock.wall_s
        while self.store.intents.open_intents(ACCOUNT):
            self.clock.pass_s(max(self.engine.cycle(), 0.01))
            assert self.clock.wall_s < answered_at + 10 * LONGEST_DRAIN_S, "it never ends"
        return self.clock.wall_s - answered_at


def _edits(turn: int) -> dict[FieldGroup, tuple[GroupValue, GroupValue]]:
    night = Schedule(True, ChargeWindow(1200 + turn % 200, 390), ChargeWindow(1320, 480))
    return {
        FieldGroup.WIRE: (32, 31 - turn % 5),
        FieldGroup.LIMIT: (32, 20 - turn % 10),
        FieldGroup.SCHEDULE: (ANY_TIME, night),
        FieldGroup.NAME: ("Garage", f"Garage {turn}"),
    }


def run(size: int, seed: int) -> Result:
    """Save `size` edits during an outage of nine hours, and let the server come back."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "desk.sqlite3")
        try:
            return _run(Desk(store, Random(seed)), size)
        finally:
            store.close()


def _run(desk: Desk, size: int) -> Result:
    desk.run_s(60)
    desk.link.fail_read = lambda: NotSent("fake", "refused")
    for number in range(size):
        desk.edit(number)
        if number % (size // 20) == 0:
            desk.run_s(OUTAGE_S / 20)
    before_mb = psutil.Process().memory_info().rss / 1e6
    took_s = desk.drained_in_s()
    grown_mb = psutil.Process().memory_info().rss / 1e6 - before_mb
    look_s = _longest_look_s(desk)
    states = {change.state for change in desk.store.projection.view(ACCOUNT, desk.engine.link_view).done}
    assert states == {IntentState.CONFIRMED}, f"an edit ended as {states}"
    assert len(desk.link.writes) <= MOST_COMMANDS, f"{len(desk.link.writes)} commands"
    assert took_s <= LONGEST_DRAIN_S, f"the drain took {took_s:.0f} s"
    assert grown_mb <= MOST_GROWTH_MB, f"{grown_mb:.0f} MB more"
    assert look_s <= LONGEST_LOOK_S, f"a look of the window took {look_s:.2f} s"
    return Result(
        f"{len(desk.link.writes)} commands in {took_s:.0f} s at the default pace; {grown_mb:.0f} MB more;"
        f" what the window reads took {look_s * 1000:.0f} ms at most"
    )


def _longest_look_s(desk: Desk) -> float:
    longest_s = 0.0
    for _look in range(20):
        begun = time.perf_counter()
        desk.store.projection.view(ACCOUNT, desk.engine.link_view)
        longest_s = max(longest_s, time.perf_counter() - begun)
    return longest_s


LAYER = Layer(
    name="drain",
    what="edits on 40 chargers saved during an outage of 9 hours, then the server is back",
    must_be="≤ 200 commands, ≤ 300 s, memory flat, the window not held up",
    short_size=10_000,
    full_size=10_000,
    run=run,
)
