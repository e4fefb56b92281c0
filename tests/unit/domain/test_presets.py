"""Presets, and the cheapest hours of a tariff as windows."""

from __future__ import annotations

from datetime import date

import pytest

from juicedesk.domain.presets import Preset, preset_windows
from juicedesk.domain.schedule import ALL_DAY, ChargeWindow
from juicedesk.domain.tariff import Band, Days, Tariff

TODAY = date(2026, 11, 19)
NIGHT = Band("Night", 0.20, ChargeWindow(1320, 360))
LUNCH = Band("Lunch", 0.20, ChargeWindow(720, 840))
WEEKEND = Band("Weekend", 0.10, ChargeWindow(0, 1440), Days.WEEKENDS)


@pytest.mark.parametrize(
    ("preset", "window"),
    [
        (Preset.NIGHT_22_06, ChargeWindow(1320, 360)),
        (Preset.NIGHT_23_07, ChargeWindow(1380, 420)),
        (Preset.AFTER_MIDNIGHT, ChargeWindow(0, 360)),
    ],
)
def test_a_night_is_for_all_days(preset: Preset, window: ChargeWindow) -> None:
    assert preset_windows(preset, None, TODAY) == (window, window)


def test_a_weekend_leaves_the_week_alone() -> None:
    assert preset_windows(Preset.WEEKEND_ALL_DAY, None, TODAY) == (None, ALL_DAY)


@pytest.mark.parametrize("tariff", [None, Tariff(0.3, "€"), Tariff(0.2, "€", (NIGHT,))])
def test_without_prices_that_differ_there_are_no_cheapest_hours(tariff: Tariff | None) -> None:
    assert preset_windows(Preset.CHEAPEST_HOURS, tariff, TODAY) is None


def test_cheapest_hours_are_the_longest_of_each_day_class() -> None:
    tariff = Tariff(0.40, "€", (LUNCH, NIGHT))
    windows = preset_windows(Preset.CHEAPEST_HOURS, tariff, TODAY)
    assert windows == (ChargeWindow(1320, 360), ChargeWindow(1320, 360))
    weekend = preset_windows(Preset.CHEAPEST_HOURS, Tariff(0.40, "€", (WEEKEND, LUNCH)), TODAY)
    assert weekend == (ChargeWindow(720, 840), ALL_DAY)


def test_two_bands_side_by_side_are_one_window() -> None:
    early = Band("Early", 0.20, ChargeWindow(360, 420))
    windows = preset_windows(Preset.CHEAPEST_HOURS, Tariff(0.40, "€", (NIGHT, early)), TODAY)
    assert windows == (ChargeWindow(1320, 420), ChargeWindow(1320, 420))
