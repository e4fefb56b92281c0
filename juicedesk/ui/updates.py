"""Looking for newer versions as the window knows it: never, or once a week, when the person says so."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from juicedesk.domain.errors import JuiceDeskError
from juicedesk.domain.update import CHECK_EVERY_S, Release
from juicedesk.ui.background import Background
from juicedesk.ui.desk import Updates
from juicedesk.ui.preferences import Preferences

UPDATES, LOOKED_AT = "updates", "updates_looked_at"
NEVER, WEEKLY = "never", "weekly"
LOOK_WHETHER_DUE_MS = 3_600_000


class UpdateWatch(QObject):
    """Looks once a week where the person wants it. UI thread.

    Signals: found(object) – a Release that is newer than this program.
    """

    found = Signal(object)

    def __init__(
        self,
        updates: Updates,
        preferences: Preferences,
        background: Background,
        clock: Callable[[], float] = time.time,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._updates = updates
        self._preferences = preferences
        self._background = background
        self._clock = clock
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_WHETHER_DUE_MS)
        self._timer.timeout.connect(self.look_if_due)
        self._timer.start()

    def look_if_due(self) -> None:
        """Look now if the last time is a week ago. A look that failed counts too: nobody is asked often."""
        if self._preferences.value(UPDATES) != WEEKLY:
            return
        now = self._clock()
        if 0 <= now - _number(self._preferences.value(LOOKED_AT)) < CHECK_EVERY_S:
            return
        self._preferences.choose(LOOKED_AT, str(int(now)))
        self._background.run(self, self._updates.look, self._on_seen, _quietly)

    def _on_seen(self, release: Release | None) -> None:
        if release is not None:
            self.found.emit(release)


def _quietly(_error: JuiceDeskError) -> None:
    """Nobody asked just now; the settings tell of a failure when they are asked."""


def _number(text: str) -> float:
    return float(text) if text.isdecimal() else 0.0
