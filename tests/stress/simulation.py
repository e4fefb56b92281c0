"""The whole engine against a hostile world, with a virtual clock and one seed for everything.

In 40 minutes the person edits some two times and decides what is held, others set the limit once or
twice, the server is away half of the time, and up to 40 % of the requests go wrong (sync model §3.9).
"""

from __future__ import annotations

import logging
import tempfile
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path
from random import Random

from juicedesk.domain.intent import Edit, FieldGroup, Intent, IntentKey, IntentState, Override
from juicedesk.store import Store
from juicedesk.store.accounts import Account
from juicedesk.sync.decisions import Decisions
from juicedesk.sync.engine import Engine
from juicedesk.sync.times import SyncTimes
from tests.fakes.charger_link import HandClock
from tests.stress.hostile_world import AMPS, HOSTILE, LIMIT, PUNCTUAL, Crash, Mood, World
from tests.stress.layer import Layer, Result

ACCOUNT = "home"
LENGTH_S = 2_400.0
CALM_S = 900.0
"""After the faults have ended: ten minutes, and the watch of what was sent last."""

MOST_HAZARDS = 0.0015
PIECE = 250
LAST_SETTLED = """SELECT CASE WHEN state IN ('confirmed', 'not_needed') THEN wanted END FROM intent
    WHERE field_group = 'limit' ORDER BY settled_at DESC, intent_id DESC LIMIT 1"""
OPEN_AND_MOVING = (IntentState.QUEUED, IntentState.SENDING, IntentState.UNKNOWN, IntentState.VERIFYING)


@dataclass
class Run:
    """One seed: a person, others, outages, crashes, and the real engine over the real store."""

    store: Store
    seed: int
    mood: Mood
    clock: HandClock = field(default_factory=HandClock)

    def __post_init__(self) -> None:
        self.random = Random(self.seed)
        self.unit_id = f"{self.seed:028d}"
        mood = self.mood.scaled(self.random.random())  # up to 40 % of the requests, as in the sync model §3.9
        self.world = World(self.unit_id, self.random, self.clock, mood)
        self.times = SyncTimes()
        self.decisions = Decisions(self.store.intents, self.clock, self.times)
        self.begin_s = self.clock.wall_s
        self.end_s = self.begin_s + LENGTH_S
        now = self.begin_s
        self._acts = {
            self._person_edits: now + self.random.uniform(5, 900),
            self._person_decides: now + self.random.uniform(20, 60),
            self._person_clicks: now + self.random.uniform(100, 2000),
            self._others_write: now + self.random.uniform(5, 2400),
            self._outage_turns: now + self.random.uniform(60, 400),
        }
        self._start()

    def play(self) -> tuple[int, int]:
        """How many hazards came by a direct write, and how many by a late landing."""
        while self.clock.wall_s < self.end_s:
            self._step(self.end_s)
        self._calm_down()
        self._check_the_end()
        return self.world.direct_hazards, self.world.late_hazards

    def _calm_down(self) -> None:
        self.world.is_out = False
        self.world.mood = Mood(0.0, 0.0, 0.0, 0.0)
        self._acts = {}
        calm_until = self.clock.wall_s + CALM_S
        while self.clock.wall_s < calm_until:
            self._step(calm_until)

    def _check_the_end(self) -> None:
        intents = self._intents()
        moving = [intent for intent in intents if intent.state in OPEN_AND_MOVING]
        assert not moving, f"I11: still {moving[0].state} {moving[0].reason}"
        writes = [value for _at, what, value in self.world.trace if what == "write"]
        assert (self._look("SELECT count(*) FROM attempt") or 0) >= len(writes), (
            "I4: a write without its attempt"
        )
        if not self.world.setting.by_others and not intents:
            last = self._look(LAST_SETTLED)
            assert last in (None, self.world.setting.amps), "I13: an older own value won"

    def _step(self, until: float) -> None:
        try:
            wait_s = self.engine.cycle()
        except Crash:
            self._start()
            return
        now = self.clock.wall_s
        upcoming = [now + max(wait_s, 0.01), until, self.world.next_landing_at, *self._acts.values()]
        self.clock.wall_s = max(now, min(upcoming))
        self.world.let_late_ones_land()
        for act, at in list(self._acts.items()):
            if at <= self.clock.wall_s:
                self._acts[act] = self.clock.wall_s + act()

    def _start(self) -> None:
        self.engine = Engine(
            ACCOUNT, "World", self.world, self.store, self.clock, self.times, Random(self.random.random())
        )

    # What happens; each gives the seconds until it happens again

    def _person_edits(self) -> float:
        screen = self._on_screen()
        if screen is not None:
            wanted = self.random.choice(AMPS)
            raises = wanted > screen
            self.world.confirmations += raises
            self.world.person_sees(screen)
            self._ask(LIMIT, wanted, screen, raises)
        return self.random.uniform(5, 60) if self.random.random() < 0.3 else self.random.uniform(900, 2400)

    def _person_clicks(self) -> float:
        self.world.clicks += 1
        self._ask(FieldGroup.OVERRIDE, Override.CHARGE_NOW, Override.BACK_TO_SCHEDULE, False)
        return self.random.uniform(600, 2000)

    def _person_decides(self) -> float:
        for intent in self._intents():
            if intent.state is IntentState.HELD:
                self._decide(intent)
        return self.random.uniform(20, 120)

    def _decide(self, intent: Intent) -> None:
        shown = intent.server_value
        if isinstance(shown, int):
            self.world.person_sees(shown)
        if self.random.random() < 0.4:
            if self.decisions.keep_mine(intent.intent_id, shown):
                self.world.confirmations += 1
        elif self.random.random() < 0.7:
            self.decisions.keep_server(intent.intent_id)

    def _others_write(self) -> float:
        others = [amps for amps in AMPS if amps != self.world.setting.amps]
        if not self.mood.others_repeat_what_was_seen:
            others = [amps for amps in others if not self._is_base(amps)]
        if others:
            self.world.others_set(self.random.choice(others))
        return self.random.uniform(600, 2400)

    def _outage_turns(self) -> float:
        self.world.is_out = not self.world.is_out
        return self.random.uniform(20, 300)

    # Looking

    def _on_screen(self) -> int | None:
        charger = self.store.projection.view(ACCOUNT, self.engine.link_view).charger(self.unit_id)
        shown = charger.field(LIMIT).reported if charger else None
        return shown if isinstance(shown, int) else None

    def _is_base(self, amps: int) -> bool:
        """Whether somebody who sets this would repeat what the person has seen, or what is on its way."""
        seen: set[object] = {self._on_screen()}
        for intent in self._intents():
            seen |= {intent.base, intent.wanted, *intent.attempted}
            seen |= {intent.next_edit.base} if intent.next_edit else set()
        return amps in seen

    def _ask(self, group: FieldGroup, wanted: int | Override, base: int | Override, confirmed: bool) -> None:
        key = IntentKey(ACCOUNT, self.unit_id, group)
        self.store.intents.ask(Edit(key, wanted, base, self.clock.now(), confirmed))

    def _intents(self) -> list[Intent]:
        return self.store.intents.open_intents(ACCOUNT)

    def _look(self, query: str) -> int | None:
        with self.store._database.reading() as db:  # where no program needs to look
            row = db.execute(query).fetchone()
            return None if row is None or row[0] is None else int(row[0])


