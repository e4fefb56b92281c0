"""What a charger does now, since when, what the charge has come to, who is in control and what comes next."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from juicedesk.domain.charger import ChargerState
from juicedesk.domain.day_power import DayPower
from juicedesk.domain.intent import FieldGroup
from juicedesk.domain.outlook import holder_of, outlook
from juicedesk.domain.tariff import Tariff, cost_of
from juicedesk.store.view import ChargerView, LinkView
from juicedesk.ui.charge_tables import moment
from juicedesk.ui.format import (
    NOTHING,
    amps_text,
    kilowatt_hours_text,
    length_text,
    limit_text,
    number_text,
    wall_clock_text,
)
from juicedesk.ui.look import Look
from juicedesk.ui.messages import charger_sign
from juicedesk.ui.outlook_words import charger_time, holder_words, is_old, next_sign, situation_of
from juicedesk.ui.tariff_choice import money_text
from juicedesk.ui.widgets.labels import Label, body, caption, figure, section, strong
from juicedesk.ui.widgets.sign_disc import SignDisc
from juicedesk.ui.widgets.surfaces import Card, Divider, Icon

HERO_SCALE = 4.0


class StateCard(Card):
    """Three columns, two and one below, or one: as `set_columns` says."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._sign = SignDisc(look)
        self._state = section(look)
        self._since = caption(look)
        self._power = figure(look, scale=HERO_SCALE)
        self._unit = figure(look, "kW", 1.7)
        self._unit.setTone("2")
        self._unit.setContentsMargins(0, 0, 0, 8)
        self._flow = body(look, tone="2")
        self._control_icon = Icon(look, "zap", "text_2", 16)
        self._control = strong(look)
        self._control_note = body(look, tone="2", wrap=True)
        self._next_icon = Icon(look, "clock", "text_2", 16)
        self._next = body(look, wrap=True)
        self._facts = FactRows(look)
        self._dividers = [Divider(vertical=True) for _ in range(2)]
        self._columns = [_holder(self._now_column()), self._facts, _holder(self._control_column(look))]
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(16)
        self.column.addLayout(self._grid)
        self._unit_id = ""
        self._day: DayPower | None = None
        self._tariff: Tariff | None = None
        self.set_columns(3)

    def set_columns(self, count: int) -> None:
        """How many columns there is room for, 1 to 3."""
        places = {
            3: ((0, 0, 1), (0, 2, 1), (0, 4, 1)),
            2: ((0, 0, 1), (0, 2, 1), (1, 0, 3)),
            1: ((0, 0, 1), (1, 0, 1), (2, 0, 1)),
        }[count]
        for widget, (row, column, span) in zip(self._columns, places, strict=True):
            self._grid.addWidget(widget, row, column, 1, span)
        for number, divider in enumerate(self._dividers):
            self._grid.addWidget(divider, 0, 2 * number + 1)
            divider.setVisible(number < count - 1)
        for column, stretch in enumerate((5, 0, 5, 0, 6)):
            self._grid.setColumnStretch(column, stretch if column < 2 * count - 1 else 0)

    def show_day(self, unit_id: str, day: DayPower, tariff: Tariff | None) -> None:
        """What is known of a charger's day, and the prices: since when it charges, and what that costs."""
        self._unit_id, self._day, self._tariff = unit_id, day, tariff

    def show_charger(self, charger: ChargerView, link: LinkView, now: datetime) -> None:
        """Show a charger as last reported; what is old says from when it is."""
        old = is_old(charger, link, now.timestamp())
        self._show_now(charger, old, now)
        self._show_facts(charger)
        situation = situation_of(charger, link, now)
        holder, note = holder_words(holder_of(situation), situation)
        self._control_icon.show_icon(holder.icon, holder.token)
        self._control.setText(holder.words)
        self._control_note.setText(self._as_then(note, charger, now) if old else note)
        ahead = next_sign(outlook(situation), situation.local_time)
        self._next_icon.show_icon(ahead.icon, ahead.token)
        self._next.setText(ahead.words)

    def _as_then(self, note: str, charger: ChargerView, now: datetime) -> str:
        read = _read_text(charger, now)
        return self.tr("{0} As of {1}.").format(note, read) if read else note

    def _show_now(self, charger: ChargerView, old: bool, now: datetime) -> None:
        sign, measured = charger_sign(charger.measurement), charger.measurement
        self._sign.show_sign(sign)
        self._state.setText(sign.words)
        self._since.setText(self._since_words(charger, old, now))
        watts = measured.power_watts if measured is not None else None
        self._power.setText(NOTHING if watts is None else number_text(watts / 1000, 1))
        for label in (self._power, self._state):
            label.setTone("2" if old else "")
        amps = amps_text(measured.current_amps if measured is not None else None)
        volts = measured.volts if measured is not None else None
        at = self.tr("{0} at {1} V").format(amps, number_text(volts)) if volts is not None else amps
        self._flow.setText(at)

    def _since_words(self, charger: ChargerView, old: bool, now: datetime) -> str:
        """Since when it is so, where that is known, and from when that is, where it is old."""
        parts = [self._begun_words(charger, charger_time(charger, now))]
        read = _read_text(charger, now)
        if old and read:
            parts.append(self.tr("as of {0}").format(read))
        return " · ".join(filter(None, parts)) or ("" if old else self.tr("now"))

    def _begun_words(self, charger: ChargerView, local_time: datetime) -> str:
        measured, day = charger.measurement, self._day_of(charger)
        if measured is None:
            return ""
        if measured.state is ChargerState.CHARGING and day is not None and day.flowing_since is not None:
            return self.tr("since {0}").format(_when(day.flowing_since, local_time))
        is_there = measured.state in (ChargerState.CHARGING, ChargerState.PLUGGED)
        if not is_there or measured.plugged_since is None:
            return ""
        plugged = charger_time(charger, datetime.fromtimestamp(measured.plugged_since, UTC))
        return self.tr("plugged in since {0}").format(_when(plugged, local_time))

    def _show_facts(self, charger: ChargerView) -> None:
        measured = charger.measurement
        seconds = measured.session_s if measured is not None else None
        limit = charger.field(FieldGroup.LIMIT).reported
        cost = self._cost_text(charger)
        self._facts.say(
            kilowatt_hours_text(measured.session_wh if measured is not None else None),
            NOTHING if seconds is None else length_text(seconds // 60),
            cost,
            limit_text(limit if isinstance(limit, int) else None),
            "" if cost else kilowatt_hours_text(measured.lifetime_wh if measured is not None else None),
        )

    def _cost_text(self, charger: ChargerView) -> str:
        """What the charge has cost so far; empty without prices."""
        day = self._day_of(charger)
        if self._tariff is None or day is None:
            return ""
        if day.session is None:
            return NOTHING
        return money_text(cost_of(day.session, self._tariff).amount, self._tariff.currency)

    def _day_of(self, charger: ChargerView) -> DayPower | None:
        return self._day if charger.unit_id == self._unit_id else None

    def _now_column(self) -> QVBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._sign)
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

    def _control_column(self, look: Look) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(caption(look, self.tr("In control")))
        column.addLayout(_beside(self._control_icon, self._control))
        column.addWidget(self._control_note)
        column.addSpacing(8)
        column.addWidget(caption(look, self.tr("Next")))
        column.addLayout(_beside(self._next_icon, self._next))
        column.addStretch(1)
        return column


