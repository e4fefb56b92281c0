"""What boxes get from the real server: the right command, or no answer at all."""

from __future__ import annotations

import random
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from juicedesk.juicebox.message import Debug
from juicedesk.juicebox.status import CHARGING, NO_CAR, PLUGGED, Protocol
from juicedesk.juicenet.clock import to_local_epoch
from juicedesk.server.options import UDP_PORTS
from tests.e2e.home_server import Box, HomeServer, sound_status

UNIT, OTHER = "0910000000000000000000000001", "0910000000000000000000000002"
ZONE = "Pacific Standard Time"


@pytest.mark.parametrize("protocol", [Protocol.V09U, Protocol.V07])
def test_answers_a_status_with_both_limits_the_time_and_the_next_counter(
    tmp_path: Path, protocol: Protocol
) -> None:
    offline_amps = 32 if protocol is Protocol.V09U else None
    with _server(tmp_path) as server, Box(server, UNIT, protocol=protocol, offline_amps=offline_amps) as box:
        box.obey()
        assert server.unit(UNIT, "set_info", timeZoneId=ZONE)["success"]
        command = box.obey()
    local = datetime.now(UTC).astimezone(ZoneInfo("America/Los_Angeles"))
    moment = local.replace(hour=command.hour, minute=command.minute)
    assert abs(moment - local) < timedelta(minutes=2) or abs(moment - local) > timedelta(hours=23, minutes=57)
    assert (command.online_amps, command.offline_amps, command.counter) == (32, 32, 43)


def test_goes_on_with_the_boxs_own_count_after_a_restart(tmp_path: Path) -> None:
    with _server(tmp_path) as server, Box(server, UNIT, counter=998) as box:
        assert [box.obey().counter for _ in range(3)] == [999, 1, 2]
    with _server(tmp_path) as server, Box(server, UNIT, counter=2) as box:
        assert box.obey().counter == 3


def test_sends_no_command_to_a_box_before_it_is_added(tmp_path: Path) -> None:
    with HomeServer(tmp_path, "--no-tls") as server, Box(server, UNIT) as box:
        box.say()
        _until_waiting(server, box, UNIT)
        assert server.account("get_account_units")["units"] == []
        assert server.account("add_unit", ID=UNIT, account_token="wrong")["error_code"] == 1009
        assert server.account("add_unit", ID=OTHER)["success"] is False
        added = server.account("add_unit", ID=UNIT, device_name="Garage")
        assert (added["success"], added["unit_id"], added["name"]) == (True, UNIT, "Garage")
        assert server.account("get_waiting_units")["units"] == []
        # The only answer that ever comes is the one to the report after add_unit.
        box.say(counter=77)
        assert box.command().counter == 78


def test_sends_the_schedule_the_charge_limit_and_the_override(tmp_path: Path) -> None:
    with _server(tmp_path) as server, Box(server, UNIT) as box:
        box.obey()
        server.unit(UNIT, "set_limit", amperage="16")
        assert box.obey().online_amps == 16
        now = server.unit(UNIT, "get_state")["unit_time"]
        minute = now % 86_400 // 60
        later = {"start": (minute + 120) % 1440, "end": (minute + 180) % 1440, "car_ready_by": 0}
        server.unit(UNIT, "set_schedule", type="custom", weekday=later, weekend=later)
        command = box.obey()
        assert (command.online_amps, command.offline_amps) == (0, 32)
        server.unit(UNIT, "set_override", override_time=now, energy_at_plugin=0, energy_to_add=500)
        assert box.obey(state_code=CHARGING).online_amps == 16
        assert box.obey(lifetime_wh=100_499).online_amps == 16
        assert box.obey(lifetime_wh=100_500).online_amps == 0
        assert server.unit(UNIT, "get_state")["override_time"] == 0


