"""Calls that the operating system may hold up for as long as it likes, with a limit of our own."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from typing import TypeVar

from juicedesk.domain.errors import KeyringLocked

T = TypeVar("T")


class BoundedCalls:
    """Runs one call at a time in a thread of its own, and gives up waiting after `timeout_s`.

    A thread that the system holds cannot be ended, only left behind: it is a daemon, there is never
    more than one, and while it is held later calls fail as well.
    """

    def __init__(self, timeout_s: float) -> None:
        self._timeout_s = timeout_s
        self._turn = threading.Lock()

    def run(self, work: Callable[[], T]) -> T:
        """Return or raise what the work does. Raises KeyringLocked when it takes too long."""
        if not self._turn.acquire(timeout=self._timeout_s):
            raise KeyringLocked("the keyring still has not answered")
        outcome: Future[T] = Future()
        threading.Thread(target=self._work, args=(work, outcome), name="keyring", daemon=True).start()
        try:
            return outcome.result(self._timeout_s)
        except FutureTimeoutError as exc:
            raise KeyringLocked(f"the keyring did not answer within {self._timeout_s:g} s") from exc

    def _work(self, work: Callable[[], T], outcome: Future[T]) -> None:
        try:
            result = work()
        except BaseException as error:
            self._turn.release()
            outcome.set_exception(error)
        else:
            self._turn.release()
            outcome.set_result(result)
