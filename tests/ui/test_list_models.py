"""The models of the chargers and of what is done, watched by Qt's own model tester."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from juicedesk.domain.charger import Blocking, ChargerState
from juicedesk.domain.intent import IntentState, Reason
from juicedesk.store.view import ChargerView, LinkState, LinkView
from juicedesk.ui.models.charger_list_model import ChargerListModel
from juicedesk.ui.models.done_model import DoneModel
from tests.fakes.desk import NOW, a_change, a_charger, a_measurement, with_pending

CONNECTED = LinkView(LinkState.CONNECTED, "127.0.0.1:8042", "Home server", NOW, NOW)
AWAY = replace(CONNECTED, state=LinkState.AWAY)
SPOKEN = Qt.ItemDataRole.AccessibleTextRole
GARAGE, CARPORT = a_charger(0, "Garage"), a_charger(1, "Carport")
WAITING = replace(GARAGE, measurement=a_measurement(ChargerState.PLUGGED, Blocking.SCHEDULE))


@pytest.fixture
def chargers() -> ChargerListModel:
    model = ChargerListModel()
    watched(model)
    return model


def watched(model: QAbstractItemModel) -> None:
    """Let a broken promise of the model fail the test, which warnings do."""
    mode = QAbstractItemModelTester.FailureReportingMode.Warning
    model.setProperty("tester", QAbstractItemModelTester(model, mode, model))


def show(model: ChargerListModel, chargers: Sequence[ChargerView], link: LinkView = CONNECTED) -> None:
    model.show_chargers(chargers, link)


def test_chargers_come_change_and_go(chargers: ChargerListModel) -> None:
    for shown in ((GARAGE,), (GARAGE, CARPORT), (CARPORT, GARAGE), (CARPORT,), ()):
        show(chargers, shown)
        names = [chargers.index(row).data() for row in range(chargers.rowCount())]
        assert names == [charger.name for charger in shown]


def test_newer_values_change_their_row_only_and_keep_the_selection(
    chargers: ChargerListModel, qtbot: QtBot
) -> None:
    view = QListView()
    qtbot.addWidget(view)
    view.setModel(chargers)
    show(chargers, (GARAGE, CARPORT))
    view.setCurrentIndex(chargers.index(1))
    idle = replace(CARPORT, measurement=a_measurement(ChargerState.STANDBY))
    with (
        qtbot.assertNotEmitted(chargers.modelReset),
        qtbot.waitSignal(chargers.dataChanged) as changed,
    ):
        show(chargers, (GARAGE, idle))
    assert [index.row() for index in changed.args[:2]] == [1, 1]
    assert view.currentIndex().row() == 1


def test_the_same_values_change_nothing(chargers: ChargerListModel, qtbot: QtBot) -> None:
    show(chargers, (GARAGE, CARPORT))
    with qtbot.assertNotEmitted(chargers.dataChanged), qtbot.assertNotEmitted(chargers.modelReset):
        show(chargers, (GARAGE, CARPORT))


def test_a_charger_is_found_by_its_id(chargers: ChargerListModel) -> None:
    show(chargers, (GARAGE, CARPORT))
    assert chargers.unit_id_at(chargers.index_of(CARPORT.unit_id)) == CARPORT.unit_id
    assert not chargers.index_of("unknown").isValid()
    assert chargers.rowCount(chargers.index(0)) == 0
    assert chargers.data(chargers.index(5)) is None


@pytest.mark.parametrize(
    ("charger", "link", "words"),
    [
        (GARAGE, CONNECTED, "Garage, Charging · 7.4 kW"),
        (
            replace(GARAGE, measurement=a_measurement(ChargerState.PLUGGED, Blocking.SCHEDULE)),
            CONNECTED,
            None,
        ),
        (GARAGE, AWAY, "as of "),
        (with_pending(GARAGE, a_change()), CONNECTED, "Garage, Charging · 7.4 kW, a change is waiting"),
    ],
)
def test_a_row_is_read_out(
    chargers: ChargerListModel, charger: ChargerView, link: LinkView, words: str | None
) -> None:
    show(chargers, (charger,), link)
    spoken = str(chargers.index(0).data(SPOKEN))
    if words is None:
        assert "kW" not in spoken and spoken.startswith("Garage, ")
    else:
        assert words in spoken


def test_an_old_value_is_no_power_of_now(chargers: ChargerListModel) -> None:
    show(chargers, (GARAGE,), AWAY)
    assert "kW" not in str(chargers.index(0).data(SPOKEN))


def test_what_is_done_is_read_out_with_its_reason(qtbot: QtBot) -> None:
    model = DoneModel()
    watched(model)
    done = a_change(state=IntentState.CANCELLED, reason=Reason.BY_PERSON)
    model.set_changes([done, a_change(state=IntentState.CONFIRMED, change_id=2)])
    assert model.rowCount() == 2
    words = str(model.index(0).data(SPOKEN))
    assert words.startswith("Garage · Wiring limit: ") and "24 A" in words
    assert model.index(0).data(DoneModel.ChangeRole) == done
    with qtbot.assertNotEmitted(model.modelReset):
        model.set_changes([done, a_change(state=IntentState.CONFIRMED, change_id=2)])
    model.set_changes([])
    assert model.rowCount() == 0
