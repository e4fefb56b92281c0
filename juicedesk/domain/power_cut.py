"""What cutting a box's power may do to the current that it offers afterwards."""

from __future__ import annotations

from enum import StrEnum


class PowerCutRisk(StrEnum):
    """What is known before somebody switches a box off and on again."""

    NONE = "none"
    MAY_RISE = "may_rise"
    UNKNOWN = "unknown"


def power_cut_risk(unit_rating_amps: int | None, wiring_amps: int | None) -> PowerCutRisk:
    """Whether a box that came back with its full hardware rating would draw more than its wiring carries.

    Boxes on the older v07 protocol were seen to forget their wiring limit with the power (UX guide §0,
    fact 6), so no box is trusted to keep it. `wiring_amps` is what rule and breaker allow. None is not known.
    """
    if unit_rating_amps is None or wiring_amps is None:
        return PowerCutRisk.UNKNOWN
    return PowerCutRisk.MAY_RISE if unit_rating_amps > wiring_amps else PowerCutRisk.NONE