class FactRows(QWidget):
    """Names and values with hairlines between; a value that is empty takes no room."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        names = (
            self.tr("This charge"),
            self.tr("Time"),
            self.tr("Cost so far"),
            self.tr("Charge limit"),
            self.tr("Lifetime"),
        )
        self._rows: list[tuple[QWidget, Label]] = []
        for number, name in enumerate(names):
            row, value = QVBoxLayout(), strong(look)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            if number:
                row.addWidget(Divider())
            pair = QHBoxLayout()
            pair.addWidget(body(look, name, tone="2"), 1)
            pair.addWidget(value)
            row.addLayout(pair)
            self._rows.append((_holder(row), value))
            column.addWidget(self._rows[-1][0])
        column.addStretch(1)

    def say(self, *values: str) -> None:
        """Other values, in the order of the names."""
        for (row, label), text in zip(self._rows, values, strict=True):
            label.setText(text)
            row.setVisible(bool(text))


def _beside(icon: Icon, words: Label) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    icon.setFixedHeight(words.fontMetrics().height())  # in the middle of the first line
    row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(words, 1)
    return row


def _holder(column: QVBoxLayout) -> QWidget:
    widget = QWidget()
    column.setContentsMargins(0, 0, 0, 0)
    widget.setLayout(column)
    return widget


def _read_text(charger: ChargerView, now: datetime) -> str:
    """When it was last read, on the charger's clock; empty for never."""
    if not charger.measured_at:
        return ""
    read_at = charger_time(charger, datetime.fromtimestamp(charger.measured_at, UTC))
    return _when(read_at, charger_time(charger, now))


def _when(at: datetime, now: datetime) -> str:
    """13:20, with the day where that is another one."""
    return wall_clock_text(at) if at.date() == now.date() else moment(at)
