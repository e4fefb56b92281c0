"""The whole engine against a hostile world, with a virtual clock and one seed for everything.

In 40 minutes the person edits some two times and decides what is held, others change something once or
twice, the server is away half of the time, and up to 40 % of the requests go wrong (sync model §3.9).
Most seeds play the charge limit and the override of one charger; every fourth plays all field groups of
two chargers that share a circuit. Every tenth is played twice, in memory and on a file.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from multiprocessing import get_context
from random import Random
from typing import TypeVar

from juicedesk.domain.intent import (
    Edit,
    FieldGroup,
    GroupValue,
    Intent,
    IntentKey,
    IntentState,
    Override,
    is_raise,
)
from juicedesk.domain.load_group import NO_GROUP
from juicedesk.store import Store
from juicedesk.store.accounts import Account
from juicedesk.sync.decisions import Decisions
from juicedesk.sync.engine import Engine
from juicedesk.sync.times import SyncTimes
from tests.stress.cores import cores
from tests.stress.hostile_judge import MOVING, Confirmation, HostileJudge
from tests.stress.hostile_world import HOSTILE, PEACEFUL, PUNCTUAL, Crash, Key, Mood, SteadyClock, World
from tests.stress.layer import Layer, Result
from tests.stress.new_stores import NewStores
from tests.stress.new_values import changed
from tests.stress.random_edits import content

ACCOUNT = "home"
LENGTH_S = 2_400.0
CALM_S = 900.0
"""After the faults have ended: ten minutes, and the watch of what was sent last."""
AT_REST_S = 90.0
"""So long nothing moves before the end: then nothing would ever move again."""

MOST_HAZARDS = 0.0015
TOO_FEW_TO_JUDGE = 3
"""So many hazards say nothing about a rate in a short run."""

PIECE = 250
ALL_GROUPS_EVERY = 4
FORGOTTEN = 0.2
"""Such a part of the raises comes without its confirmation: the engine has to ask for it."""
TWICE_EVERY = 10
NEVER = float("inf")

AnyWorld = TypeVar("AnyWorld", bound=World)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many hazards came by a direct write and by a late landing."""

    direct_hazards: int
    late_hazards: int

    @property
    def is_hazard(self) -> bool:
        return self.direct_hazards + self.late_hazards > 0


