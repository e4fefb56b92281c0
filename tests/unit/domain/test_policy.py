from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juicedesk.domain.policy import (
    NOTHING_SEEN,
    BoxSettings,
    Control,
    Draw,
    OverrideOrder,
    Seen,
    Settled,
    WireLimit,
    first_wire_limit,
    limit_in_force_amps,
    may_draw,
    settle_wire_limit,
    shown_offline_amps,
    within_share,
    without_raise,
)
from juicedesk.domain.schedule import ChargeWindow, Schedule
from juicedesk.domain.wiring import FLOOR_AMPS

MONDAY_NOON = datetime.fromisoformat("2026-06-01T12:00")
NIGHTS = Schedule(True, ChargeWindow(1380, 360), ChargeWindow(1380, 360))
NOONS = Schedule(True, ChargeWindow(660, 780), ChargeWindow(660, 780))
NOW = OverrideOrder(MONDAY_NOON - timedelta(minutes=1))

amps = st.none() | st.integers(0, 90)
times = st.datetimes(MONDAY_NOON, MONDAY_NOON + timedelta(days=8))
orders = st.none() | st.builds(OverrideOrder, times)
ends = st.tuples(st.integers(0, 1439), st.integers(0, 1440)).filter(lambda pair: pair[0] != pair[1])
readies = st.none() | st.integers(1, 1440)
windows = st.tuples(ends, readies).map(lambda made: ChargeWindow(*made[0], made[1]))
schedules = st.builds(Schedule, st.booleans(), windows, windows)
energies = st.none() | st.integers(0, 90_000)
settings = st.builds(
    BoxSettings,
    amps,
    amps,
    amps,
    schedules,
    orders,
    not_before=st.none() | times,
    minimum_wh=st.integers(0, 9_000),
    energy_to_add_wh=energies,
)
reports = st.builds(Seen, st.integers(0, 90_000), st.none() | st.floats(100, 260), st.booleans())


@given(settings, times, reports)
def test_a_box_never_draws_between_zero_and_the_floor_nor_above_any_limit(
    settings: BoxSettings, time: datetime, seen: Seen
) -> None:
    draw = may_draw(settings, time, seen)
    if settings.unit_rating_amps is None or settings.wire_limit_amps is None:
        assert draw is None
        return
    assert draw is not None
    most = min(settings.unit_rating_amps, settings.wire_limit_amps)
    if settings.charge_limit_amps is not None:
        most = min(most, settings.charge_limit_amps)
    assert draw.online_amps in {0, most}
    assert draw.online_amps == 0 or draw.online_amps >= FLOOR_AMPS
    assert draw.offline_amps == min(settings.unit_rating_amps, settings.wire_limit_amps)


@given(settings, times, st.integers(0, 90), st.integers(0, 90))
def test_a_load_group_only_ever_takes_away(
    settings: BoxSettings, time: datetime, offline_share: int, share: int
) -> None:
    alone = may_draw(settings, time)
    member = may_draw(replace(settings, offline_share_amps=offline_share), time)
    if alone is None or member is None:
        assert alone is member
        return
    assert member.offline_amps == min(alone.offline_amps, offline_share)
    draw = within_share(member, share)
    assert draw.online_amps in {0, min(alone.online_amps, share)} - set(range(1, FLOOR_AMPS))
    assert (draw.control is Control.LOAD_GROUP) == (alone.online_amps > 0 == draw.online_amps)


@given(settings, times, reports)
def test_who_decides_fits_what_is_allowed(settings: BoxSettings, time: datetime, seen: Seen) -> None:
    draw = may_draw(settings, time, seen)
    if draw is not None:
        assert (draw.online_amps > 0) == draw.control.lets_charge


@given(settings, times)
def test_the_schedule_only_ever_takes_away(settings: BoxSettings, time: datetime) -> None:
    limit_amps = limit_in_force_amps(settings)
    draw = may_draw(settings, time)
    if draw is not None and limit_amps is not None:
        assert draw.online_amps <= limit_amps


