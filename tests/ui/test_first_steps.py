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
from juicedesk.store.view import LinkState, LinkView
from juicedesk.ui.background import Background
from juicedesk.ui.desk import AccountView, NetworkView
from juicedesk.ui.first_run.find_step import FindStep
from juicedesk.ui.look import Look
from juicedesk.ui.pages.welcome import CONNECT, END, FIND, START, WIRING, WelcomePage
from juicedesk.ui.widgets.buttons import Button
from tests.fakes.desk import NOW, FakeDesk, a_wiring
from tests.ui.used_window import ALT, Used, opened, show

GARAGE_ID, BARN_ID = "0910" + "0" * 22 + "41", "0910" + "0" * 22 + "42"
HERE = AccountView("a", "Home server", True, 0)
HOME = FoundServer("s1", "Home server", "https://192.0.2.20:8042", "ab" * 32, "192.0.2.20", 8042)


def a_box(juicebox_id: str | None, name: str, source: Source = Source.BEACON) -> FoundCharger:
    return FoundCharger(juicebox_id, None, name, "192.0.2.41", frozenset({source}), None, NOW)


BOXES = (a_box(GARAGE_ID, "JuiceBox-207"), a_box(BARN_ID, "JuiceBox-211"), a_box(None, "JuiceBox-093"))


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication) -> Iterator[Used]:
    """The very first start: no account, and nobody has said that the network may be searched."""
    desk = FakeDesk(found=NetworkView(looks=False))
    desk.shown = replace(desk.shown, link=LinkView(LinkState.NO_ACCOUNT), chargers=())
    with opened(qtbot, qapp, desk, is_demo=False) as window:
        yield window


def page(window: Used) -> WelcomePage:
    return window.main.stack.welcome.page


def forward(window: Used) -> Button:
    return window.button("first:forward")


def find(window: Used, *boxes: FoundCharger) -> None:
    window.desk.found = NetworkView(boxes)
    window.main.refresh_now()
    QApplication.processEvents()  # new rows appear with the next layout


def sign_in(window: Used) -> None:
    """As it is once an account works."""
    window.desk.known_accounts = (HERE,)
    show(window, link=LinkView(LinkState.CONNECTED, "192.0.2.20:8042", "Home server"))


def test_the_first_start_begins_with_the_welcome_and_without_the_sidebar(window: Used) -> None:
    assert page(window).step == START and forward(window).text() == "Start"
    assert not window.main.sidebar.isVisible()
    window.main.open_guide()
    assert window.main.sidebar.isVisible()


def test_every_step_can_be_skipped_and_gone_back_to(window: Used) -> None:
    window.click("first:forward")
    for step in (CONNECT, WIRING, END):
        window.click("first:skip")
        assert page(window).step == step
    for step in (WIRING, CONNECT, FIND, START):
        window.click("first:back")
        assert page(window).step == step
    assert not window.sees("first:back")
    window.click("first:skip")
    assert page(window).step == END


def test_alt_and_the_arrows_go_through_the_steps(window: Used) -> None:
    window.press(Qt.Key.Key_Right, ALT)
    assert page(window).step == FIND
    window.press(Qt.Key.Key_Right, ALT)
    assert page(window).step == FIND, "the question was not answered, and not skipped"
    window.press(Qt.Key.Key_Left, ALT)
    assert page(window).step == START


def test_the_focus_is_where_one_goes_on(window: Used) -> None:
    window.click("first:forward")
    assert window.main.focusWidget() is window.find("first:search")
    window.click("first:skip")
    assert window.main.focusWidget() is window.find("first:skip")


def test_the_network_is_searched_only_once_the_person_says_so(window: Used) -> None:
    window.click("first:forward")
    assert not forward(window).isEnabled() and not window.desk.found.looks
    window.click("first:search")
    window.qtbot.waitUntil(lambda: window.desk.found.looks)
    window.qtbot.waitUntil(forward(window).isEnabled)
    window.qtbot.waitUntil(forward(window).hasFocus)
    assert "None yet. Chargers say who they are within a minute." in window.texts


def test_a_search_that_cannot_be_kept_is_said_and_can_be_tried_again(window: Used) -> None:
    window.desk.error = StoreError(window.desk.data_folder(), "disk")
    window.click("first:forward")
    window.click("first:search")
    window.qtbot.waitUntil(lambda: "The data file cannot be written, so nothing was saved." in window.texts)
    assert window.find("first:search").isEnabled()


