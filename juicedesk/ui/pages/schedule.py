"""The schedule: two lanes that can be dragged and typed, and what they mean for the week."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from juicedesk.domain.errors import JuiceDeskError
from juicedesk.domain.intent import FieldGroup, IntentState
from juicedesk.domain.presets import Preset, preset_windows
from juicedesk.domain.schedule import MINUTES_PER_DAY, SATURDAY, ChargeWindow, Schedule
from juicedesk.domain.tariff import Tariff
from juicedesk.store.view import ChargerView, LinkState, LinkView
from juicedesk.ui.background import Background
from juicedesk.ui.charger_clock import local_now, minutes_now
from juicedesk.ui.desk import Desk
from juicedesk.ui.dialogs.copy_schedule import CopyScheduleDialog, save_for
from juicedesk.ui.duties import Duty, give
from juicedesk.ui.look import Look
from juicedesk.ui.messages import error_words
from juicedesk.ui.preferences import Preferences
from juicedesk.ui.schedule_draft import ScheduleDraft
from juicedesk.ui.schedule_notes import is_refused, schedule_notes
from juicedesk.ui.tariff_choice import TARIFF, tariff_from_text
from juicedesk.ui.undo import Step, Undo
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.day_class import NAME_PX, DayClassEditor
from juicedesk.ui.widgets.empty_schedule import EmptySchedule
from juicedesk.ui.widgets.estimate_bar import EstimateBar
from juicedesk.ui.widgets.hours import HourLabels
from juicedesk.ui.widgets.labels import caption
from juicedesk.ui.widgets.lane_axis import MIDNIGHT, NOON
from juicedesk.ui.widgets.notes import Notes
from juicedesk.ui.widgets.save_button import SaveButton
from juicedesk.ui.widgets.schedule_head import ANY_TIME, IN_WINDOWS, ScheduleHead
from juicedesk.ui.widgets.scrolling import scrolling
from juicedesk.ui.widgets.seam_warning import SeamWarning
from juicedesk.ui.widgets.surfaces import Card, Divider
from juicedesk.ui.widgets.week_card import WeekCard
from juicedesk.ui.widgets.zone_box import zone_name

LANE_VIEW, NIGHT_VIEW, DAY_VIEW = "lane_view", "night", "day"
NARROW_PX = 800
LARGE_TEXT, SHORT_PX = 1.25, 560
"""With larger texts, or less height for all but a warning, the estimate scrolls with the lanes."""


class SchedulePage(QWidget):
    """Shows one charger's schedule and asks the desk for another one. Drafts last per charger.

    Signals: saved(str) – the schedule was kept; the words are for the person. undoable(str, object) – the
    same with an Undo.
    """

    saved = Signal(str)
    undoable = Signal(str, object)

    def __init__(
        self,
        desk: Desk,
        background: Background,
        preferences: Preferences,
        look: Look,
        parent: QWidget | None = None,
        *,
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._desk = desk
        self._background = background
        self._preferences = preferences
        self._look = look
        self._charger: ChargerView | None = None
        self._link: LinkView | None = None
        self.drafts: dict[str, ScheduleDraft] = {}
        self._head = ScheduleHead(look)
        self._notes = Notes(look)
        self._hours = HourLabels(look)
        self._estimate = EstimateBar(preferences, look)
        self._weekday = DayClassEditor(look, self.tr("Mon–Fri"), "schedule:weekday")
        self._weekend = DayClassEditor(look, self.tr("Sat–Sun"), "schedule:weekend")
        self._copy = Button(look, self.tr("Copy from Mon–Fri"), icon="copy", kind="link")
        self._weekend.add_extra(self._copy)
        self._week = WeekCard(look)
        self._cut = SeamWarning(look)
        self._is_short: bool | None = None
        self._empty = EmptySchedule(look)
        self._error = caption(look, tone="fault", wrap=True)
        self._discard = Button(look, self.tr("Discard"), kind="plain")
        self._save = SaveButton(look, "schedule:save")
        self._lay_out(look)
        self._connect()

    def show_charger(self, charger: ChargerView, link: LinkView, *, has_others: bool = False) -> None:
        """Show a charger, or its newer values; what a person has begun to edit stays. `has_others`: there are
        chargers to copy to."""
        is_another = self._charger is None or self._charger.unit_id != charger.unit_id
        self._charger, self._link = charger, link
        self._draft.follow(charger.field(FieldGroup.SCHEDULE))
        self._save.show_server(is_there=self._is_there)
        self._head.copy_to.setVisible(has_others)
        self._head.show_zone(zone_name(charger.time_zone_id))
        self._show_draft()
        if is_another:
            self._forget_texts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window rows become two; in a low one more of the page scrolls."""
        for editor in (self._weekday, self._weekend):
            editor.set_narrow(self.width() < self._look.px(NARROW_PX))
        self._place_estimate()

    def keep_drafts_of(self, other: SchedulePage) -> None:
        """Take over what a person has begun to edit on a page that goes away."""
        self.drafts = other.drafts

    @property
    def unit_id(self) -> str:
        """The charger that is shown, empty for none."""
        return "" if self._charger is None else self._charger.unit_id

    @property
    def _draft(self) -> ScheduleDraft:
        return self.drafts.setdefault(self.unit_id, ScheduleDraft())

    def _show_draft(self) -> None:
        draft, schedule = self._draft, self._draft.current
        self._editor.setVisible(draft.is_known)
        self._empty.setVisible(not draft.is_known)
        in_box = draft.reported
        self._head.mode.choose(IN_WINDOWS if schedule.enabled else ANY_TIME)
        for editor in (self._weekday, self._weekend):
            editor.setEnabled(schedule.enabled)
        is_in_box = in_box is not None and in_box.enabled
        self._weekday.show_window(schedule.weekday, in_box.weekday if in_box and is_in_box else None)
        self._weekend.show_window(schedule.weekend, in_box.weekend if in_box and is_in_box else None)
        self._week.show_week(schedule, self._local_now.weekday())
        self._cut.show_week(schedule)
        self._place_estimate()
        assert self._charger is not None
        weekday_minute, weekend_minute = minutes_now(self._charger, self._clock())
        self._weekday.show_now(weekday_minute)
        self._weekend.show_now(weekend_minute)
        here = datetime.fromtimestamp(self._clock(), UTC).astimezone()
        self._notes.show_signs(schedule_notes(self._charger, schedule, here))
        self._show_prices()
        self._estimate.show_schedule(self._charger, schedule, self._local_now)
        self._check()

    @property
    def _local_now(self) -> datetime:
        """The charger's wall clock, naive."""
        assert self._charger is not None
        return local_now(self._charger, self._clock())

    def _show_prices(self) -> None:
        tariff = self._tariff
        today = self._local_now.date()
        monday = today - timedelta(days=today.weekday())
        for editor, day in ((self._weekday, monday), (self._weekend, monday + timedelta(days=SATURDAY))):
            editor.show_tariff(tariff, day)
        self._head.presets.offer_cheapest(tariff is not None and tariff.has_low_hours)

    @property
    def _tariff(self) -> Tariff | None:
        return tariff_from_text(self._preferences.value(TARIFF))

    def _use_view(self, index: int) -> None:
        """Nights in one piece, or days from midnight on; remembered."""
        self._preferences.choose(LANE_VIEW, DAY_VIEW if index else NIGHT_VIEW)
        self._begin_lanes()
        self._show_draft()

    def _begin_lanes(self) -> None:
        is_day = self._preferences.value(LANE_VIEW) == DAY_VIEW
        self._head.view.choose(int(is_day))
        for part in (self._hours, self._weekday, self._weekend):
            part.begin_at(MIDNIGHT if is_day else NOON)

    def _use_preset(self, preset: Preset) -> None:
        """Other ends; what the car is to be ready by stays."""
        windows = preset_windows(preset, self._tariff, self._local_now.date())
        if windows is not None:
            current = self._draft.current
            weekday, weekend = (
                None if new is None else replace(new, ready_by_minute_of_day=old.ready_by_minute_of_day)
                for new, old in zip(windows, (current.weekday, current.weekend), strict=True)
            )
            self._change(enabled=True, weekday=weekday, weekend=weekend)
            self._forget_texts()

    def _copy_to_others(self) -> None:
        charger, schedule = self._charger, self._draft.current
        assert charger is not None
        others = tuple(one for one in self._desk.view().chargers if one.unit_id != charger.unit_id)
        dialog = CopyScheduleDialog(self._look, charger.name, schedule, others, self)
        if dialog.exec():
            chosen = dialog.chosen
            words = self.tr("Saved for %n charger(s).", "", len(chosen))
            self._background.run(
                self,
                lambda: save_for(self._desk, chosen, schedule),
                lambda _none: self.saved.emit(words),
                lambda error: self._on_error(charger.unit_id, error),
            )

    @property
    def is_wrong(self) -> bool:
        """Whether a time that was typed for the charger that is shown is none."""
        return self._draft.current.enabled and (self._weekday.is_wrong or self._weekend.is_wrong)

    def _check(self) -> None:
        may_save = self._draft.is_known and self._draft.is_touched and not self.is_wrong
        self._save.setEnabled(may_save and not is_refused(self._charger))
        self._discard.setEnabled(self._draft.is_touched or self.is_wrong)

    def _connect(self) -> None:
        self._head.mode.chosen.connect(lambda index: self._change(enabled=index == IN_WINDOWS))
        self._weekday.window_changed.connect(lambda window: self._change(weekday=window))
        self._weekend.window_changed.connect(lambda window: self._change(weekend=window))
        self._copy.clicked.connect(self._use_weekday_window)
        self._cut.same_weekend_asked.connect(self._use_weekday_window)
        self._cut.from_midnight_asked.connect(self._start_weekend_at_midnight)
        self._discard.clicked.connect(lambda: self.discard(self.unit_id))
        self._weekday.all_day_asked.connect(lambda: self._let_all_day(is_weekend=False))
        self._weekend.all_day_asked.connect(lambda: self._let_all_day(is_weekend=True))
        self._head.presets.preset_chosen.connect(self._use_preset)
        self._head.view.chosen.connect(self._use_view)
        self._head.copy_to.clicked.connect(self._copy_to_others)
        self._begin_lanes()
        for editor in (self._weekday, self._weekend):
            editor.checked.connect(self._check)
        self._save.clicked.connect(self._on_save)
        give(self._save, Duty.SAVE)
        give(self._head.copy_to, Duty.COPY_SCHEDULE)

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

    def _let_all_day(self, *, is_weekend: bool) -> None:
        """The whole day for one day class, with a way back: Delete is pressed in error, too."""
        draft = self._draft
        before = draft.current.weekend if is_weekend else draft.current.weekday
        after = replace(before, start_minute_of_day=0, end_minute_of_day=MINUTES_PER_DAY)
        self._put(draft, after, is_weekend=is_weekend)
        self._forget_texts()
        if after != before:
            words = self.tr("Sat–Sun: all day.") if is_weekend else self.tr("Mon–Fri: all day.")
            back = partial(self._put, draft, before, is_weekend=is_weekend)
            self.undoable.emit(words, Undo(None, back))

    def _put(self, draft: ScheduleDraft, window: ChargeWindow, *, is_weekend: bool) -> None:
        draft.change(weekday=None if is_weekend else window, weekend=window if is_weekend else None)
        self._error.clear()
        self._show_draft()

    def _use_weekday_window(self) -> None:
        self._change(weekend=self._draft.current.weekday)

    def _start_weekend_at_midnight(self) -> None:
        self._draft.start_weekend_at_midnight()
        self._error.clear()
        self._show_draft()

    def discard(self, unit_id: str) -> None:
        """Let go what a person has edited of a charger."""
        self.drafts[unit_id].discard()
        if unit_id == self.unit_id:
            self._show_draft()
            self._forget_texts()

    def _forget_texts(self) -> None:
        """What is typed wrongly belongs to one charger, and to no draft."""
        self._error.clear()
        for editor in (self._weekday, self._weekend):
            editor.forget_texts()
        self._check()

    def _on_save(self) -> None:
        unit_id, draft = self.unit_id, self._draft
        schedule, base = draft.current, draft.base
        self._background.run(
            self,
            lambda: self._desk.save(unit_id, FieldGroup.SCHEDULE, schedule, base),
            lambda _none: self._on_saved(unit_id, draft, schedule),
            lambda error: self._on_error(unit_id, error),
        )

    def _on_saved(self, unit_id: str, draft: ScheduleDraft, schedule: Schedule) -> None:
        before = draft.shown
        draft.saved(schedule)
        self._error.clear()
        self._show_draft()
        words = self.tr("Saved.") if self._is_there else self.tr("Saved. Waiting for the server.")
        step = Step(unit_id, FieldGroup.SCHEDULE, before, schedule)
        self.undoable.emit(words, Undo(step, partial(self._undo, unit_id, draft, before)))

    def _undo(self, unit_id: str, draft: ScheduleDraft, before: Schedule | None) -> None:
        """Take back what has not been sent; afterwards going back is a draft, to be saved like any other."""
        charger = self._desk.view().charger(unit_id)
        change = charger.field(FieldGroup.SCHEDULE).pending if charger is not None else None
        if change is not None and change.state is IntentState.QUEUED:
            change_id = change.change_id
            self._background.run(
                self,
                lambda: self._desk.discard(change_id),
                lambda _none: self._show_draft(),
                lambda error: self._on_error(unit_id, error),
            )
        elif before is not None:
            draft.change(enabled=before.enabled, weekday=before.weekday, weekend=before.weekend)
            self._show_draft()

    def _on_error(self, unit_id: str, error: JuiceDeskError) -> None:
        if self._charger is not None and self._charger.unit_id == unit_id:
            self._error.setText(error_words(error))

    @property
    def _is_there(self) -> bool:
        return self._link is not None and self._link.state is LinkState.CONNECTED

    def _lay_out(self, look: Look) -> None:
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(24, 12, 24, 12)
        self._column.setSpacing(10)
        for part in (self._head, self._notes, self._lanes_card(look), self._week):
            self._column.addWidget(part)
        self._column.addStretch(1)
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
        self._place_estimate()

    def _place_estimate(self) -> None:
        """Always to be seen where there is room, else at the end of what scrolls."""
        height = self.height() - (0 if self._cut.isHidden() else self._cut.sizeHint().height())
        is_short = self._look.text_scale > LARGE_TEXT or height < SHORT_PX
        if is_short == self._is_short:
            return
        self._is_short = is_short
        self._words.removeWidget(self._estimate)
        self._column.removeWidget(self._estimate)
        if is_short:
            self._column.insertWidget(self._column.count() - 1, self._estimate)
        else:
            self._words.insertWidget(0, self._estimate)

    def _lanes_card(self, look: Look) -> Card:
        card = Card()
        card.column.setContentsMargins(24, 10, 24, 12)
        card.column.setSpacing(6)
        hours = QHBoxLayout()
        hours.setContentsMargins(look.px(NAME_PX), 0, 0, 0)
        hours.addWidget(self._hours)
        card.column.addLayout(hours)
        card.column.addWidget(self._weekday)
        card.column.addWidget(Divider())
        card.column.addWidget(self._weekend)
        return card

    def _bottom(self) -> QVBoxLayout:
        self._words = QVBoxLayout()
        self._words.setSpacing(2)
        self._words.addWidget(self._error)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(self._words, 1)
        row.addWidget(self._discard)
        row.addWidget(self._save)
        bottom = QVBoxLayout()
        bottom.setContentsMargins(24, 8, 24, 8)
        bottom.setSpacing(8)
        bottom.addWidget(self._cut)
        bottom.addLayout(row)
        return bottom
