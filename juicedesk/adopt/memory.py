"""Where boxes reported before they were moved, kept in one small file so that they can go back."""

from __future__ import annotations

import contextlib
import json
import logging
import os
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import filelock

from juicedesk.domain.adopt_errors import NotRemembered
from juicedesk.juicebox.console import Destination
from juicedesk.paths import data_folder

_LOG = logging.getLogger(__name__)
_LOCK_S = 10.0
_MOST_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Moved:
    """One box: where it reported at first, where it was led, and through which console, when.

    `moved_at` is UTC epoch seconds of the last `udpc`. `is_here` is False once it was led back.
    """

    original: Destination
    moved_to: Destination
    console: str
    moved_at: float
    is_here: bool = True


class Memory:
    """The file `adopted.json`. Several processes may use it; every change is whole or not at all."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path or data_folder() / "adopted.json"

    def all(self) -> Mapping[str, Moved]:
        """The boxes by their JuiceBox ID. A file that cannot be read counts as empty and is kept aside."""
        try:
            if self._path.stat().st_size > _MOST_BYTES:
                raise ValueError("too large")
            body = json.loads(self._path.read_bytes())
            return {str(box): _moved_of(entry) for box, entry in body["boxes"].items()}
        except FileNotFoundError:
            return {}
        except OSError as exc:
            raise NotRemembered(exc.strerror or str(exc)) from exc
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as exc:
            _LOG.warning("%s cannot be read and is set aside: %s", self._path.name, exc)
            with contextlib.suppress(OSError):
                self._path.replace(self._path.with_suffix(".damaged"))
            return {}

    def keep(self, juicebox_id: str, moved: Moved) -> None:
        """Remember a box. Raises NotRemembered; then the file is as it was."""
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with filelock.FileLock(self._path.with_suffix(".lock"), timeout=_LOCK_S):
                boxes = {**self.all(), juicebox_id: moved}
                self._write({"version": 1, "boxes": {box: _body_of(entry) for box, entry in boxes.items()}})
        except filelock.Timeout as exc:
            raise NotRemembered("another program uses the file") from exc
        except OSError as exc:
            raise NotRemembered(exc.strerror or str(exc)) from exc

    def _write(self, body: Mapping[str, object]) -> None:
        fresh = self._path.with_suffix(".new")
        with _removed_on_failure(fresh), fresh.open("w", encoding="ascii") as file:
            json.dump(body, file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._path)


@contextlib.contextmanager
def _removed_on_failure(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
        raise


def _body_of(moved: Moved) -> Mapping[str, object]:
    return {**asdict(moved), "original": str(moved.original), "moved_to": str(moved.moved_to)}


def _moved_of(entry: Any) -> Moved:
    return Moved(
        original=_destination(entry["original"]),
        moved_to=_destination(entry["moved_to"]),
        console=str(entry["console"]),
        moved_at=float(entry["moved_at"]),
        is_here=entry["is_here"] is True,
    )


def _destination(text: Any) -> Destination:
    host, _, port = str(text).rpartition(":")
    destination = Destination(host, int(port))
    if not destination.is_sound:
        raise ValueError(f"{text!r} is no destination")
    return destination
