"""Past charges on the screen: figures in words, as charts, as tables and in files."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog, QLineEdit, QTableWidget
from pytestqt.qtbot import QtBot

from juicedesk.domain.charge import Charge, PowerPoint
from juicedesk.domain.charge_figures import last_nights
from juicedesk.domain.intent import FieldGroup
from juicedesk.domain.schedule import ChargeWindow
from juicedesk.domain.tariff import Band, Tariff
from juicedesk.store.view import Field
from juicedesk.ui.charge_power import limit_of
from juicedesk.ui.charge_tables import charges_table
from juicedesk.ui.charger_stack import CHARGES
from juicedesk.ui.charts.axis import hour_step, lines_up_to, nice_step
from juicedesk.ui.charts.bars import Bar, BarChart
from juicedesk.ui.charts.card import ChartCard
from juicedesk.ui.charts.chart import SIDE_GAP_PX, TEXT_SCALE
from juicedesk.ui.charts.csv_form import CsvForm
from juicedesk.ui.charts.figures_table import Column, FiguresTable, csv_text
from juicedesk.ui.charts.nights import NightsChart
from juicedesk.ui.csv_files import CSV_FORM
from juicedesk.ui.dialogs.csv_export import CsvExportDialog
from juicedesk.ui.dialogs.settings import SettingsDialog
from juicedesk.ui.format import number_text
from juicedesk.ui.look import Look
from juicedesk.ui.pages.charges import ChargesPage
from juicedesk.ui.tariff_choice import TARIFF, tariff_to_text
from juicedesk.ui.widgets.labels import Label
from tests.fakes.desk import FakeDesk, a_charger
from tests.ui.test_accessible_names import nameless
from tests.ui.used_window import ALT, Used, opened, toast

CHEAP = Tariff(0.40, "€", (Band("Low", 0.20, ChargeWindow(22 * 60, 6 * 60)),))
TODAY = (datetime.now(UTC) + timedelta(hours=1)).replace(
    tzinfo=None, hour=12, minute=0, second=0, microsecond=0
)


def a_charge(days_ago: int, number: int = 0, *, is_read: bool = True) -> Charge:
    """10 kWh from 23:00 on, of a car that was there from 18:00 to 07:00; 7.2 kW and then 2.8 kW."""
    start = TODAY - timedelta(days=days_ago) + timedelta(hours=6)
    flow = [(0.0, 0.0), (5.0, 7200.0), (6.0, 2800.0), (7.0, 0.0)]
    power = tuple(PowerPoint(start + timedelta(hours=after), watts) for after, watts in flow)
    unit_id = a_charger(number).unit_id
    end = start + timedelta(hours=13)
    return Charge(unit_id, 100 - days_ago, start, end, 10_000, 7200, power if is_read else None)


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk(
        charged=(a_charge(1), a_charge(1, 1), a_charge(3), a_charge(5, is_read=False), a_charge(60)),
        settings={TARIFF: tariff_to_text(CHEAP)},
    )


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, desk: FakeDesk) -> Iterator[Used]:
    with opened(qtbot, qapp, desk) as window:
        qtbot.waitUntil(window.main.isActiveWindow)
        yield window


def on_page(window: Used) -> ChargesPage:
    window.press(Qt.Key.Key_4, ALT)
    assert window.main.pages.page == CHARGES
    page = window.main.pages.stack.charges
    window.qtbot.waitUntil(lambda: bool(said(page, "charges:summary")))
    return page


def said(page: ChargesPage, name: str) -> str:
    return str(page.findChild(object, name).property("text"))


def card(page: ChargesPage, name: str) -> ChartCard:
    cards = page.findChildren(ChartCard)
    return next(one for one in cards if one.findChild(object, f"{name}:summary") is not None)


def table(page: ChargesPage, name: str) -> list[list[str]]:
    found = page.findChild(QTableWidget, name)
    columns, rows = range(found.columnCount()), range(found.rowCount())
    return [[found.item(row, column).text() for column in columns] for row in rows]


def test_a_charger_says_its_charges_in_words(window: Used) -> None:
    page = on_page(window)
    # Two charges at the low price, one of unknown hours at the full price.
    assert said(page, "charges:summary") == "3 charges · 30.0 kWh · about €8.00"
    assert said(page, "juicedesk-days:summary").startswith("30.0 kWh in 30 days, 1.0 kWh a day")
    assert "20.0 kWh" in said(page, "juicedesk-days:summary"), "what flowed in the cheaper hours"
    assert len(table(page, "charges:list")) == 3
    assert nameless(page) == []


def test_another_period_shows_older_charges(window: Used) -> None:
    page = on_page(window)
    period = page.findChild(QComboBox, "charges:period")
    period.setCurrentIndex(1)
    period.activated.emit(1)
    window.qtbot.waitUntil(lambda: said(page, "charges:summary").startswith("4 charges"))


def test_the_nights_say_what_was_planned_and_what_happened(window: Used) -> None:
    page = on_page(window)
    chart = card(page, "juicedesk-nights").chart
    rows = chart.table.rows
    assert len(rows) == 7
    flowed = [row for row in rows if row[2]]
    assert all(row[2] == 120 and row[3] == 120 for row in flowed) and len(flowed) == 2
    assert [row[2] for row in rows].count(None) == 1, "the night that was not read in detail"
    assert "4 h in all, 4 h of it inside" in chart.accessibleDescription()


def test_the_chosen_charge_shows_its_power(window: Used) -> None:
    page = on_page(window)
    assert "Peak: 7.2 kW." in said(page, "juicedesk-power:summary")
    charges = page.findChild(QTableWidget, "charges:list")
    charges.setCurrentCell(2, 0)
    chart = card(page, "juicedesk-power").chart
    assert chart.count == 0 and "has not been read" in chart._note  # type: ignore[attr-defined]


def test_a_chart_goes_with_the_keys_and_has_a_table(window: Used) -> None:
    page = on_page(window)
    days = card(page, "juicedesk-days")
    days.chart.setFocus()
    window.qtbot.keyClick(days.chart, Qt.Key.Key_End)
    assert days.chart.cursor_at == 29
    window.qtbot.keyClick(days.chart, Qt.Key.Key_Left)
    assert "10.0 kWh" in days.chart.words_at(days.chart.cursor_at)
    window.click("juicedesk-days:switch")
    shown = table(page, "juicedesk-days:table")
    assert len(shown) == 30 and shown[1][1:] == ["10.0 kWh", "10.0 kWh"]
    assert not days.chart.isVisible()


def test_pictures_and_figures_are_kept_and_copied(window: Used, tmp_path: Path) -> None:
    page = on_page(window)
    days = card(page, "juicedesk-days")
    for ending, begin in ((".png", b"\x89PNG"), (".svg", b"<?xml")):
        days.keep_in(tmp_path / f"days{ending}")
        assert (tmp_path / f"days{ending}").read_bytes().startswith(begin)
    assert toast(window) == "Saved as days.svg."
    days.copy_image()
    assert not QGuiApplication.clipboard().image().isNull()
    days.keep_in(tmp_path / "no such folder" / "days.png")
    assert "could not be saved" in toast(window)


def test_the_signs_of_a_file_are_chosen_and_remembered(
    window: Used, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = on_page(window)
    asked: list[str] = []

    def where(_over: object, _title: str, start: str, _kinds: str) -> tuple[str, str]:
        asked.append(Path(start).name)
        return str(tmp_path / "days"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", where)
    days = card(page, "juicedesk-days")
    days.figures_wanted.emit(days.chart.table, "juicedesk-days")
    dialog = page.findChild(CsvExportDialog)
    assert dialog.form == CsvForm(",", "."), "what is usual for the language"
    dialog.findChild(QComboBox, "csv:separator").setCurrentIndex(0)
    dialog.findChild(QComboBox, "csv:decimal").setCurrentIndex(0)
    assert "7,400;1,850" in dialog.findChild(Label, "csv:sample").text()
    dialog.accept()
    assert asked == ["juicedesk-days.csv"] and toast(window) == "Saved as days.csv."
    assert (tmp_path / "days.csv").read_text("utf-8-sig").splitlines()[0] == "day;energy_kwh;tariff_low_kwh"
    assert CsvForm.from_text(window.main.preferences.value(CSV_FORM)) == CsvForm(";", ",")


def test_the_charges_of_the_period_go_into_a_file(window: Used, tmp_path: Path) -> None:
    page = on_page(window)
    page.keep_charges_in(tmp_path / "charges.csv")
    head, *lines = (tmp_path / "charges.csv").read_text("utf-8-sig").splitlines()
    assert head == (
        "charger,charger_id_masked,started,finished,duration_s,energy_kwh,avg_power_kw,max_amps,"
        "tariff_low_kwh,tariff_high_kwh,cost,currency,source,complete"
    )
    assert len(lines) == 3
    first = dict(zip(head.split(","), lines[0].split(","), strict=True))
    assert (first["charger"], first["charger_id_masked"]) == ("Garage", "…0000")
    assert first["started"].endswith(("+01:00", "+02:00")), "with the charger's own offset"
    assert (first["energy_kwh"], first["tariff_low_kwh"], first["cost"]) == ("10.000", "10.000", "2.000")
    assert (first["duration_s"], first["max_amps"], first["source"]) == ("7200", "", "server")
    assert [line[-1] for line in lines] == ["y", "y", "n"], "the last one's power was not read"


def test_three_prices_are_told_as_the_lowest_and_the_others(window: Used) -> None:
    high = Band("High", 0.60, ChargeWindow(17 * 60, 22 * 60))
    night = Band("Low", 0.20, ChargeWindow(0, 6 * 60))
    tariff = Tariff(0.40, "€", (night, high))
    window.main.preferences.choose(TARIFF, tariff_to_text(tariff))
    page = on_page(window)
    # Two charges of 7.2 kWh at the usual price and 2.8 kWh at the low one, one of unknown hours.
    window.qtbot.waitUntil(lambda: said(page, "charges:summary").endswith("about €10.88"))
    assert "Hatched: at the lowest price, 5.6 kWh." in said(page, "juicedesk-days:summary")
    assert "Tinted: at the lowest price." in said(page, "juicedesk-power:summary")
    figures = charges_table((a_charge(1),), {}, tariff)
    told = {column.words: text for column, text in zip(figures.columns, figures.texts[0], strict=True)}
    assert (told["At the lowest price"], told["At other prices"]) == ("2.8 kWh", "7.2 kWh")


def test_all_chargers_are_on_the_page_of_the_house(window: Used) -> None:
    window.click("nav:history")
    page = window.main.stack.history.page
    window.qtbot.waitUntil(lambda: said(page, "charges:summary").startswith("4 charges"))
    assert {row[0] for row in table(page, "charges:list")} == {"Garage", "Carport"}
    assert window.button("nav:history").isChecked()
    assert not window.sees("juicedesk-nights:summary"), "there is no schedule of several chargers"
    months = card(page, "juicedesk-months").chart.table.rows
    assert sum(int(row[1]) for row in months if isinstance(row[1], int)) == 5


def test_the_page_of_the_house_can_be_filtered_by_charger(window: Used) -> None:
    window.click("nav:history")
    page = window.main.stack.history.page
    window.qtbot.waitUntil(lambda: said(page, "charges:summary").startswith("4 charges"))
    window.press(Qt.Key.Key_F)
    search = page.findChild(QLineEdit, "charges:search")
    assert search.hasFocus()
    window.qtbot.keyClicks(search, "carp")
    window.qtbot.waitUntil(lambda: said(page, "charges:summary").startswith("1 charge"))
    assert {row[0] for row in table(page, "charges:list")} == {"Carport"}
    window.qtbot.keyClicks(search, "x")
    window.qtbot.waitUntil(lambda: said(page, "charges:summary").startswith("0 charges"))
    assert "No charges recorded yet." not in window.texts


def test_the_limit_is_a_line_in_the_power_and_in_its_words(window: Used) -> None:
    page = on_page(window)
    words = "Dashed: the present wiring limit, 32 A at 231 V on one phase."
    assert words in said(page, "juicedesk-power:summary")
    chart = card(page, "juicedesk-power").chart
    assert chart._limit_watts == 32 * 231  # type: ignore[attr-defined]
    charge, charger = a_charge(1), a_charger()
    unknown = replace(charger, fields={FieldGroup.WIRE: Field(None, None, None)})
    assert limit_of(charge, (unknown,)) is None and limit_of(charge, ()) is None


def test_the_texts_beside_a_chart_have_room_however_large_they_are(qtbot: QtBot, qapp: QApplication) -> None:
    QLocale.setDefault(QLocale("de"))
    for scale in (1.0, 2.0):
        look = Look(qapp, text_scale=scale)
        nights, bars = NightsChart(look), BarChart(look)
        for chart in (nights, bars):
            qtbot.addWidget(chart)
        nights.show_nights(last_nights((), None, TODAY), [""] * 7)
        bars.show_bars([Bar("1", "", 9_999.5)], "kWh", lambda value: number_text(value, 1))
        for chart in (nights, bars):
            room = chart.area.left()
            assert all(chart.text_px(text) + SIDE_GAP_PX <= room for text in (chart.unit, *chart.side_texts))
        assert bars.area.top() >= QFontMetrics(look.font(TEXT_SCALE)).height() * 1.5, "unit and top value"


def test_without_charges_there_is_a_reason_and_no_bare_table(window: Used, desk: FakeDesk) -> None:
    desk.charged = ()
    window.press(Qt.Key.Key_4, ALT)
    window.qtbot.waitUntil(lambda: "No charges recorded yet." in window.texts)
    assert not window.sees("charges:list") and not window.find("charges:export").isEnabled()


def test_without_prices_there_is_energy_and_the_way_to_state_them(window: Used, desk: FakeDesk) -> None:
    window.main.preferences.choose(TARIFF, "")
    page = on_page(window)
    window.qtbot.waitUntil(lambda: said(page, "charges:summary") == "3 charges · 30.0 kWh")
    window.click("charges:tariff")
    settings = window.main.findChild(SettingsDialog)
    price = settings.findChild(QLineEdit, "settings:price")
    assert price.isVisible()
    window.qtbot.keyClicks(price, "0,30")
    window.qtbot.keyClick(price, Qt.Key.Key_Return)
    window.qtbot.waitUntil(lambda: "about €9.00" in said(page, "charges:summary"))
    settings.reject()


def test_german_files_have_decimal_commas_and_no_name_is_a_formula() -> None:
    cells = FiguresTable((Column("a", "A"), Column("b", "B"), Column("c", "C")), (("=1+1", 1.5, None),))
    assert csv_text(cells, CsvForm.of(QLocale("de"))) == "\ufeffa;b;c\r\n'=1+1;1,500;\r\n"
    assert csv_text(cells, CsvForm.of(QLocale("en"))) == "\ufeffa,b,c\r\n'=1+1,1.500,\r\n"


@pytest.mark.parametrize(
    ("largest", "lines"),
    [(0, [0, 1]), (7.3, [0, 2, 4, 6, 8]), (22.0, [0, 10, 20, 30]), (100, [0, 25, 50, 75, 100])],
)
def test_the_lines_of_a_chart_are_round_and_reach_over_it(largest: float, lines: list[float]) -> None:
    assert lines_up_to(largest, nice_step(largest)) == lines


def test_hours_have_room() -> None:
    assert [hour_step(hours, 8) for hours in (1, 13, 24, 100)] == [1, 2, 3, 24]


def test_many_bars_are_drawn_inside_their_chart(window: Used) -> None:
    chart = BarChart(window.look)
    window.qtbot.addWidget(chart)
    chart.resize(420, 220)
    chart.show_bars([Bar(str(n), f"day {n}", n % 7) for n in range(365)], "kWh", str, has_average=True)
    chart.say("Days", "365 days", FiguresTable())
    assert chart.place_at(chart.area.left(), 50) == 0
    assert chart.place_at(chart.area.right() - 0.1, 50) == 364
    assert chart.place_at(chart.area.right() + 5, 50) is None
    assert not chart.image().isNull()


def test_another_charger_forgets_the_charges_of_the_one_before(window: Used, desk: FakeDesk) -> None:
    page = on_page(window)
    window.click_charger(1)
    window.qtbot.waitUntil(lambda: said(page, "charges:summary").startswith("1 charge ·"))
    desk.charged = (replace(a_charge(1, 1), energy_wh=12_000),)
    page.read_again()
    window.qtbot.waitUntil(lambda: "12.0 kWh" in said(page, "charges:summary"))