@pytest.mark.parametrize(
    ("settings", "online_amps", "control"),
    [
        (BoxSettings(40, 32), 32, Control.FREE),
        (BoxSettings(32, 40), 32, Control.FREE),
        (BoxSettings(40, 32, 16), 16, Control.FREE),
        (BoxSettings(40, 16, 32), 16, Control.FREE),
        (BoxSettings(40, 32, 0), 0, Control.SWITCHED_OFF),
        (BoxSettings(40, 32, 5), 0, Control.SWITCHED_OFF),
        (BoxSettings(40, 0), 0, Control.SWITCHED_OFF),
        (BoxSettings(40, 32, None, NIGHTS), 0, Control.SCHEDULE),
        (BoxSettings(40, 32, None, NOONS), 32, Control.FREE),
        (BoxSettings(40, 32, None, NIGHTS, NOW), 32, Control.OVERRIDE),
        (BoxSettings(40, 32, 16, NIGHTS, NOW), 16, Control.OVERRIDE),
        (BoxSettings(40, 32, 0, NIGHTS, NOW), 0, Control.SWITCHED_OFF),
    ],
)
def test_what_a_box_may_draw_at_noon(settings: BoxSettings, online_amps: int, control: Control) -> None:
    draw = may_draw(settings, MONDAY_NOON)
    assert draw is not None
    assert (draw.online_amps, draw.control) == (online_amps, control)
    assert draw.offline_amps == min(settings.unit_rating_amps or 0, settings.wire_limit_amps or 0)


def test_an_override_for_later_waits_until_then() -> None:
    later = OverrideOrder(MONDAY_NOON + timedelta(hours=1))
    settings = BoxSettings(40, 32, None, NOONS, later)
    before = may_draw(settings, MONDAY_NOON)
    after = may_draw(settings, later.start)
    assert before is not None
    assert after is not None
    assert (before.online_amps, before.control) == (0, Control.SWITCHED_OFF)
    assert (after.online_amps, after.control) == (32, Control.OVERRIDE)


def test_the_limit_in_force_does_not_know_the_schedule() -> None:
    assert limit_in_force_amps(BoxSettings(40, 32, 24, NIGHTS)) == 24
    assert limit_in_force_amps(BoxSettings(None, 32)) is None
    assert limit_in_force_amps(BoxSettings(40, None)) is None


def test_an_override_without_an_energy_is_never_delivered() -> None:
    assert not OverrideOrder(MONDAY_NOON).is_delivered(10**6)


def test_an_override_counts_the_energy_since_it_was_given() -> None:
    order = OverrideOrder(MONDAY_NOON, energy_wh=5000, given_at_session_wh=1000)
    assert not order.is_delivered(5999)
    assert order.is_delivered(6000)


@pytest.mark.parametrize(
    ("rating", "offline", "online", "expected"),
    [
        (40, 32, 16, WireLimit(32, True)),
        (40, 48, None, WireLimit(40, True)),
        (40, 0, 32, WireLimit(0, True)),
        (40, None, 32, WireLimit(32, False)),
        (40, None, 48, WireLimit(40, False)),
        (40, None, 5, WireLimit(None, False)),
        (40, None, 0, WireLimit(None, False)),
        (40, None, None, WireLimit(None, False)),
        (None, 32, 32, WireLimit(None, False)),
    ],
)
def test_the_first_wire_limit_is_what_the_box_reports(
    rating: int | None, offline: int | None, online: int | None, expected: WireLimit
) -> None:
    assert first_wire_limit(rating, offline, online) == expected


@given(amps, amps, amps)
def test_the_first_wire_limit_is_never_above_the_rating(
    rating: int | None, offline: int | None, online: int | None
) -> None:
    limit = first_wire_limit(rating, offline, online)
    assert limit.amps is None or (rating is not None and limit.amps <= rating)
    assert not (limit.verified and offline is None)


@pytest.mark.parametrize(
    ("reported", "awaited", "expected"),
    [
        (None, False, Settled(32, False)),
        (32, False, Settled(32, False)),
        (40, False, Settled(32, False)),
        (24, False, Settled(24, True)),
        (24, True, Settled(32, False)),
    ],
)
def test_the_lower_wire_limit_holds(reported: int | None, awaited: bool, expected: Settled) -> None:
    assert settle_wire_limit(32, reported, awaited) == expected


@given(st.integers(0, 90), amps, st.booleans())
def test_no_report_raises_a_wire_limit(wire: int, reported: int | None, awaited: bool) -> None:
    assert settle_wire_limit(wire, reported, awaited).wire_limit_amps <= wire


BERLIN = ZoneInfo("Europe/Berlin")


def control_at(settings: BoxSettings, utc: str, seen: Seen = NOTHING_SEEN) -> Control:
    draw = may_draw(settings, datetime.fromisoformat(utc).replace(tzinfo=UTC).astimezone(BERLIN), seen)
    assert draw is not None
    assert (draw.online_amps > 0) == draw.control.lets_charge
    return draw.control


def test_the_hour_that_never_comes_is_in_no_window() -> None:
    gap = Schedule(True, ChargeWindow(120, 180), ChargeWindow(120, 180))
    night = [f"2026-03-29T{hour:02d}:{minute:02d}" for hour in range(3) for minute in (0, 30)]
    assert {control_at(BoxSettings(40, 32, None, gap), utc) for utc in night} == {Control.SCHEDULE}


