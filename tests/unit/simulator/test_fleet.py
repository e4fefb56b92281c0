"""Virtual boxes on real sockets, steered as standard input does."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from juicedesk.juicebox.status import Protocol
from juicedesk.simulator import steering
from juicedesk.simulator.box import VirtualBox
from juicedesk.simulator.car import Garage
from juicedesk.simulator.eeprom import Eeprom, EepromFile
from juicedesk.simulator.fleet import Fleet, LiveBox
from juicedesk.simulator.identity import ProtocolChoice, identities
from tests.fakes.box_server import BoxServer

STATE_KEYS = ["id", "state", "online_amps", "offline_amps", "drawn_amps", "rating_amps", "schedule_memory"]


@pytest.fixture
def server() -> Iterator[BoxServer]:
    server = BoxServer()
    yield server
    server.close()


@asynccontextmanager
async def a_fleet(server: BoxServer, folder: Path | None = None) -> AsyncIterator[Fleet]:
    """Three boxes that report every 50 ms: v09u, v07, v09u; charging, full, no car."""
    now_s = asyncio.get_running_loop().time()
    members = identities(3, ProtocolChoice.MIXED, 11, "127.0.0.1")
    memories = [EepromFile(folder, member.juicebox_id) for member in members]
    boxes = [
        VirtualBox(member, memory.load(Eeprom(32, 0)), Garage(11, index), now_s, interval_s=0.05)
        for index, (member, memory) in enumerate(zip(members, memories, strict=True))
    ]
    fleet = Fleet([LiveBox(box, memory) for box, memory in zip(boxes, memories, strict=True)])
    async with fleet.running(server.address):
        yield fleet


def steered(fleet: Fleet, line: str) -> dict[str, object]:
    answered = json.loads(steering.answer(fleet, line))
    assert isinstance(answered, dict)
    return answered


def test_boxes_report_obey_and_acknowledge(server: BoxServer) -> None:
    async def main() -> None:
        async with a_fleet(server) as fleet:
            for counter, (juicebox_id, live) in enumerate(fleet.boxes.items(), start=41):
                protocol = live.box.identity.protocol
                await asyncio.to_thread(
                    server.wait_for, lambda said, id_=juicebox_id: said.juicebox_id == id_
                )
                server.order(juicebox_id, 18, 20, counter, protocol)
                status = await asyncio.to_thread(server.wait_for, lambda said, n=counter: said.counter == n)
                assert (status.juicebox_id, status.online_amps) == (juicebox_id, 18)
                assert status.offline_amps == (20 if protocol is Protocol.V09U else None)

    asyncio.run(main())


def test_each_box_looks_like_a_host_of_its_own(server: BoxServer) -> None:
    async def main() -> None:
        async with a_fleet(server) as fleet:
            while len(server.boxes) < 3:
                await asyncio.to_thread(server.wait_for, lambda said: True)
            wanted = {live.box.identity.address for live in fleet.boxes.values()}
            assert {host for host, _ in server.boxes.values()} == wanted

    asyncio.run(main())


def test_a_box_whose_server_has_moved_reports_and_obeys_there(server: BoxServer) -> None:
    async def main() -> None:
        moved_to = BoxServer()
        try:
            async with a_fleet(server) as fleet:
                juicebox_id = next(iter(fleet.boxes))
                place = "{}:{}".format(*moved_to.address)
                assert steered(fleet, f"lead {juicebox_id} {place}")["id"] == juicebox_id
                await asyncio.to_thread(moved_to.wait_for, lambda said: said.juicebox_id == juicebox_id)
                moved_to.order(juicebox_id, 18, 20, 41, fleet.boxes[juicebox_id].box.identity.protocol)
                await asyncio.to_thread(moved_to.wait_for, lambda said: said.counter == 41)
                assert "HOST:PORT" in str(steered(fleet, f"lead {juicebox_id} nowhere")["error"])
        finally:
            moved_to.close()

    asyncio.run(main())


def test_a_command_without_crc_brings_the_complaint(server: BoxServer) -> None:
    async def main() -> None:
        async with a_fleet(server):
            status = await asyncio.to_thread(server.wait_for, lambda said: True)
            server.send(status.juicebox_id, b"CMD52324A0020M016C006S001")
            line = await asyncio.to_thread(server.wait_for_debug, "Miss CRC")
            assert (line.level, line.text) == ("ERR", "Miss CRC 'CMD52324A0020M016C006S001'")

    asyncio.run(main())


def test_only_the_server_of_the_box_is_obeyed(server: BoxServer) -> None:
    stranger = BoxServer()

    async def main() -> None:
        async with a_fleet(server) as fleet:
            status = await asyncio.to_thread(server.wait_for, lambda said: said.protocol is Protocol.V09U)
            stranger.boxes = server.boxes
            stranger.order(status.juicebox_id, 8, 8, 77, Protocol.V09U)
            server.order(status.juicebox_id, 18, 20, 78, Protocol.V09U)
            await asyncio.to_thread(server.wait_for, lambda said: said.counter == 78)
            assert steered(fleet, f"state {status.juicebox_id}")["schedule_memory"] == 18

    asyncio.run(main())
    stranger.close()
    assert all(getattr(said, "counter", None) != 77 for said in server.heard)


def test_steering_answers_with_the_true_state(server: BoxServer) -> None:
    async def main() -> None:
        async with a_fleet(server) as fleet:
            juicebox_id = list(fleet.boxes)[2]
            asked = steered(fleet, f"state {juicebox_id}")
            assert list(asked) == STATE_KEYS
            assert (asked["id"], asked["state"], asked["drawn_amps"]) == (juicebox_id, "standby", 0)
            plugged = steered(fleet, f"plug {juicebox_id}\r\n")
            assert (plugged["state"], plugged["drawn_amps"], plugged["online_amps"]) == ("charging", 32, 32)
            await asyncio.to_thread(
                server.wait_for, lambda said: said.juicebox_id == juicebox_id and said.state_code == 2
            )
            server.order(juicebox_id, 12, 25, 5, Protocol.V09U)
            await asyncio.to_thread(server.wait_for, lambda said: said.counter == 5)
            cycled = steered(fleet, f"power-cycle {juicebox_id}")
            assert (cycled["offline_amps"], cycled["online_amps"]) == (25, 25)
            assert cycled["schedule_memory"] is None
            assert steered(fleet, f"unplug {juicebox_id}")["state"] == "standby"

    asyncio.run(main())


@pytest.mark.parametrize("line", ["", "state", "state 0910", "fly 0910", "plug\x00", "é" * 100])
def test_a_line_that_is_no_order_gives_an_error(server: BoxServer, line: str) -> None:
    async def main() -> None:
        async with a_fleet(server) as fleet:
            assert list(steered(fleet, line)) == ["error"]

    asyncio.run(main())


def test_the_wire_limit_is_on_the_disk_as_soon_as_it_is_acknowledged(
    server: BoxServer, tmp_path: Path
) -> None:
    async def main() -> None:
        async with a_fleet(server, tmp_path):
            status = await asyncio.to_thread(server.wait_for, lambda said: said.protocol is Protocol.V09U)
            server.order(status.juicebox_id, 18, 20, 3, Protocol.V09U)
            await asyncio.to_thread(server.wait_for, lambda said: said.counter == 3)
            kept = EepromFile(tmp_path, status.juicebox_id).load(Eeprom(0, 0))
            assert kept.wire_limit_amps == 20

    asyncio.run(main())


def test_boxes_go_on_while_no_server_listens(server: BoxServer) -> None:
    host, port = server.address
    server.close()

    async def main() -> None:
        async with a_fleet(server) as fleet:
            live = next(iter(fleet.boxes.values()))
            first_s = live.box.next_report_s
            async with asyncio.timeout(10):
                while live.box.next_report_s < first_s + 0.2:
                    await asyncio.sleep(0.01)

    assert (host, port) == server.address
    asyncio.run(main())
