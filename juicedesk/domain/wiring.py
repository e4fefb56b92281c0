"""How many amps may be asked for. Refuses, never clamps (architecture, "What a box may draw")."""

from __future__ import annotations

from enum import StrEnum

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

BREAKER_SIZES_AMPS = (15, 16, 20, 25, 30, 32, 35, 40, 45, 50, 60, 63, 70, 80, 90, 100)


class RuleSet(StrEnum):
    """Whose wiring rules hold where the box hangs."""

    NORTH_AMERICA = "north_america"
    EUROPE = "europe"
    OTHER = "other"


def wiring_allows_amps(rule_set: RuleSet, breaker_amps: int) -> int:
    """The largest wire limit that a breaker allows; a planning aid, not an inspection.

    North America counts charging as a continuous load: 80 % of the breaker (UX guide §3.3).
    """
    if rule_set is RuleSet.NORTH_AMERICA:
        return breaker_amps * 4 // 5
    return breaker_amps


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
