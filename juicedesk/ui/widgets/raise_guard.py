"""What stands between a person and more current: slow on purpose (UX guide §3.3)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from juicedesk.ui.look import Look
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import body, caption, strong
from juicedesk.ui.widgets.surfaces import Card, Icon


@dataclass(frozen=True, slots=True)
class GuardWords:
    """What a guard says: title, what is ticked, what is typed, and the button with its amps."""

    title: str
    tick: str
    prompt: str
    button: str


class RaiseGuard(Card):
    """A tick, the amps typed once more, and a button that names them. It forgets both at each new value.

    Signals: confirmed(int) – the person has confirmed this many amps; cancelled().
    """

    confirmed = Signal(int)
    cancelled = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None, *, name: str = "wiring") -> None:
        super().__init__("guard", side_px=16, parent=parent)
        self._amps = 0
        self._subject: object = None
        self._title = strong(look, wrap=True)
        self._tick = QCheckBox()
        self._tick.setObjectName(f"{name}:tick")
        self._tick.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._again = QLineEdit()
        self._again.setObjectName(f"{name}:again")
        self._again.setFixedWidth(look.px(56))
        self._again.setValidator(QIntValidator(0, 999, self._again))
        self._prompt = body(look)
        self._raise = Button(look, icon="arrow-up", kind="filled", name=self.tr("Raise"))
        self._raise.setObjectName(f"{name}:raise")
        cancel = Button(look, self.tr("Cancel"), kind="plain")
        self._lay_out(look, cancel)
        self._say(self._words_for_a_limit())
        self._tick.toggled.connect(self._check)
        self._again.textChanged.connect(self._check)
        self._again.returnPressed.connect(self._raise.click)
        self._raise.clicked.connect(lambda: self.confirmed.emit(self._amps))
        cancel.clicked.connect(self.cancelled)

    def ask_for(
        self, amps: int, hint: str = "", *, words: GuardWords | None = None, subject: object = None
    ) -> None:
        """Guard a raise to a value; `hint` says what is missing before it can be confirmed.

        Without `words` it is a limit. `subject` is what the amps are of: tick and number count for one only.
        """
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        if (amps, subject) != (self._amps, self._subject):
            self._amps, self._subject = amps, subject
            self._tick.setChecked(False)
            self._again.clear()
        self._say(words or self._words_for_a_limit())
        self._check()

    def _words_for_a_limit(self) -> GuardWords:
        return GuardWords(
            self.tr("Raising the limit needs a second look"),
            self.tr("I have read the breaker label and the cable, or an electrician told me."),
            self.tr("Type the new limit to confirm"),
            self.tr("Raise to {0} A").format(self._amps),
        )

    def _say(self, words: GuardWords) -> None:
        self._title.setText(words.title)
        self._tick.setText(words.tick)
        self._prompt.setText(words.prompt)
        self._again.setAccessibleName(words.prompt)
        if self._raise.text() != words.button:
            self._raise.setText(words.button)

    def _lay_out(self, look: Look, cancel: Button) -> None:
        head = QHBoxLayout()
        head.addWidget(Icon(look, "shield-alert", "pending", 18))
        head.addWidget(self._title, 1)
        self._hint = caption(look, tone="", wrap=True)
        row = QHBoxLayout()
        row.addWidget(self._prompt)
        row.addWidget(self._again)
        row.addWidget(body(look, "A"))
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._raise)
        self.column.setSpacing(8)
        self.column.addLayout(head)
        self.column.addWidget(self._hint)
        self.column.addWidget(self._tick)
        self.column.addLayout(row)

    def _check(self) -> None:
        typed_again = self._again.text().strip() == str(self._amps)
        self._raise.setEnabled(self._tick.isChecked() and typed_again and self._hint.text() == "")
