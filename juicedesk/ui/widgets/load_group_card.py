"""A load group as it is now: its circuit, and what each of its chargers may draw of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from juicedesk.domain.charger import masked_id
from juicedesk.domain.intent import FieldGroup, IntentState
from juicedesk.domain.load_group import LoadGroup
from juicedesk.store.view import ChargerView, DeskView, LoadGroupView
from juicedesk.ui.box_words import offline_words
from juicedesk.ui.change_words import change_sign
from juicedesk.ui.format import NOTHING, amps_text, number_text
from juicedesk.ui.look import Look
from juicedesk.ui.messages import charger_sign
from juicedesk.ui.values import value_text
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.circuit_bar import CircuitBar
from juicedesk.ui.widgets.labels import Label, body, caption, section, strong
from juicedesk.ui.widgets.surfaces import Card, Pill


class LoadGroupCard(Card):
    """Signals: edit_asked(str), dissolve_asked(str) – by the group's ID."""

    edit_asked = Signal(str)
    dissolve_asked = Signal(str)

    def __init__(self, look: Look, group_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName(f"group:{group_id}")
        self._look = look
        self._title = section(look)
        self._pending = Pill(look)
        self._edit = Button(look, self.tr("Edit…"), icon="pencil")
        self._edit.setObjectName("group:edit")
        self._dissolve = Button(look, self.tr("Dissolve…"), kind="plain")
        self._dissolve.setObjectName("group:dissolve")
        self._reported = caption(look, wrap=True)
        self._bar = CircuitBar(look)
        self._drawn = caption(look)
        self._offline = caption(look, wrap=True)
        self._grid = QGridLayout()
        self._cells: list[tuple[Label, ...]] = []
        self._lay_out(look)
        self._edit.clicked.connect(lambda: self.edit_asked.emit(group_id))
        self._dissolve.clicked.connect(lambda: self.dissolve_asked.emit(group_id))

    def show_group(self, group: LoadGroupView, view: DeskView) -> None:
        """Show the group with what its chargers do."""
        shown, change = group.shown, group.field.pending
        value = shown if not shown.is_dissolved else group.reported or shown
        words = self.tr("{0} · circuit of {1}").format(value.name, amps_text(value.circuit_amps))
        self._title.setText(words)
        self._edit.setAccessibleName(self.tr("Edit {0}").format(value.name))
        self._dissolve.setAccessibleName(self.tr("Dissolve {0}").format(value.name))
        self._dissolve.setEnabled(not shown.is_dissolved)
        is_decided = change is None or change.state is not IntentState.HELD
        self._edit.setEnabled(is_decided)
        self._pending.setVisible(change is not None)
        self._reported.setVisible(change is not None)
        if change is not None:
            self._pending.show_sign(change_sign(change))
            self._reported.setText(self._change_words(group))
        chargers = [view.charger(unit_id) for unit_id in value.member_ids]
        self._show_members(value, chargers)
        self._show_sums(value, [charger for charger in chargers if charger is not None])

    def _change_words(self, group: LoadGroupView) -> str:
        reported = value_text(FieldGroup.LOAD_GROUP, group.reported)
        if group.shown.is_dissolved:
            return self.tr("To be dissolved. On the server: {0}").format(reported)
        return self.tr("On the server: {0}").format(reported)

    def _show_members(self, value: LoadGroup, chargers: list[ChargerView | None]) -> None:
        rows = [
            _member_texts(unit_id, charger)
            for unit_id, charger in zip(value.member_ids, chargers, strict=True)
        ]
        while len(self._cells) > len(rows):
            for label in self._cells.pop():
                label.deleteLater()
        while len(self._cells) < len(rows):
            self._cells.append(self._new_row(len(self._cells) + 1))
        for labels, texts in zip(self._cells, rows, strict=True):
            for label, text in zip(labels, texts, strict=True):
                label.setText(text)

    def _show_sums(self, value: LoadGroup, chargers: list[ChargerView]) -> None:
        drawn = [
            charger.measurement.current_amps
            for charger in chargers
            if charger.measurement is not None and charger.measurement.current_amps is not None
        ]
        total = self.tr("{0} A of {1} A are in use now.")
        words = total.format(number_text(sum(drawn), 1), value.circuit_amps)
        if len(drawn) < len(value.member_ids):
            words += " " + self.tr("It is not known for every charger.")
        self._drawn.setText(words)
        self._bar.show_amps(value.circuit_amps, drawn, words)
        shares = [charger.facts.offline_amps for charger in chargers]
        known = [amps for amps in shares if amps is not None]
        self._offline.setText(self._offline_words(value, known))

    def _offline_words(self, value: LoadGroup, known: list[int]) -> str:
        if not known or len(known) < len(value.member_ids):
            return self.tr("It is not known for every charger what it does without the server.")
        if not any(known):
            return self.tr("Without the server none of them charges: the circuit cannot give each one 6 A.")
        words = self.tr("Without the server each keeps to its fixed share, {0} A in all.")
        return words.format(sum(known))

    def _new_row(self, row: int) -> tuple[Label, ...]:
        labels = (strong(self._look), *(body(self._look) for _column in range(4)))
        for column, label in enumerate(labels):
            self._grid.addWidget(label, row, column)
        return labels

    def _lay_out(self, look: Look) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._title)
        head.addWidget(self._pending)
        head.addStretch(1)
        head.addWidget(self._dissolve)
        head.addWidget(self._edit)
        names = (
            self.tr("Charger"),
            self.tr("State"),
            self.tr("Draws now"),
            self.tr("May draw now"),
            self.tr("Without the server"),
        )
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(6)
        for column, name in enumerate(names):
            self._grid.addWidget(caption(look, name), 0, column, Qt.AlignmentFlag.AlignBottom)
        self._grid.setColumnStretch(0, 2)
        self._grid.setColumnStretch(1, 3)
        for column in (2, 3, 4):
            self._grid.setColumnStretch(column, 2)
        self.column.setSpacing(8)
        self.column.addLayout(head)
        self.column.addWidget(self._reported)
        self.column.addWidget(self._bar)
        self.column.addWidget(self._drawn)
        self.column.addLayout(self._grid)
        self.column.addWidget(self._offline)


def _member_texts(unit_id: str, charger: ChargerView | None) -> tuple[str, ...]:
    if charger is None:
        return (masked_id(unit_id), NOTHING, NOTHING, NOTHING, NOTHING)
    measured = charger.measurement
    drawn = amps_text(measured.current_amps if measured is not None else None)
    may = amps_text(measured.allowed_amps if measured is not None else None)
    return (charger.name, charger_sign(measured).words, drawn, may, offline_words(charger))