def test_charges_the_minimum_outside_the_window_and_begins_early_to_be_ready(tmp_path: Path) -> None:
    with _server(tmp_path) as server, Box(server, UNIT) as box:
        box.obey()
        assert server.unit(UNIT, "set_info", timeZoneId="UTC")["success"]
        minute = server.unit(UNIT, "get_state")["unit_time"] % 86_400 // 60
        # From here on in three hours, for one hour; ready four and a half hours from now.
        start, end, ready_by = ((minute + later) % 1440 or 1 for later in (180, 240, 270))
        window = {"start": start, "end": end, "car_ready_by": ready_by}
        assert server.unit(UNIT, "set_schedule", type="custom", weekday=window, weekend=window)["success"]
        assert box.obey().online_amps == 0
        server.unit(UNIT, "set_info", minimal_charge=1_000)
        assert box.obey().online_amps == 32
        assert box.obey(state_code=CHARGING, lifetime_wh=101_000).online_amps == 0
        # 7.68 kW for the window's hour and two and a half hours before it; then for an hour more.
        for hours, amps in ((3.5, 0), (4.5, 32)):
            server.unit(UNIT, "set_info", wh_energy_to_add=round(1_000 + hours * 7_680))
            assert box.obey(state_code=PLUGGED).online_amps == amps


def test_what_has_been_charged_is_kept_by_session_and_by_quarter_of_an_hour(tmp_path: Path) -> None:
    with _server(tmp_path) as server, Box(server, UNIT, state_code=NO_CAR) as box:
        box.obey()
        for lifetime_wh in (100_000, 100_300, 100_700):
            box.obey(state_code=CHARGING, lifetime_wh=lifetime_wh)
        box.obey(state_code=NO_CAR)
        (session,) = server.unit(UNIT, "get_history")["sessions"]
        assert session["wh_energy"] == 700
        plot = server.unit(UNIT, "get_plot", attribute="power", intervals=100, session_id=session["id"])
        assert plot["points"]
        assert server.stop() == 0
    with _server(tmp_path) as server:
        assert server.unit(UNIT, "get_history")["sessions"] == [session]


def test_ends_an_override_when_the_car_leaves(tmp_path: Path) -> None:
    with _server(tmp_path) as server, Box(server, UNIT, state_code=NO_CAR) as box:
        box.obey()
        server.unit(UNIT, "set_override", override_time=1_000, energy_at_plugin=0, energy_to_add=0)
        box.obey()
        box.obey(state_code=PLUGGED)
        assert server.unit(UNIT, "get_state")["show_override"] is True
        box.obey(state_code=NO_CAR)
        assert server.unit(UNIT, "get_state")["show_override"] is False


def test_a_start_in_the_future_holds_the_box_back(tmp_path: Path) -> None:
    with _server(tmp_path) as server, Box(server, UNIT) as box:
        box.obey()
        start = to_local_epoch(datetime(2105, 1, 1))  # noqa: DTZ001 - a wall clock
        assert server.unit(UNIT, "set_override", override_time=start)["success"]
        assert box.obey().online_amps == 0
        state = server.unit(UNIT, "get_state")
        assert (state["target_time"], state["triggers_blocking"], state["triggers_all"]) == (start, 8, 9)


def test_a_person_raises_the_wire_limit_and_the_box_lowers_it(tmp_path: Path) -> None:
    with _server(tmp_path) as server, Box(server, UNIT) as box:
        box.obey()
        assert server.unit(UNIT, "set_info", amps_wire_rating=40, timeZoneId=ZONE)["success"]
        # Reports from before the command do not count as the box's own will.
        box.say()
        assert box.command().offline_amps == 40
        box.say()
        assert box.command().offline_amps == 40
        box.obey(offline_amps=40)
        assert server.unit(UNIT, "get_info")["amps_wire_rating"] == 40
        assert box.obey(offline_amps=20).offline_amps == 20
        assert server.unit(UNIT, "get_info")["amps_wire_rating"] == 20
        # A box that has risen by itself is set down.
        assert box.obey(offline_amps=40).offline_amps == 20
        assert server.unit(UNIT, "get_info")["amps_wire_rating"] == 20


def test_reads_an_old_box_but_gives_it_no_command(tmp_path: Path) -> None:
    with _server(tmp_path) as server, Box(server, UNIT) as box, Box(server, OTHER) as old:
        old.send(replace(sound_status(OTHER), protocol=Protocol.OLD, current_amps=None).encode())
        box.obey()
        info = server.unit(OTHER, "get_info")
        assert (info["amps_wire_rating"], info["amps_unit_rating"]) == (0, 0)
        assert server.unit(OTHER, "set_limit", amperage=16)["success"] is False
        old.send(box.status.encode())
        assert old.is_answered_once()


