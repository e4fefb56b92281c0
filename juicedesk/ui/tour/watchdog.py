"""Measures how long the event loop does not come round: what a person feels as a stutter."""

from __future__ import annotations

import time

from PySide6.QtCore import QObject, Qt, QTimer

TICK_MS = 5
KEPT = 200_000


class Watchdog(QObject):
    """Ticks every 5 ms on the UI thread and keeps how late each tick was."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._late_ms: list[float] = []
        self._last_s = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    def start(self) -> None:
        """Measure from now on."""
        self._late_ms.clear()
        self._last_s = time.perf_counter()
        self._timer.start()

    def figures(self) -> dict[str, float]:
        """How many ticks there were, and how late in ms the 99.9th of a hundred and the worst one were."""
        late_ms = sorted(self._late_ms) or [0.0]
        at = min(len(late_ms) - 1, int(len(late_ms) * 0.999))
        return {"ticks": len(late_ms), "p999_ms": late_ms[at], "max_ms": late_ms[-1]}

    def _tick(self) -> None:
        now_s = time.perf_counter()
        if len(self._late_ms) < KEPT:
            self._late_ms.append(max(0.0, (now_s - self._last_s) * 1000 - TICK_MS))
        self._last_s = now_s
