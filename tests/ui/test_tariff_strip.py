"""A day's prices as a strip: what is painted, and what is said of it."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from juicedesk.domain.schedule import ChargeWindow
from juicedesk.domain.tariff import Band, Tariff
from juicedesk.ui.look import LIGHT_CHOICE, Look
from juicedesk.ui.widgets.tariff_strip import STRIP_PX, TariffStrip

MONDAY = date(2026, 11, 16)
NIGHT = Band("Low", 0.23, ChargeWindow(22 * 60, 6 * 60))
PEAK = Band("Peak", 0.451, ChargeWindow(17 * 60, 20 * 60))
THREE = Tariff(0.32, "€", (NIGHT, PEAK))
WIDTH_PX = 720


@pytest.fixture
def look(qapp: QApplication) -> Look:
    look = Look(qapp)
    look.choose(LIGHT_CHOICE)
    return look


def shown(qtbot: QtBot, look: Look, tariff: Tariff, origin_minute: int = 0) -> TariffStrip:
    strip = TariffStrip(look, "Prices on a weekday")
    qtbot.addWidget(strip)
    lowest, highest = tariff.lowest_price(MONDAY), tariff.highest_price(MONDAY)
    strip.show_hours(tariff.hours_on(MONDAY), tariff.currency, lowest, highest, origin_minute)
    strip.resize(WIDTH_PX, STRIP_PX)
    return strip


def inks(strip: TariffStrip, first_minute: int, last_minute: int) -> set[str]:
    """The colours between two minutes after the strip's beginning."""
    image = strip.grab().toImage()
    left, right = (round(minute * image.width() / 1440) for minute in (first_minute, last_minute))
    middle = image.height() // 2
    rows = (middle - 4, middle - 2, middle, middle + 2, middle + 4)
    return {QColor(image.pixel(QPoint(x, y))).name() for x in range(left + 4, right - 4) for y in rows}


def test_tint_pattern_and_words_say_which_hours_are_low_and_high(qtbot: QtBot, look: Look) -> None:
    strip = shown(qtbot, look, THREE)
    low, usual, high = inks(strip, 0, 90), inks(strip, 360, 450), inks(strip, 1020, 1050)
    assert look.color("charging_soft").name() in low and len(low) > 1, "tint and dots"
    assert usual == {look.color("sunken").name()}
    assert look.color("pending_soft").name() in high and len(high) > 1, "tint and lines"
    assert strip.accessibleName() == "Prices on a weekday"
    assert strip.accessibleDescription() == (
        "00:00–06:00 Low €0.23, 06:00–17:00 Usual €0.32, 17:00–20:00 Peak €0.451, "
        "20:00–22:00 Usual €0.32, 22:00–24:00 Low €0.23"
    )


def test_a_day_from_noon_to_noon_shows_one_night_in_one_piece(qtbot: QtBot, look: Look) -> None:
    strip = shown(qtbot, look, THREE, origin_minute=720)
    assert strip.accessibleDescription() == (
        "12:00–17:00 Usual €0.32, 17:00–20:00 Peak €0.451, 20:00–22:00 Usual €0.32, "
        "22:00–06:00 Low €0.23, 06:00–12:00 Usual €0.32"
    )
    assert look.color("charging_soft").name() in inks(strip, 600, 690)
    assert inks(strip, 1080, 1170) == {look.color("sunken").name()}


def test_where_every_hour_costs_the_same_nothing_stands_out(qtbot: QtBot, look: Look) -> None:
    strip = shown(qtbot, look, Tariff(0.32, "€"), origin_minute=720)
    assert strip.accessibleDescription() == "12:00–12:00 Usual €0.32"
    assert inks(strip, 0, 400) == {look.color("sunken").name()}
