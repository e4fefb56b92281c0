"""A DNS responder for the vendor's names alone; docs/decisions/0011-adopting.md says why."""

from __future__ import annotations

import errno
import ipaddress
import logging
import socket
import time
from collections.abc import Callable, Sequence
from types import TracebackType
from typing import Self

import dns.exception
import dns.flags
import dns.message
import dns.opcode
import dns.rcode
import dns.rdataclass
import dns.rdatatype
import dns.rdtypes.ANY.OPT
import dns.rdtypes.IN.A
import dns.rrset

from juicedesk.discovery.datagrams import DatagramReceiver
from juicedesk.discovery.vendor_names import BLOCKED_NAMES, REPORT_HOSTS
from juicedesk.domain.adopt_errors import DnsPortForbidden, DnsPortRefused, DnsPortTaken

DNS_PORT = 53
TTL_S = 60
MOST_ANSWERS_PER_S = 50
_MOST_BYTES = 512
_TAKEN_ON_WINDOWS = (10013, 10048)
_LOG = logging.getLogger(__name__)
_NEAR = [
    ipaddress.IPv4Network(near)
    for near in ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "127.0.0.0/8")
]


class DnsResponder:
    """Answers from its own thread until it is closed: our names with our address, the directory with "no
    such name", and everything else with a refusal.

    Only private addresses get an answer, at most 50 a second, none longer than the question and one
    address. Raises DnsPortRefused when the port cannot be had.
    """

    def __init__(
        self,
        address: str,
        *,
        bind_to: str = "0.0.0.0",
        port: int = DNS_PORT,
        report_names: Sequence[str] = REPORT_HOSTS,
        blocked_names: Sequence[str] = BLOCKED_NAMES,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`address` is the home server's IPv4 address; `port` 0 is a free one."""
        self._address = str(ipaddress.IPv4Address(address))
        self._ours = frozenset(name.lower() for name in report_names)
        self._blocked = frozenset(name.lower() for name in blocked_names)
        self._budget = _Budget(clock)
        self.answered = 0
        """How many questions for our names were answered; shows a person that a box asks here."""
        self._socket = _opened(bind_to, port)
        self.port: int = self._socket.getsockname()[1]
        self._receiver = DatagramReceiver("dns-responder", self._socket, self._on_datagram)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Answer no more and leave no thread; under 2 s."""
        self._receiver.close()

    def _on_datagram(self, data: bytes, sender: tuple[str, int]) -> None:
        if not is_near(sender[0]) or sender[1] == 0 or len(data) > _MOST_BYTES:
            return
        if not self._budget.has_one():
            return
        answer = self.answer(data)
        if answer is not None:
            self._socket.sendto(answer, sender)

    def answer(self, datagram: bytes) -> bytes | None:
        """The answer to a datagram; None for whatever is no question, other answers above all."""
        try:
            asked = dns.message.from_wire(datagram)
            if asked.flags & dns.flags.QR or asked.opcode() != dns.opcode.QUERY or len(asked.question) != 1:
                return None
            return self._said(asked).to_wire()
        except (dns.exception.DNSException, ValueError, NotImplementedError) as exc:
            _LOG.debug("not answered: %s", type(exc).__name__)
            return None

    def _said(self, asked: dns.message.Message) -> dns.message.Message:
        question = asked.question[0]
        name = question.name.to_text(omit_final_dot=True).lower()
        said = dns.message.make_response(asked)
        if question.rdclass != dns.rdataclass.IN or name not in self._ours | self._blocked:
            said.set_rcode(dns.rcode.REFUSED)
            return said
        said.flags |= dns.flags.AA
        if name in self._blocked:
            said.set_rcode(dns.rcode.NXDOMAIN)
        elif question.rdtype in (dns.rdatatype.A, dns.rdatatype.ANY):
            # IPv6 gets an empty answer: boxes speak IPv4 alone, and must not go round us.
            said.answer.append(dns.rrset.from_text(question.name, TTL_S, "IN", "A", self._address))
            self.answered += 1
        return said


def is_near(address: str) -> bool:
    """Whether an address is of a home network (RFC 1918), link-local or this computer's own."""
    try:
        return any(ipaddress.IPv4Address(address) in network for network in _NEAR)
    except ValueError:
        return False


class _Budget:
    """So many answers in any second, however many are asked for."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._left = float(MOST_ANSWERS_PER_S)
        self._at_s = clock()

    def has_one(self) -> bool:
        """Take one, if there is one."""
        now_s = self._clock()
        gained = max(0.0, now_s - self._at_s) * MOST_ANSWERS_PER_S
        self._left = min(float(MOST_ANSWERS_PER_S), self._left + gained)
        self._at_s = now_s
        if self._left < 1:
            return False
        self._left -= 1
        return True


def _opened(bind_to: str, port: int) -> socket.socket:
    opened = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    try:
        opened.bind((bind_to, port))
    except OSError as exc:
        opened.close()
        raise _refused(exc, port) from exc
    return opened


def _refused(error: OSError, port: int) -> DnsPortRefused:
    kind = DnsPortRefused
    if error.errno in (errno.EACCES, errno.EPERM):
        kind = DnsPortForbidden
    elif error.errno in (errno.EADDRINUSE, *_TAKEN_ON_WINDOWS):
        kind = DnsPortTaken
    return kind(port, error.strerror or str(error))
