"""The first steps in the window: each can be skipped, gone back to, and done by keys alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from juicedesk.discovery.found import FoundCharger, FoundServer, Source
from juicedesk.domain.errors import Refused, StoreError
from juicedesk.domain.wiring_rules import RuleSet
from juicedesk.store.view import ChargerView, LinkState, LinkView
from juicedesk.ui.background import Background
from juicedesk.ui.desk import AccountView, NetworkView
from juicedesk.ui.first_run.find_step import FindStep
from juicedesk.ui.language import Language
from juicedesk.ui.look import Look
from juicedesk.ui.pages.welcome import CONNECT, END, FIND, START, WIRING, WelcomePage
from juicedesk.ui.preferences import Preferences
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import Label
from tests.fakes.desk import NOW, FakeDesk, a_wiring
from tests.ui.used_window import ALT, Used, opened, show

GARAGE_ID, BARN_ID = "0910" + "0" * 22 + "41", "0910" + "0" * 22 + "42"
HERE = AccountView("a", "Home server", True, 0)
HOME = FoundServer("s1", "Home server", "https://192.0.2.20:8042", "ab" * 32, "192.0.2.20", 8042)


def a_box(juicebox_id: str | None, name: str, source: Source = Source.BEACON) -> FoundCharger:
    return FoundCharger(juicebox_id, None, name, "192.0.2.41", frozenset({source}), None, NOW)


BOXES = (a_box(GARAGE_ID, "JuiceBox-207"), a_box(BARN_ID, "JuiceBox-211"), a_box(None, "JuiceBox-093"))


def a_first_desk() -> FakeDesk:
    desk = FakeDesk(found=NetworkView(looks=False))
    desk.shown = replace(desk.shown, link=LinkView(LinkState.NO_ACCOUNT), chargers=())
    return desk


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[Used]:
    """The very first start: no account, and nobody has said that the network may be searched."""
    with opened(qtbot, qapp, a_first_desk(), is_demo=False) as window:
        yield window


class Steps:
    """The steps alone, without the window around them: what most tests need, in a third of the time."""

    def __init__(self, qtbot: QtBot, qapp: QApplication) -> None:
        self.qtbot = qtbot
        self.desk = a_first_desk()
        self.background = Background()
        language = Language(qapp)
        language.choose("en")
        preferences = Preferences(self.desk, self.background)
        self.page = WelcomePage(self.desk, self.background, preferences, Look(qapp), language)
        qtbot.addWidget(self.page)
        self.page.resize(1280, 740)
        self.page.show()
        qtbot.waitExposed(self.page)
        self.page.activateWindow()

    def find(self, name: str) -> QWidget:
        found = [widget for widget in self.page.findChildren(QWidget, name) if widget.isVisible()]
        assert found, f"no {name} is to be seen"
        return found[0]

    def sees(self, name: str) -> bool:
        return any(widget.isVisible() for widget in self.page.findChildren(QWidget, name))

    def button(self, name: str) -> Button:
        return self.page.findChild(Button, name)

    def click(self, name: str) -> None:
        self.qtbot.mouseClick(self.find(name), Qt.MouseButton.LeftButton)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        self.qtbot.keyClick(self.page, key, modifiers)

    @property
    def texts(self) -> list[str]:
        return [label.text() for label in self.page.findChildren(Label) if label.isVisible()]

    def look(self) -> None:
        self.page.show_network(self.desk.network())
        QApplication.processEvents()  # new rows appear with the next layout


@pytest.fixture
def steps(qtbot: QtBot, qapp: QApplication) -> Iterator[Steps]:
    made = Steps(qtbot, qapp)
    yield made
    made.background.stop()


def page(window: Used | Steps) -> WelcomePage:
    return window.page if isinstance(window, Steps) else window.main.stack.welcome.page


def forward(window: Used | Steps) -> Button:
    return window.button("first:forward")


def look(window: Used | Steps) -> None:
    if isinstance(window, Steps):
        window.look()
    else:
        window.main.refresh_now()
        QApplication.processEvents()


def find(window: Used | Steps, *boxes: FoundCharger) -> None:
    window.desk.found = NetworkView(boxes)
    look(window)


def sign_in(window: Used | Steps, *chargers: ChargerView) -> None:
    """As it is once an account works."""
    window.desk.known_accounts = (HERE,)
    link = LinkView(LinkState.CONNECTED, "192.0.2.20:8042", "Home server")
    window.desk.shown = replace(window.desk.shown, link=link, chargers=chargers)
    look(window)


def test_the_first_start_begins_with_the_welcome_and_without_the_sidebar(window: Used) -> None:
    assert page(window).step == START and forward(window).text() == "Start"
    assert not window.main.sidebar.isVisible()
    window.main.open_guide()
    assert window.main.sidebar.isVisible()


def test_every_step_can_be_skipped_and_gone_back_to(steps: Steps) -> None:
    steps.click("first:forward")
    for step in (CONNECT, WIRING, END):
        steps.click("first:skip")
        assert page(steps).step == step
    for step in (WIRING, CONNECT, FIND, START):
        steps.click("first:back")
        assert page(steps).step == step
    assert not steps.sees("first:back")
    steps.click("first:skip")
    assert page(steps).step == END


def test_alt_and_the_arrows_go_through_the_steps(steps: Steps) -> None:
    steps.press(Qt.Key.Key_Right, ALT)
    assert page(steps).step == FIND
    steps.press(Qt.Key.Key_Right, ALT)
    assert page(steps).step == FIND, "the question was not answered, and not skipped"
    steps.press(Qt.Key.Key_Left, ALT)
    assert page(steps).step == START


def test_the_focus_is_where_one_goes_on(steps: Steps) -> None:
    steps.click("first:forward")
    assert steps.page.focusWidget() is steps.find("first:search")
    steps.click("first:skip")
    assert steps.page.focusWidget() is steps.find("first:skip")


def test_the_network_is_searched_only_once_the_person_says_so(steps: Steps) -> None:
    steps.click("first:forward")
    assert not forward(steps).isEnabled() and not steps.desk.found.looks
    steps.click("first:search")
    steps.qtbot.waitUntil(lambda: steps.desk.found.looks)
    steps.qtbot.waitUntil(forward(steps).isEnabled)
    steps.qtbot.waitUntil(forward(steps).hasFocus)
    assert "None yet. Chargers say who they are within a minute." in steps.texts


def test_a_search_that_cannot_be_kept_is_said_and_can_be_tried_again(steps: Steps) -> None:
    steps.desk.error = StoreError(steps.desk.data_folder(), "disk")
    steps.click("first:forward")
    steps.click("first:search")
    steps.qtbot.waitUntil(lambda: "The data file cannot be written, so nothing was saved." in steps.texts)
    assert steps.find("first:search").isEnabled()


def test_whoever_wants_to_add_a_charger_wants_the_network_searched(
    window: Used, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("juicedesk.ui.dialogs.add_charger.AddChargerDialog.exec", lambda _dialog: 0)
    window.main.add_charger()
    window.qtbot.waitUntil(lambda: window.desk.found.looks)


def test_found_chargers_are_counted_named_and_chosen(steps: Steps) -> None:
    steps.click("first:forward")
    find(steps, *BOXES)
    assert "3 chargers found" in steps.texts and forward(steps).text() == "Continue with 2"
    assert "192.0.2.41 · …0041 · beacon" in steps.texts
    assert "192.0.2.41 · ID not known yet · beacon" in steps.texts
    box = steps.find(f"first:add:{BARN_ID}")
    assert isinstance(box, QCheckBox)
    box.click()
    assert forward(steps).text() == "Continue with 1"
    find(steps, *BOXES)
    assert not box.isChecked(), "what was chosen stays"


def test_a_charger_without_a_name_is_not_added(steps: Steps) -> None:
    steps.click("first:forward")
    find(steps, BOXES[0])
    name = steps.find(f"first:name:{GARAGE_ID}")
    assert isinstance(name, QLineEdit)
    name.selectAll()
    steps.qtbot.keyClick(name, Qt.Key.Key_Delete)
    assert "A charger needs a name." in steps.texts and forward(steps).text() == "Continue"


def test_the_chosen_chargers_are_added_once_there_is_a_server(steps: Steps) -> None:
    steps.click("first:forward")
    find(steps, *BOXES)
    steps.qtbot.keyClicks(steps.find(f"first:name:{GARAGE_ID}"), " left")
    steps.click("first:forward")
    steps.click("welcome:start")
    steps.qtbot.waitUntil(lambda: len(steps.desk.added) == 2)
    assert steps.desk.added == [(GARAGE_ID, "JuiceBox-207 left"), (BARN_ID, "JuiceBox-211")]
    steps.qtbot.waitUntil(lambda: page(steps).step == WIRING)


def test_a_charger_that_the_server_does_not_hear_is_named_at_the_end(steps: Steps) -> None:
    steps.click("first:forward")
    find(steps, BOXES[0])
    steps.click("first:forward")
    sign_in(steps)
    really = steps.desk.add_charger

    def refuse(unit_id: str, name: str) -> None:
        steps.desk.error = Refused("192.0.2.20", "not heard")
        really(unit_id, name)

    steps.desk.add_charger = refuse  # type: ignore[method-assign]
    page(steps).connecting.connected.emit(True)
    page(steps).open_step(END)
    words = "None added yet. Not reporting to this server yet: JuiceBox-207."
    steps.qtbot.waitUntil(lambda: any(text.startswith(words) for text in steps.texts))


def test_an_address_with_a_server_leads_to_the_next_step(steps: Steps) -> None:
    steps.click("first:forward")
    steps.desk.probed = HOME
    steps.qtbot.keyClicks(steps.find("first:address"), "192.0.2.20")
    steps.click("first:look")
    steps.qtbot.waitUntil(lambda: page(steps).step == CONNECT)
    assert steps.find("welcome:token").isVisible()


def test_an_address_with_a_charger_joins_the_list(steps: Steps) -> None:
    steps.click("first:forward")
    steps.desk.probed = BOXES[0]
    steps.qtbot.keyClicks(steps.find("first:address"), "192.0.2.41")
    steps.click("first:look")
    steps.qtbot.waitUntil(lambda: "1 charger found" in steps.texts)
    assert forward(steps).isEnabled()


def test_a_token_for_this_run_only_can_be_kept_or_given_up(steps: Steps) -> None:
    steps.desk.keeps_token = False
    page(steps).begin()
    page(steps).open_step(CONNECT)
    sign_in(steps)
    steps.click("welcome:start")
    steps.qtbot.waitUntil(lambda: steps.sees("first:leave"))
    assert page(steps).step == CONNECT and forward(steps).isEnabled()
    steps.click("first:leave")
    steps.qtbot.waitUntil(lambda: steps.desk.left == [("a", True)])


@pytest.mark.parametrize(
    ("keyring", "words"),
    [
        ("Keychain", "The token is kept in the Keychain of this computer, never in a file."),
        ("", "In the demo a token is kept only until it is closed."),
    ],
)
def test_it_says_where_the_token_goes(steps: Steps, keyring: str, words: str) -> None:
    steps.desk.keyring = keyring
    page(steps).open_step(CONNECT)
    assert words in steps.texts


def test_the_wiring_is_asked_for_each_charger_and_kept(steps: Steps) -> None:
    garage, carport = FakeDesk().shown.chargers[:2]
    sign_in(steps, garage, carport)
    page(steps).open_step(WIRING)
    assert not forward(steps).isEnabled()
    chargers = steps.find("first:wiring-charger")
    assert isinstance(chargers, QComboBox) and chargers.count() == 2
    page(steps).wiring._helper.show_note(a_wiring(RuleSet.EUROPE, 32), 40)
    page(steps).wiring._helper.note_changed.emit(a_wiring(RuleSet.EUROPE, 32))
    steps.qtbot.waitUntil(lambda: garage.unit_id in steps.desk.notes)
    assert forward(steps).isEnabled()
    steps.click("first:forward")
    assert "Your wiring allows: Garage 32 A." in steps.texts


def test_without_a_charger_the_wiring_is_only_worked_out(steps: Steps) -> None:
    page(steps).open_step(WIRING)
    assert "No charger yet: the result is shown, but not saved." in steps.texts
    page(steps).wiring._helper.note_changed.emit(a_wiring(RuleSet.EUROPE, 32))
    assert steps.desk.notes == {}


def test_nothing_of_it_is_a_window_of_its_own_for_a_moment(window: Used, qapp: QApplication) -> None:
    class Shown(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                flashed.append(type(watched).__name__)
            return False

    flashed: list[str] = []
    watcher = Shown()
    qapp.installEventFilter(watcher)
    for step in (FIND, CONNECT, WIRING, END):
        page(window).open_step(step)
    qapp.removeEventFilter(watcher)
    assert flashed == []


def test_the_end_leads_back_to_what_is_missing_and_on_into_the_window(window: Used) -> None:
    window.click("first:skip")
    assert "Not connected yet" in window.texts and window.sees("welcome:demo")
    window.click("first:to-server")
    assert page(window).step == CONNECT
    sign_in(window)
    show(window, chargers=FakeDesk().shown.chargers)
    assert window.main.stack.welcome.is_shown, "the person is in the middle of it"
    page(window).open_step(END)
    assert forward(window).text() == "Open JuiceDesk" and not window.sees("welcome:demo")
    window.click("first:forward")
    assert window.main.pages.isVisible() and window.main.sidebar.isVisible()


def test_the_links_at_the_end_lead_on(window: Used, monkeypatch: pytest.MonkeyPatch) -> None:
    window.click("first:skip")
    asked: list[str] = []
    for signal, name in ((page(window).manual_chosen, "manual"), (page(window).add_chosen, "add")):
        signal.disconnect()
        signal.connect(lambda name=name: asked.append(name))
    window.click("first:manual")
    window.click("first:add")
    window.click("first:guide")
    assert asked == ["manual", "add"] and window.main.stack.guide.is_shown


def test_whoever_has_seen_the_steps_starts_at_their_end(qtbot: QtBot, qapp: QApplication) -> None:
    desk = FakeDesk(settings={"first-steps-seen": "on"})
    desk.shown = replace(desk.shown, link=LinkView(LinkState.NO_ACCOUNT), chargers=())
    with opened(qtbot, qapp, desk, is_demo=False) as window:
        assert page(window).step == END


def test_help_runs_them_again_and_they_stay_until_closed(qtbot: QtBot, qapp: QApplication) -> None:
    with opened(qtbot, qapp, FakeDesk(known_accounts=(HERE,)), is_demo=False) as window:
        window.action("window:first-steps").trigger()
        window.main.refresh_now()
        assert window.main.stack.welcome.is_shown and page(window).step == START
        window.click("first:skip")
        window.click("first:forward")
        assert window.main.pages.isVisible()


def test_without_a_charger_there_is_something_to_do(window: Used, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("juicedesk.ui.dialogs.add_charger.AddChargerDialog.exec", lambda _dialog: 0)
    sign_in(window)
    window.click("empty:add")
    window.qtbot.waitUntil(lambda: window.desk.found.looks)
    window.click("empty:steps")
    assert window.main.stack.welcome.is_shown and page(window).step == START


def test_another_language_stays_at_the_step_with_what_was_chosen(window: Used) -> None:
    window.click("first:forward")
    find(window, *BOXES)
    window.qtbot.keyClicks(window.find(f"first:name:{GARAGE_ID}"), " left")
    window.main.speak("de")
    QApplication.processEvents()
    assert page(window).step == FIND and "3 Ladestationen gefunden" in window.texts
    assert page(window).finding.wanted[GARAGE_ID] == "JuiceBox-207 left"


def test_language_and_theme_are_chosen_at_the_start(window: Used) -> None:
    languages = window.find("first:language")
    assert isinstance(languages, QComboBox)
    page(window).theme_chosen.emit("dark")
    assert window.main.look.choice == "dark"
    languages.activated.emit(languages.findData("de"))
    window.qtbot.waitUntil(lambda: "Willkommen bei JuiceDesk" in window.texts)


def test_a_small_window_has_words_in_the_place_of_the_rail(window: Used) -> None:
    window.click("first:forward")
    assert "Step 2 of 4" not in window.texts
    window.main.resize(880, 600)
    window.qtbot.waitUntil(lambda: "Step 2 of 4" in window.texts)


@pytest.mark.parametrize(
    ("platform", "asks", "settings"),
    [
        ("darwin", "macOS will ask", "x-apple.systempreferences"),
        ("win32", "Windows may ask", "ms-settings"),
        ("linux", "JuiceDesk listens", ""),
    ],
)
def test_each_system_is_explained_before_it_asks(
    qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch, platform: str, asks: str, settings: str
) -> None:
    desk, background = FakeDesk(), Background()
    step = FindStep(desk, background, Look(qapp), platform)
    qtbot.addWidget(step)
    step.show_network(NetworkView(looks=False))
    step.show()
    found = [label.text() for label in step.findChildren(type(step._words)) if label.isVisible()]
    assert any(text.startswith(asks) for text in found)
    step.show_network(NetworkView())
    opened_urls: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened_urls.append(url.toString()))
    button = step.findChild(Button, "first:system-settings")
    if settings:
        button.click()
        assert opened_urls and opened_urls[0].startswith(settings)
    else:
        assert button is None
    background.stop()
