"""Says over all pages of a charger what a person has to know before relying on it."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from juicedesk.ui.look import Look
from juicedesk.ui.messages import Sign
from juicedesk.ui.widgets.labels import body
from juicedesk.ui.widgets.surfaces import Icon

ICON_PX = 16


class BoxNotice(QFrame):
    """Shown only while it has something to say."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("box:notice")
        self.setProperty("role", "banner")
        self._icon = Icon(look, "triangle-alert", "on_pending_soft", ICON_PX)
        self._words = body(look, wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self._words, 1)
        self.hide()

    def show_sign(self, sign: Sign | None) -> None:
        """Say it; None hides."""
        self.setVisible(sign is not None)
        if sign is None or sign.words == self._words.text():
            return
        self._icon.show_icon(sign.icon, f"on_{sign.token}_soft")
        self._words.setText(sign.words)
        self.setAccessibleName(sign.words)
        self.setProperty("tone", sign.token)
        for part in (self, self._words):
            part.style().unpolish(part)
            part.style().polish(part)
