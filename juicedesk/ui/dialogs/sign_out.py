"""Leaving an account: what becomes of the changes that are open in it."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from juicedesk.domain.errors import JuiceDeskError
from juicedesk.ui.background import Background
from juicedesk.ui.desk import AccountView, Desk
from juicedesk.ui.dialogs.fitting import FittingDialog
from juicedesk.ui.look import Look
from juicedesk.ui.messages import error_words
from juicedesk.ui.widgets.dialog_buttons import DialogButtons
from juicedesk.ui.widgets.labels import body, caption, section

WIDTH_PX, SIDE_PX = 460, 24
LOOK_EVERY_MS = 500
UNDER_ITS_RADIO_PX = 26


class Choice(StrEnum):
    """What becomes of open changes; nothing is chosen for the person."""

    SEND = "send"
    KEEP = "keep"
    DISCARD = "discard"


class SignOutDialog(FittingDialog):
    """Accepted once the account has been left. It stays while changes are being sent first."""

    def __init__(
        self,
        desk: Desk,
        background: Background,
        look: Look,
        account: AccountView,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._look = look
        self._account = account
        self._choices = QButtonGroup(self)
        self._title = section(look, self.tr("Sign out of {0}?").format(account.name))
        self._words = body(look, wrap=True)
        self._hint = caption(look, tone="fault", wrap=True)
        self._hint.hide()
        self._options = QWidget()
        self._buttons = DialogButtons(look, self.tr("Sign out"), icon="", name="sign-out:go")
        self._go, self._cancel = self._buttons.main, self._buttons.cancel
        self._cancel.setObjectName("sign-out:cancel")
        self._watch = QTimer(self)
        self._watch.setInterval(LOOK_EVERY_MS)
        self._watch.timeout.connect(self._look_at_what_waits)
        self._go.clicked.connect(self._on_go)
        self._cancel.clicked.connect(self._on_cancel)
        self.setWindowTitle(self.tr("Sign out"))
        self._lay_out()
        self._ask()

    def _ask(self) -> None:
        count = self._account.open_changes
        token_words = self.tr("The token is removed from this computer.")
        if count:
            words = self.tr("%n change(s) are open in this account. What should become of them?", "", count)
            self._words.setText(f"{words} {token_words}")
        else:
            self._words.setText(token_words)
        self._options.setVisible(bool(count))
        self._go.setEnabled(not count)
        self._cancel.setText(self.tr("Cancel"))

    def _on_go(self) -> None:
        choice = self._choice()
        if choice is Choice.SEND:
            self._send_first()
        else:
            self._leave(discard=choice is Choice.DISCARD)

    def _send_first(self) -> None:
        self._desk.try_now()
        self._options.hide()
        self._go.setEnabled(False)
        self._cancel.setText(self.tr("Stop waiting"))
        self._watch.start()
        self._look_at_what_waits()

    def _look_at_what_waits(self) -> None:
        view = self._desk.view()
        if not view.waiting:
            self._watch.stop()
            self._leave(discard=False)
            return
        words = self.tr("Waiting until %n change(s) have been sent and checked…", "", len(view.waiting))
        if view.undecided:
            kept = self.tr("%n other(s) need your decision and are kept.", "", len(view.undecided))
            words = f"{words} {kept}"
        self._words.setText(words)

    def _leave(self, discard: bool) -> None:
        self._go.setEnabled(False)
        account_id = self._account.account_id
        self._background.run(
            self,
            lambda: self._desk.sign_out(account_id, discard),
            lambda _none: self.accept(),
            self._on_error,
        )

    def _on_error(self, error: JuiceDeskError) -> None:
        self._hint.setText(error_words(error))
        self._hint.show()
        self._ask()
        self._go.setEnabled(self._choice() is not None or not self._account.open_changes)

    def _on_cancel(self) -> None:
        if self._watch.isActive():
            self._watch.stop()
            self._ask()
            self._go.setEnabled(True)
        else:
            self.reject()

    def _choice(self) -> Choice | None:
        button = self._choices.checkedButton()
        return None if button is None else Choice(button.property("choice"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addStrut(WIDTH_PX - 2 * SIDE_PX)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(10)
        options = QVBoxLayout(self._options)
        options.setContentsMargins(0, 0, 0, 0)
        options.setSpacing(4)
        for choice, words, meaning in self._worded_choices():
            self._add_option(options, choice, words, meaning)
        for part in (self._title, self._words, self._options, self._hint):
            column.addWidget(part)
        column.addSpacing(6)
        column.addWidget(self._buttons)

    def _worded_choices(self) -> tuple[tuple[Choice, str, str], ...]:
        return (
            (
                Choice.SEND,
                self.tr("Send them first"),
                self.tr("Signs out when each has been sent and checked; you can stop waiting."),
            ),
            (
                Choice.KEEP,
                self.tr("Keep them for the next sign-in"),
                self.tr("Nothing is sent until then, and raises have to be confirmed again."),
            ),
            (
                Choice.DISCARD,
                self.tr("Discard them"),
                self.tr("What was already sent may have arrived; JuiceDesk will not check."),
            ),
        )

    def _add_option(self, options: QVBoxLayout, choice: Choice, words: str, meaning: str) -> None:
        button = QRadioButton(words)
        button.setObjectName(f"sign-out:{choice}")
        button.setProperty("choice", choice.value)
        button.setAccessibleName(words)
        button.setAccessibleDescription(meaning)
        button.toggled.connect(lambda: self._go.setEnabled(True))
        self._choices.addButton(button)
        note = caption(self._look, meaning, wrap=True)
        note.setIndent(UNDER_ITS_RADIO_PX)
        options.addWidget(button)
        options.addWidget(note)
