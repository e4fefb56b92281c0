"""What may this box draw now? (architecture, "What a box may draw").

Pure: everything that counts is passed in, the time too. A box for which no answer can be given
safely gets none, and so no command. How boxes on one circuit share it is in `load_sharing`, and both
together, for all units at once, in `allowance`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from juicedesk.domain.ready_by import early_start, must_start_early
from juicedesk.domain.schedule import ANY_TIME, Schedule
from juicedesk.domain.wiring import FLOOR_AMPS


class Control(StrEnum):
    """Who decides at the moment what the box may draw."""

    FREE = "free"
    OVERRIDE = "override"
    MINIMUM_CHARGE = "minimum_charge"
    READY_BY = "ready_by"
    SCHEDULE = "schedule"
    SWITCHED_OFF = "switched_off"
    LOAD_GROUP = "load_group"

    @property
    def lets_charge(self) -> bool:
        """Whether the box may draw."""
        return self not in (Control.SCHEDULE, Control.SWITCHED_OFF, Control.LOAD_GROUP)


@dataclass(frozen=True, slots=True)
class OverrideOrder:
    """Charge from a time on the charger's wall clock on; in the past it means now.

    It ends when it is cleared, at unplug, or when `energy_wh` (None: no end) has been delivered
    since it was given at `given_at_session_wh`. Once it `is_begun`, no clock that is set back stops it.
    """

    start: datetime
    energy_wh: int | None = None
    given_at_session_wh: int = 0
    is_begun: bool = False

    def lets_charge(self, now: datetime) -> bool:
        """Whether its time has come; `now` is in the charger's own zone."""
        return self.is_begun or has_come(self.start, now)

    def is_delivered(self, session_wh: int) -> bool:
        """Whether the energy that was asked for has been charged."""
        return self.energy_wh is not None and session_wh - self.given_at_session_wh >= self.energy_wh


@dataclass(frozen=True, slots=True)
class BoxSettings:
    """What people have set for a box. `charge_limit_amps` None means as much as the wiring allows.

    `offline_share_amps` is its firm part of a load group's circuit; None without a group. `not_before` is
    a time on the charger's wall clock until which only an override lets it charge. `minimum_wh` is charged
    at any time; `energy_to_add_wh`, None unknown, is what a car is to get by the ready-by time.
    """

    unit_rating_amps: int | None
    wire_limit_amps: int | None
    charge_limit_amps: int | None = None
    schedule: Schedule = ANY_TIME
    override: OverrideOrder | None = None
    offline_share_amps: int | None = None
    not_before: datetime | None = None
    minimum_wh: int = 0
    energy_to_add_wh: int | None = None

    @property
    def offline_amps(self) -> int | None:
        """What the box may draw without a server: the wire limit, in a load group its share; None unknown."""
        amps = self.wire_limit_amps
        for most_amps in (self.unit_rating_amps, self.offline_share_amps):
            if amps is not None and most_amps is not None and most_amps < amps:
                amps = most_amps
        return amps


@dataclass(frozen=True, slots=True)
class Seen:
    """What a box has reported, as far as it decides anything. `volts` None is unknown."""

    session_wh: int = 0
    volts: float | None = None
    is_charging: bool = False


NOTHING_SEEN = Seen()


@dataclass(frozen=True, slots=True)
class Draw:
    """The two currents of a command. Online: 0 or 6 … rating. Offline: see BoxSettings, unchanged."""

    online_amps: int
    offline_amps: int
    control: Control


def limit_in_force_amps(settings: BoxSettings) -> int | None:
    """`amps_limit` of the API: min(rating, wire limit, charge limit), not zeroed by the schedule."""
    rating, wire = settings.unit_rating_amps, settings.wire_limit_amps
    if rating is None or wire is None:
        return None
    charge = wire if settings.charge_limit_amps is None else settings.charge_limit_amps
    amps = min(rating, wire, charge)
    return amps if amps >= FLOOR_AMPS else 0


def may_draw(settings: BoxSettings, now: datetime, seen: Seen = NOTHING_SEEN) -> Draw | None:
    """What the box may draw by itself at a time in its own zone; None: it must get no command."""
    limit_amps, offline_amps = limit_in_force_amps(settings), settings.offline_amps
    if limit_amps is None or offline_amps is None:
        return None
    control = _control(settings, limit_amps, now, seen)
    return Draw(limit_amps if control.lets_charge else 0, offline_amps, control)


def within_share(draw: Draw, share_amps: int) -> Draw:
    """The same in a load group, which leaves the box a share of its circuit."""
    amps = min(draw.online_amps, share_amps)
    if amps >= FLOOR_AMPS or draw.online_amps == 0:
        return replace(draw, online_amps=amps)
    return replace(draw, online_amps=0, control=Control.LOAD_GROUP)


