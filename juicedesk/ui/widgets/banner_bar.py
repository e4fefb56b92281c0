"""The strip at the top: one lasting state, one sentence, one button or rarely two."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from juicedesk.ui.look import Look
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import Label
from juicedesk.ui.widgets.surfaces import Icon


class BannerBar(QFrame):
    """Takes real room instead of lying over the page. Tones: pending (default), info, fault.

    Signals: closed() – the person has read it and wants it gone.
    """

    closed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = "pending"
        self.setProperty("role", "banner")
        self._icon = Icon(look, "cloud-off", "on_pending_soft", 18)
        self._words = Label(look, wrap=True)
        self.button = Button(look)
        self.button.hide()
        self.other = Button(look, kind="plain")
        """For where what the button does may not help."""
        self.other.hide()
        self._close = Button(look, icon="x", kind="square", name=self.tr("Dismiss"))
        self._close.setObjectName("banner:close")
        self._close.clicked.connect(self.closed)
        self._close.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(self.other)
        row.addWidget(self.button)
        row.addWidget(self._close)
        self.setMinimumHeight(48)

    def say(self, words: str, icon: str, tone: str = "pending") -> None:
        """Show a sentence; saying the same again changes nothing."""
        token = {"info": "on_scheduled_soft", "fault": "on_fault_soft"}.get(tone, "on_pending_soft")
        self._icon.show_icon(icon, token)
        if words != self._words.text():
            self.setAccessibleName(words)
            self._words.setText(words)
            # Screen readers say it once, wherever the focus is.
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        if tone != self._tone:
            self._tone = tone
            self.setProperty("tone", tone)
            for part in (self, self._words):
                part.style().unpolish(part)
                part.style().polish(part)

    def show_close(self, is_shown: bool) -> None:
        """Whether the person may send it away; a state that lasts stays as long as it does."""
        self._close.setVisible(is_shown)
