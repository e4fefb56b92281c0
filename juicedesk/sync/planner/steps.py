"""The few steps that several rules take."""

from __future__ import annotations

from dataclasses import replace

from juicedesk.domain.intent import Intent, IntentState, Reason, is_amps
from juicedesk.sync.planner.fact import Fact


def held(intent: Intent, reason: Reason) -> Intent:
    """Wait for a person. What was sent may still land, so the watch goes on."""
    return replace(
        intent, state=IntentState.HELD, reason=reason, first_equal_at=None, reads_equal=0, undo_to=None
    )


def ended(intent: Intent, state: IntentState, reason: Reason) -> Intent:
    """Nothing more happens."""
    return replace(intent, state=state, reason=reason, undo_to=None)


def sending(intent: Intent, fact: Fact) -> Intent:
    """The one way to a send: the confirmation of a raise is used up by it."""
    return replace(
        intent,
        state=IntentState.SENDING,
        reason=Reason.NONE,
        confirmed_at=None if intent.raises else intent.confirmed_at,
        attempted=(*intent.attempted, intent.wanted),
        sent_at=fact.now.wall_s,
        tries=intent.tries + 1,
        first_equal_at=None,
        reads_equal=0,
    )


def equal_once(intent: Intent, fact: Fact) -> Intent:
    """The server has the value: read it once more, at least 15 s later and after the watch."""
    once = replace(
        intent,
        state=IntentState.VERIFYING,
        reason=Reason.NONE,
        reads_equal=1,
        first_equal_at=fact.now.wall_s,
        undo_to=None,
    )
    return wait_for_second_read(once, fact)


def wait_for_second_read(intent: Intent, fact: Fact) -> Intent:
    """Look again when the second reading counts, or soon while an own raise may still land on top."""
    if may_raise_late(intent, fact):
        return read_again(intent, fact)
    # A watch that is over by a clock that was set back would put the second reading far ahead.
    watch_until = 0.0 if watch_is_over(intent, fact) else intent.watch_until or 0.0
    apart_at = (intent.first_equal_at or fact.now.wall_s) + fact.times.between_equal_reads_s
    return replace(intent, not_before=max(apart_at, watch_until))


def read_again(intent: Intent, fact: Fact) -> Intent:
    """Nothing is known yet: read again in a few seconds."""
    return replace(intent, not_before=fact.now.wall_s + fact.times.settle_read_s)


def with_ceiling(intent: Intent, fact: Fact) -> Intent:
    """A lowering that hides somebody's lower value remembers it (§3.5, rule 3)."""
    theirs, base = fact.current, intent.base
    if not isinstance(theirs, int) or not is_amps(intent.key.group):
        return intent
    if isinstance(base, int) and theirs >= base:
        return intent
    known = theirs if intent.ceiling_amps is None else min(theirs, intent.ceiling_amps)
    return replace(intent, ceiling_amps=known)


def watch_is_over(intent: Intent, fact: Fact) -> bool:
    """Whether nothing that was sent without an answer can land any more."""
    if intent.watch_until is None:
        return True
    left_s = intent.watch_until - fact.now.wall_s
    # More than a whole watch left means that the wall clock was set back.
    return left_s <= 0 or left_s > fact.times.watch_s


def is_within(seconds: float, since: float, fact: Fact) -> bool:
    """Whether it is less than so many seconds since then. A clock that was set back to before says no."""
    return 0.0 <= fact.now.wall_s - since < seconds


def may_turn_up(intent: Intent, fact: Fact) -> bool:
    """Whether something that was sent, with or without an answer, may still turn up on the server."""
    sent_lately = intent.sent_at is not None and fact.now.wall_s < intent.sent_at + fact.times.watch_s
    return bool(intent.attempted) and (sent_lately or not watch_is_over(intent, fact))


def is_young_enough_to_lower(intent: Intent, fact: Fact) -> bool:
    """Whether what was sent last may still be taken back: like any lowering, within a day."""
    return intent.sent_at is not None and fact.now.wall_s < intent.sent_at + fact.times.limit_lower_lives_s


def may_raise_late(intent: Intent, fact: Fact) -> bool:
    """Whether an own older send that asks for more than is wanted now may still land."""
    wanted = intent.wanted
    if not isinstance(wanted, int) or not is_amps(intent.key.group) or watch_is_over(intent, fact):
        return False
    return any(isinstance(amps, int) and amps > wanted for amps in intent.attempted)
