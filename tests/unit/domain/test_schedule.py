from datetime import datetime, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from juicedesk.domain.errors import MINUTE_OUT_OF_DAY, START_EQUALS_END, InvalidChange
from juicedesk.domain.schedule import (
    ALL_DAY,
    ANY_TIME,
    MINUTES_PER_DAY,
    ChargeWindow,
    Schedule,
    Seam,
    Stretch,
)

MONDAY = datetime.fromisoformat("2026-06-01T00:00")
ends = st.integers(0, MINUTES_PER_DAY)
pairs = st.tuples(ends, ends).filter(lambda pair: pair[0] - pair[1] not in (0, MINUTES_PER_DAY))
windows = pairs.map(lambda pair: ChargeWindow(*pair))
schedules = st.builds(Schedule, st.just(True), windows, windows)
times = st.datetimes(MONDAY, MONDAY + timedelta(days=21))
WHOLE_WEEK = 7 * MINUTES_PER_DAY


def allowed_minutes(schedule: Schedule) -> list[bool]:
    """Minute by minute from Monday 00:00 on."""
    return [schedule.allows(MONDAY + timedelta(minutes=minute)) for minute in range(WHOLE_WEEK)]


@pytest.mark.parametrize("pair", [(-1, 5), (5, 1441), (1441, 5), (5, -1)])
def test_an_end_outside_the_day_is_refused(pair: tuple[int, int]) -> None:
    with pytest.raises(InvalidChange) as caught:
        ChargeWindow(*pair)
    assert caught.value.reason == MINUTE_OUT_OF_DAY


@pytest.mark.parametrize("minute", [0, 420, 1440])
def test_equal_ends_are_refused(minute: int) -> None:
    with pytest.raises(InvalidChange) as caught:
        ChargeWindow(minute, minute)
    assert caught.value.reason == START_EQUALS_END


@pytest.mark.parametrize("ready_by", [-1, 1441])
def test_ready_by_outside_the_day_is_refused(ready_by: int) -> None:
    with pytest.raises(InvalidChange):
        ChargeWindow(0, 60, ready_by)


def test_a_night_leaves_out_the_middle_of_the_same_day() -> None:
    night = ChargeWindow(1380, 360)
    assert night.spans_midnight
    assert night.pieces == ((0, 360), (1380, 1440))
    assert [night.contains(minute) for minute in (0, 359, 360, 1379, 1380, 1439)] == [
        True,
        True,
        False,
        False,
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("window", "pieces"),
    [
        (ALL_DAY, ((0, 1440),)),
        (ChargeWindow(1380, 0), ((1380, 1440),)),
        (ChargeWindow(1440, 360), ((0, 360),)),
    ],
)
def test_both_ways_of_writing_midnight(window: ChargeWindow, pieces: tuple[tuple[int, int], ...]) -> None:
    assert window.pieces == pieces


def test_from_midnight_back_to_midnight_is_no_time_at_all() -> None:
    with pytest.raises(InvalidChange):
        ChargeWindow(MINUTES_PER_DAY, 0)


@given(windows)
def test_the_pieces_of_a_window_are_in_order_and_not_empty(window: ChargeWindow) -> None:
    edges = [edge for piece in window.pieces for edge in piece]
    assert edges == sorted(set(edges))
    assert edges[0] >= 0
    assert edges[-1] <= MINUTES_PER_DAY


@given(windows)
def test_a_window_is_as_long_as_the_minutes_it_contains(window: ChargeWindow) -> None:
    assert window.length_minutes == sum(map(window.contains, range(MINUTES_PER_DAY)))
    assert 1 <= window.length_minutes <= MINUTES_PER_DAY


@given(windows)
def test_a_window_and_its_opposite_share_the_day(window: ChargeWindow) -> None:
    start, end = window.start_minute_of_day, window.end_minute_of_day
    assume({start, end} != {0, MINUTES_PER_DAY})
    opposite = ChargeWindow(end, start)
    assert all(window.contains(minute) != opposite.contains(minute) for minute in range(MINUTES_PER_DAY))


