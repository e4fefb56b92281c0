"""What to see to with the grid operator, where the rules of a country are known."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from juicedesk.domain.grid_hints import GridHint
from juicedesk.ui.grid_words import grid_sign
from juicedesk.ui.look import Look
from juicedesk.ui.widgets.labels import section
from juicedesk.ui.widgets.notes import Notes
from juicedesk.ui.widgets.surfaces import Card


class GridHints(Card):
    """Hidden while there is nothing to see to."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("wiring:grid")
        self._notes = Notes(look)
        self.column.setContentsMargins(24, 12, 24, 12)
        self.column.setSpacing(6)
        self.column.addWidget(section(look, self.tr("Good to know in Germany"), wrap=True))
        self.column.addWidget(self._notes)
        self.hide()

    def show_hints(self, hints: Sequence[GridHint]) -> None:
        """Other hints, or the same ones again."""
        self._notes.show_signs([grid_sign(hint) for hint in hints])
        self.setVisible(bool(hints))
