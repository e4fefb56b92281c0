"""The rows of sync model §3.7 about TLS: nothing leaves, and no second way is tried."""

import datetime
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from juicedesk.domain.errors import LinkError, Unknown, UntrustedServer
from juicedesk.juicenet.transport import Transport
from tests.fakes.juicenet_faults import (
    Behaviour,
    alert,
    answer,
    cut_handshake,
    drop,
    hang,
    hang_in_handshake,
    reset_handshake,
)
from tests.fakes.juicenet_server import ANY, FaultServer

AUTHORITY = trustme.CA()
STRANGER = trustme.CA()
YESTERDAY = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=1)

UNTRUSTED = {
    "unknown authority": STRANGER.issue_cert("127.0.0.1"),
    "wrong name": AUTHORITY.issue_cert("127.0.0.2", "juicenet.example"),
    "name in the subject only": AUTHORITY.issue_cert("juicenet.example", common_name="127.0.0.1"),
    "expired": AUTHORITY.issue_cert("127.0.0.1", not_before=YESTERDAY, not_after=YESTERDAY),
}
INTERRUPTED: dict[str, Behaviour] = {
    "cut at once": drop,
    "cut in the handshake": cut_handshake,
    "reset in the handshake": reset_handshake,
    "silent from the start": hang,
    "silent in the handshake": hang_in_handshake,
    "alert": alert,
    "plain HTTP": answer({"success": True}),
}


def context(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


@pytest.fixture(autouse=True)
def trusted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    AUTHORITY.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "authority.pem"))


@pytest.fixture
def server() -> Iterator[FaultServer]:
    with FaultServer(tls=context(AUTHORITY.issue_cert("127.0.0.1"))) as server:
        yield server


def failure(server: FaultServer, total_timeout_s: float = 5) -> LinkError:
    with pytest.raises(LinkError) as caught:
        Transport(server.base_url, None, total_timeout_s).post("/box_api_secure", {"cmd": "set_limit"})
    return caught.value


def test_the_server_is_sound_otherwise(server: FaultServer) -> None:
    server.once(ANY, answer({"success": True}))
    assert Transport(server.base_url, None, 5).post("/box_pin", {"cmd": "x"}) == b'{"success": true}'


@pytest.mark.parametrize("certificate", UNTRUSTED.values(), ids=UNTRUSTED)
def test_a_certificate_that_is_not_right_gets_nothing(certificate: trustme.LeafCert) -> None:
    with FaultServer(tls=context(certificate)) as server:
        failed = failure(server)
        assert type(failed) is UntrustedServer
        assert failed.detail == "SSLCertVerificationError CERTIFICATE_VERIFY_FAILED"
        assert (server.connections, server.received) == (1, [])


@pytest.mark.parametrize("fault", INTERRUPTED.values(), ids=INTERRUPTED)
def test_an_interrupted_handshake_is_unknown_and_no_other_way_is_tried(
    server: FaultServer, fault: Behaviour
) -> None:
    server.next_connection(fault)
    assert type(failure(server, total_timeout_s=0.5)) is Unknown
    assert (server.connections, server.received) == (1, [])


def test_old_tls_is_not_spoken() -> None:
    old = context(AUTHORITY.issue_cert("127.0.0.1"))
    old.set_ciphers("ALL:@SECLEVEL=0")
    with pytest.warns(DeprecationWarning):
        old.minimum_version = old.maximum_version = ssl.TLSVersion.TLSv1_1
    with FaultServer(tls=old) as server:
        assert isinstance(failure(server), LinkError)
        assert (server.connections, server.received) == (1, [])
