"""Numbers, times and ages as people write them, by the language in force."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from juicedesk.domain.errors import NOT_A_TIME, InvalidChange
from juicedesk.domain.schedule import MINUTES_PER_DAY

_TIME = re.compile(r"(\d{1,2})(?:[:.h ]?(\d{2}))?\s*(?:h|uhr|([ap])\.?(?:m\.?)?)?", re.IGNORECASE)
NOTHING = "–"
SECONDS_PER_DAY = 86_400
MONTH_FIRST = {
    "d MMM": "MMM d",
    "d/M": "M/d",
    "ddd d MMM": "ddd, MMM d",
    "dddd, d MMMM": "dddd, MMMM d",
    "dddd, d MMMM yyyy": "dddd, MMMM d, yyyy",
}
TO_24, TO_12, HOUR_TO_12 = "HH:mm", "h:mm\N{NO-BREAK SPACE}Ap", "h\N{NO-BREAK SPACE}Ap"


translate = QCoreApplication.translate


def number_text(value: float, decimals: int = 0) -> str:
    """A number with the language's own signs: 7.4 or 7,4."""
    return QLocale().toString(float(value), "f", decimals)


def amps_text(amps: float | None) -> str:
    """16 A, 15.9 A, or a dash for unknown."""
    if amps is None:
        return NOTHING
    decimals = 0 if float(amps).is_integer() else 1
    return translate("Format", "{0} A").format(number_text(amps, decimals))


def limit_text(amps: int | None) -> str:
    """A limit in words: 24 A, off, or unknown."""
    if amps is None:
        return translate("Format", "unknown")
    return translate("Format", "off") if amps == 0 else amps_text(amps)


def kilowatts_text(watts: float | None) -> str:
    """7.4 kW, or a dash for unknown."""
    return NOTHING if watts is None else translate("Format", "{0} kW").format(number_text(watts / 1000, 1))


def kilowatt_hours_text(watt_hours: float | None) -> str:
    """5.6 kWh, or a dash for unknown."""
    return (
        NOTHING
        if watt_hours is None
        else translate("Format", "{0} kWh").format(number_text(watt_hours / 1000, 1))
    )


def energy_text(watt_hours: int) -> str:
    """40 kWh, 12.5 kWh: a stated energy, with no more decimals than it has."""
    decimals = 0 if watt_hours % 1000 == 0 else 1
    return translate("Format", "{0} kWh").format(number_text(watt_hours / 1000, decimals))


def temperature_text(celsius: float | None, *, in_fahrenheit: bool) -> str:
    """24 °C or 75 °F, or a dash for unknown."""
    if celsius is None:
        return NOTHING
    if in_fahrenheit:
        return translate("Format", "{0} °F").format(number_text(celsius * 9 / 5 + 32))
    return translate("Format", "{0} °C").format(number_text(celsius))


def counts_to_12() -> bool:
    """Whether clocks read 11:05 PM here. German says „23:05 Uhr“, wherever it is spoken."""
    locale = QLocale()
    short = locale.timeFormat(QLocale.FormatType.ShortFormat)
    return locale.language() is QLocale.Language.English and "a" in short.lower()


def minute_text(minute_of_day: int) -> str:
    """A time of day, 0–1440: 22:45 or 10:45 PM; the end of the day is 24:00, or 12:00 AM."""
    if counts_to_12():
        return _time_text(minute_of_day, TO_12)
    return "24:00" if minute_of_day == MINUTES_PER_DAY else _time_text(minute_of_day, TO_24)


def hour_text(hour_of_day: int) -> str:
    """A full hour, 0–24, as short as an axis has room for: 23:00 or 11 PM."""
    return _time_text(hour_of_day * 60, HOUR_TO_12) if counts_to_12() else minute_text(hour_of_day * 60)


def _time_text(minute_of_day: int, pattern: str) -> str:
    hours, minutes = divmod(minute_of_day % MINUTES_PER_DAY, 60)
    return QLocale().toString(QTime(hours, minutes), pattern)


def wall_clock_text(local_time: datetime) -> str:
    """The time of a moment, on the clock it is given in: 14:02 or 2:02 PM."""
    return minute_text(local_time.hour * 60 + local_time.minute)