def test_each_day_has_the_window_of_its_class() -> None:
    schedule = Schedule(True, ChargeWindow(0, 60), ChargeWindow(60, 120))
    early = [schedule.allows(MONDAY + timedelta(days=day, minutes=30)) for day in range(7)]
    assert early == [True] * 5 + [False] * 2


@given(windows, windows, times)
def test_a_disabled_schedule_allows_any_time(
    weekday: ChargeWindow, weekend: ChargeWindow, time: datetime
) -> None:
    schedule = Schedule(False, weekday, weekend)
    assert schedule.allows(time)
    assert schedule.next_change(time) is None
    assert schedule.seams() == ()
    assert schedule.week() == tuple(Stretch(day, 0, MINUTES_PER_DAY) for day in range(7))
    assert not ANY_TIME.enabled


def test_a_schedule_of_whole_days_never_changes() -> None:
    assert Schedule(True, ALL_DAY, ALL_DAY).next_change(MONDAY) is None


def test_the_next_change_after_a_friday_night() -> None:
    schedule = Schedule(True, ChargeWindow(1380, 360), ChargeWindow(600, 660))
    friday_night = MONDAY + timedelta(days=4, hours=23, minutes=30)
    assert schedule.next_change(friday_night) == MONDAY + timedelta(days=5)


@given(schedules, times)
def test_the_next_change_is_the_first_minute_that_differs(schedule: Schedule, time: datetime) -> None:
    whole_minute = time.replace(second=0, microsecond=0)
    later = (whole_minute + timedelta(minutes=step) for step in range(1, WHOLE_WEEK + 1))
    allowed = schedule.allows(time)
    assert schedule.next_change(time) == next((at for at in later if schedule.allows(at) != allowed), None)


@settings(max_examples=30)
@given(schedules)
def test_the_week_is_what_is_allowed_minute_by_minute(schedule: Schedule) -> None:
    shown = [False] * WHOLE_WEEK
    for stretch in schedule.week():
        first = stretch.weekday * MINUTES_PER_DAY
        for minute in range(stretch.start_minute_of_day, stretch.end_minute_of_day):
            assert not shown[first + minute]
            shown[first + minute] = True
    assert shown == allowed_minutes(schedule)


def test_a_night_into_a_weekend_without_one_is_cut() -> None:
    schedule = Schedule(True, ChargeWindow(1380, 360), ChargeWindow(600, 660))
    assert schedule.seams() == (
        Seam(5, cut=True, allowed_until_minute_of_day=0),
        Seam(0, cut=False, allowed_until_minute_of_day=360),
    )


def test_the_same_window_on_all_days_has_no_seam() -> None:
    night = ChargeWindow(1380, 360)
    assert Schedule(True, night, ChargeWindow(1380, 360, 420)).seams() == ()


@settings(max_examples=30)  # a week is 10,080 minutes
@given(schedules)
def test_a_seam_says_what_happens_around_its_midnight(schedule: Schedule) -> None:
    minutes = allowed_minutes(schedule)
    for seam in schedule.seams():
        midnight = seam.weekday * MINUTES_PER_DAY
        before, after = minutes[midnight - 1], minutes[midnight]
        assert before or after
        assert seam.cut == (before and not after)
        day = minutes[midnight : midnight + MINUTES_PER_DAY]
        assert seam.allowed_until_minute_of_day == (day.index(False) if False in day else MINUTES_PER_DAY)


@settings(max_examples=30)
@given(schedules)
def test_a_midnight_without_a_seam_is_an_ordinary_one(schedule: Schedule) -> None:
    minutes = allowed_minutes(schedule)
    seams = {seam.weekday for seam in schedule.seams()}
    for weekday in {5, 0} - seams:
        midnight = weekday * MINUTES_PER_DAY
        quiet = not minutes[midnight - 1] and not minutes[midnight]
        assert quiet or schedule.weekday.pieces == schedule.weekend.pieces
