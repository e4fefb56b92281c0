"""The vendor's checksum (protocol sheet §2): a 16-bit rolling hash in three base-35 characters."""

from __future__ import annotations

from array import array
from functools import cache

# Digit 24 is written Z, so that the letter O never appears (protocol sheet §2.2).
SYMBOLS = "0123456789ABCDEFGHIJKLMNZPQRSTUVWXY"


def rolling_hash(payload: bytes, value: int = 0) -> int:
    """The hash of a payload, 0 … 65535 (protocol sheet §2.1). The hot loop of every datagram.

    `value` is the hash of what stands before it.
    """
    steps = _steps()
    for code in payload:
        value ^= steps[value] + code
    return value & 0xFFFF


@cache
def _steps() -> array[int]:
    """What each hash adds to the next character: looked up, the loop takes a third less than worked out.

    There is room for the carry of the sum, which counts for nothing: then it is cut off once, at the end.
    Made at the first datagram, for it takes as long as a hundred of them. An array of 256 KiB and not a
    tuple, which would need 5 MB and drive the boxes out of the processor's cache.
    """
    steps = array("H", [(value * 32 + (value >> 2)) & 0xFFFF for value in range(0x10000)])
    return steps + steps


def as_text(hashed: int) -> str:
    """A hash as three characters, least significant first.

    Three digits stand for 42,875 values only, so a larger hash shares its text with a smaller one:
    compare texts, never decode them.
    """
    rest, first = divmod(hashed, 35)
    return SYMBOLS[first] + SYMBOLS[rest % 35] + SYMBOLS[rest // 35 % 35]


def checksum(text: str) -> str:
    """The three characters that follow `!`, for ASCII text without `!` and terminator."""
    return as_text(rolling_hash(text.encode("ascii")))
