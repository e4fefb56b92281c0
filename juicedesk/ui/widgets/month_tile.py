"""What a charger has charged this month, on the overview."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from juicedesk.domain.charge import Charge
from juicedesk.domain.charge_figures import DayEnergy, cost_by_month, energy_by_day
from juicedesk.domain.errors import JuiceDeskError
from juicedesk.domain.tariff import Tariff
from juicedesk.store.view import ChargerView
from juicedesk.ui.background import Background
from juicedesk.ui.desk import Desk
from juicedesk.ui.format import NOTHING, kilowatt_hours_text, number_text
from juicedesk.ui.look import Look
from juicedesk.ui.preferences import Preferences
from juicedesk.ui.tariff_choice import TARIFF, money_text, tariff_from_text
from juicedesk.ui.widgets.mini_bars import MiniBars
from juicedesk.ui.widgets.tile import Tile

READ_AGAIN_S = 60.0
DAYS = 9


@dataclass(frozen=True, slots=True)
class MonthReading:
    """The month so far, and the last days. `amount` and `low_wh` are None where they are not known."""

    charges: int
    energy_wh: int
    amount: float | None
    low_wh: float | None
    days: tuple[DayEnergy, ...]


def read_month(charges: Sequence[Charge], today: date, tariff: Tariff | None) -> MonthReading:
    """Work out the figures of the month in which a day lies."""
    month = cost_by_month(charges, 1, today, tariff)[-1]
    so_far = energy_by_day(charges, month.first, today, tariff)
    low = [day.low_wh for day in so_far if day.low_wh is not None]
    return MonthReading(
        month.charges,
        month.energy_wh,
        month.amount,
        sum(low) if low else None,
        energy_by_day(charges, today - timedelta(days=DAYS - 1), today),
    )


class MonthTile(Tile):
    """Reads in the background, and only while it is to be seen: at once for another charger, else now and
    then."""

    def __init__(self, desk: Desk, background: Background, preferences: Preferences, look: Look) -> None:
        self._bars = MiniBars(look)
        super().__init__(look, "chart-column", self.tr("This month"), "tile:month", self._bars)
        self._desk = desk
        self._background = background
        self._preferences = preferences
        self._asked = ""
        self._asked_at = 0.0
        preferences.changed.connect(self._on_preference)

    def _on_preference(self, name: str) -> None:
        if name == TARIFF:
            self._asked_at = 0.0  # the next look reads again

    def show_charger(self, charger: ChargerView) -> None:
        """Show a charger's month on its own calendar."""
        is_other = charger.unit_id != self._asked
        if is_other:
            self.say(NOTHING, "", "")
            self._bars.show_values((), "")
        if self.isVisible() and (is_other or time.monotonic() - self._asked_at > READ_AGAIN_S):
            self._read(charger)

    def _read(self, charger: ChargerView) -> None:
        unit_id, self._asked_at = charger.unit_id, time.monotonic()
        self._asked = unit_id
        offset = timedelta(seconds=charger.local_offset_s or 0)
        today = (datetime.now(UTC) + offset).replace(tzinfo=None)
        midnight = today.replace(hour=0, minute=0, second=0, microsecond=0)
        since = min(midnight.replace(day=1), midnight - timedelta(days=DAYS))
        tariff = tariff_from_text(self._preferences.value(TARIFF))

        def read() -> MonthReading:
            return read_month(self._desk.charges((unit_id,), since), today.date(), tariff)

        currency = "" if tariff is None else tariff.currency
        self._background.run(self, read, lambda month: self._show(unit_id, month, currency), self._on_error)

    def _show(self, unit_id: str, month: MonthReading, currency: str) -> None:
        if unit_id != self._asked:
            return  # another charger was chosen meanwhile
        words = self.tr("%n charge(s)", "", month.charges) if month.charges else self.tr("No charge yet")
        if month.charges and month.amount is not None:
            cost = money_text(month.amount, currency)
            words = self.tr("About {0} · {1}").format(cost, words)
        low = ""
        if month.low_wh is not None and month.energy_wh:
            share = number_text(100 * month.low_wh / month.energy_wh)
            low = self.tr("{0} % at the lowest price").format(share)
        self.say(kilowatt_hours_text(month.energy_wh), words, low)
        spoken = ", ".join(kilowatt_hours_text(day.energy_wh) for day in month.days)
        self._bars.show_values([day.energy_wh for day in month.days], self._days_words(spoken))

    def _days_words(self, spoken: str) -> str:
        return self.tr("Energy of the last {0} days, the oldest first: {1}").format(DAYS, spoken)

    def _on_error(self, _error: JuiceDeskError) -> None:
        """The page of charges says why; here it is not known."""
        self.say(NOTHING, "", "")
