"""Two desktops on two computers, each with its own engine and store, at one account of one server.

Their requests take turns in any order, one of a desktop between any two of the other's: each cycle runs
in a thread that stops at every request until the other has had its say.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import astuple, replace
from multiprocessing import get_context
from random import Random

from juicedesk.domain.intent import FieldGroup, GroupValue
from juicedesk.domain.ports import Unit
from tests.stress.cores import cores
from tests.stress.hostile_world import HOSTILE, PUNCTUAL, Key, Mood, SteadyClock, World
from tests.stress.layer import Layer, Result
from tests.stress.new_stores import NewStores
from tests.stress.simulation import (
    AT_REST_S,
    CALM_S,
    MOST_HAZARDS,
    TOO_FEW_TO_JUDGE,
    Outcome,
    Run,
    new_world,
)

PIECE = 25
WITHOUT_ABA = replace(HOSTILE, others_repeat_what_was_seen=False)
"""Two people who edit the same charger repeat each other's values; the simulation judges that."""


class Turns:
    """Work in a thread that goes on only when it is told to, from one `pause` to the next."""

    def __init__(self, work: Callable[[], None]) -> None:
        self._work = work
        self._go = threading.Semaphore(0)
        self._stopped = threading.Semaphore(0)
        self._failed: BaseException | None = None
        self._is_over = False
        self.is_under_way = False
        self._thread = threading.Thread(target=self._run, name="desktop", daemon=True)
        self._thread.start()

    def step(self) -> None:
        """Begin the work, or go on with it, up to its next pause or its end. Raises what it raises."""
        self.is_under_way = True
        self._go.release()
        self._stopped.acquire()
        if self._failed is not None:
            raise self._failed

    def pause(self) -> None:
        """For the work to call: let others go first."""
        self._stopped.release()
        self._go.acquire()

    def close(self) -> None:
        """End the thread; work under way is finished."""
        while self.is_under_way and self._failed is None:
            self.step()
        self._is_over = True
        self._go.release()
        self._thread.join()

    def _run(self) -> None:
        self._go.acquire()
        while not self._is_over:
            try:
                self._work()
            except BaseException as failed:
                self._failed = failed
            self.is_under_way = False
            self._stopped.release()
            self._go.acquire()


class SharedWorld(World):
    """The server as one desktop reaches it; what lands here has been set by others for the other one."""

    other: SharedWorld
    pause: Callable[[], None]

    def share_with(self, other: SharedWorld) -> None:
        """Both are one server from now on, with one change stamp for each unit."""
        self.other, other.other = other, self
        other._stamps, other._numbers = self._stamps, self._numbers

    def others_set(self, key: Key, value: GroupValue) -> None:
        super().others_set(key, value)
        World.others_set(self.other, key, value)

    def let_late_ones_land(self) -> None:
        for world in sorted((self, self.other), key=lambda world: world.next_landing_at):
            World.let_late_ones_land(world)

    def _apply(self, key: Key, value: GroupValue, stamp: int | None, is_late: bool = False) -> bool:
        is_applied = super()._apply(key, value, stamp, is_late)
        if is_applied:
            World.others_set(self.other, key, value)
        return is_applied

    def _ask(self, unit: Unit | None = None) -> None:
        self.pause()
        super()._ask(unit)

    def _receive(self, key: Key, value: GroupValue, stamp: int | None) -> None:
        self.pause()
        super()._receive(key, value, stamp)


class Desktop(Run):
    """One of the two, with a person of its own at it."""

    other: Desktop

    def begin(self) -> None:
        """Have a thread for the engine."""
        assert isinstance(self.world, SharedWorld)
        self.turns = Turns(self.engine_goes)
        self.world.pause = self.turns.pause

    @property
    def has_its_say(self) -> bool:
        return self.turns.is_under_way or self.is_engine_due

    def _known(self, key: Key) -> list[GroupValue | None]:
        return super()._known(key) + Run._known(self.other, key)

    def _ask(self, key: Key, wanted: GroupValue, base: GroupValue) -> None:
        repeats = key[1] is not FieldGroup.OVERRIDE and wanted in Run._known(self.other, key)
        if not (self._avoids_what_was_seen and repeats):
            super()._ask(key, wanted, base)


