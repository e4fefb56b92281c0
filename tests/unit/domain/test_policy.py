from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juicedesk.domain.policy import (
    BoxSettings,
    Control,
    OverrideOrder,
    Settled,
    WireLimit,
    first_wire_limit,
    limit_in_force_amps,
    may_draw,
    settle_wire_limit,
    within_share,
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
windows = ends.map(lambda pair: ChargeWindow(*pair))
schedules = st.builds(Schedule, st.booleans(), windows, windows)
settings = st.builds(BoxSettings, amps, amps, amps, schedules, orders)


@given(settings, times)
def test_a_box_never_draws_between_zero_and_the_floor_nor_above_any_limit(
    settings: BoxSettings, time: datetime
) -> None:
    draw = may_draw(settings, time)
    if settings.unit_rating_amps is None or settings.wire_limit_amps is None:
        assert draw is None
        return
    assert draw is not None
    most = min(settings.unit_rating_amps, settings.wire_limit_amps)
    if settings.charge_limit_amps is not None:
        most = min(most, settings.charge_limit_amps)
    assert draw.online_amps in {0, most}
    assert draw.online_amps == 0 or draw.online_amps >= FLOOR_AMPS
    assert draw.offline_amps == settings.wire_limit_amps


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


@given(settings, times)
def test_who_decides_fits_what_is_allowed(settings: BoxSettings, time: datetime) -> None:
    draw = may_draw(settings, time)
    if draw is not None:
        assert (draw.online_amps > 0) == (draw.control in (Control.FREE, Control.OVERRIDE))


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
    assert draw.offline_amps == settings.wire_limit_amps


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
