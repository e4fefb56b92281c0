"""Certificates for the fault server: the right one, and two that must not be trusted."""

from __future__ import annotations

import os
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

import trustme

HOST = "127.0.0.1"


@dataclass(frozen=True)
class Certificates:
    """What the server shows."""

    right: ssl.SSLContext
    of_a_stranger: ssl.SSLContext
    of_another_name: ssl.SSLContext


@contextmanager
def trusted_certificates(folder: Path) -> Iterator[Certificates]:
    """Fresh ones; until the end this process trusts their authority, and nobody else."""
    authority, stranger = trustme.CA(), trustme.CA()
    bundle = folder / "authority.pem"
    authority.cert_pem.write_to_path(str(bundle))
    with mock.patch.dict(os.environ, REQUESTS_CA_BUNDLE=str(bundle)):
        yield Certificates(
            _context(authority.issue_cert(HOST)),
            _context(stranger.issue_cert(HOST)),
            _context(authority.issue_cert("juicenet.example")),
        )


def _context(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context
