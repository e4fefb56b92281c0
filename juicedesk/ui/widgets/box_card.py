"""What is known of the box itself, as the server tells it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from juicedesk.domain.charger import masked_id
from juicedesk.domain.intent import FieldGroup
from juicedesk.store.view import ChargerView
from juicedesk.ui.box_words import (
    commands_words,
    identity_words,
    offline_words,
    protocol_words,
    verified_words,
)
from juicedesk.ui.format import NOTHING, age_text, amps_text, limit_text, number_text
from juicedesk.ui.look import Look
from juicedesk.ui.widgets.labels import Label, body, caption, section
from juicedesk.ui.widgets.surfaces import Card


class BoxCard(Card):
    """Rows of a name and a value; nothing here can be edited."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.setObjectName("details:box")
        self.column.setSpacing(8)
        self.column.addWidget(section(look, self.tr("The box")))
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
        self.column.addLayout(grid)
        words = self.tr("A dash stands for what this server does not tell.")
        self.column.addWidget(caption(look, words, wrap=True))

    def show_charger(self, charger: ChargerView, load_group: str, now: float) -> None:
        """Show what is known; `load_group` is the name of its group, empty for none."""
        measured = charger.measurement
        ping = measured.last_ping if measured is not None else None
        temperature = measured.temperature_c if measured is not None else None
        wire = charger.field(FieldGroup.WIRE).reported
        texts = (
            masked_id(charger.unit_id),
            identity_words(measured),
            commands_words(measured),
            charger.facts.address or NOTHING,
            protocol_words(charger),
            amps_text(charger.unit_rating_amps),
            f"{limit_text(wire if isinstance(wire, int) else None)}, {verified_words(charger)}",
            offline_words(charger),
            load_group or self.tr("none"),
            NOTHING if ping is None else age_text(now - ping),
            NOTHING if temperature is None else self.tr("{0} °C").format(number_text(temperature)),
        )
        for label, text in zip(self._values, texts, strict=True):
            if label.text() != text:
                label.setText(text)

    def _names(self) -> tuple[str, ...]:
        return (
            self.tr("JuiceBox ID"),
            self.tr("The ID is used by"),
            self.tr("Takes commands"),
            self.tr("Address on the network"),
            self.tr("Protocol"),
            self.tr("Hardware can deliver"),
            self.tr("Wiring limit"),
            self.tr("Without the server"),
            self.tr("Load group"),
            self.tr("Last report"),
            self.tr("Temperature"),
        )
