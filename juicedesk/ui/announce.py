"""What a screen reader says although the focus stays where it is."""

from __future__ import annotations

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def announce(about: QWidget, words: str) -> None:
    """Say words in passing; nothing where nobody listens."""
    if words and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(about, words))


class News:
    """What is so already is not news: words are said when they are others than before, once."""

    def __init__(self, about: QWidget) -> None:
        self._about = about
        self._last: str | None = None

    def tell(self, words: str) -> None:
        """How something is now. How it was found at the start is not said."""
        last, self._last = self._last, words
        if last is not None and last != words:
            announce(self._about, words)
