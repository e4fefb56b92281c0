"""All combinations of the few values that the planner's rules tell apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice, product
from math import prod
from random import Random
from typing import Any

from juicedesk.domain.intent import FieldGroup, GroupValue, IntentState, Override, Reason
from juicedesk.domain.load_group import NO_GROUP, LoadGroup
from juicedesk.domain.schedule import ALL_DAY, ANY_TIME, ChargeWindow, Schedule
from juicedesk.sync.planner import Trigger
from juicedesk.sync.times import DAY_S
from tests.stress.planner_cases import (
    NOW,
    Case,
    ago,
    in_flight_amps_case,
    lasting_case,
    late_amps_case,
    other_trigger_case,
    override_case,
    queued_amps_case,
    queued_bounds_case,
)

UNKNOWN = None
AMPS = (0, 6, 16, 24, 32, 40)
TOLD = (*AMPS, UNKNOWN)
NIGHT = Schedule(True, ChargeWindow(1380, 390), ALL_DAY)
WEEKEND = Schedule(True, ALL_DAY, ChargeWindow(0, 300))
BOTH = Schedule(True, ChargeWindow(1380, 390), ChargeWindow(0, 300))
HOUSE = LoadGroup("House", 40, ("a", "b"))
VALUES: dict[FieldGroup, tuple[GroupValue, ...]] = {
    FieldGroup.SCHEDULE: (ANY_TIME, NIGHT, WEEKEND, BOTH),
    FieldGroup.NAME: ("Garage", "Yard", "Barn"),
    FieldGroup.LOAD_GROUP: (
        NO_GROUP,
        HOUSE,
        LoadGroup("House", 32, ("a", "b")),
        LoadGroup("House", 48, ("a", "b")),
        LoadGroup("Home", 40, ("a", "b")),
        LoadGroup("House", 40, ("a",)),
    ),
}
"""The values of the groups that are not amps; of a load group also ones that merge into a raise."""

NOT_A_READ = tuple(trigger for trigger in Trigger if trigger is not Trigger.READ)
READ_IN_FLIGHT = (IntentState.UNKNOWN, IntentState.VERIFYING, IntentState.HELD)
WIRE_WRITES = (
    (),
    (NOW.wall_s - 30,),
    tuple(NOW.wall_s - 7000 + at for at in range(8)),
    (NOW.wall_s - 7000,) * 10,
)


OVERRIDE_CLICKS = (ago(5), ago(599), ago(601), ago(5, 61.0), ago(5, 0.0, "old"))


@dataclass(frozen=True, slots=True)
class Block:
    """All combinations of some axes, and how one of them becomes a case."""

    name: str
    axes: tuple[tuple[Any, ...], ...]
    case: Callable[..., Case]

    @property
    def size(self) -> int:
        return prod(len(axis) for axis in self.axes)

    def cases(self, every: int, random: Random) -> Iterator[Case]:
        """One of so many that follow each other; a fixed step would fall on the same values of an axis."""
        combinations = product(*self.axes)
        while portion := tuple(islice(combinations, every)):
            yield self.case(*random.choice(portion))


GUARDED_AMPS = (FieldGroup.WIRE, FieldGroup.LIMIT)
JUST, LATER, LONG, AHEAD = (NOW.wall_s - ago_s for ago_s in (3.0, 16.0, 400.0, -400.0))
WATCHES = (None, NOW.wall_s + 60, NOW.wall_s - 1, NOW.wall_s + 5000)


def _values(group: FieldGroup) -> tuple[tuple[Any, ...], ...]:
    """Wanted, base, what the server had last, and what is being written back instead."""
    if group in GUARDED_AMPS:
        return (
            (40, 16, 16, None),
            (40, 16, 16, 6),
            (6, 16, 24, None),
            (40, 16, None, None),
            (16, 16, 16, None),
        )
    if group is FieldGroup.OVERRIDE:
        now, back = Override.CHARGE_NOW, Override.BACK_TO_SCHEDULE
        return ((now, back, back, None), (now, back, now, back), (back, now, now, None))
    values = VALUES[group]
    return ((values[0], values[1], values[2], None), (values[1], values[0], None, None))


def _blocks() -> Iterator[Block]:
    confirmed = (None, ago(5), ago(3601), ago(DAY_S + 1), ago(5, 61.0))
    wirings = ((40, 40), (40, 24), (32, None), (None, None))
    attempted = ((), (16,), (40,), (16, 40))
    axes = (GUARDED_AMPS, AMPS, TOLD, TOLD, TOLD, confirmed, attempted, wirings)
    yield Block("queued amps", axes, queued_amps_case)
    odd = (*range(7), 16, 24, 32, 40, 41, 48, -1)
    few = (0, 5, 6, 24, 32, 40, None)
    yield Block(
        "bounds", (GUARDED_AMPS, odd, TOLD, few, few, (5.0, 121.0, None), WIRE_WRITES), queued_bounds_case
    )
    axes = (
        GUARDED_AMPS,
        READ_IN_FLIGHT,
        AMPS,
        TOLD,
        TOLD,
        attempted,
        (None, 6, 24),
        (NOW.wall_s + 60, NOW.wall_s - 1),
        (None, JUST, LATER),
        (1, 3),
        (5.0, 61.0),
    )
    yield Block("amps in flight", axes, in_flight_amps_case)
    sent = (None, JUST, LONG)
    axes = (GUARDED_AMPS, READ_IN_FLIGHT, tuple(Reason), AMPS, TOLD, (0, 1, 3), sent, WIRE_WRITES)
    yield Block("late raises", axes, late_amps_case)
    ages = (ago(5), ago(601), ago(DAY_S + 1), ago(31 * DAY_S), ago(5, 61.0))
    for group in (*GUARDED_AMPS, FieldGroup.OVERRIDE, *VALUES):
        states = tuple(IntentState)
        axes = (
            (group,),
            states,
            NOT_A_READ,
            _values(group),
            (Reason.NONE, Reason.SIGN_IN, Reason.CONFLICT),
            WATCHES,
            (0, 1, 3),
            ages,
        )
        yield Block(f"other triggers of {group}", axes, other_trigger_case)
    turns, told = tuple(Override), (*Override, None)
    periods = ((None, None), (1000, 1000), (1000, 2000), (1000, None))
    silent = (5.0, 121.0, None)
    states = (IntentState.QUEUED, *READ_IN_FLIGHT)
    axes = (
        states,
        turns,
        told,
        told,
        OVERRIDE_CLICKS,
        periods,
        silent,
        WATCHES,
        (None, JUST, LATER),
        (5.0, 61.0),
    )
    yield Block("overrides", axes, override_case)
    for group, values in VALUES.items():
        known = (*values, None)
        sent_before = ((), (values[0],), (values[1],), values)
        axes = (
            (group,),
            states,
            values,
            known,
            known,
            ages,
            (None, JUST, LATER, LONG, AHEAD),
            (0, 1, 3),
            sent_before,
        )
        yield Block(group, axes, lasting_case)


BLOCKS = tuple(_blocks())
COUNT = sum(block.size for block in BLOCKS)


def cases(wanted: int, seed: int) -> Iterator[Case]:
    """All of them, or evenly spread ones."""
    every, random = max(1, COUNT // wanted), Random(seed)
    for block in BLOCKS:
        yield from block.cases(every, random)
