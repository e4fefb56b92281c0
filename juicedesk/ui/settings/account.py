"""The servers of which there is an account here, and their tokens."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from juicedesk.ui.desk import AccountView, Desk
from juicedesk.ui.look import Look
from juicedesk.ui.messages import Sign
from juicedesk.ui.settings.form import SettingsForm, empty_out
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import body, caption, strong
from juicedesk.ui.widgets.surfaces import Icon, Pill


class AccountSettings(SettingsForm):
    """Signals: use_chosen(str) – by account ID; leave_chosen(object) – an AccountView; add_chosen() – also
    for another token, which is an account of the same server again."""

    use_chosen = Signal(str)
    leave_chosen = Signal(object)
    add_chosen = Signal()

    def __init__(self, desk: Desk, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._desk = desk
        self._shown: tuple[AccountView, ...] | None = None
        words = self.tr("The token of an account is kept in the system keyring, never in a file.")
        self.set_title(self.tr("Accounts"), words)
        card = self.add_card()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        card.column.addLayout(self._rows)
        add = Button(look, self.tr("Add account or change token…"), icon="key-round")
        add.setObjectName("settings:add-account")
        add.clicked.connect(self.add_chosen)
        below = QHBoxLayout()
        below.addWidget(add)
        below.addStretch(1)
        card.column.addLayout(below)
        self.refresh()

    def refresh(self) -> None:
        """Look at the desk again; rows are made anew only when there is something else."""
        accounts = self._desk.accounts()
        if accounts == self._shown:
            return
        self._shown = accounts
        empty_out(self._rows)
        for account in accounts:
            self._rows.addLayout(self._row(account))
        if not accounts:
            words = self.tr("There is no account yet. With one, JuiceDesk can control your chargers.")
            self._rows.addWidget(caption(self._look, words, wrap=True))

    def _row(self, account: AccountView) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Icon(self._look, "server", "text_2", 18))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(
            strong(self._look, account.name) if account.is_current else body(self._look, account.name)
        )
        if account.open_changes:
            count = self.tr("%n change(s) open", "", account.open_changes)
            words.addWidget(caption(self._look, count, tone="pending"))
        row.addLayout(words, 1)
        if account.is_current:
            row.addWidget(Pill(self._look, Sign("circle-check", self.tr("In use"), "charging")))
        elif account.is_signed_in:
            use = self._button(account, "use", self.tr("Use"), self.tr("Use {0}"))
            use.clicked.connect(partial(self.use_chosen.emit, account.account_id))
            row.addWidget(use)
        if account.is_signed_in:
            leave = self._button(account, "leave", self.tr("Sign out…"), self.tr("Sign out of {0}"))
            leave.clicked.connect(partial(self.leave_chosen.emit, account))
            row.addWidget(leave)
        else:
            row.addWidget(caption(self._look, self.tr("signed out")))
        return row

    def _button(self, account: AccountView, what: str, words: str, spoken: str) -> Button:
        button = Button(self._look, words, name=spoken.format(account.name))
        button.setObjectName(f"settings:{what}:{account.account_id}")
        return button
