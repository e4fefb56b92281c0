"""Wrong tokens and PINs: counted, and answered the later the more of them come from one address.

A right token is never held up, so that a program with an old token does not lock out its neighbours.
"""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

FREE_TRIES = 20
FORGIVEN_AFTER_S = 600.0
_FIRST_DELAY_S, _LONGEST_DELAY_S = 0.1, 1.0
_MOST_ADDRESSES = 4_096
_MOST_HELD = 64
"""More would be a way to fill the server with waiting callers; those are answered at once, but counted."""


@dataclass(slots=True)
class _Tries:
    count: int
    last_s: float


class WrongTokens:
    """Remembers who was wrong how often; the oldest address is forgotten for a new one."""

    def __init__(self, steady_clock: Callable[[], float] = time.monotonic) -> None:
        self.count = 0
        self._clock = steady_clock
        self._tries: OrderedDict[str, _Tries] = OrderedDict()
        self._held = 0

    def note(self, address: str) -> float:
        """One more from this address; for how long (s) its answer is to be held back."""
        self.count += 1
        now_s = self._clock()
        tries = self._tries.pop(address, None)
        if tries is None or now_s - tries.last_s > FORGIVEN_AFTER_S:
            tries = _Tries(0, now_s)
        tries.count, tries.last_s = tries.count + 1, now_s
        self._tries[address] = tries
        if len(self._tries) > _MOST_ADDRESSES:
            self._tries.popitem(last=False)
        if tries.count <= FREE_TRIES:
            return 0.0
        return min(_LONGEST_DELAY_S, _FIRST_DELAY_S * 2.0 ** min(tries.count - FREE_TRIES - 1, 8))

    async def hold(self, delay_s: float) -> None:
        """Wait with the answer, where not too many wait already."""
        if delay_s <= 0 or self._held >= _MOST_HELD:
            return
        self._held += 1
        try:
            await asyncio.sleep(delay_s)
        finally:
            self._held -= 1
