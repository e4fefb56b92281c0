"""Prices for the demo, so that it shows costs at first sight."""

from __future__ import annotations

from juicedesk.domain.schedule import ChargeWindow
from juicedesk.domain.tariff import Band, Tariff
from juicedesk.ui.preferences import Preferences
from juicedesk.ui.tariff_choice import LOW_RATE, TARIFF, local_currency, tariff_to_text

STATED_ONCE = "demo-prices"


def state_demo_prices(preferences: Preferences) -> None:
    """State a tariff with cheap nights at the first start; whoever changes or clears it is left alone."""
    if preferences.is_on(STATED_ONCE, False):
        return
    preferences.switch(STATED_ONCE, True)
    if not preferences.value(TARIFF):
        night = Band(LOW_RATE, 0.23, ChargeWindow(22 * 60, 6 * 60))
        preferences.choose(TARIFF, tariff_to_text(Tariff(0.32, local_currency(), (night,))))
