"""What comes next at a charger, and who decides it: by what it does now first, by the schedule last.

All times are naive, on the charger's own wall clock.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from juicedesk.domain.charger import Blocking, ChargerState
from juicedesk.domain.ready_by import next_ready
from juicedesk.domain.schedule import ChargeWindow, Schedule


class Holder(StrEnum):
    """Who decides at the moment whether a car charges."""

    UNKNOWN = "unknown"
    FAULT = "fault"
    BOX = "box"
    SWITCHED_OFF = "switched_off"
    UTILITY = "utility"
    LOAD_GROUP = "load_group"
    OVERRIDE = "override"
    SOMETHING_ELSE = "something_else"
    SCHEDULE = "schedule"
    NOBODY = "nobody"


class Next(StrEnum):
    """What comes next. PLUG_… is what a car would get that is plugged in now."""

    UNREAD = "unread"
    AFTER_FAULT = "after_fault"
    MAY_FOLLOW = "may_follow"
    ON_ITS_OWN = "on_its_own"
    UNTOLD = "untold"
    OFF = "off"
    STOPS = "stops"
    UNTIL_FULL = "until_full"
    UNTIL = "until"
    EARLY = "early"
    STARTS = "starts"
    WAITS = "waits"
    TURN = "turn"
    HELD = "held"
    BY_UTILITY = "by_utility"
    CAR_DECIDES = "car_decides"
    PLUG_STARTS = "plug_starts"
    PLUG_WAITS = "plug_waits"
    PLUG_TURN = "plug_turn"
    PLUG_HELD = "plug_held"


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known of a charger. `state` None is a word that nobody knows; `schedule`, `limit_amps` and
    `starts_at` None are not known.

    `is_read` is False before the first reading, `is_current` False for an old one. `starts_at` is when the
    server means to begin: before the window where the car would not be ready in time.
    """

    local_time: datetime
    is_read: bool = True
    is_current: bool = True
    state: ChargerState | None = None
    blocking: Blocking = Blocking.NOTHING
    is_overridden: bool = False
    schedule: Schedule | None = None
    limit_amps: int | None = None
    starts_at: datetime | None = None
    is_of_utility: bool = False

    @property
    def is_off(self) -> bool:
        """Whether nothing may flow before somebody sets another limit; an override lifts no limit."""
        return self.limit_amps == 0 or self.blocking is Blocking.SWITCHED_OFF

    @property
    def has_schedule(self) -> bool:
        """Whether it has windows that count."""
        return self.schedule is not None and self.schedule.enabled


@dataclass(frozen=True, slots=True)
class Outlook:
    """`at` is when it happens or ends, `ready_by` when the car is to be full; None: not known, or never.

    `window` is the one of today, where the box may follow it by itself.
    """

    next: Next
    at: datetime | None = None
    ready_by: datetime | None = None
    window: ChargeWindow | None = None


def holder_of(now: Situation) -> Holder:
    """Who is in control: what forbids comes before what allows."""
    if not now.is_read:
        return Holder.UNKNOWN
    if now.state is ChargerState.ERROR:
        return Holder.FAULT
    if now.state is ChargerState.DISCONNECT:
        return Holder.BOX
    if now.is_off:
        return Holder.SWITCHED_OFF
    if now.is_of_utility:
        return Holder.UTILITY
    if now.blocking is Blocking.LOAD_GROUP:
        return Holder.LOAD_GROUP
    if now.is_overridden:
        return Holder.OVERRIDE
    return _holder_by_plan(now)


def _holder_by_plan(now: Situation) -> Holder:
    if now.blocking is Blocking.OTHER:
        return Holder.SOMETHING_ELSE
    if now.has_schedule or now.blocking is Blocking.SCHEDULE:
        return Holder.SCHEDULE
    return Holder.UNKNOWN if now.schedule is None else Holder.NOBODY


