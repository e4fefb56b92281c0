"""What happens next to an intent: a pure function of the intent and one fact (sync model §3.4, §3.5).

`TRANSITIONS` is the table. Every rule takes the intent and the fact and gives the intent as it is
afterwards; one that comes out as SENDING is to be sent now, and nothing else ever is. The row numbers
are those of the sync model.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from juicedesk.domain.errors import InvalidChange
from juicedesk.domain.intent import FieldGroup, GroupValue, Intent, IntentState, Reason, is_amps
from juicedesk.domain.merge import merged
from juicedesk.domain.moment import Moment
from juicedesk.domain.wiring import check_charge_limit, check_wire_limit
from juicedesk.sync.times import SyncTimes

MAX_TRIES = 3
State = IntentState


class Trigger(StrEnum):
    """What can happen to an intent."""

    TIME = "time"
    READ = "read"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    TOKEN_REFUSED = "token_refused"
    NOT_SENT = "not_sent"
    NO_ANSWER = "no_answer"
    FOUND_AT_START = "found_at_start"
    CANCEL = "cancel"
    KEEP_MINE = "keep_mine"
    KEEP_SERVER = "keep_server"


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known at one moment.

    `current` is the server's value, read at most 2 s ago; None is unknown. `charger_silent_s` is how
    long ago the box last reported to the server; None is unknown. `confirmed_at` gives a raise its
    confirmation back when it was not sent after all.
    """

    now: Moment
    times: SyncTimes
    current: GroupValue | None = None
    unit_rating_amps: int | None = None
    wire_limit_amps: int | None = None
    charger_silent_s: float | None = None
    confirmed_at: Moment | None = None

    @property
    def charger_is_there(self) -> bool:
        """Whether the box has checked in lately; the server may park a command otherwise."""
        return self.charger_silent_s is not None and self.charger_silent_s <= self.times.charger_seen_s


Rule = Callable[[Intent, Fact], Intent]
Check = Callable[[Intent, Fact], Intent | None]


def plan(intent: Intent, trigger: Trigger, fact: Fact) -> Intent:
    """The intent after a trigger; unchanged where the table has no row for it."""
    rule = TRANSITIONS.get((intent.state, trigger))
    return intent if rule is None else rule(intent, fact)


# A queued intent meets the server's value: the first check that answers decides (rows 4 to 11).


def _queued_read(intent: Intent, fact: Fact) -> Intent:
    intent = replace(intent, server_value=fact.current)
    for check in (_expired, _already_so, _against_a_rule, _raise_unguarded, _clash, _charger_away):
        settled = check(intent, fact)
        if settled is not None:
            return settled
    return _send(intent, fact)


def _expired(intent: Intent, fact: Fact) -> Intent | None:
    asked_at = intent.confirmed_at or intent.made_at
    age_s = asked_at.age_s(fact.now)
    match intent.key.group:
        case FieldGroup.OVERRIDE:
            # Its meaning depends on now: a doubtful clock ends it too.
            late = age_s > fact.times.override_lives_s or not asked_at.clocks_agree(fact.now)
            return _ended(intent, State.EXPIRED, Reason.LATE) if late else None
        case FieldGroup.LIMIT:
            late = age_s > fact.times.limit_lower_lives_s
            return _ended(intent, State.EXPIRED, Reason.TOO_OLD) if late else None
        case FieldGroup.SCHEDULE | FieldGroup.NAME:
            return _held(intent, Reason.TOO_OLD) if age_s > fact.times.lasting_lives_s else None
        case FieldGroup.WIRE:
            return None


def _already_so(intent: Intent, fact: Fact) -> Intent | None:
    return _first_equal_read(intent, fact) if fact.current == intent.wanted else None


def _against_a_rule(intent: Intent, fact: Fact) -> Intent | None:
    if not isinstance(intent.wanted, int):
        return None
    try:
        if intent.key.group is FieldGroup.WIRE:
            check_wire_limit(intent.wanted, fact.unit_rating_amps)
        else:
            check_charge_limit(intent.wanted, fact.wire_limit_amps, fact.unit_rating_amps)
    except InvalidChange:
        return _ended(intent, State.REJECTED, Reason.RULE)
    return None


def _raise_unguarded(intent: Intent, fact: Fact) -> Intent | None:
    """A raise goes out only over the very value that the person saw when confirming it, and while
    that confirmation is fresh (sync model §3.5, rule 4)."""
    if not intent.raises:
        return None
    confirmed_at = intent.confirmed_at
    lives_s = (
        fact.times.wire_raise_lives_s
        if intent.key.group is FieldGroup.WIRE
        else fact.times.limit_raise_lives_s
    )
    guarded = (
        fact.current is not None
        and fact.current == intent.base
        and confirmed_at is not None
        and confirmed_at.clocks_agree(fact.now)
        and confirmed_at.age_s(fact.now) <= lives_s
    )
    return None if guarded else _held(intent, Reason.CONFIRM_RAISE)


