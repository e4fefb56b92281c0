"""A change that waits, as a row with what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from juicedesk.domain.intent import IntentState
from juicedesk.store.view import Change
from juicedesk.ui.format import clock_text
from juicedesk.ui.look import Look
from juicedesk.ui.messages import change_sign, group_words
from juicedesk.ui.values import value_text
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import body, caption, strong
from juicedesk.ui.widgets.surfaces import Icon, Pill


class ChangeRow(QWidget):
    """Signals: discarded(int) – the person takes the change with this ID back."""

    discarded = Signal(int)

    def __init__(self, look: Look, change: Change, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = Icon(look, "hourglass", "pending", 18)
        self._what = strong(look)
        self._when = caption(look)
        self._values = body(look, wrap=True)
        self._pill = Pill(look)
        self._discard = Button(look, icon="trash-2", kind="plain", name=self.tr("Discard"))
        self._discard.setFixedWidth(40)
        self._discard.setObjectName(f"changes:discard:{change.change_id}")
        self._discard.clicked.connect(lambda: self.discarded.emit(change.change_id))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._what)
        words.addWidget(self._when)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(14)
        row.addWidget(self._icon)
        row.addLayout(words, 4)
        row.addWidget(self._values, 6)
        row.addWidget(self._pill)
        row.addWidget(self._discard)
        self.show_change(change)

    def show_change(self, change: Change) -> None:
        """Show how far it has got."""
        sign = change_sign(change)
        self._icon.show_icon(sign.icon, sign.token)
        self._pill.show_sign(sign)
        self._what.setText(f"{change.charger_name} · {group_words(change.group)}")
        self._when.setText(self.tr("Edited {0}").format(clock_text(change.made_at)))
        steps = [change.base, change.wanted]
        if change.queued_next is not None:
            steps.append(change.queued_next)
        self._values.setText(" → ".join(value_text(change.group, value) for value in steps))
        self._discard.setVisible(change.state is IntentState.QUEUED)
        name = self.tr("Discard: {0}, {1}").format(change.charger_name, group_words(change.group))
        self._discard.setAccessibleName(name)
        self._discard.setToolTip(self.tr("Discard"))
