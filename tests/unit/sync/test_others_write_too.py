"""JuiceDesk is not the only writer: ceilings, late landings, budgets, replugged cars, other lanes."""

from __future__ import annotations

from juicedesk.domain.errors import ChangedMeanwhile, NotSent, Unknown
from juicedesk.domain.intent import FieldGroup, IntentState, Override, Reason
from juicedesk.domain.load_group import NO_GROUP, LoadGroup
from tests.unit.sync.bench import UNIT, Bench

OTHER = "0910000000000000000000000002"
WIRE, LIMIT, OVERRIDE = FieldGroup.WIRE, FieldGroup.LIMIT, FieldGroup.OVERRIDE
SILENT = "the answer did not come"


def raise_without_answer(bench: Bench) -> None:
    """A confirmed raise of the wire limit from 24 A to 32 A whose answer is lost before it lands."""
    bench.charger.values[WIRE] = 24
    bench.link.keeps = False
    bench.link.fail_write_after = lambda: Unknown("fake", SILENT)
    bench.link.cause = None
    bench.ask(WIRE, 32, 24, confirmed=True)
    bench.run_s(2)
    bench.link.fail_write_after = None
    bench.link.keeps = True


def test_a_lowering_that_hides_a_lower_value_of_others_is_remembered(bench: Bench) -> None:
    bench.charger.values[LIMIT] = 20  # somebody lowered it from 32 A, which the person still sees
    bench.ask(LIMIT, 10, 32)
    bench.run_s(30)
    assert bench.charger.values[LIMIT] == 10
    bench.ask(LIMIT, 32, 10, confirmed=True)
    bench.run_s(30)
    held = bench.last()
    assert (held.state, held.reason) == (IntentState.HELD, Reason.CEILING)
    assert bench.charger.values[LIMIT] == 10
    bench.decisions.keep_mine(held.change_id, 10)
    bench.run_s(60)
    assert bench.charger.values[LIMIT] == 32


def test_a_question_about_another_value_does_not_answer_that_about_the_hidden_one(bench: Bench) -> None:
    bench.charger.values[LIMIT] = 20
    bench.ask(LIMIT, 10, 32)
    bench.run_s(30)
    bench.ask(LIMIT, 32, 6, confirmed=True)
    bench.run_s(30)
    assert bench.last().reason is Reason.CONFIRM_RAISE
    bench.decisions.keep_mine(bench.last().change_id, 10)
    bench.run_s(30)
    assert (bench.last().state, bench.last().reason) == (IntentState.HELD, Reason.CEILING)


def test_a_raise_up_to_the_hidden_value_asks_nobody(bench: Bench) -> None:
    bench.charger.values[LIMIT] = 20
    bench.ask(LIMIT, 10, 32)
    bench.run_s(30)
    bench.ask(LIMIT, 20, 10, confirmed=True)
    bench.run_s(60)
    assert bench.last().state is IntentState.CONFIRMED


def test_an_own_raise_that_lands_after_somebody_lowered_is_taken_back(bench: Bench) -> None:
    raise_without_answer(bench)
    bench.charger.values[WIRE] = 16  # somebody lowers while the raise is still on its way
    bench.run_s(40)
    assert (bench.only().state, bench.only().reason) == (IntentState.HELD, Reason.CONFLICT)
    bench.charger.values[WIRE] = 32  # the raise lands late
    bench.run_s(40)
    assert bench.charger.values[WIRE] == 16
    assert (bench.only().state, bench.only().reason) == (IntentState.HELD, Reason.CAME_LATE)


def test_keeping_the_servers_value_holds_also_against_the_own_late_raise(bench: Bench) -> None:
    raise_without_answer(bench)
    bench.charger.values[WIRE] = 16
    bench.run_s(10)
    bench.decisions.keep_server(bench.only().change_id)
    bench.run_s(20)
    bench.charger.values[WIRE] = 32
    bench.run_s(300)
    assert bench.charger.values[WIRE] == 16
    assert not bench.only().state.is_open


