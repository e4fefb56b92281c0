"""What is known of the box itself, as the server tells it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from juicedesk.domain.charger import masked_id
from juicedesk.domain.intent import FieldGroup
from juicedesk.store.view import ChargerView
from juicedesk.ui.box_words import (
    clock_words,
    commands_words,
    control_words,
    frequency_text,
    identity_words,
    offline_words,
    protocol_words,
    verified_words,
)
from juicedesk.ui.format import NOTHING, age_text, amps_text, limit_text, temperature_text
from juicedesk.ui.look import Look
from juicedesk.ui.raw_state import raw_state
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import Label, body, caption, section
from juicedesk.ui.widgets.surfaces import Card


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of a charger by others than itself: its load group, its server, what its own broadcast
    says, and how temperatures are to be written. Empty is none, or not known."""

    load_group: str = ""
    server: str = ""
    firmware: str = ""
    in_fahrenheit: bool = False


class BoxCard(Card):
    """Rows of a name and a value; nothing here can be edited.

    Signals: said(str) – words for the person.
    """

    said = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("details:box")
        self._charger: ChargerView | None = None
        self.column.setSpacing(8)
        self._copy = Button(look, self.tr("Copy all"), icon="copy", kind="plain")
        self._copy.setObjectName("details:copy")
        self._copy.setAccessibleName(self.tr("Copy all that is known, with the ID masked"))
        self._copy.setToolTip(self._copy.accessibleName())
        self._copy.clicked.connect(self._on_copy)
        head = QHBoxLayout()
        head.addWidget(section(look, self.tr("The box")), 1)
        head.addWidget(self._copy)
        self.column.addLayout(head)
        self.column.addLayout(self._grid(look))
        words = self.tr("A dash means that this server does not say.")
        self.column.addWidget(caption(look, words, wrap=True))

    def show_charger(self, charger: ChargerView, around: Around, now: float) -> None:
        """Show what is known at a moment (UTC epoch seconds)."""
        self._charger = charger
        for label, text in zip(self._values, self._texts(charger, around, now), strict=True):
            if label.text() != text:
                label.setText(text)

    def _texts(self, charger: ChargerView, around: Around, now: float) -> tuple[str, ...]:
        measured = charger.measurement
        ping = measured.last_ping if measured is not None else None
        celsius = measured.temperature_c if measured is not None else None
        wire = charger.field(FieldGroup.WIRE).reported
        return (
            masked_id(charger.unit_id),
            charger.facts.model or NOTHING,
            around.firmware or NOTHING,
            protocol_words(charger),
            identity_words(measured),
            commands_words(measured),
            control_words(charger),
            around.server or NOTHING,
            charger.facts.address or NOTHING,
            amps_text(charger.unit_rating_amps),
            f"{limit_text(wire if isinstance(wire, int) else None)}, {verified_words(charger)}",
            offline_words(charger),
            around.load_group or self.tr("none"),
            NOTHING if ping is None else age_text(now - ping),
            clock_words(charger, now),
            frequency_text(measured.frequency_hz if measured is not None else None),
            temperature_text(celsius, in_fahrenheit=around.in_fahrenheit),
            (measured.message if measured is not None else "") or NOTHING,
        )

    def _names(self) -> tuple[str, ...]:
        return (
            self.tr("JuiceBox ID"),
            self.tr("Model"),
            self.tr("Firmware"),
            self.tr("Protocol"),
            self.tr("ID also used by"),
            self.tr("Takes commands"),
            self.tr("Who may control it"),
            self.tr("Controlled through"),
            self.tr("Address on the network"),
            self.tr("Hardware can deliver"),
            self.tr("Wiring limit"),
            self.tr("Without the server"),
            self.tr("Load group"),
            self.tr("Last report"),
            self.tr("Its own clock"),
            self.tr("Frequency"),
            self.tr("Temperature"),
            self.tr("The server says"),
        )

    def _grid(self, look: Look) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        self._values: list[Label] = []
        for row, name in enumerate(self._names()):
            value = body(look, wrap=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(body(look, name, tone="2", wrap=True), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1)
            self._values.append(value)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _on_copy(self) -> None:
        if self._charger is not None:
            QGuiApplication.clipboard().setText(raw_state(self._charger))
            self.said.emit(self.tr("Copied, with the ID masked."))
