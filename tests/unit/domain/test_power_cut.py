"""Nobody is told to cut a box's power without a warning, unless the wiring carries its full rating."""

from __future__ import annotations

import pytest

from juicedesk.domain.power_cut import PowerCutRisk, power_cut_risk


@pytest.mark.parametrize(
    ("rating", "wiring", "risk"),
    [
        (40, 40, PowerCutRisk.NONE),
        (32, 40, PowerCutRisk.NONE),
        (40, 39, PowerCutRisk.MAY_RISE),
        (40, 6, PowerCutRisk.MAY_RISE),
        (40, None, PowerCutRisk.UNKNOWN),
        (None, 80, PowerCutRisk.UNKNOWN),
        (None, None, PowerCutRisk.UNKNOWN),
    ],
)
def test_only_a_wire_that_carries_the_full_rating_is_safe(
    rating: int | None, wiring: int | None, risk: PowerCutRisk
) -> None:
    assert power_cut_risk(rating, wiring) is risk
