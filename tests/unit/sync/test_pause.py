"""Paused, nothing new is sent, a lowering neither; it holds over a restart; what is under way is settled."""

from __future__ import annotations

from juicedesk.domain.errors import Unknown
from juicedesk.domain.intent import FieldGroup, IntentState, Override, Reason
from juicedesk.domain.schedule import ANY_TIME, ChargeWindow, Schedule
from tests.unit.sync.bench import Bench

WIRE = FieldGroup.WIRE
NIGHT = Schedule(True, ChargeWindow(1380, 390), ChargeWindow(1320, 480))


def test_nothing_is_sent_until_it_goes_on(bench: Bench) -> None:
    bench.store.settings.pause(True)
    bench.ask(WIRE, 24, 32)
    bench.ask(FieldGroup.SCHEDULE, NIGHT, ANY_TIME)
    bench.run_s(600)
    assert bench.sent() == []
    assert {change.state for change in bench.changes()} == {IntentState.QUEUED}

    bench.store.settings.pause(False)
    bench.run_s(200)
    assert bench.sent() == [(WIRE, 24), (FieldGroup.SCHEDULE, NIGHT)]
    assert {change.state for change in bench.changes()} == {IntentState.CONFIRMED}


def test_it_holds_over_a_restart(bench: Bench) -> None:
    bench.store.settings.pause(True)
    bench.ask(WIRE, 24, 32)
    bench.start()
    bench.run_s(300)
    assert bench.sent() == []


def test_the_server_is_read_on_and_the_engine_rests_in_between(bench: Bench) -> None:
    bench.store.settings.pause(True)
    bench.ask(WIRE, 24, 32)
    bench.run_s(5)
    before = bench.link.reads
    assert bench.engine.cycle() > 1.0, "what is held up is no reason to look again at once"
    bench.run_s(120)
    assert 3 <= bench.link.reads - before < 60


def test_what_was_sent_before_is_settled(bench: Bench) -> None:
    bench.ask(WIRE, 24, 32)
    bench.run_s(5)
    bench.store.settings.pause(True)
    bench.run_s(60)
    assert bench.only().state is IntentState.CONFIRMED


def test_a_short_lived_command_ends_on_time(bench: Bench) -> None:
    bench.store.settings.pause(True)
    bench.ask(FieldGroup.OVERRIDE, Override.CHARGE_NOW, Override.BACK_TO_SCHEDULE)
    bench.run_s(599)
    assert bench.only().state is IntentState.QUEUED
    bench.run_s(3)
    assert (bench.only().state, bench.only().reason) == (IntentState.EXPIRED, Reason.LATE)
    assert bench.sent() == []


def test_an_own_raise_that_lands_late_is_still_taken_back(bench: Bench) -> None:
    bench.link.keeps = False
    bench.link.fail_write_after = lambda: Unknown("fake", "no answer")
    bench.ask(WIRE, 40, 32, confirmed=True)
    bench.run_s(5)
    bench.link.keeps, bench.link.fail_write_after = True, None
    bench.store.settings.pause(True)
    bench.charger.values[WIRE] = 16  # somebody lowers it
    bench.run_s(20)
    bench.charger.values[WIRE] = 40  # and then the raise arrives
    bench.run_s(60)
    assert bench.charger.values[WIRE] == 16


def test_a_raise_is_as_old_as_it_is_when_it_goes_on(bench: Bench) -> None:
    bench.store.settings.pause(True)
    bench.ask(WIRE, 40, 32, confirmed=True)
    bench.clock.pass_s(25 * 3600)
    bench.run_s(5)
    bench.store.settings.pause(False)
    bench.run_s(60)
    assert bench.only().reason is Reason.CONFIRM_RAISE
    assert bench.sent() == []
