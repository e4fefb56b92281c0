"""Reading settles what was sent (rows 19 to 29)."""

from __future__ import annotations

from dataclasses import replace

from juicedesk.domain.intent import (
    FieldGroup,
    GroupValue,
    Intent,
    IntentState,
    Override,
    Reason,
    is_guarded,
    is_raise,
)
from juicedesk.sync.planner.answered import MAX_TRIES
from juicedesk.sync.planner.fact import Fact
from juicedesk.sync.planner.queued import WIRE_WRITES_A_DAY
from juicedesk.sync.planner.steps import (
    ended,
    equal_once,
    held,
    is_within,
    is_young_enough_to_lower,
    may_raise_late,
    may_turn_up,
    read_again,
    wait_for_second_read,
    watch_is_over,
    with_ceiling,
)

MAX_UNDOS = 3


def unknown(intent: Intent, fact: Fact) -> Intent:
    """A send without an answer (rows 19 to 23)."""
    if late := _came_late(intent, fact):
        return late
    if _is_of_another_time(intent, fact):
        return ended(intent, IntentState.EXPIRED, Reason.NOT_CONFIRMED)
    intent = _seen(intent, fact)
    if fact.current == intent.wanted:
        return equal_once(intent, fact)
    if _is_foreign(intent, fact.current) and intent.raises:
        return held(intent, Reason.CONFLICT)
    return _did_not_land(intent) if watch_is_over(intent, fact) else read_again(intent, fact)


def verifying(intent: Intent, fact: Fact) -> Intent:
    """Accepted is not applied: two equal reads close it (rows 25 to 29)."""
    if late := _came_late(intent, fact):
        return late
    intent = _seen(intent, fact)
    if fact.current == intent.wanted:
        return _equal_again(intent, fact)
    if intent.first_equal_at is not None:
        return _changed_after(intent, fact)
    if is_within(fact.times.grace_s, intent.sent_at or 0.0, fact):
        return read_again(intent, fact)
    return _did_not_land(intent)


def held_back(intent: Intent, fact: Fact) -> Intent:
    """A held intent follows what the server has; its own late raise is taken back (row 24)."""
    if late := _came_late(intent, fact):
        return late
    intent = _seen(intent, fact)
    if intent.reason is Reason.SIGN_IN:
        return replace(intent, state=IntentState.QUEUED, reason=Reason.NONE)
    if intent.reason is Reason.CHARGER_GONE:
        return _charger_is_back(intent, fact)
    return equal_once(intent, fact) if fact.current == intent.wanted else intent


def _seen(intent: Intent, fact: Fact) -> Intent:
    """Remember somebody's lower value: under an own raise that may be on its way, so that it can be taken
    back, and over an own lowering that hides it, as a ceiling (§3.5, rule 3). Once a reading after the
    watch has found that nothing of ours came, whatever comes later is somebody's decision."""
    intent = replace(intent, server_value=fact.current)
    if not intent.attempted or not _is_foreign(intent, fact.current):
        return intent
    if not may_turn_up(intent, fact):
        intent = replace(intent, foreign=None)
    elif any(is_raise(intent.key.group, sent, fact.current) for sent in intent.attempted):
        intent = replace(intent, foreign=fact.current)
    return intent if intent.raises else with_ceiling(intent, fact)


def _is_foreign(intent: Intent, value: GroupValue | None) -> bool:
    return value is not None and value != intent.base and value not in intent.attempted


def _came_late(intent: Intent, fact: Fact) -> Intent | None:
    """What this program sent landed after it should no longer have: write back what was there."""
    undo_to = _lower_value_of_others(intent, fact)
    if undo_to is None:
        undo_to = _override_that_was_over(intent, fact)
    if undo_to is None:
        return None
    seen = replace(intent, server_value=fact.current)
    if intent.undos and is_within(fact.times.grace_s, intent.sent_at or 0.0, fact):
        return read_again(seen, fact)  # the last undo may not show yet
    out_of_writes = intent.key.group is FieldGroup.WIRE and len(fact.wire_writes_at) >= WIRE_WRITES_A_DAY
    if intent.undos >= MAX_UNDOS or out_of_writes:
        return held(seen, Reason.OTHER_CONTROLLER)
    return replace(
        seen,
        state=IntentState.SENDING,
        reason=Reason.CAME_LATE,
        undo_to=undo_to,
        undos=intent.undos + 1,
        sent_at=fact.now.wall_s,
        first_equal_at=None,
        reads_equal=0,
    )


