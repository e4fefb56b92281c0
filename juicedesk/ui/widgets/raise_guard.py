"""What stands between a person and a higher wiring limit: slow on purpose (UX guide §3.3)."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QIntValidator
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from juicedesk.ui.look import Look
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import body, caption, strong
from juicedesk.ui.widgets.surfaces import Card, Icon


class RaiseGuard(Card):
    """A tick, the amps typed once more, and a button that names them. It forgets both at each new value.

    Signals: confirmed(int) – the person has confirmed this many amps; cancelled().
    """

    confirmed = Signal(int)
    cancelled = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__("guard", side_px=16, parent=parent)
        self._amps = 0
        self._title = strong(look)
        self._tick = QCheckBox(
            self.tr("I have read the breaker label and the cable, or an electrician told me.")
        )
        self._tick.setObjectName("wiring:tick")
        self._tick.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._again = QLineEdit()
        self._again.setObjectName("wiring:again")
        self._again.setFixedWidth(56)
        self._again.setValidator(QIntValidator(0, 999, self._again))
        self._again.setAccessibleName(self.tr("Type the new limit to confirm"))
        self._raise = Button(look, icon="arrow-up", kind="filled", name=self.tr("Raise"))
        self._raise.setObjectName("wiring:raise")
        cancel = Button(look, self.tr("Cancel"), kind="plain")
        self._lay_out(look, cancel)
        self._tick.toggled.connect(self._check)
        self._again.textChanged.connect(self._check)
        self._again.returnPressed.connect(self._raise.click)
        self._raise.clicked.connect(lambda: self.confirmed.emit(self._amps))
        cancel.clicked.connect(self.cancelled)

    def ask_for(self, amps: int, hint: str = "") -> None:
        """Guard a raise to a value; `hint` says what is missing before it can be confirmed."""
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        if amps != self._amps:
            self._amps = amps
            self._tick.setChecked(False)
            self._again.clear()
        self._raise.setText(self.tr("Raise to {0} A").format(amps))
        self._check()

    def _lay_out(self, look: Look, cancel: Button) -> None:
        head = QHBoxLayout()
        head.addWidget(Icon(look, "shield-alert", "pending", 18))
        self._title.setText(self.tr("Raising the limit needs a second look"))
        head.addWidget(self._title, 1)
        self._hint = caption(look, tone="", wrap=True)
        row = QHBoxLayout()
        row.addWidget(body(look, self.tr("Type the new limit to confirm")))
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
