"""Notices that this computer may reach what it could not before: another network, another route, or it
woke up (sync model §3.8).

No system tells all of these in the same way, so it is asked every few seconds, which takes a fraction
of a millisecond and sends nothing.
"""

from __future__ import annotations

import logging
import socket
import threading
import time
from collections.abc import Callable

import ifaddr

log = logging.getLogger(__name__)

Ways = frozenset[tuple[str, str]]
"""Adapters with their addresses, and the address that is used for going out."""

EVERY_S = 3.0
ASLEEP_S = 20.0
"""So much more than the wait has passed: the computer slept."""

_OUTSIDE = ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1"))
"""Addresses for documentation, which are nobody's: only the way to them is asked for."""

_ANY_PORT = 9


class NetworkChange:
    """Calls `on_change` from a thread of its own when something new has come or the computer has slept.

    That something has gone is not told: it makes nothing reachable.
    """

    def __init__(
        self,
        on_change: Callable[[], None],
        *,
        read: Callable[[], Ways] | None = None,
        boot_clock: Callable[[], float] | None = None,
        every_s: float = EVERY_S,
    ) -> None:
        self._on_change = on_change
        self._read = read or ways_now
        self._boot_clock = boot_clock or boot_s
        self._every_s = every_s
        self._known: Ways | None = None
        self._looked_at: float | None = None
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="network change")

    def start(self) -> None:
        """Look at what is there now; from then on changes are told."""
        self.look()
        self._thread.start()

    def stop(self) -> None:
        """End the thread, and wait for a call of `on_change` that is under way."""
        self._stopping.set()
        self._thread.join()

    def look(self) -> bool:
        """Compare with the last look; whether something that was away may be reachable now."""
        woke = self._woke()
        try:
            ways = self._read()
        except OSError as exc:
            log.warning("cannot read this computer's addresses: %s", exc)
            return woke
        known, self._known = self._known, ways
        return woke or (known is not None and not ways <= known)

    def _woke(self) -> bool:
        now = self._boot_clock()
        before, self._looked_at = self._looked_at, now
        return before is not None and now - before > self._every_s + ASLEEP_S

    def _run(self) -> None:
        while not self._stopping.wait(self._every_s):
            if self.look():
                log.info("the network changed")
                self._on_change()


def boot_s() -> float:
    """Seconds on a clock that goes on while the computer sleeps, as far as the system has one."""
    # time.monotonic() counts sleep on Windows alone; the named clocks do, Linux's and then macOS's.
    for name in ("CLOCK_BOOTTIME", "CLOCK_MONOTONIC"):
        number = getattr(time, name, None)
        if number is not None:
            return time.clock_gettime(number)
    return time.monotonic()


def ways_now() -> Ways:
    """What this computer is connected by at this moment. Raises OSError when it cannot be asked."""
    addresses = {(adapter.name, _text(ip.ip)) for adapter in ifaddr.get_adapters() for ip in adapter.ips}
    routes = {
        ("route", address) for family, outside in _OUTSIDE if (address := _own_address(family, outside))
    }
    return frozenset(addresses | routes)


def _text(ip: str | tuple[str, int, int]) -> str:
    return ip if isinstance(ip, str) else ip[0]


def _own_address(family: socket.AddressFamily, outside: str) -> str | None:
    """Where this computer would send from. Connecting a datagram socket sends nothing."""
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as way:
            way.connect((outside, _ANY_PORT))
            return str(way.getsockname()[0])
    except OSError:
        return None
