"""How to clear the schedule that a box remembers, behind its safety gate."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from juicedesk.domain.power_cut import PowerCutRisk, power_cut_risk
from juicedesk.domain.wiring_rules import WiringNote
from juicedesk.store.view import ChargerView
from juicedesk.ui.look import Look
from juicedesk.ui.outage_words import gate_words, power_cut_result, power_cut_steps
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import Label, body, caption, section, strong
from juicedesk.ui.widgets.section_head import CountBadge
from juicedesk.ui.widgets.surfaces import Card, Icon


class PowerCutCard(Card):
    """The steps can be read only once the danger is ruled out, or once a person has said that the car
    draws less. Another charger has to be answered for anew.

    Signals: wiring_chosen(str) – say what the wiring of this charger allows; charger_chosen(str).
    """

    wiring_chosen = Signal(str)
    charger_chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(side_px=20, parent=parent)
        self._look = look
        self._unit_id = ""
        self._facts: tuple[int | None, int | None] | None = None
        self._which = QComboBox()
        self._which.setObjectName("guide:charger")
        self._which.setAccessibleName(self.tr("Charger"))
        self._which.activated.connect(lambda: self.charger_chosen.emit(self._which.currentData()))
        self._gate = QFrame()
        self._offered: list[tuple[str, str]] = []
        self._gate_icon = Icon(look, "triangle-alert", "on_fault_soft", 18)
        self._gate_title = strong(look, wrap=True)
        self._gate_words = body(look, wrap=True)
        self._gate_words.setObjectName("guide:gate")
        self._lowered = QCheckBox(self.tr("The current is lowered in the car"))
        self._lowered.setObjectName("guide:lowered")
        self._lowered.toggled.connect(self._show_steps)
        self._state_wiring = Button(look, self.tr("Enter the breaker…"))
        self._state_wiring.setObjectName("guide:wiring")
        self._state_wiring.clicked.connect(lambda: self.wiring_chosen.emit(self._unit_id))
        self._steps = QWidget()
        self._steps.setObjectName("guide:steps")
        self._lay_out()

    @property
    def unit_id(self) -> str:
        """The charger that it is about."""
        return self._unit_id

    def offer(self, chargers: tuple[ChargerView, ...]) -> None:
        """The chargers to choose from; with one there is nothing to choose."""
        names = [(charger.name, charger.unit_id) for charger in chargers]
        if names != self._offered:
            self._offered = names
            self._which.clear()
            for name, unit_id in names:
                self._which.addItem(name, unit_id)
        self._which.setVisible(len(chargers) > 1)

    def show_charger(self, charger: ChargerView | None, note: WiringNote | None) -> None:
        """Check one charger; without any the warning stands for all of them."""
        unit_id = "" if charger is None else charger.unit_id
        rating = None if charger is None else charger.unit_rating_amps
        wiring = allowed_amps(note)
        if (unit_id, (rating, wiring)) != (self._unit_id, self._facts):
            # Whoever has answered for one box, or for other amps, has not answered for this.
            self._lowered.setChecked(False)
        self._unit_id, self._facts = unit_id, (rating, wiring)
        self._which.setCurrentIndex(self._which.findData(unit_id))
        risk = power_cut_risk(rating, wiring)
        self._show_gate(risk, "" if charger is None else charger.name)
        self._gate_words.setText(gate_words(risk, rating, wiring))
        self._state_wiring.setVisible(charger is not None and wiring is None)
        self._show_steps()

    def _show_gate(self, risk: PowerCutRisk, name: str) -> None:
        is_safe = risk is PowerCutRisk.NONE
        title = self.tr("Checked: {0}") if is_safe else self.tr("First check: {0}")
        self._gate_title.setText(title.format(name) if name else self.tr("First check"))
        role = "gate-safe" if is_safe else "gate-danger"
        if self._gate.property("role") != role:
            self._gate.setProperty("role", role)
            for part in (self._gate, self._gate_title, self._gate_words, self._lowered):
                part.style().unpolish(part)
                part.style().polish(part)
        token = "on_charging_soft" if is_safe else "on_fault_soft"
        self._gate_icon.show_icon("circle-check" if is_safe else "triangle-alert", token)
        self._lowered.setVisible(not is_safe)

    def _show_steps(self) -> None:
        is_open = self._gate.property("role") == "gate-safe" or self._lowered.isChecked()
        self._steps.setVisible(is_open)

    def _lay_out(self) -> None:
        self.column.addWidget(section(self._look, self.tr("Clear the stored schedule"), wrap=True))
        self.column.addWidget(caption(self._look, self.tr("Only when the car has to charge now."), wrap=True))
        self.column.addWidget(self._which)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self._gate_icon, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._gate_title, 1)
        gate = QVBoxLayout(self._gate)
        gate.setContentsMargins(14, 12, 14, 12)
        gate.setSpacing(8)
        gate.addLayout(head)
        gate.addWidget(self._gate_words)
        gate.addWidget(self._state_wiring, 0, Qt.AlignmentFlag.AlignLeft)
        gate.addWidget(self._lowered)
        self.column.addWidget(self._gate)
        steps = QVBoxLayout(self._steps)
        steps.setContentsMargins(0, 0, 0, 0)
        steps.setSpacing(10)
        for number, words in enumerate(power_cut_steps(), start=1):
            steps.addLayout(self._step(number, words))
        steps.addWidget(body(self._look, power_cut_result(), tone="2", wrap=True))
        self.column.addWidget(self._steps)

    def _step(self, number: int, words: str) -> QHBoxLayout:
        badge = CountBadge(self._look, "idle")
        badge.show_count(number)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(badge, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(_wrapped(self._look, words), 1)
        return row


def allowed_amps(note: WiringNote | None) -> int | None:
    """What the wiring allows; None while something of it has not been said."""
    return None if note is None else note.allowed_amps


def _wrapped(look: Look, words: str) -> Label:
    return body(look, words, wrap=True)