def test_a_v07_box_without_a_limit_of_its_own_gets_no_command_until_a_person_sets_one(
    tmp_path: Path,
) -> None:
    silent = {"protocol": Protocol.V07, "offline_amps": None, "online_amps": 0}
    with _server(tmp_path) as server, Box(server, UNIT) as box, Box(server, OTHER, **silent) as v07:
        v07.say()
        v07.send(box.status.encode())
        assert v07.is_answered_once()
        assert server.unit(OTHER, "set_info", amps_wire_rating=24, timeZoneId=ZONE)["success"]
        command = v07.obey()
        assert (command.online_amps, command.offline_amps) == (24, 24)


def test_a_v07_boxs_offline_value_is_known_once_it_has_shown_it(tmp_path: Path) -> None:
    v07 = {"protocol": Protocol.V07, "offline_amps": None}
    with _server(tmp_path) as server, Box(server, UNIT, **v07) as box:
        box.obey()
        assert server.unit(UNIT, "get_info")["amps_wire_rating_verified"] is False
        for shown_amps, verified in ((32, True), (40, False), (20, True)):
            box.send(Debug(UNIT, "NFO", "BOT:EMWERK-JB_1_1-1.4.0.28").encode())
            assert box.obey(online_amps=shown_amps).offline_amps == min(32, shown_amps)
            info = server.unit(UNIT, "get_info")
            assert info["amps_wire_rating_verified"] is verified
            assert info["amps_wire_rating"] == min(32, shown_amps)


def test_never_answers_anything_but_a_valid_status(tmp_path: Path) -> None:
    with _server(tmp_path) as server, Box(server, UNIT) as box:
        box.obey()
        for datagram in _hostile(box.status.encode()):
            box.send(datagram)
        box.say(counter=500)
        assert box.command().counter == 43
        assert box.obey().counter == 44
        assert server.account("get_account_units")["units"][0]["unit_id"] == UNIT
        server.stop()


def test_is_disconnected_after_a_time_of_silence(tmp_path: Path) -> None:
    with _server(tmp_path, "--offline-after", "0.05") as server, Box(server, UNIT) as box:
        box.obey()
        while (state := server.unit(UNIT, "get_state"))["state"] != "disconnect":
            pass
        assert state["success"] is True
        assert state["charging"]["voltage"] == 240


@pytest.mark.skipif(sys.platform == "win32", reason="loopback has one address there")
def test_answers_on_every_port_from_the_address_and_port_that_the_box_spoke_to(tmp_path: Path) -> None:
    ports = len(UDP_PORTS)
    with HomeServer(tmp_path, "--no-tls", "--adopt", "auto", host="0.0.0.0", udp_ports=[0] * ports) as server:
        assert len(set(server.ready["udp"])) == ports
        for number, port in enumerate(server.ready["udp"]):
            for address in ("127.0.0.1", f"127.0.0.{number + 2}"):
                with Box(server, UNIT, to=(address, port)) as box:
                    assert box.obey().offline_amps == 32
        assert [unit["unit_id"] for unit in server.account("get_account_units")["units"]] == [UNIT]


def test_answers_within_a_tenth_of_a_second_while_people_change_things(tmp_path: Path) -> None:
    boxes_ids = [f"{number:028d}" for number in range(1, 41)]
    with _server(tmp_path) as server, ExitStack() as stack:
        boxes = [stack.enter_context(Box(server, unit_id)) for unit_id in boxes_ids]
        for box in boxes:
            box.obey()
        waits_s = []
        for round_number in range(10):
            with ThreadPoolExecutor(1) as person:
                change = person.submit(server.unit, boxes_ids[round_number], "set_limit", amperage=16)
                waits_s += [_time_to_answer_s(box) for box in boxes]
                assert change.result()["success"]
        late = [wait_s for wait_s in waits_s if wait_s > 0.1]
        assert len(late) <= len(waits_s) // 100, sorted(waits_s)[-10:]


def test_a_box_with_a_new_port_is_the_same_box(tmp_path: Path) -> None:
    with _server(tmp_path) as server, Box(server, UNIT) as box, Box(server, UNIT, online_amps=0) as moved:
        first = box.obey()
        command = moved.obey()
        assert (command.online_amps, command.counter) == (32, (first.counter or 0) + 1)
        assert [unit["unit_id"] for unit in server.account("get_account_units")["units"]] == [UNIT]
        assert server.unit(UNIT, "get_state")["contested"] is False


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere loopback has one address")
def test_a_box_with_a_new_address_is_the_same_box_once_the_old_one_is_silent(tmp_path: Path) -> None:
    often = {"report_interval_s": 1, "online_amps": 16}
    with (
        _server(tmp_path) as server,
        Box(server, UNIT, **often) as box,
        Box(server, UNIT, address="127.0.0.2", **often) as moved,
    ):
        box.say()
        assert box.command().online_amps == 32
        moved.say()
        assert moved.command().online_amps == 16
        deadline_s = time.monotonic() + 20
        while moved.obey().online_amps != 32:
            assert time.monotonic() < deadline_s, "the box is not believed"
        assert server.unit(UNIT, "get_info")["IP"] == "127.0.0.2"
        assert server.unit(UNIT, "get_state")["contested"] is False


