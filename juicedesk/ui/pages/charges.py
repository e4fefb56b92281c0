"""Past charges: of one charger on its tab, of all of them on the page of the house."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QLineEdit, QVBoxLayout, QWidget

from juicedesk.domain.charge import Charge
from juicedesk.domain.charge_figures import minutes_inside, minutes_of
from juicedesk.domain.errors import JuiceDeskError
from juicedesk.domain.intent import FieldGroup
from juicedesk.domain.schedule import Schedule
from juicedesk.domain.tariff import Tariff
from juicedesk.store.view import ChargerView, LinkView
from juicedesk.ui.background import Background
from juicedesk.ui.charge_power import limit_of, no_power_words, power_words
from juicedesk.ui.charge_reading import Reading, Wanted, read_charges
from juicedesk.ui.charge_tables import (
    Place,
    charges_table,
    day_number_text,
    day_text,
    days_table,
    month_text,
    months_table,
    nights_table,
    power_table,
)
from juicedesk.ui.charts.bars import Bar, BarChart
from juicedesk.ui.charts.card import ChartCard
from juicedesk.ui.charts.figures_table import FiguresTable
from juicedesk.ui.charts.nights import NightsChart
from juicedesk.ui.charts.power import PowerChart
from juicedesk.ui.csv_files import CsvFiles
from juicedesk.ui.desk import Desk
from juicedesk.ui.duties import Duty, give
from juicedesk.ui.format import kilowatt_hours_text, length_text, number_text
from juicedesk.ui.look import Look
from juicedesk.ui.messages import error_words
from juicedesk.ui.preferences import Preferences
from juicedesk.ui.sieve import is_sought
from juicedesk.ui.tariff_choice import TARIFF, money_text, tariff_from_text
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.charge_list import ChargeList
from juicedesk.ui.widgets.flow import FlowLayout
from juicedesk.ui.widgets.labels import body, caption, page_title, strong
from juicedesk.ui.widgets.scrolling import scrolling
from juicedesk.ui.widgets.surfaces import Card, Icon

PERIODS_DAYS = (30, 90, 365)
READ_AGAIN_S = 20.0
REFLOW_BELOW_PX = 860
SEARCH_PX = 180


class ChargesPage(QWidget):
    """Reads in the background, and only while it is to be seen.

    Signals: said(str) – words for the person; tariff_chosen() – prices are to be stated.
    """

    said = Signal(str)
    tariff_chosen = Signal()

    def __init__(
        self,
        desk: Desk,
        background: Background,
        preferences: Preferences,
        look: Look,
        title: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """With a title it is the page of all chargers."""
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._preferences = preferences
        self._look = look
        self._of_all = bool(title)
        self._chargers: tuple[ChargerView, ...] = ()
        self._read_at = 0.0
        self._asked: Wanted | None = None
        self._reading: Reading | None = None
        self._charge: Charge | None = None
        self._title = page_title(look, title)
        self._summary = strong(look, wrap=True)
        self._summary.setObjectName("charges:summary")
        self._search = QLineEdit()
        self._period = QComboBox()
        self._export = Button(look, self.tr("Export CSV…"), icon="download")
        self._tariff = Button(look, self.tr("Enter your prices…"), icon="coins", kind="link")
        self._empty = Card()
        self._cards = QWidget()
        self._list = ChargeList(look, with_names=self._of_all)
        self._days = ChartCard(look, self.tr("Energy per day"), "juicedesk-days", BarChart(look))
        self._months = ChartCard(look, self.tr("Cost per month"), "juicedesk-months", BarChart(look))
        self._nights = ChartCard(look, self.tr("Last seven nights"), "juicedesk-nights", NightsChart(look))
        self._power = ChartCard(look, self.tr("Power of a charge"), "juicedesk-power", PowerChart(look))
        self._files = CsvFiles(look, preferences, self)
        self._upper, self._lower = (QBoxLayout(QBoxLayout.Direction.LeftToRight) for _ in range(2))
        self._prepare()
        self._lay_out()
        self._connect()

    def show_charger(self, charger: ChargerView, _link: LinkView) -> None:
        """Show one charger's charges."""
        self.show_chargers((charger,))

    def show_chargers(self, chargers: tuple[ChargerView, ...]) -> None:
        """Show what these chargers have charged; read again now and then."""
        is_other = _ids(chargers) != _ids(self._chargers)
        self._chargers = chargers
        if is_other:
            self._reading = self._charge = None
        if self.isVisible() and (is_other or time.monotonic() - self._read_at > READ_AGAIN_S):
            self.read_again()

    def read_again(self) -> None:
        """Read what is kept, in the background."""
        self._read_at = time.monotonic()
        self._asked = wanted = self._wanted()
        self._background.run(
            self,
            lambda: read_charges(wanted, self._desk.charges),
            lambda reading: self._on_read(wanted, reading),
            self._on_error,
        )

    def keep_charges_in(self, path: Path) -> None:
        """Write the charges of the period as a table; say how that went."""
        self._files.keep(self._all_figures(), path)

    def export(self) -> None:
        """Ask how and where, and write the charges of the period."""
        if self._export.isEnabled():
            self._files.ask(self._all_figures(), "juicedesk-charges")

    def _all_figures(self) -> FiguresTable:
        charges = () if self._reading is None else self._reading.charges
        return charges_table(charges, self._places(), self._chosen_tariff())

    def showEvent(self, event: QShowEvent) -> None:
        """Whoever comes here sees what is kept now."""
        super().showEvent(event)
        self.read_again()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow windows stand the charts on top of each other."""
        super().resizeEvent(event)
        way = QBoxLayout.Direction
        for row in (self._upper, self._lower):
            row.setDirection(
                way.TopToBottom if self.width() < self._look.px(REFLOW_BELOW_PX) else way.LeftToRight
            )

    def _wanted(self) -> Wanted:
        schedule = None
        if len(self._chargers) == 1 and not self._of_all:
            reported = self._chargers[0].field(FieldGroup.SCHEDULE).reported
            schedule = reported if isinstance(reported, Schedule) else None
        days = int(self._period.currentData())
        sought = tuple(one for one in self._chargers if is_sought(one, self._search.text()))
        return Wanted(_ids(sought), days, _local_now(self._chargers), self._chosen_tariff(), schedule)

    def _chosen_tariff(self) -> Tariff | None:
        return tariff_from_text(self._preferences.value(TARIFF))

    def _places(self) -> dict[str, Place]:
        return {one.unit_id: Place(one.name, one.time_zone_id) for one in self._chargers}

    def _on_read(self, wanted: Wanted, reading: Reading) -> None:
        if wanted != self._asked:
            return  # another charger or period was chosen meanwhile
        if reading != self._reading or wanted.tariff is None:
            self._reading = reading
            self._show(wanted, reading)

    def _on_error(self, error: JuiceDeskError) -> None:
        self.said.emit(error_words(error))

    def _show(self, wanted: Wanted, reading: Reading) -> None:
        is_empty = not any(month.charges for month in reading.months) and not self._search.text()
        self._empty.setVisible(is_empty)
        self._cards.setVisible(not is_empty)
        self._export.setEnabled(bool(reading.charges))
        self._tariff.setVisible(wanted.tariff is None and not is_empty)
        self._summary.setText("" if is_empty else self._summary_words(reading, wanted.tariff))
        self._show_days(wanted, reading)
        self._show_months(wanted, reading)
        self._nights.setVisible(bool(reading.nights) and not self._of_all)
        self._show_nights(reading)
        self._list.show_charges(reading.charges, self._places(), wanted.tariff)
        if self._charge not in reading.charges:
            self._show_power(reading.charges[0] if reading.charges else None)

    def _summary_words(self, reading: Reading, tariff: Tariff | None) -> str:
        parts = [self.tr("%n charge(s)", "", len(reading.charges)), kilowatt_hours_text(reading.energy_wh)]
        if tariff is not None and reading.cost is not None:
            parts.append(self.tr("about {0}").format(money_text(reading.cost, tariff.currency)))
        return " · ".join(parts)

    def _show_days(self, wanted: Wanted, reading: Reading) -> None:
        bars = [
            Bar(
                day_number_text(day.day, with_month=wanted.days > 60),
                f"{day_text(day.day)}: {kilowatt_hours_text(day.energy_wh)}",
                day.energy_wh / 1000,
                (day.low_wh or 0.0) / 1000,
            )
            for day in reading.days
        ]
        chart = self._days.chart
        assert isinstance(chart, BarChart)
        chart.show_bars(bars, "kWh", _short_number, has_average=True)
        mean = reading.energy_wh / max(1, len(reading.days))
        words = self.tr(
            "{0} in {1} days, {2} a day on average (dashed). A charge counts on the day it began."
        )
        text = words.format(
            kilowatt_hours_text(reading.energy_wh), len(reading.days), kilowatt_hours_text(mean)
        )
        if wanted.tariff is not None and wanted.tariff.has_low_hours:
            low = sum(day.low_wh or 0.0 for day in reading.days)
            text += " " + self.tr("Hatched: at the lowest price, {0}.").format(kilowatt_hours_text(low))
        self._days.show_figures(text, days_table(reading.days))

    def _show_months(self, wanted: Wanted, reading: Reading) -> None:
        tariff, chart = wanted.tariff, self._months.chart
        assert isinstance(chart, BarChart)
        bars = []
        for month in reading.months:
            value = month.energy_wh / 1000 if tariff is None else month.amount or 0.0
            text = (
                kilowatt_hours_text(month.energy_wh) if tariff is None else money_text(value, tariff.currency)
            )
            words = f"{month_text(month.first)}: {text}"
            bars.append(
                Bar(
                    QLocale().standaloneMonthName(month.first.month, QLocale.FormatType.ShortFormat),
                    words,
                    value,
                )
            )
        chart.show_bars(bars, "kWh" if tariff is None else tariff.currency, _short_number)
        this = reading.months[-1]
        if tariff is None:
            title, words = self.tr("Energy per month"), self.tr("This month: {0}.")
            text = words.format(kilowatt_hours_text(this.energy_wh))
        else:
            title, words = (
                self.tr("Cost per month"),
                self.tr("This month: {0}. An estimate by your prices, not a bill."),
            )
            text = words.format(money_text(this.amount or 0.0, tariff.currency))
        self._months.show_figures(text, months_table(reading.months, tariff), title)

    def _show_nights(self, reading: Reading) -> None:
        chart = self._nights.chart
        assert isinstance(chart, NightsChart)
        chart.show_nights(
            reading.nights, [self._night_words(row) for row in nights_table(reading.nights).texts]
        )
        known = [night for night in reading.nights if night.is_known]
        flowed = sum(minutes_of(night.flowed) for night in known)
        inside = sum(minutes_inside(night.flowed, night.planned) for night in known)
        if not any(night.planned for night in reading.nights):
            text = self.tr("No schedule is in force. Filled: charging, {0} in all.").format(
                length_text(flowed)
            )
        else:
            words = self.tr(
                "Outlined: allowed by today's schedule. Filled: charging, {0} in all, {1} of it inside."
            )
            text = words.format(length_text(flowed), length_text(inside))
        self._nights.show_figures(text, nights_table(reading.nights))

    def _night_words(self, texts: tuple[str, ...]) -> str:
        return self.tr("{0}: planned {1}, charged {2}, inside the plan {3}").format(*texts)

    def _show_power(self, charge: Charge | None) -> None:
        self._charge = charge
        chart, tariff = self._power.chart, self._chosen_tariff()
        assert isinstance(chart, PowerChart)
        if charge is None:
            chart.show_charge(None, (), self.tr("Choose a charge in the list."))
            self._power.show_figures("", power_table(None))
            return
        cheap = () if tariff is None else tariff.low_pieces(charge.started, charge.ended)
        limit = limit_of(charge, self._chargers)
        watts = None if limit is None else limit.watts
        chart.show_charge(charge, cheap, no_power_words(charge), watts)
        self._power.show_figures(power_words(charge, limit, has_cheap=bool(cheap)), power_table(charge))

    def _prepare(self) -> None:
        for days, words in zip(
            PERIODS_DAYS,
            (self.tr("Last 30 days"), self.tr("Last 90 days"), self.tr("Last 12 months")),
            strict=True,
        ):
            self._period.addItem(words, days)
        self._period.setObjectName("charges:period")
        self._period.setAccessibleName(self.tr("Period"))
        self._search.setObjectName("charges:search")
        self._search.setPlaceholderText(self.tr("Filter by charger"))
        self._search.setAccessibleName(self.tr("Filter by charger"))
        self._search.setClearButtonEnabled(True)
        self._search.setFixedWidth(self._look.px(SEARCH_PX))
        self._export.setObjectName("charges:export")
        self._tariff.setObjectName("charges:tariff")
        self._export.setEnabled(False)
        self._tariff.hide()
        self._empty.hide()
        self._cards.hide()

    def _connect(self) -> None:
        self._search.textChanged.connect(self.read_again)
        self._period.activated.connect(self.read_again)
        give(self._search if self._of_all else self._period, Duty.FIND)
        self._export.clicked.connect(self.export)
        self._tariff.clicked.connect(self.tariff_chosen)
        self._list.chosen.connect(self._show_power)
        self._files.said.connect(self.said)
        self._preferences.changed.connect(self._on_preference)
        for card in (self._days, self._months, self._nights, self._power):
            card.said.connect(self.said)
            card.figures_wanted.connect(self._files.ask)

    def _on_preference(self, name: str) -> None:
        if name == TARIFF:
            self.read_again()

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 20, 24, 24)
        column.setSpacing(16)
        column.addLayout(self._head())
        self._empty.column.addWidget(Icon(self._look, "chart-column", "text_2", 24))
        self._empty.column.addWidget(body(self._look, self.tr("No charges recorded yet."), wrap=True))
        note = self.tr("A charge appears here once the car is unplugged and the server has reported it.")
        self._empty.column.addWidget(caption(self._look, note, wrap=True))
        column.addWidget(self._empty)
        column.addWidget(self._cards)
        column.addStretch(1)
        cards = QVBoxLayout(self._cards)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.setSpacing(16)
        upper = (self._days, self._months) if self._of_all else (self._days, self._nights)
        for row, parts in ((self._upper, upper), (self._lower, (self._list, self._power))):
            row.setSpacing(16)
            for part in parts:
                row.addWidget(part, 1)
            cards.addLayout(row)
        if not self._of_all:
            cards.addWidget(self._months)
        else:
            self._nights.setParent(self._cards)  # not laid out, so not shown; gone with the page
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(content, self.tr("Charges")))

    def _head(self) -> QBoxLayout:
        """Of one charger in one row; on the page of the house, the ways to fewer charges stand below."""
        words, tools = QVBoxLayout(), FlowLayout(gap_px=8, to_right=not self._of_all)
        words.setSpacing(2)
        if self._of_all:
            words.addWidget(self._title)
        else:
            self._search.hide()
        words.addWidget(self._summary)
        for tool in (self._search, self._period, self._tariff, self._export):
            tools.addWidget(tool)
        way = QBoxLayout.Direction
        head = QBoxLayout(way.TopToBottom if self._of_all else way.LeftToRight)
        head.setSpacing(12)
        head.addLayout(words, 0 if self._of_all else 1)
        head.addLayout(tools, 0 if self._of_all else 2)
        return head


def _ids(chargers: tuple[ChargerView, ...]) -> tuple[str, ...]:
    return tuple(charger.unit_id for charger in chargers)


def _short_number(value: float) -> str:
    return number_text(value, 0 if float(value).is_integer() else 1)


def _local_now(chargers: tuple[ChargerView, ...]) -> datetime:
    """By the first charger's wall clock, to the minute; by this computer's where that is not known."""
    offset_s = next((one.local_offset_s for one in chargers if one.local_offset_s is not None), None)
    now = datetime.now(UTC)
    local = now.astimezone() if offset_s is None else now + timedelta(seconds=offset_s)
    return local.replace(tzinfo=None, second=0, microsecond=0)
