"""Details: where a charger hangs, to be edited, and what is known of the box."""

from __future__ import annotations

import time
from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from juicedesk.domain.errors import InvalidChange, JuiceDeskError
from juicedesk.domain.intent import FieldGroup, GroupValue, check_name
from juicedesk.store.view import ChargerView, Field, LinkState, LinkView
from juicedesk.ui.background import Background
from juicedesk.ui.change_words import change_sign
from juicedesk.ui.desk import Desk
from juicedesk.ui.details_draft import NAME, DetailsDraft
from juicedesk.ui.duties import Duty, give
from juicedesk.ui.found_names import is_same
from juicedesk.ui.look import Look
from juicedesk.ui.messages import error_words
from juicedesk.ui.preferences import Preferences
from juicedesk.ui.undo import Step, Undo
from juicedesk.ui.values import value_text
from juicedesk.ui.widgets.box_card import Around, BoxCard
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.field_width import example_px
from juicedesk.ui.widgets.labels import Label, body, caption, section
from juicedesk.ui.widgets.save_button import SaveButton
from juicedesk.ui.widgets.scrolling import scrolling
from juicedesk.ui.widgets.surfaces import Card, Divider, Pill
from juicedesk.ui.widgets.wrong_field import mark_wrong
from juicedesk.ui.widgets.zone_box import ZoneBox

ZONE = "time_zone_id"
LONGEST_TEXT = 100
LONGEST_NAME = 60
CODE_WIDTH_PX = 110
GROUPS = (FieldGroup.NAME, FieldGroup.DETAILS)


