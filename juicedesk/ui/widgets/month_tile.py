"""What a charger has charged this month, on the overview."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

from juicedesk.domain.charge_figures import MonthCost, cost_by_month
from juicedesk.domain.errors import JuiceDeskError
from juicedesk.store.view import ChargerView
from juicedesk.ui.background import Background
from juicedesk.ui.desk import Desk
from juicedesk.ui.format import NOTHING, kilowatt_hours_text
from juicedesk.ui.look import Look
from juicedesk.ui.preferences import Preferences
from juicedesk.ui.tariff_choice import TARIFF, money_text, tariff_from_text
from juicedesk.ui.widgets.tile import Tile

READ_AGAIN_S = 60.0


class MonthTile(Tile):
    """Reads in the background, and only while it is to be seen: at once for another charger, else now and
    then."""

    def __init__(self, desk: Desk, background: Background, preferences: Preferences, look: Look) -> None:
        super().__init__(look, "chart-column", self.tr("This month"), "tile:month")
        self._desk = desk
        self._background = background
        self._preferences = preferences
        self._asked = ""
        self._asked_at = 0.0

    def show_charger(self, charger: ChargerView) -> None:
        """Show a charger's month on its own calendar."""
        is_other = charger.unit_id != self._asked
        if is_other:
            self.say(NOTHING, "", "")
        if self.isVisible() and (is_other or time.monotonic() - self._asked_at > READ_AGAIN_S):
            self._read(charger)

    def _read(self, charger: ChargerView) -> None:
        unit_id, self._asked_at = charger.unit_id, time.monotonic()
        self._asked = unit_id
        offset = timedelta(seconds=charger.local_offset_s or 0)
        today = (datetime.now(UTC) + offset).replace(tzinfo=None)
        begins = today.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
        tariff = tariff_from_text(self._preferences.value(TARIFF))

        def read() -> MonthCost:
            charges = self._desk.charges((unit_id,), begins)
            return cost_by_month(charges, 1, today.date(), tariff)[-1]

        currency = "" if tariff is None else tariff.currency
        self._background.run(self, read, lambda month: self._show(unit_id, month, currency), self._on_error)

    def _show(self, unit_id: str, month: MonthCost, currency: str) -> None:
        if unit_id != self._asked:
            return  # another charger was chosen meanwhile
        count = self.tr("%n charge(s)", "", month.charges)
        if not month.charges:
            self.say(kilowatt_hours_text(0), self.tr("No charge yet"), "")
        elif month.amount is None:
            self.say(kilowatt_hours_text(month.energy_wh), count, "")
        else:
            cost = self.tr("About {0} by your prices").format(money_text(month.amount, currency))
            self.say(kilowatt_hours_text(month.energy_wh), count, cost)

    def _on_error(self, _error: JuiceDeskError) -> None:
        """The page of charges says why; here it is not known."""
        self.say(NOTHING, "", "")
