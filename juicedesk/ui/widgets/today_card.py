"""The power of today: what flowed and when, what is not known, and what it costs by stated prices."""

from __future__ import annotations

import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from juicedesk.domain.charge_figures import Span
from juicedesk.domain.day_power import DayPower
from juicedesk.domain.errors import JuiceDeskError
from juicedesk.domain.intent import FieldGroup
from juicedesk.domain.tariff import Tariff
from juicedesk.store.view import ChargerView
from juicedesk.ui.background import Background
from juicedesk.ui.charge_tables import stretches_table
from juicedesk.ui.charts.card import ChartCard
from juicedesk.ui.charts.chart import RIGHT_PX
from juicedesk.ui.charts.figures_table import FiguresTable
from juicedesk.ui.charts.today import TodayChart
from juicedesk.ui.desk import Desk
from juicedesk.ui.format import amps_text, kilowatt_hours_text, kilowatts_text, number_text, wall_clock_text
from juicedesk.ui.look import Look
from juicedesk.ui.preferences import Preferences
from juicedesk.ui.tariff_choice import TARIFF, money_text, tariff_from_text
from juicedesk.ui.today_reading import Asked, read_today
from juicedesk.ui.widgets.tariff_strip import TariffStrip

READ_AGAIN_S = 60.0


class TodayCard(ChartCard):
    """Reads in the background, and only while it is to be seen: what a minute adds is no wider than a pixel.

    Signals: told(str, object) – the day of a charger (DayPower) is on the card.
    """

    told = Signal(str, object)

    def __init__(
        self,
        desk: Desk,
        background: Background,
        preferences: Preferences,
        look: Look,
        parent: QWidget | None = None,
    ) -> None:
        self._chart = TodayChart(look)
        super().__init__(look, self.tr("Power today"), "juicedesk-today", self._chart, parent, is_low=True)
        self._desk = desk
        self._background = background
        self._preferences = preferences
        self._asked: tuple[str, object] = ("", None)
        self._asked_at = 0.0
        self._strip = TariffStrip(look, self.tr("Prices of today"))
        self._strip.hide()
        preferences.changed.connect(self._on_preference)
        self._row = QHBoxLayout()
        self._row.addWidget(self._strip)
        self.column.addLayout(self._row)
        self.figures_wanted.connect(self._keep_figures)

    @property
    def tariff(self) -> Tariff | None:
        """The prices that a person has stated."""
        return tariff_from_text(self._preferences.value(TARIFF))

    def show_charger(self, charger: ChargerView) -> None:
        """Show a charger's day on its own clock."""
        asked = (charger.unit_id, _course_of(charger))
        if charger.unit_id != self._asked[0]:
            self._begin(charger)
        is_due = asked != self._asked or time.monotonic() - self._asked_at > READ_AGAIN_S
        if is_due and self.isVisible():
            self._asked, self._asked_at = asked, time.monotonic()
            self._read(charger)

    def _keep_figures(self, table: FiguresTable, file_name: str) -> None:
        from juicedesk.ui.csv_files import CsvFiles  # noqa: PLC0415 - after the first paint

        files = CsvFiles(self._chart.look, self._preferences, self)
        files.said.connect(self.said)
        files.ask(table, file_name)

    def _on_preference(self, name: str) -> None:
        if name == TARIFF:
            self._asked_at = 0.0  # the next look reads again

    def _begin(self, charger: ChargerView) -> None:
        """Another charger: nothing of the one before stays."""
        now = Asked(charger, time.time()).local(time.time())
        day = DayPower(now.replace(hour=0, minute=0, second=0), now)
        self._asked = (charger.unit_id, None)
        self._show(charger, day, self.tr("Reading…"))

    def _read(self, charger: ChargerView) -> None:
        asked = Asked(charger, time.time())
        self._background.run(
            self,
            lambda: read_today(asked, self._desk.flows, self._desk.charges),
            lambda day: self._on_read(charger, day),
            self._on_error,
        )

    def _on_read(self, charger: ChargerView, day: DayPower) -> None:
        if charger.unit_id == self._asked[0]:  # else another one was chosen meanwhile
            self._show(charger, day, self._summary_words(day))
            self.told.emit(charger.unit_id, day)

    def _on_error(self, _error: JuiceDeskError) -> None:
        """The page of charges says why; the card keeps what it has."""

    def _show(self, charger: ChargerView, day: DayPower, words: str) -> None:
        gaps = tuple((span, self._gap_words(span, is_open=span[1] == day.now)) for span in day.gaps)
        self._chart.show_day(day, gaps)
        self._show_limit(charger)
        self._show_prices(day)
        spoken = [words, *(f"{text}." for _span, text in gaps)]
        self.show_figures(words, stretches_table(day.stretches, day.gaps))
        self._chart.setAccessibleDescription(" ".join(spoken))

    def _gap_words(self, span: Span, *, is_open: bool) -> str:
        if is_open:
            return self.tr("No data since {0}").format(wall_clock_text(span[0]))
        start, end = (wall_clock_text(at) for at in span)
        return self.tr("No data {0}–{1}").format(start, end)

    def _show_limit(self, charger: ChargerView) -> None:
        amps = charger.field(FieldGroup.LIMIT).reported
        volts = charger.measurement.volts if charger.measurement is not None else None
        if not isinstance(amps, int) or not volts:
            self._chart.show_limit(None, "")
            return
        words = self.tr("Limit {0} = {1}").format(amps_text(amps), kilowatts_text(amps * volts))
        self._chart.show_limit(amps * volts, words)

    def _show_prices(self, day: DayPower) -> None:
        tariff, today = self.tariff, day.midnight.date()
        self._strip.setVisible(tariff is not None and tariff.has_low_hours)
        if tariff is not None:
            lowest, highest = tariff.lowest_price(today), tariff.highest_price(today)
            # Under the hours of the chart, wherever its texts let them begin.
            self._row.setContentsMargins(int(self._chart.area.left()), 0, RIGHT_PX, 0)
            self._strip.show_hours(tariff.hours_on(today), tariff.currency, lowest, highest)

    def _summary_words(self, day: DayPower) -> str:
        parts = [self.tr("{0} today").format(kilowatt_hours_text(day.energy_wh))]
        tariff = self.tariff
        if tariff is not None and day.energy_wh:
            cost = day.cost(tariff)
            parts.append(self.tr("about {0}").format(money_text(cost.amount, tariff.currency)))
            if cost.low_wh is not None:
                share = number_text(100 * cost.low_wh / day.energy_wh)
                parts.append(self.tr("{0} % at the lowest price").format(share))
        return " · ".join(parts)


def _course_of(charger: ChargerView) -> object:
    """What makes the drawing go on otherwise than it did: the charge, and whether it flows."""
    measured = charger.measurement
    return None if measured is None else (measured.state, measured.plug_in_period)
