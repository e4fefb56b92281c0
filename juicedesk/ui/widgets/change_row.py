"""A change that waits, as a row with what can be done about it."""

from __future__ import annotations

import time

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from juicedesk.domain.intent import FieldGroup, IntentState
from juicedesk.domain.saving import IN_FLIGHT
from juicedesk.store.view import Change, LinkView
from juicedesk.ui.change_timing import may_give_up, next_try_at
from juicedesk.ui.change_words import change_sign, group_words, reason_words
from juicedesk.ui.comparison import steps_lines
from juicedesk.ui.format import about_text, age_text, moment_text
from juicedesk.ui.look import Look
from juicedesk.ui.undo import Step
from juicedesk.ui.values import value_text
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.flow import FlowLayout
from juicedesk.ui.widgets.labels import Label, caption, strong
from juicedesk.ui.widgets.steps_label import StepsLabel
from juicedesk.ui.widgets.surfaces import Divider, Icon, Pill

PILL_AREA_PX = 256
"""So that the pills of all rows begin on one line."""
LONGEST_VALUE = 16
"""Letters of a value that has room on a button."""
NARROW_BELOW_PX = 700
"""With less room the values and the state stand below what it is about."""
WIDE = ((0, 0), (0, 1), (0, 2), (0, 3), (0, 4))
NARROW = ((0, 0), (0, 1), (1, 1), (2, 1), (0, 2))
"""Row and column of icon, words, values, state and buttons."""


