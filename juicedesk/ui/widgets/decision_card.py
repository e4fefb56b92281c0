"""A change that needs a decision: before, yours, on the server now. Nothing is chosen beforehand."""

from __future__ import annotations

import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from juicedesk.domain.errors import InvalidChange
from juicedesk.domain.intent import GroupValue, is_amps, is_raise
from juicedesk.domain.load_group import LoadGroup, check_load_group
from juicedesk.domain.mix import mix_of
from juicedesk.domain.wiring_rules import WiringNote
from juicedesk.store.view import Change
from juicedesk.ui.change_words import reason_words
from juicedesk.ui.choices import choice_lines, result_text, what_words
from juicedesk.ui.comparison import differing_lines
from juicedesk.ui.format import age_text, limit_text, moment_text
from juicedesk.ui.look import Look
from juicedesk.ui.messages import error_words
from juicedesk.ui.raise_words import exceeds_wiring, hidden_lower_amps, raise_words
from juicedesk.ui.values import value_text
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.choice_grid import ChoiceGrid
from juicedesk.ui.widgets.comparison_grid import Column, ComparisonGrid
from juicedesk.ui.widgets.flow import FlowLayout
from juicedesk.ui.widgets.labels import body, caption, strong
from juicedesk.ui.widgets.surfaces import Card, Icon
from juicedesk.ui.widgets.tab_order import follow_layout
from juicedesk.ui.widgets.tick_line import TickLine

BESIDE_FROM_PX = 520


