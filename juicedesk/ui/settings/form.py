"""Rows of a settings page: a name, its control, and what it means."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from juicedesk.ui.look import Look
from juicedesk.ui.widgets.labels import body, caption, page_title, strong
from juicedesk.ui.widgets.surfaces import Card, Divider

CONTROL_WIDTH_PX = 220


class SettingsForm(QWidget):
    """One page of the settings: a title, and cards of rows, in reading order."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 20, 24, 20)
        self._column.setSpacing(12)
        self._column.addStretch(1)

    def set_title(self, title: str, note: str = "") -> None:
        """What the page is about; before its first card."""
        self._column.insertWidget(0, page_title(self._look, title))
        if note:
            self._column.insertWidget(1, body(self._look, note, tone="2", wrap=True))

    def add_card(self, title: str = "") -> Card:
        """Another group of rows below those that are there."""
        card = Card(side_px=16)
        if title:
            card.column.addWidget(strong(self._look, title))
        self._column.insertWidget(self._column.count() - 1, card)
        return card

    def add_choice(
        self,
        card: Card,
        name: str,
        words: str,
        choices: Sequence[tuple[str, str]],
        current: str,
        choose: Callable[[str], object],
        note: str = "",
    ) -> QComboBox:
        """A row with one of several choices, which are (value, words)."""
        combo = QComboBox()
        for value, text in choices:
            combo.addItem(text, value)
        combo.setCurrentIndex(max(0, combo.findData(current)))
        combo.activated.connect(lambda index: choose(str(combo.itemData(index))))
        self.add_row(card, name, words, combo, note)
        return combo

    def add_switch(
        self,
        card: Card,
        name: str,
        words: str,
        is_on: bool,
        switch: Callable[[bool], object],
        note: str = "",
    ) -> QCheckBox:
        """A row that is on or off."""
        box = QCheckBox(words)
        box.setObjectName(name)
        box.setAccessibleName(words)
        box.setAccessibleDescription(note)
        box.setChecked(is_on)
        box.clicked.connect(lambda checked: switch(bool(checked)))
        card.column.addWidget(box)
        if note:
            words_below = caption(self._look, note, wrap=True)
            words_below.setIndent(26)
            card.column.addWidget(words_below)
        return box

    def add_row(self, card: Card, name: str, words: str, control: QWidget, note: str = "") -> None:
        """A row with any control: its label, its spoken name and its meaning belong together."""
        control.setObjectName(name)
        control.setAccessibleName(words)
        control.setAccessibleDescription(note)
        control.ensurePolished()
        control.setFixedWidth(max(CONTROL_WIDTH_PX, control.sizeHint().width()))
        label = body(self._look, words)
        label.setBuddy(control)
        left = QVBoxLayout()
        left.setSpacing(2)
        left.addWidget(label)
        if note:
            left.addWidget(caption(self._look, note, wrap=True))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        card.column.addLayout(row)

    def add_note(self, card: Card, words: str) -> None:
        """Small words below the rows."""
        card.column.addWidget(caption(self._look, words, wrap=True))

    def add_divider(self, card: Card) -> None:
        """A line between two rows."""
        card.column.addWidget(Divider())


def empty_out(layout: QLayout) -> None:
    """Let go of everything in a layout, widgets included."""
    while (item := layout.takeAt(0)) is not None:
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            empty_out(inner)
