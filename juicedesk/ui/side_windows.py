"""The windows that open beside the main one, each from one place."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QDialog

from juicedesk.store.view import LinkState
from juicedesk.ui.banner_rules import BannerAction
from juicedesk.ui.desk import AccountView
from juicedesk.ui.dialogs.leave import LeaveDialog
from juicedesk.ui.dialogs.sign_out import SignOutDialog
from juicedesk.ui.leaving import BACKGROUND, ON_CLOSE, Leave, how_to_leave
from juicedesk.ui.leaving_edits import LeavingEdits, Question
from juicedesk.ui.tray import TRAY, Tray

if TYPE_CHECKING:
    from juicedesk.ui.dialogs.add_account import AddAccountDialog
    from juicedesk.ui.main_window import MainWindow


class SideWindows(QObject):
    """Opens them over the main window, which it is given; UI thread."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._leaving = LeavingEdits(window)

    def enter_token(self) -> None:
        """Ask for the token of the server of the account in use, which is filled in; not that of one whose
        certificate has changed, for that may be another one."""
        link, dialog = self._window.desk.view().link, self._open_add_account()
        if link.state is not LinkState.UNTRUSTED:
            dialog.look_at(link.address)

    def add_account(self) -> None:
        """Ask for another account, or for one that was left; it is in use then, so what is not saved comes
        first."""
        question = Question(self.tr("Save before connecting another account?"))
        if not self._leaving.asks(question, self._open_add_account):
            self._open_add_account()

    def _open_add_account(self) -> AddAccountDialog:
        from juicedesk.ui.dialogs.add_account import AddAccountDialog  # noqa: PLC0415 - after the first paint

        window = self._window
        self._look_around()
        dialog = AddAccountDialog(window.desk, window.background, window.look, window)
        dialog.finished_with.connect(window.say_and_look)
        dialog.open()
        return dialog

    def add_charger(self) -> None:
        """Ask which charger to take in."""
        from juicedesk.ui.dialogs.add_charger import AddChargerDialog  # noqa: PLC0415 - after the first paint

        window = self._window
        self._look_around()
        AddChargerDialog(window.desk, window.background, window.look, window).exec()
        window.refresh()

    def _look_around(self) -> None:
        """Whoever asks for what is on the network wants it searched."""
        window = self._window
        if not window.desk.network().looks:
            window.background.run(self, window.desk.look_around, lambda _none: None, window.say_error)

    def open_settings(self, page: int = 0) -> None:
        """The settings, on one of their pages."""
        from juicedesk.ui.dialogs.settings import SettingsDialog  # noqa: PLC0415 - after the first paint

        window = self._window
        dialog = SettingsDialog(
            window.desk,
            window.background,
            window.preferences,
            window.look,
            window.language,
            window,
            can_erase=not window.is_demo,
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.language_chosen.connect(window.speak)
        dialog.theme_chosen.connect(window.use_theme)
        dialog.add_charger_chosen.connect(window.add_charger)
        dialog.add_account_chosen.connect(window.add_account)
        dialog.use_account_chosen.connect(window.use_account)
        dialog.leave_account_chosen.connect(self.sign_out)
        dialog.erase_chosen.connect(self.ask_to_erase)
        dialog.log_chosen.connect(self.open_log)
        dialog.open_page(page)
        dialog.open()

    def open_tariffs(self) -> None:
        """The settings, where prices are said."""
        from juicedesk.ui.dialogs.settings import TARIFFS  # noqa: PLC0415 - after the first paint

        self.open_settings(TARIFFS)

    def follow_banner(self, action: BannerAction, unit_id: str) -> None:
        """Do what the button of a banner says."""
        window = self._window
        match action:
            case BannerAction.GUIDE:
                window.open_guide(unit_id)
            case BannerAction.CHANGES:
                window.open_changes()
            case BannerAction.ADD_ACCOUNT:
                self.enter_token()
            case BannerAction.SIGN_IN:
                current = [one for one in window.desk.accounts() if one.is_current]
                for account in current:
                    window.use_account(account.account_id)
            case BannerAction.LOWER:
                note = window.desk.wiring_note(unit_id)
                if note is not None:
                    window.propose_limit(unit_id, note.at_most_amps)
            case BannerAction.CHARGE_NOW:
                window.open_charger(unit_id)
                window.pages.toggle_override()
            case BannerAction.CHARGER:
                window.open_charger(unit_id)

    def open_user_guide(self) -> None:
        """The pages that come with the program."""
        from juicedesk.ui.dialogs.user_guide import UserGuideDialog  # noqa: PLC0415 - after the first paint

        self._open(UserGuideDialog(self._window.look, self._window))

    def open_shortcuts(self) -> None:
        """All keys."""
        from juicedesk.ui.dialogs.shortcuts import ShortcutsDialog  # noqa: PLC0415 - after the first paint

        self._open(ShortcutsDialog(self._window.look, self._window.menuBar(), self._window))

    def open_diagnostics(self) -> None:
        """What helps to find a fault, to be read and kept."""
        from juicedesk.ui.dialogs.diagnostics import DiagnosticsDialog  # noqa: PLC0415 - after the first paint

        window = self._window
        self._open(DiagnosticsDialog(window.desk, window.background, window.look, window))

    def open_log(self) -> None:
        """What the program does, as it does it."""
        from juicedesk.ui.dialogs.log import LogDialog  # noqa: PLC0415 - after the first paint

        self._open(LogDialog(self._window.look, self._window))

    def open_about(self) -> None:
        """Version and licences."""
        from juicedesk.ui.dialogs.about import AboutDialog  # noqa: PLC0415 - after the first paint

        self._open(AboutDialog(self._window.look, self._window))

    def ask_to_erase(self) -> None:
        """Ask once whether all data on this computer is to go."""
        from juicedesk.ui.dialogs.erase import EraseDialog  # noqa: PLC0415 - after the first paint

        window = self._window
        open_changes = sum(account.open_changes for account in window.desk.accounts())
        has_own_server = window.desk.own_server_running() is not None
        dialog = EraseDialog(window.look, open_changes, has_own_server=has_own_server, parent=window)
        dialog.accepted.connect(window.erase_requested)
        self._open(dialog)

    @staticmethod
    def _open(dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def leave(self, *, wants_to_quit: bool) -> bool:
        """Whether the window may close now. Else it was hidden, or the person is asked and it closes then."""
        window = self._window
        has_tray, waiting = Tray.is_possible(), self._waiting
        how = how_to_leave(
            wants_to_quit=wants_to_quit,
            waiting=waiting,
            remembered=window.preferences.value(ON_CLOSE),
            in_background=window.preferences.is_on(BACKGROUND, False),
            has_tray=has_tray,
        )
        if how is Leave.HIDE:
            self._hide()
            return False
        question = Question(self.tr("Save before closing?"), waiting, has_tray and how is Leave.ASK)
        if self._leaving.asks(question, window.leave_now, self._hide):
            return False
        if how is Leave.ASK:
            self._ask_how(has_tray)
        elif wants_to_quit:
            window.leave_now()
        return how is Leave.QUIT

    @property
    def _waiting(self) -> int:
        """The changes that a person is to know of when the program ends; those of the demo are made up."""
        return 0 if self._window.is_demo else len(self._window.desk.view().waiting)

    def use_account(self, account_id: str) -> None:
        """Work for another account, after a question about what is not saved yet."""
        window = self._window

        def use() -> None:
            work = partial(window.desk.use_account, account_id)
            window.background.run(self, work, lambda _none: window.refresh(), window.say_error)

        is_another = any(one.is_current and one.account_id != account_id for one in window.desk.accounts())
        question = Question(self.tr("Save before changing the account?"))
        if not (is_another and self._leaving.asks(question, use)):
            use()

    def _ask_how(self, has_tray: bool) -> None:
        window = self._window
        dialog = LeaveDialog(window.look, len(window.desk.view().waiting), can_hide=has_tray, parent=window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.answered.connect(self._on_leave)
        dialog.open()

    def _on_leave(self, how: Leave, is_to_hold: bool) -> None:
        if is_to_hold:
            self._window.preferences.choose(ON_CLOSE, how)
        if how is Leave.HIDE:
            self._hide()
        else:
            self._window.leave_now()

    def _hide(self) -> None:
        """The window goes, the icon stays or comes: nobody loses the way back."""
        QApplication.setQuitOnLastWindowClosed(False)
        self._window.preferences.switch(TRAY, True)
        self._window.tray.refresh()
        self._window.hide()

    def sign_out(self, account: AccountView) -> None:
        """Ask what becomes of the open changes of an account, and leave it; what is not saved comes first."""
        question = Question(self.tr("Save before signing out?"))
        if not (account.is_current and self._leaving.asks(question, partial(self._sign_out, account))):
            self._sign_out(account)

    def _sign_out(self, account: AccountView) -> None:
        window = self._window
        dialog = SignOutDialog(window.desk, window.background, window.look, account, window)
        dialog.finished.connect(lambda _result: window.refresh())
        dialog.open()
