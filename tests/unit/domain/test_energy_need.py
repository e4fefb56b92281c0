"""How much energy a car needs."""

from __future__ import annotations

import pytest

from juicedesk.domain.energy_need import USUAL_NEED, Battery, EnergyNeed, need_from_text, need_to_text
from juicedesk.domain.errors import InvalidChange


@pytest.mark.parametrize("need", [EnergyNeed(12_500), EnergyNeed.of(Battery(60_000, 20, 80))])
def test_a_need_comes_back_as_it_was_kept(need: EnergyNeed) -> None:
    assert need_from_text(need_to_text(need)) == need


def test_a_battery_needs_what_it_lacks() -> None:
    assert EnergyNeed.of(Battery(60_000, 20, 80)).wh == 36_000


@pytest.mark.parametrize("text", ["", "x", "0", "-1", "300001", "1:2", "9:80:20", "9:0:101", "0:0:100"])
def test_what_cannot_be_used_is_the_usual_need(text: str) -> None:
    assert need_from_text(text) == USUAL_NEED


def test_what_no_battery_can_do_is_refused() -> None:
    with pytest.raises(InvalidChange):
        Battery(60_000, 50, 50)
    with pytest.raises(InvalidChange):
        EnergyNeed.of(Battery(400_000, 0, 10))
