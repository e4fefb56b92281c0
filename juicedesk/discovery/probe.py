"""Looking what answers at an address that a person typed, before anything is kept."""

from __future__ import annotations

import hashlib
import re
import socket
import ssl
import time
from concurrent.futures import ThreadPoolExecutor

from juicedesk.discovery.found import FoundCharger, FoundServer, Source, printable
from juicedesk.discovery.typed import SERVER_PORT, TypedAddress, parse_address
from juicedesk.domain.charger import masked_id
from juicedesk.domain.errors import LinkError, NothingThere, UntrustedServer
from juicedesk.juicenet.client import ACCOUNT_PATH
from juicedesk.juicenet.envelope import parse_answer
from juicedesk.juicenet.reading import Fields, WireError
from juicedesk.juicenet.transport import Transport

TERMINAL_PORT = 2000
_MOST_BYTES = 16_384
_JUICEBOX_ID = re.compile(rb"(?<!\d)\d{28}(?!\d)")
_BOX_MARK = b"EMWERK"


def probe(typed: str, timeout_s: float = 4.0) -> FoundServer | FoundCharger:
    """What answers at an address: a JuiceNet server, or else a box. Blocks for two timeouts at most.

    A server's `fingerprint` is None where this computer trusts its certificate anyway; otherwise it is
    that of the certificate which was shown, to be confirmed by the person before a token is sent.
    Raises NotAnAddress or NothingThere.
    """
    address = parse_address(typed)
    found = _server(address, timeout_s) or _box(address, timeout_s)
    if found is None:
        raise NothingThere(typed.strip())
    return found


def _server(address: TypedAddress, timeout_s: float) -> FoundServer | None:
    """A server at the address; HTTPS is preferred, plain HTTP is tried at the same time."""
    schemes = (address.scheme,) if address.scheme else ("https", "http")
    with ThreadPoolExecutor(len(schemes), thread_name_prefix="probe") as pool:
        asked = [pool.submit(_server_at, address, scheme, timeout_s) for scheme in schemes]
    return next((found for found in (answer.result() for answer in asked) if found), None)


def _server_at(address: TypedAddress, scheme: str, timeout_s: float) -> FoundServer | None:
    url = address.url(scheme)
    try:
        fingerprint, info = _ask(address, url, timeout_s)
    except (LinkError, WireError, OSError):
        return None
    return FoundServer(
        id=printable(info.text_of("server_id") or "") or fingerprint or url,
        name=printable(info.text_of("server_name") or "") or address.host,
        url=url,
        fingerprint=fingerprint,
        address=address.host,
        port=address.port or SERVER_PORT,
    )


def _ask(address: TypedAddress, url: str, timeout_s: float) -> tuple[str | None, Fields]:
    """`get_server_info`, which needs no token (API sheet §10); with the certificate's pin where needed."""
    try:
        return None, _server_info(url, None, timeout_s)
    except UntrustedServer:
        fingerprint = _fingerprint_of(address, timeout_s)
        return fingerprint, _server_info(url, fingerprint, timeout_s)


def _server_info(url: str, fingerprint: str | None, timeout_s: float) -> Fields:
    body = Transport(url, fingerprint, timeout_s).post(ACCOUNT_PATH, {"cmd": "get_server_info"})
    return parse_answer(body)


def _fingerprint_of(address: TypedAddress, timeout_s: float) -> str:
    """The SHA-256 of the certificate that is shown, trusted or not. Raises OSError."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    place = (address.host, address.port or SERVER_PORT)
    with (
        socket.create_connection(place, timeout_s) as plain,
        context.wrap_socket(plain, server_hostname=address.host) as secured,
    ):
        return hashlib.sha256(secured.getpeercert(binary_form=True) or b"").hexdigest()


def _box(address: TypedAddress, timeout_s: float) -> FoundCharger | None:
    """A box whose terminal says who it is (protocol sheet §6.2)."""
    if address.scheme is not None:
        return None
    place = (address.host, address.port or TERMINAL_PORT)
    try:
        with socket.create_connection(place, timeout_s) as terminal:
            words = _terminal_words(terminal, time.monotonic() + timeout_s)
            where = str(terminal.getpeername()[0])
    except OSError:
        return None
    return _charger(words, where) if _BOX_MARK in words else None


def _terminal_words(terminal: socket.socket, deadline_s: float) -> bytes:
    """What a terminal says about its version and its ID, until it has said both or the time is over.

    Lines of its own may come in between at any time, so all of it is kept and searched.
    """
    terminal.sendall(b"ver\r\nget email.name_address\r\n")
    words = b""
    while not (_BOX_MARK in words and _JUICEBOX_ID.search(words)) and len(words) < _MOST_BYTES:
        left_s = deadline_s - time.monotonic()
        if left_s <= 0:
            break
        terminal.settimeout(left_s)
        try:
            more = terminal.recv(4096)
        except TimeoutError:
            break
        if not more:
            break
        words += more
    return words


def _charger(words: bytes, where: str) -> FoundCharger:
    match = _JUICEBOX_ID.search(words)
    juicebox_id = match[0].decode() if match else None
    return FoundCharger(
        juicebox_id=juicebox_id,
        uuid=None,
        name=f"JuiceBox {masked_id(juicebox_id)}" if juicebox_id else "JuiceBox",
        address=where,
        sources=frozenset({Source.TYPED}),
        server_id=None,
        last_seen=time.time(),
    )
