"""A load group at work: its boxes, and what each may draw of their circuit now."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from juicedesk.domain.allowance import Box, allowed
from juicedesk.domain.load_group import LoadGroup
from juicedesk.domain.policy import Draw
from juicedesk.server.unit import Unit


@dataclass(slots=True)
class Circuit:
    """A load group with its units. `steady_clock` never jumps: what a box holds runs out by it alone.

    `began_at_s` is when this run of the server began, by that clock. For the event loop's thread only.
    """

    group_id: str
    group: LoadGroup
    change_stamp: int
    units: dict[str, Unit]
    steady_clock: Callable[[], float] = time.monotonic
    began_at_s: float = field(default=0.0)

    def draw(self, unit: Unit, now_s: float) -> Draw | None:
        """What a box that has just reported may draw (`now_s`: UTC epoch seconds); None: no command."""
        boxes = {unit_id: self._box(member, now_s) for unit_id, member in self.units.items()}
        circuits_amps = {self.group_id: self.group.circuit_amps}
        return allowed(boxes, circuits_amps, now_s, (unit.unit_id,))[unit.unit_id]

    def _box(self, unit: Unit, now_s: float) -> Box:
        heard_at_s = unit.heard_at_steady_s
        return Box(
            unit.for_policy,
            unit.zoned_time(now_s),
            unit.held,
            unit.seen,
            silence_s=self.steady_clock() - (self.began_at_s if heard_at_s is None else heard_at_s),
            circuit_id=self.group_id,
            is_plugged=unit.stay.session is not None,
            is_idle=unit.stay.is_idle,
            is_deaf=not unit.orders.are_followed,
        )