def _clash(intent: Intent, fact: Fact) -> Intent | None:
    if intent.key.group not in (FieldGroup.SCHEDULE, FieldGroup.NAME):
        return None
    together = merged(intent.base, intent.wanted, fact.current)
    if together is None:
        return _held(intent, Reason.CONFLICT)
    if together == fact.current:
        return _first_equal_read(replace(intent, wanted=together), fact)
    return None if together == intent.wanted else _send(replace(intent, wanted=together), fact)


def _charger_away(intent: Intent, fact: Fact) -> Intent | None:
    """A server may park a command for a box that is away: raises and overrides wait for the box."""
    if fact.charger_is_there or not (intent.raises or intent.key.group is FieldGroup.OVERRIDE):
        return None
    return replace(
        intent, reason=Reason.CHARGER_AWAY, not_before=fact.now.wall_s + fact.times.charger_away_retry_s
    )


def _send(intent: Intent, fact: Fact) -> Intent:
    return replace(
        intent,
        state=State.SENDING,
        reason=Reason.NONE,
        confirmed_at=None if intent.raises else intent.confirmed_at,
        attempted=(*intent.attempted, intent.wanted),
        sent_at=fact.now.wall_s,
        tries=intent.tries + 1,
        watch_until=None,
        first_equal_at=None,
        reads_equal=0,
    )


# The answer to a send (rows 12 to 18).


def _accepted(intent: Intent, fact: Fact) -> Intent:
    return replace(intent, state=State.VERIFYING, not_before=fact.now.wall_s)


def _token_refused(intent: Intent, fact: Fact) -> Intent:
    """The account has to sign in again. A raise then asks again, and an override is over."""
    if intent.key.group is FieldGroup.OVERRIDE:
        return _ended(intent, State.REJECTED, Reason.SIGN_IN)
    return _held(intent, Reason.SERVER_REFUSES if intent.tries >= MAX_TRIES else Reason.SIGN_IN)


def _refused(intent: Intent, fact: Fact) -> Intent:
    """A refused raise or override is not tried again: one send per confirmation, one per click."""
    if intent.raises or intent.key.group is FieldGroup.OVERRIDE:
        return _ended(intent, State.REJECTED, Reason.SERVER_REFUSES)
    if intent.tries >= MAX_TRIES:
        return _held(intent, Reason.SERVER_REFUSES)
    later = fact.now.wall_s + fact.times.refused_retry_s * intent.tries
    return replace(intent, state=State.QUEUED, reason=Reason.SERVER_REFUSES, not_before=later)


def _not_sent(intent: Intent, fact: Fact) -> Intent:
    return replace(
        intent,
        state=State.QUEUED,
        confirmed_at=fact.confirmed_at,
        attempted=intent.attempted[:-1],
        sent_at=None,
        tries=intent.tries - 1,
    )


def _no_answer(intent: Intent, fact: Fact) -> Intent:
    return replace(
        intent,
        state=State.UNKNOWN,
        watch_until=fact.now.wall_s + fact.times.watch_s,
        not_before=fact.now.wall_s + fact.times.settle_read_s,
    )


# An ambiguous send is settled by reading (rows 19 to 23).


def _unknown_read(intent: Intent, fact: Fact) -> Intent:
    intent = replace(intent, server_value=fact.current)
    if fact.current == intent.wanted:
        return _first_equal_read(intent, fact)
    foreign = fact.current != intent.base and fact.current not in intent.attempted
    if foreign and intent.raises:
        return _held(intent, Reason.CONFLICT)
    if not _watch_is_over(intent, fact):
        return replace(intent, not_before=fact.now.wall_s + fact.times.settle_read_s)
    return _did_not_land(intent)


def _did_not_land(intent: Intent) -> Intent:
    if intent.key.group is FieldGroup.OVERRIDE:
        return _ended(intent, State.EXPIRED, Reason.NOT_CONFIRMED)
    if intent.raises:
        return _held(intent, Reason.ASK_AGAIN)
    if intent.tries >= MAX_TRIES:
        return _ended(intent, State.NOT_KEPT, Reason.FELL_BACK)
    return replace(intent, state=State.QUEUED, watch_until=None)


# Accepted is not applied: two equal reads close it (rows 25 to 29).


def _verifying_read(intent: Intent, fact: Fact) -> Intent:
    intent = replace(intent, server_value=fact.current)
    if fact.current == intent.wanted:
        return _equal_read(intent, fact)
    if intent.first_equal_at is not None:
        if fact.current == intent.base:
            return _ended(intent, State.NOT_KEPT, Reason.FELL_BACK)
        return _ended(intent, State.CHANGED_AFTER, Reason.CHANGED_ELSEWHERE)
    if fact.now.wall_s < (intent.sent_at or 0.0) + fact.times.grace_s:
        return replace(intent, not_before=fact.now.wall_s + fact.times.settle_read_s)
    return _did_not_land(intent)


