"""What the interpreter notes when the program itself breaks down, and whether an earlier run did.

Only a breakdown leaves words: a run that was killed, or that ended with the session, leaves an empty file.
"""

from __future__ import annotations

import faulthandler
import logging
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import IO

log = logging.getLogger(__name__)

FOLDER = "crashes"
MOST_CHARS = 20_000


class CrashNotes:
    """One file for each process, for several windows work on one profile; it is held as long as that runs."""

    def __init__(self, profile_folder: Path) -> None:
        self._folder = profile_folder / FOLDER
        self._file: IO[bytes] | None = None

    def begin(self) -> None:
        """Take notes from now on; where nothing can be written there are none."""
        try:
            self._folder.mkdir(mode=0o700, exist_ok=True)
            self._file = tempfile.NamedTemporaryFile(  # noqa: SIM115 - open until the run ends
                dir=self._folder, suffix=".txt", buffering=0, delete=False
            )
            _hold(self._file)
            faulthandler.enable(self._file)
        except OSError as exc:
            log.warning("a crash would leave no notes: %s", exc)

    def end(self) -> None:
        """A run that ends in good order leaves nothing."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            with suppress(OSError):
                Path(self._file.name).unlink()

    def earlier(self) -> str:
        """What runs that have ended left, and nothing from now on: it is told once."""
        return "\n".join(filter(None, map(_taken, sorted(self._folder.glob("*.txt")))))[-MOST_CHARS:]


def _taken(path: Path) -> str:
    try:
        with path.open("rb+") as file:
            _hold(file)
            words = file.read().decode("utf-8", "replace")
        path.unlink()
    except OSError:  # a run that goes on holds it
        return ""
    return words


def _hold(file: IO[bytes]) -> None:
    """Raises OSError where another process holds it. Windows removes no file that is open, which will do."""
    if sys.platform != "win32":
        import fcntl  # noqa: PLC0415 - there is none on Windows

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
