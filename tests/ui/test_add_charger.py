"""Adding chargers: what the network shows and the account does not have, under a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from juicedesk.discovery.found import FoundCharger, FoundServer, Source
from juicedesk.domain.box_facts import BoxFacts
from juicedesk.domain.contact import HeardBox
from juicedesk.domain.errors import NotSent
from juicedesk.ui.background import Background
from juicedesk.ui.desk import HeardView, NetworkView
from juicedesk.ui.dialogs.add_charger import AddChargerDialog
from juicedesk.ui.look import Look
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import Label
from tests.fakes.desk import NOW, FakeDesk, a_charger
from tests.ui.work import finish_work

KNOWN_ID = a_charger(0).unit_id
NEW_ID = a_charger(7).unit_id
KNOWN = FoundCharger(KNOWN_ID, None, "JuiceBox-100", "192.0.2.40", frozenset({Source.SERVER}), "s1", NOW)
NEW = FoundCharger(NEW_ID, None, "JuiceBox-207", "192.0.2.41", frozenset({Source.SERVER}), "s1", NOW)
SILENT = FoundCharger(None, "u3", "JuiceBox-093", "192.0.2.57", frozenset({Source.BEACON}), None, NOW)
SERVER = FoundServer("s1", "Home server", "https://192.0.2.20:8042", None, "192.0.2.20", 8042)


class Dialog:
    """The dialog over a desk in memory."""

    def __init__(self, qtbot: QtBot, qapp: QApplication) -> None:
        self.qtbot = qtbot
        self.desk = FakeDesk(found=NetworkView(chargers=(KNOWN, NEW, SILENT)))
        self.background = Background()
        self.dialog = AddChargerDialog(self.desk, self.background, Look(qapp))
        qtbot.addWidget(self.dialog)
        self.dialog.show()
        qtbot.waitExposed(self.dialog)
        self.dialog.activateWindow()

    def find(self, *chargers: FoundCharger, problem: str = "") -> None:
        self.desk.found = NetworkView(chargers=chargers, problem=problem)
        self.dialog.show_network(self.desk.found)
        QApplication.processEvents()  # new rows appear with the next layout

    @property
    def add(self) -> Button | None:
        return self.dialog.findChild(Button, f"add:add:{NEW_ID}")

    @property
    def take_over(self) -> Button:
        return self.dialog.findChild(Button, f"add:take-over:{SILENT.address}")

    @property
    def name(self) -> QLineEdit:
        return self.dialog.findChild(QLineEdit, f"add:name:{NEW_ID}")

    @property
    def address(self) -> QLineEdit:
        return self.dialog.findChild(QLineEdit, "add:address")

    def retype(self, field: QLineEdit, text: str) -> None:
        field.setFocus()
        field.selectAll()
        self.qtbot.keyClick(field, Qt.Key.Key_Delete)
        self.qtbot.keyClicks(field, text)

    def look_at(self, address: str) -> None:
        self.retype(self.address, address)
        self.qtbot.keyClick(self.address, Qt.Key.Key_Return)

    @property
    def texts(self) -> list[str]:
        return [label.text() for label in self.dialog.findChildren(Label) if label.isVisible()]

    def says(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: words in self.texts)


@pytest.fixture
def dialog(qtbot: QtBot, qapp: QApplication) -> Iterator[Dialog]:
    made = Dialog(qtbot, qapp)
    yield made
    made.background.stop()


def test_only_chargers_that_the_account_does_not_have_are_listed(dialog: Dialog) -> None:
    assert "JuiceBox-207" in dialog.texts
    assert "JuiceBox-100" not in dialog.texts


def test_a_charger_is_added_under_the_typed_name_and_leaves_the_list(dialog: Dialog) -> None:
    dialog.retype(dialog.name, " Garage ")

    dialog.qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)

    dialog.says("Garage was added.")
    assert dialog.desk.added == [(NEW_ID, "Garage")]
    assert "JuiceBox-207" not in dialog.texts


def test_enter_in_a_name_adds_once_and_closes_nothing(dialog: Dialog) -> None:
    dialog.name.setFocus()

    dialog.qtbot.keyClick(dialog.name, Qt.Key.Key_Return)

    dialog.says("JuiceBox-207 was added.")
    assert len(dialog.desk.added) == 1
    assert dialog.dialog.isVisible()


def test_an_empty_name_is_refused_beside_the_field(dialog: Dialog) -> None:
    dialog.retype(dialog.name, "  ")

    dialog.qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)

    assert "A charger needs a name." in dialog.texts
    finish_work(dialog.background)
    assert dialog.desk.added == []


def test_a_charger_that_cannot_be_added_stays_with_its_name_and_the_reason(dialog: Dialog) -> None:
    dialog.retype(dialog.name, "Garage")
    dialog.desk.error = NotSent("192.0.2.20", "no answer")

    dialog.qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)

    dialog.says("The server cannot be reached. Nothing was sent.")
    assert dialog.name.text() == "Garage"
    assert dialog.add.isEnabled()


def test_a_charger_that_reports_to_no_server_says_so_and_cannot_be_added(dialog: Dialog) -> None:
    dialog.find(SILENT, replace(NEW, server_id=None))

    assert dialog.texts.count("It does not report to your home server yet.") == 2
    assert not dialog.add.isVisible()


def test_a_charger_can_be_added_as_soon_as_it_reports(dialog: Dialog) -> None:
    dialog.find(replace(NEW, server_id=None))

    dialog.find(NEW)

    assert dialog.add.isVisible()
    assert "It does not report to your home server yet." not in dialog.texts


def test_a_name_being_typed_stays_while_others_come_and_go(dialog: Dialog) -> None:
    dialog.retype(dialog.name, "Gar")
    kept = dialog.name

    dialog.find(NEW, replace(SILENT, uuid="u9", address="192.0.2.58"))

    assert dialog.name is kept
    assert kept.text() == "Gar"
    assert kept.hasFocus()


def test_a_typed_address_adds_the_charger_there_to_the_list(dialog: Dialog) -> None:
    dialog.find()
    dialog.desk.probed = NEW

    dialog.look_at("192.0.2.41")

    dialog.says("JuiceBox-207")
    assert dialog.dialog.isVisible()


def test_a_server_at_the_typed_address_is_no_charger(dialog: Dialog) -> None:
    dialog.desk.probed = SERVER

    dialog.look_at("192.0.2.20")

    dialog.says("Home server is a server, not a charger. Chargers that report to it appear above.")


def test_a_charger_that_the_account_has_is_not_listed_again(dialog: Dialog) -> None:
    dialog.desk.probed = KNOWN

    dialog.look_at("192.0.2.40")

    dialog.says("JuiceBox-100 is in your account already.")
    assert "JuiceBox-100" not in dialog.texts


def test_nothing_at_the_typed_address_is_said_beside_it(dialog: Dialog) -> None:
    dialog.desk.error = NotSent("192.0.2.99", "no answer")

    dialog.look_at("192.0.2.99")

    dialog.says("The server cannot be reached. Nothing was sent.")
    assert dialog.address.text() == "192.0.2.99"
    assert dialog.address.property("wrong") is True


def test_a_network_that_cannot_be_asked_is_said(dialog: Dialog) -> None:
    dialog.find(NEW, problem="no_network")

    assert "There is no network at the moment." in dialog.texts


def test_the_tab_key_goes_from_top_to_bottom(dialog: Dialog) -> None:
    dialog.name.setFocus()

    for stop in (dialog.add, dialog.take_over, dialog.address):
        dialog.qtbot.keyClick(dialog.dialog.focusWidget(), Qt.Key.Key_Tab)
        assert stop.hasFocus()


def test_every_field_and_button_has_a_name_for_screen_readers(dialog: Dialog) -> None:
    for part in [*dialog.dialog.findChildren(Button), *dialog.dialog.findChildren(QLineEdit)]:
        assert part.accessibleName(), part.objectName()


def hears(dialog: Dialog, *boxes: HeardBox, server_ids: frozenset[str] = frozenset()) -> None:
    dialog.desk.hears = HeardView(boxes, server_ids, is_told=True)
    dialog.dialog._ask_server()
    finish_work(dialog.background)
    QApplication.processEvents()  # new rows appear with the next layout


def can_add(dialog: Dialog) -> bool:
    """Rows that went are deleted later."""
    return any(found.isVisible() for found in dialog.dialog.findChildren(Button, f"add:add:{NEW_ID}"))


def test_what_the_server_hears_can_be_added_whatever_the_network_says(dialog: Dialog) -> None:
    """Found by its host name alone: mDNS brings neither ID nor server of it."""
    by_name = FoundCharger(None, None, "JuiceBox-E79", "192.0.2.41", frozenset({Source.HOST_NAME}), None, NOW)
    dialog.find(by_name)
    assert "It does not report to your home server yet." in dialog.texts
    hears(dialog, HeardBox(NEW_ID, "192.0.2.41"))
    assert can_add(dialog)
    assert "Reports to your home server." in dialog.texts
    dialog.find()
    assert can_add(dialog), "not even its name"


def test_a_box_of_another_server_is_told_apart(dialog: Dialog) -> None:
    dialog.find(NEW)
    hears(dialog, server_ids=frozenset({"s2"}))
    assert "It reports to another server." in dialog.texts
    assert not can_add(dialog)
    hears(dialog, server_ids=frozenset({"s1"}))
    assert can_add(dialog)


def test_a_box_of_the_account_is_known_by_its_address_too(dialog: Dialog) -> None:
    garage, *others = dialog.desk.shown.chargers
    garage = replace(garage, facts=BoxFacts(address="192.0.2.50"))
    dialog.desk.shown = replace(dialog.desk.shown, chargers=(garage, *others))
    dialog.find(replace(SILENT, address="192.0.2.50"))
    assert SILENT.name not in dialog.texts
