"""Typed addresses lead to real servers and terminals on loopback."""

from __future__ import annotations

import hashlib
import socket
import socketserver
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import trustme

from juicedesk.discovery.found import FoundCharger, FoundServer, Source
from juicedesk.discovery.probe import probe
from juicedesk.domain.errors import NotAnAddress, NothingThere
from tests.fakes.juicenet_server import FaultServer

JUICEBOX_ID = "0910" + "7" * 24
Talk = Callable[[socket.socket], None]


@pytest.fixture
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def tls(authority: trustme.CA) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("127.0.0.1").configure_cert(context)
    return context


@contextmanager
def tcp_server(talk: Talk) -> Iterator[int]:
    """A server that says whatever it is told to, on a port of its own."""

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            talk(self.request)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = False

        def handle_error(self, *_: object) -> None:
            """A guest that hangs up is no news."""

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        yield server.server_address[1]
        server.shutdown()
        thread.join()


def shown_fingerprint(port: int) -> str:
    certificate = ssl.get_server_certificate(("127.0.0.1", port))
    return hashlib.sha256(ssl.PEM_cert_to_DER_cert(certificate)).hexdigest()


def test_a_home_server_is_found_with_the_fingerprint_it_shows(tls: ssl.SSLContext) -> None:
    with FaultServer(tls=tls) as server:
        found = probe(f"127.0.0.1:{server.port}")
        assert isinstance(found, FoundServer)
        assert found.fingerprint == shown_fingerprint(server.port)
        assert found.url == f"https://127.0.0.1:{server.port}"
        assert (found.address, found.port) == ("127.0.0.1", server.port)
        assert set(server.commands) == {"get_server_info"}
        assert "account_token" not in server.received[0].body, "no token leaves before the person confirmed"


def test_a_certificate_that_this_computer_trusts_needs_no_pin(
    tls: ssl.SSLContext, authority: trustme.CA, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle = tmp_path / "authorities.pem"
    authority.cert_pem.write_to_path(bundle)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(bundle))
    with FaultServer(tls=tls) as server:
        found = probe(f"https://127.0.0.1:{server.port}")
        assert isinstance(found, FoundServer)
        assert found.fingerprint is None


def test_a_server_without_tls_is_found_with_and_without_its_scheme() -> None:
    with FaultServer() as server:
        for typed in (f"127.0.0.1:{server.port}", f"http://127.0.0.1:{server.port}/"):
            found = probe(typed)
            assert isinstance(found, FoundServer)
            assert (found.url, found.fingerprint) == (f"http://127.0.0.1:{server.port}", None)


def test_a_wrong_scheme_is_not_replaced() -> None:
    with FaultServer() as server, pytest.raises(NothingThere):
        probe(f"https://127.0.0.1:{server.port}", timeout_s=1.0)


def terminal(connection: socket.socket) -> None:
    """Protocol sheet §6.2: echoes, prompts, and lines of its own in between."""
    connection.sendall(b"[2024-10-03 | 18:05:04: Ready]\r\n> ")
    answers = {
        b"ver": b"EMWERK-JB201-1.0.46, Gecko_OS-STANDARD-4.2.7-11064, WGM160P",
        b"get email.name_address": JUICEBOX_ID.encode(),
    }
    for line in connection.makefile("rb"):
        answer = answers.get(line.strip(), b"Unknown command")
        connection.sendall(line + b"[2024-10-03 | 18:05:05: Closed: 0]\r\n" + answer + b"\r\n> ")


def test_a_box_is_found_by_what_its_terminal_says() -> None:
    with tcp_server(terminal) as port:
        found = probe(f"127.0.0.1:{port}", timeout_s=2.0)
    assert isinstance(found, FoundCharger)
    assert (found.juicebox_id, found.address) == (JUICEBOX_ID, "127.0.0.1")
    assert found.name == "JuiceBox …7777"
    assert found.sources == {Source.TYPED}


def hangs(connection: socket.socket) -> None:
    connection.settimeout(30)
    while connection.recv(1024):
        pass


def page(connection: socket.socket) -> None:
    connection.recv(1024)
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n<html>")


def chatter(connection: socket.socket) -> None:
    while True:
        connection.sendall(b"x" * 4096)


@pytest.mark.parametrize("talk", [hangs, page, chatter])
def test_whatever_else_answers_is_nothing_and_takes_its_time_at_most(talk: Talk) -> None:
    begun_s = time.monotonic()
    with tcp_server(talk) as port, pytest.raises(NothingThere) as caught:
        probe(f"127.0.0.1:{port}", timeout_s=0.5)
    assert caught.value.address == f"127.0.0.1:{port}"
    assert time.monotonic() - begun_s < 5


def test_nobody_there_is_known_at_once() -> None:
    with socket.socket() as unheard:
        unheard.bind(("127.0.0.1", 0))
        with pytest.raises(NothingThere):
            probe(f"127.0.0.1:{unheard.getsockname()[1]}")


def test_a_name_that_does_not_exist_is_nothing() -> None:
    with pytest.raises(NothingThere):
        probe("nobody.invalid")


def test_what_is_no_address_is_not_asked() -> None:
    with pytest.raises(NotAnAddress):
        probe("garage door")
