"""A change that waits, as a row with what can be done about it."""

from __future__ import annotations

import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from juicedesk.domain.intent import IntentState
from juicedesk.store.view import Change
from juicedesk.ui.change_words import change_sign, group_words
from juicedesk.ui.comparison import steps_lines
from juicedesk.ui.format import moment_text
from juicedesk.ui.look import Look
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import Label, body, caption, strong
from juicedesk.ui.widgets.surfaces import Divider, Icon, Pill

PILL_AREA_PX = 256
"""So that the pills of all rows begin on one line."""


class ChangeRow(QWidget):
    """Stays the same widget while its change gets on, so that focus stays.

    Signals: discarded(int) – the person takes the change with this ID back; opened(str) – wants to see
    the charger with this unit ID.
    """

    discarded = Signal(int)
    opened = Signal(str)

    def __init__(self, look: Look, change: Change, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._divider = Divider()
        self._icon = Icon(look, "hourglass", "pending", 18)
        self._what = strong(look, wrap=True)
        self._when = caption(look)
        self._values = body(look, wrap=True)
        self._error = caption(look, tone="fault", wrap=True)
        self._pill = Pill(look)
        self._open = self._square(look, "pencil", f"changes:open:{change.change_id}")
        self._discard = self._square(look, "trash-2", f"changes:discard:{change.change_id}")
        self._open.clicked.connect(lambda: self.opened.emit(change.unit_id))
        self._discard.clicked.connect(lambda: self.discarded.emit(change.change_id))
        self._lay_out()
        self.show_error("")
        self.show_change(change)

    def show_change(self, change: Change) -> None:
        """Show how far it has got. It can be taken back until it is sent."""
        sign, what = change_sign(change), group_words(change.group)
        self._icon.show_icon(sign.icon, sign.token)
        self._pill.show_sign(sign)
        self._what.setText(f"{change.charger_name} · {what}")
        self._when.setText(self.tr("Edited {0}").format(moment_text(change.made_at, time.time())))
        self._values.setText("\n".join(steps_lines(change)))
        self._discard.setVisible(change.state is IntentState.QUEUED)
        _say(self._discard, self.tr("Discard"), f"{change.charger_name}, {what}")
        _say(self._open, self.tr("Edit"), f"{change.charger_name}, {what}")

    def set_first(self, first: bool) -> None:
        """The first row of a card has no line above it."""
        self._divider.setVisible(not first)

    def set_busy(self, busy: bool) -> None:
        """While it is being taken back it is not asked for again."""
        self._discard.setEnabled(not busy)

    def show_error(self, words: str) -> None:
        """Why it was not taken back; empty words hide it."""
        self._error.setText(words)
        self._error.setVisible(bool(words))

    def _square(self, look: Look, icon: str, name: str) -> Button:
        button = Button(look, icon=icon, kind="plain")
        button.setObjectName(name)
        button.setFixedWidth(36)
        policy = button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        button.setSizePolicy(policy)
        return button

    def _lay_out(self) -> None:
        pill = QWidget()
        pill.setMinimumWidth(PILL_AREA_PX)
        pill_row = QHBoxLayout(pill)
        pill_row.setContentsMargins(0, 0, 0, 0)
        pill_row.addWidget(self._pill)
        pill_row.addStretch(1)
        row = QHBoxLayout()
        row.setContentsMargins(0, 10, 0, 10)
        row.setSpacing(14)
        row.addWidget(self._icon)
        row.addWidget(_stack(self._what, self._when), 4)
        row.addWidget(_stack(self._values, self._error), 5)
        row.addWidget(pill)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        buttons.addWidget(self._open)
        buttons.addWidget(self._discard)
        row.addLayout(buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._divider)
        column.addLayout(row)


def _say(button: Button, action: str, about: str) -> None:
    button.setToolTip(action)
    button.setAccessibleName(f"{action}: {about}")


def _stack(*labels: Label) -> QWidget:
    """Labels below each other whose column does not depend on how long they are."""
    stack = QWidget()
    stack.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    column = QVBoxLayout(stack)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addStretch(1)
    for label in labels:
        column.addWidget(label)
    column.addStretch(1)
    return stack
