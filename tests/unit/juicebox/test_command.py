from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juicedesk.domain import errors
from juicedesk.domain.errors import MalformedFrame, WrongChecksum
from juicedesk.juicebox.command import Command, command_at, datagram_at, next_counter, parse_command
from juicedesk.juicebox.crc import checksum
from juicedesk.juicebox.status import Protocol
from tests.unit.juicebox.captures import Capture, as_parameters, captures

SUNDAY = datetime(2024, 10, 20, 21, 6, tzinfo=UTC)


def protocol_of(datagram: bytes) -> Protocol:
    return Protocol.V09U if b"A00" in datagram or b"M016" in datagram else Protocol.V07


@pytest.mark.parametrize("capture", as_parameters(captures("command", broken=False)))
def test_every_sound_capture_is_written_as_it_was_read(capture: Capture) -> None:
    command = parse_command(capture.datagram)
    assert command.encode(protocol_of(capture.datagram)) == capture.datagram


@pytest.mark.parametrize("capture", as_parameters(captures("command", broken=True)))
def test_every_broken_capture_gives_its_error(capture: Capture) -> None:
    assert capture.error is not None
    with pytest.raises(getattr(errors, capture.error)):
        parse_command(capture.datagram)


@pytest.mark.parametrize(
    ("datagram", "command"),
    [
        (b"CMD41325A0040M040C006S638!5N5$", Command(4, 13, 25, 40, 40, 6, 638)),
        (b"CMD62210A20M18C006S006!31Y$", Command(6, 22, 10, 20, 18, 6, 6)),
        (b"CMD41301A29M40C242S075!TJ5$", Command(4, 13, 1, 29, 40, 242, 75)),
        (b"CMD02106A0012M031C006S082!4IA$", Command(0, 21, 6, 12, 31, 6, 82)),
        (b"CMD52324A0000M000C006S001!ETK$", Command(5, 23, 24, 0, 0, 6, 1)),
        (b"CMD52324A20C006S001!NVK$", Command(5, 23, 24, 20, None, 6, 1)),
        (b"CMD52324M016C006S001!SV9$", Command(5, 23, 24, None, 16, 6, 1)),
    ],
)
def test_captures_field_by_field(datagram: bytes, command: Command) -> None:
    assert parse_command(datagram) == command


def test_the_parameter_goes_with_the_counter_as_the_vendor_sent_it() -> None:
    for capture in captures("command", broken=False):
        seen = parse_command(capture.datagram)
        if seen.parameter == 6 and seen.counter % 4 != 2:
            continue  # proxies always sent 6
        assert command_at(SUNDAY, 16, 32, seen.counter).parameter == seen.parameter


def test_a_command_carries_the_wall_clock_of_the_site() -> None:
    command = command_at(SUNDAY, 12, 31, 82)
    assert command.encode(Protocol.V09U) == b"CMD02106A0012M031C006S082!4IA$"
    assert command_at(datetime(2024, 10, 26, 0, 5, tzinfo=UTC), 0, 31, 1).weekday == 6


@pytest.mark.parametrize(
    ("online_amps", "offline_amps", "counter"),
    [
        (1, 32, 1),
        (5, 32, 1),
        (-1, 32, 1),
        (1000, 32, 1),
        (16, -1, 1),
        (16, 1000, 1),
        (16, 32, 0),
        (16, 32, 1000),
    ],
)
def test_a_command_that_no_box_may_get(online_amps: int, offline_amps: int, counter: int) -> None:
    with pytest.raises(ValueError, match="A"):
        command_at(SUNDAY, online_amps, offline_amps, counter)


def test_a_box_of_the_old_format_gets_no_command_and_v07_no_three_digits() -> None:
    with pytest.raises(ValueError, match="old format"):
        command_at(SUNDAY, 16, 32, 1).encode(Protocol.OLD)
    with pytest.raises(ValueError, match="does not fit"):
        command_at(SUNDAY, 16, 100, 1).encode(Protocol.V07)


@pytest.mark.parametrize(
    "text",
    [
        "CMD72324A20M16C006S001",
        "CMD52424A20M16C006S001",
        "CMD52360A20M16C006S001",
        "CMD52324A1000M016C006S001",
    ],
)
def test_times_and_amps_that_do_not_exist(text: str) -> None:
    with pytest.raises(MalformedFrame):
        parse_command(f"{text}!{checksum(text)}$".encode())


@pytest.mark.parametrize("datagram", [b"", b"CMD", b"CMD52324A20M16C006S001!5RE", b"\xff" * 9, b"9" * 65_507])
def test_what_is_no_command(datagram: bytes) -> None:
    with pytest.raises(MalformedFrame):
        parse_command(datagram)


def test_a_missing_and_a_wrong_crc() -> None:
    with pytest.raises(WrongChecksum, match="missing"):
        parse_command(b"CMD52324A20M16C006S001")
    with pytest.raises(WrongChecksum, match="not that of"):
        parse_command(b"CMD52324A20M16C006S001!5RF$")


def test_the_counter_runs_from_1_to_999_and_starts_again() -> None:
    counters = [1]
    while len(counters) < 1000:
        counters.append(next_counter(counters[-1]))
    assert counters[-1] == 1
    assert sorted(counters[:-1]) == list(range(1, 1000))
    assert all(later == earlier + 1 for earlier, later in pairwise(counters[:-1]))
    assert next_counter(0) == 1


@given(
    st.datetimes(),
    st.just(0) | st.integers(6, 99),
    st.integers(0, 99),
    st.integers(1, 999),
    st.sampled_from([Protocol.V07, Protocol.V09U]),
)
def test_every_command_is_read_as_it_was_written(
    local_time: datetime, online_amps: int, offline_amps: int, counter: int, protocol: Protocol
) -> None:
    command = command_at(local_time, online_amps, offline_amps, counter)
    assert parse_command(command.encode(protocol)) == command
    for _ in range(2):  # made, then kept
        assert datagram_at(local_time, online_amps, offline_amps, counter, protocol) == command.encode(
            protocol
        )


def test_a_kept_command_is_no_other_boxs() -> None:
    alike = [
        (SUNDAY, 16, 32, 1, Protocol.V09U),
        (SUNDAY, 16, 32, 1, Protocol.V07),
        (SUNDAY, 6, 32, 1, Protocol.V09U),
        (SUNDAY, 16, 31, 1, Protocol.V09U),
        (SUNDAY, 16, 32, 2, Protocol.V09U),
        (SUNDAY + timedelta(minutes=1), 16, 32, 1, Protocol.V09U),
        (SUNDAY + timedelta(hours=1), 16, 32, 1, Protocol.V09U),
        (SUNDAY + timedelta(days=1), 16, 32, 1, Protocol.V09U),
    ]
    assert len({datagram_at(*one) for one in alike}) == len(alike)
    for amps in (3, -1):
        with pytest.raises(ValueError, match="A"):
            datagram_at(SUNDAY, amps, 32, 1, Protocol.V09U)
