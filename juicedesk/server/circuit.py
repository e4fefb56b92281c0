"""A load group at work: its boxes, and what each may draw of their circuit now."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from juicedesk.domain.load_group import LoadGroup
from juicedesk.domain.load_sharing import Member, member_of, share_amps
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

    def share_amps(self, unit: Unit, now_s: float) -> int:
        """What a box that has just reported may draw (`now_s`: UTC epoch seconds): 0, or 6 and more."""
        members = {unit_id: self._member(member, now_s) for unit_id, member in self.units.items()}
        return share_amps(self.group.circuit_amps, members, unit.unit_id, now_s)

    def _member(self, unit: Unit, now_s: float) -> Member:
        heard_at_s = unit.heard_at_steady_s
        silence_s = self.steady_clock() - (self.began_at_s if heard_at_s is None else heard_at_s)
        return member_of(
            unit.draw_alone(now_s),
            unit.held,
            silence_s,
            is_plugged=unit.stay.session is not None,
            is_idle=unit.stay.is_idle,
        )
