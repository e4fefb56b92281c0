"""A log that cannot fill a disk: what boxes send, or whoever plays one, decides how often it speaks."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable

AGAIN_AFTER_S = 3_600.0
MOST_AT_ONCE = 60
"""So many different sentences of one place in the code within that time; a house has fewer boxes."""


class Sparing(logging.Filter):
    """Lets each sentence pass once an hour, and of one place in the code at most 60 of them.

    Times are of a clock that never jumps. For one handler: what has passed here has been said.
    """

    def __init__(self, steady_clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._steady_clock = steady_clock
        self._said: dict[tuple[str, int], dict[str, float]] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether this has not been said lately."""
        now_s, sentence = self._steady_clock(), _sentence(record)
        said = self._said.setdefault((record.pathname, record.lineno), {})
        for old in [text for text, at_s in said.items() if now_s - at_s >= AGAIN_AFTER_S]:
            del said[old]
        if sentence in said or len(said) >= MOST_AT_ONCE:
            return False
        said[sentence] = now_s
        return True


def spare_the_disk() -> None:
    """Let every place to which the log goes hold back what it has said, after `log.configure`."""
    for handler in logging.getLogger().handlers:
        handler.addFilter(Sparing())


def _sentence(record: logging.LogRecord) -> str:
    cause = record.exc_info[1] if record.exc_info else None
    return f"{record.getMessage()} {cause!r}"
