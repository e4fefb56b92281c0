"""What stands in the place of a schedule that was never read."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from juicedesk.ui.look import Look
from juicedesk.ui.widgets.labels import body, section
from juicedesk.ui.widgets.surfaces import Card


class EmptySchedule(QWidget):
    """What stands here before the charger's schedule has been read."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = Card()
        card.column.addWidget(section(look, self.tr("Schedule not read yet")))
        words = self.tr("It appears here as soon as the server has sent it. Charging goes on as before.")
        card.column.addWidget(body(look, words, tone="2", wrap=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 14, 24, 14)
        column.addWidget(card)
        column.addStretch(1)
