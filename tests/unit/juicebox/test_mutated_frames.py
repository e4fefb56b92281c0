"""Any byte string gives a message or the codec's own error, nothing else."""

from __future__ import annotations

import random
from collections.abc import Callable

from hypothesis import example, given, settings
from hypothesis import strategies as st

from juicedesk.domain.errors import FrameError
from juicedesk.juicebox.beacon import Beacon, parse_beacon
from juicedesk.juicebox.command import Command, parse_command
from juicedesk.juicebox.crc import checksum
from juicedesk.juicebox.message import Debug, parse
from juicedesk.juicebox.status import Status
from tests.unit.juicebox.captures import captures

MUTATIONS_PER_EXAMPLE = 100
EXAMPLES = 500

_BEACON = Beacon("192.168.0.50", "EMWERK-JB201-1.0.46", mac="02:00:00:00:00:01", rssi_dbm=-54).encode()
_SEEDS = [*(capture.datagram for capture in captures()), _BEACON]


def flipped(frame: bytearray, dice: random.Random) -> None:
    frame[dice.randrange(len(frame))] ^= 1 << dice.randrange(8)


def cut(frame: bytearray, dice: random.Random) -> None:
    start = dice.randrange(len(frame))
    del frame[start : start + dice.randrange(1, 12)]


def inserted(frame: bytearray, dice: random.Random) -> None:
    at = dice.randrange(len(frame) + 1)
    frame[at:at] = dice.choice([dice.randbytes(3), b"9" * 300, b",", b"-", b"!", b":", b"\0", b"A", b"E1,E2"])


def duplicated(frame: bytearray, dice: random.Random) -> None:
    start = dice.randrange(len(frame))
    frame[start:start] = frame[start : start + dice.randrange(1, 40)]


MUTATIONS: list[Callable[[bytearray, random.Random], None]] = [flipped, cut, inserted, duplicated]


def mutated(dice: random.Random) -> bytes:
    """A capture with one to three wounds; half of the time with the CRC made right again."""
    frame = bytearray(dice.choice(_SEEDS))
    for _ in range(dice.randrange(1, 4)):
        if frame:
            dice.choice(MUTATIONS)(frame, dice)
    return healed(bytes(frame)) if dice.random() < 0.5 else bytes(frame)


def healed(frame: bytes) -> bytes:
    """The frame with a right CRC, so that the mutation reaches what lies behind the check."""
    text, mark, rest = frame.partition(b"!")
    if not mark or not text.isascii():
        return frame
    return text + mark + checksum(text.decode("ascii")).encode() + rest[3:]


def outcomes(frame: bytes) -> list[object]:
    """What each reader makes of a frame; an exception that is not a FrameError gets out."""
    found: list[object] = []
    for read in (parse, parse_command, parse_beacon):
        try:
            found.append(read(frame))
        except FrameError as error:
            found.append(error)
    return found


@settings(max_examples=EXAMPLES)
@given(st.randoms(use_true_random=True))
def test_fifty_thousand_mutated_frames(dice: random.Random) -> None:
    for _ in range(MUTATIONS_PER_EXAMPLE):
        message, command, beacon = outcomes(mutated(dice))
        assert isinstance(message, Status | Debug | FrameError)
        assert isinstance(command, Command | FrameError)
        assert isinstance(beacon, Beacon | FrameError)


@settings(max_examples=1000)
@given(st.binary(max_size=300))
@example(b"[" * 2048)
@example(b'{"version":"EMWERK","ip":' + b"9" * 2000 + b"}")
def test_any_bytes(frame: bytes) -> None:
    for outcome in outcomes(frame):
        assert isinstance(outcome, Status | Debug | Command | Beacon | FrameError)
