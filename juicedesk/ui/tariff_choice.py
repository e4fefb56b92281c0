"""The tariff that a person stated, as a preference; and money in words."""

from __future__ import annotations

import json

from PySide6.QtCore import QLocale

from juicedesk.domain.errors import InvalidChange
from juicedesk.domain.schedule import ChargeWindow
from juicedesk.domain.tariff import Tariff

TARIFF = "tariff"


def tariff_to_text(tariff: Tariff) -> str:
    """A tariff as it is kept."""
    hours = tariff.low_hours
    return json.dumps(
        {
            "price": tariff.price,
            "currency": tariff.currency,
            "low_price": tariff.low_price,
            "low_from": None if hours is None else hours.start_minute_of_day,
            "low_to": None if hours is None else hours.end_minute_of_day,
        }
    )


def tariff_from_text(text: str) -> Tariff | None:
    """A tariff as it was kept; None where there is none, or none that can be read."""
    try:
        kept = json.loads(text)
        price, currency = float(kept["price"]), str(kept["currency"])
        if kept["low_price"] is None or kept["low_from"] is None:
            return Tariff(price, currency)
        hours = ChargeWindow(int(kept["low_from"]), int(kept["low_to"]))
        return Tariff(price, currency, float(kept["low_price"]), hours)
    except (ValueError, TypeError, KeyError, InvalidChange):
        return None


def local_currency() -> str:
    """The sign of the money where this computer is; € where that is not known."""
    return QLocale.system().currencySymbol(QLocale.CurrencySymbolFormat.CurrencySymbol) or "€"


def money_text(amount: float, currency: str) -> str:
    """An amount as people write it here: $4.60 or 4,60 €."""
    return QLocale().toCurrencyString(amount, currency, 2)
