"""How fast: full jitter while the server is away, writes spaced out when it is there (sync model §3.8)."""

from __future__ import annotations

from random import Random

from juicedesk.sync.times import SyncTimes

STRIKES = 3
"""So many requests in a row without an answer mean that the server is away."""

SEEN_WITHIN_S = (1.0, 3.0)
NETWORK_BACK_WITHIN_S = (1.0, 10.0)
TRY_NOW_AT_MOST_EVERY_S = 5.0
LARGEST_EXPONENT = 20
SLOWEST_WRITES = 8


class Pace:
    """The breaker of one server and account. Times are UTC epoch seconds. The runner's thread only.

    UP → (3 failures in a row, or one that is certain) → DOWN → a probe that succeeds → after a long
    outage a random wait, so that not all clients come at once → UP.
    """

    def __init__(self, times: SyncTimes, random: Random) -> None:
        self._times = times
        self._random = random
        self._failures = 0
        self._strikes = 0
        self._away_since = 0.0
        self._asked_to_wait_until = 0.0
        self._last_asked_now = float("-inf")
        self._next_write_at = 0.0
        self._write_factor = 1
        self.next_try_at = 0.0
        self.is_watched = True

    @property
    def is_away(self) -> bool:
        """Whether the server counts as away: the next request is a probe."""
        return self._failures > 0

    def struck(self) -> bool:
        """One request got no answer; whether that makes the server count as away."""
        self._strikes += 1
        self._write_factor = min(self._write_factor * 2, SLOWEST_WRITES)
        return self._strikes >= STRIKES

    def failed(self, now: float, at_least_s: float | None = None) -> None:
        """The server is away: wait uniform(1, cap of so many failures), and at least what it asked for."""
        if not self.is_away:
            self._away_since = now
        self._failures += 1
        self._asked_to_wait_until = now + (at_least_s or 0.0)
        self.next_try_at = max(now + self.jitter_s(self._failures), self._asked_to_wait_until)

    def jitter_s(self, failures: int) -> float:
        """How long to wait after so many failures: jitter over the whole capped interval.

        While nobody looks the interval grows faster: a thousand clients that lost their server for a
        minute then come back at some 20 a second (`tests/stress/stampede.py`).
        """
        growth, cap_s = (2, self._times.retry_cap_seen_s) if self.is_watched else (4, self._times.retry_cap_s)
        capped_s = min(cap_s, self._times.retry_first_s * growth ** min(failures - 1, LARGEST_EXPONENT))
        return self._random.uniform(min(1.0, capped_s), capped_s)

    def answered(self, now: float) -> None:
        """The server is there. After a long outage the first answer is only the end of the probe."""
        was_long = self.is_away and now - self._away_since >= self._times.long_outage_s
        self._failures = self._strikes = 0
        self.next_try_at = now + self._random.uniform(0.0, self._times.trial_within_s) if was_long else 0.0

    def forget_times(self) -> None:
        """The wall clock was set back: nothing that was planned holds."""
        self.next_try_at = self._next_write_at = self._asked_to_wait_until = 0.0
        self._last_asked_now = float("-inf")

    def seen_on_network(self, now: float) -> None:
        """The server has announced itself: try in 1–3 s."""
        self._try_within(now, SEEN_WITHIN_S)

    def network_changed(self, now: float) -> None:
        """The computer has another address, or woke up: try in 1–10 s."""
        self._try_within(now, NETWORK_BACK_WITHIN_S)

    def asked_now(self, now: float) -> bool:
        """A person wants to try now; honoured at most every 5 s: whether this was."""
        if now - self._last_asked_now < TRY_NOW_AT_MOST_EVERY_S:
            return False
        self._last_asked_now = now
        self._try_at(now)
        return True

    def write_wait_s(self, now: float) -> float:
        """How long until the next write may go; 0 is now."""
        return max(0.0, self._next_write_at - now)

    def wrote(self, now: float) -> None:
        """A write has gone out. Its successors come slower after trouble, and recover one by one."""
        self._next_write_at = now + self._times.between_writes_s * self._write_factor
        self._write_factor = max(1, self._write_factor // 2)

    def _try_within(self, now: float, within_s: tuple[float, float]) -> None:
        if self.is_away:
            self._try_at(now + self._random.uniform(*within_s))

    def _try_at(self, at: float) -> None:
        """Earlier than planned, but not before the time that the server asked for."""
        self.next_try_at = max(min(self.next_try_at, at), self._asked_to_wait_until)
