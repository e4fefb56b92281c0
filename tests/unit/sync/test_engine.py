"""The engine over a real SQLite file, a server in memory and a clock moved by hand."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import pytest

from juicedesk.domain.errors import BAD_ACCOUNT_TOKEN, NoInternet, NotSent, Refused, StoreError, Unknown
from juicedesk.domain.intent import (
    Edit,
    FieldGroup,
    GroupValue,
    Intent,
    IntentKey,
    IntentState,
    Override,
    Reason,
)
from juicedesk.domain.ports import Unit, UnitInfo, UnitState
from juicedesk.domain.schedule import ALL_DAY, ANY_TIME, ChargeWindow, Schedule
from juicedesk.store.view import LinkState
from tests.unit.sync.bench import ACCOUNT, UNIT, Bench

NIGHT = Schedule(True, ChargeWindow(1380, 390), ChargeWindow(1320, 480))


def away() -> NotSent:
    return NotSent("fake", "refused")


def test_an_edit_is_sent_once_and_confirmed_by_two_reads_15_s_apart(bench: Bench) -> None:
    bench.ask(FieldGroup.WIRE, 24, 32)
    bench.run_s(10)
    assert bench.only().state is IntentState.VERIFYING
    assert bench.only().reads_equal == 1
    bench.run_s(10)
    assert bench.only().state is IntentState.CONFIRMED
    assert bench.sent() == [(FieldGroup.WIRE, 24)]


def test_edits_wait_while_the_server_is_away_and_are_delivered_later(bench: Bench) -> None:
    bench.link.fail_read = away
    bench.run_s(5)
    bench.ask(FieldGroup.SCHEDULE, NIGHT, ANY_TIME)
    bench.ask(FieldGroup.WIRE, 24, 32)
    bench.ask(FieldGroup.WIRE, 20, 32)
    bench.run_s(3600)
    assert bench.engine.link_view.state is LinkState.AWAY
    assert [change.state for change in bench.changes()] == [IntentState.QUEUED] * 2
    bench.link.fail_read = None
    bench.run_s(200)
    assert {change.state for change in bench.changes()} == {IntentState.CONFIRMED}
    assert bench.sent() == [(FieldGroup.WIRE, 20), (FieldGroup.SCHEDULE, NIGHT)]


def test_no_way_out_is_told_apart_from_a_server_that_is_away(bench: Bench) -> None:
    bench.link.fail_read = lambda: NoInternet("fake", "no way")
    bench.run_s(5)
    assert bench.engine.link_view.state is LinkState.NO_INTERNET
    bench.link.fail_read = away
    bench.run_s(300)
    assert bench.engine.link_view.state is LinkState.AWAY


def test_the_announcement_of_the_server_shortens_the_wait(bench: Bench) -> None:
    bench.link.fail_read = away
    bench.run_s(3600)
    before = bench.engine.pace.next_try_at
    bench.engine.pace.seen_on_network(bench.clock.wall_s)
    assert bench.engine.pace.next_try_at <= min(before, bench.clock.wall_s + 3)


def test_who_asks_sees_what_is_so_now_but_not_every_second(bench: Bench) -> None:
    bench.run_s(10)
    reads = bench.link.reads
    bench.engine.asked_now(bench.clock.wall_s)
    bench.engine.cycle()
    assert bench.link.reads > reads
    reads = bench.link.reads
    bench.engine.asked_now(bench.clock.wall_s + 1)
    bench.engine.cycle()
    assert bench.link.reads == reads


def test_a_confirmed_raise_over_the_value_that_was_seen_is_sent_once(bench: Bench) -> None:
    bench.ask(FieldGroup.WIRE, 40, 32, confirmed=True)
    bench.run_s(60)
    assert bench.only().state is IntentState.CONFIRMED
    assert bench.sent() == [(FieldGroup.WIRE, 40)]


@pytest.mark.parametrize("server_value", [16, 24, None])
def test_a_raise_over_another_value_than_the_one_seen_is_held(bench: Bench, server_value: int | None) -> None:
    bench.charger.values[FieldGroup.WIRE] = server_value
    bench.ask(FieldGroup.WIRE, 40, 32, confirmed=True)
    bench.run_s(600)
    assert bench.only().state is IntentState.HELD
    assert bench.only().reason is Reason.CONFIRM_RAISE
    assert bench.sent() == []


def test_a_raise_without_confirmation_is_held_until_the_person_decides(bench: Bench) -> None:
    bench.ask(FieldGroup.WIRE, 40, 32)
    bench.run_s(60)
    assert bench.only().state is IntentState.HELD
    assert bench.decisions.keep_mine(bench.only().change_id, 32)
    bench.run_s(60)
    assert bench.only().state is IntentState.CONFIRMED


def test_an_old_confirmation_does_not_raise(bench: Bench) -> None:
    bench.link.fail_read = away
    bench.ask(FieldGroup.WIRE, 40, 32, confirmed=True)
    bench.run_s(25 * 3600)
    bench.link.fail_read = None
    bench.run_s(300)
    assert bench.only().reason is Reason.CONFIRM_RAISE
    assert bench.sent() == []


def test_a_lower_passes_over_a_strangers_value(bench: Bench) -> None:
    bench.charger.values[FieldGroup.WIRE] = 40
    bench.ask(FieldGroup.WIRE, 16, 32)
    bench.run_s(60)
    assert bench.only().state is IntentState.CONFIRMED


def test_a_raise_without_an_answer_is_never_sent_again(bench: Bench) -> None:
    bench.link.keeps = False
    bench.link.fail_write_after = lambda: Unknown("fake", "no answer")
    bench.ask(FieldGroup.WIRE, 40, 32, confirmed=True)
    bench.run_s(600)
    assert bench.only().state is IntentState.HELD
    assert bench.only().reason is Reason.ASK_AGAIN
    assert bench.sent() == [(FieldGroup.WIRE, 40)]


def test_a_lower_without_an_answer_is_settled_by_reading(bench: Bench) -> None:
    bench.link.fail_write_after = lambda: Unknown("fake", "no answer")
    bench.ask(FieldGroup.WIRE, 20, 32)
    bench.run_s(30)
    assert bench.only().state in (IntentState.UNKNOWN, IntentState.VERIFYING)
    bench.link.fail_write_after = None
    bench.run_s(300)
    assert bench.only().state is IntentState.CONFIRMED
    assert bench.sent() == [(FieldGroup.WIRE, 20)]


def test_a_raise_that_was_not_sent_keeps_its_confirmation(bench: Bench) -> None:
    bench.link.fail_write_before = away
    bench.ask(FieldGroup.WIRE, 40, 32, confirmed=True)
    bench.run_s(30)
    bench.link.fail_write_before = None
    bench.run_s(200)
    assert bench.only().state is IntentState.CONFIRMED
    assert bench.sent() == [(FieldGroup.WIRE, 40)]


def test_charge_now_expires_while_the_server_is_away(bench: Bench) -> None:
    bench.link.fail_read = away
    bench.run_s(5)
    bench.ask(FieldGroup.OVERRIDE, Override.CHARGE_NOW, Override.BACK_TO_SCHEDULE)
    bench.run_s(590)
    assert bench.only().state is IntentState.QUEUED
    bench.run_s(15)
    assert bench.only().state is IntentState.EXPIRED
    bench.link.fail_read = None
    bench.run_s(600)
    assert bench.sent() == []


def test_charge_now_expires_after_a_restart_of_the_computer(bench: Bench) -> None:
    bench.ask(FieldGroup.OVERRIDE, Override.CHARGE_NOW, Override.BACK_TO_SCHEDULE)
    bench.clock.boot_id = "boot-2"
    bench.run_s(60)
    assert bench.only().state is IntentState.EXPIRED
    assert bench.sent() == []


def test_charge_now_is_never_sent_twice_for_one_click(bench: Bench) -> None:
    bench.link.keeps = False
    bench.link.fail_write_after = lambda: Unknown("fake", "no answer")
    bench.ask(FieldGroup.OVERRIDE, Override.CHARGE_NOW, Override.BACK_TO_SCHEDULE)
    bench.run_s(900)
    assert bench.only().state is IntentState.EXPIRED
    assert len(bench.sent()) == 1


def test_back_to_schedule_takes_back_a_charge_now_that_was_not_sent(bench: Bench) -> None:
    bench.link.fail_read = away
    bench.ask(FieldGroup.OVERRIDE, Override.CHARGE_NOW, Override.BACK_TO_SCHEDULE)
    bench.ask(FieldGroup.OVERRIDE, Override.BACK_TO_SCHEDULE, Override.BACK_TO_SCHEDULE)
    assert bench.only().state is IntentState.CANCELLED


def test_a_silent_charger_gets_no_raise_and_no_override(bench: Bench) -> None:
    bench.charger.silent_s = 600
    bench.ask(FieldGroup.WIRE, 40, 32, confirmed=True)
    bench.ask(FieldGroup.OVERRIDE, Override.CHARGE_NOW, Override.BACK_TO_SCHEDULE)
    bench.run_s(300)
    assert bench.sent() == []
    bench.charger.silent_s = 5
    bench.run_s(60)
    assert bench.sent() == [(FieldGroup.WIRE, 40), (FieldGroup.OVERRIDE, Override.CHARGE_NOW)]


def test_a_value_that_the_server_already_has_is_not_sent(bench: Bench) -> None:
    bench.charger.values[FieldGroup.WIRE] = 24
    bench.ask(FieldGroup.WIRE, 24, 32)
    bench.run_s(60)
    assert bench.only().state is IntentState.NOT_NEEDED
    assert bench.sent() == []


def test_a_value_that_falls_back_did_not_stick(bench: Bench) -> None:
    bench.ask(FieldGroup.LIMIT, 16, 32)
    bench.run_s(5)
    bench.charger.values[FieldGroup.LIMIT] = 32
    bench.run_s(60)
    assert bench.only().state is IntentState.NOT_KEPT


def test_a_later_change_elsewhere_is_never_fought(bench: Bench) -> None:
    bench.ask(FieldGroup.LIMIT, 16, 32)
    bench.run_s(5)
    bench.charger.values[FieldGroup.LIMIT] = 10
    bench.run_s(60)
    assert bench.only().state is IntentState.CHANGED_AFTER
    assert len(bench.sent()) == 1


def test_schedules_merge_and_a_true_clash_is_held(bench: Bench) -> None:
    mine = replace(NIGHT, weekend=ALL_DAY)
    bench.charger.values[FieldGroup.SCHEDULE] = replace(NIGHT, weekday=ChargeWindow(0, 300))
    bench.ask(FieldGroup.SCHEDULE, mine, NIGHT)
    bench.run_s(60)
    assert bench.sent() == [(FieldGroup.SCHEDULE, Schedule(True, ChargeWindow(0, 300), ALL_DAY))]
    bench.ask(FieldGroup.SCHEDULE, replace(NIGHT, weekday=ChargeWindow(60, 120)), NIGHT)
    bench.run_s(60)
    held = bench.changes()[0]
    assert (held.state, held.reason) == (IntentState.HELD, Reason.CONFLICT)
    assert bench.decisions.keep_server(held.change_id)
    assert len(bench.sent()) == 1


def test_an_edit_during_delivery_waits_its_turn(bench: Bench) -> None:
    bench.ask(FieldGroup.NAME, "Carport", "Garage")
    bench.run_s(2)
    bench.ask(FieldGroup.NAME, "Courtyard", "Garage")
    bench.run_s(120)
    assert bench.sent() == [(FieldGroup.NAME, "Carport"), (FieldGroup.NAME, "Courtyard")]
    assert {change.state for change in bench.changes()} == {IntentState.CONFIRMED}


def test_a_crash_while_sending_is_settled_by_reading(bench: Bench) -> None:
    class Killed(BaseException):
        pass

    def kill() -> Unknown:
        raise Killed

    bench.link.fail_write_after = kill
    bench.ask(FieldGroup.WIRE, 40, 32, confirmed=True)
    with pytest.raises(Killed):
        bench.run_s(10)
    assert bench.only().state is IntentState.SENDING
    bench.link.fail_write_after = None
    bench.start()
    bench.run_s(300)
    assert bench.only().state is IntentState.CONFIRMED
    assert bench.sent() == [(FieldGroup.WIRE, 40)]


def test_amps_that_may_not_be_honoured_never_leave(bench: Bench) -> None:
    bench.ask(FieldGroup.WIRE, 48, 32, confirmed=True)
    bench.ask(FieldGroup.LIMIT, 36, 32, confirmed=True)
    bench.run_s(60)
    assert {(change.state, change.reason) for change in bench.changes()} == {
        (IntentState.REJECTED, Reason.RULE)
    }
    assert bench.sent() == []


def test_a_charge_limit_is_raised_only_after_the_wire_limit(bench: Bench) -> None:
    bench.ask(FieldGroup.LIMIT, 40, 32, confirmed=True)
    bench.ask(FieldGroup.WIRE, 40, 32, confirmed=True)
    bench.run_s(120)
    assert bench.sent() == [(FieldGroup.WIRE, 40), (FieldGroup.LIMIT, 40)]


def test_a_refused_token_is_no_outage_and_nothing_is_lost(bench: Bench) -> None:
    bench.ask(FieldGroup.WIRE, 24, 32)
    bench.link.fail_read = lambda: Refused("fake", "no", BAD_ACCOUNT_TOKEN)
    bench.run_s(60)
    assert bench.engine.link_view.state is LinkState.TOKEN_REFUSED
    assert bench.only().state is IntentState.QUEUED
    bench.link.fail_read = None
    bench.run_s(300)
    assert bench.only().state is IntentState.CONFIRMED


def test_a_refusal_is_tried_three_times_and_then_shown(bench: Bench) -> None:
    bench.link.fail_write_before = lambda: Refused("fake", "no", 1002)
    bench.ask(FieldGroup.NAME, "Carport", "Garage")
    bench.run_s(600)
    assert bench.only().state is IntentState.HELD
    assert bench.only().reason is Reason.SERVER_REFUSES


def test_writes_keep_their_distance(bench: Bench) -> None:
    sent_at: list[float] = []
    write = bench.link.write

    def noted(*what: object, **condition: object) -> None:
        sent_at.append(bench.clock.wall_s)
        write(*what, **condition)  # type: ignore[arg-type]

    bench.link.write = noted  # type: ignore[method-assign]
    bench.ask(FieldGroup.WIRE, 24, 32)
    bench.ask(FieldGroup.NAME, "Carport", "Garage")
    bench.ask(FieldGroup.SCHEDULE, NIGHT, ANY_TIME)
    bench.run_s(30)
    assert len(sent_at) == 3
    assert min(later - earlier for earlier, later in itertools.pairwise(sent_at)) >= 1.0


def test_a_long_outage_is_asked_about_once_in_a_while_only(bench: Bench) -> None:
    bench.link.fail_read = away
    bench.run_s(8 * 3600)
    assert bench.link.reads < 8 * 3600 / 60 * 1.5


def test_an_edit_saved_while_a_raise_is_on_the_wire_does_not_send_it_again(bench: Bench) -> None:
    def person_lowers() -> None:
        bench.link.on_write = None
        bench.ask(FieldGroup.WIRE, 10, 32)

    bench.link.on_write = person_lowers
    bench.ask(FieldGroup.WIRE, 40, 32, confirmed=True)
    bench.run_s(300)
    assert bench.sent() == [(FieldGroup.WIRE, 40), (FieldGroup.WIRE, 10)]
    assert bench.charger.values[FieldGroup.WIRE] == 10


def test_a_commit_that_fails_after_the_send_does_not_send_again(bench: Bench) -> None:
    apply = bench.store.intents.apply
    failed = []

    def failing(
        before: Intent, after: Intent, now: float, detail: str = "", epoch: int | None = None
    ) -> bool:
        if before.state is IntentState.SENDING and not failed:
            failed.append(1)
            raise StoreError(Path("desk.sqlite3"), "disk full")
        return apply(before, after, now, detail, epoch)

    bench.store.intents.apply = failing  # type: ignore[method-assign]
    bench.ask(FieldGroup.WIRE, 40, 32, confirmed=True)
    with pytest.raises(StoreError):
        bench.run_s(30)
    bench.run_s(300)
    assert bench.sent() == [(FieldGroup.WIRE, 40)]
    assert bench.only().state is IntentState.CONFIRMED


def test_the_newest_of_three_edits_wins_however_the_first_one_ends(bench: Bench) -> None:
    bench.link.keeps = False
    bench.link.fail_write_after = lambda: Unknown("fake", "no answer")
    bench.ask(FieldGroup.NAME, "One", "Garage")
    bench.run_s(2)
    bench.ask(FieldGroup.NAME, "Two", "Garage")
    bench.run_s(150)
    bench.ask(FieldGroup.NAME, "Three", "Garage")
    bench.link.keeps, bench.link.fail_write_after = True, None
    bench.run_s(600)
    assert bench.charger.values[FieldGroup.NAME] == "Three"
    assert not any(change.state.is_open for change in bench.changes())


def test_a_lower_does_not_wait_behind_a_raise_that_would_ask_again(bench: Bench) -> None:
    bench.link.keeps = False
    bench.link.fail_write_after = lambda: Unknown("fake", "no answer")
    bench.ask(FieldGroup.WIRE, 40, 32, confirmed=True)
    bench.run_s(5)
    bench.ask(FieldGroup.WIRE, 10, 32)
    bench.link.keeps, bench.link.fail_write_after = True, None
    bench.run_s(300)
    assert bench.charger.values[FieldGroup.WIRE] == 10
    assert bench.sent() == [(FieldGroup.WIRE, 40), (FieldGroup.WIRE, 10)]


def test_keeping_mine_counts_only_over_the_value_that_was_seen(bench: Bench) -> None:
    bench.charger.values[FieldGroup.WIRE] = 16
    bench.ask(FieldGroup.WIRE, 40, 32, confirmed=True)
    bench.run_s(60)
    bench.charger.values[FieldGroup.WIRE] = 8
    bench.run_s(60)
    assert not bench.decisions.keep_mine(bench.only().change_id, 16)
    bench.run_s(60)
    assert bench.sent() == []


@pytest.mark.parametrize(
    ("group", "wanted", "base"),
    [
        (FieldGroup.WIRE, 40, 32),
        (FieldGroup.OVERRIDE, Override.CHARGE_NOW, Override.BACK_TO_SCHEDULE),
        (FieldGroup.NAME, "Carport", "Garage"),
    ],
)
def test_a_token_that_is_refused_for_writes_only_does_not_send_for_ever(
    bench: Bench, group: FieldGroup, wanted: GroupValue, base: GroupValue
) -> None:
    asked = 0

    def refuse() -> Refused:
        nonlocal asked
        asked += 1
        return Refused("fake", "no", BAD_ACCOUNT_TOKEN)

    bench.link.fail_write_before = refuse
    bench.ask(group, wanted, base, confirmed=True)
    bench.run_s(1800)
    assert asked <= (3 if group is FieldGroup.NAME else 1)


def test_a_charger_with_unusable_answers_starves_no_other(bench: Bench) -> None:
    other = "0910000000000000000000000002"
    bench.link.add(other)
    read_info = bench.link.read_info

    def broken(unit: Unit) -> UnitInfo:
        if unit.unit_id == UNIT:
            raise Unknown("fake", "broken JSON")
        return read_info(unit)

    bench.link.read_info = broken  # type: ignore[method-assign]
    key = IntentKey(ACCOUNT, other, FieldGroup.WIRE)
    bench.store.intents.ask(Edit(key, 20, 32, bench.clock.now()))
    bench.run_s(60)
    assert bench.link.chargers[other].values[FieldGroup.WIRE] == 20
    assert bench.engine.link_view.state is LinkState.CONNECTED


def test_a_charger_that_refuses_to_be_read_is_not_asked_without_a_pause(bench: Bench) -> None:
    def refuse(unit: Unit) -> UnitState:
        bench.link.reads += 1
        raise Refused("fake", "no", 1007)

    bench.link.read_state = refuse  # type: ignore[method-assign]
    bench.ask(FieldGroup.WIRE, 20, 32)
    bench.run_s(600)
    assert bench.link.reads < 100


def test_a_wall_clock_that_is_set_back_does_not_stop_the_delivery(bench: Bench) -> None:
    bench.run_s(60)
    bench.clock.wall_s -= 30 * 86400
    bench.ask(FieldGroup.WIRE, 20, 32)
    bench.run_s(120)
    assert bench.only().state is IntentState.CONFIRMED