def test_the_hour_that_comes_twice_is_in_its_window_twice() -> None:
    twice = Schedule(True, ChargeWindow(120, 180), ChargeWindow(120, 180))
    night = [f"2026-10-25T{hour:02d}:30" for hour in range(4)]
    controls = [control_at(BoxSettings(40, 32, None, twice), utc) for utc in night]
    assert controls == [Control.FREE, Control.FREE, Control.SCHEDULE, Control.SCHEDULE]


def test_charge_now_goes_on_through_the_hour_that_comes_twice() -> None:
    ten_to_three = OverrideOrder(datetime.fromisoformat("2026-10-25T02:50"))
    settings = BoxSettings(40, 32, None, NIGHTS, ten_to_three)
    assert control_at(settings, "2026-10-25T00:49") is Control.SWITCHED_OFF
    for utc in ("2026-10-25T00:50", "2026-10-25T01:05", "2026-10-25T01:49", "2026-10-25T02:30"):
        assert control_at(settings, utc) is Control.OVERRIDE


def test_what_has_begun_is_not_stopped_by_a_clock_that_is_set_back() -> None:
    begun = replace(OverrideOrder(MONDAY_NOON), is_begun=True)
    draw = may_draw(BoxSettings(40, 32, None, NIGHTS, begun), MONDAY_NOON - timedelta(days=30))
    assert draw is not None and draw.control is Control.OVERRIDE


@pytest.mark.parametrize(
    ("settings", "control"),
    [
        (BoxSettings(40, 32, None, NIGHTS, minimum_wh=3_000), Control.MINIMUM_CHARGE),
        (BoxSettings(40, 32, None, NIGHTS, minimum_wh=2_000), Control.SCHEDULE),
        (BoxSettings(40, 32, None, NOONS, minimum_wh=3_000), Control.FREE),
        (BoxSettings(40, 32, 0, NIGHTS, minimum_wh=3_000), Control.SWITCHED_OFF),
        (
            BoxSettings(
                40, 32, None, NIGHTS, OverrideOrder(MONDAY_NOON + timedelta(days=365)), minimum_wh=3_000
            ),
            Control.SWITCHED_OFF,
        ),
        (
            BoxSettings(40, 32, None, NIGHTS, not_before=MONDAY_NOON + timedelta(hours=1), minimum_wh=3_000),
            Control.SCHEDULE,
        ),
    ],
)
def test_the_minimum_is_charged_outside_the_window_and_lifts_nothing_else(
    settings: BoxSettings, control: Control
) -> None:
    draw = may_draw(settings, MONDAY_NOON, Seen(session_wh=2_000))
    assert draw is not None and draw.control is control


@pytest.mark.parametrize(
    ("energy_to_add_wh", "volts", "ready_by", "control"),
    [
        (100_000, 240.0, 420, Control.READY_BY),
        (40_000, 240.0, 420, Control.SCHEDULE),
        (None, 240.0, 420, Control.SCHEDULE),
        (100_000, None, 420, Control.SCHEDULE),
        (100_000, 240.0, None, Control.SCHEDULE),
    ],
)
def test_ready_by_moves_the_start_only_with_a_known_energy_and_a_persons_wish(
    energy_to_add_wh: int | None, volts: float | None, ready_by: int | None, control: Control
) -> None:
    nights = Schedule(True, ChargeWindow(1380, 360, ready_by), ChargeWindow(1380, 360, ready_by))
    settings = BoxSettings(40, 32, None, nights, energy_to_add_wh=energy_to_add_wh)
    draw = may_draw(settings, MONDAY_NOON + timedelta(hours=9), Seen(volts=volts))
    assert draw is not None and draw.control is control


@given(st.integers(0, 90), amps, amps)
def test_a_newcomer_is_never_raised(online: int, has_online: int | None, has_offline: int | None) -> None:
    draw = without_raise(Draw(online, 32, Control.FREE), has_online, has_offline)
    assert (draw is None) == (has_online is None or has_offline is None)
    if draw is not None and has_online is not None and has_offline is not None:
        assert draw.online_amps <= min(online, has_online)
        assert draw.offline_amps == min(32, has_offline)
        assert not 0 < draw.online_amps < FLOOR_AMPS or draw.online_amps == online


@pytest.mark.parametrize(
    ("offline", "online", "is_on_its_own", "shown"),
    [
        (24, 32, False, 24),
        (24, 32, True, 24),
        (0, 32, True, 0),
        (None, 32, False, None),
        (None, 32, True, 32),
        (None, 5, True, None),
        (None, None, True, None),
    ],
)
def test_what_a_report_shows_of_the_offline_value(
    offline: int | None, online: int | None, is_on_its_own: bool, shown: int | None
) -> None:
    assert shown_offline_amps(offline, online, is_on_its_own=is_on_its_own) == shown
