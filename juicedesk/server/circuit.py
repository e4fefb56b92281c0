"""A load group at work: its boxes, and what each may draw of their circuit now."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from juicedesk.domain.load_group import LoadGroup
from juicedesk.domain.load_sharing import Member, share_amps
from juicedesk.server.told import RUN_OUT_AFTER_S
from juicedesk.server.unit import Unit

SILENT_AFTER_S = 120.0
"""Four reports of a box that does not charge (protocol sheet §3.6)."""


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
        draw = unit.draw_alone(now_s)
        heard_at_s = unit.heard_at_steady_s
        silence_s = self.steady_clock() - (self.began_at_s if heard_at_s is None else heard_at_s)
        return Member(
            limit_amps=draw.online_amps if draw else 0,
            offline_share_amps=draw.offline_amps if draw else 0,
            most_offline_amps=unit.most_offline_amps,
            most_online_amps=0 if silence_s > RUN_OUT_AFTER_S else unit.most_online_amps,
            is_plugged=unit.session is not None,
            is_idle=unit.is_idle,
            is_silent=silence_s > SILENT_AFTER_S,
        )
