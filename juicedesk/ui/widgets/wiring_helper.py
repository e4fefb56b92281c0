"""What a person says of breaker, cable and plug, and what they allow (UX guide §3.3)."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from juicedesk.domain.territory import rules_in
from juicedesk.domain.wiring_rules import (
    BREAKERS_AMPS,
    CABLES_AMPS,
    CONNECTIONS_AMPS,
    Cable,
    RuleSet,
    WiringNote,
)
from juicedesk.ui.format import amps_text
from juicedesk.ui.look import Look
from juicedesk.ui.messages import Sign
from juicedesk.ui.widgets.flow import FlowLayout
from juicedesk.ui.widgets.labels import Label, caption, figure, section
from juicedesk.ui.widgets.still_choice import StillChoice
from juicedesk.ui.widgets.surfaces import Card, Divider, Icon, Pill
from juicedesk.ui.wiring_words import (
    connection_text,
    kind_text,
    limited_by_words,
    parts_words,
    reason_words,
    shared_words,
    size_text,
)


class WiringHelper(Card):
    """The limit is the smallest of the parts; before all of them are known there is none to raise to.

    Signals: note_changed(object) – a WiringNote was chosen by the person; None: what was noted holds no more.
    """

    note_changed = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(side_px=20, parent=parent)
        self._unit_rating_amps: int | None = None
        self._rules = _choice("wiring:rules")
        self._breaker = _choice("wiring:breaker")
        self._size = _choice("wiring:cable-size")
        self._kind = _choice("wiring:cable-kind")
        self._connection = _choice("wiring:connection")
        self._shared = QCheckBox(self.tr("Another charger is on this circuit"))
        self._shared.setObjectName("wiring:shared")
        self._shared.setAccessibleName(self._shared.text())
        for rule_set, words in (
            (RuleSet.NORTH_AMERICA, self.tr("North America (NEC/CEC)")),
            (RuleSet.EUROPE, self.tr("Europe (IEC 60364)")),
            (RuleSet.OTHER, self.tr("Other")),
        ):
            self._rules.addItem(words, rule_set)
        self._grid = QGridLayout()
        self._cells: dict[str, QWidget] = {}
        self._is_wide = False
        self._result = figure(look)
        self._limited_by = Pill(look)
        self._parts = caption(look, wrap=True)
        self._why = caption(look, wrap=True)
        self._shared_words = caption(look, shared_words(), tone="pending", wrap=True)
        self._lay_out(look)
        self._fill()
        self._rules.activated.connect(self._on_rules)
        for part in (self._breaker, self._size, self._kind, self._connection):
            part.activated.connect(self._on_chosen)
        self._shared.clicked.connect(self._on_chosen)

    @property
    def note(self) -> WiringNote | None:
        """What the person said; None before a breaker was given."""
        breaker_amps = self._breaker.currentData()
        if breaker_amps is None:
            return None
        size, kind = self._size.currentData(), self._kind.currentData()
        cable = None if size is None or kind is None else Cable(size, kind)
        connection = self._connection.currentData()
        return WiringNote(self.rule_set, breaker_amps, cable, connection, self._shared.isChecked())

    @property
    def first_unsaid(self) -> QWidget:
        """The first question without an answer."""
        asked = (self._breaker, self._size, self._kind, self._connection)
        return next((one for one in asked if one.currentData() is None), self._breaker)

    @property
    def allowed_amps(self) -> int | None:
        """What the wiring allows; None before everything was said that the rules ask for."""
        return None if self.note is None else self.note.allowed_amps

    @property
    def at_most_amps(self) -> int | None:
        """What the wiring allows at most by what was said so far; None before a breaker was given."""
        return None if self.note is None else self.note.at_most_amps

    def show_note(self, note: WiringNote | None, unit_rating_amps: int | None, territory: str = "") -> None:
        """Show what was said before; without a note the rules of the territory (ISO code) are proposed."""
        self._unit_rating_amps = unit_rating_amps
        _choose(self._rules, rules_in(territory) if note is None else note.rule_set)
        self._fill()
        if note is not None:
            _choose(self._breaker, note.breaker_amps)
            _choose(self._size, None if note.cable is None else note.cable.size)
            _choose(self._kind, None if note.cable is None else note.cable.kind)
            _choose(self._connection, note.connection)
        self._shared.setChecked(note is not None and note.is_shared)
        self._show_result()

    @property
    def rule_set(self) -> RuleSet:
        """Whose rules are chosen."""
        return RuleSet(self._rules.currentData())

    def _fill(self) -> None:
        """What there is to choose by the rules; what was chosen under others is not said any more."""
        rule_set = self.rule_set
        cables, connections = CABLES_AMPS[rule_set], CONNECTIONS_AMPS[rule_set]
        sizes = next(iter(cables.values()), {})
        _offer(self._breaker, self.tr("not given yet"), ((a, amps_text(a)) for a in BREAKERS_AMPS[rule_set]))
        _offer(self._size, self.tr("size?"), ((size, size_text(rule_set, size)) for size in sizes))
        words = self.tr("kind?") if rule_set is RuleSet.NORTH_AMERICA else self.tr("length?")
        _offer(self._kind, words, ((kind, kind_text(kind)) for kind in cables))
        _offer(self._connection, self.tr("not given yet"), ((c, connection_text(c)) for c in connections))
        is_na = rule_set is RuleSet.NORTH_AMERICA
        self._kind_label.setText(self.tr("Insulation") if is_na else self.tr("Length"))
        for name in ("size", "kind", "connection"):
            self._cells[name].setVisible(bool(cables))
        self._place()

    def _on_rules(self) -> None:
        """A breaker stays the same breaker by other rules; whatever has no place there is forgotten."""
        breaker_amps = self._breaker.currentData()
        self._fill()
        _choose(self._breaker, breaker_amps)
        self._on_chosen()

    def _on_chosen(self) -> None:
        self._show_result()
        self.note_changed.emit(self.note)

    def _show_result(self) -> None:
        note, rating = self.note, self._unit_rating_amps
        allowed = None if note is None else note.allowed_amps
        self._limited_by.setVisible(allowed is not None)
        self._shared_words.setVisible(self._shared.isChecked())
        self._parts.setVisible(note is not None)
        self._parts.setText("" if note is None else parts_words(note, rating))
        if note is None or allowed is None:
            self._result.setText("–")
            first = self.tr("Enter the breaker that protects this charger. Its label is in the panel.")
            self._why.setText(first if note is None else reason_words(note))
            return
        by_hardware = rating is not None and rating < allowed
        self._result.setText(amps_text(min(allowed, rating) if rating is not None else allowed))
        words = self.tr("Limited by the hardware") if by_hardware else limited_by_words(note.limited_by)
        self._limited_by.show_sign(Sign("shield-check", words, "scheduled"))
        self._why.setText(reason_words(note))

    def _lay_out(self, look: Look) -> None:
        self.column.setSpacing(8)
        self.column.addWidget(section(look, self.tr("What your wiring allows"), wrap=True))
        self._make_cells(look)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(8)
        self.column.addLayout(self._grid)
        self.column.addWidget(self._shared)
        self.column.addSpacing(4)
        self.column.addWidget(Divider())
        self.column.addWidget(caption(look, self.tr("Result")))
        result = FlowLayout(gap_px=12)
        for part in (self._result, self._limited_by):
            result.addWidget(part)
        self.column.addLayout(result)
        for words in (self._parts, self._why, self._shared_words):
            self.column.addWidget(words)
        self.column.addStretch(1)
        self.column.addLayout(self._disclaimer(look))

    def _make_cells(self, look: Look) -> None:
        self._kind_label = caption(look)
        for name, words, combo in (
            ("rules", self.tr("Rules"), self._rules),
            ("breaker", self.tr("Breaker"), self._breaker),
            ("size", self.tr("Cable"), self._size),
            ("kind", "", self._kind),
            ("connection", self.tr("Connection"), self._connection),
        ):
            label = caption(look, words) if words else self._kind_label
            label.setBuddy(combo)
            combo.setAccessibleName(words)
            self._cells[name] = _cell(label, combo, self)
        self._size.setAccessibleName(self.tr("Size of the cable"))
        self._kind.setAccessibleName(self.tr("Kind of the cable, or its length"))

    def set_wide(self, is_wide: bool) -> None:
        """Three questions in a row, or one below the other."""
        self._is_wide = is_wide
        self._place()

    def _place(self) -> None:
        cells = self._cells
        if self._is_wide:
            rows = [["rules", "breaker", "size"], ["kind", "connection"]]
        elif self.rule_set is RuleSet.EUROPE:
            rows = [["rules"], ["breaker"], ["size", "kind"], ["connection"]]
        else:
            rows = [["rules"], ["breaker"], ["size"], ["kind"], ["connection"]]
        columns = max(map(len, rows))
        for number, row in enumerate(rows):
            span = columns if len(row) == 1 else 1
            for column, name in enumerate(row):
                self._grid.addWidget(cells[name], number, column, 1, span)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _disclaimer(self, look: Look) -> QHBoxLayout:
        words = self.tr("A planning aid, not an inspection. Local rules and your electrician decide.")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Icon(look, "info", "text_2", 14), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(caption(look, words, wrap=True), 1)
        return row


def _cell(label: Label, combo: QComboBox, helper: QWidget) -> QWidget:
    cell = QWidget(helper)  # without a place of its own it would be a window for a moment
    column = QVBoxLayout(cell)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(label)
    column.addWidget(combo)
    return cell


def _choice(object_name: str) -> QComboBox:
    combo = StillChoice()
    combo.setObjectName(object_name)
    return combo


def _offer(combo: QComboBox, nothing: str, choices: Iterable[tuple[object, str]]) -> None:
    combo.clear()
    combo.addItem(nothing, None)
    for value, words in choices:
        combo.addItem(words, value)


def _choose(combo: QComboBox, value: object) -> None:
    combo.setCurrentIndex(max(0, combo.findData(value)))
