"""Several accounts: the menu names them, leaving one asks about its changes, a charger has one path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QLineEdit, QMenu, QPushButton, QRadioButton
from pytestqt.qtbot import QtBot

from juicedesk.discovery.found import FoundServer
from juicedesk.domain.errors import KeyringLocked, PortInUse
from juicedesk.domain.intent import IntentState, Reason
from juicedesk.store.view import LinkState, LinkView
from juicedesk.ui.desk import AccountView, NetworkView, WayView
from juicedesk.ui.dialogs.add_account import AddAccountDialog
from juicedesk.ui.dialogs.shortcuts import menu_of
from juicedesk.ui.dialogs.sign_out import SignOutDialog
from juicedesk.ui.widgets.path_row import better_way
from tests.fakes.desk import NOW, FakeDesk, a_change
from tests.ui.window import Window
from tests.ui.work import finish_work

VENDOR = AccountView("vendor", "JuiceNet", False, 3)
HOME = AccountView("home", "Home & barn", True, 2)
IN_CHARGE = WayView("vendor", "JuiceNet", in_charge=True, is_heard=False)
HERE = WayView("home", "Home & barn", in_charge=False, is_heard=False)
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
    return menu(window, "menu:account")


def menu(window: Window, name: str) -> QMenu:
    """A menu of the menu bar, as it is when it opens."""
    bar = window.main.menuBar()
    action = next(each for each in bar.findChildren(QAction) if each.objectName() == name)
    menu = menu_of(action, bar)
    assert menu is not None
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
    assert label.text() == "3 changes are waiting in JuiceNet until that account is in use."


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
    finish_work(window.background)
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
    desk.known_ways = (IN_CHARGE, HERE)
    first = replace(desk.shown.chargers[0], in_charge_elsewhere="JuiceNet")
    desk.shown = replace(desk.shown, chargers=(first, *desk.shown.chargers[1:]))
    window.main.refresh_now()
    take = window.find("path:take")
    assert isinstance(take, QPushButton)
    assert take.text() == "Control it through Home & barn"
    window.click("path:take")
    qtbot.waitUntil(lambda: desk.taken_charge_of == [(first.unit_id, "home")])


def test_the_charger_menu_names_the_ways_and_changes_them(
    window: Window, desk: FakeDesk, qtbot: QtBot
) -> None:
    desk.known_ways = (replace(IN_CHARGE, in_charge=False), replace(HERE, in_charge=True))
    ways = {action.objectName(): action for action in menu(window, "menu:ways").actions()}
    assert {name: way.isChecked() for name, way in ways.items()} == {"way:vendor": False, "way:home": True}

    ways["way:home"].trigger()
    ways["way:vendor"].trigger()

    qtbot.waitUntil(lambda: desk.taken_charge_of == [(desk.shown.chargers[0].unit_id, "vendor")])


AWAY = LinkView(LinkState.AWAY, "vendor.example", "JuiceNet", NOW - 600)


def test_while_the_server_is_away_the_one_that_hears_the_box_is_offered(
    window: Window, desk: FakeDesk, qtbot: QtBot
) -> None:
    desk.known_ways = (IN_CHARGE, replace(HERE, is_heard=True))
    desk.shown = replace(desk.shown, link=AWAY)
    window.main.refresh_now()
    assert "JuiceNet is not answering, and the charger reports to Home & barn now." in [
        label.text() for label in window.main.findChildren(QLabel) if label.isVisible()
    ]
    window.click("path:take")
    qtbot.waitUntil(lambda: desk.taken_charge_of == [(desk.shown.chargers[0].unit_id, "home")])


@pytest.mark.parametrize(
    ("ways", "link"),
    [
        ((IN_CHARGE, HERE), AWAY),
        ((replace(IN_CHARGE, is_heard=True), replace(HERE, is_heard=True)), AWAY),
        ((IN_CHARGE, replace(HERE, is_heard=True)), replace(AWAY, state=LinkState.CONNECTED)),
        ((replace(IN_CHARGE, is_heard=True),), AWAY),
    ],
    ids=["not heard", "heard by both", "not away", "no other way"],
)
def test_otherwise_nothing_is_offered(ways: tuple[WayView, ...], link: LinkView) -> None:
    assert better_way(ways, link) is None


def test_what_was_kept_at_leaving_is_said_and_leads_to_signing_in_again(
    window: Window, desk: FakeDesk, qtbot: QtBot
) -> None:
    desk.known_accounts = (replace(VENDOR, is_signed_in=False), HOME)
    window.main.open_changes()
    window.main.refresh_now()
    label = window.find("changes:elsewhere")
    assert isinstance(label, QLabel)
    assert label.text() == "3 changes are waiting in JuiceNet until you sign in there again."
    left = actions(window)["account:vendor"]
    assert left.text() == "JuiceNet (signed out, 3 changes open)…"
    left.trigger()
    qtbot.waitUntil(lambda: bool(window.main.findChildren(AddAccountDialog)))


def test_another_account_is_added_and_said(window: Window, desk: FakeDesk, qtbot: QtBot) -> None:
    desk.found = NetworkView(
        servers=(FoundServer("s1", "Home", "https://192.0.2.1:8042", "ab" * 32, None, None),)
    )
    actions(window)["account:add"].trigger()
    (dialog,) = window.main.findChildren(AddAccountDialog)
    dialog.findChild(QPushButton, "welcome:use:s1").click()
    dialog.findChild(QLineEdit, "welcome:token").setText("secret")
    dialog.findChild(QPushButton, "welcome:connect").click()
    qtbot.waitUntil(lambda: desk.connected == [("https://192.0.2.1:8042", "secret", "ab" * 32)])
    qtbot.waitUntil(lambda: dialog.result() == QDialog.DialogCode.Accepted)


def test_a_server_here_that_cannot_start_is_said(window: Window, desk: FakeDesk, qtbot: QtBot) -> None:
    desk.error = PortInUse(8042, "TCP")
    actions(window)["account:add"].trigger()
    (dialog,) = window.main.findChildren(AddAccountDialog)
    start = dialog.findChild(QPushButton, "add-account:start")
    start.click()
    qtbot.waitUntil(start.isEnabled)
    shown = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    assert any("uses a port of the home server." in text for text in shown)
    start.click()
    qtbot.waitUntil(lambda: dialog.result() == QDialog.DialogCode.Accepted)
