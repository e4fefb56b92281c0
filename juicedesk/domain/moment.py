"""A moment on two clocks, and how old something is by both (sync model §3.6)."""

from __future__ import annotations

from dataclasses import dataclass

CLOCKS_MAY_DIFFER_S = 60.0


@dataclass(frozen=True, slots=True)
class Moment:
    """UTC epoch seconds, seconds on a clock that counts sleep, and which boot that clock belongs to."""

    wall_s: float
    boot_s: float
    boot_id: str

    def age_s(self, now: Moment) -> float:
        """How long ago this was: the longer of both clocks, at least 0."""
        wall_s = now.wall_s - self.wall_s
        boot_s = now.boot_s - self.boot_s if self.boot_id == now.boot_id else 0.0
        return max(wall_s, boot_s, 0.0)

    def clocks_agree(self, now: Moment) -> bool:
        """Whether both clocks tell the same age; a new boot or a moved wall clock says no."""
        if self.boot_id != now.boot_id:
            return False
        return abs((now.wall_s - self.wall_s) - (now.boot_s - self.boot_s)) <= CLOCKS_MAY_DIFFER_S
