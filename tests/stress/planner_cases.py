"""Cases that the planner can meet: an intent, an event and what is known then."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

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
from juicedesk.domain.moment import Moment
from juicedesk.sync.planner import Fact, Trigger
from juicedesk.sync.times import SyncTimes

TIMES = SyncTimes()
NOW = Moment(1_800_000_000.0, 800_000.0, "boot")


def ago(seconds: float, clocks_differ_s: float = 0.0, boot_id: str = "boot") -> Moment:
    """A moment before now; the clocks may tell different ages."""
    return Moment(NOW.wall_s - seconds, NOW.boot_s - seconds - clocks_differ_s, boot_id)


@dataclass(frozen=True, slots=True)
class Case:
    """What is planned in one case."""

    intent: Intent
    trigger: Trigger
    fact: Fact


def intent_of(
    group: FieldGroup, state: IntentState, wanted: GroupValue, base: GroupValue | None, **rest: Any
) -> Intent:
    rest.setdefault("made_at", ago(30))
    return Intent(7, IntentKey("home", "unit", group), state, wanted, base, **rest)


def fact_of(**told: Any) -> Fact:
    return Fact(**{"now": NOW, "times": TIMES, "charger_silent_s": 5.0, **told})


def queued_amps_case(
    group: FieldGroup,
    wanted: int,
    base: int | None,
    current: int | None,
    ceiling: int | None,
    confirmed_at: Moment | None,
    attempted: tuple[int, ...],
    wiring: tuple[int | None, int | None],
) -> Case:
    rating, wire = wiring
    made_at = confirmed_at or ago(30)
    intent = intent_of(
        group,
        IntentState.QUEUED,
        wanted,
        base,
        made_at=made_at,
        confirmed_at=confirmed_at,
        ceiling_amps=ceiling,
        attempted=attempted,
    )
    return Case(intent, Trigger.READ, fact_of(current=current, unit_rating_amps=rating, wire_limit_amps=wire))


def queued_bounds_case(
    group: FieldGroup,
    wanted: int,
    current: int | None,
    rating: int | None,
    wire: int | None,
    silent_s: float | None,
    writes: tuple[float, ...],
) -> Case:
    made_at = ago(5)
    intent = intent_of(group, IntentState.QUEUED, wanted, current, made_at=made_at, confirmed_at=made_at)
    told = {"unit_rating_amps": rating, "wire_limit_amps": wire, "charger_silent_s": silent_s}
    return Case(intent, Trigger.READ, fact_of(current=current, wire_writes_at=writes, **told))


def in_flight_amps_case(
    group: FieldGroup,
    state: IntentState,
    wanted: int,
    base: int | None,
    current: int | None,
    attempted: tuple[int, ...],
    foreign: int | None,
    watch_until: float | None,
    first_equal_at: float | None,
    tries: int,
    sent_ago_s: float,
) -> Case:
    intent = intent_of(
        group,
        state,
        wanted,
        base,
        reason=Reason.ASK_AGAIN if state is IntentState.HELD else Reason.NONE,
        attempted=attempted,
        foreign=foreign,
        watch_until=watch_until,
        first_equal_at=first_equal_at,
        reads_equal=0 if first_equal_at is None else 1,
        tries=tries,
        sent_at=NOW.wall_s - sent_ago_s,
        server_value=base,
    )
    return Case(intent, Trigger.READ, fact_of(current=current, unit_rating_amps=40, wire_limit_amps=40))


def late_amps_case(
    group: FieldGroup,
    state: IntentState,
    reason: Reason,
    wanted: int,
    current: int | None,
    undos: int,
    sent_at: float | None,
    writes: tuple[float, ...],
) -> Case:
    intent = intent_of(
        group,
        state,
        wanted,
        16,
        reason=reason,
        attempted=(32, 40),
        foreign=6,
        undos=undos,
        sent_at=sent_at,
        tries=1,
    )
    told = fact_of(current=current, unit_rating_amps=40, wire_limit_amps=40, wire_writes_at=writes)
    return Case(intent, Trigger.READ, told)


def other_trigger_case(
    group: FieldGroup,
    state: IntentState,
    trigger: Trigger,
    values: tuple[GroupValue, GroupValue | None, GroupValue | None, GroupValue | None],
    reason: Reason,
    watch_until: float | None,
    tries: int,
    made_at: Moment,
) -> Case:
    wanted, base, server_value, undo_to = values
    intent = intent_of(
        group,
        state,
        wanted,
        base,
        made_at=made_at,
        reason=reason,
        server_value=server_value,
        undo_to=undo_to,
        undos=0 if undo_to is None else 1,
        watch_until=watch_until,
        attempted=(wanted,) if tries else (),
        sent_at=NOW.wall_s - 5 if tries else None,
        tries=tries,
        next_edit=Edit(IntentKey("home", "unit", group), wanted, base, NOW),
    )
    return Case(intent, trigger, fact_of(confirmed_at=ago(9)))


def override_case(
    state: IntentState,
    wanted: Override,
    current: Override | None,
    server_value: Override | None,
    made_at: Moment,
    periods: tuple[int | None, int | None],
    silent_s: float | None,
    watch_until: float | None,
    first_equal_at: float | None,
    sent_ago_s: float,
) -> Case:
    meant, plugged_since = periods
    sent = state is not IntentState.QUEUED
    intent = intent_of(
        FieldGroup.OVERRIDE,
        state,
        wanted,
        Override.BACK_TO_SCHEDULE,
        made_at=made_at,
        plugged_since=meant,
        server_value=server_value,
        watch_until=watch_until,
        first_equal_at=first_equal_at,
        reads_equal=0 if first_equal_at is None else 1,
        attempted=(wanted,) if sent else (),
        sent_at=NOW.wall_s - sent_ago_s if sent else None,
        tries=1 if sent else 0,
    )
    return Case(
        intent, Trigger.READ, fact_of(current=current, charger_silent_s=silent_s, plugged_since=plugged_since)
    )


def lasting_case(
    group: FieldGroup,
    state: IntentState,
    wanted: GroupValue,
    base: GroupValue | None,
    current: GroupValue | None,
    made_at: Moment,
    first_equal_at: float | None,
    tries: int,
    attempted: tuple[GroupValue, ...],
) -> Case:
    intent = intent_of(
        group,
        state,
        wanted,
        base,
        made_at=made_at,
        confirmed_at=made_at,
        first_equal_at=first_equal_at,
        reads_equal=0 if first_equal_at is None else 1,
        tries=tries,
        attempted=attempted,
        sent_at=NOW.wall_s - 61 if tries else None,
    )
    return Case(intent, Trigger.READ, fact_of(current=current))
