"""The one way off the UI thread and back."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from juicedesk.domain.errors import JuiceDeskError

T = TypeVar("T")
THREADS = 4


class Background(QObject):
    """Runs blocking work in a pool. It owns the carrier signal and outlives every job.

    Signals: _finished(object) – a job's outcome on its way to the UI thread.
    """

    _finished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="background")
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        on_done: Callable[[T], None],
        on_error: Callable[[JuiceDeskError], None],
    ) -> None:
        """Work in the pool; report to owner on the UI thread, or to nobody once owner is gone."""
        future = self._pool.submit(work)
        future.add_done_callback(lambda done: self._finished.emit((owner, done, on_done, on_error)))

    def stop(self) -> None:
        """Cancel what has not begun and wait for the rest."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    @Slot(object)
    def _deliver(self, outcome: tuple[QObject, Future[Any], Callable[[Any], None], Any]) -> None:
        owner, future, on_done, on_error = outcome
        if future.cancelled() or not isValid(owner):
            return
        error = future.exception()
        if error is None:
            on_done(future.result())
        elif isinstance(error, JuiceDeskError):
            on_error(error)
        elif not isinstance(error, CancelledError):
            raise error  # a bug: the crash report gets it