class Both:
    """The two desktops of one seed."""

    def __init__(self, stores: tuple[NewStores, NewStores], seed: int, mood: Mood) -> None:
        self.random = Random(seed)
        self.clock = SteadyClock()
        has_both = (2 * seed, 2 * seed + 1)
        worlds = [new_world(seed, Random(own), self.clock, mood, SharedWorld) for own in has_both]
        worlds[1].offers_conditional_writes = worlds[0].offers_conditional_writes
        worlds[0].share_with(worlds[1])
        self.desktops = [
            Desktop(store.in_memory(), own, mood, world)
            for store, own, world in zip(stores, has_both, worlds, strict=True)
        ]
        first, second = self.desktops
        first.other, second.other = second, first
        second.keys = first.keys

    def play(self) -> Outcome:
        """Raises AssertionError when an invariant is broken."""
        for desktop in self.desktops:
            desktop.begin()
        try:
            self._play_until(lambda: self.clock.wall_s >= self.desktops[0].end_s)
            for desktop in self.desktops:
                desktop.faults_end()
            self._come_to_rest()
        finally:
            for desktop in self.desktops:
                desktop.turns.close()
        outcomes = [desktop.judged() for desktop in self.desktops]
        return Outcome(sum(one.direct_hazards for one in outcomes), sum(one.late_hazards for one in outcomes))

    def _come_to_rest(self) -> None:
        calm_until, moved_at = self.clock.wall_s + CALM_S, self.clock.wall_s

        def rests() -> bool:
            nonlocal moved_at
            if any(desktop.is_moving for desktop in self.desktops):
                moved_at = self.clock.wall_s
            return self.clock.wall_s >= min(calm_until, moved_at + AT_REST_S)

        self._play_until(rests)

    def _play_until(self, is_over: Callable[[], bool]) -> None:
        while not is_over():
            ready = [desktop for desktop in self.desktops if desktop.has_its_say]
            if ready:
                self.random.choice(ready).turns.step()
            else:
                self.clock.wall_s = max(self.clock.wall_s, min(desktop.next_at for desktop in self.desktops))
            for desktop in self.desktops:
                desktop.people_act()


def play(stores: tuple[NewStores, NewStores], seed: int, mood: Mood = WITHOUT_ABA) -> Outcome:
    """One seed; an invariant that is broken names it."""
    try:
        return Both(stores, seed, mood).play()
    except AssertionError as broken:
        raise AssertionError(f"seed {seed}: {broken}") from broken


@contextmanager
def two_stores() -> Iterator[tuple[NewStores, NewStores]]:
    """A store for each desktop."""
    with closing(NewStores()) as one, closing(NewStores()) as other:
        yield one, other


def run(size: int, seed: int) -> Result:
    """Play `size` seeds in the hostile world, and a quarter as many in the punctual one."""
    hostile = _played(size, seed, WITHOUT_ABA)
    punctual = _played(max(1, size // 4), seed + 10_000_000, PUNCTUAL)
    direct, late = (sum(part > 0 for part in parts) for parts in zip(*map(astuple, hostile), strict=True))
    assert direct <= max(TOO_FEW_TO_JUDGE, MOST_HAZARDS * size), f"direct hazards in {direct} of {size:,}"
    assert not any(outcome.is_hazard for outcome in punctual), "a hazard without late landing and without ABA"
    return Result(
        f"by a direct write in {direct} of {size:,} runs; by an own one that landed up to 90 s late"
        f" in {late}, {late / size:.2%}; 0 of {len(punctual):,} without late landing; no invariant broken"
    )


def _played(size: int, seed: int, mood: Mood) -> list[Outcome]:
    pieces = [(range(seed + start, seed + min(start + PIECE, size)), mood) for start in range(0, size, PIECE)]
    with ProcessPoolExecutor(cores(), get_context("spawn")) as pool:
        return [outcome for piece in pool.map(_play_piece, pieces) for outcome in piece]


def _play_piece(piece: tuple[range, Mood]) -> list[Outcome]:
    logging.getLogger("juicedesk").setLevel(logging.CRITICAL)
    seeds, mood = piece
    with two_stores() as stores:
        return [play(stores, seed, mood) for seed in seeds]


LAYER = Layer(
    name="two-desktops",
    what="two desktops on two computers, their requests in any order, in that world; nobody sets just the"
    " value that another has on the screen",
    must_be="≤ 0.15 % of the runs raise over a value not seen by a direct write, 0 at all without late"
    " landing, no invariant broken",
    short_size=40,
    full_size=5_000,
    run=run,
)
