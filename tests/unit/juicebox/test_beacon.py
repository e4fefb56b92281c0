from __future__ import annotations

import json

import pytest

from juicedesk.domain.errors import MalformedFrame
from juicedesk.juicebox.beacon import Beacon, parse_beacon

GECKO = {
    "mac": "02:00:00:00:50:e8",
    "bssid": "02:00:00:00:00:02",
    "channel": 1,
    "ip": "192.168.0.50",
    "ssid": "MyWireless",
    "rssi": -54,
    "remote_terminal_port": 2000,
    "time": 1729358822517,
    "version": "EMWERK-JB201-1.0.46, Gecko_OS-STANDARD-4.2.7-11064, WGM160P",
    "uuid": "0" * 40,
}


def test_a_gecko_box() -> None:
    assert parse_beacon(json.dumps(GECKO).encode() + b"\0\r\n") == Beacon(
        address="192.168.0.50",
        version="EMWERK-JB201-1.0.46, Gecko_OS-STANDARD-4.2.7-11064, WGM160P",
        mac="02:00:00:00:50:e8",
        uuid="0" * 40,
        terminal_port=2000,
        rssi_dbm=-54,
        time_ms=1_729_358_822_517,
    )


def test_all_but_address_and_version_may_be_missing_or_odd() -> None:
    body = {"ip": "10.0.0.7", "version": "EMWERK-JEO2-1.0.0.36", "mac": 7, "rssi": "-54", "time": True}
    assert parse_beacon(json.dumps(body).encode()) == Beacon("10.0.0.7", "EMWERK-JEO2-1.0.0.36")


def test_the_host_names_end_in_the_last_three_digits_of_the_mac() -> None:
    names = parse_beacon(json.dumps(GECKO).encode()).host_names
    assert names == ("JuiceBox-0E8.local.", "gecko_os-0e8.local.", "zentrios-0e8.local.")
    assert Beacon("10.0.0.7", "EMWERK").host_names == ()


def test_what_is_written_is_read_the_same() -> None:
    beacon = Beacon("10.0.0.7", "EMWERK-JB201", mac="02:00:00:00:50:e8", terminal_port=2000, rssi_dbm=-60)
    assert parse_beacon(beacon.encode()) == beacon


@pytest.mark.parametrize(
    "datagram",
    [
        b"",
        b"[]",
        b"{",
        json.dumps(GECKO).encode()[:-1],
        json.dumps({**GECKO, "version": "Generac-1.0"}).encode(),
        json.dumps({**GECKO, "version": 7}).encode(),
        json.dumps({**GECKO, "ip": "not an address"}).encode(),
        json.dumps({**GECKO, "ip": None}).encode(),
        b"\xff\xfe",
        b"[" * 2048,
        b" " * 65_507,
    ],
)
def test_foreign_devices_and_damaged_beacons(datagram: bytes) -> None:
    with pytest.raises(MalformedFrame):
        parse_beacon(datagram)
