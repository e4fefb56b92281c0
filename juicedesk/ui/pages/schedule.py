"""The schedule: two lanes that can be dragged and typed, and what they mean for the week."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from juicedesk.domain.errors import JuiceDeskError
from juicedesk.domain.intent import FieldGroup
from juicedesk.domain.schedule import SATURDAY, ChargeWindow, Schedule, Seam
from juicedesk.store.view import ChargerView, LinkState, LinkView
from juicedesk.ui.background import Background
from juicedesk.ui.desk import Desk
from juicedesk.ui.format import minute_text
from juicedesk.ui.look import Look
from juicedesk.ui.messages import error_words
from juicedesk.ui.schedule_draft import ScheduleDraft
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.day_class import NAME_PX, DayClassEditor
from juicedesk.ui.widgets.hours import HourLabels
from juicedesk.ui.widgets.labels import body, caption, section
from juicedesk.ui.widgets.scrolling import scrolling
from juicedesk.ui.widgets.segments import Segments
from juicedesk.ui.widgets.surfaces import Card, Divider
from juicedesk.ui.widgets.week_strip import WeekStrip

IN_WINDOWS, ANY_TIME = 0, 1


class SchedulePage(QWidget):
    """Shows one charger's schedule and asks the desk for another one. Drafts last per charger.

    Signals: saved(str) – the schedule was kept; the words are for the person.
    """

    saved = Signal(str)

    def __init__(self, desk: Desk, background: Background, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._charger: ChargerView | None = None
        self._drafts: dict[str, ScheduleDraft] = {}
        self._mode = Segments(
            look,
            self.tr("When charging is allowed"),
            (("calendar-clock", self.tr("Only in these windows")), ("infinity", self.tr("Any time"))),
        )
        self._mode.button(IN_WINDOWS).setObjectName("schedule:windows")
        self._mode.button(ANY_TIME).setObjectName("schedule:any")
        self._zone = caption(look)
        self._weekday = DayClassEditor(look, self.tr("Mon–Fri"), "schedule:weekday")
        self._weekend = DayClassEditor(look, self.tr("Sat–Sun"), "schedule:weekend")
        self._copy = Button(look, self.tr("Copy from Mon–Fri"), icon="copy", kind="link")
        self._weekend.add_extra(self._copy)
        self._week = WeekStrip(look)
        self._seams = caption(look, wrap=True)
        self._cut = body(look, tone="pending", wrap=True)
        self._same_weekend = Button(look, self.tr("Use the Mon–Fri window on weekends too"))
        self._from_midnight = Button(look, self.tr("Start the weekend window at 00:00"))
        self._error = caption(look, tone="fault", wrap=True)
        self._discard = Button(look, self.tr("Discard"), kind="plain")
        self._save = Button(look, self.tr("Save"), icon="check", kind="filled")
        self._save.setObjectName("schedule:save")
        self._lay_out(look)
        self._connect()

    def show_charger(self, charger: ChargerView, link: LinkView) -> None:
        """Show a charger, or its newer values; what a person has begun to edit stays."""
        if self._charger is None or self._charger.unit_id != charger.unit_id:
            self._error.clear()
        self._charger = charger
        self._draft.follow(charger.field(FieldGroup.SCHEDULE))
        is_there = link.state is LinkState.CONNECTED
        words = self.tr("Save") if is_there else self.tr("Save for later")
        if self._save.text() != words:
            self._save.setText(words)
            self._save.set_icon("check" if is_there else "hourglass")
        self._zone.setText(self.tr("Charger time, {0}").format(charger.time_zone_id or "–"))
        self._show_draft()

    def keep_drafts_of(self, other: SchedulePage) -> None:
        """Take over what a person has begun to edit on a page that goes away."""
        self._drafts = other._drafts

    @property
    def _draft(self) -> ScheduleDraft:
        assert self._charger is not None
        return self._drafts.setdefault(self._charger.unit_id, ScheduleDraft())

    def _show_draft(self) -> None:
        draft, schedule = self._draft, self._draft.current
        in_box = draft.reported
        self._mode.choose(IN_WINDOWS if schedule.enabled else ANY_TIME)
        for editor in (self._weekday, self._weekend):
            editor.setEnabled(schedule.enabled)
        is_in_box = in_box is not None and in_box.enabled
        self._weekday.show_window(schedule.weekday, in_box.weekday if in_box and is_in_box else None)
        self._weekend.show_window(schedule.weekend, in_box.weekend if in_box and is_in_box else None)
        self._show_week(schedule)
        self._check()

    def _show_week(self, schedule: Schedule) -> None:
        assert self._charger is not None
        local = datetime.now(UTC) + timedelta(seconds=self._charger.local_offset_s or 0)
        self._week.show_week(schedule, local.weekday())
        seams = schedule.seams()
        self._seams.setText("   ".join(self._seam_words(seam) for seam in seams if not seam.cut))
        self._seams.setVisible(any(not seam.cut for seam in seams))
        cuts = [seam for seam in seams if seam.cut]
        self._cut.setText(" ".join(self._seam_words(seam) for seam in cuts))
        for part in (self._cut, self._same_weekend, self._from_midnight):
            part.setVisible(bool(cuts))
        self._from_midnight.setVisible(any(seam.weekday == SATURDAY for seam in cuts))

    def _seam_words(self, seam: Seam) -> str:
        before = QLocale().dayName((seam.weekday - 1) % 7 + 1)
        after = QLocale().dayName(seam.weekday + 1)
        if seam.cut:
            words = self.tr("{0} night ends at midnight: {1} uses the other window.")
            return words.format(before, after)
        until = minute_text(seam.allowed_until_minute_of_day)
        return self.tr("{0} night runs to {1}: {2} uses the other window.").format(before, until, after)

    def _check(self) -> None:
        is_wrong = self._weekday.is_wrong or self._weekend.is_wrong
        self._save.setEnabled(self._draft.is_known and self._draft.is_touched and not is_wrong)
        self._discard.setEnabled(self._draft.is_touched or is_wrong)

    def _connect(self) -> None:
        self._mode.chosen.connect(lambda index: self._change(enabled=index == IN_WINDOWS))
        self._weekday.window_changed.connect(lambda window: self._change(weekday=window))
        self._weekend.window_changed.connect(lambda window: self._change(weekend=window))
        self._copy.clicked.connect(self._use_weekday_window)
        self._same_weekend.clicked.connect(self._use_weekday_window)
        self._from_midnight.clicked.connect(self._start_weekend_at_midnight)
        self._discard.clicked.connect(self._on_discard)
        self._save.clicked.connect(self._on_save)

    def _change(
        self,
        *,
        enabled: bool | None = None,
        weekday: ChargeWindow | None = None,
        weekend: ChargeWindow | None = None,
    ) -> None:
        self._draft.change(enabled=enabled, weekday=weekday, weekend=weekend)
        self._error.clear()
        self._show_draft()

    def _use_weekday_window(self) -> None:
        self._change(weekend=self._draft.current.weekday)

    def _start_weekend_at_midnight(self) -> None:
        self._change(weekend=replace(self._draft.current.weekend, start_minute_of_day=0))

    def _on_discard(self) -> None:
        self._draft.discard()
        self._error.clear()
        for editor in (self._weekday, self._weekend):
            editor.forget_texts()
        self._show_draft()

    def _on_save(self) -> None:
        charger, draft = self._charger, self._draft
        assert charger is not None
        unit_id, schedule, base = charger.unit_id, draft.current, draft.base
        self._background.run(
            self,
            lambda: self._desk.save(unit_id, FieldGroup.SCHEDULE, schedule, base),
            lambda _none: self._on_saved(draft, schedule),
            self._on_error,
        )

    def _on_saved(self, draft: ScheduleDraft, schedule: Schedule) -> None:
        draft.saved(schedule)
        self._check()
        self.saved.emit(self.tr("Schedule saved."))

    def _on_error(self, error: JuiceDeskError) -> None:
        self._error.setText(error_words(error))

    def _lay_out(self, look: Look) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 14, 24, 14)
        column.setSpacing(12)
        head = QHBoxLayout()
        head.addWidget(self._mode)
        head.addStretch(1)
        head.addWidget(self._zone)
        column.addLayout(head)
        lanes = Card()
        lanes.column.setSpacing(10)
        hours = QHBoxLayout()
        hours.setContentsMargins(NAME_PX, 0, 0, 0)
        hours.addWidget(HourLabels(look))
        lanes.column.addLayout(hours)
        lanes.column.addWidget(self._weekday)
        lanes.column.addWidget(Divider())
        lanes.column.addWidget(self._weekend)
        column.addWidget(lanes)
        column.addWidget(self._week_card(look))
        column.addStretch(1)
        scroll = scrolling(content, self.tr("Schedule"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addWidget(Divider())
        whole.addLayout(self._bottom())

    def _week_card(self, look: Look) -> Card:
        card = Card()
        card.column.setSpacing(8)
        card.column.addWidget(section(look, self.tr("What this means this week")))
        card.column.addWidget(self._week)
        card.column.addWidget(self._seams)
        card.column.addWidget(self._cut)
        fixes = QHBoxLayout()
        fixes.addWidget(self._same_weekend)
        fixes.addWidget(self._from_midnight)
        fixes.addStretch(1)
        card.column.addLayout(fixes)
        return card

    def _bottom(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(24, 10, 24, 10)
        row.addWidget(self._error, 1)
        row.addWidget(self._discard)
        row.addWidget(self._save)
        return row
