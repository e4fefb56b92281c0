"""Which address a box is told."""

from __future__ import annotations

import ipaddress

import pytest

from juicedesk.adopt import target
from juicedesk.adopt.target import reachable_address
from juicedesk.domain.adopt_errors import NoAddress


def test_an_address_stays_as_it_is() -> None:
    assert reachable_address("192.168.0.7", "192.168.0.50") == "192.168.0.7"


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])
def test_a_box_on_this_computer_reaches_it_by_loopback(host: str) -> None:
    assert reachable_address(host, "127.0.1.1") == "127.0.0.1"


def test_a_box_elsewhere_is_never_sent_to_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(target, "_own_address_towards", lambda box, _server: f"towards {box}")
    assert reachable_address("127.0.0.1", "192.168.0.50") == "towards 192.168.0.50"
    assert reachable_address("0.0.0.0") == "towards 192.0.2.1"


def test_the_way_to_a_box_is_asked_of_the_system() -> None:
    try:
        own = reachable_address("127.0.0.1", "192.0.2.1")
    except NoAddress:
        return  # a computer without a network
    assert not ipaddress.IPv4Address(own).is_loopback


@pytest.mark.parametrize("host", ["", "::1", "a" * 400, "300.1.1.1.", "\udcff"])
def test_what_has_no_ipv4_address_is_said(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(*_: object, **__: object) -> None:
        raise OSError("not found")

    monkeypatch.setattr(target.socket, "getaddrinfo", nowhere)
    with pytest.raises(NoAddress):
        reachable_address(host)
