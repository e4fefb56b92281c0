"""Elects the one process of a profile that sends (sync model §3.10, I14)."""

from __future__ import annotations

import logging
import os
import threading
from pathlib import Path

import filelock

from juicedesk.domain.errors import StoreError
from juicedesk.store.sender import Senders

log = logging.getLogger(__name__)


class Sender:
    """Whether this process is the one that sends. Any thread.

    The kernel gives the lock back whenever the process ends, however it ends. The epoch guards what the
    lock cannot: a process that has lost it without noticing commits nothing any more.
    """

    def __init__(self, lock_file: Path) -> None:
        self._lock = filelock.FileLock(lock_file, timeout=0, thread_local=False)
        self._epoch: int | None = None
        self._turn = threading.Lock()

    @property
    def is_sending(self) -> bool:
        """Whether this process is the one that sends."""
        return self._epoch is not None

    @property
    def epoch(self) -> int | None:
        """The epoch in which this process sends; None while it does not."""
        return self._epoch

    def try_lock(self) -> bool:
        """Whether this process has the lock, by now; never waits. Sends nothing yet.

        Raises StoreError when the lock's file cannot be made.
        """
        if not self._lock.is_locked:
            try:
                self._lock.acquire()
            except filelock.Timeout:
                return False
            except OSError as exc:
                raise StoreError(Path(self._lock.lock_file), exc.strerror or str(exc)) from exc
        return True

    def take_over(self, senders: Senders, now: float) -> bool:
        """Become the sender if nobody else is; whether this call did it. Raises StoreError, then not."""
        with self._turn:
            if self._epoch is not None or not self.try_lock():
                return False
            self._epoch = senders.take_over(os.getpid(), now)
            log.info("this process sends from now on, epoch %d", self._epoch)
            return True

    def step_down_if_replaced(self, senders: Senders) -> bool:
        """Send no more once another process has taken over all the same, as after somebody deleted the
        lock's file; whether this call noticed it. Raises StoreError, then not."""
        with self._turn:
            if self._epoch is None or senders.epoch == self._epoch:
                return False
            log.warning("another process sends now; epoch %d is over", self._epoch)
            self._end()
            return True

    def release(self) -> None:
        """Let another window send. Only after everything that sends has been stopped."""
        with self._turn:
            self._end()

    def _end(self) -> None:
        self._epoch = None
        self._lock.release()
