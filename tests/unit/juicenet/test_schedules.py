import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juicedesk.domain.errors import MINUTE_OUT_OF_DAY, START_EQUALS_END, InvalidChange
from juicedesk.domain.schedule import ALL_DAY, ANY_TIME, ChargeWindow, Schedule
from juicedesk.juicenet.reading import WireError
from juicedesk.juicenet.schedules import schedule_from_wire, schedule_to_wire

minutes = st.integers(0, 1440)
ready_bys = st.none() | st.integers(1, 1440)
ends = st.tuples(minutes, minutes).filter(lambda pair: pair[0] - pair[1] not in (0, 1440))
windows = st.builds(lambda pair, ready_by: ChargeWindow(pair[0], pair[1], ready_by), ends, ready_bys)


def body(kind: str = "custom", changes: dict[str, object] | None = None) -> dict[str, Any]:
    day = {"start": 1380, "end": 360, "car_ready_by": 420}
    return {
        "type": kind,
        "weekday": day | (changes or {}),
        "weekend": {"start": 0, "end": 480, "car_ready_by": 0},
    }


def test_the_form_of_the_api() -> None:
    schedule = Schedule(True, ChargeWindow(1380, 360, 420), ChargeWindow(0, 480))
    assert schedule_to_wire(schedule) == body()
    assert schedule_from_wire(body()) == schedule


def test_both_windows_are_written_for_a_disabled_schedule() -> None:
    day = {"start": 0, "end": 1440, "car_ready_by": 0}
    assert schedule_to_wire(ANY_TIME) == {"type": "disabled", "weekday": day, "weekend": day}


@given(st.booleans(), windows, windows)
def test_every_schedule_survives_the_wire(
    enabled: bool, weekday: ChargeWindow, weekend: ChargeWindow
) -> None:
    schedule = Schedule(enabled, weekday, weekend)
    assert schedule_from_wire(json.loads(json.dumps(schedule_to_wire(schedule)))) == schedule


def test_numbers_as_text_and_stray_keys_are_read() -> None:
    odd = {
        " Type": "Custom ",
        "WeekDay": {"Start ": "1380", "end": 360.0, "car_ready_by": "420"},
        "weekend": body()["weekend"],
    }
    assert schedule_from_wire(odd) == schedule_from_wire(body())


def test_a_missing_ready_by_is_none() -> None:
    odd = body()
    del odd["weekday"]["car_ready_by"]
    assert schedule_from_wire(odd).weekday.ready_by_minute_of_day is None


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"start": 360}, START_EQUALS_END),
        ({"start": 1440, "end": 0}, START_EQUALS_END),
        ({"end": 1441}, MINUTE_OUT_OF_DAY),
        ({"start": -1}, MINUTE_OUT_OF_DAY),
        ({"car_ready_by": 2000}, MINUTE_OUT_OF_DAY),
    ],
)
def test_a_window_that_may_not_be_asked_for(changes: dict[str, object], reason: str) -> None:
    with pytest.raises(InvalidChange) as caught:
        schedule_from_wire(body(changes=changes))
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    "changes", [{"start": None}, {"end": "late"}, {"start": 5.5}, {"car_ready_by": "late"}]
)
def test_what_is_no_window_is_a_named_error(changes: dict[str, object]) -> None:
    with pytest.raises(WireError):
        schedule_from_wire(body(changes=changes))


@pytest.mark.parametrize("changes", [{"start": 360}, {"end": 9999}, {"start": None}, {"start": 0, "end": 0}])
def test_windows_that_do_not_count_may_be_nonsense(changes: dict[str, object]) -> None:
    schedule = schedule_from_wire(body("disabled", changes))
    assert schedule == Schedule(False, ALL_DAY, ChargeWindow(0, 480))


@pytest.mark.parametrize(
    "odd", [{}, body("sometimes"), body() | {"type": None}, body() | {"weekend": 5}, {"type": "custom"}]
)
def test_what_is_no_schedule_is_a_named_error(odd: dict[str, object]) -> None:
    with pytest.raises(WireError):
        schedule_from_wire(odd)
