"""A virtual box's energy counters."""

from __future__ import annotations

SLOTS_PER_DAY = 96
_MINUTES_PER_SLOT = 15


class EnergyMeter:
    """Lifetime, session, and the 96 quarter-hours of the box's local day, all in Wh."""

    def __init__(self, lifetime_wh: int) -> None:
        self.lifetime_wh = float(lifetime_wh)
        self.session_wh = 0.0
        self._slots_wh: list[float | None] = [None] * SLOTS_PER_DAY
        self._next_slot = 0

    def add(self, energy_wh: float, minute_of_day: int | None) -> None:
        """Count energy; without a clock (None) it belongs to no slot."""
        self.lifetime_wh += energy_wh
        self.session_wh += energy_wh
        if minute_of_day is not None:
            slot = minute_of_day // _MINUTES_PER_SLOT
            self._slots_wh[slot] = (self._slots_wh[slot] or 0.0) + energy_wh

    def end_session(self) -> None:
        """Set the session's energy back, as a box does when charging ends (protocol sheet §1.3)."""
        self.session_wh = 0.0

    def next_slot(self) -> tuple[int, int | None]:
        """The index and energy of the slot whose turn it is; each message tells one slot."""
        index = self._next_slot
        self._next_slot = (index + 1) % SLOTS_PER_DAY
        energy_wh = self._slots_wh[index]
        return index, None if energy_wh is None else int(energy_wh)
