"""Where the window stood when it was last open, and how large; at first as large as the screen allows."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QEvent, QObject, QSize, QTimer
from PySide6.QtWidgets import QMainWindow

from juicedesk.ui.preferences import Preferences

PLACE = "window_place"
FIRST_SIZE = QSize(1280, 800)
FRAME = QSize(16, 48)
"""What a system draws around a window at most; before it is shown nobody says how much that is."""
KEEP_AFTER_MS = 400

_CHANGES = (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.WindowStateChange)


class WindowPlace(QObject):
    """Keeps it among the preferences of this computer, a moment after the window has come to rest."""

    def __init__(self, window: QMainWindow, preferences: Preferences) -> None:
        super().__init__(window)
        self._window = window
        self._preferences = preferences
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(KEEP_AFTER_MS)
        self._rest.timeout.connect(self._keep)

    def take(self, *, is_second: bool = False) -> None:
        """Give the window its place, before it is shown. A second one does not lie on the first."""
        kept = QByteArray.fromBase64(self._preferences.value(PLACE).encode("ascii", "ignore"))
        if is_second or kept.isEmpty() or not self._window.restoreGeometry(kept):
            self._begin()
        self._window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Every move starts the wait anew; closing ends it."""
        if event.type() in _CHANGES and self._window.isVisible():
            self._rest.start()
        elif event.type() is QEvent.Type.Close and self._rest.isActive():
            self._rest.stop()
            self._keep()
        return False

    def _begin(self) -> None:
        room = self._window.screen().availableGeometry().size()
        fitting = FIRST_SIZE.boundedTo(room - FRAME)
        self._window.resize(fitting.expandedTo(self._window.minimumSize()))

    def _keep(self) -> None:
        place = bytes(self._window.saveGeometry().toBase64().data()).decode("ascii")
        self._preferences.choose(PLACE, place)
