"""What flowed is kept as stretches, with its gaps, and for two days only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from juicedesk.domain.charger import ChargerState, Measurement
from juicedesk.domain.day_power import Flow
from juicedesk.domain.ports import Unit, UnitState
from juicedesk.store import Store
from juicedesk.store.accounts import Account
from juicedesk.store.flows import KEPT_S

UNIT = "0910000000000000000000000001"
CHARGING = Measurement(ChargerState.CHARGING, "charging", power_watts=7000.0)
DAY_S = 86_400.0


class Kept:
    def __init__(self, store: Store) -> None:
        self._store = store
        for account_id in ("a", "b"):
            store.accounts.keep(Account(account_id, f"https://{account_id}", "", None))
            store.chargers.keep_units(account_id, [Unit(UNIT, "Garage", "t")])

    def read(
        self, at: float, watts: float | None, state: ChargerState = ChargerState.CHARGING, through: str = "a"
    ) -> None:
        measured = replace(CHARGING, power_watts=watts, state=state)
        self._store.chargers.keep_state(through, UNIT, UnitState(measured, 32, False, None, 0, 1), at)

    def flows(self, since: float = 0.0) -> tuple[Flow, ...]:
        return self._store.flows.of_units([UNIT], since)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    store = Store(tmp_path / "desk.sqlite3")
    yield Kept(store)
    store.close()


def test_readings_of_one_power_are_one_stretch(kept: Kept) -> None:
    for number in range(4):
        kept.read(1000 + 30 * number, 7000 + number)
    assert kept.flows() == (Flow(1000, 1090, 7000),)


def test_another_power_begins_where_the_one_before_ends(kept: Kept) -> None:
    kept.read(1000, 7000)
    kept.read(1030, 3000)
    kept.read(1060, 0)
    assert kept.flows() == (Flow(1000, 1030, 7000), Flow(1030, 1060, 3000), Flow(1060, 1060, 0))


def test_readings_that_did_not_come_leave_a_gap(kept: Kept) -> None:
    kept.read(1000, 7000)
    kept.read(1121, 7000)
    assert kept.flows() == (Flow(1000, 1000, 7000), Flow(1121, 1121, 7000))


def test_what_a_server_repeats_of_a_lost_box_is_no_reading(kept: Kept) -> None:
    kept.read(1000, 7000)
    kept.read(1030, 7000, ChargerState.DISCONNECT)
    kept.read(1060, None)
    assert kept.flows() == (Flow(1000, 1000, 7000),)


def test_a_clock_that_was_set_back_takes_back_what_lies_ahead(kept: Kept) -> None:
    kept.read(5000, 7000)
    kept.read(5030, 0)
    kept.read(1000, 7000)
    assert kept.flows() == (Flow(1000, 1000, 7000),)


def test_what_is_older_than_two_days_goes(kept: Kept) -> None:
    kept.read(1000, 7000)
    kept.read(1000 + KEPT_S + 1, 7000)
    assert kept.flows() == (Flow(1000 + KEPT_S + 1, 1000 + KEPT_S + 1, 7000),)


def test_what_two_accounts_read_belongs_to_one_charger(kept: Kept) -> None:
    kept.read(1000, 7000)
    kept.read(5000, 3000, through="b")
    assert [flow.watts for flow in kept.flows()] == [7000, 3000]
    assert [flow.watts for flow in kept.flows(since=2000)] == [3000]