def test_a_newer_lower_edit_holds_against_the_older_late_raise(bench: Bench) -> None:
    raise_without_answer(bench)
    bench.charger.values[WIRE] = 16
    bench.run_s(10)
    bench.ask(WIRE, 10, 16)
    bench.run_s(40)
    assert bench.charger.values[WIRE] == 10
    bench.charger.values[WIRE] = 32
    bench.run_s(300)
    assert bench.charger.values[WIRE] == 10


def test_charge_now_that_turns_up_when_its_time_is_over_is_taken_back(bench: Bench) -> None:
    bench.link.keeps = False
    bench.link.fail_write_after = lambda: Unknown("fake", SILENT)
    bench.ask(OVERRIDE, Override.CHARGE_NOW, Override.BACK_TO_SCHEDULE)
    bench.link.fail_read = None
    bench.clock.pass_s(550)
    bench.run_s(20)
    assert bench.only().state is IntentState.UNKNOWN
    bench.link.fail_write_after, bench.link.keeps = None, True
    bench.run_s(40)
    bench.charger.values[OVERRIDE] = Override.CHARGE_NOW
    bench.run_s(120)
    assert bench.charger.values[OVERRIDE] is Override.BACK_TO_SCHEDULE
    assert (bench.only().state, bench.only().reason) == (IntentState.EXPIRED, Reason.CAME_LATE)


def test_charge_now_is_not_meant_for_the_next_car(bench: Bench) -> None:
    bench.charger.plugged_since = 1_700_000_000
    bench.link.fail_read = lambda: NotSent("fake", "refused")
    bench.run_s(1)
    bench.ask(OVERRIDE, Override.CHARGE_NOW, Override.BACK_TO_SCHEDULE)
    bench.charger.plugged_since = 1_700_000_300
    bench.link.fail_read = None
    bench.run_s(300)
    assert (bench.only().state, bench.only().reason) == (IntentState.EXPIRED, Reason.REPLUGGED)
    assert not bench.sent()


def test_the_wire_limit_is_written_eight_times_a_day(bench: Bench) -> None:
    for amps in range(31, 19, -1):
        bench.ask(WIRE, amps, amps + 1)
        bench.run_s(30)
    bench.run_s(1800)
    assert len(bench.sent()) == 8
    assert (bench.last().state, bench.last().reason) == (IntentState.QUEUED, Reason.WRITE_BUDGET)
    bench.clock.pass_s(86400)
    bench.run_s(900)
    assert bench.charger.values[WIRE] == 20
    assert len(bench.sent()) == 9


def test_a_raise_of_the_wire_limit_waits_a_minute_after_another_write(bench: Bench) -> None:
    bench.ask(WIRE, 24, 32)
    bench.run_s(30)
    bench.ask(WIRE, 28, 24, confirmed=True)
    bench.run_s(20)
    assert (bench.last().state, bench.last().reason) == (IntentState.QUEUED, Reason.WRITE_BUDGET)
    bench.run_s(60)
    assert bench.charger.values[WIRE] == 28


def test_a_charge_limit_within_the_wire_limit_does_not_wait_for_its_raise(bench: Bench) -> None:
    bench.charger.values[LIMIT] = 10
    bench.ask(WIRE, 24, 32)
    bench.run_s(20)
    bench.ask(WIRE, 30, 24, confirmed=True)  # waits for its minute
    bench.ask(LIMIT, 20, 10, confirmed=True)
    bench.run_s(10)
    assert bench.charger.values[WIRE] == 24
    assert bench.charger.values[LIMIT] == 20


