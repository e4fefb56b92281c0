"""The datagrams that real boxes and servers sent, from tests/fixtures/captured."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

_FILE = Path(__file__).parents[2] / "fixtures" / "captured" / "datagrams.json"


@dataclass(frozen=True)
class Capture:
    """One datagram; `error` names the error that it must give, None: it has values."""

    kind: str
    datagram: bytes
    error: str | None


def captures(*kinds: str, broken: bool | None = None) -> list[Capture]:
    """Captures of some kinds (all without), only the broken ones, only the sound ones, or both."""
    entries = json.loads(_FILE.read_text(encoding="utf-8"))
    found = [Capture(entry["kind"], _bytes_of(entry), entry.get("error")) for entry in entries]
    return [
        capture
        for capture in found
        if (not kinds or capture.kind in kinds) and broken in (None, capture.error is not None)
    ]


def as_parameters(found: list[Capture]) -> list[object]:
    """The same for `pytest.mark.parametrize`, each with a name that tells it apart."""
    return [pytest.param(capture, id=capture.datagram[-24:].decode("latin-1")) for capture in found]


def _bytes_of(entry: dict[str, str]) -> bytes:
    return bytes.fromhex(entry["hex"]) if "hex" in entry else entry["text"].encode("ascii")
