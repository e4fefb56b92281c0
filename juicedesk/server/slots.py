"""The energy of a session by quarters of an hour, from which a plot is made."""

from __future__ import annotations

from dataclasses import dataclass

SLOT_S = 900
_LONGEST_GAP_S = 86_400.0


@dataclass(frozen=True, slots=True)
class EnergySlot:
    """What flowed in a quarter of an hour of one session; both times are UTC epoch seconds."""

    session_started_at: int
    slot_at: int
    energy_wh: int


class SlotMeter:
    """Counts the energy of one box. `unkept` are the slots that are newer than their rows."""

    __slots__ = ("_slot", "unkept")

    def __init__(self, last: EnergySlot | None = None) -> None:
        """`last` is the newest slot of the session that is still open, as it was kept."""
        self._slot = last
        self.unkept: dict[tuple[int, int], EnergySlot] = {}

    def add(self, session_started_at: int, from_s: float, until_s: float, energy_wh: int) -> None:
        """Count energy that has flowed evenly between two moments.

        A clock set back, or a gap of days, counts at the end alone.
        """
        if energy_wh <= 0:
            return
        begin_s = from_s if 0 < until_s - from_s <= _LONGEST_GAP_S else until_s
        first_at, counted_wh = _slot_of(begin_s), 0
        if until_s < first_at + SLOT_S:  # as at nearly every report
            self._count(session_started_at, first_at, energy_wh)
            return
        for slot_at in range(first_at, _slot_of(until_s) + 1, SLOT_S):
            done = min(1.0, (slot_at + SLOT_S - begin_s) / max(until_s - begin_s, 1e-9))
            so_far_wh = round(energy_wh * done)
            if so_far_wh > counted_wh:
                self._count(session_started_at, slot_at, so_far_wh - counted_wh)
            counted_wh = so_far_wh

    def _count(self, session_started_at: int, slot_at: int, energy_wh: int) -> None:
        before_wh = 0
        if self._slot is not None and self._slot.session_started_at == session_started_at:
            slot_at = max(slot_at, self._slot.slot_at)
            before_wh = self._slot.energy_wh if slot_at == self._slot.slot_at else 0
        self._slot = EnergySlot(session_started_at, slot_at, before_wh + energy_wh)
        self.unkept[session_started_at, slot_at] = self._slot

    def forget(self, kept: list[EnergySlot]) -> None:
        """These are on the disk; what has grown since is not."""
        for slot in kept:
            if self.unkept.get((slot.session_started_at, slot.slot_at)) == slot:
                del self.unkept[slot.session_started_at, slot.slot_at]


def _slot_of(moment_s: float) -> int:
    return int(moment_s // SLOT_S) * SLOT_S
