"""A decision line by line is an edit of its own: kept in one transaction, and only over what was seen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from juicedesk.domain.errors import StoreError
from juicedesk.domain.intent import Edit, FieldGroup, IntentState, Reason
from juicedesk.domain.mix import mix_of
from juicedesk.domain.schedule import ChargeWindow, Schedule
from tests.unit.sync.bench import ACCOUNT, Bench

SCHEDULE = FieldGroup.SCHEDULE
BEFORE = Schedule(True, ChargeWindow(1380, 420, 390), ChargeWindow(0, 1440))
MINE = replace(BEFORE, weekday=ChargeWindow(1320, 420, 390))
THEIRS = replace(BEFORE, weekday=ChargeWindow(1290, 360, 390))
MIXED = mix_of(MINE, THEIRS, [("weekday", "end_minute_of_day")])


def in_conflict(bench: Bench) -> int:
    """The ID of a change that is held because the server has another schedule by now."""
    bench.charger.values[SCHEDULE] = THEIRS
    bench.ask(SCHEDULE, MINE, BEFORE)
    bench.run_s(10)
    held = bench.only()
    assert (held.state, held.reason, held.server_value) == (IntentState.HELD, Reason.CONFLICT, THEIRS)
    return held.change_id


def test_a_mix_is_sent_and_confirmed_like_any_edit(bench: Bench) -> None:
    assert bench.decisions.keep_mix(in_conflict(bench), THEIRS, MIXED)

    bench.run_s(60)

    assert bench.only().state is IntentState.CONFIRMED
    assert bench.sent() == [(SCHEDULE, MIXED)]
    assert (bench.only().base, bench.only().wanted) == (THEIRS, MIXED)


def test_both_edits_stay_in_the_history_and_the_mix_is_as_young_as_it_is(bench: Bench) -> None:
    change_id = in_conflict(bench)
    bench.clock.pass_s(3600)
    bench.decisions.keep_mix(change_id, THEIRS, MIXED)
    assert bench.only().made_at == bench.clock.wall_s
    bench.run_s(60)

    (past,) = bench.store.history.settled_since(ACCOUNT, 0)

    assert [edit.wanted for edit in past.edits] == [MINE, MIXED]


def test_over_another_value_of_the_server_nothing_happens(bench: Bench) -> None:
    change_id = in_conflict(bench)
    bench.charger.values[SCHEDULE] = BEFORE
    bench.run_s(60)

    assert not bench.decisions.keep_mix(change_id, THEIRS, MIXED)

    bench.run_s(60)
    assert bench.sent() == []


def test_what_is_no_longer_held_takes_no_mix(bench: Bench) -> None:
    change_id = in_conflict(bench)
    bench.decisions.keep_server(change_id)

    assert not bench.decisions.keep_mix(change_id, THEIRS, MIXED)

    assert bench.only().wanted == MINE


def test_a_mix_that_cannot_be_kept_leaves_everything_as_it_was(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    change_id = in_conflict(bench)
    held = bench.store.intents.find(change_id)

    def fails(*_args: object) -> None:
        raise StoreError(bench.store.path, "no space left")

    monkeypatch.setattr("juicedesk.store.intents.insert_event", fails)
    with pytest.raises(StoreError):
        bench.decisions.keep_mix(change_id, THEIRS, MIXED)

    assert bench.store.intents.find(change_id) == held
    assert dict(bench.store.table_sizes())["edit"] == 1


def test_somebody_who_was_quicker_wins(bench: Bench) -> None:
    change_id = in_conflict(bench)
    held = bench.store.intents.find(change_id)
    assert held is not None
    bench.ask(SCHEDULE, BEFORE, THEIRS)
    edit = Edit(held.key, MIXED, THEIRS, bench.clock.now(), confirmed=True)

    assert not bench.store.intents.decide(held, replace(held, wanted=MIXED), edit)

    assert bench.only().wanted == BEFORE