def length_text(minutes: int) -> str:
    """A length of time: 7 h 30 min, 8 h, 45 min."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return translate("Format", "{0} min").format(rest)
    return (
        translate("Format", "{0} h {1} min").format(hours, rest)
        if rest
        else translate("Format", "{0} h").format(hours)
    )


def clock_text(at: float) -> str:
    """A moment (UTC epoch seconds) as a time on this computer's clock: 14:02 or 2:02 PM."""
    return wall_clock_text(datetime.fromtimestamp(at, UTC).astimezone())


def moment_text(at: float, now: float) -> str:
    """A moment with its day on this computer's clock: today 14:05, yesterday 09:10, 22 Nov 14:05."""
    moment, today = (datetime.fromtimestamp(when, UTC).astimezone() for when in (at, now))
    days = (today.date() - moment.date()).days
    if days == 0:
        return translate("Format", "today {0}").format(clock_text(at))
    if days == 1:
        return translate("Format", "yesterday {0}").format(clock_text(at))
    day = date_text(moment.date(), translate("Format", "d MMM"))
    return f"{day} {clock_text(at)}"


def date_text(day: date, pattern: str) -> str:
    """A day by a pattern of the language, which in English has the day first: where months come first,
    22 Nov is Nov 22."""
    locale = QLocale()
    short = locale.dateFormat(QLocale.FormatType.ShortFormat)
    if locale.language() is QLocale.Language.English and short.find("M") < short.find("d"):
        pattern = MONTH_FIRST.get(pattern, pattern)
    return locale.toString(QDate(day.year, day.month, day.day), pattern)


def weekday_and_clock_text(at: float) -> str:
    """A moment of the last days on this computer's clock: Monday, 14:02."""
    moment = datetime.fromtimestamp(at, UTC).astimezone()
    day = QLocale().standaloneDayName(moment.isoweekday())
    return translate("Format", "{0}, {1}").format(day, clock_text(at))


def since_text(at: float, now: float) -> str:
    """A moment that something has lasted since: 14:02 within a day, else with its day."""
    return clock_text(at) if now - at < SECONDS_PER_DAY else weekday_and_clock_text(at)


def countdown_text(seconds: float) -> str:
    """A short time that runs down: 0:42, 12:05."""
    minutes, rest = divmod(max(0, round(seconds)), 60)
    return f"{minutes}:{rest:02}"


def about_text(seconds: float) -> str:
    """A waiting time, not more exact than anybody knows it: 5 s, 40 s, 3 min, 2 h."""
    if seconds < 57.5:
        return translate("Format", "{0} s").format(max(5, 5 * round(seconds / 5)))
    if seconds < 59.5 * 60:
        return translate("Format", "{0} min").format(round(seconds / 60))
    return translate("Format", "{0} h").format(round(seconds / 3600))


def age_text(seconds: float) -> str:
    """How long ago: 8 s ago, 4 min ago, 2 h ago, 3 days ago."""
    if seconds < 60:
        return translate("Format", "{0} s ago").format(int(max(0, seconds)))
    if seconds < 3600:
        return translate("Format", "{0} min ago").format(int(seconds // 60))
    if seconds < 48 * 3600:
        return translate("Format", "{0} h ago").format(int(seconds // 3600))
    return translate("Format", "{0} days ago").format(int(seconds // 86400))


def parse_minutes(text: str) -> int:
    """A typed time as a minute of the day, 0–1440: 7, 730, 7:30, 7.30, 19h30, 19h, 19 Uhr, 7p, 7 p.m., 24:00.

    Raises InvalidChange with NOT_A_TIME for anything else.
    """
    match = _TIME.fullmatch(text.strip())
    if match is None:
        raise InvalidChange(NOT_A_TIME, text=text)
    hours, minutes = _hours_and_minutes(text.strip(), match)
    half = (match[3] or "").lower()
    if half:
        if not 1 <= hours <= 12:
            raise InvalidChange(NOT_A_TIME, text=text)
        hours = hours % 12 + (12 if half == "p" else 0)
    minute_of_day = hours * 60 + minutes
    if minutes > 59 or minute_of_day > MINUTES_PER_DAY:
        raise InvalidChange(NOT_A_TIME, text=text)
    return minute_of_day


def _hours_and_minutes(text: str, match: re.Match[str]) -> tuple[int, int]:
    digits = re.match(r"\d+", text)
    run = digits[0] if digits else ""
    if len(run) == 3:  # 730 is 7:30, not 73 and 0
        return int(run[0]), int(run[1:])
    return int(match[1]), int(match[2] or 0)
