"""Anything a person, a server, others, a clock or a crash can do, in any order, against the real engine."""

from __future__ import annotations

import logging
import sqlite3
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import asdict
from multiprocessing import get_context
from random import Random

import hypothesis
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from juicedesk.domain.intent import (
    Edit,
    FieldGroup,
    GroupValue,
    Intent,
    IntentKey,
    IntentState,
    Override,
)
from juicedesk.domain.load_group import NO_GROUP, LoadGroup
from juicedesk.domain.mix import can_be_mixed, mix_of
from juicedesk.store import Store
from juicedesk.store.accounts import Account
from juicedesk.store.values import value_from_text
from juicedesk.sync.decisions import Decisions
from juicedesk.sync.engine import Engine
from juicedesk.sync.times import SyncTimes
from tests.fakes.charger_link import FakeCharger
from tests.stress.at_rest import moving
from tests.stress.cores import cores
from tests.stress.judging_server import Attempt, Confirmation, Crash, Fault, JudgingServer, Key, TwoClocks
from tests.stress.layer import Layer, Result
from tests.stress.new_stores import NewStores
from tests.stress.new_values import FIRST_VALUES, changed

ACCOUNT = "home"
UNITS = ("0910000000000000000000000001", "0910000000000000000000000002")
CIRCUIT = ("circuit", FieldGroup.LOAD_GROUP)
IN_AMPS = (FieldGroup.WIRE, FieldGroup.LIMIT)
AMPS_KEYS = st.sampled_from([(unit, group) for unit in UNITS for group in IN_AMPS])
LASTING = (FieldGroup.SCHEDULE, FieldGroup.NAME, FieldGroup.DETAILS)
LASTING_KEYS = st.sampled_from([(unit, group) for unit in UNITS for group in LASTING])
AMPS = st.sampled_from((0, 6, 16, 24, 32, 40))
ASKED_AMPS = st.sampled_from((0, 3, 6, 16, 24, 32, 40, 48))
PAUSES_S = st.sampled_from((0.0, 2.0, 20.0, 130.0))
NOT_OFTEN = st.sampled_from((True, False, False))
CHANCES = st.integers(0, 15)
STEPS = 50
EXAMPLES_IN_A_PIECE = 120
STEPS_IN_A_PIECE = 5_000
"""Some examples end earlier."""
ON_A_FILE_EVERY = 10
CALM_S = 1_800.0
AT_REST_S = 90.0
"""So long the engine is watched at least when all is calm."""
MOST_CYCLES = 50
MOST_CYCLES_A_SECOND = 2
NEWEST_ATTEMPT = """SELECT unit_id, field_group, attempt.value, attempt.epoch, state,
    (SELECT count(*) FROM intent WHERE state = 'sending'), (SELECT epoch FROM sender)
    FROM attempt JOIN intent USING(intent_id) ORDER BY attempt_id DESC LIMIT 1"""