class Run:
    """One seed: a person, others, outages, crashes, and the real engine over a real store."""

    def __init__(self, store: Store, seed: int, mood: Mood, world: World | None = None) -> None:
        self.store = store
        self.random = Random(seed)
        self.mood = mood
        mood = mood.scaled(self.random.random())  # up to 40 % of the requests, as in the sync model §3.9
        self.world = world or new_world(seed, self.random, SteadyClock(), mood, World)
        self.clock = self.world.clock
        self.unit_ids = self.world.unit_ids
        self.judge = HostileJudge(store, self.world, self.clock)
        self.world.judge = self.judge
        self.times = SyncTimes()
        self.decisions = Decisions(store.intents, self.clock, self.times)
        self.plays_all_groups = bool(self.world.load_group_ids)
        self.keys = self._few_keys()
        store.accounts.keep(Account(ACCOUNT, "http://world", "World", None))
        now = self.clock.wall_s
        self.end_s = now + LENGTH_S
        self._acts: dict[Callable[[], float], float] = {
            self._person_edits: now + self.random.uniform(5, 900),
            self._person_decides: now + self.random.uniform(20, 60),
            self._person_clicks: now + self.random.uniform(100, 2000),
            self._others_write: now + self.random.uniform(5, 2400),
            self._outage_turns: now + self.random.uniform(60, 400),
        }
        self._start()

    def _few_keys(self) -> list[Key]:
        """So few that people get in each other's way."""
        if not self.plays_all_groups:
            return [(self.unit_ids[0], FieldGroup.LIMIT)]
        lasting = [key for key in self.world.settings if key[1] is not FieldGroup.OVERRIDE]
        return self.random.sample(lasting, 3)

    def play(self) -> Outcome:
        """Raises AssertionError when an invariant is broken."""
        while self.clock.wall_s < self.end_s:
            self._step(self.end_s)
        self._calm_down()
        return self.judged()

    def judged(self) -> Outcome:
        """How it ended. Raises AssertionError when an invariant is broken."""
        self.judge.judge_the_end(self.open_intents())
        return Outcome(self.world.direct_hazards, self.world.late_hazards)

    def trace(self) -> object:
        """Everything that happened, and everything that was written down of it."""
        with self.store._database.reading() as db:  # where no program needs to look
            return (self.world.trace, content(db))

    def _calm_down(self) -> None:
        self.faults_end()
        calm_until = self.clock.wall_s + CALM_S
        moved_at = self.clock.wall_s
        while self.clock.wall_s < min(calm_until, moved_at + AT_REST_S):
            self._step(calm_until)
            moved_at = self.clock.wall_s if self.is_moving else moved_at

    def faults_end(self) -> None:
        """From now on the world is peaceful, and nobody does anything any more."""
        self.world.is_out = False
        self.world.mood = PEACEFUL
        self._acts = {}

    @property
    def is_moving(self) -> bool:
        """Whether something is on its way."""
        states = [intent.state for intent in self.open_intents()]
        return self.world.next_landing_at < NEVER or any(state in MOVING for state in states)

    def _step(self, until: float) -> None:
        if self.is_engine_due:
            self.engine_goes()
        upcoming = min(self.next_at, until)
        self.clock.wall_s = max(self.clock.wall_s, upcoming, self._nothing_until(until))
        self.people_act()

    @property
    def is_engine_due(self) -> bool:
        return self.clock.wall_s >= self._engine_due_at

    @property
    def next_at(self) -> float:
        """When the next thing happens."""
        return min([self._engine_due_at, self.world.next_landing_at, *self._acts.values()])

    def engine_goes(self) -> None:
        """One cycle; after a crash it is due again at once."""
        try:
            wait_s = self.engine.cycle()
        except Crash:
            self._start()
        else:
            self._engine_due_at = self.clock.wall_s + max(wait_s, 0.01)

    def people_act(self) -> None:
        """Everything else that is due."""
        self.world.let_late_ones_land()
        for act, at in list(self._acts.items()):
            if at <= self.clock.wall_s:
                self._acts[act] = self.clock.wall_s + act()

    def _nothing_until(self, until: float) -> float:
        """Up to when nothing but polling would happen: it is left out, but for the last of it."""
        acts = [at for act, at in self._acts.items() if act != self._person_decides]
        quiet_until = min([until, *acts]) - 2 * self.times.poll_s
        comes_back = self.engine.pace.is_away and not self.world.is_out
        is_quiet = quiet_until > self.clock.wall_s and self.world.next_landing_at == NEVER
        return quiet_until if is_quiet and not comes_back and not self.open_intents() else 0.0

    def _start(self) -> None:
        self.judge.program_starts()
        self.engine = Engine(
            ACCOUNT, "World", self.world, self.store, self.clock, self.times, Random(self.random.random())
        )
        self._wake()

    def _wake(self) -> None:
        self._engine_due_at = self.clock.wall_s

    # What happens; each gives the seconds until it happens again

    def _person_edits(self) -> float:
        key = self.random.choice(self.keys)
        shown = self._on_screen(key)
        if shown is not None:
            wanted = changed(key[1], shown, self.unit_ids, self.random)
            self.world.person_sees(key, shown)
            self._ask(key, wanted, shown)
        return self.random.uniform(5, 60) if self.random.random() < 0.3 else self.random.uniform(900, 2400)

    def _person_clicks(self) -> float:
        key = (self.random.choice(self.unit_ids), FieldGroup.OVERRIDE)
        self.judge.clicks[key] += 1
        self._ask(key, Override.CHARGE_NOW, Override.BACK_TO_SCHEDULE)
        return self.random.uniform(600, 2000)

    def _person_decides(self) -> float:
        for intent in self.open_intents():
            if intent.state is IntentState.HELD:
                self._decide(intent)
                self._wake()
        return self.random.uniform(20, 120)

    def _decide(self, intent: Intent) -> None:
        key, shown = (intent.key.unit_id, intent.key.group), intent.server_value
        self.world.person_sees(key, shown)
        if self.random.random() < 0.4:
            if self.decisions.keep_mine(intent.intent_id, shown):
                self.judge.confirmations.append(Confirmation(key, intent.wanted, (shown,)))
        elif self.random.random() < 0.7:
            self.decisions.keep_server(intent.intent_id)

    def _others_write(self) -> float:
        key = self.random.choice(self.keys)
        current = self.world.settings[key].value
        for _attempt in range(3):
            value = changed(key[1], current, self.unit_ids, self.random)
            if value != current and not (self._avoids_what_was_seen and value in self._known(key)):
                self.world.others_set(key, value)
                break
        return self.random.uniform(600, 2400)

    def _outage_turns(self) -> float:
        self.world.is_out = not self.world.is_out
        return self.random.uniform(20, 300)

    # Looking and saving

    @property
    def _avoids_what_was_seen(self) -> bool:
        return not self.mood.others_repeat_what_was_seen

    def _on_screen(self, key: Key) -> GroupValue | None:
        of, group = key
        if group is FieldGroup.LOAD_GROUP:
            is_read = bool(self.world.settings[key].reads)
            return self.store.load_groups.of_account(ACCOUNT).get(of, NO_GROUP) if is_read else None
        if group is FieldGroup.DETAILS:  # the store keeps them of changes only
            reads = self.world.settings[key].reads
            return reads[-1][1] if reads else None
        charger = self.store.projection.view(ACCOUNT, self.engine.link_view).charger(of)
        return None if charger is None else charger.field(group).reported

    def _known(self, key: Key) -> list[GroupValue | None]:
        """What somebody would repeat of what the person has seen, or of what is on its way."""
        known = [self._on_screen(key)]
        for intent in self._of_key(key):
            known += [intent.base, intent.wanted, *intent.attempted]
            known += [intent.next_edit.base] if intent.next_edit else []
        return known

    def _ask(self, key: Key, wanted: GroupValue, base: GroupValue) -> None:
        forgets = self.plays_all_groups and self.random.random() < FORGOTTEN
        confirms = is_raise(key[1], wanted, base) and not forgets
        if confirms:
            pending = (intent.wanted for intent in self._of_key(key))
            self.judge.confirmations.append(Confirmation(key, wanted, (base, *pending)))
        self.judge.edits += 1
        self.store.intents.ask(Edit(IntentKey(ACCOUNT, *key), wanted, base, self.clock.now(), confirms))
        self._wake()

    def _of_key(self, key: Key) -> list[Intent]:
        return [intent for intent in self.open_intents() if (intent.key.unit_id, intent.key.group) == key]

    def open_intents(self) -> list[Intent]:
        return self.store.intents.open_intents(ACCOUNT)


