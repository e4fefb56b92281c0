"""Ways through the window: keys, menus and mouse lead where they say, and it follows the desk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtWidgets import QApplication, QLineEdit, QListView
from pytestqt.qtbot import QtBot

from juicedesk.domain.errors import DiskFull
from juicedesk.domain.intent import FieldGroup, IntentState, Override, Reason
from juicedesk.store.view import DeskView, LinkState, LinkView
from juicedesk.ui import main_window
from juicedesk.ui.charger_pages import OVERVIEW, SCHEDULE, WIRING
from juicedesk.ui.dialogs.rename import RenameDialog
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import Label
from juicedesk.ui.widgets.toast import Toast
from tests.fakes.desk import NOW, FakeDesk, a_change, a_charger
from tests.ui.window import Window

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
GARAGE = a_charger(0).unit_id


@dataclass
class CountingDesk(FakeDesk):
    """A desk that knows how often it has been looked at."""

    looks: int = 0

    def view(self) -> DeskView:
        self.looks += 1
        return super().view()


@pytest.fixture
def desk() -> CountingDesk:
    return CountingDesk(server_running=True)


class Used(Window):
    """The window with a person before it, who presses keys and reads."""

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = CTRL) -> None:
        self.qtbot.keyClick(self.main, key, modifiers)

    def button(self, name: str) -> Button:
        """A button of the window now; those of an earlier language may not be gone yet."""
        central = self.main.centralWidget()
        return next(found for found in central.findChildren(Button) if found.objectName() == name)

    def action(self, name: str) -> QAction:
        """An entry of the menus that are in the menu bar now."""
        menus = [action.menu() for action in self.main.menuBar().actions()]
        return next(found for menu in menus if (found := menu.findChild(QAction, name)) is not None)

    @property
    def charger(self) -> str:
        """The name that is marked in the sidebar, empty for none."""
        index = self.main.centralWidget().findChild(QListView, "chargers").currentIndex()
        return str(index.data()) if index.isValid() else ""

    @property
    def texts(self) -> list[str]:
        labels = self.main.centralWidget().findChildren(Label)
        return [label.text() for label in labels if label.isVisible()]


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, desk: CountingDesk) -> Iterator[Used]:
    with opened(qtbot, qapp, desk) as window:
        yield window


@contextmanager
def opened(qtbot: QtBot, qapp: QApplication, desk: FakeDesk, *, is_demo: bool = True) -> Iterator[Used]:
    """The window in front; afterwards its threads, timers and language are gone."""
    locale = QLocale()
    window = Used(qtbot, qapp, desk, is_demo=is_demo)
    window.main.activateWindow()
    try:
        yield window
    finally:
        window.close()
        QLocale.setDefault(locale)


def show(window: Used, **parts: object) -> None:
    """Let the desk hold something else, and the window look."""
    window.desk.shown = replace(window.desk.shown, **parts)
    window.main.refresh_now()


def lose_server(window: Used, state: LinkState = LinkState.AWAY) -> None:
    show(window, link=replace(window.desk.shown.link, state=state, since=NOW))


def toast(window: Used) -> str:
    found = window.main.findChild(Toast)
    return found.accessibleName() if found.isVisible() else ""


def test_many_calls_to_refresh_are_one_look(window: Used, desk: CountingDesk) -> None:
    window.main._ages.stop()
    desk.shown = replace(desk.shown, chargers=(a_charger(0, "Barn"), *desk.shown.chargers[1:]))
    before = desk.looks
    for _call in range(50):
        window.main.refresh()
    assert desk.looks == before
    window.qtbot.waitUntil(lambda: desk.looks > before)
    assert desk.looks == before + 1
    assert window.charger == "Barn" and "Barn" in window.texts


def test_it_looks_again_by_itself_so_that_ages_are_true(window: Used, desk: CountingDesk) -> None:
    before = desk.looks
    window.qtbot.waitUntil(lambda: desk.looks > before)


def test_a_closed_window_looks_no_more(window: Used) -> None:
    window.main.refresh()
    window.main.close()
    assert not window.main._ages.isActive() and not window.main._throttle.isActive()


def test_the_demo_switch_stops_and_starts_the_server(window: Used, desk: CountingDesk) -> None:
    switch = window.button("demo:server")
    assert switch.text() == "Stop the server"
    window.click("demo:server")
    window.qtbot.waitUntil(lambda: switch.text() == "Start the server")
    assert desk.server_running is False and switch.isEnabled()
    window.click("demo:server")
    window.qtbot.waitUntil(lambda: switch.text() == "Stop the server")
    assert desk.server_running is True


def test_a_server_that_does_not_stop_is_said(window: Used, desk: CountingDesk) -> None:
    desk.error = DiskFull(Path("server.sqlite3"), "full")
    window.click("demo:server")
    window.qtbot.waitUntil(lambda: "disk is full" in toast(window))
    assert window.button("demo:server").isEnabled()
    assert window.button("demo:server").text() == "Stop the server"


def test_only_the_demo_says_that_it_is_one(qtbot: QtBot, qapp: QApplication) -> None:
    with opened(qtbot, qapp, FakeDesk(server_running=True), is_demo=False) as window:
        assert window.main.windowTitle() == "JuiceDesk"
        assert not window.button("demo:server").isVisible()


def test_a_lost_server_gets_a_banner_after_5_s_and_loses_it_after_3(
    window: Used, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock_s = [NOW]
    monkeypatch.setattr(main_window.time, "time", lambda: clock_s[0])
    banner = window.main._banner

    def after(seconds: float) -> bool:
        clock_s[0] += seconds
        window.main.refresh_now()
        return banner.isVisible()

    lose_server(window)
    assert not after(4.9)
    assert after(0.2)
    assert "not answering" in banner.accessibleName() and not banner.button.isVisible()
    lose_server(window, LinkState.CONNECTED)
    assert after(2.9)
    assert not after(0.2)


def test_the_banner_leads_to_the_changes(window: Used, monkeypatch: pytest.MonkeyPatch) -> None:
    clash = a_change(state=IntentState.HELD, reason=Reason.CONFLICT)
    show(window, undecided=(clash,))
    monkeypatch.setattr(main_window.time, "time", lambda: NOW + 3600)
    window.main.refresh_now()
    monkeypatch.setattr(main_window.time, "time", lambda: NOW + 3606)
    window.main.refresh_now()
    assert window.main._banner.accessibleName() == "A change needs your decision."
    window.qtbot.mouseClick(window.main._banner.button, Qt.MouseButton.LeftButton)
    assert window.main.changes.isVisible() and window.charger == ""
    window.main.refresh_now()
    assert not window.main._banner.button.isVisible()


def test_tabs_and_alt_turn_the_pages(window: Used) -> None:
    pages = window.main.pages
    for name, page in (("tab:schedule", SCHEDULE), ("tab:wiring", WIRING), ("tab:overview", OVERVIEW)):
        window.click(name)
        assert pages.page == page
    for key, page in ((Qt.Key.Key_3, WIRING), (Qt.Key.Key_2, SCHEDULE), (Qt.Key.Key_1, OVERVIEW)):
        window.press(key, ALT)
        assert pages.page == page and window.button(("tab:overview", "tab:schedule", "tab:wiring")[page])
    window.press(Qt.Key.Key_C, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert window.main.changes.isVisible()
    window.press(Qt.Key.Key_2, ALT)
    assert pages.isVisible() and pages.page == SCHEDULE


def test_control_and_a_number_choose_a_charger(window: Used) -> None:
    for key, name in ((Qt.Key.Key_2, "Carport"), (Qt.Key.Key_3, "Courtyard"), (Qt.Key.Key_1, "Garage")):
        window.press(key)
        assert window.charger == name and name in window.texts
    window.press(Qt.Key.Key_9)
    assert window.charger == "Garage"


def test_a_charger_is_chosen_with_the_mouse_also_after_the_changes(window: Used) -> None:
    window.click("nav:changes")
    assert window.main.changes.isVisible() and window.button("nav:changes").isChecked()
    window.main.refresh_now()
    assert window.charger == "", "a look at the desk turned the page"
    window.click_charger(2)
    assert window.charger == "Courtyard" and window.main.pages.isVisible()
    assert not window.button("nav:changes").isChecked()


def test_clicking_changes_twice_keeps_it_marked(window: Used) -> None:
    window.click("nav:changes")
    window.click("nav:changes")
    assert window.main.changes.isVisible() and window.button("nav:changes").isChecked()


def test_another_charger_is_shown_when_the_one_on_the_screen_is_gone(window: Used) -> None:
    window.press(Qt.Key.Key_2)
    show(window, chargers=(window.desk.shown.chargers[2],))
    assert window.charger == "Courtyard" and "Courtyard" in window.texts


def test_charging_now_is_asked_for_over_what_was_seen(window: Used, desk: CountingDesk) -> None:
    window.click("head:override")
    window.qtbot.waitUntil(lambda: toast(window) == "Charge now: asked for.")
    wanted, seen = Override.CHARGE_NOW, Override.BACK_TO_SCHEDULE
    assert desk.saved == [(GARAGE, FieldGroup.OVERRIDE, wanted, seen, False)]


def test_a_charger_that_charges_now_goes_back_to_its_schedule(window: Used, desk: CountingDesk) -> None:
    show(window, chargers=(a_charger(override=Override.CHARGE_NOW),))
    assert window.button("head:override").text() == "Return to schedule"
    window.press(Qt.Key.Key_G)
    window.qtbot.waitUntil(lambda: toast(window) == "Back to the schedule: asked for.")
    wanted, seen = Override.BACK_TO_SCHEDULE, Override.CHARGE_NOW
    assert desk.saved == [(GARAGE, FieldGroup.OVERRIDE, wanted, seen, False)]


def test_charging_now_needs_the_server(window: Used, desk: CountingDesk) -> None:
    lose_server(window)
    assert not window.button("head:override").isEnabled() and "needs the server" in window.texts
    window.press(Qt.Key.Key_G)
    window.background.stop()
    assert desk.saved == []


def test_renaming(window: Used, desk: CountingDesk) -> None:
    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, RenameDialog)
        window.qtbot.keyClicks(dialog.findChild(QLineEdit, "rename:name"), "Barn")
        window.qtbot.keyClick(dialog, Qt.Key.Key_Return)

    QTimer.singleShot(0, answer)
    window.press(Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier)
    window.qtbot.waitUntil(lambda: toast(window) == "New name saved.")
    assert desk.saved == [(GARAGE, FieldGroup.NAME, "Barn", "Garage", False)]


def test_another_language_keeps_charger_page_and_draft(window: Used, desk: CountingDesk) -> None:
    window.press(Qt.Key.Key_2)
    window.press(Qt.Key.Key_2, ALT)
    window.click("schedule:any")
    window.action("language:de").trigger()
    assert window.charger == "Carport" and window.main.pages.page == SCHEDULE
    assert window.button("tab:schedule").text() == "Zeitplan"
    assert window.button("schedule:any").isChecked() and window.button("schedule:save").isEnabled()
    window.qtbot.waitUntil(lambda: desk.settings == {"language": "de"})
    assert window.action("language:de").isChecked()
    # The shortcuts of the earlier language go with the next turn of the event loop.
    window.qtbot.waitUntil(lambda: len(window.main.findChildren(QShortcut, "charger-number")) == 9)
    window.press(Qt.Key.Key_3)
    window.press(Qt.Key.Key_3, ALT)
    assert window.charger == "Courtyard" and window.main.pages.page == WIRING
    window.action("language:en").trigger()
    assert window.button("tab:schedule").text() == "Schedule"


def test_another_language_keeps_the_changes_on_the_screen(window: Used) -> None:
    window.click("nav:changes")
    window.action("language:de").trigger()
    window.qtbot.waitUntil(window.main.changes.isVisible)
    assert window.button("nav:changes").isChecked()
    assert window.charger == ""


def test_another_theme_is_in_force_at_once_and_kept(window: Used, desk: CountingDesk) -> None:
    for choice, is_dark in (("dark", True), ("light", False)):
        window.action(f"theme:{choice}").trigger()
        assert window.look.theme.is_dark is is_dark
        background = window.main.palette().window().color()
        assert background.name().upper() == window.look.theme.window
        window.qtbot.waitUntil(lambda choice=choice: desk.settings == {"theme": choice})


def test_below_1000_px_the_sidebar_shows_icons_only(window: Used) -> None:
    changes = window.button("nav:changes")
    window.main.resize(999, 700)
    assert window.main.sidebar.width() == 64 and changes.text() == ""
    assert changes.toolTip() == "Changes"
    show(window, waiting=(a_change(),))
    assert changes.text() == "" and changes.accessibleName() == "Changes (1)"
    window.main.resize(1000, 700)
    assert window.main.sidebar.width() == 232 and changes.text() == "Changes (1)"


def test_without_an_account_it_welcomes_until_there_is_one(qtbot: QtBot, qapp: QApplication) -> None:
    desk = FakeDesk()
    desk.shown = replace(desk.shown, link=LinkView(LinkState.NO_ACCOUNT), chargers=())
    with opened(qtbot, qapp, desk, is_demo=False) as window:
        assert window.button("welcome:start").isVisible()
        show(window, link=LinkView(LinkState.CONNECTED, "127.0.0.1:8042"))
        assert not window.button("welcome:start").isVisible() and "No charger yet" in window.texts
        show(window, chargers=(a_charger(),))
        assert window.main.pages.isVisible() and "Garage" in window.texts
