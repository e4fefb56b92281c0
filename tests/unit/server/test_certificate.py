"""The certificate: made once, private, and never replaced behind a client's back."""

from __future__ import annotations

import hashlib
import ssl
import sys
from pathlib import Path

import pytest

from juicedesk.domain.errors import StoreError
from juicedesk.server.certificate import certificate_in


def test_the_fingerprint_is_that_of_the_certificate_in_the_file(tmp_path: Path) -> None:
    made = certificate_in(tmp_path)
    pem = made.path.read_text()
    der = ssl.PEM_cert_to_DER_cert(pem[pem.index("-----BEGIN CERTIFICATE") :])
    assert made.fingerprint == hashlib.sha256(der).hexdigest()


def test_it_is_made_once(tmp_path: Path) -> None:
    assert certificate_in(tmp_path) == certificate_in(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["certificate.pem"]


def test_what_a_kill_left_half_written_does_not_matter(tmp_path: Path) -> None:
    (tmp_path / "certificate.new").write_text("half")
    assert certificate_in(tmp_path).fingerprint


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_its_owner_alone_can_read_the_key(tmp_path: Path) -> None:
    assert certificate_in(tmp_path).path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", ["", "no certificate", "-----BEGIN CERTIFICATE-----\nAAAA\n"])
def test_a_damaged_file_is_said_and_left_alone(tmp_path: Path, content: str) -> None:
    path = tmp_path / "certificate.pem"
    path.write_text(content)
    with pytest.raises(StoreError, match="damaged"):
        certificate_in(tmp_path)
    assert path.read_text() == content
