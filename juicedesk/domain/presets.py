"""Windows that many people want, by one click."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from juicedesk.domain.schedule import ALL_DAY, MINUTES_PER_DAY, SATURDAY, ChargeWindow
from juicedesk.domain.tariff import Tariff

Windows = tuple[ChargeWindow | None, ChargeWindow | None]
"""For Mon–Fri and for Sat–Sun; None leaves that one as it is."""


class Preset(StrEnum):
    """What a preset is called."""

    NIGHT_22_06 = "night_22_06"
    NIGHT_23_07 = "night_23_07"
    AFTER_MIDNIGHT = "after_midnight"
    WEEKEND_ALL_DAY = "weekend_all_day"
    CHEAPEST_HOURS = "cheapest_hours"


NIGHTS = {
    Preset.NIGHT_22_06: ChargeWindow(22 * 60, 6 * 60),
    Preset.NIGHT_23_07: ChargeWindow(23 * 60, 7 * 60),
    Preset.AFTER_MIDNIGHT: ChargeWindow(0, 6 * 60),
}
"""Those that are one window for every day."""


def preset_windows(preset: Preset, tariff: Tariff | None, today: date) -> Windows | None:
    """The windows of a preset; None where there is none: cheapest hours need prices that differ."""
    match preset:
        case Preset.WEEKEND_ALL_DAY:
            return None, ALL_DAY
        case Preset.CHEAPEST_HOURS:
            return None if tariff is None else _cheapest_windows(tariff, today)
    return NIGHTS[preset], NIGHTS[preset]


def _cheapest_windows(tariff: Tariff, today: date) -> Windows | None:
    if not tariff.has_low_hours:
        return None
    monday = today - timedelta(days=today.weekday())
    return cheapest_window(tariff, monday), cheapest_window(tariff, monday + timedelta(days=SATURDAY))


def cheapest_window(tariff: Tariff, day: date) -> ChargeWindow | None:
    """The longest stretch at the day's lowest price, taken as if every day were like it: a night goes on in
    the morning."""
    hours = tariff.hours_on(day)
    lowest = min(one.price for one in hours)
    pieces: list[tuple[int, int]] = []
    for one in hours:
        if one.price == lowest and pieces and pieces[-1][1] == one.start_minute_of_day:
            pieces[-1] = (pieces[-1][0], one.end_minute_of_day)
        elif one.price == lowest:
            pieces.append((one.start_minute_of_day, one.end_minute_of_day))
    if len(pieces) > 1 and pieces[0][0] == 0 and pieces[-1][1] == MINUTES_PER_DAY:
        night = (pieces.pop()[0], MINUTES_PER_DAY + pieces.pop(0)[1])
        pieces.append(night)
    start, end = max(pieces, key=lambda piece: piece[1] - piece[0])
    return ChargeWindow(start, end if end <= MINUTES_PER_DAY else end - MINUTES_PER_DAY)
