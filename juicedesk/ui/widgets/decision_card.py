"""A change that needs a decision: before, yours, on the server now. Nothing is chosen beforehand."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from juicedesk.domain.intent import is_raise
from juicedesk.store.view import Change
from juicedesk.ui.look import Look
from juicedesk.ui.messages import group_words, reason_words
from juicedesk.ui.values import value_text
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import body, caption, strong
from juicedesk.ui.widgets.surfaces import Card, Icon


class DecisionCard(Card):
    """Signals: mine_chosen(int), server_chosen(int) – by the ID of the change."""

    mine_chosen = Signal(int)
    server_chosen = Signal(int)

    def __init__(self, look: Look, change: Change, parent: QWidget | None = None) -> None:
        super().__init__("conflict", parent=parent)
        self._raises = is_raise(change.group, change.wanted, change.server_value)
        self._what = strong(look)
        self._why = body(look, tone="2", wrap=True)
        self._values = [strong(look) for _ in range(3)]
        self._tick = QCheckBox(
            self.tr("I have read the breaker label and the cable, or an electrician told me.")
        )
        self._tick.setObjectName(f"changes:tick:{change.change_id}")
        self._tick.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._mine = Button(look, self.tr("Use mine"))
        self._mine.setObjectName(f"changes:mine:{change.change_id}")
        self._server = Button(look, self.tr("Use server"))
        self._server.setObjectName(f"changes:server:{change.change_id}")
        self._tick.toggled.connect(self._check)
        self._mine.clicked.connect(lambda: self.mine_chosen.emit(change.change_id))
        self._server.clicked.connect(lambda: self.server_chosen.emit(change.change_id))
        self._lay_out(look)
        self.show_change(change)

    def show_change(self, change: Change) -> None:
        """Show the three values as they are now; a tick is taken back when the server's changes."""
        server = value_text(change.group, change.server_value)
        if server != self._values[2].text():
            self._tick.setChecked(False)
        self._raises = is_raise(change.group, change.wanted, change.server_value)
        self._what.setText(f"{change.charger_name} · {group_words(change.group)}")
        self._why.setText(reason_words(change.reason))
        mine = value_text(change.group, change.wanted)
        for label, words in zip(
            self._values, (value_text(change.group, change.base), mine, server), strict=True
        ):
            label.setText(words)
        self._mine.setText(self.tr("Raise to {0}").format(mine) if self._raises else self.tr("Use mine"))
        self._tick.setVisible(self._raises)
        self._check()

    def _check(self) -> None:
        self._mine.setEnabled(not self._raises or self._tick.isChecked())

    def _lay_out(self, look: Look) -> None:
        head = QHBoxLayout()
        head.addWidget(Icon(look, "git-compare", "pending", 18))
        head.addWidget(self._what, 1)
        # For amps the lower value, which is always safe, stands first.
        head.addWidget(self._server)
        head.addWidget(self._mine)
        grid = QGridLayout()
        names = (self.tr("Before"), self.tr("Yours"), self.tr("On the server now"))
        for column, (name, value) in enumerate(zip(names, self._values, strict=True)):
            grid.addWidget(caption(look, name), 0, column)
            grid.addWidget(value, 1, column)
            grid.setColumnStretch(column, 1)
        self.column.addLayout(head)
        self.column.addWidget(self._why)
        self.column.addLayout(grid)
        self.column.addWidget(self._tick)
