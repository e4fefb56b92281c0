"""What the background was given, done."""

from __future__ import annotations

from concurrent.futures import wait
from threading import Barrier

from PySide6.QtWidgets import QApplication

from juicedesk.ui.background import THREADS, Background

LONGEST_S = 30


def finish_work(background: Background) -> None:
    """Wait until all that was asked for so far is done and told: what has not happened now does not happen.

    Unlike `stop`, which takes back what has not begun.
    """
    barrier = Barrier(THREADS)
    wait([background._pool.submit(barrier.wait, LONGEST_S) for _ in range(THREADS)], LONGEST_S)
    assert not barrier.broken, "a job does not end"
    QApplication.processEvents()
