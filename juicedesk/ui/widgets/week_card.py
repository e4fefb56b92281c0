"""What a schedule means for the whole week."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from juicedesk.domain.schedule import Schedule
from juicedesk.ui.look import Look
from juicedesk.ui.seam_words import seam_words
from juicedesk.ui.widgets.labels import caption, section
from juicedesk.ui.widgets.surfaces import Card
from juicedesk.ui.widgets.week_strip import WeekLegend, WeekStrip


class WeekCard(Card):
    """The week as a strip, and how the nights at its seams end; what is cut is warned of elsewhere."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.strip = WeekStrip(look)
        self._seams = caption(look, wrap=True)
        self._seams.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._lay_out(look)

    def show_week(self, schedule: Schedule, today: int) -> None:
        """Show a schedule; `today` is the charger's weekday, 0 for Monday."""
        self.strip.show_week(schedule, today)
        whole = [seam_words(schedule, seam) for seam in schedule.seams() if not seam.cut]
        self._seams.setText("   ".join(whole))
        self._seams.setVisible(bool(whole))

    def _lay_out(self, look: Look) -> None:
        self.column.setContentsMargins(24, 10, 24, 10)
        self.column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(section(look, self.tr("What this means this week")))
        head.addStretch(1)
        head.addWidget(WeekLegend(look))
        self.column.addLayout(head)
        self.column.addWidget(self.strip)
        self.column.addWidget(self._seams)
