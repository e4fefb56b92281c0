from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from juicedesk.juicebox.message import parse
from juicedesk.juicebox.status import Protocol, Status


def tenths(highest: int) -> st.SearchStrategy[float]:
    return st.integers(0, highest).map(lambda number: number / 10)


amps = st.integers(0, 99)
STATUSES = st.builds(
    Status,
    juicebox_id=st.text("0123456789", min_size=1, max_size=40),
    protocol=st.sampled_from([Protocol.V07, Protocol.V09U]),
    counter=st.none() | st.integers(0, 999),
    state_code=st.none() | st.integers(0, 9),
    online_amps=st.none() | amps,
    rating_amps=st.none() | amps,
    volts=st.none() | tenths(9999),
    current_amps=st.none() | tenths(9999),
    power_factor=st.none() | st.integers(-1000, 1000).map(lambda number: number / 1000),
    lifetime_wh=st.none() | st.integers(0, 9_999_999_999),
    session_wh=st.none() | st.integers(0, 999_999),
    temperature_c=st.none() | st.integers(-40, 120),
    frequency_hz=st.none() | st.integers(0, 9_999).map(lambda number: number / 100),
    report_interval_s=st.none() | st.integers(1, 99),
    slot_index=st.integers(0, 95),
    slot_wh=st.none() | st.integers(0, 9999),
    clock_ticks=st.none() | st.integers(0, 65_535),
)


@given(STATUSES)
def test_every_status_is_read_as_it_was_written(status: Status) -> None:
    assert parse(status.encode()) == status


def test_an_offline_limit_is_only_written_where_the_protocol_has_one() -> None:
    said = Status("0910", Protocol.V09U, offline_amps=32, slot_index=0)
    assert b",C0032," in said.encode()
    assert b"C" not in Status("0910", Protocol.V07, offline_amps=32).encode().partition(b"!")[0]
