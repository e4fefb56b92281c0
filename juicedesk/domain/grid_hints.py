"""What a German grid operator wants to know of a charger. Orientation, not rules (UX guide §3.3)."""

from __future__ import annotations

from enum import StrEnum

PHASE_VOLTS = 230
_REGISTER_FROM_W, _CONSENT_ABOVE_W = 3600, 12_000
_STEERABLE_ABOVE_W = 4200
_IMBALANCE_ABOVE_VA = 4600


class GridHint(StrEnum):
    """One thing to see to."""

    REGISTER = "register"
    CONSENT = "consent"
    STEERABLE = "steerable"
    IMBALANCE = "imbalance"


def german_hints(amps: int) -> tuple[GridHint, ...]:
    """What applies to a charger that draws this much from one phase, as a JuiceBox does."""
    watts = amps * PHASE_VOLTS
    applies = {
        GridHint.REGISTER: _REGISTER_FROM_W <= watts <= _CONSENT_ABOVE_W,
        GridHint.CONSENT: watts > _CONSENT_ABOVE_W,
        GridHint.STEERABLE: watts > _STEERABLE_ABOVE_W,
        GridHint.IMBALANCE: watts > _IMBALANCE_ABOVE_VA,
    }
    return tuple(hint for hint, does in applies.items() if does)
