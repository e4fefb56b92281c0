"""Anything a person, a server, others, a clock or a crash can do, in any order, against the real engine."""

from __future__ import annotations

import logging
import shutil
import tempfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import hypothesis
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from juicedesk.domain.intent import FieldGroup, GroupValue, Intent, IntentState, Override, Reason
from tests.fakes.charger_link import FakeCharger
from tests.stress.judging_server import Confirmation, Crash, Fault, JudgingServer, TwoClocks
from tests.stress.layer import Layer, Result
from tests.unit.sync.bench import ACCOUNT, UNIT, Bench

AMPS = st.sampled_from((0, 6, 16, 24, 32, 40))
ASKED_AMPS = st.sampled_from((0, 3, 6, 16, 24, 32, 40, 48))
PAUSES_S = st.sampled_from((0.0, 2.0, 20.0, 130.0))
NOT_OFTEN = st.sampled_from((True, False, False))
AMPS_GROUPS = st.sampled_from((FieldGroup.WIRE, FieldGroup.LIMIT))
MOVING = (IntentState.QUEUED, IntentState.SENDING, IntentState.UNKNOWN, IntentState.VERIFYING)
STEPS = 50
EXAMPLES_IN_A_PIECE = 120
STEPS_IN_A_PIECE = 5_000
"""Some examples end earlier."""
CALM_S = 1_800.0
MOST_CYCLES = 50
MOST_CYCLES_A_SECOND = 2
SHARED_MEMORY = Path("/dev/shm")