def _lower_value_of_others(intent: Intent, fact: Fact) -> GroupValue | None:
    theirs, current, wanted = intent.foreign, fact.current, intent.wanted
    if not (isinstance(theirs, int) and isinstance(current, int) and isinstance(wanted, int)):
        return None
    if not is_young_enough_to_lower(intent, fact):
        return None
    # A newer edit that asks for no more than they did is lowered to by itself.
    return theirs if current in intent.attempted and wanted > theirs < current else None


def _override_that_was_over(intent: Intent, fact: Fact) -> GroupValue | None:
    """ "Charge now" was seen not to be there after it was sent, and turns up when its time is over."""
    was_not_there = intent.server_value is Override.BACK_TO_SCHEDULE
    if intent.state is not IntentState.UNKNOWN or not was_not_there or not _turns_up_late(intent, fact):
        return None
    if not may_turn_up(intent, fact):
        return None  # what shows up later than anything of ours can is somebody's decision
    return Override.BACK_TO_SCHEDULE if _same_car(intent, fact) else None


def _is_of_another_time(intent: Intent, fact: Fact) -> bool:
    """Whether a "charge now" that is there is not the one that this program sent."""
    return _turns_up_late(intent, fact) and not (may_turn_up(intent, fact) and _same_car(intent, fact))


def _turns_up_late(intent: Intent, fact: Fact) -> bool:
    is_there = intent.wanted is Override.CHARGE_NOW and fact.current is Override.CHARGE_NOW
    asked_at = intent.made_at
    over = asked_at.age_s(fact.now) > fact.times.override_lives_s or not asked_at.clocks_agree(fact.now)
    return is_there and over


def _same_car(intent: Intent, fact: Fact) -> bool:
    return intent.plugged_since in (None, fact.plugged_since)


def _did_not_land(intent: Intent) -> Intent:
    if intent.key.group is FieldGroup.OVERRIDE:
        return ended(intent, IntentState.EXPIRED, Reason.NOT_CONFIRMED)
    if intent.raises:
        return held(intent, Reason.ASK_AGAIN)
    if intent.tries >= MAX_TRIES:
        foreign = _is_foreign(intent, intent.server_value)
        return ended(intent, IntentState.NOT_KEPT, Reason.OTHER_CONTROLLER if foreign else Reason.FELL_BACK)
    return replace(intent, state=IntentState.QUEUED, first_equal_at=None, reads_equal=0)


def _changed_after(intent: Intent, fact: Fact) -> Intent:
    """It was there and is there no longer; an answer that does not tell the value says nothing."""
    if fact.current is None:
        if is_within(fact.times.untold_s, intent.first_equal_at or 0.0, fact):
            return read_again(intent, fact)
        return held(intent, Reason.NOT_CONFIRMED)
    own_older_raise = fact.current in intent.attempted and not intent.raises and is_guarded(intent.key.group)
    if own_older_raise:
        # A send of our own that landed late is not somebody's decision: lower again.
        return _did_not_land(intent)
    if may_raise_late(intent, fact):
        return read_again(intent, fact)  # nobody would take an own late raise back once this has ended
    if fact.current == intent.base:
        return ended(intent, IntentState.NOT_KEPT, Reason.FELL_BACK)
    return ended(intent, IntentState.CHANGED_AFTER, Reason.CHANGED_ELSEWHERE)


def _equal_again(intent: Intent, fact: Fact) -> Intent:
    if intent.first_equal_at is None:
        return equal_once(intent, fact)
    apart_s = fact.now.wall_s - intent.first_equal_at
    if apart_s < 0:  # the wall clock was set back
        return equal_once(intent, fact)
    if apart_s < fact.times.between_equal_reads_s or not watch_is_over(intent, fact):
        return wait_for_second_read(intent, fact)
    settled = replace(intent, reads_equal=2)
    if intent.tries:
        return ended(settled, IntentState.CONFIRMED, Reason.NONE)
    return ended(settled, IntentState.NOT_NEEDED, Reason.ALREADY_SO)


def _charger_is_back(intent: Intent, fact: Fact) -> Intent:
    if intent.sent_at is None:
        return replace(intent, state=IntentState.QUEUED, reason=Reason.NONE)
    return unknown(replace(intent, state=IntentState.UNKNOWN, reason=Reason.NONE), fact)