def without_raise(draw: Draw, online_amps: int | None, offline_amps: int | None) -> Draw | None:
    """The same for a box that may not get more than it says it has; None where it does not say."""
    if online_amps is None or offline_amps is None:
        return None
    most = within_share(draw, online_amps)
    return replace(most, offline_amps=min(draw.offline_amps, offline_amps))


def starts_early_at(settings: BoxSettings, now: datetime, seen: Seen = NOTHING_SEEN) -> datetime | None:
    """When the box begins before its window to be ready by its time, in its own zone; None: with the window.

    Once it has begun that time is in the past.
    """
    limit_amps = limit_in_force_amps(settings)
    must_wait = settings.not_before is not None and not has_come(settings.not_before, now)
    if not limit_amps or must_wait or settings.schedule.allows(now):
        return None
    missing = _missing(settings, limit_amps, seen)
    return early_start(settings.schedule, now, *missing) if missing else None


def has_come(wall: datetime, now: datetime) -> bool:
    """Whether the charger's clock has shown this time; `now` is in the charger's own zone.

    In the hour that the clock shows twice, what came in the first one stays.
    """
    if wall <= now.replace(tzinfo=None):
        return True
    return bool(now.fold) and wall.replace(tzinfo=now.tzinfo).timestamp() <= now.timestamp()


def _control(settings: BoxSettings, limit_amps: int, now: datetime, seen: Seen) -> Control:
    if limit_amps == 0:
        return Control.SWITCHED_OFF
    if settings.override is not None:
        return Control.OVERRIDE if settings.override.lets_charge(now) else Control.SWITCHED_OFF
    if settings.not_before is not None and not has_come(settings.not_before, now):
        return Control.SCHEDULE
    if settings.schedule.allows(now):
        return Control.FREE
    if seen.session_wh < settings.minimum_wh:
        return Control.MINIMUM_CHARGE
    return Control.READY_BY if _must_start_early(settings, limit_amps, now, seen) else Control.SCHEDULE


def _must_start_early(settings: BoxSettings, limit_amps: int, now: datetime, seen: Seen) -> bool:
    missing = _missing(settings, limit_amps, seen)
    if missing is None:
        return False
    return must_start_early(settings.schedule, now, *missing, is_charging=seen.is_charging)


def _missing(settings: BoxSettings, limit_amps: int, seen: Seen) -> tuple[float, float] | None:
    """The energy (Wh) that the car is still to get, and the power (W) at which it does; None: unknown."""
    if settings.energy_to_add_wh is None or seen.volts is None:
        return None
    return settings.energy_to_add_wh - seen.session_wh, limit_amps * seen.volts


@dataclass(frozen=True, slots=True)
class WireLimit:
    """A wire limit and whether the box itself has shown it to be its offline value."""

    amps: int | None
    verified: bool


def first_wire_limit(
    unit_rating_amps: int | None, offline_amps: int | None, online_amps: int | None
) -> WireLimit:
    """The wire limit of a new unit: what the box reports, never above its rating, never a guess.

    `offline_amps` is `C` (v09u); a v07 box has only `M`, here `online_amps`, which is not verified
    and under 6 says nothing. Without a rating (old format) nothing is known.
    """
    if unit_rating_amps is None:
        return WireLimit(None, False)
    if offline_amps is not None:
        return WireLimit(min(offline_amps, unit_rating_amps), True)
    if online_amps is None or online_amps < FLOOR_AMPS:
        return WireLimit(None, False)
    return WireLimit(min(online_amps, unit_rating_amps), False)


def shown_offline_amps(
    offline_amps: int | None, online_amps: int | None, *, is_on_its_own: bool
) -> int | None:
    """The offline value that a report shows; None: it does not say.

    `offline_amps` is `C` (v09u). A v07 box has only `M`, here `online_amps`: that is its offline value while
    `is_on_its_own`, without a command since it was switched on or for minutes; under 6 it says nothing.
    """
    if offline_amps is not None:
        return offline_amps
    if not is_on_its_own or online_amps is None or online_amps < FLOOR_AMPS:
        return None
    return online_amps


@dataclass(frozen=True, slots=True)
class Settled:
    """The wire limit to keep after a report, and whether the box had a lower one of its own."""

    wire_limit_amps: int
    box_was_lower: bool


def settle_wire_limit(wire_limit_amps: int, reported_offline_amps: int | None, awaited: bool) -> Settled:
    """Which wire limit holds after a box has reported its offline value.

    The lower one is kept and flagged; only a person's act brings the higher one back. `awaited` says
    that a person has just asked for `wire_limit_amps` and the box has not acknowledged it yet. A
    higher report changes nothing here: the next command sets the box down.
    """
    if awaited or reported_offline_amps is None or reported_offline_amps >= wire_limit_amps:
        return Settled(wire_limit_amps, False)
    return Settled(reported_offline_amps, True)
