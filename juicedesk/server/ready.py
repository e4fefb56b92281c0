"""What the server says once it answers: one line for programs, and for a person the line to paste."""

from __future__ import annotations

import contextlib
import json
import sys
from collections.abc import Mapping
from pathlib import Path

from juicedesk.juicenet.pairing import Pairing
from juicedesk.server.certificate import Certificate
from juicedesk.server.sockets import reachable_address


def url_of(host: str, port: int, certificate: Certificate | None) -> str:
    """Where clients reach a server that listens at this host."""
    address = reachable_address(host)
    shown = f"[{address}]" if ":" in address else address
    return f"{'https' if certificate else 'http'}://{shown}:{port}"


def pairing_of(url: str, certificate: Certificate | None, token: str | None) -> str | None:
    """The line that connects an app; None where the token is not known any more."""
    if token is None:
        return None
    return Pairing(url, certificate.fingerprint if certificate else None, token).line()


def say_ready(
    url: str, ports: Mapping[str, object], certificate: Certificate | None, token: str | None, data: Path
) -> None:
    """One line of JSON on standard output for a program, words for a terminal; nobody has to read it.

    `token` is a new or given one.
    """
    pairing = pairing_of(url, certificate, token)
    line = {
        "ready": True,
        "http": url,
        **ports,
        "account_token": token,
        "fingerprint": certificate.fingerprint if certificate else None,
        "pairing": pairing,
        "data": str(data),
    }
    with contextlib.suppress(BrokenPipeError):
        if sys.stdout is not None:
            words = _ready_words(url, ports, data) if sys.stdout.isatty() else json.dumps(line)
            print(words, flush=True)  # noqa: T201 - all that this program prints
        if pairing is not None:
            say_pairing(pairing)


def _ready_words(url: str, ports: Mapping[str, object], data: Path) -> str:
    heard = ports["udp"]
    assert isinstance(heard, list)
    udp = ", ".join(map(str, heard))
    return f"The home server is ready at {url}. It hears boxes at UDP {udp}; its data is in {data}."


def say_pairing(pairing: str) -> None:
    """Tell a person at a terminal how the app is connected. No log and no pipe gets to know it."""
    if sys.stderr is not None and sys.stderr.isatty():
        sys.stderr.write("\n".join([*pairing_words(pairing), ""]))


def pairing_words(pairing: str) -> list[str]:
    """The lines with the line."""
    told = "To connect JuiceDesk, paste this line where it asks for the server's address:"
    return ["", told, "", f"  {pairing}", "", "It is not shown again; serve --new-token makes another."]
