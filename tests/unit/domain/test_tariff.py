"""Tariffs: bands with names, days and seasons; where two meet the first one holds."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juicedesk.domain.charge import Charge, PowerPoint
from juicedesk.domain.schedule import MINUTES_PER_DAY, ChargeWindow
from juicedesk.domain.tariff import Band, Days, Season, Tariff, cost_of

NIGHT = Band("Night", 0.20, ChargeWindow(22 * 60, 6 * 60))
PEAK = Band("Peak", 0.60, ChargeWindow(16 * 60, 21 * 60), Days.WEEKDAYS)
WINTER = Band("Winter night", 0.10, ChargeWindow(0, 5 * 60), season=Season(11, 2))
MONDAY, SATURDAY, JULY = date(2026, 11, 16), date(2026, 11, 21), date(2026, 7, 6)

bands = st.builds(
    Band,
    st.just("x"),
    st.floats(0, 2),
    st.tuples(st.integers(0, 1440), st.integers(0, 1440))
    .filter(lambda ends: ends[0] - ends[1] not in (0, MINUTES_PER_DAY))
    .map(lambda ends: ChargeWindow(*ends)),
    st.sampled_from(Days),
    st.none() | st.builds(Season, st.integers(1, 12), st.integers(1, 12)),
)


def prices(tariff: Tariff, day: date) -> list[tuple[int, int, float]]:
    return [(one.start_minute_of_day, one.end_minute_of_day, one.price) for one in tariff.hours_on(day)]


def test_a_day_is_cut_where_its_price_changes() -> None:
    tariff = Tariff(0.40, "€", (NIGHT, PEAK))
    assert prices(tariff, MONDAY) == [
        (0, 360, 0.20),
        (360, 960, 0.40),
        (960, 1260, 0.60),
        (1260, 1320, 0.40),
        (1320, 1440, 0.20),
    ]
    assert prices(tariff, SATURDAY) == [(0, 360, 0.20), (360, 1320, 0.40), (1320, 1440, 0.20)]


def test_the_first_of_two_bands_holds_and_a_season_ends() -> None:
    tariff = Tariff(0.40, "€", (WINTER, NIGHT))
    assert prices(tariff, MONDAY)[:2] == [(0, 300, 0.10), (300, 360, 0.20)]
    assert prices(tariff, JULY)[0] == (0, 360, 0.20)
    assert (tariff.lowest_price(MONDAY), tariff.lowest_price(JULY)) == (0.10, 0.20)


@pytest.mark.parametrize(("month", "is_in"), [(10, False), (11, True), (1, True), (2, True), (3, False)])
def test_a_season_may_run_over_the_new_year(month: int, is_in: bool) -> None:
    assert Season(11, 2).contains(date(2026, month, 15)) is is_in


def test_a_charge_over_three_prices_costs_what_each_hour_costs() -> None:
    # 5 kW from 20:00 to 24:00 on a Monday: one hour of each, and two at night.
    start = datetime.fromisoformat("2026-11-16T20:00")
    power = (PowerPoint(start, 5000.0), PowerPoint(start + timedelta(hours=4), 0.0))
    charge = Charge("u", 1, start, start + timedelta(hours=11), 20_000, 14_400, power)
    cost = cost_of(charge, Tariff(0.40, "€", (NIGHT, PEAK)))
    assert cost.amount == pytest.approx(5 * (0.60 + 0.40 + 2 * 0.20))
    assert (cost.low_wh, cost.high_wh) == (10_000, 10_000)


@given(st.floats(0, 2), st.lists(bands, max_size=6), st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_every_minute_of_every_day_has_one_price(price: float, some: list[Band], day: date) -> None:
    tariff = Tariff(price, "€", tuple(some))
    hours = tariff.hours_on(day)
    assert [one.start_minute_of_day for one in hours] == [0, *(one.end_minute_of_day for one in hours[:-1])]
    assert hours[-1].end_minute_of_day == MINUTES_PER_DAY
    assert all(before.band != after.band for before, after in pairwise(hours))
    assert all(tariff.lowest_price(day) <= one.price <= tariff.highest_price(day) for one in hours)


def test_out_of_season_no_hour_is_a_low_one() -> None:
    # One charge from 00:00 to 04:00 in January, and the same in July.
    tariff = Tariff(0.40, "€", (WINTER,))
    for start, low_wh in (("2026-01-10T00:00", 20_000), ("2026-07-10T00:00", 0)):
        begins = datetime.fromisoformat(start)
        ends = begins + timedelta(hours=4)
        charge = Charge("u", 1, begins, ends, 20_000, 14_400, (PowerPoint(begins, 5000.0),))
        assert cost_of(charge, tariff).low_wh == low_wh
        assert tariff.low_pieces(begins, ends) == (((begins, ends),) if low_wh else ())


@given(
    st.floats(0, 2),
    st.lists(bands, min_size=1, max_size=6),
    st.lists(st.tuples(st.integers(1, 900), st.floats(100, 11_000)), min_size=1, max_size=6),
    st.datetimes(datetime.fromisoformat("2026-01-01"), datetime.fromisoformat("2026-12-28")),
)
def test_a_cost_is_that_of_its_pieces(
    price: float, some: list[Band], flow: list[tuple[int, float]], start: datetime
) -> None:
    tariff, at, points = Tariff(price, "€", tuple(some)), start, []
    wh = cost = 0.0
    for minutes, watts in flow:
        points.append(PowerPoint(at, watts))
        for first, last, per_kwh in tariff.pieces(at, at + timedelta(minutes=minutes)):
            part_wh = watts * (last - first).total_seconds() / 3600
            wh, cost = wh + part_wh, cost + part_wh / 1000 * per_kwh
        at += timedelta(minutes=minutes)
    charge = Charge("u", 1, start, at, round(wh), 60, tuple(points))
    assert cost_of(charge, tariff).amount == pytest.approx(cost * round(wh) / wh if wh else 0)
