"""What the window asks for to lead a charger here, done with a virtual box on loopback."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar

import pytest

from juicedesk.adopt.memory import Memory
from juicedesk.desk import own_server
from juicedesk.desk.adopting import LocalAdopting
from juicedesk.desk.answering import Answering
from juicedesk.desk.own_server import OwnServer
from juicedesk.domain.adopt_errors import DnsPortTaken, NeverReported, NoAddress
from juicedesk.domain.contact import Contact
from juicedesk.domain.errors import NotAnAddress, PortInUse
from juicedesk.juicebox.console import Destination
from juicedesk.ui.adopting import Addresses
from tests.fakes.box_server import BoxServer
from tests.unit.adopt.virtual import RunningBox


@pytest.fixture
def vendor() -> Iterator[BoxServer]:
    server = BoxServer()
    yield server
    server.close()


@pytest.fixture
def home() -> Iterator[BoxServer]:
    server = BoxServer()
    yield server
    server.close()


class Settings:
    """Settings in memory."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}

    def get(self, name: str) -> str:
        return self.values.get(name, "")

    def keep(self, name: str, value: str) -> None:
        self.values[name] = value


def adopting(tmp_path: Path, host: str = "127.0.0.1", port: int | None = None) -> LocalAdopting:
    memory = Memory(tmp_path / "adopted.json")
    answering = Answering(Settings(), bind_to="127.0.0.1", port=0)  # type: ignore[arg-type]
    return LocalAdopting(host, port, lambda _id: Contact(), lambda _id, _name: None, answering, memory)


def test_a_box_is_known_moved_and_led_back(tmp_path: Path, vendor: BoxServer, home: BoxServer) -> None:
    leads = adopting(tmp_path, port=home.address[1])
    with RunningBox(vendor) as box:
        assert leads.who_is(box.telnet).juicebox_id == box.juicebox_id
        assert leads.addresses(box.telnet) == Addresses("127.0.0.1", box.identity.address)
        assert leads.move(box.http, box.juicebox_id).now == Destination(*home.address)
        assert home.wait_for(lambda said: True).juicebox_id == box.juicebox_id
        assert leads.restore(box.telnet).now == Destination(*vendor.address)
        assert box.destination == Destination(*vendor.address)


def test_without_a_box_the_server_alone_has_an_address(tmp_path: Path) -> None:
    assert adopting(tmp_path, "192.0.2.20").addresses("") == Addresses("192.0.2.20", "")


def test_what_is_no_address_is_said(tmp_path: Path) -> None:
    with pytest.raises(NotAnAddress):
        adopting(tmp_path).addresses("a b")
    with pytest.raises(NoAddress):
        adopting(tmp_path, "").addresses("127.0.1.1")


def test_the_account_is_what_verifies(tmp_path: Path) -> None:
    steps: list[str] = []
    verification = adopting(tmp_path).verification("0910", "Garage", steps.append)
    verification.stop()
    with pytest.raises(NeverReported):
        verification.run()
    assert steps == ["waiting"]


def test_this_computer_answers_while_it_should(tmp_path: Path) -> None:
    leads = adopting(tmp_path, "192.0.2.20")
    assert leads.answered is None
    leads.answer_names(True)
    assert leads.answered == 0
    leads.answer_names(False)
    assert leads.answered is None


def test_answering_goes_on_at_the_next_start_until_it_is_switched_off() -> None:
    settings: Any = Settings()
    first, second, third = (Answering(settings, bind_to="127.0.0.1", port=0) for _ in range(3))
    first.begin()
    assert first.answered is None
    first.switch("192.0.2.20")
    first.stop()
    second.begin()
    second.begin()
    assert second.answered == 0
    second.switch("")
    third.begin()
    assert third.answered is None


def test_a_port_that_cannot_be_had_is_said_and_not_kept(tmp_path: Path) -> None:
    settings: Any = Settings()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as taken:
        taken.bind(("127.0.0.1", 0))
        answering = Answering(settings, bind_to="127.0.0.1", port=taken.getsockname()[1])
        with pytest.raises(DnsPortTaken):
            answering.switch("192.0.2.20")
        assert (answering.answered, settings.values) == (None, {})
        settings.keep("answers_dns_for", "192.0.2.20")
        answering.begin()  # only logged: the program starts all the same
        assert answering.answered is None


class Started:
    """A child that says it is ready on the ports that it was given."""

    arguments: ClassVar[list[list[str]]] = []
    udp_port = 8042

    def __init__(self, arguments: list[str], **_: Any) -> None:
        self.arguments.append(arguments)
        self.is_running = True

    def start(self) -> dict[str, Any]:
        url = "http://192.0.2.20:8042"
        return {"http": url, "udp": [self.udp_port, 8043], "account_token": "t", "fingerprint": None}

    def stop(self) -> None:
        self.is_running = False


def test_where_another_server_hears_the_boxes_none_is_started_that_would_hear_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Taken(Started):
        def start(self) -> dict[str, Any]:
            if not self.arguments[-1].count("--udp-port"):
                raise PortInUse(8042, "UDP")
            return super().start()

    monkeypatch.setattr(own_server, "Child", Taken)
    monkeypatch.setattr(Started, "arguments", [])
    with pytest.raises(PortInUse):
        OwnServer(tmp_path, Settings()).start()  # type: ignore[arg-type]
    # The demo's boxes can be led to any port.
    OwnServer(tmp_path, Settings(), usual_ports=False).start()  # type: ignore[arg-type]


@pytest.mark.parametrize(("udp_port", "told"), [(8042, None), (50_001, 50_001)])
def test_at_each_start_the_own_server_hears_boxes_at_all_the_usual_ports(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, udp_port: int, told: int | None
) -> None:
    monkeypatch.setattr(own_server, "Child", Started)
    monkeypatch.setattr(Started, "arguments", [])
    monkeypatch.setattr(Started, "udp_port", udp_port)
    server = OwnServer(tmp_path, Settings())  # type: ignore[arg-type]
    assert server.udp_port_behind(8042) is None
    server.start()
    server.stop(keep_stopped=False)
    server.start()
    assert [("--udp-port" in arguments) for arguments in Started.arguments] == [False, told is not None]
    assert server.udp_port_behind(8042) == told
    assert server.udp_port_behind(9999) is None
