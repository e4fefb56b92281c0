"""What is set for one unit, and what is remembered about how its wire limit came about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from juicedesk.domain.policy import BoxSettings, OverrideOrder
from juicedesk.domain.schedule import ANY_TIME, Schedule

Details = Mapping[str, str | float]
"""What clients keep with a unit without any effect here: zip, gascost, mpg, ecost and the like."""


@dataclass(frozen=True, slots=True)
class UnitSettings:
    """All that is kept for a unit. `time_zone_id` is a Windows name; amps None are unknown.

    `info_timestamp` is the change stamp, see `Unit.next_stamp`. A wire limit is `verified` once the box
    has reported it as its offline value, `awaited` from a person's act until the box acknowledges it,
    and `lowered` when the box itself had a lower one.
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

    @property
    def for_policy(self) -> BoxSettings:
        """The part that decides what the box may draw."""
        return BoxSettings(
            unit_rating_amps=self.unit_rating_amps,
            wire_limit_amps=self.wire_limit_amps,
            charge_limit_amps=self.charge_limit_amps,
            schedule=self.schedule,
            override=self.override,
        )
