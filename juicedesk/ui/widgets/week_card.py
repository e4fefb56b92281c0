"""What a schedule means for the whole week, and a way out where a night is cut."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from juicedesk.domain.schedule import SATURDAY, Schedule
from juicedesk.ui.look import Look
from juicedesk.ui.seam_words import seam_words
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import body, caption, section
from juicedesk.ui.widgets.surfaces import Card, Icon
from juicedesk.ui.widgets.week_strip import WeekLegend, WeekStrip


class WeekCard(Card):
    """Signals: same_weekend_asked() – weekends as Mon–Fri; from_midnight_asked() – weekends from 00:00."""

    same_weekend_asked = Signal()
    from_midnight_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.strip = WeekStrip(look)
        self._seams = caption(look, wrap=True)
        self._cut = body(look, tone="pending", wrap=True)
        self._cut_icon = Icon(look, "triangle-alert", "pending")
        self._same_weekend = Button(look, self.tr("Use the Mon–Fri window on weekends too"))
        self._same_weekend.setObjectName("schedule:same-weekend")
        self._from_midnight = Button(look, self.tr("Start the weekend window at 00:00"))
        self._from_midnight.setObjectName("schedule:from-midnight")
        self._same_weekend.clicked.connect(self.same_weekend_asked)
        self._from_midnight.clicked.connect(self.from_midnight_asked)
        self._fixes = QHBoxLayout()
        self._lay_out(look)

    def show_week(self, schedule: Schedule, today: int) -> None:
        """Show a schedule; `today` is the charger's weekday, 0 for Monday."""
        self.strip.show_week(schedule, today)
        seams = schedule.seams()
        whole = [seam_words(schedule, seam) for seam in seams if not seam.cut]
        self._seams.setText("   ".join(whole))
        self._seams.setVisible(bool(whole))
        cuts = [seam for seam in seams if seam.cut]
        self._cut.setText(" ".join(seam_words(schedule, seam) for seam in cuts))
        for part in (self._cut_icon, self._cut, self._same_weekend):
            part.setVisible(bool(cuts))
        # Only Friday's night goes on when the weekend begins at midnight.
        self._from_midnight.setVisible(any(seam.weekday == SATURDAY for seam in cuts))

    def set_narrow(self, is_narrow: bool) -> None:
        """In a narrow page the buttons stand below each other."""
        direction = QBoxLayout.Direction
        self._fixes.setDirection(direction.TopToBottom if is_narrow else direction.LeftToRight)

    def _lay_out(self, look: Look) -> None:
        self.column.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(section(look, self.tr("What this means this week")))
        head.addStretch(1)
        head.addWidget(WeekLegend(look))
        self.column.addLayout(head)
        self.column.addWidget(self.strip)
        self.column.addWidget(self._seams)
        warning = QHBoxLayout()
        warning.setSpacing(8)
        warning.addWidget(self._cut_icon)
        warning.addWidget(self._cut, 1)
        self.column.addLayout(warning)
        self._fixes.addWidget(self._same_weekend)
        self._fixes.addWidget(self._from_midnight)
        self._fixes.addStretch(1)
        self.column.addLayout(self._fixes)
