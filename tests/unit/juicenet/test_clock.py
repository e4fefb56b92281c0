from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juicedesk.juicenet.clock import from_local_epoch, local_offset_s, to_local_epoch
from juicedesk.juicenet.reading import WireError


def test_a_wall_clock_is_written_as_if_it_were_utc() -> None:
    assert from_local_epoch(1_700_035_200) == datetime.fromisoformat("2023-11-15T08:00")
    assert to_local_epoch(datetime.fromisoformat("2023-11-15T08:00")) == 1_700_035_200


@given(st.datetimes())
def test_the_way_there_and_back_drops_only_the_parts_of_a_second(local_time: datetime) -> None:
    assert from_local_epoch(to_local_epoch(local_time)) == local_time.replace(microsecond=0)


def test_a_time_with_a_zone_is_not_silently_converted() -> None:
    with pytest.raises(ValueError, match="no zone"):
        to_local_epoch(datetime(2023, 11, 15, tzinfo=UTC))


@pytest.mark.parametrize("local_epoch", [10**15, -(10**15), 2**62])
def test_a_time_beyond_the_calendar_is_a_named_error(local_epoch: int) -> None:
    with pytest.raises(WireError):
        from_local_epoch(local_epoch)


@given(st.integers(-56, 56), st.integers(-449, 449))
def test_the_offset_is_rounded_to_a_quarter_of_an_hour(quarters: int, slip_s: int) -> None:
    utc_time = 1_700_053_200
    assert local_offset_s(utc_time + quarters * 900 + slip_s, utc_time) == quarters * 900


@pytest.mark.parametrize(
    ("unit_time", "utc_time"),
    [
        (None, 1),
        (1, None),
        (0, 1_700_053_200),
        (1_700_053_200 + 15 * 3600, 1_700_053_200),
    ],
)
def test_an_offset_that_no_zone_has_is_unknown(unit_time: int | None, utc_time: int | None) -> None:
    assert local_offset_s(unit_time, utc_time) is None
