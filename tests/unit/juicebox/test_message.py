from __future__ import annotations

import time

import pytest

from juicedesk.domain import errors
from juicedesk.domain.errors import EncryptedFrame, FrameError, MalformedFrame, WrongChecksum
from juicedesk.juicebox.crc import checksum
from juicedesk.juicebox.message import Debug, parse
from juicedesk.juicebox.status import Protocol, Status
from tests.unit.juicebox.captures import Capture, as_parameters, captures

ZEROED = "0" * 28
BOX = "0910" + "0" * 24
LARGEST_DATAGRAM = 65_507


def signed(text: str) -> bytes:
    return f"{text}!{checksum(text)}:".encode("ascii")


@pytest.mark.parametrize("capture", as_parameters(captures("status", "debug", broken=False)))
def test_every_sound_capture_has_values(capture: Capture) -> None:
    message = parse(capture.datagram)
    assert isinstance(message, Status if capture.kind == "status" else Debug)


@pytest.mark.parametrize("capture", as_parameters(captures("status", "debug", "encrypted", broken=True)))
def test_every_broken_capture_gives_its_error(capture: Capture) -> None:
    assert capture.error is not None
    with pytest.raises(getattr(errors, capture.error)):
        parse(capture.datagram)


PADDED = [c for c in captures("status", "debug", broken=False) if not c.datagram.endswith(b"\n")]


@pytest.mark.parametrize("capture", as_parameters(PADDED))
def test_padded_and_old_captures_are_written_as_they_were_read(capture: Capture) -> None:
    assert parse(capture.datagram).encode() == capture.datagram


def test_a_charging_v09u_box_field_by_field() -> None:
    datagram = next(c.datagram for c in captures("status") if b"!CWS:" in c.datagram)
    assert parse(datagram) == Status(
        juicebox_id=BOX,
        protocol=Protocol.V09U,
        counter=997,
        state_code=2,
        online_amps=31,
        offline_amps=31,
        rating_amps=32,
        volts=239.5,
        current_amps=29.9,
        power_factor=0.997,
        lifetime_wh=6_775_949,
        session_wh=2041,
        temperature_c=26,
        frequency_hz=59.98,
        report_interval_s=9,
        slot_index=7,
        slot_wh=None,
        clock_ticks=14_138,
        unexplained=(("F", 11), ("r", 49), ("b", 0), ("B", 0), ("P", 0)),
    )


def test_an_idle_v09u_box_says_nothing_about_session_and_current() -> None:
    status = parse(next(c.datagram for c in captures("status") if b"!S1H:" in c.datagram))
    assert isinstance(status, Status)
    assert (status.state_code, status.counter, status.offline_amps) == (1, 627, 40)
    assert (status.session_wh, status.current_amps, status.power_factor) == (None, None, None)
    assert (status.slot_index, status.slot_wh, status.lifetime_wh) == (75, 0, 4_555_804)


def test_a_charging_v07_box_field_by_field() -> None:
    status = parse(next(c.datagram for c in captures("status") if b"!NIA:" in c.datagram))
    assert status == Status(
        juicebox_id=BOX,
        protocol=Protocol.V07,
        counter=1,
        state_code=2,
        online_amps=40,
        offline_amps=None,
        rating_amps=40,
        volts=240.0,
        current_amps=39.4,
        power_factor=0.992,
        lifetime_wh=24_880_089,
        session_wh=6779,
        temperature_c=62,
        frequency_hz=60.01,
        report_interval_s=9,
        slot_index=77,
        slot_wh=None,
        clock_ticks=29_148,
        unexplained=(("X", 0), ("Y", 0)),
    )


def test_a_v07_box_without_padding_and_with_a_line_feed() -> None:
    status = parse(next(c.datagram for c in captures("status") if c.datagram.endswith(b"\n")))
    assert isinstance(status, Status)
    assert status.juicebox_id == "0" * 27
    assert (status.counter, status.state_code, status.online_amps, status.rating_amps) == (0, 1, 24, 32)
    assert (status.volts, status.lifetime_wh, status.slot_wh) == (247.9, 20_710_648, 0)


@pytest.mark.parametrize(
    ("tail", "state_code", "current_amps", "session_wh", "slot_index"),
    [("e1,t30:", 0, None, None, 84), ("e2:", 2, 13.7, 60, 94), ("i49,e1:", 1, 0.0, 67, 49)],
)
def test_the_old_format(
    tail: str, state_code: int, current_amps: float | None, session_wh: int | None, slot_index: int
) -> None:
    status = parse(next(c.datagram for c in captures("status") if c.datagram.endswith(tail.encode())))
    assert isinstance(status, Status)
    assert (status.protocol, status.volts, status.lifetime_wh) == (Protocol.OLD, 247.0, 11_097_000)
    assert (status.state_code, status.current_amps) == (state_code, current_amps)
    assert (status.session_wh, status.second_energy, status.slot_index) == (session_wh, 14, slot_index)
    assert (status.online_amps, status.offline_amps, status.rating_amps, status.counter) == (None,) * 4


