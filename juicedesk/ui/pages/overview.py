"""What a charger does now, who is in control, and what comes next."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from juicedesk.domain.charger import masked_id
from juicedesk.domain.intent import FieldGroup
from juicedesk.domain.outlook import holder_of, outlook
from juicedesk.domain.schedule import ANY_TIME, Schedule
from juicedesk.store.view import ChargerView, LinkView
from juicedesk.ui.format import (
    NOTHING,
    age_text,
    amps_text,
    clock_text,
    kilowatt_hours_text,
    length_text,
    limit_text,
    number_text,
    temperature_text,
)
from juicedesk.ui.look import Look
from juicedesk.ui.messages import charger_sign
from juicedesk.ui.outlook_words import holder_words, is_old, next_sign, situation_of
from juicedesk.ui.values import value_text, window_text
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import body, caption, figure, section, strong
from juicedesk.ui.widgets.month_tile import MonthTile
from juicedesk.ui.widgets.scrolling import scrolling
from juicedesk.ui.widgets.surfaces import Card, Divider, Icon
from juicedesk.ui.widgets.tile import Tile
from juicedesk.ui.widgets.week_strip import WeekStrip
from juicedesk.ui.widgets.zone_box import zone_name

HERO_SCALE = 4.0
REFLOW_BELOW_PX = 860


class OverviewPage(QWidget):
    """Signals: schedule_opened(), wiring_opened(), charges_opened(), details_opened() – a tile asks for its
    page."""

    schedule_opened = Signal()
    wiring_opened = Signal()
    charges_opened = Signal()
    details_opened = Signal()

    def __init__(self, look: Look, month: MonthTile, parent: QWidget | None = None) -> None:
        """`month` says what was charged this month."""
        super().__init__(parent)
        self._month = month
        self._look = look
        self._sign_icon = Icon(look, "plug", "idle", 24)
        self._state = section(look)
        self._since = caption(look)
        self._power = figure(look, scale=HERO_SCALE)
        self._unit = figure(look, "kW", 1.7)
        self._unit.setTone("2")
        self._unit.setContentsMargins(0, 0, 0, 8)
        self._flow = body(look, tone="2")
        self._facts = [strong(look) for _ in range(4)]
        self._control_icon = Icon(look, "zap", "text_2", 16)
        self._control = strong(look)
        self._control_note = body(look, tone="2", wrap=True)
        self._next_icon = Icon(look, "clock", "text_2", 16)
        self._next = body(look, wrap=True)
        self._schedule = Tile(look, "calendar-clock", self.tr("Schedule"), "tile:schedule")
        self._wiring = Tile(look, "gauge", self.tr("Wiring limit"), "tile:wiring")
        self._details = [body(look) for _ in range(5)]
        self._week = WeekStrip(look)
        self._state_row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._tiles = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._dividers = [Divider(vertical=True) for _ in range(2)]
        self._schedule.opened.connect(self.schedule_opened)
        self._wiring.opened.connect(self.wiring_opened)
        month.opened.connect(self.charges_opened)
        self._in_fahrenheit = False
        self._lay_out(look)

    def show_in_fahrenheit(self, is_on: bool) -> None:
        """The unit of temperatures from the next look on: °F, or °C."""
        self._in_fahrenheit = is_on

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow windows stand the columns on top of each other."""
        super().resizeEvent(event)
        is_narrow = self.width() < self._look.px(REFLOW_BELOW_PX)
        direction = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        self._state_row.setDirection(direction)
        self._tiles.setDirection(direction)
        for divider in self._dividers:
            divider.setVisible(not is_narrow)

    def show_charger(self, charger: ChargerView, link: LinkView) -> None:
        """Show a charger as last reported; what is old says from when it is."""
        now = datetime.now(UTC)
        self._show_state(charger, link, now.timestamp())
        self._show_control(charger, link, now)
        self._show_week(charger, now)
        self._show_tiles(charger)
        self._show_details(charger, link, now.timestamp())
        self._month.show_charger(charger)

    def _show_state(self, charger: ChargerView, link: LinkView, now: float) -> None:
        sign, measured = charger_sign(charger.measurement), charger.measurement
        self._sign_icon.show_icon(sign.icon, sign.token)
        self._state.setText(sign.words)
        as_of = self.tr("as of {0}").format(clock_text(charger.measured_at)) if charger.measured_at else ""
        old = is_old(charger, link, now)
        self._since.setText(as_of if old else self.tr("now"))
        watts = measured.power_watts if measured is not None else None
        self._power.setText(NOTHING if watts is None else number_text(watts / 1000, 1))
        self._power.setTone("2" if old else "")
        amps = amps_text(measured.current_amps if measured is not None else None)
        volts = measured.volts if measured is not None else None
        at = self.tr("{0} at {1} V").format(amps, number_text(volts)) if volts is not None else amps
        self._flow.setText(at)
        limit = charger.field(FieldGroup.LIMIT).reported
        seconds = measured.session_s if measured is not None else None
        for label, words in zip(
            self._facts,
            (
                kilowatt_hours_text(measured.session_wh if measured is not None else None),
                NOTHING if seconds is None else length_text(seconds // 60),
                limit_text(limit if isinstance(limit, int) else None),
                kilowatt_hours_text(measured.lifetime_wh if measured is not None else None),
            ),
            strict=True,
        ):
            label.setText(words)

    def _show_control(self, charger: ChargerView, link: LinkView, now: datetime) -> None:
        """Who decides, and what comes next."""
        situation = situation_of(charger, link, now)
        holder, note = holder_words(holder_of(situation), situation)
        self._control_icon.show_icon(holder.icon, holder.token)
        self._control.setText(holder.words)
        self._control_note.setText(note)
        ahead = next_sign(outlook(situation), situation.local_time)
        self._next_icon.show_icon(ahead.icon, ahead.token)
        self._next.setText(ahead.words)

    def _show_week(self, charger: ChargerView, now: datetime) -> None:
        """What the schedule on the server allows this week."""
        schedule = charger.field(FieldGroup.SCHEDULE).reported
        local = now + timedelta(seconds=charger.local_offset_s or 0)
        self._week.show_week(schedule if isinstance(schedule, Schedule) else ANY_TIME, local.weekday())

    def _show_tiles(self, charger: ChargerView) -> None:
        field = charger.field(FieldGroup.SCHEDULE)
        shown, in_box = field.shown, value_text(FieldGroup.SCHEDULE, field.reported)
        second = third = ""
        value = value_text(FieldGroup.SCHEDULE, shown)
        if isinstance(shown, Schedule) and shown.enabled:
            value = window_text(shown.weekday)
            second = self.tr("Mon–Fri")
            third = self.tr("Sat–Sun {0}").format(window_text(shown.weekend))
        if shown != field.reported:
            third = self.tr("On the server: {0}").format(in_box)
        self._schedule.say(value, second, third, field)
        wire = charger.field(FieldGroup.WIRE)
        amps, reported = wire.shown, wire.reported
        hardware = self.tr("Hardware {0}").format(amps_text(charger.unit_rating_amps))
        if amps != reported:
            second = self.tr("{0} in the box").format(value_text(FieldGroup.WIRE, reported))
        else:
            second = self.tr("Kept in the box, also without a server")
        self._wiring.say(value_text(FieldGroup.WIRE, amps), second, hardware, wire)

    def _show_details(self, charger: ChargerView, link: LinkView, now: float) -> None:
        measured = charger.measurement
        ping = measured.last_ping if measured is not None else None
        temperature = measured.temperature_c if measured is not None else None
        texts = (
            age_text(now - ping) if ping is not None else NOTHING,
            temperature_text(temperature, in_fahrenheit=self._in_fahrenheit),
            masked_id(charger.unit_id),
            zone_name(charger.time_zone_id),
            charger.in_charge_elsewhere or link.server_name or link.address or NOTHING,
        )
        for label, text in zip(self._details, texts, strict=True):
            label.setText(text)

    def _lay_out(self, look: Look) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(16)
        column.addWidget(self._state_card(look))
        tiles = self._tiles
        tiles.setSpacing(16)
        for card in (self._schedule, self._wiring, self._month):
            tiles.addWidget(card, 1)
        column.addWidget(self._week_card(look))
        column.addLayout(tiles)
        column.addWidget(self._details_card(look))
        column.addStretch(1)
        scroll = scrolling(content, self.tr("Overview"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _state_card(self, look: Look) -> Card:
        card = Card()
        row = self._state_row
        row.setSpacing(24)
        row.addLayout(self._now_column(), 5)
        row.addWidget(self._dividers[0])
        row.addLayout(self._facts_column(look), 5)
        row.addWidget(self._dividers[1])
        row.addLayout(self._control_column(look), 6)
        card.column.addLayout(row)
        return card

    def _week_card(self, look: Look) -> Card:
        card = Card()
        card.column.setSpacing(8)
        card.column.addWidget(section(look, self.tr("When charging is allowed this week")))
        card.column.addWidget(self._week)
        return card

    def _now_column(self) -> QVBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._sign_icon)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._state)
        words.addWidget(self._since)
        head.addLayout(words, 1)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addLayout(head)
        power = QHBoxLayout()
        power.setSpacing(10)
        power.addWidget(self._power)
        power.addWidget(self._unit, 1, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(power)
        column.addWidget(self._flow)
        column.addStretch(1)
        return column

    def _facts_column(self, look: Look) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        names = (self.tr("This charge"), self.tr("Time"), self.tr("Charge limit"), self.tr("Lifetime"))
        for number, (name, value) in enumerate(zip(names, self._facts, strict=True)):
            row = QHBoxLayout()
            row.addWidget(body(look, name, tone="2"), 1)
            row.addWidget(value)
            column.addLayout(row)
            if number < len(names) - 1:
                column.addWidget(Divider())
        column.addStretch(1)
        return column

    def _control_column(self, look: Look) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(caption(look, self.tr("In control")))
        row = QHBoxLayout()
        row.addWidget(self._control_icon)
        row.addWidget(self._control, 1)
        column.addLayout(row)
        column.addWidget(self._control_note)
        column.addSpacing(12)
        column.addWidget(caption(look, self.tr("Next")))
        row = QHBoxLayout()
        row.addWidget(self._next_icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._next, 1)
        column.addLayout(row)
        column.addStretch(1)
        return column

    def _details_card(self, look: Look) -> Card:
        card = Card()
        row = QHBoxLayout()
        row.setSpacing(24)
        names = (
            self.tr("Last report"),
            self.tr("Temperature"),
            self.tr("JuiceBox ID"),
            self.tr("Time zone"),
            self.tr("Controlled through"),
        )
        for name, value in zip(names, self._details, strict=True):
            pair = QVBoxLayout()
            pair.setSpacing(2)
            pair.addWidget(caption(look, name))
            pair.addWidget(value)
            row.addLayout(pair)
        row.addStretch(1)
        more = Button(look, icon="chevron-right", kind="plain", name=self.tr("Details"))
        more.setObjectName("tile:details")
        more.setFixedWidth(32)
        more.clicked.connect(self.details_opened)
        row.addWidget(more)
        card.column.addLayout(row)
        return card
