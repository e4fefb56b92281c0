"""The server's own certificate: self-signed, made once, pinned by clients through its fingerprint."""

from __future__ import annotations

import ipaddress
import os
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from juicedesk.domain.errors import StoreError

# Fixed, because a small computer without a clock of its own may start in the past.
_VALID_FROM = datetime(2020, 1, 1, tzinfo=UTC)
_VALID_UNTIL = datetime(2099, 12, 31, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Certificate:
    """A file with key and certificate, and the certificate's SHA-256 in lower-case hex."""

    path: Path
    fingerprint: str


def certificate_in(folder: Path) -> Certificate:
    """The certificate of this data folder, made at the first call.

    Raises StoreError when it cannot be written, or is there and cannot be used.
    """
    path = folder / "certificate.pem"
    with _own_errors(path):
        if not path.exists():
            _write(path, _make())
        # Both halves must be there and belong together, or no client could ever connect.
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(path)
        made = x509.load_pem_x509_certificate(path.read_bytes())
    return Certificate(path, made.fingerprint(SHA256()).hex())


@contextmanager
def _own_errors(path: Path) -> Iterator[None]:
    try:
        yield
    except ssl.SSLError as exc:
        detail = "is damaged; remove it, and a new one is made that every client has to confirm again"
        raise StoreError(path, detail) from exc
    except (OSError, ValueError) as exc:
        raise StoreError(path, str(exc)) from exc


def _make() -> bytes:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "JuiceDesk home server")])
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(_VALID_FROM)
        .not_valid_after(_VALID_UNTIL)
        .add_extension(x509.SubjectAlternativeName(_names()), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(key, SHA256())
    )
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return secret + made.public_bytes(Encoding.PEM)


def _names() -> list[x509.GeneralName]:
    hosts = {name: None for name in ("localhost", socket.gethostname()) if name and name.isascii()}
    return [*map(x509.DNSName, hosts), x509.IPAddress(ipaddress.IPv4Address("127.0.0.1"))]


def _write(path: Path, content: bytes) -> None:
    """Write a file that its owner alone can read: all of it, or nothing."""
    unfinished = path.with_suffix(".new")
    unfinished.unlink(missing_ok=True)
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    unfinished.replace(path)
