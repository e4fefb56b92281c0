"""Several accounts: the menu names them, leaving one asks about its changes, a charger has one path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from juicedesk.domain.errors import KeyringLocked
from juicedesk.domain.intent import IntentState, Reason
from juicedesk.ui.desk import AccountView
from juicedesk.ui.dialogs.sign_out import SignOutDialog
from tests.fakes.desk import FakeDesk, a_change
from tests.ui.window import Window

VENDOR = AccountView("vendor", "JuiceNet", False, 3)
HOME = AccountView("home", "Home & barn", True, 2)
NOTHING_OPEN = replace(HOME, open_changes=0)


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk(known_accounts=(VENDOR, HOME))


@pytest.fixture
def window(qtbot: QtBot, qapp: QApplication, desk: FakeDesk) -> Iterator[Window]:
    window = Window(qtbot, qapp, desk)
    yield window
    window.close()


def account_menu(window: Window) -> QMenu:
    (action,) = [each for each in window.main.findChildren(QAction) if each.objectName() == "menu:account"]
    menu = action.menu()
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    return menu


def actions(window: Window) -> dict[str, QAction]:
    return {action.objectName(): action for action in account_menu(window).actions() if action.objectName()}


def dialog_for(qtbot: QtBot, window: Window, account: AccountView) -> SignOutDialog:
    dialog = SignOutDialog(window.desk, window.background, window.look, account)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def go(dialog: SignOutDialog) -> QPushButton:
    return dialog.findChild(QPushButton, "sign-out:go")


def words_of(dialog: SignOutDialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def choose(dialog: SignOutDialog, choice: str) -> None:
    dialog.findChild(QRadioButton, f"sign-out:{choice}").click()


def test_the_menu_names_the_accounts_and_what_is_open_in_each(window: Window) -> None:
    shown = actions(window)
    assert shown["account:vendor"].text() == "JuiceNet (3 changes open)"
    assert shown["account:home"].text() == "Home && barn (2 changes open)"
    assert (shown["account:home"].isChecked(), shown["account:vendor"].isChecked()) == (True, False)


def test_another_account_can_be_chosen(window: Window, desk: FakeDesk, qtbot: QtBot) -> None:
    actions(window)["account:vendor"].trigger()
    qtbot.waitUntil(lambda: desk.chosen == ["vendor"])


def test_without_an_account_there_is_none_to_leave(window: Window, desk: FakeDesk) -> None:
    desk.known_accounts = ()
    assert not actions(window)["account:sign-out"].isEnabled()


def test_the_changes_page_says_what_waits_elsewhere(window: Window) -> None:
    window.main.open_changes()
    label = window.find("changes:elsewhere")
    assert isinstance(label, QLabel)
    assert label.text() == "3 changes wait in JuiceNet, until that account is in use."


def test_with_open_changes_nothing_is_chosen_for_the_person(qtbot: QtBot, window: Window) -> None:
    dialog = dialog_for(qtbot, window, HOME)
    assert "2 changes are open" in words_of(dialog)
    assert not go(dialog).isEnabled()
    assert not any(radio.isChecked() for radio in dialog.findChildren(QRadioButton))


@pytest.mark.parametrize(("choice", "discards"), [("keep", False), ("discard", True)])
def test_keeping_and_discarding(
    qtbot: QtBot, window: Window, desk: FakeDesk, choice: str, discards: bool
) -> None:
    dialog = dialog_for(qtbot, window, HOME)
    choose(dialog, choice)
    go(dialog).click()
    qtbot.waitUntil(lambda: desk.left == [("home", discards)])
    qtbot.waitUntil(lambda: dialog.result() == QDialog.DialogCode.Accepted)


def test_with_nothing_open_it_only_asks_whether(qtbot: QtBot, window: Window, desk: FakeDesk) -> None:
    dialog = dialog_for(qtbot, window, NOTHING_OPEN)
    assert not dialog.findChild(QRadioButton, "sign-out:send").isVisible()
    go(dialog).click()
    qtbot.waitUntil(lambda: desk.left == [("home", False)])


def test_sending_first_waits_until_nothing_waits_and_keeps_what_asks(
    qtbot: QtBot, window: Window, desk: FakeDesk
) -> None:
    asks = a_change(state=IntentState.HELD, reason=Reason.CONFIRM_RAISE, change_id=2)
    desk.shown = replace(desk.shown, waiting=(a_change(),), undecided=(asks,))
    dialog = dialog_for(qtbot, window, HOME)
    choose(dialog, "send")
    go(dialog).click()
    assert ("try_now", 0) in desk.decided
    assert "Waiting until 1 change has been sent" in words_of(dialog)
    assert "1 other needs your decision and is kept." in words_of(dialog)
    assert desk.left == []

    desk.shown = replace(desk.shown, waiting=())

    qtbot.waitUntil(lambda: desk.left == [("home", False)])


def test_waiting_can_be_stopped(qtbot: QtBot, window: Window, desk: FakeDesk) -> None:
    desk.shown = replace(desk.shown, waiting=(a_change(),))
    dialog = dialog_for(qtbot, window, HOME)
    choose(dialog, "send")
    go(dialog).click()
    dialog.findChild(QPushButton, "sign-out:cancel").click()
    assert dialog.isVisible()
    assert "2 changes are open" in words_of(dialog)
    dialog.findChild(QPushButton, "sign-out:cancel").click()
    assert not dialog.isVisible()
    assert desk.left == []


def test_a_keyring_that_refuses_is_said_and_nothing_has_changed(
    qtbot: QtBot, window: Window, desk: FakeDesk
) -> None:
    desk.error = KeyringLocked()
    dialog = dialog_for(qtbot, window, NOTHING_OPEN)
    go(dialog).click()
    qtbot.waitUntil(lambda: "keyring" in words_of(dialog))
    assert dialog.isVisible()
    assert go(dialog).isEnabled()


def test_a_charger_of_another_server_says_so_and_can_be_taken(
    window: Window, desk: FakeDesk, qtbot: QtBot
) -> None:
    assert not window.sees("path:take")
    first = replace(desk.shown.chargers[0], in_charge_elsewhere="JuiceNet")
    desk.shown = replace(desk.shown, chargers=(first, *desk.shown.chargers[1:]))
    window.main.refresh_now()
    take = window.find("path:take")
    assert isinstance(take, QPushButton)
    assert take.text() == "Control it through Home server"
    window.click("path:take")
    qtbot.waitUntil(lambda: desk.taken_charge_of == [first.unit_id])