class JudgedBench(Bench):
    """The bench of the engine's tests, with a server that judges what it gets."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.clock = TwoClocks()
        self.link = JudgingServer(
            self.clock,
            open_intents=lambda: self.store.intents.open_intents(ACCOUNT),
            now=self.clock.now,
            true_s=lambda: self.clock.true_s,
        )
        self.charger = self.link.add(UNIT)
        self.decisions._clock = self.clock
        self.start()


class Machine(RuleBasedStateMachine):
    """The reference: how many edits were saved, which raises were confirmed, what was clicked."""

    steps_done = 0

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=SHARED_MEMORY if SHARED_MEMORY.is_dir() else None))
        self.bench = JudgedBench(self.folder / "desk.sqlite3")
        self.link: JudgingServer = self.bench.link
        self.clock: TwoClocks = self.bench.clock
        self.gone: FakeCharger | None = None
        self.edits = 0
        self._run_s(1)

    def teardown(self) -> None:
        try:
            self._everything_comes_to_rest()
        finally:
            self.bench.store.close()
            shutil.rmtree(self.folder)

    # A person

    @rule(group=AMPS_GROUPS, wanted=ASKED_AMPS, forgets=NOT_OFTEN, pause_s=PAUSES_S)
    def edits_amps(self, group: FieldGroup, wanted: int, forgets: bool, pause_s: float) -> None:
        self._save(group, wanted, self._on_screen(group), not forgets)
        self._run_s(pause_s)

    @rule(name=st.sampled_from(("Garage", "Yard", "Barn")), pause_s=PAUSES_S)
    def edits_the_name(self, name: str, pause_s: float) -> None:
        self._save(FieldGroup.NAME, name, self._on_screen(FieldGroup.NAME), False)
        self._run_s(pause_s)

    @rule(wanted=st.sampled_from(Override), pause_s=PAUSES_S)
    def clicks_an_override(self, wanted: Override, pause_s: float) -> None:
        if wanted is Override.CHARGE_NOW:
            self.link.clicks = [self.clock.now()]  # a newer click takes the place of the one before
        self._save(FieldGroup.OVERRIDE, wanted, self._on_screen(FieldGroup.OVERRIDE), False)
        self._run_s(pause_s)

    @rule(which=st.integers(0, 3))
    def cancels(self, which: int) -> None:
        if intent := self._one_of_the_open(which):
            self.bench.decisions.discard(intent.intent_id)

    @rule(which=st.integers(0, 3))
    def keeps_mine(self, which: int) -> None:
        intent = self._one_of_the_open(which)
        if intent and self.bench.decisions.keep_mine(intent.intent_id, intent.server_value):
            confirmed = Confirmation(intent.key.group, intent.wanted, intent.server_value, self.clock.now())
            self.link.confirmations.append(confirmed)

    @rule(which=st.integers(0, 3))
    def keeps_the_servers(self, which: int) -> None:
        if intent := self._one_of_the_open(which):
            self.bench.decisions.keep_server(intent.intent_id)

    @rule(which=st.integers(0, 3))
    def gives_up(self, which: int) -> None:
        if intent := self._one_of_the_open(which):
            self.bench.decisions.give_up(intent.intent_id)

    # Everything else

    @rule(seconds=st.sampled_from((1.0, 5.0, 20.0, 70.0, 130.0)))
    def time_passes(self, seconds: float) -> None:
        self._run_s(seconds)

    @rule(seconds=st.sampled_from((3_700.0, 90_000.0)))
    def the_program_is_closed_for_long(self, seconds: float) -> None:
        self.clock.wall_s += seconds
        self.link.let_late_ones_land()
        self.bench.start()

    @rule()
    def the_program_is_killed(self) -> None:
        self.bench.start()

    @rule()
    def the_computer_is_booted(self) -> None:
        self.clock.boot_id += "'"
        self.bench.start()

    @rule(seconds=st.sampled_from((-86_400.0, -3_600.0, -90.0, 90.0, 3_600.0, 86_400.0)))
    def the_clock_is_set(self, seconds: float) -> None:
        self.clock.wall_s += seconds
        self.clock.set_by_s += seconds

    @rule(fault=st.sampled_from(Fault))
    def writes_fail(self, fault: Fault) -> None:
        self.link.fault = fault

    @rule(is_away=NOT_OFTEN)
    def the_server_goes_or_comes(self, is_away: bool) -> None:
        self.link.close()
        if not is_away:
            self.link.fail_read = None

    @rule(group=AMPS_GROUPS, amps=AMPS, pause_s=PAUSES_S)
    def others_set_amps(self, group: FieldGroup, amps: int, pause_s: float) -> None:
        self.bench.charger.values[group] = amps
        self._run_s(pause_s)

    @rule(name=st.sampled_from(("Garage", "Yard", "Barn")))
    def others_rename(self, name: str) -> None:
        self.bench.charger.values[FieldGroup.NAME] = name

    @rule()
    def what_is_late_lands(self) -> None:
        self.link.let_late_ones_land(hurry=True)

    @rule(is_gone=NOT_OFTEN)
    def the_charger_goes_or_comes(self, is_gone: bool) -> None:
        self._charger_comes_back()
        if is_gone:
            self.gone = self.link.chargers.pop(UNIT)
        self.bench.engine.list_again()

    # What always holds

    @invariant()
    def nothing_is_lost_or_doubled(self) -> None:
        """I1 and I3."""
        Machine.steps_done += 1
        assert self._count("SELECT count(*) FROM edit") == self.edits, "I1: an edit is lost"
        keys = [intent.key for intent in self._open()]
        assert len(keys) == len(set(keys)), "I3: two open intents of one key"

    @invariant()
    def what_ended_says_why(self) -> None:
        """I2."""
        silent = (
            "SELECT count(*) FROM intent WHERE settled_at NOTNULL AND state != 'confirmed' AND reason = ''"
        )
        assert self._count(silent) == 0, "I2: ended without a reason"

    def _everything_comes_to_rest(self) -> None:
        """I11; a worn wire limit may wait for the next day."""
        self.link.fault, self.link.fail_read = Fault.NONE, None
        self._charger_comes_back()
        self.bench.engine.list_again()
        self._run_s(CALM_S)
        moving = [intent for intent in self._open() if intent.state in MOVING]
        assert all(intent.reason is Reason.WRITE_BUDGET for intent in moving), f"I11: {moving}"

    def _charger_comes_back(self) -> None:
        if self.gone is not None:
            self.link.chargers[UNIT] = self.gone
            self.gone = None

    def _save(self, group: FieldGroup, wanted: GroupValue, base: GroupValue | None, confirms: bool) -> None:
        self.edits += 1
        self.bench.ask(group, wanted, base, confirms)
        if confirms:
            self.link.confirmations.append(Confirmation(group, wanted, base, self.clock.now()))

    def _on_screen(self, group: FieldGroup) -> GroupValue | None:
        charger = self.bench.store.projection.view(ACCOUNT, self.bench.engine.link_view).charger(UNIT)
        return None if charger is None else charger.field(group).reported

    def _one_of_the_open(self, which: int) -> Intent | None:
        intents = self._open()
        return intents[which % len(intents)] if intents else None

    def _open(self) -> list[Intent]:
        return self.bench.store.intents.open_intents(ACCOUNT)

    def _run_s(self, seconds: float) -> None:
        end_s = self.clock.wall_s + seconds
        cycles_left = MOST_CYCLES + MOST_CYCLES_A_SECOND * seconds
        while self.clock.wall_s < end_s:
            cycles_left -= 1
            assert cycles_left > 0, "the engine is busy with waiting"
            self.link.let_late_ones_land()
            try:
                wait_s = self.bench.engine.cycle()
            except Crash:
                self.link.fault = Fault.NONE
                self.bench.start()
                continue
            self.clock.wall_s = min(end_s, self.clock.wall_s + max(wait_s, 0.01))

    def _count(self, query: str) -> int:
        with self.bench.store._database.reading() as db:  # where no program needs to look
            return int(db.execute(query).fetchone()[0])


def run(size: int, seed: int) -> Result:
    """At least so many steps, over both cores, each piece with its own seed."""
    pieces = range(seed, seed + max(1, -(-size // STEPS_IN_A_PIECE)))
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        steps = sum(pool.map(play, pieces))
    assert steps >= size, f"only {steps:,} steps"
    return Result(f"no invariant broken in {steps:,} steps of {len(pieces):,} seeds")


def play(seed: int, examples: int = EXAMPLES_IN_A_PIECE, shortens: bool = True) -> int:
    """One piece; what is broken comes with its seed and its shortest way there."""
    logging.getLogger("juicedesk").setLevel(logging.CRITICAL)
    Machine.steps_done = 0
    how = settings(
        max_examples=examples,
        stateful_step_count=STEPS,
        database=None,
        deadline=None,
        phases=(Phase.generate, Phase.shrink) if shortens else (Phase.generate,),
        suppress_health_check=list(HealthCheck),
        print_blob=False,
        report_multiple_bugs=False,
    )
    try:
        run_state_machine_as_test(hypothesis.seed(seed)(Machine), settings=how)
    except AssertionError as broken:
        notes = "\n".join(getattr(broken, "__notes__", []))
        raise AssertionError(f"seed {seed}: {broken}\n{notes}") from broken
    return Machine.steps_done


LAYER = Layer(
    name="machine",
    what="steps of a person, others, faults, crashes, clocks and a charger that goes, in any order",
    must_be="no edit lost, no raise but a confirmed one, no override twice, all at rest in the end",
    short_size=20_000,
    full_size=2_000_000,
    run=run,
)
