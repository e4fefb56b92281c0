"""What must hold of every single transition, written down a second time from the sync model (§3.4, §4.1)."""

from __future__ import annotations

from juicedesk.domain.intent import (
    FieldGroup,
    GroupValue,
    Intent,
    IntentState,
    Override,
    Reason,
    is_amps,
    is_guarded,
)
from juicedesk.domain.load_group import LoadGroup, lets_more_flow
from juicedesk.sync.planner import Trigger, lane_order, plan
from juicedesk.sync.times import DAY_S
from tests.stress.planner_cases import NOW, TIMES, Case

S, T = IntentState, Trigger
SETTLED_BY_READING = {S.VERIFYING, S.HELD, S.QUEUED, S.NOT_KEPT, S.EXPIRED, S.SENDING}
ROWS: dict[tuple[IntentState, Trigger], set[IntentState]] = {
    (S.QUEUED, T.TIME): {S.QUEUED, S.EXPIRED, S.HELD},
    (S.QUEUED, T.READ): {S.QUEUED, S.EXPIRED, S.HELD, S.VERIFYING, S.REJECTED, S.SENDING},
    (S.QUEUED, T.CANCEL): {S.CANCELLED, S.VERIFYING},
    (S.QUEUED, T.CHARGER_GONE): {S.QUEUED, S.HELD, S.EXPIRED},
    (S.QUEUED, T.SIGNED_OUT): {S.CANCELLED},
    (S.SENDING, T.PATH_MOVED): {S.UNKNOWN, S.HELD, S.EXPIRED},
    (S.SENDING, T.SIGNED_OUT): {S.CANCELLED},
    (S.UNKNOWN, T.SIGNED_OUT): {S.CANCELLED},
    (S.VERIFYING, T.SIGNED_OUT): {S.CANCELLED},
    (S.HELD, T.SIGNED_OUT): {S.CANCELLED},
    (S.SENDING, T.ACCEPTED): {S.VERIFYING},
    (S.SENDING, T.REFUSED): {S.REJECTED, S.QUEUED, S.HELD},
    (S.SENDING, T.TOKEN_REFUSED): {S.REJECTED, S.HELD},
    (S.SENDING, T.CHANGED_MEANWHILE): {S.QUEUED},
    (S.SENDING, T.NOT_SENT): {S.QUEUED},
    (S.SENDING, T.NO_ANSWER): {S.UNKNOWN},
    (S.SENDING, T.FOUND_AT_START): {S.UNKNOWN},
    (S.UNKNOWN, T.READ): {S.UNKNOWN, *SETTLED_BY_READING},
    (S.UNKNOWN, T.GIVE_UP): {S.UNKNOWN, S.CANCELLED},
    (S.UNKNOWN, T.CHARGER_GONE): {S.UNKNOWN, S.HELD, S.EXPIRED},
    (S.UNKNOWN, T.PATH_MOVED): {S.UNKNOWN, S.EXPIRED},
    (S.VERIFYING, T.READ): {S.CONFIRMED, S.NOT_NEEDED, S.CHANGED_AFTER, *SETTLED_BY_READING},
    (S.VERIFYING, T.GIVE_UP): {S.VERIFYING, S.CANCELLED},
    (S.VERIFYING, T.CHARGER_GONE): {S.VERIFYING, S.HELD, S.EXPIRED},
    (S.VERIFYING, T.PATH_MOVED): {S.VERIFYING, S.EXPIRED},
    (S.HELD, T.READ): {S.UNKNOWN, *SETTLED_BY_READING},
    (S.HELD, T.CHARGER_GONE): {S.HELD},
    (S.HELD, T.CANCEL): {S.CANCELLED, S.VERIFYING},
    (S.HELD, T.KEEP_SERVER): {S.CANCELLED, S.VERIFYING},
    (S.HELD, T.KEEP_MINE): {S.QUEUED},
}
"""Where each row of §3.4 may lead; what is not here must change nothing."""

UNDONE = {S.HELD, S.EXPIRED, S.UNKNOWN}
RAISE_LIVES_S = {FieldGroup.WIRE: DAY_S, FieldGroup.LIMIT: 3600.0, FieldGroup.LOAD_GROUP: DAY_S}
COMES_BACK_BY_ITSELF = (Reason.SIGN_IN, Reason.CHARGER_GONE)


def broken(case: Case) -> str:
    """The invariant that the planner breaks in a case; empty when none."""
    after = plan(case.intent, case.trigger, case.fact)
    if plan(case.intent, case.trigger, case.fact) != after:
        return "I16: not the same result twice"
    return next((words for check in CHECKS if (words := check(case, after))), "")


def row_of_the_table(case: Case, after: Intent) -> str:
    """I2 and I9: only rows of the table, and none out of an ended state."""
    before = case.intent
    allowed = ROWS.get((before.state, case.trigger))
    if allowed is None:
        return "" if after == before else "I2, I9: a change without a row"
    if before.undo_to is not None and before.state is S.SENDING and case.trigger is not T.SIGNED_OUT:
        allowed = UNDONE
    if after.state not in allowed:
        return f"I2: to {after.state}"
    unexplained = (
        after.state not in (S.CONFIRMED, *[s for s in S if s.is_open]) and after.reason is Reason.NONE
    )
    return "I2: ended without a reason" if unexplained else ""


