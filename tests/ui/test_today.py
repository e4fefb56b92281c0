"""The power of today on the overview: what flowed, what is not known, and what it has cost."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from juicedesk.domain.charger import ChargerState
from juicedesk.domain.day_power import Flow
from juicedesk.domain.errors import StoreError
from juicedesk.domain.tariff import Tariff
from juicedesk.store.view import ChargerView
from juicedesk.ui.charger_stack import SCHEDULE
from juicedesk.ui.charts.today import TodayChart
from juicedesk.ui.dialogs.csv_export import CsvExportDialog
from juicedesk.ui.tariff_choice import TARIFF, tariff_to_text
from juicedesk.ui.today_reading import Asked, read_today
from juicedesk.ui.widgets.today_card import TodayCard
from tests.fakes.desk import FakeDesk, a_charger, a_measurement
from tests.ui.surfaces import settle
from tests.ui.used_window import Used, opened, show

NOON = 1_764_241_200.0
"""12:00 at the charger, an hour ahead of UTC."""


def at_noon(state: ChargerState = ChargerState.CHARGING, **parts: object) -> ChargerView:
    measured = replace(a_measurement(state), plugged_since=int(NOON) - 7200, last_ping=int(NOON) - 600)
    return replace(a_charger(), measurement=replace(measured, **parts), measured_at=NOON)  # type: ignore[arg-type]


def a_desk() -> FakeDesk:
    now = time.time()
    return FakeDesk(flowed=(Flow(now - 3600, now - 600, 0.0), Flow(now - 600, now, 7000.0)))


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[Used]:
    with opened(qtbot, qapp, a_desk()) as window:
        yield window


def chart(window: Used) -> TodayChart:
    return window.main.pages.stack.overview.findChild(TodayChart)


def test_the_day_is_read_on_the_charger_s_clock() -> None:
    desk = FakeDesk(flowed=(Flow(NOON - 7200, NOON - 3600, 0.0), Flow(NOON - 3600, NOON, 7000.0)))
    day = read_today(Asked(at_noon(), NOON + 30), desk.flows, desk.charges)
    assert f"{day.midnight:%H:%M} {day.now:%H:%M} {day.flowing_since:%H:%M}" == "00:00 12:00 11:00"
    assert [(start.hour, watts) for start, _end, watts in day.stretches] == [(10, 0), (11, 7000)]
    assert day.gaps == ()
    assert day.session is not None and day.session.energy_wh == 5600


def test_of_a_lost_box_nothing_is_known_since_it_was_heard() -> None:
    lost = at_noon(ChargerState.DISCONNECT)
    day = read_today(Asked(lost, NOON), FakeDesk().flows, FakeDesk().charges)
    assert [(f"{start:%H:%M}", f"{end:%H:%M}") for start, end in day.gaps] == [("11:50", "12:00")]
    assert day.session is None


def test_since_when_it_charges_and_what_that_has_cost(window: Used, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: any(text.startswith("since ") for text in window.texts))
    assert not any("$" in text or "€" in text for text in window.texts)
    window.main.preferences.choose(TARIFF, tariff_to_text(Tariff(0.5, "€")))
    window.main.refresh_now()
    qtbot.waitUntil(lambda: any("2.80" in text for text in window.texts))  # 5.6 kWh


def test_the_chart_says_itself_in_words_and_as_a_table(window: Used, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: chart(window).count == 1)
    assert "kWh today" in chart(window).accessibleDescription()
    assert [texts[-1] for texts in chart(window).table.texts] == ["0.0 kW", "7.0 kW"]
    assert chart(window).words_at(0).endswith("7.0 kW")


def test_the_figures_can_be_kept_as_a_file(window: Used, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: chart(window).count == 1)
    card = chart(window).parentWidget().parentWidget()
    assert isinstance(card, TodayCard)
    card.figures_wanted.emit(chart(window).table, "juicedesk-today")
    dialog = card.findChild(CsvExportDialog)
    assert dialog is not None and dialog.isVisible()
    dialog.reject()


def test_what_was_not_read_is_said_as_a_gap(window: Used, qtbot: QtBot) -> None:
    window.desk.flowed = window.desk.flowed[:1]
    old = replace(window.desk.shown.chargers[0], measured_at=time.time() - 600)
    show(window, chargers=(old,))
    qtbot.waitUntil(lambda: "No data since" in chart(window).accessibleDescription())
    assert "–" in {texts[-1] for texts in chart(window).table.texts}


def test_another_charger_shows_nothing_of_the_one_before(window: Used, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: chart(window).count == 1)
    window.desk.error = StoreError(window.desk.data_folder(), "gone")
    window.main.open_charger(window.desk.shown.chargers[1].unit_id)
    assert chart(window).count == 0


def test_a_click_anywhere_in_a_tile_opens_its_page(window: Used) -> None:
    tile = window.find("tile:schedule").parentWidget()
    assert tile is not None
    window.qtbot.mouseClick(tile, Qt.MouseButton.LeftButton, pos=tile.rect().bottomLeft() + QPoint(30, -10))
    assert window.main.pages.page == SCHEDULE


@pytest.mark.parametrize(("size", "chart_first"), [((1280, 800), True), ((880, 600), False)])
def test_a_low_window_shows_what_is_set_before_the_day(
    window: Used, size: tuple[int, int], chart_first: bool
) -> None:
    window.main.resize(*size)
    settle(window.main)
    tile = window.find("tile:schedule")
    above = chart(window).mapTo(window.main, QPoint()).y() < tile.mapTo(window.main, QPoint()).y()
    assert above is chart_first
    months = window.find("tile:month").mapTo(window.main, QPoint()).y()
    assert months == tile.mapTo(window.main, QPoint()).y() < size[1]
