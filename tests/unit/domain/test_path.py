"""Exactly one account may write to a charger, and only what is not on its way through another."""

from __future__ import annotations

import pytest

from juicedesk.domain.intent import FieldGroup
from juicedesk.domain.path import Path, may_write, reports_here

MINE = Path("0910", "home", 1000.0)
LIMIT, WIRE = FieldGroup.LIMIT, FieldGroup.WIRE


def test_who_is_in_charge_may_write_and_nobody_else() -> None:
    assert may_write(MINE, "home", LIMIT, ())
    assert not may_write(MINE, "vendor", LIMIT, ())
    assert not may_write(None, "home", LIMIT, ())


def test_a_group_that_is_on_its_way_elsewhere_waits_and_others_do_not() -> None:
    assert not may_write(MINE, "home", LIMIT, {LIMIT})
    assert may_write(MINE, "home", WIRE, {LIMIT})


def test_a_load_group_belongs_to_its_account() -> None:
    assert may_write(None, "vendor", FieldGroup.LOAD_GROUP, ())


@pytest.mark.parametrize(("last_ping", "here"), [(None, False), (999, False), (1060, False), (1061, True)])
def test_only_a_report_after_the_change_counts(last_ping: int | None, here: bool) -> None:
    assert reports_here(MINE, last_ping) is here
