"""A change that needs a decision: before, yours, on the server now. Nothing is chosen beforehand."""

from __future__ import annotations

import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QWidget

from juicedesk.domain.intent import GroupValue, is_amps, is_raise
from juicedesk.domain.wiring_rules import WiringNote
from juicedesk.store.view import Change
from juicedesk.ui.change_words import group_words, reason_words
from juicedesk.ui.comparison import differing_lines
from juicedesk.ui.format import age_text, limit_text, moment_text
from juicedesk.ui.look import Look
from juicedesk.ui.raise_words import exceeds_wiring, hidden_lower_amps, raise_words
from juicedesk.ui.values import value_text
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.comparison_grid import Column, ComparisonGrid
from juicedesk.ui.widgets.labels import body, caption, strong
from juicedesk.ui.widgets.surfaces import Card, Icon
from juicedesk.ui.widgets.tab_order import follow_layout


class DecisionCard(Card):
    """Of two currents the lower one stands first, and the higher one asks for a tick.

    More than the wiring allows, as a person has noted it, cannot be chosen.

    Signals: mine_chosen(int), server_chosen(int) – by the ID of the change.
    """

    mine_chosen = Signal(int)
    server_chosen = Signal(int)

    def __init__(
        self, look: Look, change: Change, note: WiringNote | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__("conflict", parent=parent)
        self._change, self._note = change, note
        self._is_busy = False
        self._what = strong(look, wrap=True)
        self._when = caption(look)
        self._why = body(look, tone="2", wrap=True)
        self._ceiling = strong(look, wrap=True)
        self._ceiling.setObjectName(f"changes:ceiling:{change.change_id}")
        self._raise = body(look, wrap=True)
        self._raise.setObjectName(f"changes:raise:{change.change_id}")
        self._grid = ComparisonGrid(look)
        self._tick = QCheckBox(
            self.tr("I have read the breaker label and the cable, or an electrician told me.")
        )
        self._tick.setObjectName(f"changes:tick:{change.change_id}")
        self._tick.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._mine = Button(look, self.tr("Use mine"))
        self._mine.setObjectName(f"changes:mine:{change.change_id}")
        self._server = Button(look, self.tr("Keep the server's"))
        self._server.setObjectName(f"changes:server:{change.change_id}")
        self._error = caption(look, tone="fault", wrap=True)
        self._choices = QHBoxLayout()
        self._tick.toggled.connect(self._enable)
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
        change = self._change
        return is_raise(change.group, change.wanted, change.server_value)

    @property
    def _server_first(self) -> bool:
        return is_amps(self._change.group) and self._raises

    def _show(self) -> None:
        change = self._change
        self._what.setText(f"{change.charger_name} · {group_words(change.group)}")
        self._why.setText(reason_words(change.reason, change.state))
        self._show_age()
        self._show_raise()
        mine = value_text(change.group, change.wanted, change.member_names)
        names_amps = self._raises and is_amps(change.group)
        self._mine.setText(self.tr("Raise to {0}").format(mine) if names_amps else self.tr("Use mine"))
        about = self._what.text()
        self._mine.setAccessibleName(f"{self._mine.text()}: {about}")
        self._server.setAccessibleName(f"{self._server.text()}: {about}")
        self._tick.setVisible(self._raises)
        self._show_values()
        self._order_choices()
        self._enable()

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
        change = self._change
        before = Column(self.tr("Before"), "", change.base)
        mine = Column(self.tr("Yours"), moment_text(change.made_at, time.time()), change.wanted)
        server = Column(self.tr("On the server now"), "", change.server_value)
        columns = (before, server, mine) if self._server_first else (before, mine, server)
        values = [column.value for column in columns]
        self._grid.show_lines(columns, differing_lines(change.group, values, change.member_names))

    def _order_choices(self) -> None:
        first, second = (self._server, self._mine) if self._server_first else (self._mine, self._server)
        for button in (first, second):
            self._choices.removeWidget(button)
            self._choices.addWidget(button)
        follow_layout(self)

    def _enable(self) -> None:
        too_much = self._raises and exceeds_wiring(self._change, self._note)
        may_raise = not self._raises or (self._tick.isChecked() and not too_much)
        self._tick.setEnabled(not too_much)
        self._mine.setEnabled(not self._is_busy and may_raise)
        self._server.setEnabled(not self._is_busy)

    def _lay_out(self, look: Look) -> None:
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Icon(look, "git-compare", "pending", 18))
        head.addWidget(self._what, 1)
        head.addWidget(self._when)
        self._choices.setSpacing(8)
        self._choices.addStretch(1)
        self.column.addLayout(head)
        self.column.addWidget(self._why)
        self.column.addWidget(self._ceiling)
        self.column.addWidget(self._grid)
        self.column.addWidget(self._raise)
        self.column.addWidget(self._tick)
        self.column.addWidget(self._error)
        self.column.addLayout(self._choices)


def _ticked_for(change: Change) -> tuple[object, ...]:
    return (change.wanted, change.server_value, hidden_lower_amps(change))
