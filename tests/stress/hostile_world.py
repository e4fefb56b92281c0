"""A server in a hostile world: it loses requests and answers, applies some late, and has other users."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field, replace
from random import Random

from juicedesk.domain.charger import ChargerState, Measurement
from juicedesk.domain.errors import NotSent, Unknown
from juicedesk.domain.intent import FieldGroup, GroupValue, Override
from juicedesk.domain.load_group import LoadGroup
from juicedesk.domain.ports import ReportedLoadGroup, Unit, UnitInfo, UnitState
from juicedesk.domain.schedule import ANY_TIME, Schedule
from tests.fakes.charger_link import HandClock

RATING_AMPS = 40
AMPS = (16, 24, 32, 40)
LIMIT = FieldGroup.LIMIT
LATENCY_S = 0.02
LATEST_LANDING_S = 90.0


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


@dataclass
class Setting:
    """The charge limit on the server, and who set it."""

    amps: int = 32
    by_others: bool = False


@dataclass
class World:
    """One charger on one server; a `ChargerLink`. All randomness comes from one seed."""

    unit_id: str
    random: Random
    clock: HandClock
    mood: Mood
    setting: Setting = field(default_factory=Setting)
    override: Override = Override.BACK_TO_SCHEDULE
    is_out: bool = False
    seen_amps: set[int] = field(default_factory=set)
    trace: list[tuple[float, str, object]] = field(default_factory=list)
    direct_hazards: int = 0
    late_hazards: int = 0
    raises_sent: int = 0
    confirmations: int = 0
    overrides_sent: int = 0
    clicks: int = 0
    address: str = "world"
    read_at: float = 0.0
    read_amps: int = 0
    last_own: tuple[float, int] | None = None
    _late: list[tuple[float, int, FieldGroup, GroupValue]] = field(default_factory=list)

    # What others and time do

    @property
    def next_landing_at(self) -> float:
        return self._late[0][0] if self._late else float("inf")

    def others_set(self, amps: int) -> None:
        """Somebody else sets the charge limit."""
        self.setting = Setting(amps, by_others=True)
        self.seen_amps.clear()
        self._note("others", amps)

    def let_late_ones_land(self) -> None:
        while self._late and self._late[0][0] <= self.clock.wall_s:
            _at, _number, group, value = heapq.heappop(self._late)
            self._apply(group, value, is_late=True)

    def person_sees(self, amps: int) -> None:
        """What is on the server now and on the screen too has been seen."""
        if amps == self.setting.amps:
            self.seen_amps.add(amps)

    # The link

    def close(self) -> None:
        self.is_out = True

    def units(self) -> list[Unit]:
        self._ask()
        return [Unit(self.unit_id, "Garage", "t")]

    def add_unit(self, unit_id: str, name: str) -> Unit:
        raise NotImplementedError

    def read_state(self, unit: Unit) -> UnitState:
        self._ask()
        self.read_at, self.read_amps = self.clock.wall_s, self.setting.amps
        return UnitState(
            Measurement(ChargerState.PLUGGED, "plugged", last_ping=int(self.clock.wall_s - 5)),
            charge_limit_amps=self.setting.amps,
            override_active=self.override is Override.CHARGE_NOW,
            unit_time=int(self.clock.wall_s),
            local_offset_s=0,
            info_timestamp=7,
        )

    def read_info(self, unit: Unit) -> UnitInfo:
        self._ask()
        return UnitInfo("Garage", "UTC", RATING_AMPS, RATING_AMPS, info_timestamp=7)

    def read_schedule(self, unit: Unit) -> Schedule:
        self._ask()
        return ANY_TIME

    def load_groups(self) -> list[ReportedLoadGroup] | None:
        return None

    def write_load_group(
        self, group_id: str, value: LoadGroup, *, if_change_stamp: int | None = None
    ) -> None:
        raise NotImplementedError

    def write(
        self, unit: Unit, group: FieldGroup, value: GroupValue, *, if_info_timestamp: int | None = None
    ) -> None:
        if self.is_out:
            raise NotSent("world", "refused") from ConnectionRefusedError()
        self._check(group, value)
        self._note("write", value)
        fate = self.random.random()
        mood = self.mood
        if self.random.random() < mood.crash:
            if self.random.random() < 0.5:
                self._apply(group, value, is_late=False)
            raise Crash
        if fate < mood.dropped_before:
            raise Unknown("world", "dropped before") from TimeoutError()
        if fate < mood.dropped_before + mood.late:
            at = self.clock.wall_s + self.random.uniform(0, LATEST_LANDING_S)
            heapq.heappush(self._late, (at, len(self.trace), group, value))
            raise Unknown("world", "late") from TimeoutError()
        self._apply(group, value, is_late=False)
        if fate < mood.dropped_before + mood.late + mood.dropped_after:
            raise Unknown("world", "dropped after") from TimeoutError()

    def _ask(self) -> None:
        self.clock.pass_s(LATENCY_S)
        self.let_late_ones_land()
        if self.is_out:
            raise NotSent("world", "refused") from ConnectionRefusedError()
        if self.random.random() < 0.02:
            raise Unknown("world", "no answer to a read") from TimeoutError()

    def _check(self, group: FieldGroup, value: GroupValue) -> None:
        """What may be judged when a write arrives: I5, I6, I7."""
        if group is FieldGroup.OVERRIDE and value is Override.CHARGE_NOW:
            self.overrides_sent += 1
            assert self.overrides_sent <= self.clicks, "I7: an override more than was clicked"
        if not isinstance(value, int):
            return
        assert value == 0 or 6 <= value <= RATING_AMPS, f"I5: {value} A"
        if value > self.read_amps:
            self.raises_sent += 1
            assert self.clock.wall_s - self.read_at <= 2.0, "I6: a raise on an old reading"
            assert self.raises_sent <= self.confirmations, "I6: a raise more than was confirmed"

    def _apply(self, group: FieldGroup, value: GroupValue, is_late: bool) -> None:
        if isinstance(value, Override):
            self.override = value
            return
        assert isinstance(value, int)
        is_hazard = self.setting.by_others and value > self.setting.amps
        if is_hazard and self.setting.amps not in self.seen_amps:
            self.late_hazards += is_late
            self.direct_hazards += not is_late
            self._note("HAZARD", (self.setting.amps, value, is_late))
        self.setting = Setting(value)
        self._note("landed late" if is_late else "landed", value)

    def _note(self, what: str, value: object) -> None:
        self.trace.append((round(self.clock.wall_s, 3), what, value))
