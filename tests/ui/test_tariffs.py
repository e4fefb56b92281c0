"""Prices in the settings: each field holds once it is left with something that can be used."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from juicedesk.domain.schedule import MINUTES_PER_DAY, ChargeWindow
from juicedesk.domain.tariff import MOST_BANDS, Band, Days, Season, Tariff
from juicedesk.ui.background import Background
from juicedesk.ui.demo_prices import state_demo_prices
from juicedesk.ui.dialogs.settings import TARIFFS, SettingsDialog
from juicedesk.ui.language import Language
from juicedesk.ui.look import Look
from juicedesk.ui.preferences import Preferences
from juicedesk.ui.settings.tariff_files import TariffFiles
from juicedesk.ui.tariff_choice import LONGEST_NAME, TARIFF, tariff_from_text, tariff_to_text
from juicedesk.ui.tariff_file import MOST_BYTES, SUFFIX
from juicedesk.ui.widgets.labels import Label
from juicedesk.ui.widgets.tariff_picture import day_near
from tests.fakes.desk import FakeDesk
from tests.ui.conftest import UK
from tests.ui.test_accessible_names import CONTROLS, nameless

NIGHT = Band("Low", 0.23, ChargeWindow(22 * 60, 6 * 60))
NOON = Band("Low", 0.2812345, ChargeWindow(11 * 60, 15 * 60))
SUMMER = Band("Sun", 0.1, ChargeWindow(600, 900), Days.WEEKENDS, Season(5, 9))
TWO = Tariff(0.32, "€", (NIGHT, NOON))


class Page:
    """The tariffs in the settings, and a person who types there."""

    def __init__(self, qtbot: QtBot, qapp: QApplication) -> None:
        self.qtbot, self._app = qtbot, qapp
        self._background, self._look, self._language = Background(), Look(qapp), Language(qapp, UK)
        self._language.choose("en")
        self.preferences = Preferences(FakeDesk(), self._background)
        self.dialog = self.opened(None)

    def opened(self, tariff: Tariff | None) -> SettingsDialog:
        """The dialog anew, over a tariff that was kept."""
        self.preferences.choose(TARIFF, "" if tariff is None else tariff_to_text(tariff))
        self.dialog = SettingsDialog(
            FakeDesk(), self._background, self.preferences, self._look, self._language
        )
        self.qtbot.addWidget(self.dialog)
        self.dialog.open_page(TARIFFS)
        self.dialog.show()
        self.qtbot.waitUntil(self.dialog.isActiveWindow)
        return self.dialog

    def close(self) -> None:
        self._background.stop()

    def speak(self, language: str) -> None:
        self._language.choose(language)
        self.dialog.build_again()
        self.dialog.open_page(TARIFFS)
        self.qtbot.waitUntil(lambda: self.sees("settings:price"))

    @property
    def tariff(self) -> Tariff | None:
        return tariff_from_text(self.preferences.value(TARIFF))

    def find(self, name: str) -> QWidget:
        found = [one for one in self.dialog.findChildren(QWidget, name) if one.isVisibleTo(self.dialog)]
        assert len(found) == 1, f"{len(found)} of {name}"
        return found[0]

    def sees(self, name: str) -> bool:
        return any(one.isVisibleTo(self.dialog) for one in self.dialog.findChildren(QWidget, name))

    def type(self, name: str, text: str) -> QLineEdit:
        field = self.find(name)
        assert isinstance(field, QLineEdit)
        field.setFocus()
        field.selectAll()
        if not text:
            self.qtbot.keyClick(field, Qt.Key.Key_Delete)
        self.qtbot.keyClicks(field, text)
        self.qtbot.keyClick(field, Qt.Key.Key_Return)
        return field

    def pick(self, name: str, downs: int) -> None:
        choice = self.find(name)
        assert isinstance(choice, QComboBox)
        choice.setFocus()
        for _ in range(downs):
            self.qtbot.keyClick(choice, Qt.Key.Key_Down)

    def press(self, name: str) -> None:
        button = self.find(name)
        assert isinstance(button, QAbstractButton) and button.isEnabled()
        button.setFocus()
        self.qtbot.keyClick(button, Qt.Key.Key_Space)

    def says(self, name: str) -> str:
        return str(self.find(name).property("text"))

    @property
    def texts(self) -> list[str]:
        return [label.text() for label in self.dialog.findChildren(Label) if label.isVisible()]


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> Iterator[Page]:
    locale = QLocale()
    page = Page(qtbot, qapp)
    yield page
    page.close()
    page._language.choose("en")
    QLocale.setDefault(locale)


def test_a_tariff_is_stated_field_by_field_with_keys_only(page: Page) -> None:
    assert not page.find("tariff:add").isEnabled() and not page.find("tariff:export").isEnabled()
    page.type("settings:price", "0.32")
    page.type("settings:currency", "CHF")
    assert page.tariff == Tariff(0.32, "CHF")
    assert page.says("tariff:bands-words") == "None yet: every hour costs the usual price."
    page.press("tariff:add")
    assert page.dialog.focusWidget() is page.find("tariff:1:price")
    assert page.tariff == Tariff(0.32, "CHF"), "without a price they do not count"
    page.type("tariff:1:price", "0,23")
    assert page.tariff == Tariff(0.32, "CHF", (NIGHT,))
    page.type("tariff:1:name", " Sun ")
    page.type("tariff:1:from", "10")
    page.type("tariff:1:until", "1500")
    page.type("tariff:1:price", ".1")
    page.pick("tariff:1:days", 2)
    assert not page.sees("tariff:1:first-month")
    page.pick("tariff:1:season", 1)
    assert page.tariff is not None and page.tariff.bands[0].season == Season(11, 2)
    page.find("tariff:1:first-month").setProperty("currentIndex", 3)
    page.pick("tariff:1:first-month", 1)
    page.pick("tariff:1:last-month", 7)
    assert page.tariff == Tariff(0.32, "CHF", (SUMMER,))


def test_a_tariff_is_there_again_and_untouched_prices_keep_all_their_digits(page: Page) -> None:
    page.opened(Tariff(0.321234, "CHF", (NOON, SUMMER)))
    assert page.says("settings:price") == "0.3212" and page.says("tariff:1:price") == "0.2812"
    page.type("tariff:2:name", "Weekend")
    assert page.tariff is not None and page.tariff.price == 0.321234
    assert page.tariff.bands[0] == NOON and page.tariff.bands[1].name == "Weekend"


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("settings:price", "much", "A price is a number like 0.32."),
        ("settings:price", "", "Hours with another price need a usual one, too."),
        ("tariff:1:price", "-1", "A price is a number like 0.23."),
        ("tariff:1:price", "", "A price is a number like 0.23."),
        ("tariff:1:price", "nan", "A price is a number like 0.23."),
        ("tariff:1:name", "  ", "Hours need a name, like Low or Night."),
        ("tariff:1:from", "25:00", "25:00"),
        ("tariff:1:from", "6", "Start and end are the same."),
    ],
)
def test_what_cannot_be_used_is_marked_and_all_else_goes_on(
    page: Page, name: str, text: str, words: str
) -> None:
    page.opened(TWO)
    field = page.type(name, text)
    assert page.tariff == TWO
    assert field.property("wrong") and words in field.accessibleDescription()
    assert any(words in text for text in page.texts)
    page.type("tariff:2:price", "0.29")
    assert page.tariff is not None and [band.price for band in page.tariff.bands] == [0.23, 0.29]
    assert field.property("wrong") and field.text() in (text, "06:00"), "it stays until it is mended"
    page.type(name, {"name": "Night", "from": "21:30"}.get(name.rpartition(":")[2], "0.5"))
    assert not field.property("wrong") and not any(words in text for text in page.texts)


def test_two_ends_may_change_places_one_after_the_other(page: Page) -> None:
    page.opened(TWO)
    begin, end = page.type("tariff:1:from", "6:00"), page.find("tariff:1:until")
    assert begin.property("wrong") and end.property("wrong") and page.tariff == TWO
    page.type("tariff:1:until", "22:00")
    assert not begin.property("wrong") and not end.property("wrong")
    assert page.tariff is not None and page.tariff.bands[0].hours == ChargeWindow(360, 1320)
    page.type("tariff:1:from", "22")
    page.type("tariff:1:until", "soon")
    assert end.property("wrong") and not begin.property("wrong"), "one of them is no time now"
    page.type("tariff:1:from", "20")
    assert end.property("wrong"), "and stays marked, whatever the other one says"


def test_the_upper_of_two_bands_holds_and_a_band_moves_up(page: Page) -> None:
    whole_day = Band("Flat", 0.40, ChargeWindow(0, MINUTES_PER_DAY))
    page.opened(Tariff(0.32, "€", (whole_day, NIGHT)))
    assert "the upper one counts" in page.says("tariff:bands-words")
    assert page.says("tariff:weekday-words").replace("\N{NO-BREAK SPACE}", " ") == "00:00–24:00 Flat €0.40"
    assert not page.find("tariff:1:up").isEnabled()
    page.press("tariff:2:up")
    assert page.tariff == Tariff(0.32, "€", (NIGHT, whole_day))
    assert page.dialog.focusWidget() is page.find("tariff:1:name")
    shown = page.says("tariff:weekend-words").replace("\N{NO-BREAK SPACE}", " ")
    assert shown == "00:00–06:00 Low €0.23, 06:00–22:00 Flat €0.40, 22:00–24:00 Low €0.23"
    assert page.says("settings:tariff-example") == "10 kWh cost €2.30 to €4.00, depending on the hour."
    seen = []
    for _ in range(4):
        seen.append(page.dialog.focusWidget().objectName())
        page.qtbot.keyClick(page.dialog.focusWidget(), Qt.Key.Key_Tab)
    assert seen == ["tariff:1:name", "tariff:1:price", "tariff:1:remove", "tariff:1:from"]


def test_there_are_six_bands_at_most_and_each_can_go(page: Page) -> None:
    page.opened(Tariff(0.32, "€"))
    for number in range(1, MOST_BANDS + 1):
        page.press("tariff:add")
        hours = page.find(f"tariff:{number}")
        page.qtbot.waitUntil(lambda hours=hours: hours.visibleRegion().boundingRect() == hours.rect())
        page.type(f"tariff:{number}:price", f"0.{number}")
    assert not page.sees("tariff:add") and "six" in page.says("tariff:bands-words")
    assert page.tariff is not None and [band.name for band in page.tariff.bands][:3] == [
        *("Low", "High", "Hours 3"),
    ]
    page.press("tariff:6:remove")
    assert page.dialog.focusWidget() is page.find("tariff:5:name") and page.sees("tariff:add")
    for _ in range(5):
        page.press("tariff:1:remove")
    assert page.tariff == Tariff(0.32, "€") and page.dialog.focusWidget() is page.find("tariff:add")
    page.type("settings:price", "")
    assert page.tariff is None and page.preferences.value(TARIFF) == ""


def test_bands_of_one_name_are_told_apart(page: Page) -> None:
    page.opened(TWO)
    assert nameless(page.dialog) == []
    controls = [one for one in page.dialog.findChildren(QWidget) if one.objectName().startswith("tariff:")]
    names = [one.accessibleName() for one in controls if isinstance(one, CONTROLS)]
    assert len(names) == len(set(names)) and "Price per kWh in hours 2, Low" in names
    page.type("tariff:2:name", "Noon")
    assert page.find("tariff:2:days").accessibleName() == "Days of hours 2, Noon"


def test_the_demo_states_prices_once(page: Page) -> None:
    state_demo_prices(page.preferences)
    tariff = page.tariff
    assert tariff is not None and (tariff.price, tariff.bands) == (0.32, (NIGHT,))
    page.preferences.choose(TARIFF, "")
    state_demo_prices(page.preferences)
    assert page.tariff is None, "cleared is cleared"


def test_the_demos_low_rate_is_read_in_the_language_of_the_reader(page: Page, qapp: QApplication) -> None:
    state_demo_prices(page.preferences)
    language = Language(qapp)
    for choice, words in (("de", "Niedrig"), ("en", "Low")):
        language.choose(choice)
        assert page.tariff is not None and page.tariff.bands[0].name == words


def test_the_demo_leaves_prices_that_are_there(page: Page) -> None:
    page.preferences.choose(TARIFF, tariff_to_text(TWO))
    state_demo_prices(page.preferences)
    assert page.tariff == TWO


def test_the_page_goes_on_in_another_language(page: Page) -> None:
    page.opened(Tariff(0.32, "€", (SUMMER,)))
    page.speak("de")
    assert page.says("settings:price") == "0,32" and page.says("tariff:1:name") == "Sun"
    page.type("tariff:1:price", "0,12")
    assert page.tariff is not None and page.tariff.bands[0].price == 0.12


def test_hours_of_another_season_are_named_and_not_painted(page: Page) -> None:

    month = datetime.now(UTC).astimezone().month
    far = (month + 5) % 12 + 1
    page.opened(Tariff(0.32, "€", (Band("Far", 0.1, ChargeWindow(0, 600), season=Season(far, far)),)))
    assert page.says("tariff:other-season").startswith("Not at this time of the year: Far (")
    assert page.says("tariff:weekday-words").startswith("00:00–24:00")
    assert page.says("settings:tariff-example") == "10 kWh cost €3.20."


def test_a_tariff_goes_into_a_file_and_comes_back(
    page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.opened(TWO)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "home"), ""))
    page.press("tariff:export")
    kept = tmp_path / f"home{SUFFIX}"
    assert page.says("tariff:file-words") == f"Saved as {kept.name}."
    assert [path.name for path in tmp_path.iterdir()] == [kept.name], "nothing else is left"
    assert kept.read_text("utf-8") == tariff_to_text(TWO)
    page.press("tariff:2:remove")
    changed = page.tariff
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(kept), ""))
    page.press("tariff:import")
    assert page.tariff == TWO and page.says("tariff:2:until") == "15:00"
    assert page.says("tariff:file-words") == f"The prices are now those of {kept.name}."
    words = page.find("tariff:file-words")
    page.qtbot.waitUntil(lambda: words.visibleRegion().boundingRect() == words.rect())
    page.press("tariff:back")
    assert page.tariff == changed and not page.sees("tariff:2:name") and not page.sees("tariff:back")
    page.press("tariff:import")
    page.type("tariff:1:price", "0.2")
    assert not page.sees("tariff:back"), "it would take the edit along"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "could not be read"),
        (b"\xff\xfe\x00nothing", "holds no tariff that JuiceDesk can use"),
        (b"[]", "holds no tariff that JuiceDesk can use"),
        (b" " * MOST_BYTES + tariff_to_text(TWO).encode(), "is too large for a tariff (over 64 KiB)"),
    ],
)
def test_a_file_that_cannot_be_used_changes_nothing(
    page: Page, tmp_path: Path, content: bytes | None, words: str
) -> None:
    page.opened(TWO)
    path = tmp_path / f"other{SUFFIX}"
    if content is not None:
        path.write_bytes(content)
    page.dialog.findChild(TariffFiles).use(path)
    said = page.says("tariff:file-words")
    assert said.startswith(f"Nothing has changed: {path.name} {words}") and page.tariff == TWO


def test_a_file_that_cannot_be_written_is_said(page: Page, tmp_path: Path) -> None:
    page.opened(TWO)
    page.dialog.findChild(TariffFiles).keep_in(tmp_path / "gone" / "mine.json")
    assert page.says("tariff:file-words").startswith(f"mine{SUFFIX} could not be saved: ")


@pytest.mark.parametrize("day", [1, 2, 3, 15, 28, 29, 30, 31])
def test_the_days_shown_are_of_this_month(day: int) -> None:

    for month in (5, 8, 10):
        today = date(2026, month, day)
        for is_weekend in (False, True):
            near = day_near(today, is_weekend=is_weekend)
            assert near.month == month and (near.weekday() >= 5) is is_weekend


lines = st.text(
    st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=LONGEST_NAME
)  # what can be seen
prices = st.floats(0, 999.99)
windows = (
    st.tuples(st.integers(0, 1440), st.integers(0, 1440))
    .filter(lambda ends: ends[0] - ends[1] not in (0, MINUTES_PER_DAY))
    .map(lambda ends: ChargeWindow(*ends))
)
seasons = st.none() | st.builds(Season, st.integers(1, 12), st.integers(1, 12))
bands = st.builds(Band, lines, prices, windows, st.sampled_from(Days), seasons)
tariffs = st.builds(
    Tariff, prices, lines.map(lambda text: text[:8]), st.lists(bands, max_size=MOST_BANDS).map(tuple)
)


@given(tariffs)
def test_a_tariff_comes_back_as_it_was_stated(tariff: Tariff) -> None:
    assert tariff_from_text(tariff_to_text(tariff)) == tariff


ONE = {"name": "x", "price": 1, "from": 0, "to": 60}


@pytest.mark.parametrize(
    "kept",
    [
        {},
        {"price": "x", "currency": "€"},
        {"price": -0.1, "currency": "€"},
        {"price": 1000, "currency": "€"},
        {"price": float("nan"), "currency": "€"},
        {"price": float("inf"), "currency": "€"},
        {"price": 1, "currency": ""},
        {"price": 1, "currency": "123456789"},
        {"price": 1, "currency": "\ud800"},
        {"price": 1, "currency": "€", "bands": None},
        {"price": 1, "currency": "€", "bands": [ONE] * (MOST_BANDS + 1)},
        {"price": 1, "currency": "€", "bands": {"name": 1}},
        *(
            {"price": 1, "currency": "€", "bands": [ONE | wrong]}
            for wrong in (
                {"name": "x" * (LONGEST_NAME + 1)},
                {"name": " "},
                {"name": "two\nlines"},
                {"price": None},
                {"from": 60},
                {"to": 1441},
                {"to": -1},
                {"to": float("inf")},
                {"days": "sometimes"},
                {"days": []},
                {"season": [0, 3]},
                {"season": [1]},
                {"season": 5},
            )
        ),
    ],
)
def test_a_tariff_that_cannot_be_used_is_none(kept: object) -> None:
    assert tariff_from_text(json.dumps(kept)) is None


@pytest.mark.parametrize("text", ["", "?", "[]", "0", '"price"', "[" * 20_000, "9" * 5_000, '{"price": 1'])
def test_a_text_that_is_no_tariff_is_none(text: str) -> None:
    assert tariff_from_text(text) is None


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=8,
)
kept_bands = st.fixed_dictionaries(
    {"name": json_values, "price": json_values, "from": json_values, "to": json_values},
    optional={"days": json_values, "season": json_values},
)


@settings(max_examples=60)
@given(
    st.fixed_dictionaries(
        {"price": json_values, "currency": json_values, "bands": st.lists(kept_bands, max_size=2)}
    )
    | json_values
)
def test_any_text_is_a_tariff_or_none(kept: object) -> None:
    tariff = tariff_from_text(json.dumps(kept))
    assert tariff is None or tariff_from_text(tariff_to_text(tariff)) == tariff
