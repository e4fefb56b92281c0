"""Changes: what needs a decision, what waits, what is done."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from juicedesk.domain.errors import JuiceDeskError
from juicedesk.domain.intent import FieldGroup, GroupValue, IntentState
from juicedesk.store.view import Change, DeskView, LinkState, LinkView
from juicedesk.ui.background import Background
from juicedesk.ui.desk import AccountView, Desk
from juicedesk.ui.dialogs.history import HistoryDialog
from juicedesk.ui.duties import Duty, give
from juicedesk.ui.format import clock_text, countdown_text
from juicedesk.ui.look import Look
from juicedesk.ui.messages import error_words, link_words
from juicedesk.ui.models.done_model import DoneModel
from juicedesk.ui.undo import Step, Undo
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.change_row import ChangeRow
from juicedesk.ui.widgets.decision_card import DecisionCard
from juicedesk.ui.widgets.done_delegate import DoneDelegate
from juicedesk.ui.widgets.flow import FlowLayout
from juicedesk.ui.widgets.labels import body, caption, page_title
from juicedesk.ui.widgets.scrolling import scrolling
from juicedesk.ui.widgets.section_head import SectionHead
from juicedesk.ui.widgets.surfaces import Card, Icon
from juicedesk.ui.widgets.tab_order import follow_layout

DONE_ROWS_SHOWN = 7
MOST_LISTED = 60
"""So many that wait, or need a decision, have a row each: one bulk edit can make thousands."""
Part = ChangeRow | DecisionCard
P = TypeVar("P", ChangeRow, DecisionCard)


class ChangesPage(QWidget):
    """Signals: saved(str) – words for the person; undoable(str, object) – the same with an Undo;
    open_charger(str) – a charger's or load group's ID; raise_asked(str, int) – a charger's wiring limit would
    be set back to more amps; group_asked(str, object) – a load group would be set back so that more current
    may flow; set_back(object) – the Step of a change that is on its way is to be taken back."""

    saved = Signal(str)
    undoable = Signal(str, object)
    open_charger = Signal(str)
    raise_asked = Signal(str, int)
    group_asked = Signal(str, object)
    set_back = Signal(object)

    def __init__(self, desk: Desk, background: Background, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._look = look
        self._link = LinkView(LinkState.CONNECTING)
        self._cleared_at = 0.0
        self._rows: dict[int, ChangeRow] = {}
        self._cards: dict[int, DecisionCard] = {}
        self._server_icon = Icon(look, "cloud", "text_2", 14)
        self._server = caption(look)
        self._server.setObjectName("changes:server")
        self._elsewhere = caption(look, wrap=True)
        self._elsewhere.setObjectName("changes:elsewhere")
        self._paused = caption(look, tone="pending", wrap=True)
        self._paused.setObjectName("changes:paused")
        self._paused.setText(self.tr("Paused: nothing is sent until you resume, not even a lower limit."))
        self._try = Button(look, self.tr("Try now"), icon="refresh-cw")
        self._try.setObjectName("changes:try")
        self._try.clicked.connect(desk.try_now)
        self._pause = Button(look, self.tr("Pause"), icon="pause")
        self._pause.setObjectName("changes:pause")
        give(self._pause, Duty.PAUSE)
        self._pause.clicked.connect(self._on_pause)
        self._history = Button(look, self.tr("Earlier changes…"), icon="book-open")
        self._history.setObjectName("changes:history")
        self._history.clicked.connect(self._on_history)
        give(self._history, Duty.FIND, Duty.EARLIER)
        self._undecided_head = SectionHead(look, self.tr("Needs a decision"), "pending")
        self._waiting_head = SectionHead(look, self.tr("Waiting"), "scheduled")
        self._clear = Button(look, self.tr("Clear list"), kind="link")
        self._clear.setObjectName("changes:clear")
        self._clear.clicked.connect(self._on_clear)
        self._done_head = SectionHead(look, self.tr("Done"), "idle", self._clear)
        self._undecided = QVBoxLayout()
        self._waiting = Card()
        self._empty = Card()
        self._more = caption(look, wrap=True)
        self._more.setObjectName("changes:more")
        self._done = Card()
        self._done_model = DoneModel(self)
        self._lay_out(look)

    def show_desk(self, view: DeskView) -> None:
        """Show all changes; rows that stay keep focus and ticks."""
        self._link = view.link
        self._show_server(view.link)
        self._show_pause(view.link)
        self._show_elsewhere()
        cards, rows = list(self._cards), list(self._rows)
        undecided, waiting = view.undecided[:MOST_LISTED], view.waiting[:MOST_LISTED]
        self._show_cards(undecided)
        self._show_rows(waiting)
        self._show_more(len(view.undecided) + len(view.waiting) - len(undecided) - len(waiting))
        for number, change in enumerate(waiting):
            self._rows[change.change_id].set_first(number == 0)
        self._undecided_head.show_count(len(view.undecided))
        waits = all(change.state is IntentState.QUEUED for change in view.waiting)
        self._waiting_head.show_title(self.tr("Waiting") if waits else self.tr("Under way"))
        self._waiting_head.show_count(len(view.waiting))
        self._waiting.setVisible(bool(view.waiting))
        self._empty.setVisible(not view.waiting and not view.undecided)
        self._show_done(view.done)
        if (cards, rows) != (list(self._cards), list(self._rows)):
            follow_layout(self)

    def _show_more(self, count: int) -> None:
        self._more.setText(self.tr("%n more follow as soon as some of these are done.", "", count))
        self._more.setVisible(count > 0)

    def _on_history(self) -> None:
        self.open_history()

    def open_history(self, chosen_id: int | None = None) -> None:
        """Show what has become of all changes, first of all of one of them."""
        dialog = HistoryDialog(self._desk, self._background, self._look, self, chosen_id)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.saved.connect(self.saved)
        dialog.raise_asked.connect(self.raise_asked)
        dialog.group_asked.connect(self.group_asked)
        dialog.open()

    def _on_pause(self) -> None:
        """Send nothing, or go on; the button waits until that is kept."""
        paused = not self._link.is_paused
        words = self.tr("Nothing is sent until you resume.") if paused else self.tr("Sending goes on.")
        self._pause.setEnabled(False)

        def done(_none: None) -> None:
            self._pause.setEnabled(True)
            self.show_desk(self._desk.view())
            self.saved.emit(words)

        def failed(error: JuiceDeskError) -> None:
            self._pause.setEnabled(True)
            self.saved.emit(error_words(error))

        self._background.run(self, lambda: self._desk.pause(paused), done, failed)

    def _show_pause(self, link: LinkView) -> None:
        words = self.tr("Resume") if link.is_paused else self.tr("Pause")
        if self._pause.text() != words:
            self._pause.setText(words)
            self._pause.set_icon("play" if link.is_paused else "pause")
        self._paused.setVisible(link.is_paused)

    def _show_server(self, link: LinkView) -> None:
        icon, token = ("cloud-off", "pending")
        if link.state is LinkState.CONNECTED:
            icon, token = "cloud-check", "charging"
        self._server_icon.show_icon(icon, token)
        words = [self.tr("Server: {0}").format(link_words(link.state))]
        if link.state is not LinkState.CONNECTED:
            if link.since is not None:
                words.append(self.tr("since {0}").format(clock_text(link.since)))
            if link.next_try_at is not None:
                left = countdown_text(link.next_try_at - time.time())
                words.append(self.tr("next try in {0}").format(left))
        self._server.setText(" · ".join(words))

    def _show_elsewhere(self) -> None:
        """What is frozen in accounts that are not in use."""
        others = [one for one in self._desk.accounts() if one.open_changes and not one.is_current]
        self._elsewhere.setText(" ".join(self._frozen_words(one) for one in others))
        self._elsewhere.setVisible(bool(others))

    def _frozen_words(self, one: AccountView) -> str:
        count = one.open_changes
        if one.is_signed_in:
            words = self.tr("%n change(s) are waiting in {0} until that account is in use.", "", count)
        else:
            words = self.tr("%n change(s) are waiting in {0} until you sign in there again.", "", count)
        return words.format(one.name)

    def _on_clear(self) -> None:
        """Out of this list; the earlier changes keep it."""
        self._cleared_at = time.time()
        self._show_done(self._desk.view().done)
        self._try.setFocus()

    def _show_done(self, done: Sequence[Change]) -> None:
        cleared_at = self._cleared_at
        done = [one for one in done if one.settled_at is None or one.settled_at > cleared_at]
        self._done_head.show_count(len(done))
        self._done.setVisible(bool(done))
        self._done_model.set_changes(done)
        rows = range(min(len(done), DONE_ROWS_SHOWN))
        self._done_list.setFixedHeight(sum(self._done_list.sizeHintForRow(row) for row in rows) + 4)

    def _show_cards(self, undecided: Sequence[Change]) -> None:
        self._show_parts(undecided, self._cards, self._undecided, self._make_card)
        for change in undecided:
            self._cards[change.change_id].show_change(change, self._desk.wiring_note(change.unit_id))

    def _show_rows(self, waiting: Sequence[Change]) -> None:
        self._show_parts(waiting, self._rows, self._waiting.column, self._make_row)
        for change in waiting:
            self._rows[change.change_id].show_change(change, self._link)

    def _show_parts(
        self, changes: Sequence[Change], parts: dict[int, P], column: QVBoxLayout, make: Callable[[Change], P]
    ) -> None:
        for gone in set(parts) - {change.change_id for change in changes}:
            part = parts.pop(gone)
            part.hide()
            part.deleteLater()
        for number, change in enumerate(changes):
            known = parts.get(change.change_id)
            if known is None:
                parts[change.change_id] = known = make(change)
            if column.indexOf(known) != number:
                column.insertWidget(number, known)

    def _make_row(self, change: Change) -> ChangeRow:
        row = ChangeRow(self._look, change, self._link)
        row.discarded.connect(self._discard)
        row.given_up.connect(self._give_up)
        row.opened.connect(self.open_charger)
        row.set_back.connect(self.set_back)
        return row

    def _make_card(self, change: Change) -> DecisionCard:
        card = DecisionCard(self._look, change, self._desk.wiring_note(change.unit_id))
        card.mine_chosen.connect(self._keep_mine)
        card.server_chosen.connect(self._keep_server)
        card.mix_chosen.connect(self._keep_mix)
        return card

    def _discard(self, change_id: int) -> None:
        """What was taken back can be asked for again."""
        words, step = self.tr("Change taken back."), self._discarded(change_id)
        undo = None if step is None else Undo(step)
        self._run(change_id, self._desk.discard, words, undo)

    def _discarded(self, change_id: int) -> Step | None:
        view = self._desk.view()
        change = next((one for one in view.waiting if one.change_id == change_id), None)
        field = None if change is None else view.field_of(change)
        if change is None or field is None or change.group is FieldGroup.OVERRIDE:
            return None
        return Step(change.unit_id, change.group, change.wanted, field.reported, is_discard=True)

    def _give_up(self, change_id: int) -> None:
        self._run(change_id, self._desk.give_up, self.tr("No longer waiting for it."))

    def _keep_mine(self, change_id: int) -> None:
        seen = self._cards[change_id].seen
        words = self.tr("Your value will be sent.")
        self._run(change_id, lambda change_id: self._desk.keep_mine(change_id, seen), words)

    def _keep_mix(self, change_id: int, value: GroupValue) -> None:
        seen = self._cards[change_id].seen
        words = self.tr("Your choice will be sent.")
        self._run(change_id, lambda change_id: self._desk.keep_mix(change_id, seen, value), words)

    def _keep_server(self, change_id: int) -> None:
        self._run(change_id, self._desk.keep_server, self.tr("The server's value stays."))

    def _run(
        self, change_id: int, decide: Callable[[int], None], words: str, undo: Undo | None = None
    ) -> None:
        self._settle(change_id, busy=True)

        def done(_none: None) -> None:
            self._settle(change_id, busy=False)
            if undo is None:
                self.saved.emit(words)
            else:
                self.undoable.emit(words, undo)

        def failed(error: JuiceDeskError) -> None:
            self._settle(change_id, busy=False, error=error_words(error))

        self._background.run(self, lambda: decide(change_id), done, failed)

    def _settle(self, change_id: int, busy: bool, error: str = "") -> None:
        part: Part | None = self._rows.get(change_id) or self._cards.get(change_id)
        if part is not None:  # else a refresh was faster
            part.set_busy(busy)
            part.show_error(error)

    def _lay_out(self, look: Look) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 12, 24, 24)
        column.setSpacing(12)
        self._undecided.setSpacing(12)
        self._waiting.column.setContentsMargins(24, 2, 16, 2)
        self._waiting.column.setSpacing(0)
        self._lay_out_empty(look)
        self._lay_out_done(look)
        column.addWidget(self._undecided_head)
        column.addLayout(self._undecided)
        column.addWidget(self._waiting_head)
        column.addWidget(self._waiting)
        column.addWidget(self._more)
        column.addWidget(self._empty)
        column.addWidget(self._done_head)
        column.addWidget(self._done)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._head(look))
        whole.addWidget(scrolling(content, self.tr("Changes")), 1)

    def _head(self, look: Look) -> QHBoxLayout:
        server = QHBoxLayout()
        server.setSpacing(6)
        server.addWidget(self._server_icon)
        server.addWidget(self._server, 1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(page_title(look, self.tr("Changes")))
        words.addLayout(server)
        words.addWidget(self._paused)
        words.addWidget(self._elsewhere)
        row = QHBoxLayout()
        row.setContentsMargins(24, 18, 24, 8)
        row.addLayout(words, 1)
        row.setSpacing(8)
        buttons = FlowLayout(gap_px=8, to_right=True)
        buttons.addWidget(self._history)
        buttons.addWidget(self._pause)
        buttons.addWidget(self._try)
        row.addLayout(buttons)
        return row

    def _lay_out_empty(self, look: Look) -> None:
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(Icon(look, "circle-check", "charging", 20))
        words = self.tr("Nothing waiting. Edits made during an outage appear here.")
        row.addWidget(body(look, words, wrap=True), 1)
        self._empty.column.setContentsMargins(24, 16, 24, 16)
        self._empty.column.addLayout(row)

    def _lay_out_done(self, look: Look) -> None:
        done = QListView()
        done.setObjectName("changes:done")
        done.setAccessibleName(self.tr("Done"))
        done.setModel(self._done_model)
        done.setItemDelegate(DoneDelegate(look, done))
        done.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        done.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        done.setResizeMode(QListView.ResizeMode.Adjust)
        done.setToolTip(self.tr("Double-click or press Enter to see every step, or to set it back."))
        done.activated.connect(lambda index: self.open_history(index.data(DoneModel.ChangeRole).change_id))
        self._done_list = done
        self._done.column.setContentsMargins(24, 4, 16, 4)
        self._done.column.addWidget(done)
