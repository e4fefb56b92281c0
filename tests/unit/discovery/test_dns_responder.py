"""The responder on loopback, asked with real datagrams."""

from __future__ import annotations

import random
import socket
from collections.abc import Iterator

import dns.flags
import dns.message
import dns.opcode
import dns.query
import dns.rcode
import dns.rdatatype
import pytest

from juicedesk.discovery.dns_responder import MOST_ANSWERS_PER_S, TTL_S, DnsResponder, is_near
from juicedesk.domain.adopt_errors import DnsPortForbidden, DnsPortTaken

ADDRESS = "192.168.0.7"
OURS, DIRECTORY = "jbv1.emotorwerks.com", "directory-api.emotorwerks.com"
ANSWERED_WITHIN_S = 10.0


@pytest.fixture
def responder() -> Iterator[DnsResponder]:
    with DnsResponder(ADDRESS, bind_to="127.0.0.1", port=0) as opened:
        yield opened


def ask(responder: DnsResponder, name: str, kind: str = "A", **options: bool | int) -> dns.message.Message:
    asked = dns.message.make_query(name, kind, **options)
    return dns.query.udp(asked, "127.0.0.1", timeout=ANSWERED_WITHIN_S, port=responder.port)


@pytest.mark.parametrize("name", [OURS, OURS.upper(), "OHM.voltie.us.", "juicenet-udp-prod4-exw.enelx.com"])
def test_our_names_lead_here(responder: DnsResponder, name: str) -> None:
    said = ask(responder, name)
    (rrset,) = said.answer
    assert (said.rcode(), [str(item) for item in rrset], rrset.ttl) == (dns.rcode.NOERROR, [ADDRESS], TTL_S)
    assert said.flags & dns.flags.AA
    assert not said.flags & dns.flags.RA
    assert responder.answered == 1


def test_other_kinds_of_our_names_are_empty_and_the_directory_is_not_found(responder: DnsResponder) -> None:
    for kind in ("AAAA", "HTTPS", "TXT"):
        said = ask(responder, OURS, kind)
        assert (said.rcode(), said.answer) == (dns.rcode.NOERROR, [])
    assert ask(responder, DIRECTORY).rcode() == dns.rcode.NXDOMAIN
    assert ask(responder, DIRECTORY, "AAAA").rcode() == dns.rcode.NXDOMAIN


@pytest.mark.parametrize("name", ["example.com", "emotorwerks.com", "x." + OURS, ".", "pool.ntp.org"])
def test_everything_else_is_refused(responder: DnsResponder, name: str) -> None:
    said = ask(responder, name)
    assert (said.rcode(), said.answer) == (dns.rcode.REFUSED, [])


@pytest.mark.parametrize("kind", ["A", "ANY", "AAAA", "TXT", "DNSKEY"])
@pytest.mark.parametrize("name", [OURS, DIRECTORY, "example.com"])
def test_no_answer_is_much_longer_than_its_question(responder: DnsResponder, name: str, kind: str) -> None:
    for options in ({}, {"use_edns": 0, "want_dnssec": True, "payload": 4096}):
        asked = dns.message.make_query(name, kind, **options)
        answer = responder.answer(asked.to_wire())
        assert answer is not None
        assert len(answer) <= len(asked.to_wire()) + 16


def test_an_answer_is_never_answered_and_other_errands_are_not_done(responder: DnsResponder) -> None:
    asked = dns.message.make_query(OURS, "A")
    answer = responder.answer(asked.to_wire())
    assert answer is not None
    assert responder.answer(answer) is None
    update = dns.message.make_query(OURS, "A")
    update.set_opcode(dns.opcode.NOTIFY)
    assert responder.answer(update.to_wire()) is None
    two = dns.message.make_query(OURS, "A")
    two.question = two.question * 2
    assert responder.answer(two.to_wire()) is None


def test_noise_is_not_answered_and_breaks_nothing(responder: DnsResponder) -> None:
    dice = random.Random(7)
    sound = dns.message.make_query(OURS, "A").to_wire()
    for _ in range(3_000):
        mutated = bytearray(sound)
        for _ in range(dice.randrange(1, 6)):
            mutated[dice.randrange(len(mutated))] = dice.randrange(256)
        responder.answer(bytes(mutated[: dice.randrange(len(mutated) + 1)]))
    for datagram in (b"", b"\0" * 12, b"\xff" * 512, b"\xc0\x0c" * 100):
        responder.answer(datagram)
    assert ask(responder, OURS).answer


def test_a_long_datagram_is_passed_over(responder: DnsResponder) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as box:
        box.settimeout(ANSWERED_WITHIN_S)
        asked = dns.message.make_query(OURS, "A").to_wire()
        box.sendto(asked + b"\0" * 600, ("127.0.0.1", responder.port))
        box.sendto(asked, ("127.0.0.1", responder.port))
        assert box.recv(2048)[:2] == asked[:2]
    assert responder.answered == 1


def test_there_is_an_end_to_the_answers_of_a_second() -> None:
    now_s = [100.0]
    with DnsResponder(ADDRESS, bind_to="127.0.0.1", port=0, clock=lambda: now_s[0]) as responder:
        asked = dns.message.make_query(OURS, "A").to_wire()
        for _ in range(MOST_ANSWERS_PER_S + 20):
            responder._on_datagram(asked, ("127.0.0.1", 9))
        assert responder.answered == MOST_ANSWERS_PER_S
        now_s[0] += 0.125
        for _ in range(20):
            responder._on_datagram(asked, ("127.0.0.1", 9))
        assert responder.answered == MOST_ANSWERS_PER_S + 6


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "192.0.2.1", "100.64.0.1", "172.32.0.1", "::1", "", "0.0.0.0"][:]
)
def test_strangers_get_no_answer(responder: DnsResponder, address: str) -> None:
    assert not is_near(address)
    responder._on_datagram(dns.message.make_query(OURS, "A").to_wire(), (address, 4_000))
    assert responder.answered == 0


@pytest.mark.parametrize("address", ["10.1.2.3", "172.16.0.1", "192.168.178.20", "169.254.1.1", "127.0.0.1"])
def test_the_home_network_is_near(address: str) -> None:
    assert is_near(address)


def test_a_taken_port_is_said(responder: DnsResponder) -> None:
    with pytest.raises(DnsPortTaken):
        DnsResponder(ADDRESS, bind_to="127.0.0.1", port=responder.port)


def test_missing_rights_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    class Refusing(socket.socket):
        def bind(self, _address: object) -> None:
            raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("juicedesk.discovery.dns_responder.socket.socket", Refusing)
    with pytest.raises(DnsPortForbidden):
        DnsResponder(ADDRESS)
