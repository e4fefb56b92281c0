"""Times as people type them, numbers as they read them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QLocale

from juicedesk.domain.errors import NOT_A_TIME, InvalidChange
from juicedesk.ui.format import (
    MONTH_FIRST,
    age_text,
    amps_text,
    date_text,
    hour_text,
    length_text,
    minute_text,
    number_text,
    parse_minutes,
    wall_clock_text,
)
from tests.unit.test_translations import CATALOGS, read_catalog


@pytest.mark.parametrize(
    ("text", "minute"),
    [
        ("7", 420),
        ("07", 420),
        ("730", 450),
        ("0730", 450),
        ("7:30", 450),
        ("7.30", 450),
        ("19h30", 1170),
        ("21h", 1260),
        ("21 Uhr", 1260),
        ("7:30 h", 450),
        (" 22:45 ", 1365),
        ("7p", 1140),
        ("7 pm", 1140),
        ("7:30 p.m.", 1170),
        ("12a", 0),
        ("12pm", 720),
        ("0", 0),
        ("24:00", 1440),
        ("2400", 1440),
    ],
)
def test_a_typed_time_is_understood(text: str, minute: int) -> None:
    assert parse_minutes(text) == minute


NO_TIMES = ["", "x", "25", "7:60", "24:01", "13p", "0a", "1:2:3", "-1", "99999", "7,5", "h", "25h", "7hh"]


@pytest.mark.parametrize("text", NO_TIMES)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(InvalidChange) as refused:
        parse_minutes(text)
    assert refused.value.reason == NOT_A_TIME


@pytest.mark.parametrize("place", ["en_US", "en_CA", "en_GB", "de_DE"])
def test_what_is_written_can_be_typed_again(place: str) -> None:
    QLocale.setDefault(QLocale(place))
    for minute in range(0, 1440, 7):
        assert parse_minutes(minute_text(minute)) == minute


@pytest.mark.parametrize(
    ("place", "texts", "hours"),
    [
        ("en_US", ["12:00 AM", "9:05 AM", "12:00 PM", "11:05 PM", "12:00 AM"], ["12 AM", "1 PM", "12 AM"]),
        ("en_GB", ["00:00", "09:05", "12:00", "23:05", "24:00"], ["00:00", "13:00", "24:00"]),
        ("de_DE", ["00:00", "09:05", "12:00", "23:05", "24:00"], ["00:00", "13:00", "24:00"]),
    ],
)
def test_clocks_count_as_they_do_there(place: str, texts: list[str], hours: list[str]) -> None:
    QLocale.setDefault(QLocale(place))
    assert [plain(minute_text(minute)) for minute in (0, 545, 720, 1385, 1440)] == texts
    assert [plain(hour_text(hour)) for hour in (0, 13, 24)] == hours
    assert plain(wall_clock_text(datetime(2026, 11, 30, 23, 5, tzinfo=UTC))) == texts[3]


@pytest.mark.parametrize(
    ("place", "pattern", "text"),
    [
        ("en_US", "ddd d MMM", "Mon, Nov 30"),
        ("en_US", "d/M", "11/30"),
        ("en_GB", "ddd d MMM", "Mon 30 Nov"),
        ("en_CA", "d MMM", "Nov 30"),
        ("de_DE", "ddd d. MMM", "Mo. 30. Nov."),
    ],
)
def test_dates_stand_as_they_do_there(place: str, pattern: str, text: str) -> None:
    QLocale.setDefault(QLocale(place))
    assert date_text(date(2026, 11, 30), pattern) == text


def test_every_pattern_of_a_date_has_its_american_order() -> None:
    catalog = read_catalog((CATALOGS / "juicedesk_de.ts").read_text(encoding="utf-8"))
    patterns = {message.source for message in catalog if re.fullmatch(r"[dM/, y]*d[dM/, y]*", message.source)}
    assert {pattern for pattern in patterns if "M" in pattern} == set(MONTH_FIRST)


def plain(text: str) -> str:
    """With spaces that may break."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(("language", "text"), [("en", "1,234.5"), ("de", "1.234,5")])
def test_numbers_follow_the_language(language: str, text: str) -> None:
    QLocale.setDefault(QLocale(language))
    assert number_text(1234.5, 1) == text


def test_amps_lengths_and_ages() -> None:
    QLocale.setDefault(QLocale("en"))
    assert [amps_text(amps) for amps in (None, 16, 15.94)] == ["–", "16 A", "15.9 A"]
    assert [length_text(minutes) for minutes in (45, 480, 450)] == ["45 min", "8 h", "7 h 30 min"]
    ages = [age_text(seconds) for seconds in (-5, 8, 240, 7200, 260_000)]
    assert ages == ["0 s ago", "8 s ago", "4 min ago", "2 h ago", "3 days ago"]
