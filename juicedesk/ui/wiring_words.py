"""Cables, connections and what limits a circuit, in words."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from juicedesk.domain.wiring_rules import (
    CableKind,
    Connection,
    Part,
    RuleSet,
    WiringNote,
    breaker_allows_amps,
)
from juicedesk.ui.format import amps_text, number_text

translate = QCoreApplication.translate


def size_text(rule_set: RuleSet, size: float) -> str:
    """6 AWG, 2.5 mm²."""
    if rule_set is RuleSet.NORTH_AMERICA:
        return translate("Wiring", "{0} AWG").format(round(size))
    return translate("Wiring", "{0} mm²").format(number_text(size, 0 if float(size).is_integer() else 1))


def kind_text(kind: CableKind) -> str:
    """What decides how much a cable of one size carries."""
    return {
        CableKind.NM_B: translate("Wiring", "NM-B (Romex, 60 °C)"),
        CableKind.THHN: translate("Wiring", "THHN, 75 °C terminals"),
        CableKind.SHORT: translate("Wiring", "up to 20 m"),
        CableKind.LONG: translate("Wiring", "over 20 m"),
    }[kind]


def connection_text(connection: Connection) -> str:
    """How the charger is connected."""
    return {
        Connection.HARD_WIRED: translate("Wiring", "Hard-wired"),
        Connection.NEMA_6_20: "NEMA 6-20",
        Connection.NEMA_14_30: "NEMA 14-30",
        Connection.NEMA_6_50: "NEMA 6-50",
        Connection.NEMA_14_50: "NEMA 14-50",
        Connection.CEE_16: translate("Wiring", "CEE plug, 16 A"),
        Connection.CEE_32: translate("Wiring", "CEE plug, 32 A"),
    }[connection]


def limited_by_words(part: Part) -> str:
    """Which part set the limit."""
    return {
        Part.BREAKER: translate("Wiring", "Limited by the breaker"),
        Part.CABLE: translate("Wiring", "Limited by the cable"),
        Part.PLUG: translate("Wiring", "Limited by the plug"),
    }[part]


def parts_words(note: WiringNote, unit_rating_amps: int | None) -> str:
    """What each part allows by itself."""
    breaker = translate("Wiring", "Breaker {0}")
    if note.rule_set is RuleSet.NORTH_AMERICA:
        breaker = translate("Wiring", "80 % of the breaker {0}")
    words = {
        Part.BREAKER: breaker,
        Part.CABLE: translate("Wiring", "Cable {0}"),
        Part.PLUG: translate("Wiring", "Plug {0}"),
    }
    parts = [words[part].format(amps_text(amps)) for part, amps in note.limits.items()]
    if unit_rating_amps is not None:
        parts.append(translate("Wiring", "Hardware {0}").format(amps_text(unit_rating_amps)))
    return " · ".join(parts)


def reason_words(note: WiringNote) -> str:
    """Why the wiring allows no more, and what is still to be said."""
    if not note.is_complete:
        return translate(
            "Wiring", "Enter the cable and the connection, too. Until then no raise is possible."
        )
    amps = amps_text(note.allowed_amps)
    if note.limited_by is Part.CABLE and note.cable is not None:
        size, kind = size_text(note.rule_set, note.cable.size), kind_text(note.cable.kind)
        words = translate("Wiring", "A cable of {0}, {1}, carries {2} continuously.")
        return words.format(size, kind, amps)
    if note.limited_by is Part.PLUG and note.connection is not None:
        words = translate("Wiring", "{0} carries {1} continuously.")
        return words.format(connection_text(note.connection), amps)
    if note.rule_set is RuleSet.NORTH_AMERICA:
        words = translate("Wiring", "Charging is a continuous load: 80 % of a {0} A breaker is {1}.")
        allowed = breaker_allows_amps(note.rule_set, note.breaker_amps)
        return words.format(note.breaker_amps, amps_text(allowed))
    return translate("Wiring", "Up to the {0} of the breaker.").format(amps)


def shared_words() -> str:
    """What a circuit with two chargers needs."""
    return translate(
        "Wiring",
        "Both together may draw no more than this. Put them into one load group, or set each to its share.",
    )
