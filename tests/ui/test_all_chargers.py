"""All chargers in one list: found, filtered, grouped, ticked, and changed together without any raise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QLocale, QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QTableWidget
from pytestqt.qtbot import QtBot

from juicedesk.domain.charger import ChargerState
from juicedesk.domain.errors import NAME_EMPTY, InvalidChange
from juicedesk.domain.intent import FieldGroup
from juicedesk.domain.schedule import ANY_TIME
from juicedesk.store.view import ChargerView
from juicedesk.ui.dialogs.bulk_limit import BulkLimitDialog
from juicedesk.ui.dialogs.bulk_schedule import BulkScheduleDialog
from juicedesk.ui.dialogs.compare import CompareDialog
from juicedesk.ui.fleet import Kind
from juicedesk.ui.fleet_words import state_words
from juicedesk.ui.look import Look
from juicedesk.ui.models import fleet_model
from juicedesk.ui.models.fleet_model import FleetModel
from juicedesk.ui.pages.all_chargers import keep_each
from juicedesk.ui.widgets.fleet_columns import STATE, STATE_TEXT_PX, FleetColumns
from tests.fakes.desk import NIGHT, FakeDesk, a_charger, a_measurement
from tests.ui.used_window import Used, opened, show, toast

STATES = (ChargerState.CHARGING, ChargerState.STANDBY, ChargerState.ERROR)


def a_row(number: int) -> ChargerView:
    return replace(a_charger(number, f"Bay {number:02}"), measurement=a_measurement(STATES[number % 3]))


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[Used]:
    desk = FakeDesk()
    desk.shown = replace(desk.shown, chargers=tuple(a_row(number) for number in range(12)))
    with opened(qtbot, qapp, desk, is_demo=False) as window:
        window.click("nav:all")
        yield window


def model(window: Used) -> FleetModel:
    return window.main.stack.all_chargers.page.model


def names(window: Used) -> list[str]:
    """The rows as they stand, headings too."""
    rows = [model(window).index(row).data(FleetModel.RowRole) for row in range(model(window).rowCount())]
    return [row.name if isinstance(row, ChargerView) else row for row in rows]


def row_of(window: Used, number: int) -> int:
    """Where the charger of a bay stands: troubles come first."""
    return names(window).index(f"Bay {number:02}")


def tick(window: Used, *bays: int) -> None:
    for bay in bays:
        index = model(window).index(row_of(window, bay))
        where = window.main.stack.all_chargers.page.list.visualRect(index)
        spot = where.topLeft() + where.topLeft().__class__(20, where.height() // 2)
        viewport = window.main.stack.all_chargers.page.list.viewport()
        window.qtbot.mouseClick(viewport, Qt.MouseButton.LeftButton, pos=spot)


def search(window: Used, text: str) -> None:
    field = window.find("all:search")
    assert isinstance(field, QLineEdit)
    field.setText(text)


def test_searching_finds_names_and_ids(window: Used) -> None:
    search(window, "bay 07")
    assert names(window) == ["Bay 07"]
    search(window, a_row(3).unit_id[-6:])
    assert names(window) == ["Bay 03"]
    search(window, "")
    assert len(names(window)) == 12


def test_a_filter_shows_one_kind_and_says_how_many_there_are(window: Used) -> None:
    assert window.button("all:attention").text() == "Attention 4"
    window.click("all:attention")
    assert names(window) == ["Bay 02", "Bay 05", "Bay 08", "Bay 11"]
    window.click("all:all")
    assert len(names(window)) == 12


def test_troubles_come_first_and_who_is_at_a_row_stays_there(
    window: Used, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert names(window)[:5] == ["Bay 02", "Bay 05", "Bay 08", "Bay 11", "Bay 00"]
    listed = window.main.stack.all_chargers.page.list
    listed.setCurrentIndex(model(window).index(row_of(window, 4)))
    monkeypatch.setattr(fleet_model, "SORT_AGAIN_S", 0.0)
    chargers = list(window.desk.shown.chargers)
    chargers[4] = replace(chargers[4], measurement=a_measurement(ChargerState.ERROR))
    show(window, chargers=tuple(chargers))
    assert names(window)[:3] == ["Bay 02", "Bay 04", "Bay 05"]
    assert listed.currentIndex().row() == 1


@pytest.mark.parametrize("language", ["en_US", "de_DE"])
def test_columns_are_as_wide_as_what_stands_in_them(qapp: QApplication, language: str) -> None:
    QLocale.setDefault(QLocale(language))
    for scale, width in ((1.0, 1000), (1.5, 1500)):
        look = Look(qapp, text_scale=scale)
        cells = FleetColumns(look).cells(QRect(0, 0, width, 30))
        metrics = QFontMetrics(look.font())
        for words in state_words():
            assert metrics.horizontalAdvance(words) + look.px(STATE_TEXT_PX) <= cells[STATE].width()
        assert all(left.right() < right.left() for left, right in pairwise(cells))
        assert cells[-1].right() <= width
    narrow = FleetColumns(look).cells(QRect(0, 0, 600, 30))
    assert all(cell.width() > 0 for cell in narrow) and narrow[-1].right() <= 602


def test_grouping_puts_what_needs_attention_first(window: Used) -> None:
    window.find("all:grouped").setChecked(True)  # type: ignore[attr-defined]
    assert names(window)[0] == "Attention"
    assert [name for name in names(window) if not name.startswith("Bay")] == [
        "Attention",
        "Charging",
        "No car",
    ]


def test_ticks_stay_through_search_news_and_another_language(window: Used) -> None:
    tick(window, 1, 4)
    search(window, "bay 07")
    tick(window, 7)
    show(window, chargers=(replace(a_row(0), measurement=None), *(a_row(n) for n in range(1, 12))))
    window.main.speak("de")
    window.qtbot.waitUntil(lambda: window.sees("all:list"))
    assert [charger.name for charger in model(window).ticked] == ["Bay 01", "Bay 04", "Bay 07"]
    assert names(window) == ["Bay 07"]


def test_a_tick_is_turned_by_the_space_key_and_taken_away_by_a_second_click(window: Used) -> None:
    listed = window.main.stack.all_chargers.page.list
    listed.setFocus()
    listed.setCurrentIndex(model(window).index(row_of(window, 2)))
    window.qtbot.keyClick(listed, Qt.Key.Key_Space)
    assert [charger.name for charger in model(window).ticked] == ["Bay 02"]
    tick(window, 2)
    assert model(window).ticked == ()


def test_a_charger_that_left_is_no_longer_ticked(window: Used) -> None:
    tick(window, 1)
    show(window, chargers=(a_row(0), a_row(2)))
    assert model(window).ticked == ()


def test_enter_opens_the_charger(window: Used) -> None:
    window.main.stack.all_chargers.page.list.activated.emit(model(window).index(row_of(window, 3)))
    assert window.charger == "Bay 03"
    assert window.sees("tab:overview")


def test_news_of_a_row_change_that_row_alone(window: Used) -> None:
    changed: list[int] = []
    model(window).dataChanged.connect(lambda first, _last: changed.append(first.row()))
    chargers = list(window.desk.shown.chargers)
    chargers[5] = replace(chargers[5], measurement=a_measurement(ChargerState.PLUGGED))
    show(window, chargers=tuple(chargers))
    assert changed == [row_of(window, 5)]
    assert model(window).counts[Kind.ATTENTION] == 3


def test_what_a_screen_reader_says_of_a_row(window: Used) -> None:
    words = model(window).index(row_of(window, 0)).data(Qt.ItemDataRole.AccessibleTextRole)
    assert words.startswith("Bay 00, Charging, 7.4 kW, Mon–Fri 23:00 – 06:30")


def test_a_lower_limit_for_several_is_an_edit_for_each(window: Used) -> None:
    tick(window, 0, 1, 2)
    window.click("bulk:limit")
    dialog = window.main.findChild(BulkLimitDialog)
    dialog.findChild(QLineEdit, "bulk:amps").setText("20")
    window.qtbot.mouseClick(window.find("bulk:save"), Qt.MouseButton.LeftButton)
    window.qtbot.waitUntil(lambda: toast(window) == "3 changes saved.")
    ids = [a_row(number).unit_id for number in range(3)]
    assert window.desk.saved == [(unit_id, FieldGroup.LIMIT, 20, 32, False) for unit_id in ids]


def test_raises_are_left_out_unless_asked_for_and_are_never_confirmed(
    qtbot: QtBot, qapp: QApplication
) -> None:
    chargers = (a_charger(0, limit=32), a_charger(1, limit=16), a_charger(2, limit=24))
    dialog = BulkLimitDialog(Look(qapp), chargers)
    qtbot.addWidget(dialog)
    dialog.findChild(QLineEdit, "bulk:amps").setText("24")
    assert [charger.unit_id for charger, _group, _amps in dialog.edits] == [chargers[0].unit_id]
    dialog.findChild(QCheckBox, "bulk:ask").setChecked(True)
    assert dialog.edits == [(chargers[0], FieldGroup.LIMIT, 24), (chargers[1], FieldGroup.LIMIT, 24)]
    desk = FakeDesk()
    assert keep_each(desk, dialog.edits) == []
    assert [saved[-1] for saved in desk.saved] == [False, False]


@pytest.mark.parametrize("text", ["", "3", "32"])
def test_nothing_can_be_saved_where_nothing_would_change(qtbot: QtBot, qapp: QApplication, text: str) -> None:
    dialog = BulkLimitDialog(Look(qapp), (a_charger(limit=32),))
    qtbot.addWidget(dialog)
    dialog.findChild(QLineEdit, "bulk:amps").setText(text)
    assert dialog.edits == []


def test_one_schedule_for_several_changes_those_that_have_another(window: Used) -> None:
    others = tuple(a_charger(number, f"Bay {number:02}", schedule=ANY_TIME) for number in (1, 2))
    show(window, chargers=(a_row(0), *others))
    model(window).tick_shown()
    window.click("bulk:schedule")
    dialog = window.main.findChild(BulkScheduleDialog)
    which = dialog.findChild(QComboBox, "bulk:schedule")
    assert dialog.edits == []
    which.setCurrentIndex(2)
    which.activated.emit(2)
    window.qtbot.mouseClick(window.find("bulk:save"), Qt.MouseButton.LeftButton)
    window.qtbot.waitUntil(lambda: len(window.desk.saved) == 2)
    assert [saved[1:4] for saved in window.desk.saved] == [(FieldGroup.SCHEDULE, NIGHT, ANY_TIME)] * 2


def test_a_charger_that_may_not_have_it_stops_none_of_the_others() -> None:
    desk = FakeDesk(error=InvalidChange(NAME_EMPTY))
    chargers = (a_charger(0, "A"), a_charger(1, "B"))
    assert keep_each(desk, [(charger, FieldGroup.LIMIT, 20) for charger in chargers]) == ["A"]
    assert [saved[0] for saved in desk.saved] == [chargers[1].unit_id]


def test_comparing_marks_what_differs_and_can_hide_the_rest(qtbot: QtBot, qapp: QApplication) -> None:
    chargers = (a_charger(0, "A", wire=32), a_charger(1, "B", wire=24))
    dialog = CompareDialog(Look(qapp), chargers, FakeDesk().shown)
    qtbot.addWidget(dialog)
    table = dialog.findChild(QTableWidget, "compare:table")
    heads = [table.verticalHeaderItem(row).text() for row in range(table.rowCount())]
    assert "Wiring limit ≠" in heads
    assert "Charge limit" in heads
    assert heads[0] == "JuiceBox ID", "no two are alike"
    dialog.findChild(QCheckBox, "compare:only").setChecked(True)
    shown = [head for row, head in enumerate(heads) if not table.isRowHidden(row)]
    assert all(head.endswith("≠") for head in shown)
    assert len(shown) < len(heads)
