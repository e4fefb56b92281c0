"""PINs by which an owner lets somebody else use a unit (API sheet §6.13, §6.14)."""

from __future__ import annotations

import hmac
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass

VALID_S = 600.0
TRIES = 5
_DIGITS = 4


@dataclass(slots=True)
class _Pin:
    digits: str
    valid_until_s: float
    tries_left: int = TRIES


class SharePins:
    """At most one PIN for each unit: for ten minutes, five tries and one use. None outlives the program."""

    def __init__(self, steady_clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = steady_clock
        self._pins: dict[str, _Pin] = {}

    def make(self, unit_id: str) -> str:
        """A new PIN for a unit; an earlier one is worth nothing from now on."""
        digits = f"{secrets.randbelow(10**_DIGITS):0{_DIGITS}d}"
        self._pins[unit_id] = _Pin(digits, self._clock() + VALID_S)
        return digits

    def use(self, unit_id: str, digits: str) -> bool:
        """Whether this is the unit's PIN; it is used up then, as it is after five wrong tries."""
        pin = self._pins.get(unit_id)
        if pin is None:
            return False
        pin.tries_left -= 1
        is_right = hmac.compare_digest(pin.digits.encode(), digits.encode("utf-8", "surrogatepass"))
        is_valid = self._clock() < pin.valid_until_s
        if is_right or not is_valid or pin.tries_left == 0:
            del self._pins[unit_id]
        return is_right and is_valid