def test_fields_may_come_in_any_order() -> None:
    status = parse(signed(f"{BOX}:v09u,C0025,m0040,M0016,s007"))
    assert status == Status(BOX, Protocol.V09U, counter=7, online_amps=16, offline_amps=25, rating_amps=40)


@pytest.mark.parametrize(
    ("field", "volts"), [("V247", 247.0), ("V2400", 240.0), ("V0999", 99.9), ("V1366", 136.6)]
)
def test_volts_or_tenths_of_a_volt_by_their_digits(field: str, volts: float) -> None:
    status = parse(signed(f"{BOX}:v07,{field}"))
    assert isinstance(status, Status)
    assert status.volts == volts


def test_letters_of_a_newer_firmware_are_kept() -> None:
    status = parse(signed(f"{BOX}:v09u,s001,Q12,g-3"))
    assert isinstance(status, Status)
    assert status.unexplained == (("Q", 12), ("g", -3))


@pytest.mark.parametrize(
    "fields",
    [
        "M1000",
        "M-001",
        "C9999",
        "m1000",
        "i96",
        "S100",
        "V10000",
        "A99999",
        "e-002",
        "s10000",
        "L" + "9" * 12,
        "E" + "9" * 400,
        "Q" + "9" * 400,
        "S01,S02",
        "S",
        "S-",
        "S--1",
        "S1x",
        "",
        "S01,",
        ",S01",
        "12",
        "-5",
        "S1,,T2",
    ],
)
@pytest.mark.parametrize("version", ["v07", "v09u"])
def test_numbers_out_of_range_and_fields_without_form(version: str, fields: str) -> None:
    with pytest.raises(MalformedFrame):
        parse(signed(f"{BOX}:{version},{fields}"))


@pytest.mark.parametrize(
    "fields", ["V10000", "E1,E2,E3", "E", "V1,,E2", "V247,V247", "S100", "L999999999999"]
)
def test_the_old_format_is_checked_too(fields: str) -> None:
    with pytest.raises(MalformedFrame):
        parse(f"{BOX}:{fields}:".encode())


def test_a_wrong_crc_and_a_missing_one() -> None:
    with pytest.raises(WrongChecksum, match="not that of"):
        parse(f"{BOX}:v09u,s001!000:".encode())
    with pytest.raises(WrongChecksum, match="missing"):
        parse(f"{BOX}:v07,s001:".encode())


@pytest.mark.parametrize(
    "datagram",
    [
        b"",
        b":",
        b"\0",
        BOX.encode(),
        f"{BOX}:v09u,s001!ABC".encode(),
        signed(f"{BOX}:v10,s001"),
        signed(f"{BOX}:v08,s001"),
        signed(f"{BOX}:V247"),
        signed(f"{'9' * 41}:v07,s001"),
        signed(f"{BOX}:v07,s001").replace(b"0910", b"09\xc30"),
        f"{BOX}:DBG,NFO:broken \x01:".encode(),
        f"{BOX}:DBG,nfo:text:".encode(),
        b"CMD52324A20M16C006S001!5RE$",
    ],
)
def test_foreign_and_damaged_datagrams(datagram: bytes) -> None:
    with pytest.raises(MalformedFrame):
        parse(datagram)


def test_encrypted_messages_name_box_and_version() -> None:
    found = [c.datagram for c in captures("encrypted")]
    seen = set()
    for datagram in found:
        with pytest.raises(EncryptedFrame) as caught:
            parse(datagram)
        seen.add((caught.value.juicebox_id, caught.value.version))
    assert seen == {(BOX, "v09e"), (BOX, "v08")}


def test_a_letter_after_v08_is_ciphertext() -> None:
    with pytest.raises(EncryptedFrame):
        parse(f"{BOX}:v08n\x01\x02".encode("latin-1"))


@pytest.mark.parametrize("fill", [b"9", b"a", b",", b"A1,", b"\xff", b"!", b":", b"["])
@pytest.mark.parametrize("start", [b"", f"{BOX}:".encode(), f"{BOX}:v09u,".encode(), f"{BOX}:v07,E".encode()])
def test_huge_datagrams_are_refused_at_once(start: bytes, fill: bytes) -> None:
    datagram = (start + fill * LARGEST_DATAGRAM)[:LARGEST_DATAGRAM]
    started = time.perf_counter()
    with pytest.raises(FrameError):
        parse(datagram)
    assert time.perf_counter() - started < 0.1


def test_debug_lines() -> None:
    line = parse(f"{BOX}:DBG,NFO:BOT:UUID {'0' * 40}:".encode())
    assert line == Debug(BOX, "NFO", f"BOT:UUID {'0' * 40}")
    assert line.is_boot
    assert line.module_uuid == "0" * 40
    other = parse(f"{BOX}:DBG,ERR:Miss CRC 'CMD1':".encode())
    assert isinstance(other, Debug)
    assert (other.is_boot, other.module_uuid, other.orders_encryption) == (False, None, False)


def test_the_order_to_encrypt_is_recognised() -> None:
    line = parse(f"{BOX}:DBG,NFO:DirSvc encrypt 1:".encode())
    assert isinstance(line, Debug)
    assert line.orders_encryption
