"""A night that is cut at midnight, and two ways out. It stands where nothing scrolls it away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from juicedesk.domain.schedule import SATURDAY, Schedule
from juicedesk.ui.format import minute_text
from juicedesk.ui.look import Look
from juicedesk.ui.seam_words import seam_words
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.flow import FlowLayout
from juicedesk.ui.widgets.labels import body
from juicedesk.ui.widgets.surfaces import Card, Icon

WORDS_SHARE = 0.3
"""With less of the width than this for the words, the buttons stand below them."""


class SeamWarning(Card):
    """Hidden while no night is cut.

    Signals: same_weekend_asked() – weekends as Mon–Fri; from_midnight_asked() – weekends from 00:00.
    """

    same_weekend_asked = Signal()
    from_midnight_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("guard", side_px=12, parent=parent)
        self.setObjectName("schedule:cut")
        self._words = body(look, wrap=True)
        self._same_weekend = Button(look, self.tr("Use the Mon–Fri window on weekends too"))
        self._same_weekend.setObjectName("schedule:same-weekend")
        words = self.tr("Start the weekend window at {0}").format(minute_text(0))
        self._from_midnight = Button(look, words)
        self._from_midnight.setObjectName("schedule:from-midnight")
        self._same_weekend.clicked.connect(self.same_weekend_asked)
        self._from_midnight.clicked.connect(self.from_midnight_asked)
        self._fixes = QWidget()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out(look)
        self.hide()

    def show_week(self, schedule: Schedule) -> None:
        """Say which nights a schedule cuts; a night that is cut anew is said aloud once."""
        cuts = [seam for seam in schedule.seams() if seam.cut]
        words = " ".join(seam_words(schedule, seam) for seam in cuts)
        is_new = words != self._words.text()
        self._words.setText(words)
        # Only Friday's night goes on when the weekend begins at midnight.
        self._from_midnight.setVisible(any(seam.weekday == SATURDAY for seam in cuts))
        self.setVisible(bool(cuts))
        if is_new and self.isVisible():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where the buttons leave little room, they stand below the words."""
        super().resizeEvent(event)
        is_narrow = self._fixes.sizeHint().width() > self.width() * (1 - WORDS_SHARE)
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if is_narrow else way.LeftToRight)

    def _lay_out(self, look: Look) -> None:
        said = QHBoxLayout()
        said.setSpacing(8)
        said.addWidget(Icon(look, "triangle-alert", "pending"))
        said.addWidget(self._words, 1)
        fixes = FlowLayout(self._fixes, gap_px=8)
        fixes.addWidget(self._same_weekend)
        fixes.addWidget(self._from_midnight)
        self._row.setSpacing(6)
        self._row.addLayout(said, 1)
        self._row.addWidget(self._fixes)
        self.column.setContentsMargins(12, 6, 8, 6)
        self.column.addLayout(self._row)