class Machine(RuleBasedStateMachine):
    """The reference: how many edits were saved, which raises were confirmed, what was clicked."""

    steps_done = 0
    stores: NewStores
    is_on_file = False

    def __init__(self) -> None:
        super().__init__()
        self.at_the_end = ExitStack()
        on_file = self.stores.on_file
        self.store: Store = (
            self.at_the_end.enter_context(on_file()) if self.is_on_file else self.stores.in_memory()
        )
        self.store.accounts.keep(Account(ACCOUNT, "http://fake", "Home server", None))
        self.clock = TwoClocks()
        self.times = SyncTimes()
        self.decisions = Decisions(self.store.intents, self.clock, self.times)
        self.link = self._server()
        self.gone: FakeCharger | None = None
        self.former: Engine | None = None
        self.edits = 0
        self._start()
        self._run_s(1)

    def teardown(self) -> None:
        with self.at_the_end:
            self._everything_comes_to_rest()

    def _server(self) -> JudgingServer:
        link = JudgingServer(
            self.clock,
            newest_attempt=self._newest_attempt,
            taken_over=self._another_window_takes_over,
            now=self.clock.now,
            true_s=lambda: self.clock.true_s,
        )
        for unit_id in UNITS:
            link.add(unit_id).values |= FIRST_VALUES | {FieldGroup.WIRE: 32}
        link.groups = {CIRCUIT[0]: LoadGroup("Drive", 32, UNITS)}
        return link

    def _start(self) -> None:
        """Each start of the program is a take-over, as in the program."""
        self.engine = Engine(ACCOUNT, "Home server", self.link, self.store, self.clock, self.times, Random(7))
        self.engine.send_as(self.store.senders.take_over(1, self.clock.wall_s))

    def _another_window_takes_over(self) -> None:
        self.link.fault = Fault.NONE
        self.former = self.engine
        self._start()

    # A person

    @rule(key=AMPS_KEYS, wanted=ASKED_AMPS, forgets=NOT_OFTEN, pause_s=PAUSES_S)
    def edits_amps(self, key: Key, wanted: int, forgets: bool, pause_s: float) -> None:
        self._save(key, wanted, self._on_screen(key), not forgets)
        self._run_s(pause_s)

    @rule(key=LASTING_KEYS, chance=CHANCES, pause_s=PAUSES_S)
    def edits_something_lasting(self, key: Key, chance: int, pause_s: float) -> None:
        shown = self._on_screen(key)
        if shown is not None:
            self._save(key, changed(key[1], shown, UNITS, Random(chance)), shown, False)
        self._run_s(pause_s)

    @rule(chance=CHANCES, forgets=NOT_OFTEN, pause_s=PAUSES_S)
    def edits_the_load_group(self, chance: int, forgets: bool, pause_s: float) -> None:
        shown = self._on_screen(CIRCUIT) or NO_GROUP
        self._save(CIRCUIT, changed(CIRCUIT[1], shown, UNITS, Random(chance)), shown, not forgets)
        self._run_s(pause_s)

    @rule(unit_id=st.sampled_from(UNITS), wanted=st.sampled_from(Override), pause_s=PAUSES_S)
    def clicks_an_override(self, unit_id: str, wanted: Override, pause_s: float) -> None:
        key = (unit_id, FieldGroup.OVERRIDE)
        if wanted is Override.CHARGE_NOW:
            self.link.clicks[unit_id] = self.clock.now()  # a newer click takes the place of the one before
        self._save(key, wanted, self._on_screen(key), False)
        self._run_s(pause_s)

    @rule(which=st.integers(0, 3))
    def cancels(self, which: int) -> None:
        if intent := self._one_of_the_open(which):
            self.decisions.discard(intent.intent_id)

    @rule(which=st.integers(0, 3))
    def keeps_mine(self, which: int) -> None:
        intent = self._one_of_the_open(which)
        if intent and self.decisions.keep_mine(intent.intent_id, intent.server_value):
            key = (intent.key.unit_id, intent.key.group)
            confirmed = Confirmation(key, intent.wanted, (intent.server_value,), self.clock.now())
            self.link.confirmations.append(confirmed)

    @rule(which=st.integers(0, 3), chance=CHANCES)
    def puts_both_together(self, which: int, chance: int) -> None:
        """A decision line by line is an edit and a confirmation of its own."""
        intent = self._one_of_the_open(which)
        theirs = None if intent is None else intent.server_value
        if intent is None or theirs is None or not can_be_mixed(intent.wanted, theirs):
            return
        names = [(name,) for name in sorted(asdict(theirs))]  # type: ignore[call-overload]
        mixed = mix_of(intent.wanted, theirs, Random(chance).sample(names, chance % (len(names) + 1)))
        if self.decisions.keep_mix(intent.intent_id, theirs, mixed):
            self.edits += 1
            key = (intent.key.unit_id, intent.key.group)
            self.link.confirmations.append(Confirmation(key, mixed, (theirs,), self.clock.now()))

    @rule(which=st.integers(0, 3))
    def keeps_the_servers(self, which: int) -> None:
        if intent := self._one_of_the_open(which):
            self.decisions.keep_server(intent.intent_id)

    @rule(which=st.integers(0, 3))
    def gives_up(self, which: int) -> None:
        if intent := self._one_of_the_open(which):
            self.decisions.give_up(intent.intent_id)

    # Everything else

    @rule(seconds=st.sampled_from((1.0, 5.0, 20.0, 70.0, 130.0)))
    def time_passes(self, seconds: float) -> None:
        self._run_s(seconds)

    @rule(seconds=st.sampled_from((3_700.0, 90_000.0)))
    def the_program_is_closed_for_long(self, seconds: float) -> None:
        self.clock.wall_s += seconds
        self.link.let_late_ones_land()
        self._start()

    @rule()
    def the_program_is_killed(self) -> None:
        self._start()

    @rule()
    def another_window_takes_over(self) -> None:
        self._another_window_takes_over()

    @rule()
    def the_former_sender_goes_on(self) -> None:
        """I14: it was stopped, not ended, and does not know yet."""
        if self.former is None:
            return
        before = (len(self.link.writes), self._intents_as_written())
        self.former.cycle()
        assert before == (len(self.link.writes), self._intents_as_written()), "I14: two senders"

    @rule()
    def the_computer_is_booted(self) -> None:
        self.clock.boot_id += "'"
        self.former = None
        self._start()

    @rule(seconds=st.sampled_from((-86_400.0, -3_600.0, -90.0, 90.0, 3_600.0, 86_400.0)))
    def the_clock_is_set(self, seconds: float) -> None:
        self.clock.wall_s += seconds
        self.clock.set_by_s += seconds
        self.link.wire_writes.clear()  # the budget of a day goes by this clock

    @rule(fault=st.sampled_from(Fault))
    def writes_fail(self, fault: Fault) -> None:
        self.link.fault = fault

    @rule(is_away=NOT_OFTEN)
    def the_server_goes_or_comes(self, is_away: bool) -> None:
        self.link.close()
        if not is_away:
            self.link.fail_read = None

    @rule(key=AMPS_KEYS, amps=AMPS, pause_s=PAUSES_S)
    def others_set_amps(self, key: Key, amps: int, pause_s: float) -> None:
        self.link.set(key, amps)
        self._run_s(pause_s)

    @rule(key=LASTING_KEYS | st.just(CIRCUIT), chance=CHANCES)
    def others_change_something_lasting(self, key: Key, chance: int) -> None:
        if key[0] in self.link.chargers or key == CIRCUIT:
            value = self.link.value_of(key)
            assert value is not None
            self.link.set(key, changed(key[1], value, UNITS, Random(chance)))

    @rule()
    def what_is_late_lands(self) -> None:
        self.link.let_late_ones_land(hurry=True)

    @rule(is_gone=NOT_OFTEN)
    def the_charger_goes_or_comes(self, is_gone: bool) -> None:
        self._charger_comes_back()
        if is_gone:
            self.gone = self.link.chargers.pop(UNITS[0])
        self.engine.list_again()

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
        self.engine.list_again()
        calm_until = self.clock.wall_s + CALM_S
        self._run_s(AT_REST_S)
        while moving(self._open()) and self.clock.wall_s < calm_until:
            self._run_s(AT_REST_S)
        assert not moving(self._open()), f"I11: {moving(self._open())}"

    def _charger_comes_back(self) -> None:
        if self.gone is not None:
            self.link.chargers[UNITS[0]] = self.gone
            self.gone = None

    def _save(self, key: Key, wanted: GroupValue, base: GroupValue | None, confirms: bool) -> None:
        self.edits += 1
        now = self.clock.now()
        if confirms:
            intents = (one for one in self._open() if (one.key.unit_id, one.key.group) == key)
            over = (base, *(intent.wanted for intent in intents))
            self.link.confirmations.append(Confirmation(key, wanted, over, now))
        self.store.intents.ask(Edit(IntentKey(ACCOUNT, *key), wanted, base, now, confirms))

    def _on_screen(self, key: Key) -> GroupValue | None:
        of, group = key
        if group is FieldGroup.LOAD_GROUP:
            return self.store.load_groups.of_account(ACCOUNT).get(of)
        if group is FieldGroup.DETAILS:  # the store keeps them of changes only
            return self.link.value_of(key) if of in self.link.chargers else None
        charger = self.store.projection.view(ACCOUNT, self.engine.link_view).charger(of)
        return None if charger is None else charger.field(group).reported

    def _one_of_the_open(self, which: int) -> Intent | None:
        intents = self._open()
        return intents[which % len(intents)] if intents else None

    def _open(self) -> list[Intent]:
        return self.store.intents.open_intents(ACCOUNT)

    def _run_s(self, seconds: float) -> None:
        end_s = self.clock.wall_s + seconds
        cycles_left = MOST_CYCLES + MOST_CYCLES_A_SECOND * seconds
        while self.clock.wall_s < end_s:
            cycles_left -= 1
            assert cycles_left > 0, "the engine is busy with waiting"
            self.link.let_late_ones_land()
            try:
                wait_s = self.engine.cycle()
            except Crash:
                self.link.fault = Fault.NONE
                self._start()
                continue
            self.clock.wall_s = min(end_s, self.clock.wall_s + max(wait_s, 0.01))

    def _newest_attempt(self) -> Attempt | None:
        for unit_id, name, value, epoch, state, being_sent, senders_epoch in self._rows(NEWEST_ATTEMPT):
            group = FieldGroup(name)
            sent = value_from_text(group, value) if state == IntentState.SENDING else None
            return Attempt((unit_id, group), sent, epoch, being_sent, senders_epoch)
        return None

    def _intents_as_written(self) -> list[tuple[object, ...]]:
        return [tuple(row) for row in self._rows("SELECT * FROM intent ORDER BY intent_id")]

    def _count(self, query: str) -> int:
        return int(self._rows(query)[0][0])

    def _rows(self, query: str) -> list[sqlite3.Row]:
        return self.store._database.rows(query)  # where no program needs to look


def run(size: int, seed: int) -> Result:
    """At least so many steps, over both cores, each piece with its own seed."""
    pieces = range(seed, seed + max(1, -(-size // STEPS_IN_A_PIECE)))
    with ProcessPoolExecutor(cores(), get_context("spawn")) as pool:
        steps = sum(pool.map(play, pieces))
    assert steps >= size, f"only {steps:,} steps"
    return Result(f"no invariant broken in {steps:,} steps of {len(pieces):,} seeds")


def play(seed: int, examples: int = EXAMPLES_IN_A_PIECE, shortens: bool = True) -> int:
    """One piece; what is broken comes with its seed and its shortest way there."""
    logging.getLogger("juicedesk").setLevel(logging.CRITICAL)
    Machine.steps_done = 0
    Machine.is_on_file = seed % ON_A_FILE_EVERY == 0
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
        with closing(NewStores()) as Machine.stores:
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