def stays_what_was_asked(case: Case, after: Intent) -> str:
    """I1: the edit and the one that waits behind it are never lost or turned into another."""
    before = case.intent
    is_let_go = case.trigger is T.SIGNED_OUT and before.state.is_open
    waits = None if is_let_go else before.next_edit
    if (after.intent_id, after.key, after.made_at, after.next_edit) != (
        before.intent_id,
        before.key,
        before.made_at,
        waits,
    ):
        return "I1: another edit than before"
    may_change = not is_amps(before.key.group) or case.trigger in (T.CANCEL, T.KEEP_SERVER)
    return "" if may_change or after.wanted == before.wanted else "I1: another value than asked for"


def within_bounds(case: Case, after: Intent) -> str:
    """I5: what leaves is 0 or 6 … rating, and a charge limit not above the wire limit."""
    amps, fact = after.to_send, case.fact
    if after.state is not S.SENDING or case.trigger is not T.READ or not isinstance(amps, int):
        return ""
    if amps < 0 or 0 < amps < 6:
        return f"I5: {amps} A"
    if fact.unit_rating_amps is not None and amps > fact.unit_rating_amps and after.undo_to is None:
        return "I5: above the rating"
    is_limit = after.key.group is FieldGroup.LIMIT and after.undo_to is None and amps > 0
    above = is_limit and fact.wire_limit_amps is not None and amps > fact.wire_limit_amps
    return "I5: above the wire limit" if above else ""


def raise_is_guarded(case: Case, after: Intent) -> str:
    """I6: over the value that was seen, freshly confirmed, below the ceiling, and confirmed for one send."""
    before, fact = case.intent, case.fact
    if after.state is not S.SENDING or before.state is S.SENDING:
        return ""
    if not _lets_more_flow(after.key.group, after.to_send, fact.current):
        return ""
    confirmed_at, ceiling = before.confirmed_at, before.ceiling_amps
    if before.state is not S.QUEUED or after.undo_to is not None:
        return "I6: a raise that is not a first send"
    if fact.current is None or fact.current != before.base:
        return "I6: a raise over another value than the one seen"
    if confirmed_at is None or not confirmed_at.clocks_agree(NOW):
        return "I6: a raise without a confirmation"
    if confirmed_at.age_s(NOW) > RAISE_LIVES_S[after.key.group]:
        return "I6: a confirmation that is too old"
    if isinstance(after.wanted, int) and ceiling is not None and after.wanted > ceiling:
        return "I6: a raise over somebody's hidden lower value"
    if is_amps(after.key.group) and (fact.unit_rating_amps is None or not fact.charger_is_there):
        return "I6: a raise of an unknown rating or for a box that is away"
    return "" if after.confirmed_at is None else "I6: the confirmation is not used up"


def confirmation_comes_from_a_person(case: Case, after: Intent) -> str:
    """I6: only keeping one's own value confirms anew; only what certainly did not leave gives it back."""
    if after.confirmed_at in (None, case.intent.confirmed_at):
        return ""
    gives = {
        T.KEEP_MINE: NOW,
        T.NOT_SENT: case.fact.confirmed_at,
        T.CHANGED_MEANWHILE: case.fact.confirmed_at,
    }
    return "" if gives.get(case.trigger) == after.confirmed_at else "I6: a confirmation from nowhere"


def sends_are_of_the_table(case: Case, after: Intent) -> str:
    """Row 11 sends what is queued; what has been sent is never sent again from elsewhere but to undo."""
    before = case.intent
    if after.state is not S.SENDING or before.state is S.SENDING:
        return ""
    if before.state is S.QUEUED:
        recorded = after.attempted == (*before.attempted, after.wanted) and after.tries == before.tries + 1
        return "" if recorded and after.undo_to is None else "I4: a send that is not recorded"
    if after.undo_to is None:
        return "row 24: a send out of another state than queued"
    if is_amps(before.key.group):
        own_raise = case.fact.current in before.attempted and after.undo_to == before.foreign
        return "" if own_raise and after.undo_to < case.fact.current else "row 24: not an own late raise"  # type: ignore[operator]
    return "" if after.undo_to is Override.BACK_TO_SCHEDULE else "row 24: an undo that orders charging"


def not_sent_twice(case: Case, after: Intent) -> str:
    """Rows 22, 23, 26 and 27: what was sent goes out again only if it does not raise; an override never."""
    before = case.intent
    in_flight = before.state in (S.UNKNOWN, S.VERIFYING)
    if not in_flight or after.state is not S.QUEUED:
        return ""
    if before.key.group is FieldGroup.OVERRIDE:
        return "I7: an override is queued again"
    if _lets_more_flow(before.key.group, before.wanted, case.fact.current):
        return "I6: a raise is queued again without a person"
    if (
        before.state is S.UNKNOWN
        and before.watch_until is not None
        and 0 < before.watch_until - NOW.wall_s <= 120
    ):
        return "row 22: queued again during the watch"
    return "" if before.tries < 3 else "row 26: a fourth send"


