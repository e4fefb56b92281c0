"""What a virtual box remembers without power, kept in one small file per box."""

from __future__ import annotations

import contextlib
import json
import logging
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

_log = logging.getLogger(__name__)

HIGHEST_AMPS = 80
_WORTH_WRITING_WH = 1_000
_HIGHEST_WH = 99_999_999_999


@dataclass(frozen=True, slots=True)
class Eeprom:
    """The wire limit (offline amps, 0 … 80) and the lifetime energy."""

    wire_limit_amps: int
    lifetime_wh: int


class EepromFile:
    """The file of one box. A box without a folder (None) forgets when the program ends."""

    def __init__(self, folder: Path | None, juicebox_id: str) -> None:
        self._path = folder / f"{juicebox_id}.json" if folder else None
        self._kept: Eeprom | None = None

    def load(self, as_delivered: Eeprom) -> Eeprom:
        """What is kept; what the factory wrote, where nothing or nothing readable is."""
        if self._path is None or not self._path.exists():
            return as_delivered
        try:
            self._kept = _eeprom_of(json.loads(self._path.read_bytes()))
        except (OSError, ValueError, RecursionError) as exc:
            _log.warning("%s cannot be read, the box starts as delivered: %s", self._path.name, exc)
            return as_delivered
        return self._kept

    def keep_what_matters(self, eeprom: Eeprom) -> None:
        """Like `keep`, but energy alone is written only once a kWh has come together."""
        kept = self._kept
        if (
            kept is None
            or kept.wire_limit_amps != eeprom.wire_limit_amps
            or eeprom.lifetime_wh - kept.lifetime_wh >= _WORTH_WRITING_WH
        ):
            self.keep(eeprom)

    def keep(self, eeprom: Eeprom) -> None:
        """Write what changed, whole or not at all. A disk that refuses is logged, the box goes on."""
        if self._path is None or eeprom == self._kept:
            return
        try:
            _replace(self._path, json.dumps(asdict(eeprom)))
        except OSError as exc:
            _log.error("%s cannot be written: %s", self._path.name, exc)
            return
        self._kept = eeprom


def _eeprom_of(body: object) -> Eeprom:
    if not isinstance(body, Mapping):
        raise ValueError("not a JSON object")
    return Eeprom(_whole(body, "wire_limit_amps", HIGHEST_AMPS), _whole(body, "lifetime_wh", _HIGHEST_WH))


def _whole(body: Mapping[str, object], key: str, highest: int) -> int:
    value = body.get(key)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= highest:
        raise ValueError(f"{key} is not a whole number from 0 to {highest}")
    return value


def _replace(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(".new")
    try:
        with fresh.open("w", encoding="ascii") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise
