"""Load groups: the circuits that chargers share, live, and how to change them."""

from __future__ import annotations

import uuid

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from juicedesk.domain.errors import JuiceDeskError
from juicedesk.domain.intent import FieldGroup
from juicedesk.domain.load_group import NO_GROUP, LoadGroup
from juicedesk.store.view import DeskView, Field, LinkState, LoadGroupView
from juicedesk.ui.background import Background
from juicedesk.ui.desk import Desk
from juicedesk.ui.duties import Duty, give
from juicedesk.ui.load_group_draft import LoadGroupDraft
from juicedesk.ui.look import Look
from juicedesk.ui.messages import error_words
from juicedesk.ui.undo import Step, Undo
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import body, caption, page_title, section
from juicedesk.ui.widgets.load_group_card import LoadGroupCard
from juicedesk.ui.widgets.load_group_editor import LoadGroupEditor
from juicedesk.ui.widgets.scrolling import scrolling
from juicedesk.ui.widgets.surfaces import Card, Icon
from juicedesk.ui.widgets.tab_order import follow_layout


class LoadGroupsPage(QWidget):
    """All load groups of the account; one at a time is edited.

    Signals: undoable(str, object) – something was kept: words for the person, and an Undo.
    """

    undoable = Signal(str, object)

    def __init__(self, desk: Desk, background: Background, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._look = look
        self._is_there = False
        self._is_editing = False
        self._cards: dict[str, LoadGroupCard] = {}
        self._new = Button(look, self.tr("New load group"), icon="plus")
        give(self._new, Duty.NEW_GROUP)
        self._new.setObjectName("groups:new")
        self._editor = LoadGroupEditor(look)
        self._empty = Card()
        self._empty.setObjectName("groups:empty")
        self._empty_title = section(look)
        self._empty_words = body(look, tone="2", wrap=True)
        self._first = Button(look, self.tr("New load group"), icon="plus")
        self._first.setObjectName("groups:first")
        self._list = QVBoxLayout()
        self._lay_out(look)
        self._new.clicked.connect(self._on_new)
        self._first.clicked.connect(self._on_new)
        self._editor.wanted.connect(self._on_wanted)
        self._editor.cancelled.connect(self._end)

    def show_desk(self, view: DeskView) -> None:
        """Show the groups as they are; what a person has begun to edit stays."""
        self._is_there = view.link.state is LinkState.CONNECTED
        self._new.setEnabled(view.offers_load_groups is True and not self._is_editing)
        before = list(self._cards)
        self._show_cards(view)
        self._show_empty(view)
        if self._is_editing:
            self._editor.show_desk(view)
        self._editor.setVisible(self._is_editing)
        if before != list(self._cards):
            follow_layout(self)

    def edit(self, group_id: str, wanted: LoadGroup | None = None) -> None:
        """Open the editor for a group, with `wanted` as if it had been typed; nothing is saved."""
        view = self._desk.view()
        group = view.load_group(group_id)
        if group is None:
            nothing = NO_GROUP if view.offers_load_groups else None
            group = LoadGroupView(group_id, Field(nothing, None, None))
        self._begin(LoadGroupDraft.of_group(group, wanted))

    @property
    def draft(self) -> LoadGroupDraft | None:
        """What a person has begun to edit."""
        return self._editor.draft if self._is_editing else None

    def discard(self) -> None:
        """Let go what a person has begun to edit."""
        self._end()

    def keep_drafts_of(self, other: LoadGroupsPage) -> None:
        """Take over what a person has begun to edit on a page that goes away."""
        if other._is_editing:
            self._begin(other._editor.draft)

    def _begin(self, draft: LoadGroupDraft) -> None:
        self._is_editing = True
        view = self._desk.view()
        self._editor.begin(draft, view)
        self.show_desk(view)

    def _end(self) -> None:
        self._is_editing = False
        self.show_desk(self._desk.view())

    def _on_new(self) -> None:
        self._begin(LoadGroupDraft.of_new(uuid.uuid4().hex))
        self._editor.go_to_name()

    def _on_wanted(self, value: LoadGroup, confirmed: bool) -> None:
        draft = self._editor.draft
        group = self._desk.view().load_group(draft.group_id)
        before = NO_GROUP if group is None else group.shown
        step = Step(draft.group_id, FieldGroup.LOAD_GROUP, before, value)
        self._background.run(
            self,
            lambda: self._desk.save(draft.group_id, FieldGroup.LOAD_GROUP, value, draft.base, confirmed),
            lambda _none: self._on_saved(draft, step),
            self._on_error,
        )

    def _on_saved(self, draft: LoadGroupDraft, step: Step) -> None:
        if self._editor.draft is draft:
            self._end()
        words = self.tr("Saved.") if self._is_there else self.tr("Saved. Waiting for the server.")
        self.undoable.emit(words, Undo(step))

    def _on_error(self, error: JuiceDeskError) -> None:
        self._editor.show_error(error_words(error))

    def _show_cards(self, view: DeskView) -> None:
        shown = [group for group in view.load_groups if not _is_gone(group)]
        for gone in set(self._cards) - {group.group_id for group in shown}:
            card = self._cards.pop(gone)
            card.hide()
            card.deleteLater()
        for number, group in enumerate(shown):
            card = self._cards.get(group.group_id) or self._new_card(group.group_id)
            if self._list.indexOf(card) != number:
                self._list.insertWidget(number, card)
            card.show_group(group, view)
            is_edited = self._is_editing and self._editor.draft.group_id == group.group_id
            card.setVisible(not is_edited)

    def _new_card(self, group_id: str) -> LoadGroupCard:
        card = self._cards[group_id] = LoadGroupCard(self._look, group_id)
        card.edit_asked.connect(self.edit)
        card.dissolve_asked.connect(lambda group_id: self.edit(group_id, NO_GROUP))
        return card

    def _show_empty(self, view: DeskView) -> None:
        self._empty.setVisible(not self._cards and not self._is_editing)
        if view.link.state is LinkState.NO_ACCOUNT:
            title = self.tr("No server yet")
            words = self.tr("A server divides a circuit among its chargers. Connect to one first.")
        elif view.offers_load_groups is False:
            title = self.tr("This server has no load groups")
            words = self.tr(
                "It does not divide a circuit among chargers. Where several share one breaker, give each a "
                "wiring limit so that together they stay within it."
            )
        elif view.offers_load_groups is None:
            title = self.tr("Not read yet")
            words = self.tr("As soon as the server answers, its load groups appear here.")
        else:
            title = self.tr("No load group yet")
            words = self.tr(
                "Chargers on one breaker can share it: the server lets them draw as much together as the "
                "circuit carries, and when it is gone each keeps to a fixed share."
            )
        self._first.setVisible(view.offers_load_groups is True)
        self._empty_title.setText(title)
        self._empty_words.setText(words)

    def _lay_out(self, look: Look) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(page_title(look, self.tr("Load groups")))
        words.addWidget(caption(look, self.tr("Chargers that share one circuit")))
        head = QHBoxLayout()
        head.setContentsMargins(24, 18, 24, 8)
        head.addLayout(words, 1)
        head.addWidget(self._new)
        self._empty.column.addWidget(Icon(look, "network", "text_2", 24))
        self._empty.column.addWidget(self._empty_title)
        self._empty.column.addWidget(self._empty_words)
        action = QHBoxLayout()
        action.addWidget(self._first)
        action.addStretch(1)
        self._empty.column.addLayout(action)
        self._list.setSpacing(16)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 12, 24, 24)
        column.setSpacing(16)
        column.addWidget(self._editor)
        column.addWidget(self._empty)
        column.addLayout(self._list)
        column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(head)
        whole.addWidget(scrolling(content, self.tr("Load groups")), 1)


def _is_gone(group: LoadGroupView) -> bool:
    """Whether there is nothing of it to see, neither on the server nor asked for."""
    return group.shown.is_dissolved and (group.reported is None or group.reported.is_dissolved)
