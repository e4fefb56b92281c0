"""Which console an address means, and what happens when one of them does not work."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from juicedesk.adopt import console
from juicedesk.adopt.console import Console, consoles_at, reached
from juicedesk.adopt.lines import HttpLine, TcpLine
from juicedesk.domain.adopt_errors import ConsoleClosed, ConsoleSilent, NotAJuiceBox
from juicedesk.domain.errors import NotAnAddress
from tests.fakes.box_server import BoxServer
from tests.fakes.console_box import ConsoleBox
from tests.unit.adopt.virtual import RunningBox


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


@pytest.fixture
def vendor() -> Iterator[BoxServer]:
    server = BoxServer()
    yield server
    server.close()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits 8 s for a console that says nothing."""
    monkeypatch.setattr("juicedesk.adopt.lines.ANSWER_S", 0.3)
    monkeypatch.setattr("juicedesk.adopt.lines.CONNECT_S", 0.3)


@pytest.mark.parametrize(
    ("typed", "kinds", "address"),
    [
        ("192.0.2.5", [TcpLine, HttpLine], "192.0.2.5:2000"),
        ("192.0.2.5:2323", [TcpLine], "192.0.2.5:2323"),
        ("http://192.0.2.5", [HttpLine], "192.0.2.5:80"),
        ("http://192.0.2.5:8080", [HttpLine], "192.0.2.5:8080"),
    ],
)
def test_an_address_means_one_console_or_both(typed: str, kinds: list[type], address: str) -> None:
    found = consoles_at(typed)
    assert [type(one._line) for one in found] == kinds
    assert found[0].address == address


def test_what_is_no_address_is_no_console() -> None:
    with pytest.raises(NotAnAddress):
        consoles_at("a b")


@pytest.mark.usefixtures("quick")
@pytest.mark.parametrize("is_silent", [True, False])
def test_over_http_is_tried_where_tcp_does_not_work(
    monkeypatch: pytest.MonkeyPatch, vendor: BoxServer, is_silent: bool
) -> None:
    with RunningBox(vendor) as box, ConsoleBox(lambda _: b"", b"") as silent:
        monkeypatch.setattr(console, "CONSOLE_PORT", silent.port if is_silent else free_port())
        monkeypatch.setattr(console, "_over_http", lambda _address: Console(http_line(box.http)))
        found, who = reached("127.0.0.1")
        assert who.juicebox_id == box.juicebox_id
        found.close()


def http_line(url: str) -> HttpLine:
    host, _, port = url.removeprefix("http://").partition(":")
    return HttpLine(host, int(port))


@pytest.mark.usefixtures("quick")
def test_silence_says_more_than_a_closed_port(monkeypatch: pytest.MonkeyPatch) -> None:
    with ConsoleBox(lambda _: b"", b"") as silent:
        monkeypatch.setattr(console, "CONSOLE_PORT", silent.port)
        monkeypatch.setattr(console, "HTTP_CONSOLE_PORT", free_port())
        with pytest.raises(ConsoleSilent):
            reached("127.0.0.1")
    with pytest.raises(ConsoleClosed):
        reached(f"127.0.0.1:{silent.port}")


def test_another_device_is_not_asked_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    with ConsoleBox(lambda line: f"{line}\r\nMLINK-1.2\r\n> ".encode()) as other:
        monkeypatch.setattr(console, "CONSOLE_PORT", other.port)
        with pytest.raises(NotAJuiceBox):
            reached("127.0.0.1")
        assert other.heard == ["ver"]


def test_a_box_that_tells_no_id_is_not_used() -> None:
    said = {"ver": "EMWERK-JB201-1.0.46", "get email.name_address": "Variable not found"}
    with (
        ConsoleBox(lambda line: f"{line}\r\n{said[line]}\r\n> ".encode()) as box,
        pytest.raises(ConsoleSilent),
    ):
        reached(f"127.0.0.1:{box.port}")
