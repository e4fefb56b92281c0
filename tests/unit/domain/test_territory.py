"""Whose wiring rules are proposed where."""

from __future__ import annotations

import pytest

from juicedesk.domain.territory import rules_in
from juicedesk.domain.wiring_rules import RuleSet


@pytest.mark.parametrize("territory", ["US", "CA", "MX", "PR", "VI", "GU", "AS", "MP"])
def test_the_nec_holds_in_north_america_and_in_the_territories(territory: str) -> None:
    assert rules_in(territory) is RuleSet.NORTH_AMERICA


@pytest.mark.parametrize("territory", ["DE", "AT", "CH", "GB", "IE", "NO", "FR", "IT"])
def test_europe_is_europe(territory: str) -> None:
    assert rules_in(territory) is RuleSet.EUROPE


@pytest.mark.parametrize("territory", ["AU", "JP", "ZZ", ""])
def test_elsewhere_nobody_knows(territory: str) -> None:
    assert rules_in(territory) is RuleSet.OTHER
