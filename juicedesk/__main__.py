"""The command line: one program, several faces. Each face is imported only when it is asked for."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from typing import TextIO

from juicedesk import __version__
from juicedesk.domain.errors import JuiceDeskError

BAD_USE = 2
FAILED = 1

_LIBRARY = re.compile(r"lib[\w.+-]+(?=: cannot open shared object file)")
"""Of the system's linker, on Linux."""

HELP = f"""\
JuiceDesk {__version__} keeps JuiceBox EV chargers smart when the server is not there.

  juicedesk                     open the desktop app
  juicedesk --new-window        open another window on the same chargers
  juicedesk --demo              open it on a home server and three virtual boxes of its own
  juicedesk serve               run the home server that boxes report to, without a window
  juicedesk simulate            run virtual boxes that behave like real ones
  juicedesk adopt               make a real charger report to the home server
  juicedesk tour --out FOLDER   drive the real window through its main job and keep a picture of each step
  juicedesk --version           say which version this is
  juicedesk --help              show this list

"juicedesk serve --help" lists the options of "serve"; the same goes for simulate, adopt and tour.
"""


def _desktop(arguments: Sequence[str]) -> int:
    try:
        from juicedesk.ui.quick_imports import read_no_sources  # noqa: PLC0415 - Qt only for a window

        read_no_sources()
        from juicedesk.app import run  # noqa: PLC0415
    except ImportError as error:
        return _say_what_is_missing(error)
    return run(arguments)


def _say_what_is_missing(error: ImportError) -> int:
    _say(sys.stderr, _what_is_missing(error))
    return BAD_USE


def _what_is_missing(error: ImportError) -> str:
    """One sentence about Qt, or about a library of the system that it needs. Raises any other error."""
    if found := _LIBRARY.match(str(error)):
        missing = f"JuiceDesk's window needs a library that this system does not have: {found[0]}."
    elif (error.name or "").partition(".")[0] == "PySide6":
        missing = "JuiceDesk's window needs Qt: install juicedesk[desktop]."
    else:
        raise error
    return f"{missing} `juicedesk serve` runs the home server without a window.\n"


def _tour(arguments: Sequence[str]) -> int:
    try:
        from juicedesk.app import tour  # noqa: PLC0415
    except ImportError as error:
        return _say_what_is_missing(error)
    return tour(arguments)


def _serve(arguments: Sequence[str]) -> int:
    from juicedesk.server.command_line import main as serve  # noqa: PLC0415 - runs without Qt installed

    return serve(arguments)


def _simulate(arguments: Sequence[str]) -> int:
    from juicedesk.simulator.command_line import main as simulate  # noqa: PLC0415

    return simulate(arguments)


def _adopt(arguments: Sequence[str]) -> int:
    from juicedesk.adopt.command_line import main as adopt  # noqa: PLC0415 - runs without Qt installed

    return adopt(arguments)


_COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "serve": _serve,
    "simulate": _simulate,
    "adopt": _adopt,
    "tour": _tour,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one face of the program and return its exit code: 0 done, 1 failed, 2 wrongly called."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    match words:
        case ["--help" | "-h", *_]:
            return _say(sys.stdout, HELP)
        case ["--version", *_]:
            return _say(sys.stdout, f"juicedesk {__version__}\n")
        case [str(word), *_] if word not in _COMMANDS and not word.startswith("-"):
            _say(sys.stderr, f'juicedesk: "{word}" is not a command; "juicedesk --help" lists them.\n')
            return BAD_USE
        case [str(word), *rest] if word in _COMMANDS:
            return _run(_COMMANDS[word], rest)
    return _run(_desktop, words)


def _run(face: Callable[[Sequence[str]], int], arguments: Sequence[str]) -> int:
    """Run a face; an expected failure that it did not word itself is one sentence, never a traceback."""
    try:
        return face(arguments)
    except JuiceDeskError as error:
        _say(sys.stderr, f"juicedesk: {error}\n")
        return FAILED


def _say(stream: TextIO | None, text: str) -> int:
    """Write to a stream; a windowed bundle has none (Python's `sys.stdout` is None there)."""
    if stream is not None:
        stream.write(text)
        stream.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