def run(size: int, seed: int) -> Result:
    """Play `size` seeds in the hostile world, and a quarter as many in the punctual one."""
    hostile = _played(size, seed, HOSTILE)
    punctual = _played(max(1, size // 4), seed + 10_000_000, PUNCTUAL)
    runs = [hazards for hazards in hostile if any(hazards)]
    direct, late = (sum(1 for hazards in hostile if hazards[part]) for part in (0, 1))
    rate = len(runs) / size
    assert rate <= MOST_HAZARDS, f"hazards in {rate:.2%} of the runs"
    assert not any(map(any, punctual)), "a hazard without late landing and without ABA"
    return Result(
        f"hazards in {rate:.3%} of the runs ({direct} by a direct write, {late} by a late landing);"
        f" 0 of {len(punctual):,} without late landing and ABA; no invariant broken"
    )


def _played(size: int, seed: int, mood: Mood) -> list[tuple[int, int]]:
    pieces = [(range(seed + start, seed + min(start + PIECE, size)), mood) for start in range(0, size, PIECE)]
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        return [hazards for piece in pool.map(_play_piece, pieces) for hazards in piece]


def _play_piece(piece: tuple[range, Mood]) -> list[tuple[int, int]]:
    logging.getLogger("juicedesk").setLevel(logging.CRITICAL)
    seeds, mood = piece
    with _new_store() as store:
        return [_play_in(store, seed, mood) for seed in seeds]


def play(seed: int, mood: Mood = HOSTILE) -> tuple[int, int]:
    """One seed; an invariant that is broken names it."""
    with _new_store() as store:
        return _play_in(store, seed, mood)


def _play_in(store: Store, seed: int, mood: Mood) -> tuple[int, int]:
    _empty(store)
    try:
        return Run(store, seed, mood).play()
    except AssertionError as broken:
        raise AssertionError(f"seed {seed}: {broken}") from broken


def _empty(store: Store) -> None:
    """As a new file, in a tenth of the time that making one takes."""
    with store._database.transaction() as db:
        for table in ("intent", "edit", "account", "sqlite_sequence"):
            db.execute(f"DELETE FROM {table}")
    store.accounts.keep(Account(ACCOUNT, "http://world", "World", None))


@contextmanager
def _new_store() -> Iterator[Store]:
    shared_memory = Path("/dev/shm")
    folder = str(shared_memory) if shared_memory.is_dir() else None
    with tempfile.TemporaryDirectory(dir=folder) as place:
        store = Store(Path(place) / "desk.sqlite3")
        try:
            yield store
        finally:
            store.close()


LAYER = Layer(
    name="simulation",
    what="the whole engine against lost, late and doubled requests, outages, crashes and other users",
    must_be="hazards ≤ 0.15 % of the runs, 0 without late landing and ABA, no invariant broken",
    short_size=1_000,
    full_size=200_000,
    run=run,
)
