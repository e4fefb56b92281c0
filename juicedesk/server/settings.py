"""What is set for one unit, and what is remembered about how its wire limit came about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from juicedesk.domain.policy import BoxSettings, OverrideOrder
from juicedesk.domain.schedule import ANY_TIME, Schedule
from juicedesk.domain.write_budget import with_one_more
from juicedesk.server.cars import NO_CARS, Cars

Details = Mapping[str, str | float]
"""What clients keep with a unit: zip, gascost, mpg and the like. Of these only MINIMUM and TO_ADD decide
what a box may draw."""

MINIMUM, TO_ADD = "minimal_charge", "wh_energy_to_add"
"""Wh that a car gets at any time, and Wh that it is to get by the ready-by time; 0 is none."""

EFFICIENCY = "efficiency"
"""How many per cent of the energy from the meter reach the car."""

Notifications = Mapping[str, Mapping[str, bool | int]]
"""Which events a client wants to be told of and how; kept and given back, see `commands.notifications`."""


@dataclass(frozen=True, slots=True)
class UnitSettings:
    """All that is kept for a unit. `time_zone_id` is a Windows name; amps None are unknown.

    `info_timestamp` is the change stamp, see `Unit.next_stamp`. A wire limit is `verified` once the box
    has reported it as its offline value, `awaited` from a person's act until the box acknowledges it,
    and `lowered` when the box itself had a lower one. In a load group all that holds for the offline
    share instead. `offline_changed_at` are the person's changes of the offline value in the last day.
    `not_before` is a time on the charger's wall clock. `held_since_restore`: an old database was put in
    the place of the present one, and since then nobody has said how much the box may draw.
    """

    name: str
    time_zone_id: str
    info_timestamp: int
    unit_rating_amps: int | None = None
    wire_limit_amps: int | None = None
    wire_limit_verified: bool = False
    wire_limit_awaited: bool = False
    wire_limit_lowered: bool = False
    charge_limit_amps: int | None = None
    schedule: Schedule = ANY_TIME
    override: OverrideOrder | None = None
    details: Details = field(default_factory=dict)
    load_group_id: str | None = None
    offline_share_amps: int | None = None
    offline_changed_at: tuple[int, ...] = ()
    notifications: Notifications = field(default_factory=dict)
    not_before: datetime | None = None
    held_since_restore: bool = False
    cars: Cars = NO_CARS

    def as_asked(self, now_s: float, **changes: Any) -> dict[str, Any]:
        """A person's changes, with what they bring along for the value that the box keeps itself.

        A new offline value holds until the box has had the chance to acknowledge it. Raises InvalidChange
        when its memory was written too often in the last day.
        """
        if replace(self, **changes).for_policy.offline_amps == self.for_policy.offline_amps:
            return changes
        return changes | {
            "wire_limit_awaited": True,
            "wire_limit_verified": False,
            "wire_limit_lowered": False,
            "offline_changed_at": with_one_more(self.offline_changed_at, now_s),
        }

    @property
    def for_policy(self) -> BoxSettings:
        """The part that decides what the box may draw."""
        return BoxSettings(
            unit_rating_amps=self.unit_rating_amps,
            wire_limit_amps=self.wire_limit_amps,
            charge_limit_amps=self.charge_limit_amps,
            schedule=self.schedule,
            override=self.override,
            offline_share_amps=self.offline_share_amps,
            not_before=self.not_before,
            minimum_wh=int(self.details.get(MINIMUM, 0)),
            energy_to_add_wh=int(self.details.get(TO_ADD, 0)) or None,
        )
