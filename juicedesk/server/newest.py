"""The newest number of a kind, kept outside the database: it gives an older one in its place away.

Whoever puts an old database in the place of the present one would otherwise bring back limits and
circuits that have been lowered since.
"""

from __future__ import annotations

import contextlib
import logging
import os
from pathlib import Path

from juicedesk.paths import place_of

_LOG = logging.getLogger(__name__)


class NewestStamp:
    """One number in a small file beside the database, and once more in the folder of this computer's state.

    Who restores the whole data folder is found out by the second one; another computer has none.
    """

    def __init__(self, path: Path, state_folder: Path | None) -> None:
        """`path` is the file beside the database; without a `state_folder` there is only that."""
        self._paths = [path]
        if state_folder is not None:
            self._paths.append(state_folder / f"{place_of(path)}{path.suffix}")

    def read(self) -> int:
        """The highest number that was ever kept; 0 where none is. Raises OSError."""
        return max(map(_number_in, self._paths))

    def try_to_keep(self, stamp: int) -> None:
        """Keep a number, whole or not at all; a disk that refuses is logged."""
        for path in self._paths:
            try:
                _replace(path, stamp)
            except OSError as error:
                _LOG.warning("%s cannot be written: %s", path.name, error)


def _number_in(path: Path) -> int:
    with contextlib.suppress(FileNotFoundError, ValueError):
        return int(path.read_text("ascii"))
    return 0


def _replace(path: Path, stamp: int) -> None:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    with fresh.open("w", encoding="ascii") as file:
        file.write(str(stamp))
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
