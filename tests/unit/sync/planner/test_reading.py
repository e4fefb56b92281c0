"""What a reading leaves of an intent that was sent, field by field."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from juicedesk.domain.intent import FieldGroup, Intent, IntentState, Override, Reason
from juicedesk.sync.planner import Trigger, plan
from juicedesk.sync.planner.queued import WIRE_WRITES_A_DAY
from juicedesk.sync.planner.reading import MAX_UNDOS
from juicedesk.sync.times import DAY_S
from tests.unit.sync.planner.whole import EVENING, NIGHT, NOW, TIMES, ago, fact, intent

UNKNOWN, VERIFYING, HELD = IntentState.UNKNOWN, IntentState.VERIFYING, IntentState.HELD
WATCHED = {"watch_until": NOW.wall_s - 1}
LOWER = {"wanted": 16, "base": 24, "server_value": 24, "attempted": (16,)}
NOT_SEEN_YET = {"first_equal_at": None, "reads_equal": 0}
SOON = NOW.wall_s + TIMES.settle_read_s
SET_BACK_S = -DAY_S
"""So long ago it was by a clock that has been set back by a day."""


def read(before: Intent, current: Any, **fields: Any) -> Intent:
    return plan(before, Trigger.READ, fact(current, **fields))


def equal_once(before: Intent, second_read_at: float) -> Intent:
    return replace(
        before,
        state=VERIFYING,
        reason=Reason.NONE,
        server_value=before.wanted,
        reads_equal=1,
        first_equal_at=NOW.wall_s,
        not_before=second_read_at,
    )


class TestUnknown:
    """A send without an answer."""

    def test_it_has_landed(self) -> None:
        before = intent(FieldGroup.SCHEDULE, UNKNOWN, **NOT_SEEN_YET)
        assert read(before, NIGHT) == equal_once(before, NOW.wall_s + 20)

    def test_the_second_reading_is_15_s_later_when_the_watch_ends_before(self) -> None:
        before = intent(FieldGroup.SCHEDULE, UNKNOWN, watch_until=NOW.wall_s + 5, **NOT_SEEN_YET)
        assert read(before, NIGHT) == equal_once(before, NOW.wall_s + TIMES.between_equal_reads_s)

    def test_it_has_not_landed_yet(self) -> None:
        before = intent(FieldGroup.SCHEDULE, UNKNOWN)
        assert read(before, EVENING) == replace(before, not_before=SOON)

    def test_somebody_lowered_meanwhile_and_that_is_remembered(self) -> None:
        before = intent(FieldGroup.WIRE, UNKNOWN, **NOT_SEEN_YET)
        assert read(before, 16) == replace(
            before, state=HELD, reason=Reason.CONFLICT, server_value=16, foreign=16
        )

    def test_a_raise_that_did_not_land_asks_again(self) -> None:
        before = intent(FieldGroup.WIRE, UNKNOWN, **WATCHED)
        assert read(before, 24) == replace(
            before, state=HELD, reason=Reason.ASK_AGAIN, first_equal_at=None, reads_equal=0
        )

    def test_a_lowering_that_did_not_land_goes_out_again(self) -> None:
        before = intent(FieldGroup.WIRE, UNKNOWN, **LOWER, **WATCHED)
        assert read(before, 24) == replace(
            before, state=IntentState.QUEUED, first_equal_at=None, reads_equal=0
        )

    @pytest.mark.parametrize(("theirs", "reason"), [(24, Reason.FELL_BACK), (28, Reason.OTHER_CONTROLLER)])
    def test_a_lowering_that_never_lands_ends_after_three_times(self, theirs: int, reason: Reason) -> None:
        before = intent(FieldGroup.LIMIT, UNKNOWN, **(LOWER | WATCHED | {"tries": 3}))
        assert read(before, theirs) == replace(
            before, state=IntentState.NOT_KEPT, reason=reason, server_value=theirs
        )

    def test_a_lowering_over_an_unknown_value_counts_as_a_raise_and_asks(self) -> None:
        before = intent(FieldGroup.LIMIT, UNKNOWN, **LOWER, **WATCHED)
        after = read(before, None)
        assert (after.state, after.reason, after.server_value) == (HELD, Reason.ASK_AGAIN, None)

    def test_an_override_that_did_not_land_is_over(self) -> None:
        before = intent(FieldGroup.OVERRIDE, UNKNOWN, **WATCHED)
        assert read(before, Override.BACK_TO_SCHEDULE) == replace(
            before, state=IntentState.EXPIRED, reason=Reason.NOT_CONFIRMED
        )


def test_a_lowering_without_an_answer_remembers_the_lower_value_that_it_hides() -> None:
    before = intent(FieldGroup.WIRE, UNKNOWN, wanted=16, base=40, attempted=(16,), ceiling_amps=None)
    after = read(before, 24)
    assert (after.state, after.ceiling_amps, after.foreign) == (UNKNOWN, 24, None)


class TestVerifying:
    """Accepted is not applied."""

    def test_the_first_equal_reading(self) -> None:
        before = intent(FieldGroup.SCHEDULE, VERIFYING, **NOT_SEEN_YET)
        assert read(before, NIGHT) == equal_once(before, NOW.wall_s + 20)

    @pytest.mark.parametrize(
        ("fields", "counts_at"),
        [
            ({"first_equal_at": NOW.wall_s - 14} | WATCHED, NOW.wall_s + 1),
            ({"first_equal_at": NOW.wall_s - 50}, NOW.wall_s + 20),
        ],
        ids=["too early", "within the watch"],
    )
    def test_a_second_one_that_does_not_count_yet(self, fields: dict[str, float], counts_at: float) -> None:
        before = intent(FieldGroup.SCHEDULE, VERIFYING, server_value=NIGHT, **fields)
        assert read(before, NIGHT) == replace(before, not_before=counts_at)

    def test_while_an_own_raise_may_land_on_top_it_looks_often_and_does_not_end(self) -> None:
        before = intent(FieldGroup.WIRE, VERIFYING, **(LOWER | {"attempted": (32, 16)}))
        assert read(before, 16) == replace(before, server_value=16, not_before=SOON)
        after = read(before, 10)
        assert (after.state, after.not_before, after.foreign) == (VERIFYING, SOON, 10)
        assert read(replace(after, wanted=24), 32).undo_to == 10

    @pytest.mark.parametrize(
        ("tries", "state", "reason"),
        [
            (1, IntentState.CONFIRMED, Reason.NONE),
            (0, IntentState.NOT_NEEDED, Reason.ALREADY_SO),
        ],
    )
    def test_the_second_equal_reading_closes_it(self, tries: int, state: IntentState, reason: Reason) -> None:
        fields = {"first_equal_at": NOW.wall_s - 15, "tries": tries} | WATCHED
        before = intent(FieldGroup.SCHEDULE, VERIFYING, **fields)
        assert read(before, NIGHT) == replace(
            before, state=state, reason=reason, server_value=NIGHT, reads_equal=2
        )

    def test_after_the_clock_was_set_back_it_is_read_twice_anew(self) -> None:
        before = intent(FieldGroup.SCHEDULE, VERIFYING, first_equal_at=NOW.wall_s + 1)
        assert read(before, NIGHT) == equal_once(before, NOW.wall_s + 20)

    def test_within_the_grace_it_need_not_show(self) -> None:
        fields = {"sent_at": NOW.wall_s - TIMES.grace_s + 1} | NOT_SEEN_YET
        before = intent(FieldGroup.SCHEDULE, VERIFYING, **fields)
        assert read(before, EVENING) == replace(before, not_before=SOON)

    @pytest.mark.parametrize("sent_s_ago", [TIMES.grace_s, SET_BACK_S])
    def test_after_the_grace_it_did_not_land(self, sent_s_ago: float) -> None:
        fields = {"sent_at": NOW.wall_s - sent_s_ago} | NOT_SEEN_YET
        before = intent(FieldGroup.SCHEDULE, VERIFYING, **fields)
        assert read(before, EVENING).state is IntentState.QUEUED

    def test_it_fell_back(self) -> None:
        before = intent(FieldGroup.WIRE, VERIFYING)
        assert read(before, 24) == replace(before, state=IntentState.NOT_KEPT, reason=Reason.FELL_BACK)

    def test_somebody_changed_it_again(self) -> None:
        before = intent(FieldGroup.WIRE, VERIFYING)
        after = read(before, 40)
        assert (after.state, after.reason) == (IntentState.CHANGED_AFTER, Reason.CHANGED_ELSEWHERE)

    def test_a_lowering_that_its_own_older_raise_overtook_lowers_again(self) -> None:
        before = intent(FieldGroup.WIRE, VERIFYING, **(LOWER | {"attempted": (32, 16)}))
        assert read(before, 32) == replace(
            before, state=IntentState.QUEUED, server_value=32, first_equal_at=None, reads_equal=0
        )

    @pytest.mark.parametrize(
        ("untold_s", "waits"), [(0.0, True), (299.9, True), (300.0, False), (SET_BACK_S, False)]
    )
    def test_an_answer_without_the_value_is_no_other_value(self, untold_s: float, waits: bool) -> None:
        before = intent(FieldGroup.WIRE, VERIFYING, first_equal_at=NOW.wall_s - untold_s)
        after = read(before, None)
        if waits:
            assert after == replace(before, server_value=None, not_before=SOON)
        else:
            assert (after.state, after.reason) == (HELD, Reason.NOT_CONFIRMED)


class TestHeld:
    """A held intent follows what the server has."""

    def test_what_waited_for_a_sign_in_goes_on(self) -> None:
        before = intent(FieldGroup.SCHEDULE, HELD, reason=Reason.SIGN_IN)
        assert read(before, EVENING) == replace(before, state=IntentState.QUEUED, reason=Reason.NONE)

    def test_what_was_never_sent_goes_on_when_its_charger_is_back(self) -> None:
        before = intent(FieldGroup.SCHEDULE, HELD, reason=Reason.CHARGER_GONE, sent_at=None)
        assert read(before, EVENING) == replace(before, state=IntentState.QUEUED, reason=Reason.NONE)

    def test_what_was_sent_is_read_again_when_its_charger_is_back(self) -> None:
        before = intent(FieldGroup.SCHEDULE, HELD, reason=Reason.CHARGER_GONE)
        assert read(before, EVENING) == replace(before, state=UNKNOWN, reason=Reason.NONE, not_before=SOON)

    def test_a_value_that_turns_up_anyway_is_checked(self) -> None:
        before = intent(FieldGroup.SCHEDULE, HELD, reason=Reason.CONFLICT, **NOT_SEEN_YET)
        assert read(before, NIGHT) == equal_once(before, NOW.wall_s + 20)

    def test_any_other_value_is_only_remembered(self) -> None:
        before = intent(FieldGroup.SCHEDULE, HELD, reason=Reason.CONFLICT)
        assert read(before, EVENING) == replace(before, server_value=EVENING)


class TestCameLate:
    """An own raise or override that landed when it should no longer have."""

    RAISED_OVER_16 = {"foreign": 16, "server_value": 16, "reason": Reason.CONFLICT} | NOT_SEEN_YET

    def test_a_raise_over_somebodys_lower_value_is_taken_back(self) -> None:
        before = intent(FieldGroup.WIRE, HELD, **self.RAISED_OVER_16)
        assert read(before, 32) == replace(
            before,
            state=IntentState.SENDING,
            reason=Reason.CAME_LATE,
            server_value=32,
            undo_to=16,
            undos=1,
            sent_at=NOW.wall_s,
        )

    def test_the_next_undo_waits_until_the_last_one_shows(self) -> None:
        fields = {"undos": 1, "sent_at": NOW.wall_s - TIMES.grace_s + 1}
        before = intent(FieldGroup.WIRE, HELD, **(self.RAISED_OVER_16 | fields))
        assert read(before, 32) == replace(before, server_value=32, not_before=SOON)
        for sent_s_ago in (TIMES.grace_s, SET_BACK_S):
            later = replace(before, sent_at=NOW.wall_s - sent_s_ago)
            assert read(later, 32).undos == 2

    def test_after_three_of_them_the_person_decides(self) -> None:
        fields = {"undos": MAX_UNDOS, "sent_at": NOW.wall_s - TIMES.grace_s}
        before = intent(FieldGroup.WIRE, HELD, **(self.RAISED_OVER_16 | fields))
        assert read(before, 32) == replace(before, reason=Reason.OTHER_CONTROLLER, server_value=32)

    def test_the_days_writes_hold_for_undoing_too(self) -> None:
        before = intent(FieldGroup.WIRE, HELD, **self.RAISED_OVER_16)
        writes = (NOW.wall_s - 600,) * WIRE_WRITES_A_DAY
        assert read(before, 32, wire_writes_at=writes).reason is Reason.OTHER_CONTROLLER
        assert read(before, 32, wire_writes_at=writes[1:]).state is IntentState.SENDING

    def test_a_newer_edit_that_asks_for_no_more_lowers_by_itself(self) -> None:
        before = intent(FieldGroup.WIRE, HELD, **(self.RAISED_OVER_16 | {"wanted": 16}))
        assert read(before, 32).state is HELD

    def test_off_is_a_lower_value_too(self) -> None:
        off = {"foreign": 0, "server_value": 0}
        before = intent(FieldGroup.LIMIT, HELD, **(self.RAISED_OVER_16 | off))
        after = read(before, 32)
        assert (after.state, after.undo_to) == (IntentState.SENDING, 0)

    @pytest.mark.parametrize("sent_s", [119, 120])
    def test_what_shows_up_after_a_reading_without_it_is_somebodys_decision(self, sent_s: int) -> None:
        """That reading has to come when nothing of ours can land any more."""
        fields = {"sent_at": NOW.wall_s - sent_s} | WATCHED
        before = intent(FieldGroup.WIRE, HELD, **(self.RAISED_OVER_16 | fields))
        not_there = read(before, 16)
        assert not_there == replace(before, foreign=16 if sent_s == 119 else None)
        assert read(not_there, 32).undo_to == not_there.foreign

    @pytest.mark.parametrize("sent_s", [DAY_S - 1, DAY_S])
    def test_without_such_a_reading_it_is_taken_back_within_a_day(self, sent_s: float) -> None:
        fields = {"sent_at": NOW.wall_s - sent_s} | WATCHED
        before = intent(FieldGroup.WIRE, HELD, **(self.RAISED_OVER_16 | fields))
        assert (read(before, 32).undo_to is None) is (sent_s == DAY_S)

    def test_what_has_no_time_of_sending_is_not_taken_back(self) -> None:
        before = intent(FieldGroup.WIRE, HELD, **(self.RAISED_OVER_16 | {"sent_at": None} | WATCHED))
        assert read(before, 32).undo_to is None

    @pytest.mark.parametrize(
        ("sent_s", "plugged_since"), [(200, 5), (10, 6)], ids=["too long ago", "another car"]
    )
    def test_a_charge_now_of_another_time_is_left_alone(self, sent_s: int, plugged_since: int) -> None:
        over = {"made_at": ago(700), "sent_at": NOW.wall_s - sent_s} | WATCHED
        before = intent(FieldGroup.OVERRIDE, UNKNOWN, **over)
        after = read(before, Override.CHARGE_NOW, plugged_since=plugged_since)
        assert (after.state, after.reason) == (IntentState.EXPIRED, Reason.NOT_CONFIRMED)

    @pytest.mark.parametrize("age_s", [10, 600])
    def test_charge_now_that_turns_up_within_its_time_is_what_was_asked_for(self, age_s: int) -> None:
        before = intent(FieldGroup.OVERRIDE, UNKNOWN, made_at=ago(age_s))
        assert before.server_value is Override.BACK_TO_SCHEDULE
        assert read(before, Override.CHARGE_NOW).state is VERIFYING

    @pytest.mark.parametrize(
        ("wanted", "current"),
        [
            (Override.CHARGE_NOW, Override.BACK_TO_SCHEDULE),
            (Override.BACK_TO_SCHEDULE, Override.CHARGE_NOW),
        ],
    )
    def test_what_is_not_there_is_not_taken_back(self, wanted: Override, current: Override) -> None:
        before = intent(FieldGroup.OVERRIDE, UNKNOWN, made_at=ago(700), wanted=wanted)
        assert read(before, current).state is UNKNOWN

    def test_charge_now_that_turns_up_after_its_time_is_taken_back(self) -> None:
        over = {"made_at": replace(NOW, wall_s=NOW.wall_s - 601, boot_s=NOW.boot_s - 601)}
        before = intent(FieldGroup.OVERRIDE, UNKNOWN, **over)
        after = read(before, Override.CHARGE_NOW)
        assert (after.state, after.undo_to) == (IntentState.SENDING, Override.BACK_TO_SCHEDULE)
        seen_at_once = replace(before, server_value=Override.CHARGE_NOW)
        assert read(seen_at_once, Override.CHARGE_NOW).state is VERIFYING
