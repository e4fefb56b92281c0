"""Whose wiring rules hold in a territory, by its ISO 3166-1 alpha-2 code."""

from __future__ import annotations

from juicedesk.domain.wiring_rules import RuleSet

GERMANY = "DE"

_NEC = """
    US CA MX PR VI GU AS MP UM FM MH PW
    BM BS KY CO CR DO EC GT HN HT NI PA PH SV VE
"""
_EUROPE = """
    AD AL AT AX BA BE BG BY CH CY CZ DE DK EE ES FI FO FR GB GG GI GR HR HU IE IM IS IT JE LI LT LU LV
    MC MD ME MK MT NL NO PL PT RO RS RU SE SI SJ SK SM TR UA VA XK
"""


def rules_in(territory: str) -> RuleSet:
    """The rules to begin with; a territory that is not known has none of its own.

    North America is the United States with their territories, Canada, Mexico, and who else builds by the
    NEC or its translation. Counting one in too many is the safe side: a fifth of the breaker stays free.
    """
    if territory in _NEC.split():
        return RuleSet.NORTH_AMERICA
    return RuleSet.EUROPE if territory in _EUROPE.split() else RuleSet.OTHER
