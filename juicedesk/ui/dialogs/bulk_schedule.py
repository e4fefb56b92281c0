"""One schedule for several chargers: any that one of them has already."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from juicedesk.domain.intent import FieldGroup
from juicedesk.domain.schedule import Schedule
from juicedesk.store.view import ChargerView
from juicedesk.ui.comparison import differing_lines
from juicedesk.ui.dialogs.fitting import FittingDialog
from juicedesk.ui.fleet import known_schedules
from juicedesk.ui.look import Look
from juicedesk.ui.values import value_text
from juicedesk.ui.widgets.dialog_buttons import DialogButtons
from juicedesk.ui.widgets.labels import body, caption, section
from juicedesk.ui.widgets.week_strip import WeekStrip

WIDTH_PX, SIDE_PX = 620, 24


class BulkScheduleDialog(FittingDialog):
    """Accepted only with something to save; `edits` is that."""

    def __init__(
        self,
        look: Look,
        chargers: tuple[ChargerView, ...],
        everyone: tuple[ChargerView, ...],
        parent: QWidget | None = None,
    ) -> None:
        """`everyone` are those whose schedules are offered."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("One schedule for several chargers"))
        self._chargers = chargers
        self._known = known_schedules(everyone)
        self._which = QComboBox()
        self._which.setObjectName("bulk:schedule")
        self._which.setAccessibleName(self.tr("Which schedule"))
        self._which.addItem(self.tr("Choose a schedule"), None)
        for schedule, name, count in self._known:
            words = value_text(FieldGroup.SCHEDULE, schedule)
            as_of = self.tr("{0} – as {1}").format(words, name)
            others = self.tr("{0} – as {1} and %n other(s)", "", count - 1).format(words, name)
            self._which.addItem(as_of if count == 1 else others, schedule)
        self._week = WeekStrip(look)
        self._effect = body(look, wrap=True)
        self._effect.setObjectName("bulk:effect")
        self._buttons = DialogButtons(look, name="bulk:save")
        self._save = self._buttons.main
        self._lay_out(look)
        self._which.activated.connect(self._show)
        self._buttons.accepted.connect(self.accept)
        self._buttons.rejected.connect(self.reject)
        self._show()

    @property
    def edits(self) -> list[tuple[ChargerView, FieldGroup, Schedule]]:
        """What to save: those that have another schedule."""
        schedule = self._schedule
        if schedule is None:
            return []
        return [
            (charger, FieldGroup.SCHEDULE, schedule)
            for charger in self._chargers
            if charger.field(FieldGroup.SCHEDULE).shown != schedule
        ]

    @property
    def _schedule(self) -> Schedule | None:
        index = self._which.currentIndex() - 1
        return self._known[index][0] if index >= 0 else None

    def _show(self) -> None:
        schedule, edits = self._schedule, self.edits
        self._week.setVisible(schedule is not None)
        words = ""
        if schedule is not None:
            self._week.show_week(schedule, datetime.now().astimezone().weekday())
            lines = differing_lines(FieldGroup.SCHEDULE, [schedule])
            words = " · ".join(f"{line.part} {line.texts[0]}".strip() for line in lines)
            words += "\n" + self.tr("Changes %n charger(s).", "", len(edits))
        self._effect.setText(words)
        self._save.setEnabled(bool(edits))

    def _lay_out(self, look: Look) -> None:
        column = QVBoxLayout(self)
        column.addStrut(WIDTH_PX - 2 * SIDE_PX)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        count = len(self._chargers)
        column.addWidget(section(look, self.tr("%n charger(s)", "", count)))
        for part in (self._which, self._week, self._effect):
            column.addWidget(part)
        note = self.tr(
            "For another schedule, first set it on the Schedule page of one charger. Each keeps its own "
            "time zone."
        )
        column.addWidget(caption(look, note, wrap=True))
        column.addWidget(self._buttons)
