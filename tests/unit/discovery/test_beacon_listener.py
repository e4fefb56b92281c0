"""Beacons are real broadcasts on loopback."""

from __future__ import annotations

import queue
import socket
import sys
from collections.abc import Callable, Iterator

import pytest

from juicedesk.discovery.beacon_listener import BeaconListener
from juicedesk.discovery.found import Sighting, Source
from juicedesk.domain.errors import DiscoveryError
from juicedesk.juicebox.beacon import Beacon
from tests.unit.discovery.watching import send_beacon

pytestmark = pytest.mark.skipif(sys.platform == "darwin", reason="macOS sends no broadcasts on loopback")

BOX = Beacon("127.0.0.1", "EMWERK-JB201-1.0.46", mac="4C:55:CC:00:50:E8", uuid="ab" * 20)


@pytest.fixture
def listen() -> Iterator[Callable[[int], tuple[BeaconListener, queue.Queue[Sighting]]]]:
    open_ones: list[BeaconListener] = []

    def start(port: int) -> tuple[BeaconListener, queue.Queue[Sighting]]:
        heard: queue.Queue[Sighting] = queue.Queue()
        open_ones.append(BeaconListener(lambda _, sighting: heard.put(sighting), port=port))
        return open_ones[-1], heard

    yield start
    for listener in open_ones:
        listener.close()


Listen = Callable[[int], tuple[BeaconListener, "queue.Queue[Sighting]"]]


def test_a_beacon_is_a_sighting(listen: Listen) -> None:
    listener, heard = listen(0)
    send_beacon(BOX.encode() + b"\0\r\n", listener.port)
    sighting = heard.get(timeout=10)
    assert sighting.source is Source.BEACON
    assert (sighting.key, sighting.uuid, sighting.name) == ("ab" * 20, "ab" * 20, "JuiceBox-0E8")
    assert sighting.host_names == {"juicebox-0e8.local", "gecko_os-0e8.local", "zentrios-0e8.local"}
    assert sighting.juicebox_id is None
    assert sighting.firmware == "EMWERK-JB201-1.0.46"


def test_the_firmware_is_what_stands_before_dates_and_systems(listen: Listen) -> None:
    listener, heard = listen(0)
    version = "EMWERK-JB_1_1-1.4.0.28, 2021-04-27T20:39:50Z, ZentriOS-WZ-3.6.4.0"
    send_beacon(Beacon("127.0.0.1", version).encode(), listener.port)
    assert heard.get(timeout=10).firmware == "EMWERK-JB_1_1-1.4.0.28"


def test_the_address_is_where_it_came_from(listen: Listen) -> None:
    listener, heard = listen(0)
    send_beacon(Beacon("203.0.113.7", "EMWERK-JB201-1.0.46").encode(), listener.port)
    sighting = heard.get(timeout=10)
    assert sighting.address is not None and sighting.address != "203.0.113.7"
    assert sighting.key == sighting.address, "neither UUID nor MAC"


def test_foreign_and_damaged_beacons_are_passed_over(listen: Listen) -> None:
    listener, heard = listen(0)
    foreign = Beacon("127.0.0.1", "IFTW-1.2, ZentriOS", uuid="cd" * 20).encode()
    for junk in (b"", b"\xff" * 500, b"{", b"[" * 2000, b"{}", BOX.encode()[:-1], foreign):
        send_beacon(junk, listener.port)
    send_beacon(BOX.encode(), listener.port)
    assert heard.get(timeout=10).uuid == "ab" * 20
    assert heard.empty()


def test_several_programs_hear_the_same_beacon(listen: Listen) -> None:
    first, heard_first = listen(0)
    _, heard_second = listen(first.port)
    send_beacon(BOX.encode(), first.port)
    assert heard_first.get(timeout=10).uuid == heard_second.get(timeout=10).uuid == "ab" * 20


def test_a_port_that_is_kept_by_another_program_is_an_expected_failure() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as greedy:
        greedy.bind(("", 0))
        port = greedy.getsockname()[1]
        with pytest.raises(DiscoveryError, match=f"beacon port {port}"):
            BeaconListener(lambda _, __: None, port=port)
