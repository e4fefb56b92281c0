"""What many charges come to: energy, cost, and nights against their plan."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from juicedesk.domain.charge import Charge, PowerPoint
from juicedesk.domain.charge_figures import (
    cost_by_month,
    energy_by_day,
    last_nights,
    minutes_inside,
    minutes_of,
)
from juicedesk.domain.schedule import ANY_TIME, ChargeWindow, Schedule
from juicedesk.domain.tariff import Band, Tariff, cost_of

MONDAY = datetime.fromisoformat("2026-11-16T18:00")
NIGHT = Schedule(True, ChargeWindow(23 * 60, 6 * 60), ChargeWindow(22 * 60, 8 * 60))
CHEAP_NIGHTS = Tariff(0.40, "€", (Band("Low", 0.20, ChargeWindow(22 * 60, 6 * 60)),))


def a_charge(started: datetime = MONDAY, *flow: tuple[float, float], hours: float = 14) -> Charge:
    """`flow` are (hours after plugging in, watts) until the next one."""
    power = tuple(PowerPoint(started + timedelta(hours=after), watts) for after, watts in flow)
    energy_wh = 10_000
    return Charge("u", 1, started, started + timedelta(hours=hours), energy_wh, 7200, power if flow else None)


def test_a_charge_counts_on_the_day_on_which_it_began() -> None:
    days = energy_by_day(
        [a_charge(), a_charge(MONDAY + timedelta(days=2))], date(2026, 11, 15), date(2026, 11, 18)
    )
    assert [one.energy_wh for one in days] == [0, 10_000, 0, 10_000]
    assert all(one.low_wh is None for one in days)


def test_the_cheaper_part_is_told_where_the_hours_are_known() -> None:
    # From 21:00 to 23:00: half of it in the cheap hours, across their beginning.
    charge = a_charge(MONDAY, (0, 0.0), (3, 5000.0), (5, 0.0))
    cost = cost_of(charge, CHEAP_NIGHTS)
    assert (cost.low_wh, cost.high_wh) == (5000, 5000)
    assert cost.amount == pytest.approx(10 * 0.30)
    (day,) = energy_by_day([charge], MONDAY.date(), MONDAY.date(), CHEAP_NIGHTS)
    assert day.low_wh == 5000


def test_cheap_hours_after_midnight_belong_to_them() -> None:
    charge = a_charge(MONDAY, (0, 0.0), (10, 7000.0), (11, 0.0))
    assert cost_of(charge, CHEAP_NIGHTS).amount == pytest.approx(10 * 0.20)


@pytest.mark.parametrize("charge", [a_charge(), a_charge(MONDAY, (0, 0.0))])
def test_a_charge_of_unknown_hours_counts_at_the_full_price(charge: Charge) -> None:
    cost = cost_of(charge, CHEAP_NIGHTS)
    assert cost.amount == pytest.approx(4.0) and cost.low_wh is None


def test_months_without_a_charge_are_there_and_the_present_one_is_last() -> None:
    charges = [a_charge(), a_charge(datetime.fromisoformat("2026-09-30T23:30"))]
    months = cost_by_month(charges, 3, date(2026, 11, 20), Tariff(0.3, "€"))
    assert [(one.first.month, one.charges, one.amount) for one in months] == [
        (9, 1, 3.0),
        (10, 0, 0),
        (11, 1, 3.0),
    ]
    assert cost_by_month(charges, 1, date(2026, 1, 31), None)[0].amount is None


def test_a_night_goes_from_noon_to_noon_with_its_own_day_classes() -> None:
    friday = datetime.fromisoformat("2026-11-21T09:00")  # Saturday morning: the night of Friday
    night = last_nights([], NIGHT, friday)[0]
    assert night.begins == datetime.fromisoformat("2026-11-20T12:00")
    assert night.planned == (
        (datetime.fromisoformat("2026-11-20T23:00"), datetime.fromisoformat("2026-11-21T08:00")),
    )
    assert night.is_known and night.flowed == ()


def test_a_night_shows_when_current_flowed_and_not_what_a_car_on_standby_draws() -> None:
    charge = a_charge(MONDAY, (0, 30.0), (5, 7000.0), (6, 7000.0), (8, 20.0))
    night = last_nights([charge], NIGHT, MONDAY + timedelta(days=1), 2)[1]
    assert night.flowed == ((MONDAY + timedelta(hours=5), MONDAY + timedelta(hours=8)),)
    assert minutes_of(night.flowed) == 180
    assert minutes_inside(night.flowed, night.planned) == 180


def test_a_night_with_a_charge_that_was_not_read_in_detail_says_so() -> None:
    assert not last_nights([a_charge()], NIGHT, MONDAY)[0].is_known


def test_without_a_schedule_in_force_nothing_is_planned() -> None:
    assert last_nights([], ANY_TIME, MONDAY)[0].planned == ()
    assert last_nights([], None, MONDAY)[0].planned == ()
