"""Ways through the window: keys and mouse lead where they say, and it follows the desk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QListView
from pytestqt.qtbot import QtBot

from juicedesk.domain.intent import IntentState, Reason
from juicedesk.store.view import DeskView, LinkState, LinkView
from juicedesk.ui import main_window
from juicedesk.ui.charger_stack import OVERVIEW, SCHEDULE, WIRING
from juicedesk.ui.widgets.counted_button import CountedButton
from tests.fakes.desk import NOW, FakeDesk, a_change, a_charger
from tests.ui.surfaces import settle
from tests.ui.test_charges import a_charge
from tests.ui.used_window import ALT, CTRL, Used, lose_server, opened, show


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


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, desk: CountingDesk) -> Iterator[Used]:
    with opened(qtbot, qapp, desk) as window:
        yield window


def test_many_calls_to_refresh_are_one_look(window: Used, desk: CountingDesk) -> None:
    window.main.pulse.ages.stop()
    desk.shown = replace(desk.shown, chargers=(a_charger(0, "Barn"), *desk.shown.chargers[1:]))
    before = desk.looks
    for _call in range(50):
        window.main.refresh()
    assert desk.looks == before
    window.qtbot.waitUntil(lambda: desk.looks > before)
    assert desk.looks == before + 1
    assert window.charger == "Barn" and "Barn" in window.texts


def test_the_first_look_marks_the_charger_that_is_shown(qtbot: QtBot, qapp: QApplication) -> None:
    with opened(qtbot, qapp, FakeDesk(), is_demo=False) as window:
        window.main.pulse.ages.stop()
        chosen = window.main.sidebar.findChild(QListView).selectedIndexes()
        assert [index.row() for index in chosen] == [0]


def test_it_looks_again_by_itself_so_that_ages_are_true(window: Used, desk: CountingDesk) -> None:
    before = desk.looks
    window.qtbot.waitUntil(lambda: desk.looks > before)


def test_a_closed_window_looks_no_more(window: Used) -> None:
    window.main.refresh()
    window.main.close()
    assert not window.main.pulse.ages.isActive() and not window.main.pulse._soon.isActive()


def test_only_the_demo_says_that_it_is_one(qtbot: QtBot, qapp: QApplication) -> None:
    with opened(qtbot, qapp, FakeDesk(server_running=True), is_demo=False) as window:
        assert window.main.windowTitle() == "JuiceDesk"
        assert not window.button("demo:server").isVisible()


def test_a_lost_server_gets_a_banner_after_5_s_and_loses_it_after_3(
    window: Used, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock_s = [NOW]
    monkeypatch.setattr(main_window.time, "time", lambda: clock_s[0])
    banner = window.main._banners.bar

    def after(seconds: float) -> bool:
        clock_s[0] += seconds
        window.main.refresh_now()
        return banner.isVisible()

    lose_server(window)
    assert not after(4.9)
    assert after(0.2)
    assert "has not answered since" in banner.accessibleName() and banner.button.text() == "What works now"
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
    assert window.main._banners.bar.accessibleName() == "1 change needs your decision."
    window.qtbot.mouseClick(window.main._banners.bar.button, Qt.MouseButton.LeftButton)
    assert window.main.stack.changes.is_shown and window.charger == ""
    window.main.refresh_now()
    assert not window.main._banners.bar.button.isVisible()


def test_tabs_and_alt_turn_the_pages(window: Used) -> None:
    pages = window.main.pages
    for name, page in (("tab:schedule", SCHEDULE), ("tab:wiring", WIRING), ("tab:overview", OVERVIEW)):
        window.click(name)
        assert pages.page == page
    for key, page in ((Qt.Key.Key_3, WIRING), (Qt.Key.Key_2, SCHEDULE), (Qt.Key.Key_1, OVERVIEW)):
        window.press(key, ALT)
        assert pages.page == page and window.button(("tab:overview", "tab:schedule", "tab:wiring")[page])
    window.press(Qt.Key.Key_C, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert window.main.stack.changes.is_shown
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
    assert window.main.stack.changes.is_shown and window.button("nav:changes").isChecked()
    window.main.refresh_now()
    assert window.charger == "", "a look at the desk turned the page"
    window.click_charger(2)
    assert window.charger == "Courtyard" and window.main.pages.isVisible()
    assert not window.button("nav:changes").isChecked()


def test_clicking_changes_twice_keeps_it_marked(window: Used) -> None:
    window.click("nav:changes")
    window.click("nav:changes")
    assert window.main.stack.changes.is_shown and window.button("nav:changes").isChecked()


def test_another_charger_is_shown_when_the_one_on_the_screen_is_gone(window: Used) -> None:
    window.press(Qt.Key.Key_2)
    show(window, chargers=(window.desk.shown.chargers[2],))
    assert window.charger == "Courtyard" and "Courtyard" in window.texts


def test_below_1000_px_the_sidebar_shows_icons_only(window: Used) -> None:
    changes = window.button("nav:changes")
    window.main.resize(999, 700)
    assert window.main.sidebar.width() == 64 and changes.text() == ""
    assert changes.toolTip() == "Changes"
    show(window, waiting=(a_change(),))
    assert changes.text() == "" and changes.accessibleName() == changes.toolTip() == "Changes (1)"
    assert isinstance(changes, CountedButton) and changes.count == 1
    window.main.resize(1000, 700)
    assert window.main.sidebar.width() == 232 and changes.text() == "Changes" and not changes.toolTip()
    assert changes.accessibleName() == "Changes (1)" and changes.count == 1
    show(window, waiting=())
    assert changes.accessibleName() == "Changes" and changes.count == 0


@pytest.mark.parametrize("high_px", [600, 617, 700])
def test_no_row_of_the_chargers_is_cut_however_many_there_are(window: Used, high_px: int) -> None:
    show(window, chargers=tuple(a_charger(number, f"Box {number}") for number in range(40)))
    window.main.resize(1100, high_px)
    settle(window.main)
    chargers = window.find("chargers")
    assert isinstance(chargers, QListView)
    high, row = chargers.viewport().height(), chargers.visualRect(chargers.model().index(0, 0)).height()
    assert high >= row and high % row == 0


@pytest.fixture
def left(window: Used) -> Used:
    """Signed out of the last account; of one charger something is kept."""
    window.desk.kept = window.desk.shown.chargers[:1]
    show(window, link=LinkView(LinkState.NO_ACCOUNT), chargers=(), offers_load_groups=None)
    return window


@pytest.mark.parametrize("name", ["changes", "groups", "history", "guide", "planner"])
def test_without_an_account_only_a_charger_s_place_welcomes(left: Used, name: str) -> None:
    assert left.main.stack.welcome.is_shown and left.button("nav:begin").isChecked()
    left.click(f"nav:{name}")
    left.main.refresh_now()
    assert left.main.stack.shown == name and left.button(f"nav:{name}").isChecked()
    assert not left.button("nav:begin").isChecked()
    left.click("nav:begin")
    assert left.main.stack.welcome.is_shown and left.button("nav:begin").isChecked()


def test_what_is_kept_can_be_read_after_signing_out(left: Used) -> None:
    left.desk.charged = (a_charge(1),)
    left.click("nav:history")
    left.qtbot.waitUntil(lambda: "1 charge · 10.0 kWh" in left.texts)


def test_load_groups_without_an_account_say_what_is_missing(left: Used) -> None:
    left.click("nav:groups")
    assert "No server yet" in left.texts and "Not read yet" not in left.texts


def test_nights_can_be_planned_without_a_charger_but_not_saved(left: Used) -> None:
    left.click("nav:planner")
    (estimate,) = [text for text in left.texts if text.startswith("takes ")]
    field = left.find("schedule:weekday:start")
    assert isinstance(field, QLineEdit)
    field.selectAll()
    left.qtbot.keyClicks(field, "21:00")
    left.qtbot.keyClick(field, Qt.Key.Key_Return)
    assert left.find("schedule:save").isVisible() and not left.button("schedule:save").isEnabled()
    assert any(text.startswith("Just for trying out:") for text in left.texts)
    amps = left.find("planner:amps")
    assert isinstance(amps, QComboBox)
    amps.setCurrentIndex(0)
    amps.activated.emit(0)
    assert estimate not in left.texts
    show(left, link=LinkView(LinkState.CONNECTED), chargers=(a_charger(),))
    assert not left.sees("nav:planner") and left.main.pages.isVisible()


def test_with_an_account_there_is_nothing_to_begin(window: Used) -> None:
    assert not window.sees("nav:begin") and not window.sees("nav:planner")


def test_without_an_account_it_welcomes_until_there_is_one(qtbot: QtBot, qapp: QApplication) -> None:
    desk = FakeDesk()
    desk.shown = replace(desk.shown, link=LinkView(LinkState.NO_ACCOUNT), chargers=())
    with opened(qtbot, qapp, desk, is_demo=False) as window:
        assert window.main.stack.welcome.is_shown
        show(window, link=LinkView(LinkState.CONNECTED, "127.0.0.1:8042"))
        assert not window.main.stack.welcome.is_shown and "No charger yet" in window.texts
        show(window, chargers=(a_charger(),))
        assert window.main.pages.isVisible() and "Garage" in window.texts