def held_waits_for_a_person(case: Case, after: Intent) -> str:
    """A held one leaves by itself only when it is so already, or when what it waited for came back."""
    before = case.intent
    if before.state is not S.HELD or case.trigger is not T.READ or after.state is S.HELD:
        return ""
    if after.undo_to is not None or (after.state is S.VERIFYING and case.fact.current == after.wanted):
        return ""
    return "" if before.reason in COMES_BACK_BY_ITSELF else f"row 30: {before.reason} went to {after.state}"


def override_is_of_now(case: Case, after: Intent) -> str:
    """I7: not after its lifetime or a boot, not in another plug-in period, not for a box that is away."""
    before, fact = case.intent, case.fact
    if (
        before.key.group is not FieldGroup.OVERRIDE
        or after.state is not S.SENDING
        or before.state is S.SENDING
    ):
        return ""
    if after.undo_to is not None:
        return ""
    if before.made_at.age_s(NOW) > TIMES.override_lives_s or not before.made_at.clocks_agree(NOW):
        return "I7: an override after its time"
    moved = before.wanted is Override.CHARGE_NOW and before.plugged_since not in (None, fact.plugged_since)
    if moved or before.tries:
        return "I7: an override for another car, or twice"
    return "" if fact.charger_is_there else "I7: an override for a box that is away"


def confirmed_is_read_twice(case: Case, after: Intent) -> str:
    """I8: two equal reads at least 15 s apart, after the watch."""
    before = case.intent
    if after.state not in (S.CONFIRMED, S.NOT_NEEDED) or after.state is before.state:
        return ""
    if before.state is not S.VERIFYING or case.trigger is not T.READ or case.fact.current != before.wanted:
        return "I8: confirmed by something else than a read"
    if before.first_equal_at is None or NOW.wall_s - before.first_equal_at < 15 or after.reads_equal != 2:
        return "I8: confirmed by one read"
    left_s = 0.0 if before.watch_until is None else before.watch_until - NOW.wall_s
    if 0 < left_s <= TIMES.watch_s:
        return "I8: confirmed during the watch"
    return "" if (after.state is S.CONFIRMED) == (before.tries > 0) else "I8: confirmed without a send"


def lower_is_free(case: Case, after: Intent) -> str:
    """§3.5, rule 3: a lowering within the bounds is sent, whoever changed what; a hidden value is kept."""
    before, fact = case.intent, case.fact
    amps, current = before.wanted, fact.current
    if before.state is not S.QUEUED or case.trigger is not T.READ or not is_amps(before.key.group):
        return ""
    if not (isinstance(amps, int) and isinstance(current, int) and amps < current) or (
        amps < 6 and amps != 0
    ):
        return ""
    told = (fact.unit_rating_amps, fact.wire_limit_amps if before.key.group is FieldGroup.LIMIT else None)
    if any(most is not None and amps > most for most in told):
        return ""
    too_old = before.key.group is FieldGroup.LIMIT and _age_s(before) > DAY_S
    worn = before.key.group is FieldGroup.WIRE and len(fact.wire_writes_at) >= 8
    if too_old or worn:
        return ""
    if after.state is not S.SENDING:
        return f"rule 3: a lowering became {after.state}"
    hides = isinstance(before.base, int) and current < before.base and current not in before.attempted
    kept = after.ceiling_amps is not None and after.ceiling_amps <= current
    return "" if kept or not hides else "rule 3: a hidden lower value is forgotten"


def stands_in_its_lane(case: Case, _after: Intent) -> str:
    """§3.5, rule 7: in flight, then lowerings, then plain values, then raises, then an override."""
    before = case.intent
    rank, number = lane_order(before)
    seen = before.server_value if before.server_value is not None else before.base
    if before.state is not S.QUEUED:
        expected = range(1)
    elif before.key.group is FieldGroup.OVERRIDE:
        expected = range(9, 10)
    elif not is_guarded(before.key.group):
        expected = range(4, 6)
    else:
        expected = range(6, 9) if _lets_more_flow(before.key.group, before.wanted, seen) else range(1, 4)
    return "" if rank in expected and number == before.intent_id else "rule 7: out of order"


def _age_s(intent: Intent) -> float:
    return (intent.confirmed_at or intent.made_at).age_s(NOW)


def _lets_more_flow(group: FieldGroup, wanted: GroupValue, current: GroupValue | None) -> bool:
    if isinstance(wanted, LoadGroup):
        return lets_more_flow(current if isinstance(current, LoadGroup) else None, wanted)
    if not is_amps(group) or wanted == 0:
        return False
    return not isinstance(current, int) or not isinstance(wanted, int) or wanted > current


CHECKS = (
    row_of_the_table,
    stays_what_was_asked,
    within_bounds,
    raise_is_guarded,
    confirmation_comes_from_a_person,
    sends_are_of_the_table,
    not_sent_twice,
    held_waits_for_a_person,
    override_is_of_now,
    confirmed_is_read_twice,
    lower_is_free,
    stands_in_its_lane,
)
