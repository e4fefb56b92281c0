from __future__ import annotations

from ipaddress import IPv4Network

from juicedesk.discovery.addresses import nearest, own_networks

HOME = (IPv4Network("192.168.1.0/24"), IPv4Network("127.0.0.0/8"))


def test_an_address_in_an_own_network_is_preferred() -> None:
    assert nearest(["172.17.0.1", "192.168.1.9"], HOME) == "192.168.1.9"


def test_loopback_comes_last() -> None:
    assert nearest(["127.0.0.1", "192.168.1.9"], HOME) == "192.168.1.9"
    assert nearest(["127.0.0.1"], HOME) == "127.0.0.1"


def test_the_first_one_stays_first_when_nothing_tells_them_apart() -> None:
    assert nearest(["192.168.1.9", "192.168.1.5"], HOME) == "192.168.1.9"
    assert nearest(["203.0.113.9", "203.0.113.5"], HOME) == "203.0.113.9"
    assert nearest([], HOME) is None


def test_this_computer_is_in_the_loopback_network() -> None:
    assert IPv4Network("127.0.0.0/8") in own_networks()
