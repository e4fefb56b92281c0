"""The tariff that a person stated, as a preference or a file; and money in words."""

from __future__ import annotations

import json
import math
from typing import Any

from PySide6.QtCore import QCoreApplication, QLocale

from juicedesk.domain.errors import InvalidChange
from juicedesk.domain.schedule import ChargeWindow
from juicedesk.domain.tariff import MOST_BANDS, Band, Days, Season, Tariff

TARIFF = "tariff"
MOST_PER_KWH = 1000.0
LONGEST_NAME, LONGEST_CURRENCY = 24, 8
LOW_RATE = "@low"
"""Kept as the name of hours that the program named itself: they are read in the language of the reader."""

translate = QCoreApplication.translate


def tariff_to_text(tariff: Tariff) -> str:
    """A tariff as it is kept, here and in files."""
    bands = [
        {
            "name": band.name,
            "price": band.price,
            "from": band.hours.start_minute_of_day,
            "to": band.hours.end_minute_of_day,
            "days": band.days.value,
            "season": None if band.season is None else [band.season.first_month, band.season.last_month],
        }
        for band in tariff.bands
    ]
    kept = {"price": tariff.price, "currency": tariff.currency, "bands": bands}
    return json.dumps(kept, indent=1, ensure_ascii=False)


def tariff_from_text(text: str) -> Tariff | None:
    """A tariff as it was kept; None where there is none, or none that can be used as it is."""
    try:
        kept = json.loads(text)
        bands = tuple(_band(one) for one in kept.get("bands", ()))
        currency = str(kept["currency"])
        if len(bands) > MOST_BANDS or not _is_line(currency, LONGEST_CURRENCY):
            return None
        return Tariff(_price(kept["price"]), currency, bands)
    except (
        ValueError,
        TypeError,
        LookupError,
        AttributeError,
        ArithmeticError,
        RecursionError,
        InvalidChange,
    ):
        return None


def _band(kept: dict[str, Any]) -> Band:
    name, season = str(kept["name"]), kept.get("season")
    if not _is_line(name, LONGEST_NAME):
        raise ValueError(name)
    return Band(
        translate("Tariff", "Low") if name == LOW_RATE else name,
        _price(kept["price"]),
        ChargeWindow(int(kept["from"]), int(kept["to"])),
        Days(kept.get("days", Days.EVERY)),
        None if season is None else Season(_month(season[0]), _month(season[1])),
    )


def _is_line(text: str, longest: int) -> bool:
    """Whether it can stand on a screen and in a file: no line breaks, no control characters."""
    return 0 < len(text) <= longest and bool(text.strip()) and text.isprintable()


def _price(value: object) -> float:
    price = float(str(value))
    if not math.isfinite(price) or not 0 <= price < MOST_PER_KWH:
        raise ValueError(value)
    return price


def _month(value: object) -> int:
    month = int(str(value))
    if not 1 <= month <= 12:
        raise ValueError(value)
    return month


def local_currency() -> str:
    """The sign of the money where this computer is; € where that is not known."""
    return QLocale.system().currencySymbol(QLocale.CurrencySymbolFormat.CurrencySymbol) or "€"


def money_text(amount: float, currency: str) -> str:
    """An amount as people write it here: $4.60 or 4,60 €."""
    return QLocale().toCurrencyString(amount, currency, 2)


def typed_price(text: str) -> float | None:
    """A price typed with the language's own sign or with a point; None when it is none."""
    try:
        return _price(text.strip().replace(",", "."))
    except ValueError:
        return None


def typed_line(text: str) -> str:
    """A typed name or currency without what cannot be seen."""
    return "".join(sign for sign in text if sign.isprintable()).strip()


def plain_price_text(price: float) -> str:
    """A price as it is typed here: 0.32 or 0,32."""
    digits = QLocale().toString(price, "f", 4).rstrip("0")
    return digits.rstrip(QLocale().decimalPoint())


def season_text(season: Season) -> str:
    """November – March."""
    month = QLocale().standaloneMonthName
    return f"{month(season.first_month)} – {month(season.last_month)}"


def price_text(price: float, currency: str) -> str:
    """A price per kWh as people write it here, with no more than four decimals: 0,32 € or 0,3245 €."""
    decimals = next(digits for digits in (2, 3, 4) if round(price, digits) == round(price, 4))
    return QLocale().toCurrencyString(price, currency, decimals)
