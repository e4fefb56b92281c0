"""What only the demo can do: something happens to a virtual box, or somebody else acts."""

from __future__ import annotations

from enum import Enum, auto
from typing import Protocol


class Disagreement(Enum):
    """When the person is asked which of two changes holds; NONE: they go together."""

    ASKED = auto()
    AFTER_RESUMING = auto()
    AFTER_START = auto()
    NONE = auto()


class DemoStage(Protocol):
    """Each goes the way that it goes in a real house. All block; they raise DemoNotReady before the demo's
    chargers have been read, and LinkError when its server is off."""

    def cut_power(self) -> None:
        """Carport is without power for a moment, and forgets its wiring limit by that."""

    def disagree(self) -> Disagreement:
        """Somebody else changes what this person's own change of Courtyard's schedule is about."""

    def set_back(self) -> None:
        """Courtyard's charge limit is lowered, and somebody else sets it back before it is confirmed."""
