"""Hours with a price of their own, field by field."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from juicedesk.domain.errors import InvalidChange
from juicedesk.domain.schedule import ChargeWindow
from juicedesk.domain.tariff import Band, Days, Season
from juicedesk.ui.look import Look
from juicedesk.ui.messages import error_words
from juicedesk.ui.tariff_choice import LONGEST_NAME, plain_price_text, typed_line, typed_price
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import caption
from juicedesk.ui.widgets.still_choice import StillChoice
from juicedesk.ui.widgets.surfaces import Divider
from juicedesk.ui.widgets.time_edit import TimeEdit
from juicedesk.ui.widgets.wrong_field import mark_wrong

PRICE_WIDTH_PX, ROW_PX = 110, 34
WINTER = Season(11, 2)


@dataclass(frozen=True, slots=True)
class Stated:
    """What has been stated of the hours so far; without a price they do not count yet."""

    name: str
    price: float | None
    hours: ChargeWindow
    days: Days = Days.EVERY
    season: Season | None = None

    @classmethod
    def of(cls, band: Band) -> Stated:
        """All of a band."""
        return cls(band.name, band.price, band.hours, band.days, band.season)


class BandEditor(QFrame):
    """Each field holds once it is left with something usable; what is not usable is marked, and stays.

    Signals: changed() – `band` is another one; removed(); moved_up().
    """

    changed = Signal()
    removed = Signal()
    moved_up = Signal()

    def __init__(self, look: Look, stated: Stated, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._price, self._hours = stated.name, stated.price, stated.hours
        self._wrong: dict[QLineEdit, str] = {}
        self._number, self._are_same = 1, False
        self.name_field, self.price_field = QLineEdit(stated.name), QLineEdit()
        self._from, self._until = TimeEdit("", ""), TimeEdit("", "", may_be_24=True)
        self._days, self._season, self._first, self._last = (StillChoice() for _ in range(4))
        self._first_and_last, self._line = QWidget(), Divider()
        self._up = Button(look, icon="arrow-up", kind="square")
        self._remove = Button(look, icon="trash-2", kind="square")
        for button in (self._up, self._remove):
            button.setAutoDefault(False)  # Enter in a field is for the field
        self._hint = caption(look, tone="fault", wrap=True)
        self._note = caption(look, self.tr("These hours count as soon as their price is entered."), wrap=True)
        self._fill(stated)
        self._lay_out(look)
        self._connect()

    @property
    def name(self) -> str:
        """What the hours are called now."""
        return self._name

    @property
    def band(self) -> Band | None:
        """The hours as far as they can be used; None while there is no price."""
        if self._price is None:
            return None
        season = None
        if self._season.currentData():
            season = Season(int(self._first.currentData()), int(self._last.currentData()))
        return Band(self._name, self._price, self._hours, Days(self._days.currentData()), season)

    def stand_at(self, number: int) -> None:
        """The place among the others, from 1: the first of two that overlap holds."""
        self._number = number
        self._up.setEnabled(number > 1)
        self._line.setVisible(number > 1)
        for key, control, words in self._named():
            control.setObjectName(f"tariff:{number}:{key}")
            control.setAccessibleName(words.format(number, self._name))
        self._up.setToolTip(self.tr("Move up"))
        self._remove.setToolTip(self.tr("Remove"))
        self.setObjectName(f"tariff:{number}")

    @property
    def part_after_move(self) -> QWidget:
        """Where the keys go on: at the button that was used, unless there is nothing more to move."""
        return self._up if self._up.isEnabled() else self.name_field

    def _named(self) -> tuple[tuple[str, QWidget, str], ...]:
        return (
            ("name", self.name_field, self.tr("Name of hours {0}, {1}")),
            ("price", self.price_field, self.tr("Price per kWh in hours {0}, {1}")),
            ("up", self._up, self.tr("Move hours {0}, {1}, up")),
            ("remove", self._remove, self.tr("Remove hours {0}, {1}")),
            ("from", self._from, self.tr("Beginning of hours {0}, {1}")),
            ("until", self._until, self.tr("End of hours {0}, {1}")),
            ("days", self._days, self.tr("Days of hours {0}, {1}")),
            ("season", self._season, self.tr("Time of the year of hours {0}, {1}")),
            ("first-month", self._first, self.tr("First month of hours {0}, {1}")),
            ("last-month", self._last, self.tr("Last month of hours {0}, {1}")),
        )

    def _fill(self, stated: Stated) -> None:
        self.name_field.setMaxLength(LONGEST_NAME)
        self.price_field.setMaxLength(LONGEST_NAME)
        self.price_field.setPlaceholderText(plain_price_text(0.23))
        if stated.price is not None:
            self.price_field.setText(plain_price_text(stated.price))
        self._from.reset(stated.hours.start_minute_of_day)
        self._until.reset(stated.hours.end_minute_of_day)
        for days, words in (
            (Days.EVERY, self.tr("Every day")),
            (Days.WEEKDAYS, self.tr("Mon–Fri")),
            (Days.WEEKENDS, self.tr("Sat–Sun")),
        ):
            self._days.addItem(words, days.value)
        self._days.setCurrentIndex(self._days.findData(stated.days.value))
        self._season.addItem(self.tr("All year"), False)
        self._season.addItem(self.tr("Some months"), True)
        self._season.setCurrentIndex(0 if stated.season is None else 1)
        season = stated.season or WINTER
        for choice, month in ((self._first, season.first_month), (self._last, season.last_month)):
            for number in range(1, 13):
                choice.addItem(QLocale().standaloneMonthName(number), number)
            choice.setCurrentIndex(month - 1)
        self._show_extras()

    def _connect(self) -> None:
        self.name_field.editingFinished.connect(self._on_name)
        self.price_field.editingFinished.connect(self._on_price)
        for time in (self._from, self._until):
            time.minute_typed.connect(self._on_hours)
            time.wrong.connect(partial(self._on_no_time, time))
        for choice in (self._days, self._season, self._first, self._last):
            choice.activated.connect(self._on_chosen)
        self._up.clicked.connect(self.moved_up)
        self._remove.clicked.connect(self.removed)

    def _on_name(self) -> None:
        name = typed_line(self.name_field.text())
        if not name:
            self._say(self.name_field, self.tr("Hours need a name, like Low or Night."))
            return
        self._say(self.name_field, "")
        if name != self._name:
            self._name = name
            self.name_field.setText(name)
            self.stand_at(self._number)
            self.changed.emit()

    def _on_price(self) -> None:
        if not self.price_field.isModified():
            return
        price = typed_price(self.price_field.text())
        if price is None:
            words = self.tr("A price is a number like {0}.").format(plain_price_text(0.23))
            self._say(self.price_field, words)
            return
        self._say(self.price_field, "")
        self._price = price
        self._show_extras()
        self.changed.emit()

    def _on_hours(self) -> None:
        sides = (self._from, self._until)
        for side in sides:
            # What was no time stays wrong until it is one; two ends that were the same are looked at anew.
            if self._are_same or not side.is_wrong:
                self._say(side, "")
        self._are_same = False
        try:
            self._hours = ChargeWindow(self._from.minute or 0, self._until.minute or 0)
        except InvalidChange as error:
            self._are_same = True
            for side in sides:
                self._say(side, error_words(error))
            return
        self.changed.emit()

    def _on_no_time(self, field: TimeEdit, error: InvalidChange) -> None:
        if self._are_same:
            self._say(self._until if field is self._from else self._from, "")
            self._are_same = False
        self._say(field, error_words(error))

    def _on_chosen(self) -> None:
        self._show_extras()
        self.changed.emit()

    def _show_extras(self) -> None:
        self._note.setVisible(self._price is None)
        self._first_and_last.setVisible(bool(self._season.currentData()))

    def _say(self, field: QLineEdit, words: str) -> None:
        self._wrong[field] = words
        mark_wrong(field, self._hint, words)
        sentences = dict.fromkeys(words for words in self._wrong.values() if words)
        self._hint.setText(" ".join(sentences))
        self._hint.setVisible(bool(sentences))

    def _lay_out(self, look: Look) -> None:
        self.price_field.setFixedWidth(look.px(PRICE_WIDTH_PX))
        self._hint.hide()
        upper, lower, months = QHBoxLayout(), QHBoxLayout(), QHBoxLayout(self._first_and_last)
        upper.addLayout(_under(look, self.tr("Name"), self.name_field), 1)
        upper.addLayout(_under(look, self.tr("Price per kWh"), self.price_field))
        upper.addLayout(_under(look, "", self._up))
        upper.addLayout(_under(look, "", self._remove))
        lower.addLayout(_under(look, self.tr("From"), self._from))
        lower.addLayout(_under(look, self.tr("Until"), self._until))
        lower.addLayout(_under(look, self.tr("Days"), self._days), 1)
        lower.addLayout(_under(look, self.tr("Time of the year"), self._season), 1)
        months.setContentsMargins(0, 0, 0, 0)
        months.addLayout(_under(look, self.tr("From the beginning of"), self._first), 1)
        months.addLayout(_under(look, self.tr("To the end of"), self._last), 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 4)
        column.setSpacing(8)
        for row in (upper, lower, months):
            row.setSpacing(12)
        column.addWidget(self._line)
        column.addLayout(upper)
        column.addLayout(lower)
        for part in (self._first_and_last, self._hint, self._note):
            column.addWidget(part)


def _under(look: Look, words: str, control: QWidget) -> QVBoxLayout:
    """A control under its words."""
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(caption(look, words))
    row = QHBoxLayout()
    row.addStrut(ROW_PX)  # a focused field is higher: nothing may jump for it
    row.addWidget(control)
    column.addLayout(row)
    return column