def new_world(seed: int, random: Random, clock: SteadyClock, mood: Mood, kind: type[AnyWorld]) -> AnyWorld:
    """One charger, or two that share a circuit."""
    first, second = f"{seed:028d}", f"{seed + 1:028d}"
    if seed % ALL_GROUPS_EVERY:
        return kind((first,), random, clock, mood)
    return kind(
        (first, second), random, clock, mood, ("circuit",), offers_conditional_writes=random.random() < 0.5
    )


def run(size: int, seed: int) -> Result:
    """Play `size` seeds in the hostile world, and a quarter as many in the punctual one."""
    hostile = _played(size, seed, HOSTILE)
    punctual = _played(max(1, size // 4), seed + 10_000_000, PUNCTUAL)
    hazards = sum(direct + late > 0 for direct, late in hostile)
    direct, late = (sum(one[part] > 0 for one in hostile) for part in (0, 1))
    assert hazards <= max(TOO_FEW_TO_JUDGE, MOST_HAZARDS * size), f"hazards in {hazards} of {size:,} runs"
    assert not any(map(any, punctual)), "a hazard without late landing and without ABA"
    return Result(
        f"hazards in {hazards} of {size:,} runs, {hazards / size:.3%} ({direct} by a direct write, {late} by"
        f" a late landing); 0 of {len(punctual):,} without late landing and ABA; no invariant broken"
    )


def _played(size: int, seed: int, mood: Mood) -> list[tuple[int, int]]:
    pieces = [(range(seed + start, seed + min(start + PIECE, size)), mood) for start in range(0, size, PIECE)]
    with ProcessPoolExecutor(cores(), get_context("spawn")) as pool:
        return [hazards for piece in pool.map(_play_piece, pieces) for hazards in piece]


def _play_piece(piece: tuple[range, Mood]) -> list[tuple[int, int]]:
    logging.getLogger("juicedesk").setLevel(logging.CRITICAL)
    seeds, mood = piece
    with closing(NewStores()) as stores:
        outcomes = [play(stores, seed, mood) for seed in seeds]
    return [(outcome.direct_hazards, outcome.late_hazards) for outcome in outcomes]


def play(stores: NewStores, seed: int, mood: Mood = HOSTILE) -> Outcome:
    """One seed; an invariant that is broken names it. Every tenth once more, on a file: to the same end."""
    try:
        run_ = Run(stores.in_memory(), seed, mood)
        outcome = run_.play()
        if seed % TWICE_EVERY == 0:
            with stores.on_file() as store:
                again = Run(store, seed, mood)
                again.play()
                assert again.trace() == run_.trace(), "played once more, it went another way"
    except AssertionError as broken:
        raise AssertionError(f"seed {seed}: {broken}") from broken
    return outcome


LAYER = Layer(
    name="simulation",
    what="the whole engine, 40 minutes a time, in a world in which up to 15 % of the requests are lost, 15 %"
    " are applied without an answer, 10 % land up to 90 s late and the program crashes in 5 % of the sends,"
    " the server is away half of the time, and others write too",
    must_be="hazards ≤ 0.15 % of the runs, 0 without late landing and ABA, no invariant broken",
    short_size=1_000,
    full_size=200_000,
    run=run,
)
