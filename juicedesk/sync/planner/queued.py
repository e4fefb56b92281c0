"""A queued intent meets the server's value: the first check that answers decides (rows 4 to 11)."""

from __future__ import annotations

from dataclasses import replace

from juicedesk.domain.errors import RATING_UNKNOWN, InvalidChange
from juicedesk.domain.intent import (
    FieldGroup,
    Intent,
    IntentState,
    Override,
    Reason,
    is_amps,
    is_guarded,
)
from juicedesk.domain.merge import merged
from juicedesk.domain.wiring import check_charge_limit, check_wire_limit
from juicedesk.sync.planner.fact import Fact
from juicedesk.sync.planner.steps import ended, equal_once, held, read_again, sending, with_ceiling

WIRE_WRITES_A_DAY = 10
KEPT_FOR_UNDOING = 2
"""Of the day's writes, so that an own raise which came too late can always be taken back."""


def read(intent: Intent, fact: Fact) -> Intent:
    """What happens now that the server's value is known."""
    intent = replace(intent, server_value=fact.current)
    for check in CHECKS:
        settled = check(intent, fact)
        if settled is not None:
            return settled
    return sending(_passing_over(intent, fact), fact)


def time_passed(intent: Intent, fact: Fact) -> Intent:
    """What happens while nothing can be read."""
    return _expired(intent, fact) or intent


def _expired(intent: Intent, fact: Fact) -> Intent | None:
    asked_at = intent.confirmed_at or intent.made_at
    age_s = asked_at.age_s(fact.now)
    match intent.key.group:
        case FieldGroup.OVERRIDE:
            # Its meaning depends on now: a doubtful clock ends it too.
            late = age_s > fact.times.override_lives_s or not asked_at.clocks_agree(fact.now)
            return ended(intent, IntentState.EXPIRED, Reason.LATE) if late else None
        case FieldGroup.LIMIT:
            late = age_s > fact.times.limit_lower_lives_s
            return ended(intent, IntentState.EXPIRED, Reason.TOO_OLD) if late else None
        case FieldGroup.WIRE:
            return None
        case _:
            return held(intent, Reason.TOO_OLD) if age_s > fact.times.lasting_lives_s else None


def _replugged(intent: Intent, fact: Fact) -> Intent | None:
    """ "Charge now" was meant for the car that was there."""
    if intent.wanted is not Override.CHARGE_NOW or intent.plugged_since is None:
        return None
    same = fact.plugged_since == intent.plugged_since
    return None if same else ended(intent, IntentState.EXPIRED, Reason.REPLUGGED)


def _already_so(intent: Intent, fact: Fact) -> Intent | None:
    return equal_once(intent, fact) if fact.current == intent.wanted else None


def _against_a_rule(intent: Intent, fact: Fact) -> Intent | None:
    if not isinstance(intent.wanted, int):
        return None
    current_amps = fact.current if isinstance(fact.current, int) else None
    try:
        if intent.key.group is FieldGroup.WIRE:
            check_wire_limit(intent.wanted, fact.unit_rating_amps, current_amps)
        else:
            check_charge_limit(intent.wanted, fact.wire_limit_amps, fact.unit_rating_amps, current_amps)
    except InvalidChange as exc:
        if exc.reason is RATING_UNKNOWN:
            return held(intent, Reason.CONFIRM_RAISE)  # perhaps told again later: no reason to end it
        return ended(intent, IntentState.REJECTED, Reason.RULE)
    return None


def _raise_unguarded(intent: Intent, fact: Fact) -> Intent | None:
    """A raise goes out only over the very value that the person saw when confirming it, while that
    confirmation is fresh, and over nobody's hidden lower value (sync model §3.5, rule 4)."""
    if not intent.raises:
        return None
    if fact.current is None or fact.current != intent.base or not _is_confirmed(intent, fact):
        return held(intent, Reason.CONFIRM_RAISE)
    ceiling_amps = intent.ceiling_amps
    if ceiling_amps is not None and isinstance(intent.wanted, int) and intent.wanted > ceiling_amps:
        return held(intent, Reason.CEILING)
    return None


def _is_confirmed(intent: Intent, fact: Fact) -> bool:
    times, confirmed_at = fact.times, intent.confirmed_at
    lives_s = times.limit_raise_lives_s if intent.key.group is FieldGroup.LIMIT else times.wire_raise_lives_s
    return (
        confirmed_at is not None
        and confirmed_at.clocks_agree(fact.now)
        and confirmed_at.age_s(fact.now) <= lives_s
    )


def _clash(intent: Intent, fact: Fact) -> Intent | None:
    if is_amps(intent.key.group) or intent.key.group is FieldGroup.OVERRIDE:
        return None
    if intent.key.group is FieldGroup.NAME and fact.current is None and intent.base is not None:
        return read_again(intent, fact)  # a charger has a name: the answer only did not tell it
    together = merged(intent.base, intent.wanted, fact.current)
    if together is None:
        return held(intent, Reason.CONFLICT)
    if together == fact.current:
        return equal_once(replace(intent, wanted=together), fact)
    if together == intent.wanted:
        return None
    # From now on theirs is the base: what they take back again is not sent as if it were the person's.
    with_theirs = replace(intent, wanted=together, base=fact.current)
    if is_guarded(intent.key.group) and with_theirs.raises:
        return held(intent, Reason.CONFLICT)
    return sending(with_theirs, fact)


def _charger_away(intent: Intent, fact: Fact) -> Intent | None:
    """A server may park a command for a box that is away: raises and overrides wait for the box."""
    waits = intent.key.group is FieldGroup.OVERRIDE or (is_amps(intent.key.group) and intent.raises)
    if fact.charger_is_there or not waits:
        return None
    later = fact.now.wall_s + fact.times.charger_away_retry_s
    return replace(intent, reason=Reason.CHARGER_AWAY, not_before=later)


def _over_write_budget(intent: Intent, fact: Fact) -> Intent | None:
    """The box keeps its wire limit in a memory that wears out (sync model §3.5, rule 8).

    A lowering does not wait for the minute: it may be what takes back a raise.
    """
    if intent.key.group is not FieldGroup.WIRE or not fact.wire_writes_at:
        return None
    now_s, times = fact.now.wall_s, fact.times
    free_at = fact.wire_writes_at[-1] + times.between_wire_writes_s if intent.raises else 0.0
    if len(fact.wire_writes_at) >= WIRE_WRITES_A_DAY - KEPT_FOR_UNDOING:
        free_at = now_s + times.write_budget_retry_s
    if free_at <= now_s:
        return None
    return replace(intent, reason=Reason.WRITE_BUDGET, not_before=free_at)


def _passing_over(intent: Intent, fact: Fact) -> Intent:
    is_own = fact.current in intent.attempted
    return intent if intent.raises or is_own else with_ceiling(intent, fact)


CHECKS = (
    _expired,
    _replugged,
    _already_so,
    _against_a_rule,
    _raise_unguarded,
    _clash,
    _charger_away,
    _over_write_budget,
)
