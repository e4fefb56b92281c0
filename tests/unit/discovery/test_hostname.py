"""A plain mDNS resolver asks the responder, and a resolver that knows nothing of mDNS does too."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest
from zeroconf import AddressResolverIPv4, Zeroconf

from juicedesk.discovery.hostname import MDNS_GROUP, MDNS_PORT, HostNameResponder
from juicedesk.domain.errors import DiscoveryError
from tests.unit.discovery.watching import LOOPBACK, new_id, wait_until


@pytest.fixture
def responder() -> Iterator[HostNameResponder]:
    responder = HostNameResponder("127.0.0.1")
    yield responder
    responder.close()


@pytest.fixture
def resolver() -> Iterator[Zeroconf]:
    with Zeroconf(interfaces=LOOPBACK) as running:
        yield running


def ask(resolver: Zeroconf, name: str, timeout_ms: int = 3000) -> list[str]:
    question = AddressResolverIPv4(name)
    question.request(resolver, timeout_ms)
    return question.parsed_addresses()


def test_names_are_answered_whatever_their_case(responder: HostNameResponder, resolver: Zeroconf) -> None:
    tail = new_id()
    responder.add(f"JuiceBox-{tail}.local", "127.0.0.5")
    responder.add(f"gecko_os-{tail}.local.", "127.0.0.6")
    assert ask(resolver, f"juicebox-{tail}.LOCAL.") == ["127.0.0.5"]
    assert ask(resolver, f"gecko_os-{tail}.local.") == ["127.0.0.6"]


def test_other_names_get_no_answer(responder: HostNameResponder, resolver: Zeroconf) -> None:
    responder.add(f"JuiceBox-{new_id()}.local", "127.0.0.5")
    assert ask(resolver, f"JuiceBox-{new_id()}.local.", timeout_ms=300) == []


def test_a_name_moves(responder: HostNameResponder, resolver: Zeroconf) -> None:
    name = f"JuiceBox-{new_id()}.local."
    responder.add(name, "127.0.0.5")
    assert ask(resolver, name) == ["127.0.0.5"]
    responder.add(name, "127.0.0.6")
    assert wait_until(lambda: ask(resolver, name)[:1] == ["127.0.0.6"])


def test_names_are_taken_back_at_the_end(resolver: Zeroconf) -> None:
    name = f"JuiceBox-{new_id()}.local."
    responder = HostNameResponder("127.0.0.1")
    responder.add(name, "127.0.0.5")
    assert ask(resolver, name) == ["127.0.0.5"]
    responder.close()
    responder.close()
    assert wait_until(lambda: ask(resolver, name, timeout_ms=100) == [])


def test_a_resolver_on_another_port_gets_its_own_answer(responder: HostNameResponder) -> None:
    """RFC 6762 §6.7: asked from a port other than 5353, the answer comes back to it, with its number."""
    tail = new_id()
    responder.add(f"JuiceBox-{tail}.local", "127.0.0.5")
    labels = (f"JuiceBox-{tail}", "local")
    name = b"".join(bytes([len(label)]) + label.encode() for label in labels) + b"\0"
    question = b"\x12\x34" + b"\0\0" + b"\0\1" + b"\0" * 6 + name + b"\0\1\0\1"
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as plain:
        plain.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton("127.0.0.1"))
        plain.bind(("127.0.0.1", 0))
        plain.settimeout(10)
        plain.sendto(question, (MDNS_GROUP, MDNS_PORT))
        answer = plain.recv(2048)
    assert answer[:2] == b"\x12\x34"
    assert answer.endswith(socket.inet_aton("127.0.0.5"))


def test_damaged_questions_do_no_harm(responder: HostNameResponder, resolver: Zeroconf) -> None:
    name = f"JuiceBox-{new_id()}.local."
    responder.add(name, "127.0.0.5")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as foreign:
        foreign.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, socket.inet_aton("127.0.0.1"))
        for junk in (b"", b"\0" * 5, b"\0\0\0\0\0\1" + b"\xff" * 60, b"GET / HTTP/1.0\r\n\r\n"):
            foreign.sendto(junk, (MDNS_GROUP, MDNS_PORT))
    assert ask(resolver, name) == ["127.0.0.5"]


def test_an_interface_that_is_not_here_is_an_expected_failure() -> None:
    for interface in ("192.0.2.1", "nowhere"):
        with pytest.raises(DiscoveryError, match=interface):
            HostNameResponder(interface)
