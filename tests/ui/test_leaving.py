"""Closing the window while changes wait; the icon in the notification area."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QMenu, QSystemTrayIcon
from pytestqt.qtbot import QtBot

from juicedesk.domain.intent import Override
from juicedesk.ui.dialogs.leave import LeaveDialog
from juicedesk.ui.dialogs.settings import NOTIFICATIONS, SettingsDialog
from juicedesk.ui.leaving import BACKGROUND, ON_CLOSE
from juicedesk.ui.tray import TRAY
from tests.fakes.desk import FakeDesk, a_change
from tests.ui.test_accessible_names import nameless
from tests.ui.used_window import Used, opened, show

# The off-screen platform says these of every icon and window; they are about the platform, not about us.
pytestmark = pytest.mark.qt_log_ignore("systemTrayWindowChanged", "does not support raise")


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk()


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, desk: FakeDesk) -> Iterator[Used]:
    with opened(qtbot, qapp, desk, is_demo=False) as window:
        show(window, waiting=(a_change(change_id=1), a_change(change_id=2)))
        yield window
    QApplication.setQuitOnLastWindowClosed(True)


@pytest.fixture
def tray(monkeypatch: pytest.MonkeyPatch) -> None:
    """A desktop that has a place for icons; the off-screen one has none."""
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)


def question(window: Used) -> LeaveDialog:
    return next(found for found in window.main.findChildren(LeaveDialog) if found.isVisible())


def answer(window: Used, name: str) -> None:
    dialog = question(window)
    assert nameless(dialog) == []
    dialog.findChild(object, name).click()


def test_closing_with_changes_that_wait_asks_once(window: Used) -> None:
    window.main.close()
    assert window.main.isVisible()
    answer(window, "leave:cancel")
    assert window.main.isVisible()
    window.main.close()
    answer(window, "leave:quit")
    assert not window.main.isVisible() and not window.main.pulse.ages.isActive()


def test_without_a_place_for_an_icon_nothing_stays_in_the_background(window: Used) -> None:
    window.main.close()
    assert not question(window).findChild(object, "leave:hide").isVisible()
    question(window).reject()


def test_an_answer_can_hold_for_the_next_time(window: Used, desk: FakeDesk) -> None:
    window.main.close()
    question(window).findChild(QCheckBox, "leave:remember").click()
    answer(window, "leave:quit")
    assert window.main.preferences.value(ON_CLOSE) == "quit"
    window.main.show()
    window.main._leave_now = False
    window.main.close()
    assert not window.main.isVisible(), "it does not ask again"


@pytest.mark.usefixtures("tray")
def test_in_the_background_the_window_goes_and_comes_back(window: Used) -> None:
    window.main.close()
    answer(window, "leave:hide")
    assert not window.main.isVisible()
    assert window.main.preferences.is_on(TRAY, False)
    assert window.main.pulse.ages.isActive(), "it goes on looking"
    assert not QApplication.quitOnLastWindowClosed()
    window.main.come_to_front()
    assert window.main.isVisible() and QApplication.quitOnLastWindowClosed()


@pytest.mark.usefixtures("tray")
def test_quit_means_quit_also_for_a_program_that_stays(window: Used) -> None:
    window.main.preferences.switch(BACKGROUND, True)
    show(window, waiting=())
    window.main.close()
    assert not window.main.isVisible() and window.main.pulse.ages.isActive()
    window.main.quit()
    assert not window.main.pulse.ages.isActive()


def test_nothing_waiting_closes_without_a_question(window: Used) -> None:
    show(window, waiting=())
    window.main.close()
    assert not window.main.isVisible()


@pytest.mark.usefixtures("tray")
def test_the_menu_of_the_icon_says_how_things_are(window: Used) -> None:
    window.main.preferences.switch(TRAY, True)
    window.main.refresh_now()
    tray = window.main.tray
    tray._fill()
    words = [action.text() for action in tray._menu.actions()]
    assert words[0] == "Garage: Charging · 7.4 kW" and not tray._menu.actions()[0].isEnabled()
    assert "2 changes open" in words and "Open JuiceDesk" in words
    snooze = next(menu for menu in tray._menu.findChildren(QMenu) if menu.title() == "No notices for")
    snooze.actions()[1].trigger()
    tray._fill()
    assert any("silent until" in action.text() for action in tray._menu.actions())
    next(action for action in tray._menu.actions() if action.text() == "2 changes open").trigger()
    assert window.main.stack.changes.is_shown


@pytest.mark.usefixtures("tray")
def test_a_charger_is_told_to_charge_now_from_the_icon(window: Used, desk: FakeDesk) -> None:
    window.main.preferences.switch(TRAY, True)
    window.main.refresh_now()
    tray = window.main.tray
    tray._fill()
    menus = {menu.title(): menu for menu in tray._menu.findChildren(QMenu)}
    assert "Return to schedule" not in [action.text() for action in tray._menu.actions()]
    carport = menus["Charge now"].actions()[1]
    assert carport.text() == "Carport"
    carport.trigger()
    unit_id = desk.shown.chargers[1].unit_id
    window.qtbot.waitUntil(lambda: [saved[0] for saved in desk.saved] == [unit_id])
    assert desk.saved[0][2] is Override.CHARGE_NOW


@pytest.mark.usefixtures("tray")
def test_the_settings_switch_notices_icon_and_background(window: Used) -> None:
    window.main.side_windows.open_settings(NOTIFICATIONS)
    dialog = window.main.findChild(SettingsDialog)
    preferences = window.main.preferences

    def click(name: str) -> QCheckBox:
        box = dialog.findChild(QCheckBox, name)
        box.click()
        return box

    click("settings:notice_charging")
    assert preferences.is_on("notice_charging", False)
    click("settings:background")
    assert preferences.is_on(BACKGROUND, False) and dialog.findChild(QCheckBox, "settings:tray").isChecked()
    click("settings:ask-on-close")
    assert preferences.value(ON_CLOSE) == "quit"
    click("settings:notices")
    assert not dialog.findChild(QCheckBox, "settings:notice_fault").isEnabled()
    dialog.reject()
