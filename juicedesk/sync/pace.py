"""How fast: full jitter while the server is away, writes spaced out when it is there (sync model §3.8)."""

from __future__ import annotations

from random import Random

from juicedesk.sync.times import SyncTimes

SOON_S = (1.0, 3.0)
TRY_NOW_AT_MOST_EVERY_S = 5.0
LARGEST_EXPONENT = 20


class Pace:
    """One per server and account. Times are UTC epoch seconds. Not thread-safe: the runner's own."""

    def __init__(self, times: SyncTimes, random: Random) -> None:
        self._times = times
        self._random = random
        self._failures = 0
        self._last_asked_now = float("-inf")
        self._next_write_at = 0.0
        self.next_try_at = 0.0

    @property
    def is_away(self) -> bool:
        """Whether the last request failed."""
        return self._failures > 0

    def failed(self, now: float) -> None:
        """Wait for uniform(1, cap of this many failures): jitter over the whole capped interval."""
        capped_s = min(
            self._times.retry_cap_s,
            self._times.retry_first_s * 2 ** min(self._failures, LARGEST_EXPONENT),
        )
        self._failures += 1
        self.next_try_at = now + self._random.uniform(min(1.0, capped_s), capped_s)

    def answered(self) -> None:
        """The server is there."""
        self._failures = 0
        self.next_try_at = 0.0

    def seen_on_network(self, now: float) -> None:
        """The server has announced itself: try in 1–3 s, so that not all clients come at once."""
        if self.is_away:
            self.next_try_at = min(self.next_try_at, now + self._random.uniform(*SOON_S))

    def asked_now(self, now: float) -> None:
        """A person wants to try now; honoured at most every 5 s."""
        if now - self._last_asked_now >= TRY_NOW_AT_MOST_EVERY_S:
            self._last_asked_now = now
            self.next_try_at = min(self.next_try_at, now)

    def write_wait_s(self, now: float) -> float:
        """How long until the next write may go; 0 is now."""
        return max(0.0, self._next_write_at - now)

    def wrote(self, now: float) -> None:
        """A write has gone out."""
        self._next_write_at = now + self._times.between_writes_s
