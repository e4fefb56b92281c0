"""The step to a server: every way to one, and what is said when it does not work."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from juicedesk.discovery.found import FoundCharger, FoundServer
from juicedesk.domain.errors import NotSent, PortInUse, Refused, UntrustedServer
from juicedesk.juicenet.pairing import Pairing
from juicedesk.ui.background import Background
from juicedesk.ui.desk import NetworkView
from juicedesk.ui.language import Language
from juicedesk.ui.look import Look
from juicedesk.ui.pages.welcome import CONNECT, START, WelcomePage
from juicedesk.ui.preferences import Preferences
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import Label
from tests.fakes.desk import NOW, FakeDesk
from tests.ui.work import finish_work

PRINT = "0123456789abcdef" * 4
HOME = FoundServer("s1", "Home server", "https://192.0.2.20:8042", PRINT, "192.0.2.20", 8042)
PLAIN = FoundServer("s2", "Basement", "http://192.0.2.21:8042", None, "192.0.2.21", 8042)
UNRESOLVED = FoundServer("s3", "Attic", None, None, None, None)
BOX = FoundCharger(None, None, "JuiceBox-093", "192.0.2.57", frozenset(), None, NOW)


class Page:
    """The page over a desk in memory."""

    def __init__(self, qtbot: QtBot, qapp: QApplication) -> None:
        self.qtbot = qtbot
        self.desk = FakeDesk()
        self.background = Background()
        preferences = Preferences(self.desk, self.background)
        self.language = Language(qapp)
        self.language.choose("en")
        self.page = WelcomePage(self.desk, self.background, preferences, Look(qapp), self.language)
        self.page.open_step(CONNECT)
        self.said: list[str] = []
        self.page.finished.connect(self.said.append)
        qtbot.addWidget(self.page)
        self.page.resize(1000, 760)
        self.page.show_network(NetworkView())
        self.page.show()
        qtbot.waitExposed(self.page)
        self.page.activateWindow()

    def find(self, *servers: FoundServer, problem: str = "") -> None:
        self.page.show_network(NetworkView(servers=servers, problem=problem))
        QApplication.processEvents()  # new rows appear with the next layout

    def button(self, name: str) -> Button | None:
        return self.page.findChild(Button, f"welcome:{name}")

    def field(self, name: str) -> QLineEdit:
        return self.page.findChild(QLineEdit, f"welcome:{name}")

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def look_at(self, address: str) -> None:
        self.field("address").selectAll()
        self.qtbot.keyClicks(self.field("address"), address)
        self.click("look")

    def connect(self, token: str) -> None:
        self.qtbot.keyClicks(self.field("token"), token)
        self.click("connect")

    @property
    def texts(self) -> list[str]:
        return [label.text() for label in self.page.findChildren(Label) if label.isVisible()]

    def says(self, words: str) -> None:
        self.qtbot.waitUntil(lambda: words in self.texts)


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> Iterator[Page]:
    made = Page(qtbot, qapp)
    yield made
    made.background.stop()


def test_a_found_server_is_listed_with_name_and_address(page: Page) -> None:
    page.find(HOME, UNRESOLVED)

    assert {"Home server", "192.0.2.20"} <= set(page.texts)
    assert "Attic" not in page.texts


def test_servers_come_and_go_and_the_others_keep_the_focus(page: Page) -> None:
    page.find(HOME, PLAIN)
    kept = page.button("use:s2")
    kept.setFocus()

    page.find(PLAIN)

    assert page.button("use:s2") is kept
    assert kept.hasFocus()
    assert "Home server" not in page.texts


def test_the_tab_key_goes_from_top_to_bottom(page: Page) -> None:
    page.find(HOME)
    page.button("start").setFocus()

    for stop in (page.button("use:s1"), page.field("address"), page.button("look")):
        page.qtbot.keyClick(page.page.focusWidget(), Qt.Key.Key_Tab)
        assert stop.hasFocus()


def test_a_found_server_is_used_with_its_fingerprint_and_a_token(page: Page) -> None:
    page.find(HOME)
    page.click("use:s1")
    assert page.field("token").hasFocus()
    shown = page.page.findChild(Label, "welcome:fingerprint").text()
    assert shown.split() == [PRINT[start : start + 4] for start in range(0, 64, 4)]

    page.connect(" secret ")

    page.qtbot.waitUntil(lambda: page.said == ["Connected."])
    assert page.desk.connected == [(HOME.url, "secret", PRINT)]
    assert page.field("token").text() == ""


def test_an_address_is_looked_at_before_a_token_is_asked_for(page: Page) -> None:
    page.desk.probed = HOME
    assert not page.field("token").isVisible()

    page.look_at("192.0.2.20")

    page.says("Found: Home server")
    assert page.field("token").isVisible()
    page.connect("secret")
    page.qtbot.waitUntil(lambda: page.desk.connected == [(HOME.url, "secret", PRINT)])


def test_a_server_that_does_not_encrypt_says_so(page: Page) -> None:
    page.desk.probed = PLAIN

    page.look_at("192.0.2.21")

    page.says("This server does not encrypt. Use it only in a network that you trust.")


def test_a_charger_at_the_address_is_no_server(page: Page) -> None:
    page.desk.probed = BOX

    page.look_at("192.0.2.57")

    page.says("JuiceBox-093 is a charger, not a server. It has to report to a server first.")
    assert not page.field("token").isVisible()


def test_nothing_at_the_address_is_said_beside_it_and_the_address_stays(page: Page) -> None:
    page.desk.error = NotSent("192.0.2.99", "no answer")

    page.look_at("192.0.2.99")

    page.says("The server cannot be reached. Nothing was sent.")
    assert page.field("address").text() == "192.0.2.99"
    assert page.field("address").property("wrong") is True
    assert page.button("look").isEnabled()
    page.qtbot.keyClick(page.field("address"), Qt.Key.Key_Backspace)
    assert page.field("address").property("wrong") is False


def test_looking_at_no_address_says_what_is_missing(page: Page) -> None:
    page.click("look")

    assert "Type an address first." in page.texts


def test_an_answer_for_an_address_that_was_left_is_not_shown(page: Page) -> None:
    answer = Event()
    page.desk.probed = HOME
    asked = page.desk.probe
    page.desk.probe = lambda address: (answer.wait(5), asked(address))[1]  # type: ignore[method-assign]
    page.look_at("192.0.2.20")

    page.qtbot.keyClicks(page.field("address"), "0")
    answer.set()

    page.qtbot.waitUntil(page.button("look").isEnabled)
    assert "Found: Home server" not in page.texts


def test_editing_the_address_forgets_the_server_that_was_found(page: Page) -> None:
    page.find(HOME)
    page.click("use:s1")

    page.qtbot.keyClicks(page.field("address"), "1")

    assert not page.button("connect").isVisible()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (Refused("192.0.2.20", "token"), "The server refused. Please check the token."),
        (
            UntrustedServer("192.0.2.20", "certificate is not the one"),
            "This is not the server you paired with: its certificate is another one.",
        ),
    ],
)
def test_a_token_that_does_not_work_stays_with_the_reason(page: Page, error: Refused, words: str) -> None:
    page.find(HOME)
    page.click("use:s1")
    page.desk.error = error

    page.connect("secret")

    page.says(words)
    assert page.field("token").text() == "secret"
    assert page.button("connect").isEnabled()
    assert page.said == []


def test_connecting_without_a_token_says_what_is_missing(page: Page) -> None:
    page.find(HOME)
    page.click("use:s1")

    page.click("connect")

    assert "Type or paste the token that the server printed." in page.texts
    finish_work(page.background)
    assert page.desk.connected == []


def test_a_keyring_that_refuses_is_said(page: Page) -> None:
    page.desk.keeps_token = False

    page.click("start")

    words = "Connected. The keyring did not accept the token, so it is kept only until you quit."
    page.qtbot.waitUntil(lambda: page.said == [words])


def test_an_own_server_that_does_not_start_is_said_and_can_be_tried_again(page: Page) -> None:
    page.desk.error = PortInUse(8042, "tcp")

    page.click("start")

    page.qtbot.waitUntil(lambda: any("uses a port of the home server." in text for text in page.texts))
    page.click("start")
    page.qtbot.waitUntil(lambda: page.said == ["Connected."])
    assert page.desk.server_running


def test_the_demo_can_be_asked_for(page: Page) -> None:
    page.page.open_step(START)
    with page.qtbot.waitSignal(page.page.demo_requested):
        page.click("demo")


@pytest.mark.parametrize(
    ("problem", "words"),
    [
        ("port_taken", "Another program keeps the discovery port 5353 for itself."),
        ("no_network", "There is no network at the moment."),
        ("no_route", "The network cannot be reached at the moment."),
        ("not_allowed", "This computer does not let JuiceDesk search the network."),
        ("failed", "Searching the network does not work here."),
    ],
)
def test_a_network_that_cannot_be_asked_is_said_plainly(page: Page, problem: str, words: str) -> None:
    page.find(HOME, problem=problem)

    assert any(text.startswith(words) for text in page.texts)
    assert "Home server" in page.texts


@pytest.mark.parametrize("name", ["address", "token"])
def test_one_pasted_line_fills_all(page: Page, name: str) -> None:
    pairing = Pairing("https://192.0.2.20:8042", PRINT, "the token")
    page.find(PLAIN)
    page.click("use:s2")
    QApplication.clipboard().setText(f" {pairing.line()}\n")

    page.field(name).selectAll()
    page.field(name).paste()

    assert page.field("address").text() == pairing.url
    assert page.field("token").text() == "the token"
    shown = page.page.findChild(Label, "welcome:fingerprint").text()
    assert "".join(shown.split()) == PRINT
    page.click("connect")
    page.qtbot.waitUntil(lambda: page.desk.connected == [(pairing.url, "the token", PRINT)])


def test_a_line_that_is_cut_off_is_an_address_that_is_not_found(page: Page) -> None:
    QApplication.clipboard().setText(Pairing("https://192.0.2.20:8042", PRINT, "t").line()[:60])

    page.field("address").paste()

    assert not page.field("token").isVisible()
