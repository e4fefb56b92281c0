"""What a server tells a box: two limits and the time (protocol sheet §3)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from juicedesk.domain.errors import MalformedFrame, WrongChecksum
from juicedesk.juicebox.crc import checksum
from juicedesk.juicebox.status import Protocol

HIGHEST_COUNTER = 999
# Only these four were ever seen, by counter modulo 4; another value may make a box keep a time
# window that blocks charging (protocol sheet §3.4).
PARAMETERS = (8, 244, 6, 242)

_LONGEST_COMMAND_BYTES = 64
_COMMANDS_KNOWN = 8_192
"""Thousands of boxes get the same 999 commands for a minute; their text and CRC are worked out once."""
_COMMAND = re.compile(
    r"(CMD([0-9])([0-9]{2})([0-9]{2})(?:A([0-9]{2,4}))?(?:M([0-9]{2,4}))?C([0-9]{3})S([0-9]{3}))"
    r"(?:!([0-9A-Z]{3})\$)?[\r\n]*"
)


@dataclass(frozen=True, slots=True)
class Command:
    """One command. Raises ValueError for a number outside its range.

    Amps are 0 … 999, `online_amps` under 6 means "do not charge"; None is only read, never sent: a
    box that is not told a limit keeps its old one (protocol sheet §3.3).
    """

    weekday: int
    """0 = Sunday … 6 = Saturday, like hour and minute on the wall clock of the charger's site."""
    hour: int
    minute: int
    online_amps: int | None
    """`A`, what the box may draw now."""
    offline_amps: int | None
    """`M`, what it may draw without a server; it keeps this in its EEPROM."""
    parameter: int
    """`C`, one of PARAMETERS."""
    counter: int
    """`S`, which the box gives back as `s` once it has accepted the command."""

    def __post_init__(self) -> None:
        if self.weekday > 6 or self.hour > 23 or self.minute > 59:
            raise ValueError(f"no such time: day {self.weekday}, {self.hour}:{self.minute}")
        for amps in (self.online_amps, self.offline_amps):
            if amps is not None and not 0 <= amps <= 999:
                raise ValueError(f"{amps} A")
        if min(self.weekday, self.hour, self.minute, self.parameter, self.counter) < 0:
            raise ValueError("a number below zero")

    def encode(self, protocol: Protocol) -> bytes:
        """The datagram in the widths of a protocol.

        Raises ValueError for the old format, which has no command that is known to be safe, and for
        amps that do not fit.
        """
        if protocol is Protocol.OLD:
            raise ValueError("a box of the old format gets no command")
        online_width, offline_width = (4, 3) if protocol is Protocol.V09U else (2, 2)
        text = (
            f"CMD{self.weekday}{self.hour:02d}{self.minute:02d}"
            f"{_limit('A', self.online_amps, online_width)}{_limit('M', self.offline_amps, offline_width)}"
            f"C{self.parameter:03d}S{self.counter:03d}"
        )
        return f"{text}!{checksum(text)}$".encode("ascii")


def command_at(local_time: datetime, online_amps: int, offline_amps: int, counter: int) -> Command:
    """The command for a moment on the wall clock of the charger's site.

    `online_amps` is 0 or 6 … 999, `offline_amps` 0 … 999, `counter` 1 … 999. Raises ValueError.
    """
    return _command(*_weekday_and_time(local_time), online_amps, offline_amps, counter)


def datagram_at(
    local_time: datetime, online_amps: int, offline_amps: int, counter: int, protocol: Protocol
) -> bytes:
    """The datagram of `command_at`, kept for the next box. Raises ValueError, as `Command.encode` too."""
    return _datagram(*_weekday_and_time(local_time), online_amps, offline_amps, counter, protocol)


@lru_cache(maxsize=_COMMANDS_KNOWN)
def _datagram(
    weekday: int,
    hour: int,
    minute: int,
    online_amps: int,
    offline_amps: int,
    counter: int,
    protocol: Protocol,
) -> bytes:
    return _command(weekday, hour, minute, online_amps, offline_amps, counter).encode(protocol)


def _command(
    weekday: int, hour: int, minute: int, online_amps: int, offline_amps: int, counter: int
) -> Command:
    if 0 < online_amps < 6 or not 1 <= counter <= HIGHEST_COUNTER:
        raise ValueError(f"online {online_amps} A, counter {counter}")
    parameter = PARAMETERS[counter % 4]
    return Command(weekday, hour, minute, online_amps, offline_amps, parameter, counter)


def _weekday_and_time(local_time: datetime) -> tuple[int, int, int]:
    return local_time.isoweekday() % 7, local_time.hour, local_time.minute


def parse_command(datagram: bytes) -> Command:
    """The command in a datagram. Raises MalformedFrame, or WrongChecksum (missing too)."""
    match = _COMMAND.fullmatch(_text_of(datagram))
    if match is None:
        raise MalformedFrame("not a command")
    text, *numbers, sent = match.groups()
    if sent is None:
        raise WrongChecksum("the CRC is missing")
    if checksum(text) != sent:
        raise WrongChecksum("the CRC is not that of the text")
    weekday, hour, minute, online, offline, parameter, counter = numbers
    try:
        return Command(
            int(weekday),
            int(hour),
            int(minute),
            None if online is None else int(online),
            None if offline is None else int(offline),
            int(parameter),
            int(counter),
        )
    except ValueError as exc:
        raise MalformedFrame(str(exc)) from exc


def next_counter(counter: int) -> int:
    """The counter after another, 1 … 999; after 999 comes 1 (protocol sheet §3.5)."""
    return counter % HIGHEST_COUNTER + 1


def _limit(letter: str, amps: int | None, width: int) -> str:
    if amps is None:
        return ""
    digits = f"{amps:0{width}d}"
    if len(digits) > width:
        raise ValueError(f"{amps} A does not fit in {width} digits")
    return letter + digits


def _text_of(datagram: bytes) -> str:
    if len(datagram) > _LONGEST_COMMAND_BYTES:
        raise MalformedFrame(f"{len(datagram)} bytes are more than a command has")
    try:
        return datagram.decode("ascii")
    except UnicodeDecodeError as exc:
        raise MalformedFrame("bytes that are not ASCII") from exc