def test_whoever_wants_to_add_a_charger_wants_the_network_searched(
    window: Used, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("juicedesk.ui.dialogs.add_charger.AddChargerDialog.exec", lambda _dialog: 0)
    window.main.add_charger()
    window.qtbot.waitUntil(lambda: window.desk.found.looks)


def test_found_chargers_are_counted_named_and_chosen(window: Used) -> None:
    window.click("first:forward")
    find(window, *BOXES)
    assert "3 chargers found" in window.texts and forward(window).text() == "Continue with 2"
    assert "192.0.2.41 · …0041 · beacon" in window.texts
    assert "192.0.2.41 · ID not known yet · beacon" in window.texts
    box = window.find(f"first:add:{BARN_ID}")
    assert isinstance(box, QCheckBox)
    box.click()
    assert forward(window).text() == "Continue with 1"
    find(window, *BOXES)
    assert not box.isChecked(), "what was chosen stays"


def test_a_charger_without_a_name_is_not_added(window: Used) -> None:
    window.click("first:forward")
    find(window, BOXES[0])
    name = window.find(f"first:name:{GARAGE_ID}")
    assert isinstance(name, QLineEdit)
    name.selectAll()
    window.qtbot.keyClick(name, Qt.Key.Key_Delete)
    assert "A charger needs a name." in window.texts and forward(window).text() == "Continue"


def test_the_chosen_chargers_are_added_once_there_is_a_server(window: Used) -> None:
    window.click("first:forward")
    find(window, *BOXES)
    window.qtbot.keyClicks(window.find(f"first:name:{GARAGE_ID}"), " left")
    window.click("first:forward")
    window.click("welcome:start")
    window.qtbot.waitUntil(lambda: len(window.desk.added) == 2)
    assert window.desk.added == [(GARAGE_ID, "JuiceBox-207 left"), (BARN_ID, "JuiceBox-211")]
    window.qtbot.waitUntil(lambda: page(window).step == WIRING)


def test_a_charger_that_the_server_does_not_hear_is_named_at_the_end(window: Used) -> None:
    window.click("first:forward")
    find(window, BOXES[0])
    window.click("first:forward")
    sign_in(window)
    really = window.desk.add_charger

    def refuse(unit_id: str, name: str) -> None:
        window.desk.error = Refused("192.0.2.20", "not heard")
        really(unit_id, name)

    window.desk.add_charger = refuse  # type: ignore[method-assign]
    page(window).connecting.connected.emit(True)
    page(window).open_step(END)
    words = "None added yet. Not reporting to this server yet: JuiceBox-207."
    window.qtbot.waitUntil(lambda: any(text.startswith(words) for text in window.texts))


def test_an_address_with_a_server_leads_to_the_next_step(window: Used) -> None:
    window.click("first:forward")
    window.desk.probed = HOME
    window.qtbot.keyClicks(window.find("first:address"), "192.0.2.20")
    window.click("first:look")
    window.qtbot.waitUntil(lambda: page(window).step == CONNECT)
    assert window.find("welcome:token").isVisible()


def test_an_address_with_a_charger_joins_the_list(window: Used) -> None:
    window.click("first:forward")
    window.desk.probed = BOXES[0]
    window.qtbot.keyClicks(window.find("first:address"), "192.0.2.41")
    window.click("first:look")
    window.qtbot.waitUntil(lambda: "1 charger found" in window.texts)
    assert forward(window).isEnabled()


def test_a_token_for_this_run_only_can_be_kept_or_given_up(window: Used) -> None:
    window.desk.keeps_token = False
    page(window).begin()
    page(window).open_step(CONNECT)
    sign_in(window)
    window.click("welcome:start")
    window.qtbot.waitUntil(lambda: window.sees("first:leave"))
    assert page(window).step == CONNECT and forward(window).isEnabled()
    window.click("first:leave")
    window.qtbot.waitUntil(lambda: window.desk.left == [("a", True)])


@pytest.mark.parametrize(
    ("keyring", "words"),
    [
        ("Keychain", "The token is kept in the Keychain of this computer, never in a file."),
        ("", "In the demo a token is kept only until it is closed."),
    ],
)
def test_it_says_where_the_token_goes(window: Used, keyring: str, words: str) -> None:
    window.desk.keyring = keyring
    page(window).open_step(CONNECT)
    assert words in window.texts


def test_the_wiring_is_asked_for_each_charger_and_kept(window: Used) -> None:
    sign_in(window)
    garage, carport = FakeDesk().shown.chargers[:2]
    window.main.open_first_steps()
    show(window, chargers=(garage, carport))
    page(window).open_step(WIRING)
    assert not forward(window).isEnabled()
    chargers = window.find("first:wiring-charger")
    assert isinstance(chargers, QComboBox) and chargers.count() == 2
    page(window).wiring._helper.show_note(a_wiring(RuleSet.EUROPE, 32), 40)
    page(window).wiring._helper.note_changed.emit(a_wiring(RuleSet.EUROPE, 32))
    window.qtbot.waitUntil(lambda: garage.unit_id in window.desk.notes)
    assert forward(window).isEnabled()
    window.click("first:forward")
    assert "Your wiring allows: Garage 32 A." in window.texts


def test_without_a_charger_the_wiring_is_only_worked_out(window: Used) -> None:
    page(window).open_step(WIRING)
    assert "No charger yet: the result is shown, but not saved." in window.texts
    page(window).wiring._helper.note_changed.emit(a_wiring(RuleSet.EUROPE, 32))
    assert window.desk.notes == {}


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
