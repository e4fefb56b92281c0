"""The demo's year of charges: the same each time, and such as real ones are."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from juicedesk.desk.demo_charges import a_year_of_charges
from juicedesk.domain.charge import Charge

NOW = datetime.fromisoformat("2026-11-30T13:00")
IDS = ("garage", "carport", "courtyard")


@pytest.fixture(scope="module")
def year() -> tuple[Charge, ...]:
    return tuple(a_year_of_charges(IDS, NOW))


def test_the_same_day_gives_the_same_year(year: tuple[Charge, ...]) -> None:
    assert tuple(a_year_of_charges(IDS, NOW)) == year


@pytest.mark.parametrize("unit_id", IDS)
def test_every_month_has_charges_that_follow_one_another(year: tuple[Charge, ...], unit_id: str) -> None:
    mine = [charge for charge in year if charge.unit_id == unit_id]
    assert len({(one.started.year, one.started.month) for one in mine}) >= 11
    assert all(before.ended <= after.started for before, after in pairwise(mine))
    assert mine[0].started > NOW - timedelta(days=366)
    assert mine[-1].ended < NOW


def test_energy_time_and_power_fit_together(year: tuple[Charge, ...]) -> None:
    for charge in year:
        flow_wh = sum(watts * (end - start).total_seconds() / 3600 for start, end, watts in charge.flow)
        assert charge.energy_wh == pytest.approx(flow_wh, abs=1)
        average = charge.average_watts
        assert average is not None and 3_000 < average < 9_200
        assert charge.started <= charge.flow[0][0] and charge.flow[-1][1] <= charge.ended


def test_no_number_is_one_that_a_server_gives(year: tuple[Charge, ...]) -> None:
    assert all(charge.session_id < 0 for charge in year)


def test_most_nights_follow_the_plan_and_some_do_not(year: tuple[Charge, ...]) -> None:
    begins = [charge.flow[1][0].hour for charge in year if charge.unit_id == "garage"]
    in_time = begins.count(23)
    assert 0.85 < in_time / len(begins) < 1


def test_winter_takes_more_than_summer(year: tuple[Charge, ...]) -> None:
    def mean_wh(*months: int) -> float:
        found = [one.energy_wh for one in year if one.started.month in months and one.unit_id == "garage"]
        return sum(found) / len(found)

    assert mean_wh(12, 1, 2) > 1.1 * mean_wh(6, 7, 8)
