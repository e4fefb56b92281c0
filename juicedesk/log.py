"""Logging, with secrets masked before anything is written."""

from __future__ import annotations

import logging
import re
import sys
from collections import deque
from typing import TextIO

_LONG_HEX = re.compile(r"\b(?=[0-9a-fA-F-]*\d)[0-9a-fA-F]{8}(?:-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12,}\b")
_LONG_DIGITS = re.compile(r"(?<!\d)\d{16,32}(?!\d)")
_NAMED = re.compile(r"(?i)\b(account[_-]?token|token|password|authorization)(\W{1,4})([^\s\"',}]+)")


def masked(text: str) -> str:
    """The text without tokens, and with JuiceBox IDs cut to their last four digits."""
    text = _LONG_DIGITS.sub(lambda match: f"…{match[0][-4:]}", text)
    text = _LONG_HEX.sub("•••", text)
    return _NAMED.sub(r"\1\2•••", text)


class MaskingFormatter(logging.Formatter):
    """Masks the whole record, tracebacks included."""

    def format(self, record: logging.LogRecord) -> str:
        return masked(super().format(record))


class Recent(logging.Handler):
    """Keeps the last lines of this run in memory, for diagnostics. Any thread."""

    def __init__(self, most: int = 2000) -> None:
        super().__init__()
        self.lines: deque[str] = deque(maxlen=most)

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one masked line."""
        self.lines.append(self.format(record))


def recent_lines() -> list[str]:
    """What was logged last in this run, masked, oldest first; nothing before `configure`."""
    kept = [handler for handler in logging.getLogger().handlers if isinstance(handler, Recent)]
    return [line for handler in kept for line in list(handler.lines)]


def configure(stream: TextIO | None = None, level: int = logging.INFO) -> None:
    """Send every log record to a stream (standard error by default), once per process."""
    handler = logging.StreamHandler(stream or sys.stderr)
    recent = Recent()
    for one in (handler, recent):
        one.setFormatter(MaskingFormatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.basicConfig(level=level, handlers=[handler, recent], force=True)