def test_what_waits_for_a_charger_that_left_is_held_and_goes_on_when_it_is_back(bench: Bench) -> None:
    bench.link.add(OTHER)
    bench.run_s(1)
    charger = bench.link.chargers.pop(UNIT)
    bench.ask(WIRE, 24, 32)
    bench.run_s(400)
    assert (bench.only().state, bench.only().reason) == (IntentState.HELD, Reason.CHARGER_GONE)
    bench.link.chargers[UNIT] = charger
    bench.run_s(400)
    assert bench.only().state is IntentState.CONFIRMED


def test_what_was_on_its_way_to_a_charger_that_left_does_not_stay_open(bench: Bench) -> None:
    bench.link.add(OTHER)
    bench.ask(WIRE, 24, 32)
    bench.run_s(2)
    assert bench.only().state is IntentState.VERIFYING
    charger = bench.link.chargers.pop(UNIT)
    bench.engine.list_again()
    bench.run_s(60)
    assert (bench.only().state, bench.only().reason) == (IntentState.HELD, Reason.CHARGER_GONE)
    bench.link.chargers[UNIT] = charger
    bench.run_s(400)
    assert bench.only().state is IntentState.CONFIRMED
    assert bench.sent() == [(WIRE, 24)]


def test_a_charger_that_only_keeps_silent_delays_no_other(bench: Bench) -> None:
    bench.link.add(OTHER)
    bench.link.silent = {UNIT}
    bench.ask(WIRE, 24, 32)
    bench.ask(WIRE, 16, 32, of=OTHER)
    bench.run_s(120)
    assert bench.link.chargers[OTHER].values[WIRE] == 16
    states = {change.unit_id: change.state for change in bench.changes()}
    assert states == {UNIT: IntentState.QUEUED, OTHER: IntentState.CONFIRMED}


def test_a_server_that_saw_somebody_be_quicker_is_read_again(bench: Bench) -> None:
    bench.link.fail_write_before = lambda: ChangedMeanwhile("fake", "changed", 1409)
    bench.ask(WIRE, 24, 32)
    bench.run_s(2)
    assert (bench.only().state, bench.only().reason) == (IntentState.QUEUED, Reason.CHANGED_MEANWHILE)
    bench.link.fail_write_before = None
    bench.run_s(60)
    assert bench.only().state is IntentState.CONFIRMED


def test_a_raise_that_somebody_was_quicker_than_asks_again(bench: Bench) -> None:
    def somebody_lowers() -> ChangedMeanwhile:
        bench.charger.values[WIRE] = 16
        return ChangedMeanwhile("fake", "changed", 1409)

    bench.link.fail_write_before = somebody_lowers
    bench.ask(WIRE, 40, 32, confirmed=True)
    bench.run_s(60)
    assert (bench.only().state, bench.only().reason) == (IntentState.HELD, Reason.CONFIRM_RAISE)
    assert bench.charger.values[WIRE] == 16


def test_a_load_group_is_made_at_once_and_loses_a_member_only_confirmed(bench: Bench) -> None:
    bench.link.groups = {}
    both = LoadGroup("Garage", 32, (UNIT, OTHER))
    bench.ask(FieldGroup.LOAD_GROUP, both, NO_GROUP, of="g1")
    bench.run_s(30)
    assert bench.link.groups == {"g1": both}
    alone = LoadGroup("Garage", 32, (UNIT,))
    bench.ask(FieldGroup.LOAD_GROUP, alone, both, of="g1")
    bench.run_s(30)
    assert (bench.last().state, bench.last().reason) == (IntentState.HELD, Reason.CONFIRM_RAISE)
    bench.decisions.keep_mine(bench.last().change_id, both)
    bench.run_s(60)
    assert bench.link.groups == {"g1": alone}


def test_a_sender_that_was_taken_over_changes_and_sends_nothing(bench: Bench) -> None:
    bench.engine.send_as(7)
    bench.ask(WIRE, 24, 32)
    for _cycle in range(3):
        bench.engine.cycle()
    assert not bench.sent()
    assert bench.only().state is IntentState.QUEUED
