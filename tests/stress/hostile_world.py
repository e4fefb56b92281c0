"""A server in a hostile world: it loses requests and answers, applies some late, and has other users."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from random import Random
from typing import Protocol

from juicedesk.domain.charger import ChargerState, Measurement
from juicedesk.domain.details import NO_DETAILS, Details
from juicedesk.domain.errors import ChangedMeanwhile, NotSent, Unknown
from juicedesk.domain.intent import FieldGroup, GroupValue, Override, is_raise
from juicedesk.domain.load_group import NO_GROUP, LoadGroup
from juicedesk.domain.moment import Moment
from juicedesk.domain.ports import ReportedLoadGroup, Seen, Unit, UnitInfo, UnitState
from juicedesk.domain.schedule import ANY_TIME, Schedule
from tests.fakes.charger_link import HandClock
from tests.stress.new_values import FIRST_VALUES, UNIT_RATING_AMPS

LATENCY_S = 0.02
LATEST_LANDING_S = 90.0
UNANSWERED_READS = 0.02
TOKEN = "token of "

Key = tuple[str, FieldGroup]


class Crash(BaseException):
    """The program ends in the middle of a send."""


@dataclass(frozen=True, slots=True)
class Mood:
    """How hostile the world is at its worst; parts of all requests."""

    dropped_before: float = 0.15
    dropped_after: float = 0.15
    late: float = 0.10
    crash: float = 0.05
    others_repeat_what_was_seen: bool = True

    def scaled(self, part: float) -> Mood:
        """The same kind of world, with only a part (0 to 1) of its faults."""
        return replace(
            self,
            dropped_before=self.dropped_before * part,
            dropped_after=self.dropped_after * part,
            late=self.late * part,
            crash=self.crash * part,
        )


HOSTILE = Mood()
PUNCTUAL = Mood(dropped_before=0.25, late=0.0, others_repeat_what_was_seen=False)
"""Without late landing, and nobody sets just the value that the person has on the screen."""
PEACEFUL = Mood(0.0, 0.0, 0.0, 0.0)


class SteadyClock(HandClock):
    """Makes a moment only when time has passed."""

    _moment: Moment | None = None

    def now(self) -> Moment:
        if self._moment is None or self._moment.wall_s != self.wall_s:
            self._moment = super().now()
        return self._moment


@dataclass
class Setting:
    """A value on the server, who set it, whether the person has seen what others set, and every reading."""

    value: GroupValue
    by_others: bool = False
    is_seen: bool = True
    reads: list[tuple[float, GroupValue]] = field(default_factory=list)


class Judge(Protocol):
    """Who says of every write that reaches the server whether it was right to send it."""

    def write_arrives(self, key: Key, value: GroupValue) -> None:
        """Raises AssertionError where it was not."""

    def write_was_refused(self, key: Key, value: GroupValue) -> None:
        """What was sent last was certainly not applied, and the program knows."""


@dataclass(order=True, slots=True)
class Late:
    """A write that is still on its way."""

    at: float
    number: int
    key: Key = field(compare=False)
    value: GroupValue = field(compare=False)
    stamp: int | None = field(compare=False)


@dataclass
class World:
    """A server with chargers and, perhaps, a load group; a `ChargerLink`. All chance is `random`'s."""

    unit_ids: tuple[str, ...]
    random: Random
    clock: HandClock
    mood: Mood
    load_group_ids: tuple[str, ...] = ()
    offers_conditional_writes: bool = False
    is_out: bool = False
    trace: list[tuple[float, str, object]] = field(default_factory=list)
    direct_hazards: int = 0
    late_hazards: int = 0
    address: str = "world"

    def __post_init__(self) -> None:
        self.settings = {
            (unit_id, group): Setting(value)
            for unit_id in self.unit_ids
            for group, value in FIRST_VALUES.items()
        }
        for group_id in self.load_group_ids:
            self.settings[group_id, FieldGroup.LOAD_GROUP] = Setting(LoadGroup("Drive", 32, self.unit_ids))
        self.judge: Judge | None = None
        self._late: list[Late] = []
        self._numbers = count(10)
        self._stamps = dict.fromkeys((*self.unit_ids, *self.load_group_ids), 7)

    # What others, time and people's eyes do

    @property
    def next_landing_at(self) -> float:
        return self._late[0].at if self._late else float("inf")

    def others_set(self, key: Key, value: GroupValue) -> None:
        """Somebody else sets a value."""
        setting = self.settings[key]
        setting.value, setting.by_others, setting.is_seen = value, True, False
        self._stamps[key[0]] = next(self._numbers)
        self._note("others", key, value)

    def let_late_ones_land(self) -> None:
        while self._late and self._late[0].at <= self.clock.wall_s:
            late = heapq.heappop(self._late)
            self._apply(late.key, late.value, late.stamp, is_late=True)

    def person_sees(self, key: Key, value: GroupValue | None) -> None:
        """What is on the server now and on the screen too has been seen."""
        setting = self.settings[key]
        setting.is_seen = setting.is_seen or value == setting.value

    # The link

    def close(self) -> None:
        self.is_out = True

    def units(self) -> list[Unit]:
        self._ask()
        return [Unit(unit_id, str(self._value(unit_id, FieldGroup.NAME)), TOKEN + unit_id)
                for unit_id in self.unit_ids]  # fmt: skip

    def read_state(self, unit: Unit) -> UnitState:
        self._ask(unit)
        limit, override = self._read(unit.unit_id, FieldGroup.LIMIT, FieldGroup.OVERRIDE)
        assert isinstance(limit, int)
        return UnitState(
            Measurement(ChargerState.PLUGGED, "plugged", last_ping=int(self.clock.wall_s - 5)),
            charge_limit_amps=limit,
            override_active=override is Override.CHARGE_NOW,
            unit_time=int(self.clock.wall_s),
            local_offset_s=0,
            info_timestamp=self._stamps[unit.unit_id],
        )

    def read_info(self, unit: Unit) -> UnitInfo:
        self._ask(unit)
        name, wire, details = self._read(unit.unit_id, FieldGroup.NAME, FieldGroup.WIRE, FieldGroup.DETAILS)
        return UnitInfo(
            str(name),
            "UTC",
            wire if isinstance(wire, int) else None,
            UNIT_RATING_AMPS,
            info_timestamp=self._stamps[unit.unit_id],
            details=details if isinstance(details, Details) else NO_DETAILS,
            offers_conditional_writes=self.offers_conditional_writes,
        )

    def read_schedule(self, unit: Unit) -> Schedule:
        self._ask(unit)
        (schedule,) = self._read(unit.unit_id, FieldGroup.SCHEDULE)
        return schedule if isinstance(schedule, Schedule) else ANY_TIME

    def load_groups(self) -> list[ReportedLoadGroup] | None:
        self._ask()
        if not self.load_group_ids:
            return None
        groups = []
        for group_id in self.load_group_ids:
            (value,) = self._read(group_id, FieldGroup.LOAD_GROUP)
            if isinstance(value, LoadGroup) and value != NO_GROUP:
                groups.append(ReportedLoadGroup(group_id, value, self._stamps[group_id]))
        return groups

    def write_load_group(
        self, group_id: str, value: LoadGroup, *, if_change_stamp: int | None = None
    ) -> None:
        self._receive((group_id, FieldGroup.LOAD_GROUP), value, if_change_stamp)

    def write(
        self,
        unit: Unit,
        group: FieldGroup,
        value: GroupValue,
        *,
        if_info_timestamp: int | None = None,
        seen: Seen | None = None,
    ) -> None:
        assert unit.token == TOKEN + unit.unit_id, "I10: the token of another charger"
        if seen is not None:
            self._last_look(unit, group, seen)
        self._receive((unit.unit_id, group), value, if_info_timestamp)

    def _last_look(self, unit: Unit, group: FieldGroup, seen: Seen) -> None:
        """The read that every client of ours makes before it raises."""
        try:
            self._ask(unit)
        except Unknown as exc:
            raise NotSent("world", "before writing") from exc
        (value,) = self._read(unit.unit_id, group)
        if value != seen.value:
            raise ChangedMeanwhile("world", "the value has changed before the write")

    def _receive(self, key: Key, value: GroupValue, stamp: int | None) -> None:
        if self.is_out:
            raise NotSent("world", "refused") from ConnectionRefusedError()
        if self.judge is not None:
            self.judge.write_arrives(key, value)
        self._note("write", key, value)
        fate, mood = self.random.random(), self.mood
        if self.random.random() < mood.crash:
            if self.random.random() < 0.5:
                self._apply(key, value, stamp)
            raise Crash
        if fate < mood.dropped_before:
            raise Unknown("world", "dropped before") from TimeoutError()
        if fate < mood.dropped_before + mood.late:
            at = self.clock.wall_s + self.random.uniform(0, LATEST_LANDING_S)
            heapq.heappush(self._late, Late(at, next(self._numbers), key, value, stamp))
            raise Unknown("world", "late") from TimeoutError()
        is_applied = self._apply(key, value, stamp)
        if fate < mood.dropped_before + mood.late + mood.dropped_after:
            raise Unknown("world", "dropped after") from TimeoutError()
        if not is_applied:
            if self.judge is not None:
                self.judge.write_was_refused(key, value)
            raise ChangedMeanwhile("world", "changed meanwhile")

    def _ask(self, unit: Unit | None = None) -> None:
        assert unit is None or unit.token == TOKEN + unit.unit_id, "I10: the token of another charger"
        self.clock.pass_s(LATENCY_S)
        self.let_late_ones_land()
        if self.is_out:
            raise NotSent("world", "refused") from ConnectionRefusedError()
        if self.random.random() < UNANSWERED_READS:
            raise Unknown("world", "no answer to a read") from TimeoutError()

    def _read(self, of: str, *groups: FieldGroup) -> Sequence[GroupValue]:
        values = []
        for group in groups:
            setting = self.settings[of, group]
            setting.reads.append((self.clock.wall_s, setting.value))
            values.append(setting.value)
        return values

    def _value(self, of: str, group: FieldGroup) -> GroupValue:
        return self.settings[of, group].value

    def _stamp(self, key: Key) -> int:
        return 0 if self.settings[key].value == NO_GROUP else self._stamps[key[0]]

    def _apply(self, key: Key, value: GroupValue, stamp: int | None, is_late: bool = False) -> bool:
        setting = self.settings[key]
        if stamp is not None and stamp != self._stamp(key):
            self._note("refused", key, value)
            return False
        if not setting.is_seen and is_raise(key[1], value, setting.value):
            self.late_hazards += is_late
            self.direct_hazards += not is_late
            self._note("HAZARD", key, (setting.value, value, is_late))
        setting.value, setting.by_others, setting.is_seen = value, False, True
        self._stamps[key[0]] = next(self._numbers)
        self._note("landed late" if is_late else "landed", key, value)
        return True

    def _note(self, what: str, key: Key, value: object) -> None:
        self.trace.append((round(self.clock.wall_s, 3), what, (*key, value)))
