"""How many amps may be asked for. Refuses, never clamps (architecture, "What a box may draw")."""

from __future__ import annotations

from juicedesk.domain.errors import (
    AMPS_ABOVE_RATING,
    AMPS_ABOVE_WIRE_LIMIT,
    AMPS_BELOW_FLOOR,
    AMPS_NEGATIVE,
    RATING_UNKNOWN,
    InvalidChange,
)

FLOOR_AMPS = 6
"""The least that a car charges with (protocol sheet §3.3: J1772)."""


def check_wire_limit(amps: int, unit_rating_amps: int | None, current_amps: int | None = None) -> int:
    """Return amps unchanged, or raise InvalidChange: 0 or 6 … unit rating.

    An unknown rating forbids raising, not lowering: below `current_amps` it is not asked for.
    """
    _check_floor(amps)
    if unit_rating_amps is not None:
        if amps > unit_rating_amps:
            raise InvalidChange(AMPS_ABOVE_RATING, amps=amps, limit_amps=unit_rating_amps)
    elif current_amps is None or amps > current_amps:
        raise InvalidChange(RATING_UNKNOWN)
    return amps


def check_charge_limit(
    amps: int, wire_limit_amps: int | None, unit_rating_amps: int | None, current_amps: int | None = None
) -> int:
    """Return amps unchanged, or raise InvalidChange: 0 or 6 … min(wire limit, unit rating).

    Off needs no rating; nor does anything below `current_amps`.
    """
    if amps == 0:
        return amps
    check_wire_limit(amps, unit_rating_amps, current_amps)
    if wire_limit_amps is not None:
        if amps > wire_limit_amps:
            raise InvalidChange(AMPS_ABOVE_WIRE_LIMIT, amps=amps, limit_amps=wire_limit_amps)
    elif current_amps is None or amps > current_amps:
        raise InvalidChange(RATING_UNKNOWN)
    return amps


def _check_floor(amps: int) -> None:
    if amps < 0:
        raise InvalidChange(AMPS_NEGATIVE, amps=amps)
    if 0 < amps < FLOOR_AMPS:
        raise InvalidChange(AMPS_BELOW_FLOOR, amps=amps, limit_amps=FLOOR_AMPS)
