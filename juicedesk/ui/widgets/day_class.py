"""One day class of the schedule: its lane, its typed times, and the sentence that says what they mean."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from juicedesk.domain.errors import START_EQUALS_END, InvalidChange
from juicedesk.domain.schedule import MINUTES_PER_DAY, ChargeWindow
from juicedesk.domain.tariff import Tariff
from juicedesk.ui.format import length_text, minute_text
from juicedesk.ui.look import Look
from juicedesk.ui.messages import Sign, error_words
from juicedesk.ui.values import window_text
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import body, caption, section
from juicedesk.ui.widgets.lane import Lane
from juicedesk.ui.widgets.lane_axis import NOON
from juicedesk.ui.widgets.surfaces import Pill
from juicedesk.ui.widgets.tariff_strip import TariffStrip
from juicedesk.ui.widgets.time_edit import TimeEdit

NAME_PX = 116
"""How wide the names left of lanes and hours are, at the usual size of texts."""
DEFAULT_READY_BY = 6 * 60


class DayClassEditor(QWidget):
    """Signals: window_changed(object) – a person made it another ChargeWindow; all_day_asked() – the whole
    day was asked for, perhaps by a key pressed in error; checked() – what was typed cannot be used.
    """

    window_changed = Signal(object)
    all_day_asked = Signal()
    checked = Signal()

    def __init__(self, look: Look, name: str, object_name: str, parent: QWidget | None = None) -> None:
        """`name` is the day class as people read it; object names begin with `object_name`."""
        super().__init__(parent)
        self._window = ChargeWindow(0, MINUTES_PER_DAY)
        self._length = caption(look, wrap=True)
        self._lane = Lane(look, name, f"{object_name}:window")
        self._prices = TariffStrip(look, self.tr("{0}, prices").format(name))
        self._prices.setObjectName(f"{object_name}:prices")
        self._prices.hide()
        self._origin_minute = NOON
        self._start = TimeEdit(self.tr("{0}, start").format(name), f"{object_name}:start")
        self._end = TimeEdit(self.tr("{0}, end").format(name), f"{object_name}:end", may_be_24=True)
        self._wants_ready = QCheckBox(self.tr("Ready by"))
        self._wants_ready.setAccessibleName(self.tr("{0}, ready by").format(name))
        self._ready = TimeEdit(self.tr("{0}, ready by").format(name), f"{object_name}:ready", may_be_24=True)
        self._in_box = Pill(look)
        self._sentence = body(look, tone="2", wrap=True)
        self._hint = caption(look, tone="fault", wrap=True)
        self._all_day = Button(look, self.tr("All day"), kind="link")
        self._all_day.setObjectName(f"{object_name}:all-day")
        self._all_day.setAccessibleName(self.tr("{0}, all day").format(name))
        self._aside = QWidget()
        self._extra = QHBoxLayout(self._aside)
        self._extra.setContentsMargins(0, 0, 0, 0)
        self._grid = QGridLayout(self)
        self._lay_out(look, name)
        self._connect()

    def show_window(self, window: ChargeWindow, in_box: ChargeWindow | None) -> None:
        """Show a window; `in_box` is what the server has."""
        if window != self._window:
            self._show_hint("")
        self._window = window
        sentence = self._sentence_of(window)
        self._lane.show_window(window, in_box, sentence)
        for field, minute in self._fields_of(window):
            field.show_minute(minute)
        has_ready_by = window.ready_by_minute_of_day is not None
        self._wants_ready.setChecked(has_ready_by)
        self._ready.setEnabled(has_ready_by and self.isEnabled())
        self._sentence.setText(sentence)
        self._length.setText(self.tr("{0} a day").format(length_text(window.length_minutes)))
        self._show_in_box(in_box if in_box != window else None)

    def show_now(self, minute_of_day: int | None) -> None:
        """The time it is at the charger, where today is a day of this class; else None."""
        self._lane.show_now(minute_of_day)

    def begin_at(self, origin_minute: int) -> None:
        """Let the lane begin at noon or at midnight; before `show_tariff`."""
        self._origin_minute = origin_minute
        self._lane.begin_at(origin_minute)

    def show_tariff(self, tariff: Tariff | None, day: date) -> None:
        """What the hours of a day of this class cost, below the lane; nothing without prices that differ."""
        is_shown = tariff is not None and tariff.has_low_hours
        self._prices.setVisible(is_shown)
        if tariff is not None and is_shown:
            hours, lowest, highest = tariff.hours_on(day), tariff.lowest_price(day), tariff.highest_price(day)
            self._prices.show_hours(hours, tariff.currency, lowest, highest, self._origin_minute)

    def set_narrow(self, is_narrow: bool) -> None:
        """In a narrow page what stands at the right of the fields gets a row of its own."""
        self._grid.addWidget(self._aside, 3 if is_narrow else 2, 1, Qt.AlignmentFlag.AlignRight)

    def forget_texts(self) -> None:
        """Drop what was typed wrongly."""
        self._show_hint("")
        for field, minute in self._fields_of(self._window):
            field.reset(minute)

    def add_extra(self, widget: QWidget) -> None:
        """Something at the right end of the row of fields."""
        self._extra.addWidget(widget)

    @property
    def is_wrong(self) -> bool:
        """Whether a typed time is none."""
        return any(field.is_wrong for field in (self._start, self._end, self._ready))

    def _fields_of(self, window: ChargeWindow) -> tuple[tuple[TimeEdit, int | None], ...]:
        return (
            (self._start, window.start_minute_of_day),
            (self._end, window.end_minute_of_day),
            (self._ready, window.ready_by_minute_of_day),
        )

    def _show_in_box(self, in_box: ChargeWindow | None) -> None:
        self._in_box.setVisible(in_box is not None)
        if in_box is not None:
            words = self.tr("In the box: {0}").format(window_text(in_box))
            ready = in_box.ready_by_minute_of_day
            if ready is not None and ready != self._window.ready_by_minute_of_day:
                words = self.tr("In the box: {0}, ready by {1}").format(
                    window_text(in_box), minute_text(ready)
                )
            self._in_box.show_sign(Sign("circle-dashed", words, "scheduled"))

    def _sentence_of(self, window: ChargeWindow) -> str:
        if not self.isEnabled():
            return self.tr("Not in use: charging is allowed at any time.")
        if window.length_minutes == MINUTES_PER_DAY:
            return self.tr("On each of these days, charging is allowed all day.")
        start, end = minute_text(window.start_minute_of_day), minute_text(window.end_minute_of_day)
        if len(window.pieces) == 1:
            words = self.tr("On each of these days, charging is allowed from {0} to {1}.")
            first, last = window.pieces[0]
            return words.format(minute_text(first), minute_text(last))
        words = self.tr("On each of these days, charging is allowed until {0} and again from {1}.")
        return words.format(end, start)

    def _connect(self) -> None:
        self._lane.window_changed.connect(self._on_window)
        self._lane.field_asked.connect(lambda is_end: (self._end if is_end else self._start).setFocus())
        self._lane.all_day_asked.connect(self.all_day_asked)
        self._all_day.clicked.connect(self.all_day_asked)
        for field in (self._start, self._end):
            field.minute_typed.connect(self._on_end_typed)
        self._ready.minute_typed.connect(lambda minute: self._on_ready_by(minute or MINUTES_PER_DAY))
        self._wants_ready.clicked.connect(self._on_wants_ready)
        for field in (self._start, self._end, self._ready):
            field.wrong.connect(self._say_wrong)

    def _on_window(self, window: ChargeWindow) -> None:
        self.window_changed.emit(window)

    def _on_end_typed(self) -> None:
        """Take over both ends as they are typed: the first may make sense with the second one only."""
        ends = {
            "start_minute_of_day": self._start.minute,
            "end_minute_of_day": self._end.minute,
        }
        known = {name: minute for name, minute in ends.items() if minute is not None}
        try:
            window = replace(self._window, **known)
        except InvalidChange as error:
            field = self.sender()
            assert isinstance(field, TimeEdit)
            field.mark(wrong=True)
            self._say_wrong(error)
            return
        for typed in (self._start, self._end):
            if typed.minute is not None and typed.text() == minute_text(typed.minute):
                typed.mark(wrong=False)
        self._emit(window)

    def _on_ready_by(self, minute: int | None) -> None:
        self._emit(replace(self._window, ready_by_minute_of_day=minute))

    def _on_wants_ready(self, wanted: bool) -> None:
        self._on_ready_by(DEFAULT_READY_BY if wanted else None)

    def _emit(self, window: ChargeWindow) -> None:
        if not self.is_wrong:
            self._show_hint("")
        self.window_changed.emit(window)

    def _say_wrong(self, error: InvalidChange) -> None:
        self._show_hint(error_words(error))
        self._all_day.setVisible(error.reason == START_EQUALS_END)
        self.checked.emit()

    def _show_hint(self, words: str) -> None:
        self._hint.setText(words)
        self._hint.setVisible(bool(words))
        self._all_day.hide()

    def _lay_out(self, look: Look, name: str) -> None:
        grid = self._grid
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(5)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self._names(look, name), 0, 0, 3, 1)
        grid.addWidget(self._lane, 0, 1)
        grid.addWidget(self._prices, 1, 1)
        grid.addLayout(self._fields(look), 2, 1)
        grid.addWidget(self._sentence, 4, 1)
        grid.addLayout(self._wrong(), 5, 1)
        self._extra.addWidget(self._in_box)
        self.set_narrow(False)
        self._show_hint("")

    def _names(self, look: Look, name: str) -> QWidget:
        """As wide as what stands left of the hours, whatever is written there: lanes and hours agree."""
        names = QWidget()
        names.setFixedWidth(look.px(NAME_PX))
        column = QVBoxLayout(names)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(section(look, name, wrap=True))
        column.addWidget(self._length)
        column.addStretch(1)
        return names

    def _wrong(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._hint, 1)
        row.addWidget(self._all_day)
        return row

    def _fields(self, look: Look) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for words, field in ((self.tr("Start"), self._start), (self.tr("End"), self._end)):
            label = body(look, words, tone="2")
            label.setBuddy(field)
            row.addWidget(label)
            row.addWidget(field)
            row.addSpacing(8)
        row.addWidget(self._wants_ready)
        row.addWidget(self._ready)
        row.addStretch(1)
        return row
