"""Logging, with secrets masked before anything is written."""

from __future__ import annotations

import logging
import os
import re
import sys
from collections import deque
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TextIO

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_LONG_HEX = re.compile(
    r"(?<![0-9a-zA-Z])(?=[0-9a-fA-F-]*\d)[0-9a-fA-F]{8}(?:-?[0-9a-fA-F]{4}){3}-?[0-9a-fA-F]{12,}(?![0-9a-zA-Z])"
)
_LONG_DIGITS = re.compile(r"(?<!\d)\d{16,32}(?!\d)")
_NAMED = re.compile(r"(?i)\b(account[_-]?token|token|password|authorization)(\W{1,4})([^\s\"',}]+)")


FEW, USUAL, ALL = "few", "usual", "all"
_LEVELS = {FEW: logging.WARNING, USUAL: logging.INFO, ALL: logging.DEBUG}


def choose_level(choice: str) -> None:
    """How much of its own work this program writes from now on: FEW, USUAL or ALL; other words are USUAL.

    Of the libraries there is never more than usual: what they tell in detail is not made to be shown.
    """
    logging.getLogger("juicedesk").setLevel(_LEVELS.get(choice, logging.INFO))


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


class Kept(RotatingFileHandler):
    """The last lines of this run and those before it in a file of 1 MB, and one older file.

    Several windows write to it; what a full or read-only disk refuses is missing there, and nothing else.
    """

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=1_000_000, backupCount=1, encoding="utf-8", delay=True)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """The log has no place to say that it has none."""


def keep_in(path: Path) -> None:
    """Write every log record to a file too, masked, after `configure`."""
    kept = Kept(path)
    kept.setFormatter(MaskingFormatter(_FORMAT))
    logging.getLogger().addHandler(kept)


def keep_no_more() -> None:
    """Let go of the files of `keep_in`, so that they can be deleted."""
    root = logging.getLogger()
    for handler in [one for one in root.handlers if isinstance(one, Kept)]:
        root.removeHandler(handler)
        handler.close()


def earlier_lines(path: Path, most_bytes: int = 200_000) -> str:
    """The end of the file that `keep_in` wrote, this run's lines included; empty where there is none."""
    try:
        with path.open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - most_bytes))
            return file.read().decode("utf-8", "replace")
    except OSError:
        return ""


def configure(stream: TextIO | None = None, level: int = logging.INFO) -> None:
    """Send every log record to a stream (standard error by default), once per process."""
    handler = logging.StreamHandler(stream or sys.stderr)
    recent = Recent()
    for one in (handler, recent):
        one.setFormatter(MaskingFormatter(_FORMAT))
    logging.basicConfig(level=level, handlers=[handler, recent], force=True)
