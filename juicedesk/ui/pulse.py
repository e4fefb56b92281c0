"""When the window looks at the desk: soon after something changed, and now and then for the ages it shows."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer

AT_MOST_EVERY_MS = 100
AGES_EVERY_MS = 3000
SECONDS_EVERY_MS = 1000
"""While something counts down, a person counts along."""
REST_AFTER_WORK, MOST_REST_MS = 8, 250
"""So many times as long as a look takes is there none, so that looking never fills the window's time; but
no longer than that, or ever more would be new at each look, and each would take ever longer."""


class Pulse(QObject):
    """Calls `look`, as often as it is asked to but no more often than the window can bear. UI thread."""

    def __init__(self, look: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(AT_MOST_EVERY_MS)
        self._soon.setTimerType(Qt.TimerType.CoarseTimer)
        self._soon.timeout.connect(self._on_time)
        self.ages = QTimer(self)
        self.ages.setInterval(AGES_EVERY_MS)
        self.ages.timeout.connect(self.ask)
        self.ages.start()

    def ask(self) -> None:
        """Look soon; many calls are one look."""
        if not self._soon.isActive():
            self._soon.start()

    def count_seconds(self, on: bool) -> None:
        """Look every second while something counts down; else ages are told less often, nearly free."""
        every_ms = SECONDS_EVERY_MS if on else AGES_EVERY_MS
        if self.ages.interval() != every_ms:
            self.ages.setInterval(every_ms)

    def stop(self) -> None:
        """No look from now on."""
        self.ages.stop()
        self._soon.stop()

    def _on_time(self) -> None:
        began = time.perf_counter()
        self._look()
        took_ms = 1000 * (time.perf_counter() - began)
        rest_ms = min(MOST_REST_MS, round(REST_AFTER_WORK * took_ms))
        self._soon.setInterval(max(AT_MOST_EVERY_MS, rest_ms))
