import hashlib
import ssl
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import trustme

from juicedesk.domain.errors import LinkError, NotSent, Unknown, UntrustedServer
from juicedesk.domain.intent import FieldGroup
from juicedesk.domain.ports import Unit
from juicedesk.juicenet.client import JuiceNetClient
from tests.fakes.juicenet_faults import Behaviour, Exchange, drip, drop, hang
from tests.fakes.juicenet_server import FaultServer
from tests.unit.juicenet.conftest import UNIT_ID

AUTHORITY = trustme.CA()
UNIT = Unit(UNIT_ID, "Garage", f"unit-token-{UNIT_ID[-4:]}")


def context(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


def fingerprint_of(certificate: trustme.LeafCert) -> str:
    pem = certificate.cert_chain_pems[0].bytes().decode()
    return hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem)).hexdigest()


@pytest.fixture(scope="module")
def certificate() -> trustme.LeafCert:
    return AUTHORITY.issue_cert("127.0.0.1")


@pytest.fixture
def server(certificate: trustme.LeafCert) -> Iterator[FaultServer]:
    with FaultServer(tls=context(certificate)) as server:
        server.add_unit(UNIT_ID)
        yield server


@pytest.fixture
def trusted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The certificate authority is one that this computer trusts."""
    AUTHORITY.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "authority.pem"))


def client_of(
    server: FaultServer, fingerprint: str | None = None, total_timeout_s: float = 5
) -> JuiceNetClient:
    return JuiceNetClient(
        server.base_url,
        server.account_token,
        "this installation",
        fingerprint=fingerprint,
        total_timeout_s=total_timeout_s,
    )


def test_the_pinned_certificate_is_enough(server: FaultServer, certificate: trustme.LeafCert) -> None:
    assert client_of(server, fingerprint_of(certificate)).read_state(UNIT).charge_limit_amps == 32


@pytest.mark.parametrize(
    "form", [str.upper, lambda hexes: ":".join(hexes[i : i + 2] for i in range(0, 64, 2))]
)
def test_the_fingerprint_may_be_written_as_people_see_it(
    server: FaultServer, certificate: trustme.LeafCert, form: Callable[[str], str]
) -> None:
    client_of(server, form(fingerprint_of(certificate))).probe()


def test_the_pin_asks_for_no_name() -> None:
    elsewhere = AUTHORITY.issue_cert("another.example")
    with FaultServer(tls=context(elsewhere)) as server:
        client_of(server, fingerprint_of(elsewhere)).probe()


def test_another_certificate_gets_nothing_even_from_a_trusted_authority(
    server: FaultServer, trusted: None
) -> None:
    another = fingerprint_of(AUTHORITY.issue_cert("127.0.0.1"))
    with pytest.raises(UntrustedServer):
        client_of(server, another).write(UNIT, FieldGroup.LIMIT, 0)
    assert server.received == []


@pytest.mark.parametrize("digits", ["", "ab", "ab" * 16, "ab" * 20, "zz" * 32, "ab" * 33])
def test_a_fingerprint_that_is_no_sha256_is_refused_at_once(server: FaultServer, digits: str) -> None:
    with pytest.raises(UntrustedServer):
        client_of(server, digits)


def test_a_pin_is_never_given_up_for_plain_http(certificate: trustme.LeafCert) -> None:
    with FaultServer() as server:
        with pytest.raises(UntrustedServer):
            client_of(server, fingerprint_of(certificate))
        assert server.connections == 0


def test_a_pin_ignores_a_proxy_and_a_broken_bundle(
    server: FaultServer, certificate: trustme.LeafCert, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:1")
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/no/such/file")
    client_of(server, fingerprint_of(certificate)).probe()


def test_an_unknown_authority_is_not_trusted(server: FaultServer) -> None:
    with pytest.raises(UntrustedServer):
        client_of(server).write(UNIT, FieldGroup.LIMIT, 0)
    assert server.received == []


def test_a_trusted_authority_is_enough_without_a_pin(server: FaultServer, trusted: None) -> None:
    client_of(server).probe()


def test_another_name_is_not_trusted(trusted: None) -> None:
    with FaultServer(tls=context(AUTHORITY.issue_cert("another.example"))) as server:
        with pytest.raises(UntrustedServer):
            client_of(server).write(UNIT, FieldGroup.LIMIT, 0)
        assert server.received == []


@pytest.mark.parametrize(
    "content", [None, "no certificate", "-----BEGIN CERTIFICATE-----\nx\n-----END CERTIFICATE-----\n"]
)
def test_a_broken_bundle_is_not_sent(
    server: FaultServer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: str | None
) -> None:
    bundle = tmp_path / "bundle.pem"
    if content is not None:
        bundle.write_text(content)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(bundle))
    with pytest.raises(NotSent):
        client_of(server).write(UNIT, FieldGroup.LIMIT, 0)
    assert server.received == []


@pytest.mark.parametrize("fault", [drop, hang])
def test_a_handshake_that_is_cut_or_hangs_is_unknown(
    server: FaultServer, certificate: trustme.LeafCert, fault: Behaviour
) -> None:
    server.next_connection(fault)
    with pytest.raises(LinkError) as caught:
        client_of(server, fingerprint_of(certificate), total_timeout_s=0.5).write(UNIT, FieldGroup.LIMIT, 0)
    assert type(caught.value) is Unknown


def drip_handshake(exchange: Exchange) -> None:
    """Begin a TLS record of 16 KiB and send it a byte at a time."""
    exchange.send(b"\x16\x03\x03\x40\x00\x02")
    while not exchange.closing.wait(0.1):
        exchange.send(b"\x00")


def test_a_dripping_handshake_is_cut_off(server: FaultServer, certificate: trustme.LeafCert) -> None:
    server.next_connection(drip_handshake)
    began = time.monotonic()
    with pytest.raises(LinkError):
        client_of(server, fingerprint_of(certificate), total_timeout_s=0.5).write(UNIT, FieldGroup.LIMIT, 0)
    assert time.monotonic() - began < 3


def test_plain_http_where_tls_was_expected_is_no_answer(certificate: trustme.LeafCert) -> None:
    with FaultServer() as server:
        url = server.base_url.replace("http:", "https:")
        client = JuiceNetClient(
            url, "token", "x", fingerprint=fingerprint_of(certificate), total_timeout_s=0.5
        )
        with pytest.raises(LinkError):
            client.write(UNIT, FieldGroup.LIMIT, 0)
        assert server.received == []


@pytest.mark.parametrize("from_head", [False, True], ids=["body", "head"])
def test_a_drip_over_tls_is_cut_off(
    server: FaultServer, certificate: trustme.LeafCert, from_head: bool
) -> None:
    server.once("set_limit", drip(0.1, from_head))
    with pytest.raises(Unknown):
        client_of(server, fingerprint_of(certificate), total_timeout_s=0.6).write(UNIT, FieldGroup.LIMIT, 0)
