"""The computer's clocks as Moments (sync model §3.6)."""

from __future__ import annotations

import time
import uuid
from pathlib import Path
from typing import Protocol

from juicedesk.domain.moment import Moment

_LINUX_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class Clock(Protocol):
    """Tells the time; tests pass their own."""

    def now(self) -> Moment:
        """This moment on both clocks."""


class SystemClock:
    """The real clocks. Any thread.

    Where the system names no boot, each start of the program counts as one: short-lived commands then
    expire over a restart, which is the safe side.
    """

    def __init__(self) -> None:
        self._boot_id = _LINUX_BOOT_ID.read_text().strip() if _LINUX_BOOT_ID.exists() else str(uuid.uuid4())
        # CLOCK_BOOTTIME counts sleep, which CLOCK_MONOTONIC does not on Linux.
        self._boot_clock = getattr(time, "CLOCK_BOOTTIME", None)

    def now(self) -> Moment:
        """This moment on both clocks."""
        boot_s = time.monotonic() if self._boot_clock is None else time.clock_gettime(self._boot_clock)
        return Moment(time.time(), boot_s, self._boot_id)
