"""The schedule: two lanes that can be dragged and typed, and what they mean for the week."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from juicedesk.domain.errors import JuiceDeskError
from juicedesk.domain.intent import FieldGroup
from juicedesk.domain.schedule import ChargeWindow, Schedule
from juicedesk.store.view import ChargerView, LinkState, LinkView
from juicedesk.ui.background import Background
from juicedesk.ui.desk import Desk
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
from juicedesk.ui.widgets.week_card import WeekCard
from juicedesk.ui.widgets.zone_box import zone_name

IN_WINDOWS, ANY_TIME = 0, 1
NARROW_PX = 800


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
        self._link: LinkView | None = None
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
        self._week = WeekCard(look)
        self._empty = EmptySchedule(look)
        self._error = caption(look, tone="fault", wrap=True)
        self._discard = Button(look, self.tr("Discard"), kind="plain")
        self._save = Button(look, self.tr("Save"), icon="check", kind="filled")
        self._save.setObjectName("schedule:save")
        self._lay_out(look)
        self._connect()

    def show_charger(self, charger: ChargerView, link: LinkView) -> None:
        """Show a charger, or its newer values; what a person has begun to edit stays."""
        is_another = self._charger is None or self._charger.unit_id != charger.unit_id
        self._charger, self._link = charger, link
        self._draft.follow(charger.field(FieldGroup.SCHEDULE))
        words = self.tr("Save") if self._is_there else self.tr("Save for later")
        if self._save.text() != words:
            self._save.setText(words)
            self._save.set_icon("check" if self._is_there else "hourglass")
        self._zone.setText(self.tr("Charger time, {0}").format(zone_name(charger.time_zone_id)))
        self._show_draft()
        if is_another:
            self._forget_texts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window rows become two."""
        for part in (self._weekday, self._weekend, self._week):
            part.set_narrow(self.width() < NARROW_PX)

    def keep_drafts_of(self, other: SchedulePage) -> None:
        """Take over what a person has begun to edit on a page that goes away."""
        self._drafts = other._drafts

    @property
    def _draft(self) -> ScheduleDraft:
        assert self._charger is not None
        return self._drafts.setdefault(self._charger.unit_id, ScheduleDraft())

    def _show_draft(self) -> None:
        draft, schedule = self._draft, self._draft.current
        self._editor.setVisible(draft.is_known)
        self._empty.setVisible(not draft.is_known)
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

    def _check(self) -> None:
        is_wrong = self._draft.current.enabled and (self._weekday.is_wrong or self._weekend.is_wrong)
        self._save.setEnabled(self._draft.is_known and self._draft.is_touched and not is_wrong)
        self._discard.setEnabled(self._draft.is_touched or is_wrong)

    def _connect(self) -> None:
        self._mode.chosen.connect(lambda index: self._change(enabled=index == IN_WINDOWS))
        self._weekday.window_changed.connect(lambda window: self._change(weekday=window))
        self._weekend.window_changed.connect(lambda window: self._change(weekend=window))
        self._copy.clicked.connect(self._use_weekday_window)
        self._week.same_weekend_asked.connect(self._use_weekday_window)
        self._week.from_midnight_asked.connect(self._start_weekend_at_midnight)
        self._discard.clicked.connect(self._on_discard)
        for editor in (self._weekday, self._weekend):
            editor.checked.connect(self._check)
        self._save.clicked.connect(self._on_save)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self, self._save.click)

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
        self._draft.start_weekend_at_midnight()
        self._error.clear()
        self._show_draft()

    def _on_discard(self) -> None:
        self._draft.discard()
        self._show_draft()
        self._forget_texts()

    def _forget_texts(self) -> None:
        """What is typed wrongly belongs to one charger, and to no draft."""
        self._error.clear()
        for editor in (self._weekday, self._weekend):
            editor.forget_texts()
        self._check()

    def _on_save(self) -> None:
        charger, draft = self._charger, self._draft
        assert charger is not None
        unit_id, schedule, base = charger.unit_id, draft.current, draft.base
        self._background.run(
            self,
            lambda: self._desk.save(unit_id, FieldGroup.SCHEDULE, schedule, base),
            lambda _none: self._on_saved(draft, schedule),
            lambda error: self._on_error(unit_id, error),
        )

    def _on_saved(self, draft: ScheduleDraft, schedule: Schedule) -> None:
        draft.saved(schedule)
        self._error.clear()
        self._show_draft()
        self.saved.emit(self.tr("Saved.") if self._is_there else self.tr("Saved. Waiting for the server."))

    def _on_error(self, unit_id: str, error: JuiceDeskError) -> None:
        if self._charger is not None and self._charger.unit_id == unit_id:
            self._error.setText(error_words(error))

    @property
    def _is_there(self) -> bool:
        return self._link is not None and self._link.state is LinkState.CONNECTED

    def _lay_out(self, look: Look) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 14, 24, 14)
        column.setSpacing(12)
        column.addLayout(self._head())
        column.addWidget(self._lanes_card(look))
        column.addWidget(self._week)
        column.addStretch(1)
        self._editor = QWidget()
        editor = QVBoxLayout(self._editor)
        editor.addWidget(scrolling(content, self.tr("Schedule")), 1)
        editor.addWidget(Divider())
        editor.addLayout(self._bottom())
        whole = QVBoxLayout(self)
        whole.addWidget(self._editor)
        whole.addWidget(self._empty)
        for layout in (editor, whole):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.addWidget(self._mode)
        head.addStretch(1)
        head.addWidget(self._zone)
        return head

    def _lanes_card(self, look: Look) -> Card:
        card = Card()
        card.column.setSpacing(10)
        hours = QHBoxLayout()
        hours.setContentsMargins(NAME_PX, 0, 0, 0)
        hours.addWidget(HourLabels(look))
        card.column.addLayout(hours)
        card.column.addWidget(self._weekday)
        card.column.addWidget(Divider())
        card.column.addWidget(self._weekend)
        return card

    def _bottom(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(24, 10, 24, 10)
        row.addWidget(self._error, 1)
        row.addWidget(self._discard)
        row.addWidget(self._save)
        return row


class EmptySchedule(QWidget):
    """What stands here before the charger's schedule has been read."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        card = Card()
        card.column.addWidget(section(look, self.tr("Schedule not read yet")))
        words = self.tr("It appears here as soon as the server has told it. Charging goes on as before.")
        card.column.addWidget(body(look, words, tone="2", wrap=True))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 14, 24, 14)
        column.addWidget(card)
        column.addStretch(1)
