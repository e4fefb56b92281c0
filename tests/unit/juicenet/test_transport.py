"""Sync model §3.7 where the client's own tests end: bytes and time, a row each, over a real socket."""

import gzip
import json
import socket
import time
from collections.abc import Iterator

import pytest

from juicedesk.domain.errors import LinkError, NoInternet, NotSent, Unknown, UntrustedServer
from juicedesk.juicenet import transport
from juicedesk.juicenet.nearness import has_way_out, is_near, is_out_in_the_world
from juicedesk.juicenet.transport import MAX_ANSWER_BYTES, Transport
from tests.fakes.juicenet_faults import (
    Behaviour,
    Exchange,
    answer,
    drip,
    endless_body,
    hang,
    html,
    redirect,
)
from tests.fakes.juicenet_server import ANY, FaultServer

SECRET = "account-token-of-the-tests"
REQUEST = {"cmd": "set_limit", "account_token": SECRET, "amperage": 6}


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with FaultServer() as server:
        yield server


def post(server: FaultServer, total_timeout_s: float = 5.0) -> bytes:
    return Transport(server.base_url, None, total_timeout_s).post("/box_api_secure", REQUEST)


def failure(server: FaultServer, total_timeout_s: float = 5.0) -> LinkError:
    with pytest.raises(LinkError) as caught:
        post(server, total_timeout_s)
    return caught.value


def bomb(exchange: Exchange) -> None:
    """64 MiB in 64 KiB."""
    body = gzip.compress(b'{"success": true, "x": "' + b"x" * 2**26 + b'"}')
    exchange.send_answer(body, headers={"Content-Encoding": "gzip"})


def endless_chunks(exchange: Exchange) -> None:
    exchange.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    while not exchange.closing.is_set():
        exchange.send(b"4000\r\n" + b"x" * 0x4000 + b"\r\n")


def endless_chunk_line(exchange: Exchange) -> None:
    exchange.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;")
    while not exchange.closing.is_set():
        exchange.send(b"x" * 0x4000)


def endless_trailer(exchange: Exchange) -> None:
    exchange.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    exchange.send(b'11\r\n{"success": true}\r\n0\r\n')
    while not exchange.closing.is_set():
        exchange.send(b"X: " + b"x" * 1000 + b"\r\n")


def endless_continue(exchange: Exchange) -> None:
    while not exchange.closing.is_set():
        exchange.send(b"HTTP/1.1 100 Continue\r\n\r\n" * 100)


def slow_continue(exchange: Exchange) -> None:
    while not exchange.closing.wait(0.05):
        exchange.send(b"HTTP/1.1 100 Continue\r\n\r\n")


TOO_MUCH: dict[str, Behaviour] = {
    "endless body": endless_body,
    "endless chunks": endless_chunks,
    "endless line of a chunk": endless_chunk_line,
    "endless trailer": endless_trailer,
    "endless 100": endless_continue,
    "compressed bomb": bomb,
}


@pytest.mark.parametrize("fault", TOO_MUCH.values(), ids=TOO_MUCH)
def test_too_much_is_unknown_long_before_the_time_is_up(server: FaultServer, fault: Behaviour) -> None:
    server.once(ANY, fault)
    began = time.monotonic()
    error = failure(server, total_timeout_s=60)
    assert type(error) is Unknown
    assert (error.address, bool(error.detail)) == (server.base_url.partition("://")[2], True)
    assert time.monotonic() - began < 20
    assert server.connections == 1


