"""What one system needs to keep a program running: a file, and commands around it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from juicedesk.paths import own_image

Command = tuple[str, ...]

_NOT_FOR_LATER = ("--install", "--uninstall", "--with-parent", "--new-token")
_SECRET = "--account-token"
_DATA = "--data"
_LOG = "--log"


@dataclass(frozen=True, slots=True)
class Recipe:
    """`begin` are run after the file is written, `end` before it is removed and `removed` afterwards.

    `tries` come last and may fail. `hint` is a sentence for the person, about what cannot be done from here.
    """

    path: Path
    content: bytes
    begin: tuple[Command, ...]
    end: tuple[Command, ...]
    removed: tuple[Command, ...] = ()
    tries: tuple[Command, ...] = ()
    hint: str = ""


def serve_command(words: Sequence[str], data: Path) -> list[str]:
    """The words that start the server as it was asked for now, without secrets, from any folder."""
    program = [own_image() or sys.executable]
    module = [] if getattr(sys, "frozen", False) else ["-m", "juicedesk"]
    return [*program, *module, "serve", *_kept(words), _DATA, str(data.absolute())]


def with_log(command: Sequence[str], data: Path) -> list[str]:
    """The same command with a log that is kept beside the data, where the system keeps none that ends."""
    if any(word.partition("=")[0] == _LOG for word in command):
        return list(command)
    return [*command, _LOG, str(data.absolute() / "serve.log")]


def _kept(words: Sequence[str]) -> list[str]:
    kept: list[str] = []
    skips_next = False
    for word in words:
        name = word.partition("=")[0]
        if skips_next:
            skips_next = False
        elif name in (_SECRET, _DATA):
            skips_next = "=" not in word
        elif word not in _NOT_FOR_LATER:
            kept.append(word)
    return kept
