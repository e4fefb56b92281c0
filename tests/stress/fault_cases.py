"""The cases: every fault at every phase of every edit; what the seed varies, and what must come of it."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

from juicedesk.domain.intent import FieldGroup, GroupValue, IntentState, Override, Reason, is_amps, is_raise
from juicedesk.domain.schedule import ANY_TIME, ChargeWindow, Schedule
from juicedesk.juicenet.schedules import schedule_to_wire
from tests.fakes.juicenet_server import FakeUnit
from tests.stress.fault_table import Fault, Known, Phase, faults_of

OVERRIDE_LIVES_S = 600.0
WITH_BYSTANDER = 0.1
NIGHT = Schedule(True, ChargeWindow(1380, 390), ChargeWindow(1320, 480))
NOW_ON, BY_SCHEDULE = Override.CHARGE_NOW, Override.BACK_TO_SCHEDULE

Ending = tuple[IntentState, Reason]
State = IntentState
CONFIRMED: Ending = (State.CONFIRMED, Reason.NONE)


@dataclass(frozen=True)
class Asked:
    """An edit, over what the server has."""

    name: str
    group: FieldGroup
    base: GroupValue
    wanted: GroupValue
    only_written: bool = False
    """Its reads are those of another edit."""

    @property
    def raises(self) -> bool:
        """Whether more amps may flow afterwards."""
        return is_amps(self.group) and is_raise(self.group, self.wanted, self.base)


ASKED = (
    Asked("lower the wire limit", FieldGroup.WIRE, 32, 24),
    Asked("raise the wire limit", FieldGroup.WIRE, 24, 32),
    Asked("lower the charge limit", FieldGroup.LIMIT, 32, 16),
    Asked("raise the charge limit", FieldGroup.LIMIT, 16, 32),
    Asked("switch off", FieldGroup.LIMIT, 32, 0, only_written=True),
    Asked("switch on", FieldGroup.LIMIT, 0, 16, only_written=True),
    Asked("charge at night", FieldGroup.SCHEDULE, ANY_TIME, NIGHT),
    Asked("charge at any time", FieldGroup.SCHEDULE, NIGHT, ANY_TIME, only_written=True),
    Asked("rename", FieldGroup.NAME, "Garage", "Carport"),
    Asked("charge now", FieldGroup.OVERRIDE, BY_SCHEDULE, NOW_ON),
    Asked("back to the schedule", FieldGroup.OVERRIDE, NOW_ON, BY_SCHEDULE, only_written=True),
)


@dataclass(frozen=True)
class Case:
    """One fault at one phase of one edit: the first `skip` requests of the phase pass, `times` meet it."""

    fault: Fault
    phase: Phase
    asked: Asked
    skip: int
    times: int
    has_bystander: bool
    wait_s: int = 45
    """What a server asks for that asks to be left alone."""

    def __str__(self) -> str:
        varied = f"{self.skip} skipped, {self.times} met{', bystander' if self.has_bystander else ''}"
        return f"{self.asked.name} / {self.phase} / {self.fault.name} ({varied})"


def cases(seed: int) -> list[Case]:
    """Each combination once; the same for the same seed."""
    random = Random(seed)
    return [
        _case(fault, phase, asked, random)
        for phase in Phase
        for fault in faults_of(phase)
        for asked in ASKED
        if (asked.raises or not fault.only_amps_raises) and (phase is Phase.WRITE or not asked.only_written)
    ]


def _case(fault: Fault, phase: Phase, asked: Asked, random: Random) -> Case:
    skip, times = 0, 1
    if phase is Phase.PRE_READ:
        skip, times = random.randrange(_reads_before_sending(asked)), random.choice((1, 1, 3))
    if phase is Phase.READ_BACK:
        skip, times = random.randrange(3), random.choice((1, 1, 3))
    has_bystander, wait_s = random.random() < WITH_BYSTANDER, random.choice((7, 45, 180, 400))
    return Case(fault, phase, asked, skip, times, has_bystander, wait_s)


def _reads_before_sending(asked: Asked) -> int:
    """State and info, and then the schedule, or what the client itself reads before it writes."""
    return 2 if asked.wanted in (0, BY_SCHEDULE) else 3


def endings(case: Case, met_sending: bool) -> set[Ending]:
    """How it may end: (state, reason). `met_sending`: the attempt was on the disk when the fault came."""
    if case.phase is Phase.PRE_READ and case.fault.name == "wrong types" and is_amps(case.asked.group):
        return {CONFIRMED, (State.HELD, Reason.CONFIRM_RAISE)}  # over what is not known nothing is sent
    waits_s = case.times * case.wait_s if case.fault.asks_to_wait else 0
    if case.phase is Phase.PRE_READ and case.asked.wanted is NOW_ON and waits_s > OVERRIDE_LIVES_S:
        return {(State.EXPIRED, Reason.LATE)}
    if case.phase is Phase.READ_BACK or not met_sending:
        return {CONFIRMED}
    return _ending_of_a_send(case)


def _ending_of_a_send(case: Case) -> set[Ending]:
    raises, is_override = case.asked.raises, case.asked.group is FieldGroup.OVERRIDE
    known = case.fault.known
    if known is Known.REFUSED and (raises or is_override):
        return {(State.REJECTED, Reason.SERVER_REFUSES)}
    if known is Known.TOKEN_REFUSED and is_override:
        return {(State.REJECTED, Reason.SIGN_IN)}
    if known is Known.TOKEN_REFUSED and raises:
        return {(State.HELD, Reason.CONFIRM_RAISE)}
    if case.phase is Phase.PRE_READ:
        return {CONFIRMED}
    return _ending_of_a_write(case)


def _ending_of_a_write(case: Case) -> set[Ending]:
    raises, is_override = case.asked.raises, case.asked.group is FieldGroup.OVERRIDE
    match case.fault.name:
        case "applied later over a lower value":
            return {(State.HELD, Reason.CAME_LATE), (State.HELD, Reason.CONFLICT)}
        case "put back after 5 s":
            return {(State.NOT_KEPT, Reason.FELL_BACK)}
        case "told 90 s late" if is_override:
            return {(State.EXPIRED, Reason.NOT_CONFIRMED)}
    never_there = case.fault.known in (Known.UNKNOWN, Known.ACCEPTED) and not case.fault.lands
    if case.fault.name == "put back after 20 s" or not never_there:
        return {CONFIRMED}
    if raises:
        return {(State.HELD, Reason.ASK_AGAIN)}
    return {(State.EXPIRED, Reason.NOT_CONFIRMED)} if is_override else {CONFIRMED}


def outcomes(case: Case, met_sending: bool) -> list[set[str]]:
    """What the attempts must have come to, first to last; the last one may be missing or repeated."""
    first = {
        Known.NOT_SENT: {"not sent"},
        Known.UNKNOWN: {"unknown"},
        Known.REFUSED: {"queued", "rejected", "held"},
        Known.TOKEN_REFUSED: {"held", "rejected"},
        Known.ACCEPTED: {"verifying"},
    }[case.fault.known]
    if case.fault.only_amps_raises:
        return [first, {"held"}]
    if case.phase is Phase.WRITE:
        return [first, {"verifying"}]
    if case.phase is Phase.PRE_READ and met_sending:
        if (
            case.fault.name == "wrong types"
            and case.asked.group is FieldGroup.LIMIT
            and not case.asked.raises
        ):
            return [{"not sent", "verifying"}, {"verifying"}]  # a lower limit needs no rating
        return [first if "refused" in case.fault.known else {"not sent"}, {"verifying"}]
    return [{"verifying"}]


def server_value(unit: FakeUnit, group: FieldGroup) -> Any:
    """What the server has, as it would tell it."""
    return value_in(group, unit.info | unit.state | unit.schedule)


def value_in(group: FieldGroup, answer: Any) -> Any:
    """The value of a group in the answer that tells it; None where another one does."""
    match group:
        case FieldGroup.WIRE:
            return answer.get("amps_wire_rating")
        case FieldGroup.LIMIT:
            return answer.get("charging", {}).get("amps_limit")
        case FieldGroup.NAME:
            return answer.get("name")
        case FieldGroup.OVERRIDE:
            return answer.get("show_override")
        case _:
            return {key: answer[key] for key in ("type", "weekday", "weekend")} if "type" in answer else None


def on_the_wire(group: FieldGroup, value: GroupValue) -> Any:
    """A value as `value_in` gives it."""
    if isinstance(value, Schedule):
        return schedule_to_wire(value)
    return value is NOW_ON if group is FieldGroup.OVERRIDE else value


def set_server_value(unit: FakeUnit, group: FieldGroup, value: GroupValue) -> None:
    """Let the server have a value from the start."""
    match group:
        case FieldGroup.WIRE:
            unit.info["amps_wire_rating"] = value
            unit.state["charging"]["amps_limit"] = 16
        case FieldGroup.LIMIT:
            unit.state["charging"]["amps_limit"] = value
        case FieldGroup.SCHEDULE:
            unit.schedule |= on_the_wire(group, value)
        case FieldGroup.NAME:
            unit.info["name"] = value
        case _:
            override_time = 1_700_000_000 if value is NOW_ON else 0
            unit.state |= {"override_time": override_time, "show_override": value is NOW_ON}
