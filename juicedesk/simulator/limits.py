"""Which current a virtual box allows: what a server ordered, or its own wire limit."""

from __future__ import annotations

import math

from juicedesk.domain.wiring import FLOOR_AMPS
from juicedesk.juicebox.command import Command
from juicedesk.simulator.eeprom import HIGHEST_AMPS

OFFLINE_AFTER_S = 300.0  # protocol sheet §5


class Limits:
    """The two limits of a box. Times are seconds of any steadily rising clock.

    The online limit is not capped by the wire limit, as on the real boxes where the server has to
    care for that itself (protocol sheet §5); the unit rating caps both.
    """

    def __init__(self, rating_amps: int, wire_limit_amps: int) -> None:
        self.rating_amps = rating_amps
        self.wire_limit_amps = min(wire_limit_amps, rating_amps)
        self.ordered_amps: int | None = None
        """The schedule memory: the last online limit that a server ordered; None after power-up."""
        self.counter = 0
        self._ordered_at_s = -math.inf

    @property
    def offline_from_s(self) -> float:
        """When the wire limit takes over unless another command comes."""
        return self._ordered_at_s + OFFLINE_AFTER_S

    def in_force_amps(self, now_s: float) -> int:
        """The limit at a moment: the ordered one, the wire limit after five minutes of silence."""
        if self.ordered_amps is None or now_s >= self.offline_from_s:
            return self.wire_limit_amps
        return self.ordered_amps

    def obey(self, command: Command, now_s: float) -> None:
        """Take over what a command says; what it leaves out stays as it is."""
        kept_amps = self.in_force_amps(now_s)
        self.wire_limit_amps = self._accepted(command.offline_amps, self.wire_limit_amps)
        self.ordered_amps = self._accepted(command.online_amps, kept_amps)
        self.counter = command.counter
        self._ordered_at_s = now_s

    def _accepted(self, amps: int | None, kept_amps: int) -> int:
        """What the controller makes of a limit: 6 A floor, 80 A ceiling, own rating (sheet §3.3)."""
        if amps is None or amps > HIGHEST_AMPS:
            return kept_amps
        return min(amps, self.rating_amps) if amps >= FLOOR_AMPS else 0
