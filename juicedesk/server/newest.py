"""The newest change stamp of the load groups, kept beside the database: it gives a restored one away.

Whoever puts an old database in the place of the present one would otherwise bring back a circuit that
has been lowered since.
"""

from __future__ import annotations

import contextlib
import logging
import os
from pathlib import Path

_LOG = logging.getLogger(__name__)


class NewestStamp:
    """One number in a small file; no file is 0. Whoever restores the file too is not found out."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> int:
        """The stamp that was kept last. Raises OSError; a file without a number is 0."""
        with contextlib.suppress(FileNotFoundError, ValueError):
            return int(self._path.read_text("ascii"))
        return 0

    def try_to_keep(self, stamp: int) -> None:
        """Keep a stamp, whole or not at all; a disk that refuses is logged."""
        try:
            self._replace(stamp)
        except OSError as error:
            _LOG.warning("%s cannot be written: %s", self._path.name, error)

    def _replace(self, stamp: int) -> None:
        fresh = self._path.with_suffix(".new")
        with fresh.open("w", encoding="ascii") as file:
            file.write(str(stamp))
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._path)
