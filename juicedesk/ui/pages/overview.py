"""What a charger does now, its power today, and what is set and charged, each with a way to its page."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from juicedesk.domain.day_power import DayPower
from juicedesk.domain.intent import FieldGroup
from juicedesk.domain.schedule import Schedule
from juicedesk.store.view import ChargerView, LinkView
from juicedesk.ui.box_words import verified_words
from juicedesk.ui.format import amps_text, minute_text
from juicedesk.ui.look import Look
from juicedesk.ui.values import value_text, window_text
from juicedesk.ui.widgets.month_tile import MonthTile
from juicedesk.ui.widgets.scrolling import scrolling
from juicedesk.ui.widgets.state_card import StateCard
from juicedesk.ui.widgets.tab_order import follow_layout
from juicedesk.ui.widgets.tile import Tile
from juicedesk.ui.widgets.today_card import TodayCard

WIDE_FROM_PX, MIDDLE_FROM_PX = 740, 500
HIGH_FROM_PX = 720
"""A window as high as this shows the tiles below today's power; a lower one shows them before it."""


class OverviewPage(QWidget):
    """Signals: schedule_opened(), wiring_opened(), charges_opened() – a tile asks for its page."""

    schedule_opened = Signal()
    wiring_opened = Signal()
    charges_opened = Signal()

    def __init__(self, look: Look, today: TodayCard, month: MonthTile, parent: QWidget | None = None) -> None:
        """`today` and `month` say what was charged today and this month."""
        super().__init__(parent)
        self._look = look
        self._today, self._month = today, month
        self._state = StateCard(look)
        self._schedule = Tile(look, "calendar-clock", self.tr("Schedule"), "tile:schedule")
        self._wiring = Tile(look, "gauge", self.tr("Wiring limit"), "tile:wiring")
        self._tiles = QWidget()
        self._tile_grid = QGridLayout(self._tiles)
        self._column = QVBoxLayout()
        self._shape = (0, False)
        self._shown: tuple[ChargerView, LinkView] | None = None
        self._schedule.opened.connect(self.schedule_opened)
        self._wiring.opened.connect(self.wiring_opened)
        month.opened.connect(self.charges_opened)
        today.told.connect(self._on_told)
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as there is room for; what matters more comes first in a low window."""
        super().resizeEvent(event)
        width, px = self.width(), self._look.px
        columns = 3 if width >= px(WIDE_FROM_PX) else 2 if width >= px(MIDDLE_FROM_PX) else 1
        is_high = columns == 3 and self.window().height() >= px(HIGH_FROM_PX)
        if self._shape != (columns, is_high):
            self._shape = columns, is_high
            self._arrange(columns, is_high)

    def show_charger(self, charger: ChargerView, link: LinkView) -> None:
        """Show a charger as last reported; what is old says from when it is."""
        self._shown = charger, link
        self._state.show_charger(charger, link, datetime.now(UTC))
        self._show_tiles(charger)
        self._today.show_charger(charger)
        self._month.show_charger(charger)

    def _on_told(self, unit_id: str, day: DayPower) -> None:
        self._state.show_day(unit_id, day, self._today.tariff)
        if self._shown is not None:
            self._state.show_charger(*self._shown, datetime.now(UTC))

    def _show_tiles(self, charger: ChargerView) -> None:
        field = charger.field(FieldGroup.SCHEDULE)
        shown = field.shown
        value, second, third = value_text(FieldGroup.SCHEDULE, shown), "", ""
        if isinstance(shown, Schedule) and shown.enabled:
            value, second = window_text(shown.weekday), self._weekday_words(shown)
            third = self.tr("Sat–Sun {0}").format(window_text(shown.weekend))
        if shown != field.reported:
            third = self.tr("On the server: {0}").format(value_text(FieldGroup.SCHEDULE, field.reported))
        self._schedule.say(value, second, third, field)
        wire = charger.field(FieldGroup.WIRE)
        second = _sentence(verified_words(charger))
        if wire.shown != wire.reported:
            second = self.tr("{0} in the box").format(value_text(FieldGroup.WIRE, wire.reported))
        hardware = self.tr("Hardware {0}").format(amps_text(charger.unit_rating_amps))
        self._wiring.say(value_text(FieldGroup.WIRE, wire.shown), second, hardware, wire)

    def _weekday_words(self, schedule: Schedule) -> str:
        ready = schedule.weekday.ready_by_minute_of_day
        if ready is None:
            return self.tr("Mon–Fri")
        return self.tr("Mon–Fri, to be ready by {0}").format(minute_text(ready))

    def _lay_out(self) -> None:
        content = QWidget()
        content.setLayout(self._column)
        self._column.setContentsMargins(24, 16, 24, 16)
        self._column.setSpacing(14)
        self._tile_grid.setContentsMargins(0, 0, 0, 0)
        self._tile_grid.setSpacing(14)
        self._column.addWidget(self._state)
        self._column.addWidget(self._today)
        self._column.addWidget(self._tiles)
        self._column.addStretch(1)
        self._arrange(3, True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(content, self.tr("Overview")))

    def _arrange(self, columns: int, is_high: bool) -> None:
        """Three tiles in a row, two and one below, or one below the other; with them the tab order."""
        self._state.set_columns(columns)
        for number, tile in enumerate((self._schedule, self._wiring, self._month)):
            span = 2 if columns == 2 and number == 2 else 1
            self._tile_grid.addWidget(tile, number // columns, number % columns, 1, span)
        for column in range(3):
            self._tile_grid.setColumnStretch(column, 1 if column < columns else 0)
        self._column.removeWidget(self._tiles)
        self._column.insertWidget(2 if is_high else 1, self._tiles)
        follow_layout(self)


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