def outlook(now: Situation) -> Outlook:
    """What comes next. An old reading says nothing of what a car gets now."""
    if not now.is_read:
        return Outlook(Next.UNREAD)
    if now.state is ChargerState.ERROR:
        return Outlook(Next.AFTER_FAULT)
    if now.state is ChargerState.DISCONNECT or not now.is_current:
        return _without_server(now)
    if now.is_of_utility and now.state is not None and not now.is_off:
        return Outlook(Next.BY_UTILITY)
    match now.state:
        case ChargerState.CHARGING:
            return _charging(now)
        case ChargerState.PLUGGED:
            return _plugged(now)
        case ChargerState.STANDBY:
            return _no_car(now)
    return Outlook(Next.UNTOLD)


def _without_server(now: Situation) -> Outlook:
    if now.schedule is not None and now.has_schedule:
        return Outlook(Next.MAY_FOLLOW, window=now.schedule.window_on(now.local_time.weekday()))
    lost = now.state is ChargerState.DISCONNECT
    return Outlook(Next.ON_ITS_OWN if lost else Next.UNTOLD)


def _charging(now: Situation) -> Outlook:
    if now.is_off or now.blocking is Blocking.LOAD_GROUP:
        return Outlook(Next.STOPS)
    if now.is_overridden or now.schedule is None or not now.has_schedule:
        return Outlook(Next.UNTIL_FULL)
    if now.schedule.allows(now.local_time):
        return _in_window(Next.UNTIL, now, Next.UNTIL_FULL)
    if now.blocking is Blocking.SCHEDULE:
        return Outlook(Next.STOPS)
    return Outlook(Next.EARLY, now.schedule.next_change(now.local_time), _ready_by(now, now.local_time))


def _plugged(now: Situation) -> Outlook:
    if now.is_off:
        return Outlook(Next.OFF)
    if now.blocking is Blocking.LOAD_GROUP:
        return Outlook(Next.TURN)
    if now.blocking is Blocking.OTHER:
        return Outlook(Next.HELD)
    if now.blocking is Blocking.SCHEDULE:
        return _start(Next.STARTS, now) or Outlook(Next.WAITS)
    if now.is_overridden:
        return Outlook(Next.CAR_DECIDES)
    return _start(Next.STARTS, now) or _in_window(Next.CAR_DECIDES, now, Next.CAR_DECIDES)


def _no_car(now: Situation) -> Outlook:
    if now.is_off:
        return Outlook(Next.OFF)
    if now.blocking is Blocking.LOAD_GROUP:
        return Outlook(Next.PLUG_TURN)
    if now.blocking is Blocking.OTHER:
        return Outlook(Next.PLUG_HELD)
    if now.blocking is Blocking.SCHEDULE:
        return _start(Next.PLUG_WAITS, now) or Outlook(Next.PLUG_HELD)
    if now.is_overridden:
        return Outlook(Next.PLUG_STARTS)
    if now.schedule is None:
        return Outlook(Next.UNTOLD)
    return _start(Next.PLUG_WAITS, now) or _in_window(Next.PLUG_STARTS, now, Next.PLUG_STARTS)


def _start(kind: Next, now: Situation) -> Outlook | None:
    """When charging begins; None where the schedule lets a car charge now, or does not say."""
    if now.schedule is None or now.schedule.allows(now.local_time):
        return None
    opens = now.schedule.next_change(now.local_time)
    if opens is None:
        return None
    told = now.starts_at
    at = told if told is not None and now.local_time < told < opens else opens
    return Outlook(kind, at, _ready_by(now, at))


def _in_window(kind: Next, now: Situation, without_end: Next) -> Outlook:
    """In a window, or without a schedule: then there is no end."""
    closes = None if now.schedule is None else now.schedule.next_change(now.local_time)
    if closes is None:
        return Outlook(without_end)
    return Outlook(kind, closes, _ready_by(now, now.local_time))


def _ready_by(now: Situation, start: datetime) -> datetime | None:
    """The time that was asked for, where it belongs to the charge that begins then."""
    ready_at = None if now.schedule is None else next_ready(now.schedule, now.local_time)
    if ready_at is None or not start < ready_at <= start + timedelta(days=1):
        return None
    return ready_at