class ChangeRow(QWidget):
    """Stays the same widget while its change gets on, so that focus stays.

    Signals: discarded(int) – the person takes the change with this ID back; given_up(int) – no longer
    waits for it; opened(str) – wants to see the charger with this unit ID; set_back(object) – the Step that
    set it, to be taken back.
    """

    discarded = Signal(int)
    given_up = Signal(int)
    opened = Signal(str)
    set_back = Signal(object)

    def __init__(self, look: Look, change: Change, link: LinkView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._is_narrow: bool | None = None
        self._divider = Divider()
        self._icon = Icon(look, "hourglass", "pending", 18)
        self._what = strong(look, wrap=True)
        self._when = caption(look, wrap=True)
        self._values = StepsLabel(look)
        self._why = caption(look, wrap=True)
        self._error = caption(look, tone="fault", wrap=True)
        self._pill = Pill(look)
        self._open = self._square(look, "pencil", f"changes:open:{change.change_id}")
        self._discard = self._square(look, "trash-2", f"changes:discard:{change.change_id}")
        self._give_up = Button(look, self.tr("Give up waiting"), kind="link")
        self._give_up.setObjectName(f"changes:give_up:{change.change_id}")
        self._step: Step | None = None
        self._back = Button(look, icon="undo-2", kind="link", name=self.tr("Set back"))
        self._back.setObjectName(f"changes:back:{change.change_id}")
        self._back.clicked.connect(lambda: self.set_back.emit(self._step))
        self._open.clicked.connect(lambda: self.opened.emit(change.unit_id))
        self._discard.clicked.connect(lambda: self.discarded.emit(change.change_id))
        self._give_up.clicked.connect(lambda: self.given_up.emit(change.change_id))
        self._lay_out()
        self.show_error("")
        self.show_change(change, link)

    def show_change(self, change: Change, link: LinkView) -> None:
        """Show how far it has got. It can be taken back until it is sent."""
        sign, now = change_sign(change, is_paused=link.is_paused), time.time()
        what = group_words(change.group)
        self._icon.show_icon(sign.icon, sign.token)
        self._pill.show_sign(sign)
        self._what.setText(f"{change.charger_name} · {what}")
        self._when.setText(self._when_words(change, link, now))
        self._when.setToolTip(moment_text(change.made_at, now))
        self._values.show_steps(steps_lines(change))
        why = reason_words(change.reason, change.state)
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self._open.setVisible(change.group is not FieldGroup.LOAD_GROUP)
        self._discard.setVisible(change.state is IntentState.QUEUED)
        self._give_up.setVisible(may_give_up(change, link, now))
        about = f"{change.charger_name}, {what}"
        self._show_way_back(change, about)
        _say(self._discard, self.tr("Discard"), about)
        _say(self._open, self.tr("Edit"), about)
        self._give_up.setAccessibleName(f"{self._give_up.text()}: {about}")

    def _show_way_back(self, change: Change, about: str) -> None:
        """What is on its way can be set back: a change of its own, which waits behind this one."""
        can_be = change.state in IN_FLIGHT and change.queued_next is None and change.base is not None
        self._step = None
        if can_be and change.group is not FieldGroup.OVERRIDE:
            self._step = Step(change.unit_id, change.group, change.base, change.wanted)
            words = self.tr("Set back to {0}")
            before = value_text(change.group, change.base, change.member_names)
            self._back.setText(words.format(before) if len(before) <= LONGEST_VALUE else self.tr("Set back"))
            self._back.setAccessibleName(f"{words.format(before)}: {about}")
        self._back.setVisible(self._step is not None)

    def set_first(self, first: bool) -> None:
        """The first row of a card has no line above it."""
        self._divider.setVisible(not first)

    def set_busy(self, busy: bool) -> None:
        """While it is being taken back it is not asked for again."""
        self._discard.setEnabled(not busy)
        self._give_up.setEnabled(not busy)

    def show_error(self, words: str) -> None:
        """Why it was not taken back; empty words hide it."""
        self._error.setText(words)
        self._error.setVisible(bool(words))

    def _when_words(self, change: Change, link: LinkView, now: float) -> str:
        """How old it is, and when it is looked at next."""
        words = [self.tr("Saved {0}").format(age_text(now - change.made_at))]
        due_at = next_try_at(change, link)
        if due_at is not None and due_at > now:
            left = about_text(due_at - now)
            is_read = change.state in (IntentState.UNKNOWN, IntentState.VERIFYING)
            text = self.tr("next look in about {0}") if is_read else self.tr("next try in about {0}")
            words.append(text.format(left))
        return " · ".join(words)

    def _square(self, look: Look, icon: str, name: str) -> Button:
        button = Button(look, icon=icon, kind="plain")
        button.setObjectName(name)
        button.setFixedWidth(36)
        policy = button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        button.setSizePolicy(policy)
        return button

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One line where there is room for it."""
        super().resizeEvent(event)
        self._arrange(self.width() < self._look.px(NARROW_BELOW_PX))

    def _lay_out(self) -> None:
        self._words, self._told = _stack(self._what, self._when), _stack(self._values, self._why, self._error)
        self._state, self._buttons = self._pill_area(), QWidget()
        buttons = QHBoxLayout(self._buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(4)
        buttons.addWidget(self._open)
        buttons.addWidget(self._discard)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 10, 0, 10)
        self._grid.setHorizontalSpacing(14)
        self._grid.setVerticalSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._divider)
        column.addLayout(self._grid)
        self._arrange(False)

    def _arrange(self, is_narrow: bool) -> None:
        if is_narrow == self._is_narrow:
            return
        self._is_narrow = is_narrow
        places = NARROW if is_narrow else WIDE
        parts = (self._icon, self._words, self._told, self._state, self._buttons)
        for part, (row, column) in zip(parts, places, strict=True):
            self._grid.removeWidget(part)
            self._grid.addWidget(part, row, column)
        for column, stretch in enumerate((0, 1, 0, 0, 0) if is_narrow else (0, 4, 5, 0, 0)):
            self._grid.setColumnStretch(column, stretch)
        self._state.setMinimumWidth(0 if is_narrow else PILL_AREA_PX)

    def _pill_area(self) -> QWidget:
        area = QWidget()
        pill_row, column = QHBoxLayout(), QVBoxLayout(area)
        pill_row.addWidget(self._pill)
        pill_row.addStretch(1)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addStretch(1)
        column.addLayout(pill_row)
        below = FlowLayout(gap_px=8)
        below.addWidget(self._back)
        below.addWidget(self._give_up)
        column.addLayout(below)
        column.addStretch(1)
        return area


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
