"""The console of a box's Wi-Fi module: its words and its table of streams (protocol sheet §6.2, §6.3)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

CONSOLE_PORT = 2000
HTTP_CONSOLE_PORT = 80
PROMPT = "> "

READ_ID = "get email.name_address"
READ_VERSION = "ver"
LIST_STREAMS = "list"
VENDOR_MARK = "EMWERK"

LONGEST_LIST = 64
"""Anybody on the network can answer like a box: the table has an end."""

_ROW = re.compile(r"^[\s#!>]*(\d{1,4})\s+([A-Z][A-Z0-9_]*)\s+(\S.*?)\s*$")
_DESTINATION = re.compile(r"^\[?([0-9A-Za-z][0-9A-Za-z._-]*)\]?:(\d{1,5})(?!\d)")
_HOST = re.compile(r"[0-9A-Za-z]([0-9A-Za-z.-]{0,251}[0-9A-Za-z])?")


@dataclass(frozen=True, slots=True)
class Destination:
    """Where a box reports to: a host name or an IPv4 address, and a UDP port."""

    host: str
    port: int

    def __str__(self) -> str:
        return f"{self.host}:{self.port}"

    @property
    def is_sound(self) -> bool:
        """Whether it can stand in a console command without meaning anything else there."""
        return _HOST.fullmatch(self.host) is not None and 1 <= self.port <= 65_535


@dataclass(frozen=True, slots=True)
class Stream:
    """One open stream of the module. Dead ones stay in the table until they are closed."""

    handle: int
    kind: str
    info: str

    @property
    def destination(self) -> Destination | None:
        """Where a UDP client sends to; None for every other kind of stream."""
        found = _DESTINATION.match(self.info) if self.kind == "UDPC" else None
        destination = Destination(found[1].lower(), int(found[2])) if found else None
        return destination if destination and destination.is_sound else None


def parse_streams(text: str) -> Sequence[Stream]:
    """The rows in an answer to `list`; whatever else stands there is passed over."""
    rows = [_ROW.match(line) for line in text.splitlines()]
    found = [Stream(int(row[1]), row[2], row[3]) for row in rows if row]
    return tuple({stream.handle: stream for stream in found}.values())[:LONGEST_LIST]


def stream_table(streams: Sequence[Stream]) -> Sequence[str]:
    """The lines with which a box answers `list`."""
    rows = [f"# {stream.handle} {stream.kind:<5} {stream.info}" for stream in streams]
    return ("! # Type  Info", *rows)


def close_command(handle: int) -> str:
    """The words that close a stream."""
    return f"stream_close {handle}"


def open_command(destination: Destination) -> str:
    """The words that open a UDP client. Raises ValueError for a host that could mean something else."""
    if not destination.is_sound:
        raise ValueError("not a host and a port")
    return f"udpc {destination.host} {destination.port}"
