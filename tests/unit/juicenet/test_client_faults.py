"""The table of sync model §3.7, row by row, over a real socket."""

import socket
import time
from pathlib import Path

import pytest

from juicedesk.domain.errors import LinkError, NotSent, Refused, Unknown
from juicedesk.domain.intent import FieldGroup
from juicedesk.domain.ports import Unit
from juicedesk.juicenet.client import JuiceNetClient
from juicedesk.juicenet.transport import MAX_ANSWER_BYTES
from tests.fakes.juicenet_faults import (
    Behaviour,
    answer,
    cut_body,
    cut_chunk,
    drip,
    drop,
    hang,
    hang_after_applying,
    html,
    huge,
    redirect,
    refuse,
    reset,
    reset_unread,
)
from tests.fakes.juicenet_server import FakeUnit, FaultServer


def write(client: JuiceNetClient, unit: Unit) -> None:
    client.write(unit, FieldGroup.LIMIT, 0)


UNKNOWN_ANSWERS: dict[str, Behaviour] = {
    "hung up": drop,
    "reset": reset,
    "body cut": cut_body,
    "chunk cut": cut_chunk,
    "page": html(),
    "500": answer({"success": True}, 500),
    "502 page": html(502),
    "201": answer({"success": True}, 201),
    "404 with an envelope": answer({"success": False}, 404),
    "empty": answer(b""),
    "empty object": answer({}),
    "broken": answer('{"success": tru'),
    "list": answer("[]"),
    "text true": answer({"success": "true"}),
    "text false": answer({"success": "false"}),
    "number 1": answer({"success": 1}),
    "number 0": answer({"success": 0}),
    "null": answer({"success": None}),
    "twins": answer('{"success": true, "success": true}'),
    "too large": huge(MAX_ANSWER_BYTES),
    "deep": answer("[" * 100_000),
    "not UTF-8": answer(b'{"success": true, "a": "\xff"}'),
    "no HTTP": lambda exchange: exchange.send(b"220 mail server ready\r\n"),
    "endless head": lambda exchange: exchange.send(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 200_000),
    "not gzip": answer({"success": True}, headers={"Content-Encoding": "gzip"}),
}


@pytest.mark.parametrize("fault", UNKNOWN_ANSWERS.values(), ids=UNKNOWN_ANSWERS)
def test_what_is_no_answer_is_unknown(
    client: JuiceNetClient, server: FaultServer, unit: Unit, fault: Behaviour
) -> None:
    server.once("set_limit", fault)
    with pytest.raises(LinkError) as caught:
        write(client, unit)
    assert type(caught.value) is Unknown
    assert caught.value.address == f"127.0.0.1:{server.port}"
    assert (server.connections, len(server.received)) == (1, 1)


def test_the_largest_answer_is_read(client: JuiceNetClient, server: FaultServer, unit: Unit) -> None:
    server.once("set_limit", huge(MAX_ANSWER_BYTES - 100))
    write(client, unit)


def test_an_answer_without_a_length_is_read(client: JuiceNetClient, server: FaultServer, unit: Unit) -> None:
    server.once("set_limit", lambda exchange: exchange.send(b'HTTP/1.1 200 OK\r\n\r\n{"success": true}'))
    write(client, unit)


@pytest.mark.parametrize("fault", [drop, reset_unread])
def test_a_connection_that_ends_unread_is_unknown(
    client: JuiceNetClient, server: FaultServer, unit: Unit, fault: Behaviour
) -> None:
    server.next_connection(fault)
    with pytest.raises(Unknown):
        write(client, unit)
    assert (server.connections, server.received) == (1, [])


def test_a_refused_connection_is_not_sent(client: JuiceNetClient, server: FaultServer, unit: Unit) -> None:
    server.stop_listening()
    with pytest.raises(NotSent):
        write(client, unit)
    server.listen()
    write(client, unit)


@pytest.mark.parametrize(
    "base_url",
    [
        "http://no-such-host.invalid",
        "http://" + "a" * 70 + ".invalid",
        "http://127.0.0.1:99999",
        "http://",
        "http://[::1",
        "127.0.0.1:8042",
        "ftp://127.0.0.1",
        "file:///etc/passwd",
        "home-server",
        "",
    ],
)
def test_an_address_that_leads_nowhere_is_not_sent(base_url: str, unit: Unit) -> None:
    client = JuiceNetClient(base_url, "token", "this installation", total_timeout_s=5)
    with pytest.raises(NotSent):
        write(client, unit)


def test_an_address_without_an_answer_to_connecting_is_not_sent(unit: Unit) -> None:
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        address = full.getsockname()
        fillers = [socket.socket() for _ in range(4)]
        for filler in fillers:
            filler.setblocking(False)
            filler.connect_ex(address)
        client = JuiceNetClient(f"http://127.0.0.1:{address[1]}", "token", "x", total_timeout_s=0.4)
        with pytest.raises(LinkError) as caught:
            write(client, unit)
        for filler in fillers:
            filler.close()
    assert isinstance(caught.value, NotSent)


