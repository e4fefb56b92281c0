"""Taking a charger over: three ways, and the proof. What is behind the window is in memory."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from juicedesk.adopt.dns_names import Lead
from juicedesk.discovery.found import FoundCharger, Source
from juicedesk.domain.adopt_errors import ConsoleClosed, DnsPortForbidden, IgnoresCommands, NoAddress, TooSoon
from juicedesk.domain.errors import NotSent
from juicedesk.ui.background import Background
from juicedesk.ui.desk import NetworkView
from juicedesk.ui.dialogs import take_over
from juicedesk.ui.dialogs.add_charger import AddChargerDialog
from juicedesk.ui.dialogs.take_over import TakeOverDialog
from juicedesk.ui.look import Look
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import Label
from tests.fakes.adopting import BOX_ID, FakeAdopting
from tests.fakes.desk import NOW, FakeDesk
from tests.ui.test_accessible_names import nameless

SILENT = FoundCharger(None, "u3", "JuiceBox-093", "192.0.2.57", frozenset({Source.BEACON}), None, NOW)


class Dialog:
    """The dialog of one charger, or of none yet."""

    def __init__(
        self,
        qtbot: QtBot,
        qapp: QApplication,
        charger: FoundCharger | None = SILENT,
        server_port: int | None = None,
    ) -> None:
        self.qtbot = qtbot
        self.adopting = FakeAdopting(server_port)
        self.background = Background()
        self.dialog = TakeOverDialog(self.adopting, self.background, Look(qapp), charger)
        qtbot.addWidget(self.dialog)
        self.dialog.show()
        qtbot.waitExposed(self.dialog)
        qtbot.waitUntil(lambda: bool(self.find("adopt:dns:router", QComboBox).count()))

    def find(self, name: str, kind: type[QWidget] = Button) -> QWidget:
        found = self.dialog.findChild(kind, name)
        assert found is not None, name
        return found

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.find(name), Qt.MouseButton.LeftButton)

    def choose(self, key: str) -> None:
        routers = self.find("adopt:dns:router", QComboBox)
        assert isinstance(routers, QComboBox)
        routers.setCurrentIndex(routers.findData(key))
        routers.activated.emit(routers.currentIndex())

    def text_of(self, name: str) -> str:
        field = self.find(name, QPlainTextEdit)
        assert isinstance(field, QPlainTextEdit)
        return field.toPlainText()

    def type_into(self, name: str, text: str) -> None:
        field = self.find(name, QLineEdit)
        field.setFocus()
        field.selectAll()
        self.qtbot.keyClick(field, Qt.Key.Key_Delete)
        self.qtbot.keyClicks(field, text)

    @property
    def texts(self) -> str:
        labels = self.dialog.findChildren(Label)
        return "\n".join(label.text() for label in labels if not label.isHidden())

    def says(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: words in self.texts)


@pytest.fixture
def dialog(qtbot: QtBot, qapp: QApplication) -> Iterator[Dialog]:
    made = Dialog(qtbot, qapp)
    yield made
    made.dialog.reject()
    made.background.stop()


def test_the_lines_for_the_chosen_router_can_be_copied(dialog: Dialog) -> None:
    dialog.choose("dnsmasq")
    dialog.click("adopt:dns:copy")
    assert "address=/jbv1.emotorwerks.com/192.0.2.20" in QGuiApplication.clipboard().text()
    dialog.choose("fritzbox")
    assert not dialog.find("adopt:dns:copy").isVisible()
    assert "Do not enter this computer there" in dialog.texts


def test_the_rule_of_the_router_holds_both_addresses(dialog: Dialog) -> None:
    dialog.click("adopt:way:redirect")
    assert "src_ip='192.0.2.57'" in dialog.text_of("adopt:redirect:lines")
    assert "dest_ip='192.0.2.20'" in dialog.text_of("adopt:redirect:lines")


def test_an_address_that_is_typed_is_in_the_rule_soon(
    dialog: Dialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog.click("adopt:way:redirect")
    dialog.type_into("adopt:address", "192.0.2.99")
    dialog.qtbot.waitUntil(lambda: "192.0.2.99" in dialog.text_of("adopt:redirect:lines"))


def test_an_address_that_is_none_is_said(dialog: Dialog) -> None:
    dialog.adopting.error = NoAddress("nowhere")
    dialog.type_into("adopt:address", "nowhere")
    dialog.says("“nowhere” has no address")


def test_the_names_that_are_wrong_are_named(dialog: Dialog) -> None:
    dialog.adopting.lead = Lead.ELSEWHERE
    dialog.type_into("adopt:dns-server", "192.0.2.1")
    dialog.click("adopt:check-names")
    dialog.says("Names that do not lead where they should: 1 of 11")
    assert "jbv1.emotorwerks.com leads elsewhere: 198.51.100.7" in dialog.texts
    assert ("check_names", "192.0.2.1") in dialog.adopting.asked


def test_names_that_are_right_are_said_to_be(dialog: Dialog) -> None:
    dialog.click("adopt:check-names")
    dialog.says("All names lead where they should.")


def test_by_console_the_charger_is_moved_and_then_verified(dialog: Dialog) -> None:
    dialog.click("adopt:way:console")
    dialog.click("adopt:move")
    dialog.says("The charger is redirected to 192.0.2.20:8042")
    dialog.says("Waiting. This can take a minute or two.")
    assert not dialog.find("adopt:verify").isEnabled()
    dialog.adopting.ends.set()
    dialog.says("Done: the charger obeys your home server.")
    assert dialog.adopting.asked[-2:] == [("move", "192.0.2.57"), ("verify", BOX_ID, "JuiceBox-093")]


def test_a_charger_is_led_back(dialog: Dialog) -> None:
    dialog.click("adopt:way:console")
    dialog.click("adopt:restore")
    dialog.says("The charger reports to juicenet-udp-prod3-usa.enelx.com:8047 again.")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (ConsoleClosed("192.0.2.57:2000"), "Newer firmware keeps it closed."),
        (TooSoon(500), "Please wait 8 min."),
        (NotSent("server", "away"), "The server cannot be reached."),
    ],
)
def test_why_it_was_not_moved_is_said_and_it_can_be_tried_again(
    dialog: Dialog, error: ConsoleClosed, words: str
) -> None:
    dialog.click("adopt:way:console")
    dialog.adopting.error = error
    dialog.click("adopt:move")
    dialog.says(words)
    assert dialog.find("adopt:move").isEnabled()
    assert "verify" not in [asked[0] for asked in dialog.adopting.asked]


def test_a_charger_that_takes_no_commands_is_not_called_done(dialog: Dialog) -> None:
    dialog.adopting.failure = IgnoresCommands()
    dialog.adopting.ends.set()
    dialog.click("adopt:verify")
    dialog.says("you can watch it, not control it")
    assert "Done" not in dialog.texts
    assert dialog.find("adopt:verify").isEnabled()


def test_an_id_that_nobody_tells_is_asked_for(dialog: Dialog) -> None:
    dialog.adopting.unknown = ConsoleClosed("192.0.2.57:2000")
    dialog.click("adopt:verify")
    dialog.says("The charger does not tell its ID.")
    dialog.adopting.ends.set()
    dialog.type_into("adopt:id", BOX_ID)
    dialog.click("adopt:verify")
    dialog.says("Done: the charger obeys your home server.")


def test_without_an_address_the_ways_ask_for_one(qtbot: QtBot, qapp: QApplication) -> None:
    made = Dialog(qtbot, qapp, None)
    try:
        assert "src_ip='CHARGER-ADDRESS'" in made.text_of("adopt:redirect:lines")
        made.click("adopt:way:console")
        made.click("adopt:move")
        made.says("Type the charger's address first.")
        made.click("adopt:verify")
        made.says("The charger does not tell its ID.")
        assert made.adopting.asked == [("addresses", "")]
    finally:
        made.dialog.reject()
        made.background.stop()


def test_answering_is_offered_for_this_computer_alone_and_shows_what_is_the_case(dialog: Dialog) -> None:
    switch = dialog.find("adopt:answer-dns", QCheckBox)
    assert isinstance(switch, QCheckBox)
    assert not switch.isVisible()
    dialog.choose("this_computer")
    assert switch.isVisible()
    dialog.adopting.error = DnsPortForbidden(53, "Permission denied")
    switch.click()
    dialog.says("needs administrator rights")
    assert not switch.isChecked()
    dialog.adopting.error = None
    switch.click()
    dialog.says("Questions answered so far: 0")
    assert switch.isChecked()
    switch.click()
    dialog.qtbot.waitUntil(lambda: "Questions answered" not in dialog.texts)
    assert dialog.adopting.asked[-1] == ("answer_names", "False")


@pytest.mark.parametrize("port", [None, 50_001])
def test_a_server_on_another_port_cannot_be_reached_by_names(
    qtbot: QtBot, qapp: QApplication, port: int | None
) -> None:
    made = Dialog(qtbot, qapp, SILENT, port)
    try:
        assert ("listens for chargers on port 50001 only" in made.texts) is (port is not None)
        lines = made.text_of("adopt:redirect:lines")
        assert ("dest_port='50001'" in lines) is (port is not None)
    finally:
        made.dialog.reject()
        made.background.stop()


def test_closing_ends_the_watching(dialog: Dialog) -> None:
    dialog.click("adopt:verify")
    dialog.says("Waiting. This can take a minute or two.")
    dialog.dialog.reject()
    assert dialog.adopting.stopped == 1


def test_every_control_says_what_it_is(dialog: Dialog) -> None:
    assert nameless(dialog.dialog) == []


@pytest.mark.parametrize("button", ["add:take-over:192.0.2.57", "add:take-over"])
def test_it_is_offered_where_chargers_are_added(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, button: str
) -> None:
    opened: list[object] = []

    class Opened:
        def __init__(self, *parts: object) -> None:
            opened.append(parts[3])

        def exec(self) -> None:
            pass

    monkeypatch.setattr(take_over, "TakeOverDialog", Opened)
    background = Background()
    desk = FakeDesk(found=NetworkView(chargers=(SILENT,)))
    adding = AddChargerDialog(desk, background, Look(qapp))
    qtbot.addWidget(adding)
    adding.show()
    try:
        qtbot.mouseClick(adding.findChild(Button, button), Qt.MouseButton.LeftButton)
        assert opened == []
        assert any(
            "Connect to your home server first." in label.text() for label in adding.findChildren(Label)
        )
        desk.leads = FakeAdopting()
        qtbot.mouseClick(adding.findChild(Button, button), Qt.MouseButton.LeftButton)
        assert opened == [SILENT if button.endswith("57") else None]
    finally:
        adding.reject()
        background.stop()
