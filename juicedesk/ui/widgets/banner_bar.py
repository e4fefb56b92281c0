"""The strip at the top: one lasting state, one sentence, at most one button."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from juicedesk.ui.look import Look
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import Label
from juicedesk.ui.widgets.surfaces import Icon


class BannerBar(QFrame):
    """Takes real room instead of lying over the page. Tones: pending (default), info, fault."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = "pending"
        self.setProperty("role", "banner")
        self._icon = Icon(look, "cloud-off", "on_pending_soft", 18)
        self._words = Label(look, wrap=True)
        self.button = Button(look)
        self.button.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(12)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        row.addWidget(self.button)
        self.setMinimumHeight(48)

    def say(self, words: str, icon: str, tone: str = "pending") -> None:
        """Show a sentence; saying the same again changes nothing."""
        token = {"info": "on_scheduled_soft", "fault": "on_fault_soft"}.get(tone, "on_pending_soft")
        self._icon.show_icon(icon, token)
        self.setAccessibleName(words)
        self._words.setText(words)
        if tone != self._tone:
            self._tone = tone
            self.setProperty("tone", tone)
            for part in (self, self._words):
                part.style().unpolish(part)
                part.style().polish(part)
