"""A charger that was found, with the name that it is to have, and whether it is to be added."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from juicedesk.discovery.found import FoundCharger, Source
from juicedesk.domain.charger import masked_id
from juicedesk.domain.errors import InvalidChange
from juicedesk.domain.intent import check_name
from juicedesk.ui.look import Look
from juicedesk.ui.messages import error_words
from juicedesk.ui.widgets.labels import caption, strong
from juicedesk.ui.widgets.surfaces import Divider, Icon
from juicedesk.ui.widgets.wrong_field import mark_wrong

NAME_PX = 160


class WantedRow(QWidget):
    """A name that is being typed stays, whatever is found out meanwhile.

    Signals: changed() – another name, or wanted or not.
    """

    changed = Signal()

    def __init__(
        self, look: Look, charger: FoundCharger, known_as: str = "", parent: QWidget | None = None
    ) -> None:
        """`known_as` is its name in the account; empty where it is not in it."""
        super().__init__(parent)
        self._found_name = strong(look, wrap=True)
        self._facts = caption(look, wrap=True)
        self._divider = Divider()
        self._name = QLineEdit(charger.name)
        self._name.setFixedWidth(look.px(NAME_PX))
        self._add = QCheckBox(self.tr("Add"))
        self._add.setChecked(True)
        self._note = caption(look)
        self._error = caption(look, tone="fault", wrap=True)
        self._lay_out(look)
        self._name.textEdited.connect(self._on_changed)
        self._add.clicked.connect(self._on_changed)
        mark_wrong(self._name, self._error, "")
        self.show_charger(charger, known_as)

    def show_charger(self, charger: FoundCharger, known_as: str) -> None:
        """The same charger, of which more may be known now."""
        self._unit_id = charger.juicebox_id or ""
        self._is_known = bool(known_as)
        self._found_name.setText(known_as or charger.name)
        masked = masked_id(self._unit_id) if self._unit_id else self.tr("ID not known yet")
        parts = (charger.address, masked, self._way(charger.sources))
        self._facts.setText(" · ".join(part for part in parts if part))
        can_be_added = bool(self._unit_id) and not self._is_known
        for part, name in ((self._name, "name"), (self._add, "add")):
            part.setObjectName(f"first:{name}:{self._unit_id}")
            part.setVisible(can_be_added)
        self._name.setAccessibleName(self.tr("Name for {0}").format(charger.name))
        self._add.setAccessibleName(self.tr("Add {0}").format(charger.name))
        self._note.setText(self.tr("added") if self._is_known else self.tr("later, once its ID is known"))
        self._note.setVisible(not can_be_added)

    @property
    def wanted(self) -> tuple[str, str] | None:
        """JuiceBox ID and name; None where it is not to be added, or cannot be."""
        if self._is_known or not self._unit_id or not self._add.isChecked():
            return None
        try:
            return self._unit_id, check_name(self._name.text())
        except InvalidChange:
            return None

    def want(self, name: str | None) -> None:
        """As a person has chosen it before: under a name, or not at all."""
        self._add.setChecked(name is not None)
        if name is not None:
            self._name.setText(name)

    def set_first(self, first: bool) -> None:
        """The first row of a card has no line above it."""
        self._divider.setVisible(not first)

    def _on_changed(self) -> None:
        self._name.setEnabled(self._add.isChecked())
        words = ""
        if self._add.isChecked():
            try:
                check_name(self._name.text())
            except InvalidChange as error:
                words = error_words(error)
        mark_wrong(self._name, self._error, words)
        self.changed.emit()

    def _way(self, sources: frozenset[Source]) -> str:
        if Source.SERVER in sources:
            return self.tr("reports to a home server")
        if Source.TYPED in sources:
            return self.tr("by its address")
        return self.tr("beacon") if Source.BEACON in sources else self.tr("name on the network")

    def _lay_out(self, look: Look) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._found_name)
        words.addWidget(self._facts)
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(12)
        row.addWidget(Icon(look, "ev-charger", "text_2", 20))
        row.addLayout(words, 1)
        for part in (self._name, self._add, self._note):
            row.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(4)
        column.addWidget(self._divider)
        column.addLayout(row)
        column.addWidget(self._error)
