"""Exactly one account may write to a charger, and only what is not on its way through another."""

from __future__ import annotations

import pytest

from juicedesk.domain.intent import FieldGroup
from juicedesk.domain.path import Path, may_write, reports_here

MINE = Path("0910", "home", 1000.0)
LIMIT = FieldGroup.LIMIT


@pytest.mark.parametrize("may_land_elsewhere", [False, True])
@pytest.mark.parametrize("path", [None, MINE, Path("0910", "vendor", 1000.0)])
def test_who_is_in_charge_may_write_while_nothing_may_land_from_elsewhere(
    path: Path | None, may_land_elsewhere: bool
) -> None:
    expected = path == MINE and not may_land_elsewhere
    assert may_write(path, "home", LIMIT, may_land_elsewhere=may_land_elsewhere) is expected


def test_a_load_group_belongs_to_its_account() -> None:
    assert may_write(None, "vendor", FieldGroup.LOAD_GROUP, may_land_elsewhere=True)


@pytest.mark.parametrize(("last_ping", "here"), [(None, False), (999, False), (1060, False), (1061, True)])
def test_only_a_report_after_the_change_counts(last_ping: int | None, here: bool) -> None:
    assert reports_here(MINE, last_ping) is here
