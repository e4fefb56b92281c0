"""The windows that open beside the main one, each from one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from juicedesk.ui.desk import AccountView
from juicedesk.ui.dialogs.settings import SettingsDialog
from juicedesk.ui.dialogs.sign_out import SignOutDialog

if TYPE_CHECKING:
    from juicedesk.ui.main_window import MainWindow


class SideWindows(QObject):
    """Opens them over the main window, which it is given; UI thread."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def open_settings(self, page: int = 0) -> None:
        """The settings, on one of their pages."""
        window = self._window
        dialog = SettingsDialog(
            window.desk, window.background, window.preferences, window.look, window.language, window
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.language_chosen.connect(window.speak)
        dialog.theme_chosen.connect(window.use_theme)
        dialog.add_charger_chosen.connect(window.add_charger)
        dialog.add_account_chosen.connect(window.add_account)
        dialog.use_account_chosen.connect(window.use_account)
        dialog.leave_account_chosen.connect(self.sign_out)
        dialog.open_page(page)
        dialog.open()

    def sign_out(self, account: AccountView) -> None:
        """Ask what becomes of the open changes of an account, and leave it."""
        window = self._window
        dialog = SignOutDialog(window.desk, window.background, window.look, account, window)
        dialog.finished.connect(lambda _result: window.refresh())
        dialog.open()
