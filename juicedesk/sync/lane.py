"""Reads one charger, keeps what was read, and remembers it for the two seconds in which it is fresh."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from juicedesk.domain.intent import FieldGroup, GroupValue, Intent, Override
from juicedesk.domain.moment import Moment
from juicedesk.domain.ports import ChargerLink, Seen, Unit, UnitInfo, UnitState
from juicedesk.domain.schedule import Schedule
from juicedesk.store import Store
from juicedesk.sync.clock import Clock
from juicedesk.sync.planner import Fact
from juicedesk.sync.set_aside import SetAside
from juicedesk.sync.times import DAY_S, SyncTimes

T = TypeVar("T")

IN_STATE = (FieldGroup.LIMIT, FieldGroup.OVERRIDE)
"""The groups whose value `get_state` tells; all others but the schedule are in `get_info`."""


class Lane(Protocol):
    """What is worked on by itself, so that it delays nothing else. Reads and writes raise LinkError."""

    next_poll_at: float
    blocked_until: float
    failures: int
    set_aside: SetAside

    def poll(self) -> None:
        """Read what the screen shows."""

    def fact_for(self, intent: Intent) -> Fact:
        """Everything that the planner wants to know before it decides about an intent."""

    def is_fresh(self, intent: Intent) -> bool:
        """Whether what was read for an intent is at most 2 s old, so that a raise may rest on it."""

    def write(self, intent: Intent) -> None:
        """Send what an intent has to send; what was read before no longer counts."""


class ChargerLane:
    """One charger on one server. Every read may raise LinkError and blocks."""

    def __init__(
        self, account_id: str, unit: Unit, link: ChargerLink, store: Store, clock: Clock, times: SyncTimes
    ) -> None:
        self.unit = unit
        self.next_poll_at = 0.0
        self.blocked_until = 0.0
        self.failures = 0
        self.set_aside = SetAside()
        self._account_id = account_id
        self._link = link
        self._store = store
        self._clock = clock
        self._times = times
        self._known_info_timestamp: int | None = None
        self._last_ping: float | None = None
        self._state: tuple[Moment, UnitState] | None = None
        self._info: tuple[Moment, UnitInfo] | None = None
        self._schedule: tuple[Moment, Schedule] | None = None

    def poll(self) -> None:
        """Read the state; info and schedule too when the server says that they changed."""
        state = self._fresh_state()
        self.next_poll_at = self._clock.now().wall_s + self._times.poll_s
        if state.info_timestamp is None or state.info_timestamp != self._known_info_timestamp:
            self._fresh_info()
            self._fresh_schedule()
            self._known_info_timestamp = state.info_timestamp

    @property
    def last_ping(self) -> float | None:
        """When the box last reported to the server, by this computer's clock (UTC epoch seconds); None
        when that is not known."""
        return self._last_ping

    def fact_for(self, intent: Intent) -> Fact:
        """Everything that the planner wants to know before it decides about an intent."""
        group = intent.key.group
        if intent.first_equal_at is not None:
            self._forget()  # the second equal read is to be 15 s after the first, not up to 2 s less
        state, info = self._in_order(group)
        current = self._value(group, state, info)
        now = self._clock.now()
        return Fact(
            now=now,
            times=self._times,
            current=current,
            unit_rating_amps=info.unit_rating_amps,
            wire_limit_amps=info.wire_limit_amps,
            charger_silent_s=state.charger_silent_s(now.wall_s),
            plugged_since=state.measurement.plug_in_period,
            wire_writes_at=self._wire_writes(now) if group is FieldGroup.WIRE else (),
        )

    def write(self, intent: Intent) -> None:
        """Send what an intent has to send; what was read before no longer counts."""
        stamp, seen = self._stamp_that_was_read(), self._seen(intent)
        self._forget()
        self._known_info_timestamp = None
        self._link.write(self.unit, intent.key.group, intent.to_send, if_info_timestamp=stamp, seen=seen)

    def is_fresh(self, intent: Intent) -> bool:
        """Whether what was read for an intent is at most 2 s old, so that a raise may rest on it."""
        group = intent.key.group
        read = self._state if group in IN_STATE else self._info
        return not self._is_stale(self._schedule if group is FieldGroup.SCHEDULE else read)

    def _forget(self) -> None:
        self._state = self._info = self._schedule = None

    def _in_order(self, group: FieldGroup) -> tuple[UnitState, UnitInfo]:
        """State and info; the one that holds the group's value is read last, just before it counts."""
        if group in IN_STATE:
            info = self._fresh_info()
            return self._fresh_state(), info
        state = self._fresh_state()
        return state, self._fresh_info()

    def _value(self, group: FieldGroup, state: UnitState, info: UnitInfo) -> GroupValue | None:
        if group is FieldGroup.SCHEDULE:
            return self._fresh_schedule()
        return state.value_of(group) if group in IN_STATE else info.value_of(group)

    def _stamp_that_was_read(self) -> int | None:
        """The older of the stamps that came with the values: a later change is then never missed."""
        if self._info is None or self._state is None or not self._info[1].offers_conditional_writes:
            return None
        stamps = (self._info[1].info_timestamp, self._state[1].info_timestamp)
        known = [stamp for stamp in stamps if stamp is not None]
        return min(known) if known else None

    def _seen(self, intent: Intent) -> Seen | None:
        """What a raise or an override was decided on; everything else may go over any value."""
        rests_on_a_look = intent.raises or intent.to_send is Override.CHARGE_NOW
        if intent.undo_to is not None or not rests_on_a_look or self._state is None:
            return None
        return Seen(intent.server_value, self._state[1].measurement.plug_in_period)

    def _wire_writes(self, now: Moment) -> tuple[float, ...]:
        writes = self._store.intents.wire_writes_since(self.unit.unit_id, now.wall_s - DAY_S)
        # One from the future was made while this computer's clock was wrong.
        return tuple(at for at in writes if at <= now.wall_s)

    def _fresh_state(self) -> UnitState:
        self._state = self._fresh(
            self._state, lambda: self._link.read_state(self.unit), self._store.chargers.keep_state
        )
        read_at, state = self._state
        silent_s = state.charger_silent_s(read_at.wall_s)
        self._last_ping = None if silent_s is None else read_at.wall_s - silent_s
        return state

    def _fresh_info(self) -> UnitInfo:
        self._info = self._fresh(
            self._info, lambda: self._link.read_info(self.unit), self._store.chargers.keep_info
        )
        return self._info[1]

    def _fresh_schedule(self) -> Schedule:
        self._schedule = self._fresh(
            self._schedule, lambda: self._link.read_schedule(self.unit), self._store.chargers.keep_schedule
        )
        return self._schedule[1]

    def _fresh(
        self,
        read: tuple[Moment, T] | None,
        ask: Callable[[], T],
        keep: Callable[[str, str, T, float], None],
    ) -> tuple[Moment, T]:
        if read is not None and not self._is_stale(read):
            return read
        value = ask()
        read_at = self._clock.now()
        keep(self._account_id, self.unit.unit_id, value, read_at.wall_s)
        return (read_at, value)

    def _is_stale(self, read: tuple[Moment, object] | None) -> bool:
        return read is None or read[0].age_s(self._clock.now()) > self._times.read_is_fresh_s
