"""What the wiring of a charger allows: the smallest of breaker, cable and plug. A planning aid, not an
inspection (UX guide §3.3)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RuleSet(StrEnum):
    """Whose wiring rules hold where the box hangs."""

    NORTH_AMERICA = "north_america"
    EUROPE = "europe"
    OTHER = "other"


class CableKind(StrEnum):
    """What decides how much a cable of one size carries: its insulation, or how long it is."""

    NM_B = "nm_b"
    THHN = "thhn_75c"
    SHORT = "up_to_20_m"
    LONG = "over_20_m"


class Connection(StrEnum):
    """How the charger is connected."""

    HARD_WIRED = "hard_wired"
    NEMA_6_20 = "nema_6_20"
    NEMA_14_30 = "nema_14_30"
    NEMA_6_50 = "nema_6_50"
    NEMA_14_50 = "nema_14_50"
    CEE_16 = "cee_16"
    CEE_32 = "cee_32"


class Part(StrEnum):
    """The part of the circuit that sets the limit."""

    BREAKER = "breaker"
    CABLE = "cable"
    PLUG = "plug"


BREAKERS_AMPS = {
    RuleSet.NORTH_AMERICA: (15, 20, 25, 30, 35, 40, 45, 50, 60, 70, 80, 90, 100),
    RuleSet.EUROPE: (10, 13, 16, 20, 25, 32, 40, 50, 63),
    RuleSet.OTHER: (10, 13, 15, 16, 20, 25, 30, 32, 35, 40, 45, 50, 60, 63, 70, 80, 90, 100),
}

# 80 % of what copper of an AWG size carries; 14, 12 and 10 are held to their breakers. 6 AWG NM-B is the
# classic trap: it does not carry the 48 A of a 60 A breaker.
_NM_B: dict[float, int] = {14: 12, 12: 16, 10: 24, 8: 32, 6: 44, 4: 56, 3: 68, 2: 76, 1: 88}
_THHN: dict[float, int] = {14: 12, 12: 16, 10: 24, 8: 40, 6: 52, 4: 68, 3: 80, 2: 92, 1: 104}
# Square millimetres, kept below the usual tables: 11 kW from 2.5 mm² on, 22 kW from 6 mm² on; over 20 m
# the next size up.
_SHORT: dict[float, int] = {2.5: 16, 4: 20, 6: 32, 10: 40, 16: 50}
_LONG: dict[float, int] = {2.5: 13, 4: 16, 6: 20, 10: 32, 16: 40}

CABLES_AMPS: dict[RuleSet, dict[CableKind, dict[float, int]]] = {
    RuleSet.NORTH_AMERICA: {CableKind.NM_B: _NM_B, CableKind.THHN: _THHN},
    RuleSet.EUROPE: {CableKind.SHORT: _SHORT, CableKind.LONG: _LONG},
    RuleSet.OTHER: {},
}
"""How many amps a cable may carry for hours, by rule set, kind and size (AWG, or square millimetres)."""

CONNECTIONS_AMPS: dict[RuleSet, dict[Connection, int | None]] = {
    RuleSet.NORTH_AMERICA: {
        Connection.HARD_WIRED: None,
        Connection.NEMA_6_20: 16,
        Connection.NEMA_14_30: 24,
        Connection.NEMA_6_50: 40,
        Connection.NEMA_14_50: 40,
    },
    RuleSet.EUROPE: {Connection.HARD_WIRED: None, Connection.CEE_16: 16, Connection.CEE_32: 32},
    RuleSet.OTHER: {},
}
"""How many amps a plug may carry for hours; None sets no limit of its own."""


@dataclass(frozen=True, slots=True)
class Cable:
    """`size` is AWG in North America, square millimetres in Europe."""

    size: float
    kind: CableKind


@dataclass(frozen=True, slots=True)
class WiringNote:
    """What a person said of the wiring of one charger; None is not said yet. `is_shared`: another charger
    hangs on the same circuit. Under other rules the breaker stands for the whole circuit."""

    rule_set: RuleSet
    breaker_amps: int
    cable: Cable | None = None
    connection: Connection | None = None
    is_shared: bool = False

    @property
    def is_complete(self) -> bool:
        """Whether all that the rules ask for has been said."""
        asks_no_more = self.rule_set is RuleSet.OTHER
        return asks_no_more or (self._cable_amps is not None and self._is_connection_known)

    @property
    def allowed_amps(self) -> int | None:
        """The largest wire limit; None while something is not said: what is unknown allows no raise."""
        return self.at_most_amps if self.is_complete else None

    @property
    def at_most_amps(self) -> int:
        """No more than this, whatever is still to be said."""
        return min(self.limits.values())

    @property
    def limited_by(self) -> Part:
        """The part with the smallest limit; of equal ones the breaker before the cable before the plug."""
        limits = self.limits
        return min(limits, key=lambda part: limits[part])

    @property
    def limits(self) -> dict[Part, int]:
        """What each part allows that has been said and sets a limit."""
        limits = {Part.BREAKER: breaker_allows_amps(self.rule_set, self.breaker_amps)}
        if self._cable_amps is not None:
            limits[Part.CABLE] = self._cable_amps
        plug = CONNECTIONS_AMPS[self.rule_set].get(self.connection) if self.connection is not None else None
        if plug is not None:
            limits[Part.PLUG] = plug
        return limits

    @property
    def _cable_amps(self) -> int | None:
        if self.cable is None:
            return None
        return CABLES_AMPS[self.rule_set].get(self.cable.kind, {}).get(self.cable.size)

    @property
    def _is_connection_known(self) -> bool:
        return self.connection in CONNECTIONS_AMPS[self.rule_set]


def breaker_allows_amps(rule_set: RuleSet, breaker_amps: int) -> int:
    """The largest wire limit that a breaker allows.

    North America counts charging as a continuous load: 80 % of the breaker (NEC 625.41, 210.20).
    """
    return breaker_amps * 4 // 5 if rule_set is RuleSet.NORTH_AMERICA else breaker_amps
