"""Ways for the fake JuiceNet server to answer wrongly, late, in part or not at all."""

from __future__ import annotations

import json
import select
import socket
import struct
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]
REQUEST_COMES_WITHIN_S = 5.0


@dataclass(frozen=True)
class Received:
    """A request as it came."""

    path: str
    headers: dict[str, str]
    raw: bytes
    body: Json

    @property
    def command(self) -> str:
        return str(self.body.get("cmd", ""))


@dataclass
class Exchange:
    """One connection, for a behaviour to answer or to spoil."""

    sock: socket.socket
    closing: threading.Event
    handle: Callable[[Received], Json]
    request: Received | None = None

    def send(self, data: bytes) -> None:
        self.sock.sendall(data)

    def send_answer(self, body: bytes, status: int = 200, headers: dict[str, str] | None = None) -> None:
        self.send(http_answer(body, status, headers))

    def apply(self) -> Json:
        """What a sound server does with the request, and what it would answer."""
        assert self.request is not None
        return self.handle(self.request)

    def wait_until_closing(self) -> None:
        self.closing.wait()


Behaviour = Callable[[Exchange], None]


def http_answer(body: bytes, status: int = 200, headers: dict[str, str] | None = None) -> bytes:
    """The bytes of a whole HTTP answer."""
    all_headers = {
        "Content-Type": "application/json",
        "Content-Length": str(len(body)),
        "Connection": "close",
    }
    all_headers |= headers or {}
    head = "".join(f"{name}: {value}\r\n" for name, value in all_headers.items())
    return f"HTTP/1.1 {status} Whatever\r\n{head}\r\n".encode() + body


def answer(body: Json | bytes | str, status: int = 200, headers: dict[str, str] | None = None) -> Behaviour:
    """Answer with this body, whatever was asked."""
    data = body if isinstance(body, bytes) else (body if isinstance(body, str) else json.dumps(body)).encode()
    return lambda exchange: exchange.send_answer(data, status, headers)


def refuse(code: int | None = None, message: str = "no") -> Behaviour:
    """Answer success false."""
    return answer({"success": False, "error_message": message} | ({"error_code": code} if code else {}))


def html(status: int = 200) -> Behaviour:
    """Answer with a page for people, as a captive portal or a broken gateway does."""
    page = "<!DOCTYPE html><html><body>Sign in to the network</body></html>"
    return lambda exchange: exchange.send_answer(page.encode(), status, {"Content-Type": "text/html"})


def redirect(status: int, location: str) -> Behaviour:
    """Send the client elsewhere."""
    return lambda exchange: exchange.send_answer(b"", status, {"Location": location})


def huge(size: int) -> Behaviour:
    """A sound envelope that is far too long."""
    return answer(json.dumps({"success": True, "filler": "x" * size}))


def drop(exchange: Exchange) -> None:
    """Say nothing and hang up; for `next_connection` nothing has been read, else the request has."""


def reset(exchange: Exchange) -> None:
    """Hang up with a TCP reset."""
    exchange.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def reset_unread(exchange: Exchange) -> None:
    """For `next_connection`: a TCP reset once the request is there. Earlier it would meet the connect."""
    select.select([exchange.sock], [], [], REQUEST_COMES_WITHIN_S)
    reset(exchange)


def drop_after_applying(exchange: Exchange) -> None:
    """Do what was asked and hang up without an answer."""
    exchange.apply()


def hang(exchange: Exchange) -> None:
    """Never answer."""
    exchange.wait_until_closing()


def hang_after_applying(exchange: Exchange) -> None:
    """Do what was asked and never answer."""
    exchange.apply()
    exchange.wait_until_closing()


def cut_handshake(exchange: Exchange) -> None:
    """For `next_connection` of a TLS server: begin an answer to the client's hello and hang up."""
    exchange.sock.recv(65_536)
    exchange.send(b"\x16\x03\x03\x00\x7a\x02\x00")


def reset_handshake(exchange: Exchange) -> None:
    """For `next_connection` of a TLS server: read the client's hello and hang up with a TCP reset."""
    exchange.sock.recv(65_536)
    reset(exchange)


def hang_in_handshake(exchange: Exchange) -> None:
    """For `next_connection` of a TLS server: begin an answer to the client's hello and say no more."""
    cut_handshake(exchange)
    exchange.wait_until_closing()


def alert(exchange: Exchange) -> None:
    """For `next_connection` of a TLS server: a fatal alert, handshake_failure."""
    exchange.sock.recv(65_536)
    exchange.send(b"\x15\x03\x03\x00\x02\x02\x28")


def cut_body(exchange: Exchange) -> None:
    """Announce the whole body and send half of it."""
    body = json.dumps(exchange.apply()).encode()
    exchange.send(http_answer(body)[: -len(body) // 2])


def cut_chunk(exchange: Exchange) -> None:
    """End within a chunk."""
    exchange.send(b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\n{"success": tr')


def endless_body(exchange: Exchange) -> None:
    """A body that goes on for ever."""
    exchange.send(b'HTTP/1.1 200 OK\r\n\r\n{"success": true, "x": "')
    while not exchange.closing.is_set():
        exchange.send(b"x" * 16_384)


def drip(interval_s: float, from_head: bool = False) -> Behaviour:
    """Send the right answer a byte at a time: the body, or the head too."""

    def behave(exchange: Exchange) -> None:
        body = json.dumps(exchange.apply()).encode()
        whole = http_answer(body)
        at_once = 0 if from_head else len(whole) - len(body)
        exchange.send(whole[:at_once])
        for byte in whole[at_once:]:
            if exchange.closing.wait(interval_s):
                return
            exchange.send(bytes([byte]))

    return behave


def answer_soundly(exchange: Exchange) -> None:
    """Do what was asked and say so."""
    exchange.send_answer(json.dumps(exchange.apply()).encode())
