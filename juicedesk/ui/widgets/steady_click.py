"""A click that was meant for what stood there a moment ago does not count."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

DEAD_S = 0.6
"""As long as a hand needs to stop a click that it has begun to aim, and less than to aim anew."""

_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class SteadyClick(QObject):
    """Keeps the mouse from a control for a moment after `moved`; keys go by the focus and always count."""

    def __init__(self, control: QWidget, *, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(control)
        self.clock = clock
        self._moved_at_s = float("-inf")
        control.installEventFilter(self)

    def moved(self) -> None:
        """The control stands somewhere else now, or does something else."""
        self._moved_at_s = self.clock()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow a press that comes too early; a release without it does nothing."""
        return event.type() in _PRESSES and self.clock() - self._moved_at_s < DEAD_S
