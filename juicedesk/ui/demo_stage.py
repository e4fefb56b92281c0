"""What only the demo can do: something happens to a virtual box, or somebody else acts."""

from __future__ import annotations

from typing import Protocol


class DemoStage(Protocol):
    """Each goes the way that it goes in a real house. All block; they raise DemoNotReady before the demo's
    chargers have been read, and LinkError when its server is off."""

    def cut_power(self) -> None:
        """Carport is without power for a moment, and forgets its wiring limit by that."""

    def disagree(self) -> None:
        """Somebody else changes Courtyard's schedule while this person's own change of it is under way."""

    def set_back(self) -> None:
        """Courtyard's charge limit is lowered, and somebody else sets it back before it is confirmed."""