class DecisionCard(Card):
    """Of two currents the lower one stands first, and the higher one asks for a tick.

    More than the wiring allows, as a person has noted it, cannot be chosen. A value of several parts can be
    decided line by line; what comes out then is said before it is applied.

    Signals: mine_chosen(int), server_chosen(int) – by the ID of the change; mix_chosen(int, object) – and
    the value that was put together.
    """

    mine_chosen = Signal(int)
    server_chosen = Signal(int)
    mix_chosen = Signal(int, object)

    def __init__(
        self, look: Look, change: Change, note: WiringNote | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__("conflict", parent=parent)
        self._look, self._change, self._note = look, change, note
        self._is_busy = False
        self._what = strong(look, wrap=True)
        self._when = caption(look)
        self._why = body(look, tone="2", wrap=True)
        self._ceiling = strong(look, wrap=True)
        self._ceiling.setObjectName(f"changes:ceiling:{change.change_id}")
        self._raise = body(look, wrap=True)
        self._raise.setObjectName(f"changes:raise:{change.change_id}")
        self._grid = ComparisonGrid(look)
        self._lines = choice_lines(change)
        self._choice = ChoiceGrid(look)
        self._choice.chosen.connect(self._show_result)
        self._result = body(look, wrap=True)
        self._result.setObjectName(f"changes:result:{change.change_id}")
        self._apply = Button(look, self.tr("Apply choice"), icon="check", kind="filled")
        self._apply.setObjectName(f"changes:apply:{change.change_id}")
        self._apply.clicked.connect(self._on_apply)
        words = self.tr("I have read the breaker label and the cable, or an electrician told me.")
        self._tick_line = TickLine(look, words)
        self._tick = self._tick_line.box
        self._tick.setObjectName(f"changes:tick:{change.change_id}")
        self._mine = Button(look, self.tr("Use mine"))
        self._mine.setObjectName(f"changes:mine:{change.change_id}")
        self._server = Button(look, self.tr("Keep the server's"))
        self._server.setObjectName(f"changes:server:{change.change_id}")
        self._error = caption(look, tone="fault", wrap=True)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head_choices, self._choices = FlowLayout(to_right=True), FlowLayout(gap_px=8, to_right=True)
        self._tick.toggled.connect(self._enable)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._apply.click)
        self._mine.clicked.connect(lambda: self.mine_chosen.emit(change.change_id))
        self._server.clicked.connect(lambda: self.server_chosen.emit(change.change_id))
        self._lay_out(look)
        self.show_error("")
        self._show()

    def show_change(self, change: Change, note: WiringNote | None = None) -> None:
        """Show the values as they are now; a tick holds only for the values it was given for."""
        if _ticked_for(change) != _ticked_for(self._change):
            self._tick.setChecked(False)
        if (change, note) != (self._change, self._note):
            self._change, self._note = change, note
            self._show()
        self._show_age()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The choices stand beside the title where there is room for both."""
        super().resizeEvent(event)
        beside = self.width() >= self._look.px(BESIDE_FROM_PX)
        direction = QBoxLayout.Direction
        self._head.setDirection(direction.LeftToRight if beside else direction.TopToBottom)

    @property
    def seen(self) -> GroupValue | None:
        """The server's value that the person sees here."""
        return self._change.server_value

    def set_busy(self, busy: bool) -> None:
        """While a decision is being kept there is no other one."""
        self._is_busy = busy
        self._enable()

    def show_error(self, words: str) -> None:
        """Why the decision was not kept; empty words hide it."""
        self._error.setText(words)
        self._error.setVisible(bool(words))

    @property
    def _raises(self) -> bool:
        return self._would_raise(self._change.wanted)

    def _would_raise(self, value: GroupValue) -> bool:
        return is_raise(self._change.group, value, self._change.server_value)

    @property
    def _server_first(self) -> bool:
        return is_amps(self._change.group) and self._raises

    def _show(self) -> None:
        change = self._change
        self._lines = choice_lines(change)
        self._what.setText(f"{change.charger_name} · {what_words(change, self._lines)}")
        self._why.setText(reason_words(change.reason, change.state))
        self._show_age()
        self._show_raise()
        mine = value_text(change.group, change.wanted, change.member_names)
        names_amps = self._raises and is_amps(change.group)
        self._mine.setText(self.tr("Raise to {0}").format(mine) if names_amps else self.tr("Use mine"))
        about = self._what.text()
        self._mine.setAccessibleName(f"{self._mine.text()}: {about}")
        self._server.setAccessibleName(f"{self._server.text()}: {about}")
        self._tick_line.setVisible(self._raises)
        self._show_values()
        self._order_choices()
        self._show_result()

    def _show_age(self) -> None:
        now = time.time()
        self._when.setText(self.tr("Saved {0}").format(age_text(now - self._change.made_at)))

    def _show_raise(self) -> None:
        """What a raise means, and whose lower value it would pass over; nothing for a lowering."""
        hidden_amps = hidden_lower_amps(self._change) if self._raises else None
        self._ceiling.setVisible(hidden_amps is not None)
        words = self.tr("Somebody else had lowered it to {0}.")
        self._ceiling.setText("" if hidden_amps is None else words.format(limit_text(hidden_amps)))
        self._raise.setText(raise_words(self._change, self._note) if self._raises else "")
        self._raise.setVisible(bool(self._raise.text()))
        self._raise.setTone("fault" if exceeds_wiring(self._change, self._note) else "")

    def _show_values(self) -> None:
        """Line by line where there is something to choose, else side by side."""
        change, made_at = self._change, moment_text(self._change.made_at, time.time())
        for part, is_shown in ((self._grid, not self._lines), (self._choice, bool(self._lines))):
            part.setVisible(is_shown)
        self._choice.show_lines(self._lines, f"changes:choice:{change.change_id}", made_at)
        before = Column(self.tr("Before"), "", change.base)
        mine = Column(self.tr("Yours"), made_at, change.wanted)
        server = Column(self.tr("On the server now"), "", change.server_value)
        columns = (before, server, mine) if self._server_first else (before, mine, server)
        values = [column.value for column in columns]
        self._grid.show_lines(columns, differing_lines(change.group, values, change.member_names))

    def _order_choices(self) -> None:
        """Beside the title while the lines are the way to decide, else below, the lower current first."""
        by_line = bool(self._lines)
        row, other = self._head_choices, self._choices
        if not by_line:
            row, other = other, row
        first, second = (self._server, self._mine) if self._server_first else (self._mine, self._server)
        for button in (first, second):
            other.removeWidget(button)
            row.removeWidget(button)
            row.addWidget(button)
            button.set_kind("plain" if by_line else "")
        self._when.setVisible(not by_line)
        self._result.setVisible(by_line)
        self._apply.setVisible(by_line)
        follow_layout(self)

    @property
    def _mixed(self) -> GroupValue | None:
        """What the chosen lines make; None while one is open. Raises InvalidChange."""
        theirs, from_theirs = self._change.server_value, self._choice.from_theirs
        if not self._lines or theirs is None or from_theirs is None:
            return None
        mixed: GroupValue = mix_of(self._change.wanted, theirs, from_theirs)
        return check_load_group(mixed) if isinstance(mixed, LoadGroup) else mixed

    def _show_result(self) -> None:
        """What would be sent, or why it cannot be."""
        self._result.setTone("")
        try:
            mixed = self._mixed
        except InvalidChange as exc:
            self._result.setText(error_words(exc))
            self._result.setTone("fault")
        else:
            self._result.setText(self._result_words(mixed))
        self._enable()

    def _result_words(self, mixed: GroupValue | None) -> str:
        if mixed is None:
            return self.tr("Choose a side in each line. Nothing is sent before you decide.")
        if mixed == self._change.server_value:
            return self.tr("Result: as on the server now. Nothing is sent.")
        text = result_text(self._change, mixed, self._lines)
        return self.tr("Result: {0}. Nothing is sent before you decide.").format(text)

    def _on_apply(self) -> None:
        mixed, change = self._mixed, self._change
        if mixed == change.server_value:
            self.server_chosen.emit(change.change_id)
        elif mixed == change.wanted:
            self.mine_chosen.emit(change.change_id)
        else:
            self.mix_chosen.emit(change.change_id, mixed)

    def _enable(self) -> None:
        too_much = self._raises and exceeds_wiring(self._change, self._note)
        may_raise = not self._raises or (self._tick.isChecked() and not too_much)
        self._tick.setEnabled(not too_much)
        self._mine.setEnabled(not self._is_busy and may_raise)
        self._server.setEnabled(not self._is_busy)
        self._apply.setEnabled(not self._is_busy and self._may_apply(may_raise))

    def _may_apply(self, may_raise: bool) -> bool:
        try:
            mixed = self._mixed
        except InvalidChange:
            return False
        return mixed is not None and (may_raise or not self._would_raise(mixed))

    def _lay_out(self, look: Look) -> None:
        title = QHBoxLayout()
        title.setSpacing(10)
        title.addWidget(Icon(look, "git-compare", "pending", 18))
        title.addWidget(self._what, 1)
        title.addWidget(self._when)
        self._head.addLayout(title, 1)
        self._head.addLayout(self._head_choices)
        self.column.addLayout(self._head)
        values = (self._why, self._ceiling, self._grid, self._choice)
        for part in (*values, self._raise, self._tick_line, self._error):
            self.column.addWidget(part)
        last = QHBoxLayout()
        last.setSpacing(8)
        last.addWidget(self._result, 1)
        last.addWidget(self._apply)
        self.column.addLayout(last)
        self.column.addLayout(self._choices)


def _ticked_for(change: Change) -> tuple[object, ...]:
    return (change.wanted, change.server_value, hidden_lower_amps(change))
