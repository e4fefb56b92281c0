"""What to do in one's router, with the exact lines filled in. Data alone: nothing here touches a router.

Sources: the makers' manuals as of 2025. Where a menu may have moved since, the step names the thing, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from juicedesk.adopt.phrases import Phrase, translate

RESTART_CHARGER = translate("Adopt", "Switch the charger off and on at its breaker.")


@dataclass(frozen=True, slots=True)
class Instruction:
    """For one router: its name, the steps in order, and the exact lines that a step speaks of."""

    key: str
    router: str
    steps: Sequence[Phrase]
    lines: Sequence[str] = ()

    @property
    def text(self) -> str:
        """The lines as they are copied."""
        return "\n".join(self.lines)


def steps(*sentences: str, **fields: object) -> Sequence[Phrase]:
    """Steps that share what belongs into their fields."""
    return [Phrase(sentence, fields) for sentence in sentences]
