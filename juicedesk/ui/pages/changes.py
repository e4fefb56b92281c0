"""Changes: what needs a decision, what waits, what is done."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListView, QVBoxLayout, QWidget

from juicedesk.domain.errors import JuiceDeskError
from juicedesk.store.view import Change, DeskView
from juicedesk.ui.background import Background
from juicedesk.ui.desk import Desk
from juicedesk.ui.look import Look
from juicedesk.ui.messages import error_words, link_words
from juicedesk.ui.models.done_model import DoneModel
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.change_row import ChangeRow
from juicedesk.ui.widgets.decision_card import DecisionCard
from juicedesk.ui.widgets.done_delegate import DoneDelegate
from juicedesk.ui.widgets.labels import body, caption, page_title, section
from juicedesk.ui.widgets.scrolling import scrolling
from juicedesk.ui.widgets.surfaces import Card, Icon

DONE_ROWS_SHOWN = 7
R = TypeVar("R", ChangeRow, DecisionCard)


class ChangesPage(QWidget):
    """Signals: saved(str) – words for the person; open_charger(str) – a charger's unit ID."""

    saved = Signal(str)
    open_charger = Signal(str)

    def __init__(self, desk: Desk, background: Background, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._look = look
        self._rows: dict[int, ChangeRow] = {}
        self._cards: dict[int, DecisionCard] = {}
        self._server = caption(look)
        self._try = Button(look, self.tr("Try now"), icon="refresh-cw")
        self._try.setObjectName("changes:try")
        self._try.clicked.connect(desk.try_now)
        self._undecided_title = section(look)
        self._waiting_title = section(look)
        self._done_title = section(look)
        self._undecided = QVBoxLayout()
        self._waiting = Card()
        self._empty = Card()
        self._done = Card()
        self._done_model = DoneModel(self)
        self._lay_out(look)

    def show_desk(self, view: DeskView) -> None:
        """Show all changes; rows that stay keep focus and ticks."""
        self._server.setText(self.tr("Server: {0}").format(link_words(view.link.state)))
        self._show_rows(view.undecided, self._cards, self._undecided, self._make_card)
        self._show_rows(view.waiting, self._rows, self._waiting.column, self._make_row)
        self._done_model.set_changes(view.done)
        rows = min(len(view.done), DONE_ROWS_SHOWN)
        self._done_list.setFixedHeight(sum(self._done_list.sizeHintForRow(row) for row in range(rows)) + 4)
        for title, words, changes in (
            (self._undecided_title, self.tr("Needs a decision ({0})"), view.undecided),
            (self._waiting_title, self.tr("Waiting ({0})"), view.waiting),
            (self._done_title, self.tr("Done ({0})"), view.done),
        ):
            title.setText(words.format(len(changes)))
            title.setVisible(bool(changes))
        self._waiting.setVisible(bool(view.waiting))
        self._done.setVisible(bool(view.done))
        self._empty.setVisible(not view.waiting and not view.undecided)

    def _show_rows(
        self,
        changes: Sequence[Change],
        rows: dict[int, R],
        column: QVBoxLayout,
        make: Callable[[Change], R],
    ) -> None:
        for gone in set(rows) - {change.change_id for change in changes}:
            rows.pop(gone).deleteLater()
        for change in changes:
            row = rows.get(change.change_id)
            if row is None:
                rows[change.change_id] = row = make(change)
                column.addWidget(row)
            else:
                row.show_change(change)

    def _make_row(self, change: Change) -> ChangeRow:
        row = ChangeRow(self._look, change)
        row.discarded.connect(
            lambda change_id: self._run(lambda: self._desk.discard(change_id), self.tr("Change taken back."))
        )
        return row

    def _make_card(self, change: Change) -> DecisionCard:
        card = DecisionCard(self._look, change)
        card.mine_chosen.connect(
            lambda change_id: self._run(lambda: self._desk.keep_mine(change_id), self.tr("Yours is sent."))
        )
        card.server_chosen.connect(
            lambda change_id: self._run(
                lambda: self._desk.keep_server(change_id), self.tr("The server's value stays.")
            )
        )
        return card

    def _run(self, work: Callable[[], None], words: str) -> None:
        self._background.run(self, work, lambda _none: self.saved.emit(words), self._on_error)

    def _on_error(self, error: JuiceDeskError) -> None:
        self.saved.emit(error_words(error))

    def _lay_out(self, look: Look) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        self._undecided.setSpacing(12)
        self._waiting.column.setSpacing(0)
        self._lay_out_empty(look)
        self._lay_out_done(look)
        column.addWidget(self._undecided_title)
        column.addLayout(self._undecided)
        column.addWidget(self._waiting_title)
        column.addWidget(self._waiting)
        column.addWidget(self._empty)
        column.addWidget(self._done_title)
        column.addWidget(self._done)
        column.addStretch(1)
        scroll = scrolling(content, self.tr("Changes"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._head(look))
        whole.addWidget(scroll, 1)

    def _head(self, look: Look) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(page_title(look, self.tr("Changes")))
        words.addWidget(self._server)
        row = QHBoxLayout()
        row.setContentsMargins(24, 18, 24, 8)
        row.addLayout(words, 1)
        row.addWidget(self._try)
        return row

    def _lay_out_empty(self, look: Look) -> None:
        row = QHBoxLayout()
        row.addWidget(Icon(look, "circle-check", "charging", 20))
        words = self.tr("Nothing waiting. Edits made during an outage appear here.")
        row.addWidget(body(look, words, wrap=True), 1)
        self._empty.column.addLayout(row)

    def _lay_out_done(self, look: Look) -> None:
        done = QListView()
        done.setObjectName("changes:done")
        done.setAccessibleName(self.tr("Done"))
        done.setModel(self._done_model)
        done.setItemDelegate(DoneDelegate(look, done))
        self._done_list = done
        done.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        done.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        done.setResizeMode(QListView.ResizeMode.Adjust)
        self._done.column.addWidget(done)