@pytest.mark.parametrize("address", ["127.0.0.1", "127.0.0.2"])
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere loopback has one address")
def test_of_two_that_report_one_id_by_turns_the_newer_is_not_raised_and_changes_nothing(
    tmp_path: Path, address: str
) -> None:
    weak = {"state_code": NO_CAR, "online_amps": 10, "offline_amps": 8}
    with _server(tmp_path) as server, Box(server, UNIT) as box:
        box.obey()
        with Box(server, UNIT, address=address) as newer:
            newer.obey()
            box.obey()
            assert server.unit(UNIT, "get_state")["contested"] is True
            for _ in range(7):
                newer.say(**weak)
                command = newer.command()
                assert (command.online_amps, command.offline_amps) == (10, 8)
                assert box.obey().offline_amps == 32
            state = server.unit(UNIT, "get_state")
            assert (state["state"], "Two devices" in state["message"]) == ("plugged", True)
            assert state["commands"] == "taken"
            assert server.unit(UNIT, "get_info")["amps_wire_rating"] == 32


def test_a_newer_one_that_does_not_say_its_offline_value_gets_no_command(tmp_path: Path) -> None:
    v07 = {"protocol": Protocol.V07, "offline_amps": None}
    with _server(tmp_path) as server, Box(server, UNIT, **v07) as box, Box(server, UNIT, **v07) as newer:
        for one in (box, newer, box):
            one.obey()
        newer.say()
        newer.send(replace(sound_status(OTHER), online_amps=20).encode())
        assert newer.is_answered_once()


def test_a_box_that_does_not_take_commands_has_a_word_for_it(tmp_path: Path) -> None:
    with _server(tmp_path) as server, Box(server, UNIT) as box:
        words = []
        for _ in range(6):
            box.say()
            box.command()
            words.append(server.unit(UNIT, "get_state")["commands"])
        assert words == ["unproven"] * 5 + ["not_taken"]
        assert "does not take commands" in server.unit(UNIT, "get_state")["message"]
        for _ in range(3):
            box.obey()
        assert server.unit(UNIT, "get_state")["commands"] == "taken"
        assert "message" not in server.unit(UNIT, "get_state")


def _time_to_answer_s(box: Box) -> float:
    started_s = time.perf_counter()
    box.obey()
    return time.perf_counter() - started_s


def _server(data: Path, *options: str) -> HomeServer:
    return HomeServer(data, "--no-tls", "--adopt", "auto", *options)


def _until_waiting(server: HomeServer, box: Box, unit_id: str) -> None:
    """Wait until the server has heard a box; on loopback it may still be in the socket."""
    for _ in range(200):
        if [unit["unit_id"] for unit in server.account("get_waiting_units")["units"]] == [unit_id]:
            return
        box.say()
    raise AssertionError("the server does not list the box")


def _hostile(sound: bytes) -> list[bytes]:
    """Foreign, cut and damaged datagrams, and good ones that call for no answer."""
    chance = random.Random(4)
    damaged = [_with_a_wrong_letter(sound, chance) for _ in range(200)]
    cut = [sound[:length] for length in range(0, len(sound) - 1, 7)]
    noise = [chance.randbytes(chance.randrange(1, 1_400)) for _ in range(50)]
    debug = Debug(UNIT, "NFO", "BOT:EMWERK-JB_1_1-1.4.0.28").encode()
    encrypted = UNIT.encode() + b":v09e\x8a\xff\x00\x13" * 4
    command = b"CMD41325A0032M032C006S042!5N5$"
    return [*damaged, *cut, *noise, debug, encrypted, command, b"", b"\x00" * 1_472, b":" * 1_400]


def _with_a_wrong_letter(sound: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(29, len(sound) - 1)
    wrong = bytes([(sound[place] + chance.randrange(1, 255)) % 256])
    return sound[:place] + wrong + sound[place + 1 :]
