"""The accounts in the menu: choose one, or leave the one in use."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from juicedesk.ui.desk import AccountView

if TYPE_CHECKING:
    from juicedesk.ui.main_window import MainWindow


class AccountMenu(QMenu):
    """Asks for the accounts each time it opens, for other windows change them too."""

    def __init__(self, window: MainWindow, parent: QMenu) -> None:
        super().__init__(self.tr("A&ccount"), parent)
        self._window = window
        self.menuAction().setObjectName("menu:account")
        self.aboutToShow.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        self.clear()
        group = QActionGroup(self)
        accounts = self._window.desk.accounts()
        for account in accounts:
            self._add_account(group, account)
        self.addSeparator()
        self._add(self.tr("&Add account…"), "account:add").triggered.connect(self._window.add_account)
        current = next((account for account in accounts if account.is_current), None)
        leave = self._add(self.tr("&Sign out…"), "account:sign-out")
        leave.setEnabled(current is not None)
        if current is not None:
            leave.triggered.connect(partial(self._window.side_windows.sign_out, current))

    def _add_account(self, group: QActionGroup, account: AccountView) -> None:
        # An ampersand in a name is no shortcut.
        action = self._add(self._words(account).replace("&", "&&"), f"account:{account.account_id}")
        if not account.is_signed_in:
            action.triggered.connect(self._window.add_account)
            return
        action.setCheckable(True)
        action.setChecked(account.is_current)
        group.addAction(action)
        action.triggered.connect(lambda: self._window.use_account(account.account_id))

    def _words(self, account: AccountView) -> str:
        if not account.is_signed_in:
            words = self.tr("{0} (signed out, %n change(s) open)…", "", account.open_changes)
            return words.format(account.name)
        if not account.open_changes:
            return account.name
        return self.tr("{0} (%n change(s) open)", "", account.open_changes).format(account.name)

    def _add(self, words: str, name: str) -> QAction:
        action = self.addAction(words)
        action.setObjectName(name)
        return action
