"""One field group in short, on the overview."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from juicedesk.store.view import Field
from juicedesk.ui.change_words import change_sign
from juicedesk.ui.look import Look
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import body, caption, section, strong
from juicedesk.ui.widgets.surfaces import Card, Icon, Pill


class Tile(Card):
    """One field group in short, with a way to its page."""

    opened = Signal()

    def __init__(self, look: Look, icon: str, title: str, object_name: str) -> None:
        super().__init__()
        self.column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(Icon(look, icon))
        head.addWidget(strong(look, title), 1)
        more = Button(look, icon="chevron-right", kind="plain", name=title)
        more.setObjectName(object_name)
        more.setFixedWidth(32)
        more.clicked.connect(self.opened)
        head.addWidget(more)
        self.column.addLayout(head)
        self._value = section(look)
        self._pending = Pill(look)
        row = QHBoxLayout()
        row.addWidget(self._value)
        row.addWidget(self._pending)
        row.addStretch(1)
        self.column.addLayout(row)
        self._second = body(look, tone="2", wrap=True)
        self._third = caption(look, tone="3", wrap=True)
        self.column.addWidget(self._second)
        self.column.addWidget(self._third)
        self.column.addStretch(1)

    def say(self, value: str, second: str, third: str, field: Field | None = None) -> None:
        """Show a value with what is behind it; an open change of its field shows its state."""
        self._value.setText(value)
        self._second.setText(second)
        self._third.setText(third)
        pending = None if field is None else field.pending
        self._pending.setVisible(pending is not None)
        if pending is not None:
            self._pending.show_sign(change_sign(pending))
