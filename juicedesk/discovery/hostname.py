"""Answering for mDNS host names the way real boxes do: a name and its address, no DNS-SD.

Facts: protocol sheet §7.2; RFC 6762 for the form of questions and answers.
"""

from __future__ import annotations

import contextlib
import socket
import sys
import threading

from zeroconf import DNSAddress, DNSIncoming, DNSOutgoing, DNSQuestion  # type: ignore[attr-defined]

from juicedesk.discovery.datagrams import DatagramReceiver, shared_udp_socket
from juicedesk.domain.errors import DiscoveryError

MDNS_GROUP = "224.0.0.251"
MDNS_PORT = 5353
NAME_TTL_S = 120

_RESPONSE = 0x8400  # RFC 6762 §18: an authoritative answer
_TYPE_A, _TYPE_ANY, _CLASS_IN, _CACHE_FLUSH = 1, 255, 1, 0x8000
_LINUX_IP_MULTICAST_ALL = 49  # linux/in.h; Python's socket module does not name it


class HostNameResponder:
    """Answers questions for the addresses of its names on one interface, from its own thread.

    Raises DiscoveryError when the mDNS port or the interface cannot be used.
    """

    def __init__(self, interface: str) -> None:
        self._is_loopback = interface.startswith("127.")
        self._addresses: dict[str, tuple[str, str]] = {}
        self._lock = threading.Lock()
        self._socket = _mdns_socket(interface)
        self._receiver = DatagramReceiver(f"mdns-names-{interface}", self._socket, self._on_datagram)

    def add(self, name: str, address: str) -> None:
        """Answer for a name such as "JuiceBox-0E8.local." from now on, and say so once."""
        with self._lock:
            self._addresses[_key(name)] = (_absolute(name), address)
        self._send(_answer([_record(_absolute(name), address)]))

    def close(self) -> None:
        """Take all names back and end the thread; under 1 s."""
        with self._lock:
            known = list(self._addresses.values())
            self._addresses.clear()
        if known:
            self._send(_answer([_record(name, address, ttl_s=0) for name, address in known]))
        self._receiver.close()

    def _on_datagram(self, data: bytes, sender: tuple[str, int]) -> None:
        # A loopback responder must not be heard elsewhere, whoever asks.
        if self._is_loopback and not sender[0].startswith("127."):
            return
        question = DNSIncoming(data)
        if not question.valid or not question.is_query():
            return
        records = [record for asked in question.questions for record in self._records_for(asked)]
        if records:
            # Always to the group: with several programs on the port, a unicast answer may reach another one.
            self._send(_answer(records))
            if sender[1] != MDNS_PORT:
                self._send(_legacy_answer(question, records), sender)

    def _records_for(self, asked: DNSQuestion) -> list[DNSAddress]:
        if asked.type not in (_TYPE_A, _TYPE_ANY):
            return []
        with self._lock:
            known = self._addresses.get(_key(asked.name))
        return [_record(*known)] if known else []

    def _send(self, message: DNSOutgoing, to: tuple[str, int] = (MDNS_GROUP, MDNS_PORT)) -> None:
        # The network may be away for a moment; whoever asked will ask again.
        with contextlib.suppress(OSError):
            for packet in message.packets():
                self._socket.sendto(packet, to)


def _mdns_socket(interface: str) -> socket.socket:
    bound = shared_udp_socket()
    try:
        bound.bind(("", MDNS_PORT))
        here = socket.inet_aton(interface)
        bound.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, socket.inet_aton(MDNS_GROUP) + here)
        bound.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_IF, here)
        bound.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 255)
        bound.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_LOOP, 1)
        if sys.platform == "linux":
            bound.setsockopt(socket.IPPROTO_IP, _LINUX_IP_MULTICAST_ALL, 0)
    except OSError as exc:
        bound.close()
        raise DiscoveryError(f"mDNS names on {interface}: {exc.strerror or exc}") from exc
    return bound


def _answer(records: list[DNSAddress]) -> DNSOutgoing:
    message = DNSOutgoing(_RESPONSE)
    for record in records:
        message.add_answer_at_time(record, 0)
    return message


def _legacy_answer(question: DNSIncoming, records: list[DNSAddress]) -> DNSOutgoing:
    """RFC 6762 §6.7: a plain resolver gets its own question and number back."""
    message = DNSOutgoing(_RESPONSE, multicast=False, id_=question.id)
    for asked in question.questions:
        message.add_question(asked)
    for record in records:
        message.add_answer_at_time(record, 0)
    return message


def _record(name: str, address: str, ttl_s: int = NAME_TTL_S) -> DNSAddress:
    return DNSAddress(name, _TYPE_A, _CLASS_IN | _CACHE_FLUSH, ttl_s, socket.inet_aton(address))


def _absolute(name: str) -> str:
    return name if name.endswith(".") else f"{name}."


def _key(name: str) -> str:
    return _absolute(name).lower()
