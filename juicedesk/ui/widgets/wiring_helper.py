"""Rule set and breaker, and what they allow: a planning aid, not an inspection (UX guide §3.3)."""

from __future__ import annotations

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from juicedesk.domain.wiring import BREAKER_SIZES_AMPS, RuleSet, wiring_allows_amps
from juicedesk.ui.desk import WiringNote
from juicedesk.ui.format import amps_text
from juicedesk.ui.look import Look
from juicedesk.ui.messages import Sign
from juicedesk.ui.widgets.labels import body, caption, figure, section
from juicedesk.ui.widgets.surfaces import Card, Divider, Pill


class WiringHelper(Card):
    """What a person says of the wiring, and the limit that follows.

    Signals: note_changed(object) – a WiringNote was chosen by the person.
    """

    note_changed = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(side_px=20, parent=parent)
        self._unit_rating_amps: int | None = None
        self._rules = QComboBox()
        self._rules.setObjectName("wiring:rules")
        self._breaker = QComboBox()
        self._breaker.setObjectName("wiring:breaker")
        for rule_set, words in (
            (RuleSet.NORTH_AMERICA, self.tr("North America (NEC/CEC)")),
            (RuleSet.EUROPE, self.tr("Europe (IEC 60364)")),
            (RuleSet.OTHER, self.tr("Other")),
        ):
            self._rules.addItem(words, rule_set)
        self._rules.setCurrentIndex(1 if _is_europe() else 0)
        self._breaker.addItem(self.tr("not given yet"), None)
        for amps in BREAKER_SIZES_AMPS:
            self._breaker.addItem(amps_text(amps), amps)
        self._result = figure(look)
        self._limited_by = Pill(look)
        self._why = caption(look, wrap=True)
        self._lay_out(look)
        self._rules.activated.connect(self._on_chosen)
        self._breaker.activated.connect(self._on_chosen)

    @property
    def note(self) -> WiringNote | None:
        """What the person said; None before a breaker was given."""
        breaker_amps = self._breaker.currentData()
        return None if breaker_amps is None else WiringNote(RuleSet(self._rules.currentData()), breaker_amps)

    @property
    def allowed_amps(self) -> int | None:
        """What the wiring allows by rule and breaker; None before a breaker was given."""
        note = self.note
        return None if note is None else wiring_allows_amps(note.rule_set, note.breaker_amps)

    def show_note(self, note: WiringNote | None, unit_rating_amps: int | None) -> None:
        """Show what was said before."""
        self._unit_rating_amps = unit_rating_amps
        if note is None:
            self._breaker.setCurrentIndex(0)
        else:
            self._rules.setCurrentIndex(self._rules.findData(note.rule_set))
            self._breaker.setCurrentIndex(max(0, self._breaker.findData(note.breaker_amps)))
        self._show_result()

    def _lay_out(self, look: Look) -> None:
        self.column.addWidget(section(look, self.tr("What your wiring allows")))
        for words, combo in ((self.tr("Rules"), self._rules), (self.tr("Breaker"), self._breaker)):
            label = caption(look, words)
            label.setBuddy(combo)
            combo.setAccessibleName(words)
            self.column.addWidget(label)
            self.column.addWidget(combo)
        self.column.addSpacing(4)
        self.column.addWidget(Divider())
        self.column.addWidget(caption(look, self.tr("Result")))
        self.column.addWidget(self._result)
        self.column.addWidget(self._limited_by)
        self.column.addWidget(self._why)
        self.column.addStretch(1)
        disclaimer = self.tr("A planning aid, not an inspection. Local rules and your electrician decide.")
        self.column.addWidget(body(look, disclaimer, tone="3", wrap=True))

    def _on_chosen(self) -> None:
        self._show_result()
        if self.note is not None:
            self.note_changed.emit(self.note)

    def _show_result(self) -> None:
        allowed, rating = self.allowed_amps, self._unit_rating_amps
        self._limited_by.setVisible(allowed is not None)
        if allowed is None:
            self._result.setText("–")
            self._why.setText(self.tr("Say which breaker protects this charger. The label is in the panel."))
            return
        by_hardware = rating is not None and rating < allowed
        self._result.setText(amps_text(min(allowed, rating) if rating is not None else allowed))
        words = self.tr("Limited by the hardware") if by_hardware else self.tr("Limited by the breaker")
        self._limited_by.show_sign(Sign("shield-check", words, "scheduled"))
        self._why.setText(self._reason(allowed))

    def _reason(self, allowed: int) -> str:
        note = self.note
        assert note is not None
        if note.rule_set is RuleSet.NORTH_AMERICA:
            words = self.tr("Charging is a continuous load: 80 % of a {0} A breaker is {1} A.")
            return words.format(note.breaker_amps, allowed)
        return self.tr("Up to the breaker's {0} A, if the cable carries them too.").format(allowed)


def _is_europe() -> bool:
    return QLocale.system().measurementSystem() is QLocale.MeasurementSystem.MetricSystem
