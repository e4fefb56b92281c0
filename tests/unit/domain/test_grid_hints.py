"""What a German grid operator wants to know, by the amps on one phase."""

from __future__ import annotations

import pytest

from juicedesk.domain.grid_hints import GridHint, german_hints

REGISTER, CONSENT = GridHint.REGISTER, GridHint.CONSENT
STEERABLE, IMBALANCE = GridHint.STEERABLE, GridHint.IMBALANCE


@pytest.mark.parametrize(
    ("amps", "hints"),
    [
        (0, ()),
        (15, ()),
        (16, (REGISTER,)),
        (18, (REGISTER,)),
        (19, (REGISTER, STEERABLE)),
        (20, (REGISTER, STEERABLE)),
        (21, (REGISTER, STEERABLE, IMBALANCE)),
        (52, (REGISTER, STEERABLE, IMBALANCE)),
        (53, (CONSENT, STEERABLE, IMBALANCE)),
    ],
)
def test_what_applies_to_a_single_phase(amps: int, hints: tuple[GridHint, ...]) -> None:
    assert german_hints(amps) == hints