@pytest.mark.parametrize("fault", [hang, hang_after_applying])
def test_silence_is_unknown_and_ends_in_time(
    server: FaultServer, box: FakeUnit, unit: Unit, fault: Behaviour
) -> None:
    client = JuiceNetClient(server.base_url, server.account_token, "x", total_timeout_s=0.4)
    server.once("set_limit", fault)
    began = time.monotonic()
    with pytest.raises(Unknown):
        write(client, unit)
    assert 0.3 < time.monotonic() - began < 2


@pytest.mark.parametrize("from_head", [False, True], ids=["body", "head"])
def test_a_drip_is_cut_off_although_every_byte_comes_in_time(
    server: FaultServer, box: FakeUnit, unit: Unit, from_head: bool
) -> None:
    client = JuiceNetClient(server.base_url, server.account_token, "x", total_timeout_s=0.5)
    server.once("set_limit", drip(0.1, from_head))
    began = time.monotonic()
    with pytest.raises(Unknown):
        write(client, unit)
    assert 0.4 < time.monotonic() - began < 2


@pytest.mark.parametrize("from_head", [False, True], ids=["body", "head"])
def test_a_drip_that_ends_in_time_is_an_answer(
    server: FaultServer, box: FakeUnit, unit: Unit, from_head: bool
) -> None:
    client = JuiceNetClient(server.base_url, server.account_token, "x", total_timeout_s=20)
    server.once("set_limit", drip(0.001, from_head))
    write(client, unit)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_never_followed(
    client: JuiceNetClient, server: FaultServer, unit: Unit, status: int
) -> None:
    with FaultServer() as elsewhere:
        server.once("set_limit", redirect(status, f"{elsewhere.base_url}/box_api_secure"))
        with pytest.raises(Unknown):
            write(client, unit)
        assert elsewhere.connections == 0


def test_every_request_has_a_connection_of_its_own(
    client: JuiceNetClient, server: FaultServer, unit: Unit
) -> None:
    for _ in range(3):
        client.read_state(unit)
    write(client, unit)
    assert server.connections == 4


def test_a_no_without_a_code_is_refused(client: JuiceNetClient, server: FaultServer, unit: Unit) -> None:
    server.once("set_limit", answer({"success": False}))
    with pytest.raises(Refused) as caught:
        write(client, unit)
    assert caught.value.code is None
    assert not caught.value.is_token_refusal


def test_the_code_may_be_text_and_the_reason_is_cut_short(
    client: JuiceNetClient, server: FaultServer, unit: Unit
) -> None:
    server.once("set_limit", answer({"success": False, "error_code": "1009", "error_message": "x" * 5000}))
    with pytest.raises(Refused) as caught:
        write(client, unit)
    assert caught.value.is_token_refusal
    assert len(caught.value.detail) <= 200


def test_a_proxy_is_not_used_for_a_near_server(
    client: JuiceNetClient, server: FaultServer, unit: Unit, monkeypatch: pytest.MonkeyPatch
) -> None:
    with FaultServer() as proxy:
        for name in ("http_proxy", "all_proxy"):
            monkeypatch.setenv(name, proxy.base_url)
        for name in ("no_proxy", "NO_PROXY"):
            monkeypatch.delenv(name, raising=False)
        write(client, unit)
        assert (proxy.connections, server.connections) == (0, 1)


def test_a_proxy_is_used_for_a_far_server(unit: Unit, monkeypatch: pytest.MonkeyPatch) -> None:
    with FaultServer() as proxy:
        monkeypatch.setenv("http_proxy", proxy.base_url)
        for name in ("no_proxy", "NO_PROXY"):
            monkeypatch.delenv(name, raising=False)
        proxy.once("set_limit", answer({"success": True}))
        write(JuiceNetClient("http://juicenet.example", "token", "x", total_timeout_s=5), unit)
        assert proxy.received[0].path == "http://juicenet.example/box_api_secure"


def test_a_proxy_that_is_away_is_not_sent(unit: Unit, monkeypatch: pytest.MonkeyPatch) -> None:
    proxy = FaultServer()
    proxy.close()
    for name in ("http_proxy", "https_proxy"):
        monkeypatch.setenv(name, proxy.base_url)
    for scheme in ("http", "https"):
        client = JuiceNetClient(f"{scheme}://juicenet.example", "token", "x", total_timeout_s=5)
        with pytest.raises(NotSent):
            write(client, unit)


def test_a_password_file_is_not_read(
    client: JuiceNetClient,
    server: FaultServer,
    unit: Unit,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login somebody password something\n")
    monkeypatch.setenv("NETRC", str(netrc))
    write(client, unit)
    assert "authorization" not in server.received[0].headers


def test_a_refusal_is_not_a_failure_of_the_link(
    client: JuiceNetClient, server: FaultServer, unit: Unit
) -> None:
    server.once("set_limit", refuse(1007))
    with pytest.raises(Refused) as caught:
        write(client, unit)
    assert not isinstance(caught.value, NotSent | Unknown)
