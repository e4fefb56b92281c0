"""Reads one charger, keeps what was read, and remembers it for the two seconds in which it is fresh."""

from __future__ import annotations

from juicedesk.domain.intent import FieldGroup, GroupValue, Override
from juicedesk.domain.moment import Moment
from juicedesk.domain.ports import ChargerLink, Unit, UnitInfo, UnitState
from juicedesk.domain.schedule import Schedule
from juicedesk.store.chargers import Chargers
from juicedesk.sync.clock import Clock
from juicedesk.sync.planner import Fact
from juicedesk.sync.times import SyncTimes


class Lane:
    """One charger on one server. Every read may raise LinkError and blocks."""

    def __init__(
        self,
        account_id: str,
        unit: Unit,
        link: ChargerLink,
        chargers: Chargers,
        clock: Clock,
        times: SyncTimes,
    ) -> None:
        self.unit = unit
        self._account_id = account_id
        self._link = link
        self._chargers = chargers
        self._clock = clock
        self._times = times
        self._state: tuple[Moment, UnitState] | None = None
        self._info: tuple[Moment, UnitInfo] | None = None
        self._schedule: tuple[Moment, Schedule] | None = None
        self._known_info_timestamp: int | None = None
        self.next_poll_at = 0.0
        self.blocked_until = 0.0

    def poll(self) -> None:
        """Read the state; info and schedule too when the server says that they changed."""
        state = self._fresh_state()
        self.next_poll_at = self._clock.now().wall_s + self._times.poll_s
        if state.info_timestamp is None or state.info_timestamp != self._known_info_timestamp:
            self._fresh_info()
            self._fresh_schedule()
            self._known_info_timestamp = state.info_timestamp

    def fact_for(self, group: FieldGroup) -> Fact:
        """Everything that the planner wants to know before it decides about a field group."""
        state, info = self._in_order(group)
        current = self._value(group, state, info)
        now = self._clock.now()
        ping = state.measurement.last_ping
        return Fact(
            now=now,
            times=self._times,
            current=current,
            unit_rating_amps=info.unit_rating_amps,
            wire_limit_amps=info.wire_limit_amps,
            charger_silent_s=None if ping is None else max(0.0, now.wall_s - ping),
        )

    def _in_order(self, group: FieldGroup) -> tuple[UnitState, UnitInfo]:
        """State and info; the one that holds the group's value is read last, just before it counts."""
        if group in (FieldGroup.LIMIT, FieldGroup.OVERRIDE):
            info = self._fresh_info()
            return self._fresh_state(), info
        state = self._fresh_state()
        return state, self._fresh_info()

    def leave_alone_until(self, at: float) -> None:
        """Something is wrong with this charger's answers: no request before a time."""
        self.blocked_until = at
        self.next_poll_at = max(self.next_poll_at, at)

    def write(self, group: FieldGroup, value: GroupValue) -> None:
        """Send a value; what was read before no longer counts."""
        self._state = self._info = self._schedule = None
        self._known_info_timestamp = None
        self._link.write(self.unit, group, value)

    def _value(self, group: FieldGroup, state: UnitState, info: UnitInfo) -> GroupValue | None:
        match group:
            case FieldGroup.WIRE:
                return info.wire_limit_amps
            case FieldGroup.LIMIT:
                return state.charge_limit_amps
            case FieldGroup.NAME:
                return info.name
            case FieldGroup.OVERRIDE:
                return Override.CHARGE_NOW if state.override_active else Override.BACK_TO_SCHEDULE
            case FieldGroup.SCHEDULE:
                return self._fresh_schedule()

    def _fresh_state(self) -> UnitState:
        if self._state is None or self._is_stale(self._state[0]):
            state = self._link.read_state(self.unit)
            self._state = (self._clock.now(), state)
            self._chargers.keep_state(self._account_id, self.unit.unit_id, state, self._state[0].wall_s)
        return self._state[1]

    def _fresh_info(self) -> UnitInfo:
        if self._info is None or self._is_stale(self._info[0]):
            info = self._link.read_info(self.unit)
            self._info = (self._clock.now(), info)
            self._chargers.keep_info(self._account_id, self.unit.unit_id, info, self._info[0].wall_s)
        return self._info[1]

    def _fresh_schedule(self) -> Schedule:
        if self._schedule is None or self._is_stale(self._schedule[0]):
            schedule = self._link.read_schedule(self.unit)
            self._schedule = (self._clock.now(), schedule)
            self._chargers.keep_schedule(
                self._account_id, self.unit.unit_id, schedule, self._schedule[0].wall_s
            )
        return self._schedule[1]

    def _is_stale(self, read_at: Moment) -> bool:
        return read_at.age_s(self._clock.now()) > self._times.read_is_fresh_s
