"""Who is looked after, who waits, and who is not listened to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from juicedesk.server.boxes import Boxes
from juicedesk.server.registry import MOST_WAITING
from tests.unit.server.home import BOX_ID, IDLE, OLD, Home

ENCRYPTED = f"{BOX_ID}:v09e".encode() + bytes(range(128, 220))


@pytest.fixture
def open_home(tmp_path: Path) -> Iterator[Home]:
    made = Home(tmp_path, adopts_all=True)
    yield made
    made.close()


class Wire:
    """A box's end of the wire: what it sends, and what it is sent."""

    def __init__(self, home: Home) -> None:
        self.sent: list[bytes] = []
        self.boxes = Boxes(home.registry, lambda: home.now_s)

    def receive(self, datagram: bytes) -> None:
        answer = self.boxes.answer(datagram, ("192.0.2.7", 4242))
        if answer is not None:
            self.sent.append(answer)


def test_auto_takes_any_box_that_reports_and_keeps_it(open_home: Home, tmp_path: Path) -> None:
    assert open_home.hear(IDLE) is not None
    open_home.flush()
    (listed,) = open_home.account("get_account_units")["units"]
    assert (listed["unit_id"], listed["name"]) == (BOX_ID, "JuiceBox …0001")
    assert len(open_home.database.units(str)) == 1


def test_auto_sends_no_command_that_nobody_can_answer_for(open_home: Home) -> None:
    assert open_home.hear(OLD) is None


@pytest.mark.parametrize("clock_jump_s", [0.0, -31_536_000.0])
def test_invented_boxes_do_not_fill_the_list_forever(home: Home, clock_jump_s: float) -> None:
    for number in range(MOST_WAITING + 50):
        home.hear(replace(IDLE, juicebox_id=str(number)))
    assert len(home.registry.waiting) == MOST_WAITING
    home.wall_ahead_s = clock_jump_s
    home.hear(IDLE, after_s=601)
    assert list(home.registry.waiting) == [BOX_ID]


def test_a_box_that_moves_is_said_once(home: Home) -> None:
    seen: list[str] = []
    home.registry.on_seen = lambda unit_id, report: seen.append(report.address)
    home.adopted(IDLE)
    home.hear(IDLE)
    assert seen == ["192.0.2.7"]


def test_an_encrypted_box_is_a_state_and_is_logged_once(home: Home, caplog: pytest.LogCaptureFixture) -> None:
    home.adopted(IDLE)
    wire = Wire(home)
    for _ in range(3):
        wire.receive(ENCRYPTED)
    assert wire.sent == []
    assert "encrypted" in home.ask("get_state")["message"]
    (record,) = [record for record in caplog.records if "encrypted" in record.message]
    assert BOX_ID not in record.message
    home.hear(IDLE)
    assert "message" not in home.ask("get_state")


def test_an_encrypted_stranger_waits_and_cannot_be_added(home: Home) -> None:
    Wire(home).receive(ENCRYPTED)
    (waiting,) = home.account("get_waiting_units")["units"]
    assert (waiting["state"], waiting["encrypted"]) == ("disconnect", True)
    assert "encrypted" in home.account("add_unit", ID=BOX_ID)["error_message"]


@pytest.mark.parametrize(
    "datagram",
    [
        b"",
        b"hello",
        IDLE.encode()[:-4],
        IDLE.encode().replace(b"m0040", b"m0048"),
        b"CMD41325A0040M040C006S638!5N5$",
        f"{BOX_ID}:DBG,NFO:BOT:UUID 00112233445566778899".encode() + b":",
        ENCRYPTED,
        replace(IDLE, juicebox_id="0910000000000000000000000099").encode(),
    ],
)
def test_what_is_not_the_valid_status_of_an_adopted_box_gets_no_answer(home: Home, datagram: bytes) -> None:
    home.adopted(IDLE)
    wire = Wire(home)
    wire.receive(datagram)
    assert wire.sent == []


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    position=st.integers(0, len(IDLE.encode()) - 1), byte=st.integers(0, 255), noise=st.binary(max_size=200)
)
def test_damage_and_noise_never_get_an_answer_or_an_error(
    home: Home, position: int, byte: int, noise: bytes
) -> None:
    if not home.registry.units:
        home.adopted(IDLE)
    sound = IDLE.encode()
    damaged = sound[:position] + bytes([byte]) + sound[position + 1 :]
    wire = Wire(home)
    wire.receive(noise)
    if damaged != sound:
        wire.receive(damaged)
    assert wire.sent == []
    wire.receive(sound)
    assert len(wire.sent) == 1