class DetailsPage(QWidget):
    """Shows name, place and box of one charger, and asks the desk for others. Drafts last per charger.

    Signals: saved(str) – something was copied; the words are for the person. undoable(str, object) –
    something was kept: the words, and an Undo.
    """

    saved = Signal(str)
    undoable = Signal(str, object)

    def __init__(
        self,
        desk: Desk,
        background: Background,
        preferences: Preferences,
        look: Look,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._preferences = preferences
        self._background = background
        self._charger: ChargerView | None = None
        self._is_there = False
        self.drafts: dict[str, DetailsDraft] = {}
        self._lines: dict[str, QLineEdit] = {}
        self._zone = ZoneBox(self.tr("Time zone"), "details:zone")
        self._pills = {group: Pill(look) for group in GROUPS}
        self._reported = {group: caption(look, wrap=True) for group in GROUPS}
        self._name_hint = caption(look, tone="fault", wrap=True)
        self._box = BoxCard(look)
        self._box.said.connect(self.saved)
        self._error = caption(look, tone="fault", wrap=True)
        self._discard = Button(look, self.tr("Discard"), kind="plain")
        self._discard.setObjectName("details:discard")
        self._save = SaveButton(look, "details:save")
        self._lay_out(look)
        self._connect()

    def show_charger(self, charger: ChargerView, link: LinkView, load_group: str) -> None:
        """Show a charger, or its newer values; what a person has begun to edit stays. `load_group` is the
        name of the group that it is in, empty for none."""
        is_another = self._charger is None or self._charger.unit_id != charger.unit_id
        self._charger, self._is_there = charger, link.state is LinkState.CONNECTED
        if is_another:
            self._error.clear()
        self._draft.follow(charger)
        self._save.show_server(is_there=self._is_there)
        for group in GROUPS:
            self._show_change(group, charger.field(group))
        self._box.show_charger(charger, self._around(charger, link, load_group), time.time())
        self._show_draft()

    def _around(self, charger: ChargerView, link: LinkView, load_group: str) -> Around:
        server = charger.in_charge_elsewhere or link.server_name or link.address
        found = (box for box in self._desk.network().chargers if is_same(charger, box))
        firmware = next((box.firmware for box in found if box.firmware), "")
        return Around(load_group, server, firmware, self._preferences.in_fahrenheit)

    def keep_drafts_of(self, other: DetailsPage) -> None:
        """Take over what a person has begun to edit on a page that goes away."""
        self.drafts = other.drafts

    @property
    def _draft(self) -> DetailsDraft:
        assert self._charger is not None
        return self.drafts.setdefault(self._charger.unit_id, DetailsDraft())

    def _show_change(self, group: FieldGroup, field: Field) -> None:
        change, words = field.pending, self._reported[group]
        self._pills[group].setVisible(change is not None)
        words.setVisible(change is not None)
        if change is not None:
            self._pills[group].show_sign(change_sign(change))
            words.setText(self.tr("On the server: {0}").format(value_text(group, field.reported)))

    def _show_draft(self) -> None:
        draft = self._draft
        for part, line in self._lines.items():
            text = draft.text(part)
            if line.text().strip() != text:
                line.setText(text)
        self._zone.show_zone(draft.text(ZONE))
        self._check()

    def _check(self) -> None:
        words = ""
        try:
            check_name(self._draft.text(NAME))
        except InvalidChange as error:
            words = error_words(error)
        mark_wrong(self._lines[NAME], self._name_hint, words)
        self._save.setEnabled(self._draft.is_touched and not words)
        self._discard.setEnabled(self._draft.is_touched)

    def _on_text(self, part: str, text: str) -> None:
        if self._charger is not None:
            self._error.clear()
            self._draft.change(part, text)
            self._check()

    def _on_discard(self) -> None:
        assert self._charger is not None
        self.discard(self._charger.unit_id)

    def discard(self, unit_id: str) -> None:
        """Let go what a person has edited of a charger."""
        self.drafts[unit_id].discard()
        if self._charger is not None and self._charger.unit_id == unit_id:
            self._error.clear()
            self._show_draft()

    def _on_save(self) -> None:
        charger, draft = self._charger, self._draft
        assert charger is not None
        edits, unit_id = draft.edits, charger.unit_id
        before = {group: charger.field(group).shown for group, _value, _base in edits}
        kept: list[tuple[FieldGroup, GroupValue]] = []

        def keep() -> None:
            for group, value, base in edits:
                self._desk.save(unit_id, group, value, base)
                kept.append((group, value))

        def failed(error: JuiceDeskError) -> None:
            self._take_over(draft, kept)
            self._on_error(unit_id, error)

        def done(_none: None) -> None:
            self._take_over(draft, kept)
            self._say_saved([Step(unit_id, group, before[group], value) for group, value in kept])

        self._background.run(self, keep, done, failed)

    def _take_over(self, draft: DetailsDraft, kept: Sequence[tuple[FieldGroup, GroupValue]]) -> None:
        for group, value in kept:
            draft.saved(group, value)
        self._show_draft()

    def _say_saved(self, steps: Sequence[Step]) -> None:
        words = self.tr("Saved.") if self._is_there else self.tr("Saved. Waiting for the server.")
        for step in steps:
            self.undoable.emit(words, Undo(step))

    def _on_error(self, unit_id: str, error: JuiceDeskError) -> None:
        if self._charger is not None and self._charger.unit_id == unit_id:
            self._error.setText(error_words(error))

    def _connect(self) -> None:
        for part, line in self._lines.items():
            line.textEdited.connect(lambda text, part=part: self._on_text(part, text))
        self._zone.zone_chosen.connect(lambda zone: self._on_text(ZONE, zone))
        self._discard.clicked.connect(self._on_discard)
        self._save.clicked.connect(self._on_save)
        give(self._save, Duty.SAVE)

    def _lay_out(self, look: Look) -> None:
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(24, 20, 24, 20)
        row.setSpacing(16)
        left = QVBoxLayout()
        left.addWidget(self._place_card(look))
        left.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self._box)
        right.addStretch(1)
        row.addLayout(left, 5)
        row.addLayout(right, 4)
        bottom = QHBoxLayout()
        bottom.setContentsMargins(24, 10, 24, 10)
        bottom.addWidget(self._error, 1)
        bottom.addWidget(self._discard)
        bottom.addWidget(self._save)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scrolling(content, self.tr("Details")), 1)
        whole.addWidget(Divider())
        whole.addLayout(bottom)

    def _place_card(self, look: Look) -> Card:
        card = Card()
        card.column.setSpacing(8)
        card.column.addLayout(self._head(look, self.tr("What it is called"), FieldGroup.NAME))
        grid = _grid()
        self._add_line(look, grid, NAME, self.tr("Name"), LONGEST_NAME)
        grid.addWidget(self._name_hint, 1, 1)
        card.column.addLayout(grid)
        card.column.addWidget(self._reported[FieldGroup.NAME])
        card.column.addWidget(Divider())
        card.column.addLayout(self._head(look, self.tr("Where it is installed"), FieldGroup.DETAILS))
        grid = _grid()
        self._add_line(look, grid, "address", self.tr("Address"))
        self._add_line(look, grid, "zip_code", self.tr("Postal code"), width_px=CODE_WIDTH_PX)
        self._add_line(look, grid, "city", self.tr("City"))
        example = self.tr("US, CA, DE…")
        self._add_line(look, grid, "country_code", self.tr("Country"), 2, CODE_WIDTH_PX, example)
        label = body(look, self.tr("Time zone"), tone="2")
        label.setBuddy(self._zone)
        at = grid.rowCount()
        grid.addWidget(label, at, 0)
        grid.addWidget(self._zone, at, 1)
        card.column.addLayout(grid)
        note = self.tr("The schedule runs in this time zone: another one shifts its windows.")
        card.column.addWidget(caption(look, note, wrap=True))
        card.column.addWidget(self._reported[FieldGroup.DETAILS])
        return card

    def _head(self, look: Look, words: str, group: FieldGroup) -> QHBoxLayout:
        row = QHBoxLayout()
        title: Label = section(look, words)
        row.addWidget(title)
        row.addStretch(1)
        row.addWidget(self._pills[group])
        return row

    def _add_line(
        self,
        look: Look,
        grid: QGridLayout,
        part: str,
        words: str,
        most: int = LONGEST_TEXT,
        width_px: int = 0,
        example: str = "",
    ) -> None:
        line = QLineEdit()
        line.setObjectName(f"details:{part}")
        line.setAccessibleName(words)
        line.setMaxLength(most)
        line.setPlaceholderText(example)
        if width_px:
            line.setFixedWidth(max(look.px(width_px), example_px(line)))
        label = body(look, words, tone="2")
        label.setBuddy(line)
        at = grid.rowCount()
        grid.addWidget(label, at, 0)
        grid.addWidget(line, at, 1)
        self._lines[part] = line


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    grid.setColumnMinimumWidth(0, 110)
    grid.setColumnStretch(1, 1)
    return grid
