"""The power of a day: from readings, from charges told afterwards, and where nothing is known."""

from __future__ import annotations

from datetime import datetime, timedelta

from juicedesk.domain.charge import Charge, PowerPoint
from juicedesk.domain.day_power import Car, DayPower, Stretch, day_power
from juicedesk.domain.schedule import ChargeWindow
from juicedesk.domain.tariff import Band, Tariff

MIDNIGHT = datetime.fromisoformat("2026-11-24")
NIGHT_PRICE = Tariff(0.4, "€", (Band("Low", 0.2, ChargeWindow(0, 360)),))


def at(hour: float) -> datetime:
    return MIDNIGHT + timedelta(hours=hour)


def read(*pieces: tuple[float, float, float]) -> list[Stretch]:
    return [(at(start), at(end), watts) for start, end, watts in pieces]


def a_charge(start: float, end: float, watts: float | None, energy_wh: int) -> Charge:
    power = None if watts is None else (PowerPoint(at(start), watts),)
    return Charge("u", 1, at(start), at(end), energy_wh, None, power)


def gaps(day: DayPower) -> list[tuple[float, float]]:
    return [((a - MIDNIGHT) / timedelta(hours=1), (b - MIDNIGHT) / timedelta(hours=1)) for a, b in day.gaps]


def test_a_reading_comes_before_what_was_told_afterwards() -> None:
    told = a_charge(2, 6, 7000, 28_000)
    day = day_power(at(14), read((3, 4, 6000)), [told], None, at(14))
    assert [piece[2] for piece in day.stretches] == [7000, 6000, 7000]
    assert (day.stretches[0][0], day.stretches[-1][1]) == (at(2), at(6))
    assert day.gaps == ()


def test_only_this_day_is_shown_and_counted() -> None:
    day = day_power(at(14), [], [a_charge(-2, 2, 7000, 28_000)], None, at(14))
    assert day.stretches == tuple(read((0, 2, 7000)))
    assert day.energy_wh == 14_000


def test_without_its_power_a_charge_is_a_gap_and_counts_by_the_time() -> None:
    day = day_power(at(14), [], [a_charge(-1, 3, None, 20_000)], None, at(14))
    assert day.stretches == () and gaps(day) == [(0, 3)]
    assert day.energy_wh == 15_000


def test_while_a_car_is_there_what_was_not_read_is_a_gap() -> None:
    day = day_power(at(14), read((10, 11, 7000), (12, 14, 7000)), [], Car(at(9)), at(14))
    assert gaps(day) == [(9, 10), (11, 12)]


def test_without_a_car_nothing_flowed_where_nothing_was_read() -> None:
    assert day_power(at(14), read((12, 14, 0)), [], None, at(14)).gaps == ()


def test_since_the_last_reading_nothing_is_known() -> None:
    day = day_power(at(16), read((12, 14, 7000)), [], Car(at(12)), at(14))
    assert gaps(day) == [(14, 16)]
    assert day_power(at(14.01), read((12, 14, 0)), [], None, at(14)).gaps == ()


def test_a_car_that_came_yesterday_or_at_a_time_unknown() -> None:
    for since in (at(-5), None):
        assert gaps(day_power(at(8), read((6, 8, 0)), [], Car(since), at(8))) == [(0, 6)]


def test_the_charge_that_goes_on_counts_as_the_server_says() -> None:
    day = day_power(at(14), read((13, 14, 7000)), [], Car(at(12), 7_400), at(14))
    assert day.session is not None and day.session.energy_wh == day.energy_wh == 7_400
    whole_night = day_power(at(2), read((-2, 2, 7000)), [], Car(at(-2), 28_000), at(2))
    assert whole_night.session is not None and whole_night.session.energy_wh == 28_000
    assert whole_night.energy_wh == 14_000


def test_what_it_costs_and_how_much_of_it_was_cheap() -> None:
    charges = [a_charge(4, 6, 7000, 14_000), a_charge(8, 9, 7000, 7_000)]
    cost = day_power(at(14), [], charges, None, at(14)).cost(NIGHT_PRICE)
    assert round(cost.amount, 2) == 5.6
    assert (cost.low_wh, cost.high_wh) == (14_000, 7_000)
    assert day_power(at(14), [], [], None, at(14)).cost(NIGHT_PRICE).amount == 0
    assert day_power(at(14), [], charges, None, at(14)).cost(Tariff(0.4, "€")).low_wh is None


def test_when_the_present_flow_began() -> None:
    pieces = read((12, 13, 0), (13, 13.5, 7000), (13.5, 14, 3000))
    car = Car(at(12), 3000, 3600)
    assert day_power(at(14), pieces, [], car, at(14)).flowing_since == at(13)
    assert day_power(at(14), [*pieces, (at(14), at(14), 0.0)], [], car, at(14)).flowing_since is None
    assert day_power(at(14), pieces, [], None, at(14)).flowing_since is None


def test_what_flowed_before_the_first_reading_began_with_the_plug_if_there_was_no_pause() -> None:
    pieces = read((13, 14, 7000))
    steady, paused = Car(at(12), 14_000, 7200), Car(at(12), 9_000, 4000)
    assert day_power(at(14), pieces, [], steady, at(14)).flowing_since == at(12)
    assert day_power(at(14), pieces, [], paused, at(14)).flowing_since is None
    assert day_power(at(14), pieces, [], Car(), at(14)).flowing_since is None


def test_after_a_gap_nobody_knows_when_it_began() -> None:
    pieces = read((10, 11, 0), (13, 14, 7000))
    assert day_power(at(14), pieces, [], Car(at(9), 7_000, 3600), at(14)).flowing_since is None