@pytest.mark.parametrize("fault", TOO_MUCH.values(), ids=TOO_MUCH)
def test_too_much_is_never_kept(
    server: FaultServer, fault: Behaviour, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However it is wrapped, little more than the cap is read from the socket."""
    read = counted_reads(monkeypatch)
    server.once(ANY, fault)
    failure(server, total_timeout_s=60)
    assert sum(read) < MAX_ANSWER_BYTES + 2**18


def counted_reads(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    from juicedesk.juicenet import deadline

    read: list[int] = []
    original = deadline._BoundedStream.readinto

    def readinto(self: deadline._BoundedStream, buffer: bytearray) -> int | None:
        count = original(self, buffer)
        read.append(count or 0)
        return count

    monkeypatch.setattr(deadline._BoundedStream, "readinto", readinto)
    return read


TOO_SLOW: dict[str, Behaviour] = {
    "nothing": hang,
    "100 again and again": slow_continue,
    "body byte by byte": drip(0.05),
    "head byte by byte": drip(0.05, from_head=True),
}


@pytest.mark.parametrize("fault", TOO_SLOW.values(), ids=TOO_SLOW)
def test_too_slow_is_unknown_when_the_time_is_up(server: FaultServer, fault: Behaviour) -> None:
    server.add_unit("0910000000000000000000000001")
    server.once(ANY, fault)
    began = time.monotonic()
    assert type(failure(server, total_timeout_s=0.5)) is Unknown
    assert 0.4 < time.monotonic() - began < 5
    assert server.connections == 1


@pytest.mark.parametrize("status", [300, 301, 302, 303, 305, 307, 308])
def test_no_redirect_carries_the_token_elsewhere(server: FaultServer, status: int) -> None:
    with FaultServer() as elsewhere:
        server.once(ANY, redirect(status, elsewhere.base_url + "/box_api_secure"))
        assert type(failure(server)) is Unknown
        assert (elsewhere.connections, elsewhere.received) == (0, [])
    assert server.connections == 1


@pytest.mark.parametrize("status", [307, 308])
def test_no_redirect_to_the_same_server_is_followed(server: FaultServer, status: int) -> None:
    server.once(ANY, redirect(status, "/box_api_secure"))
    assert type(failure(server)) is Unknown
    assert len(server.received) == 1


@pytest.mark.parametrize("status", [201, 202, 204, 206, 400, 401, 403, 404, 500, 502, 503, 504])
def test_only_200_is_an_answer(server: FaultServer, status: int) -> None:
    server.once(ANY, answer(b"" if status == 204 else {"success": True}, status))
    error = failure(server)
    assert type(error) is Unknown
    assert error.detail == f"HTTP status {status}"
    assert server.connections == 1


@pytest.mark.parametrize(("extra_bytes", "is_too_much"), [(0, False), (1, True)])
def test_an_answer_of_just_1_mib_is_one(server: FaultServer, extra_bytes: int, is_too_much: bool) -> None:
    body = b" " * (MAX_ANSWER_BYTES + extra_bytes)
    server.once(ANY, answer(body))
    if is_too_much:
        assert failure(server).detail == "the answer is larger than 1 MiB"
    else:
        assert post(server) == body


def test_a_page_is_given_to_whoever_judges_the_answer(server: FaultServer) -> None:
    server.once(ANY, html())
    assert post(server).startswith(b"<!DOCTYPE")


def test_a_connection_is_never_used_again_although_the_server_would_keep_it(server: FaultServer) -> None:
    server.always(ANY, answer({"success": True}, headers={"Connection": "keep-alive"}))
    transport = Transport(server.base_url, None, 5)
    for _ in range(3):
        transport.post("/box_api_secure", REQUEST)
    assert server.connections == 3
    assert {request.headers["connection"] for request in server.received} == {"close"}


def test_what_is_sent_is_what_was_asked(server: FaultServer) -> None:
    server.once(ANY, answer({"success": True}))
    assert json.loads(post(server)) == {"success": True}
    assert server.received[0].body == REQUEST
    assert server.received[0].headers["content-type"] == "application/json"


def test_no_cookie_is_kept(server: FaultServer) -> None:
    server.always(ANY, answer({"success": True}, headers={"Set-Cookie": "a=b"}))
    transport = Transport(server.base_url, None, 5)
    for _ in range(2):
        transport.post("/box_api_secure", REQUEST)
    assert "cookie" not in server.received[1].headers


def test_a_refused_connection_was_certainly_not_sent(server: FaultServer) -> None:
    server.stop_listening()
    assert type(failure(server)) is NotSent


FAR = "http://juicenet.example.invalid:1"


@pytest.mark.parametrize(
    ("url", "has_way", "kind"),
    [
        (FAR, False, NoInternet),
        (FAR, True, NotSent),
        ("http://127.0.0.1:1", False, NotSent),
        ("http://nas.fritz.box.invalid.lan:1", False, NotSent),
    ],
)
def test_a_server_out_in_the_world_needs_a_way_out(
    monkeypatch: pytest.MonkeyPatch, url: str, has_way: bool, kind: type[NotSent]
) -> None:
    """Nothing is looked up: what the lookup would say is said here."""

    def no_name(*_args: object) -> None:
        raise socket.gaierror(socket.EAI_AGAIN, "no name server")

    monkeypatch.setattr(socket, "getaddrinfo", no_name)
    monkeypatch.setattr(transport, "has_way_out", lambda: has_way)
    with pytest.raises(NotSent) as caught:
        Transport(url, None, 2.0).post("/box_api_secure", REQUEST)
    assert type(caught.value) is kind


def test_whether_there_is_a_way_out_is_asked_without_sending() -> None:
    assert has_way_out() in (True, False)


def test_no_error_carries_the_token(server: FaultServer) -> None:
    server.once(ANY, answer({"success": True, "token": SECRET}, 500), redirect(307, "http://" + SECRET), hang)
    for _ in range(3):
        error: BaseException | None = failure(server, total_timeout_s=0.3)
        while error is not None:
            assert SECRET not in f"{error!r} {error} {vars(error)}"
            error = error.__cause__


@pytest.mark.parametrize(
    ("base_url", "fingerprint", "words"),
    [
        ("https://box.local:8443", "ab" * 31, "the pinned fingerprint is no SHA-256"),
        ("https://box.local:8443", "xX" * 32, "the pinned fingerprint is no SHA-256"),
        ("http://box.local:8443", "ab" * 32, "a pinned server is asked over HTTPS only"),
    ],
)
def test_a_pin_that_cannot_hold_is_refused_before_anything_is_sent(
    base_url: str, fingerprint: str, words: str
) -> None:
    with pytest.raises(UntrustedServer) as caught:
        Transport(base_url, fingerprint, 5)
    assert (caught.value.address, caught.value.detail) == ("box.local:8443", words)


def test_a_pin_may_be_written_as_people_copy_it() -> None:
    Transport(" HTTPS://box.local ", " " + ":".join(["AB"] * 32) + " ", 5)


@pytest.mark.parametrize(
    ("url", "near"),
    [
        ("http://127.0.0.1:8042", True),
        ("https://192.168.1.4", True),
        ("https://[fe80::1%25eth0]:8042", True),
        ("https://nas.local:8042", True),
        ("https://nas.local.:8042", True),
        ("http://box.localhost", True),
        ("https://juicenet.example.", False),
        ("https://nas:8042", True),
        ("https://jbv1-api.emotorwerks.com", False),
        ("https://8.8.8.8", False),
    ],
)
def test_a_server_in_the_house_is_near(url: str, near: bool) -> None:
    assert is_near(url) is near
    assert is_out_in_the_world(url) is not near