def _equal_read(intent: Intent, fact: Fact) -> Intent:
    if intent.first_equal_at is None:
        return _first_equal_read(intent, fact)
    apart_s = fact.now.wall_s - intent.first_equal_at
    if apart_s < 0:  # the wall clock was set back
        return _first_equal_read(intent, fact)
    if apart_s < fact.times.between_equal_reads_s or not _watch_is_over(intent, fact):
        return intent
    settled = replace(intent, reads_equal=2)
    if intent.attempted:
        return _ended(settled, State.CONFIRMED, Reason.NONE)
    return _ended(settled, State.NOT_NEEDED, Reason.ALREADY_SO)


def _first_equal_read(intent: Intent, fact: Fact) -> Intent:
    now_s = fact.now.wall_s
    second_read_at = max(now_s + fact.times.between_equal_reads_s, intent.watch_until or 0.0)
    return replace(
        intent,
        state=State.VERIFYING,
        reason=Reason.NONE,
        reads_equal=1,
        first_equal_at=now_s,
        not_before=second_read_at,
    )


# A held intent only follows what the server has (rows 2, 30, 31).


def _held_read(intent: Intent, fact: Fact) -> Intent:
    intent = replace(intent, server_value=fact.current)
    if intent.reason is Reason.SIGN_IN:
        return replace(intent, state=State.QUEUED, reason=Reason.NONE)
    return _first_equal_read(intent, fact) if fact.current == intent.wanted else intent


def _cancelled(intent: Intent, fact: Fact) -> Intent:
    return _ended(intent, State.CANCELLED, Reason.BY_PERSON)


def _keep_mine(intent: Intent, fact: Fact) -> Intent:
    return replace(
        intent,
        state=State.QUEUED,
        reason=Reason.NONE,
        base=intent.server_value,
        confirmed_at=fact.now,
        watch_until=None,
        not_before=0.0,
        tries=0,
    )


def _queued_time(intent: Intent, fact: Fact) -> Intent:
    return _expired(intent, fact) or intent


def _held(intent: Intent, reason: Reason) -> Intent:
    return replace(intent, state=State.HELD, reason=reason, watch_until=None, first_equal_at=None)


def _ended(intent: Intent, state: IntentState, reason: Reason) -> Intent:
    return replace(intent, state=state, reason=reason)


def _watch_is_over(intent: Intent, fact: Fact) -> bool:
    if intent.watch_until is None:
        return True
    left_s = intent.watch_until - fact.now.wall_s
    # More than a whole watch left means that the wall clock was set back.
    return left_s <= 0 or left_s > fact.times.watch_s


TRANSITIONS: dict[tuple[IntentState, Trigger], Rule] = {
    (State.QUEUED, Trigger.TIME): _queued_time,
    (State.QUEUED, Trigger.READ): _queued_read,
    (State.QUEUED, Trigger.CANCEL): _cancelled,
    (State.SENDING, Trigger.ACCEPTED): _accepted,
    (State.SENDING, Trigger.REFUSED): _refused,
    (State.SENDING, Trigger.TOKEN_REFUSED): _token_refused,
    (State.SENDING, Trigger.NOT_SENT): _not_sent,
    (State.SENDING, Trigger.NO_ANSWER): _no_answer,
    (State.SENDING, Trigger.FOUND_AT_START): _no_answer,
    (State.UNKNOWN, Trigger.READ): _unknown_read,
    (State.VERIFYING, Trigger.READ): _verifying_read,
    (State.HELD, Trigger.READ): _held_read,
    (State.HELD, Trigger.CANCEL): _cancelled,
    (State.HELD, Trigger.KEEP_MINE): _keep_mine,
    (State.HELD, Trigger.KEEP_SERVER): _cancelled,
}


def lane_order(intent: Intent) -> tuple[int, int]:
    """Where an intent stands in its charger's lane (sync model §3.5, rule 7); oldest first within."""
    lowers_first = is_amps(intent.key.group) and not would_raise(intent)
    ranks = {
        FieldGroup.WIRE: 0 if lowers_first else 4,
        FieldGroup.LIMIT: 1 if lowers_first else 5,
        FieldGroup.SCHEDULE: 2,
        FieldGroup.NAME: 3,
        FieldGroup.OVERRIDE: 6,
    }
    return (ranks[intent.key.group], intent.intent_id)


def would_raise(intent: Intent) -> bool:
    """Whether it lets more current flow, as far as is known before reading; unknown counts as yes."""
    known = intent.server_value if intent.server_value is not None else intent.base
    return not isinstance(known, int) or not isinstance(intent.wanted, int) or intent.wanted > known
