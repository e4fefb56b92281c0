"""When Python looks for objects that only hold each other: seldom, for with thousands of chargers a look
through all of them takes as long as a dropped picture is noticed."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MINUTES = 10
YOUNG, MIDDLE, OLD = 20_000, 50, 1_000
"""Of Python's thresholds the last is out of reach: only the timer looks through everything."""


class Garbage(QObject):
    """Looks through everything every ten minutes, and in between through what is new. UI thread.

    Nothing is lost by it: what no cycle holds is freed at once, as always.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before = gc.get_threshold()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MINUTES * 60_000)
        self._timer.timeout.connect(self.collect)

    def watch(self) -> None:
        """From now on; what was made until now is taken to stay."""
        gc.freeze()
        gc.set_threshold(YOUNG, MIDDLE, OLD)
        self._timer.start()

    def unwatch(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.unfreeze()
        gc.set_threshold(*self._before)

    def collect(self) -> None:
        """Look through everything now."""
        gc.unfreeze()
        gc.collect()
        gc.freeze()
