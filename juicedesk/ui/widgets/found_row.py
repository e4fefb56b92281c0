"""A charger that was found on the network and is not in the account."""

from __future__ import annotations

from enum import Enum, auto

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from juicedesk.discovery.found import FoundCharger
from juicedesk.domain.charger import masked_id
from juicedesk.domain.errors import InvalidChange
from juicedesk.domain.intent import check_name
from juicedesk.ui.look import Look
from juicedesk.ui.messages import error_words
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import caption, strong
from juicedesk.ui.widgets.surfaces import Divider, Icon
from juicedesk.ui.widgets.wrong_field import mark_wrong

NAME_PX = 170


class Reports(Enum):
    """Where a box reports, as far as it is known; only one that reports here can be taken in."""

    HERE = auto()
    ELSEWHERE = auto()
    NOT_HERE = auto()


class FoundRow(QWidget):
    """Who it is, and a name to give with a button, or why there is none; a name being typed stays.

    Signals: added(str, str) – the person wants the charger with this unit ID under this name;
    take_over() – the person wants it to report here.
    """

    added = Signal(str, str)
    take_over = Signal()

    def __init__(
        self, look: Look, charger: FoundCharger, where: Reports, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._charger = charger
        self._found_name = strong(look, wrap=True)
        self._facts = caption(look)
        self._where = caption(look, wrap=True)
        self._divider = Divider()
        self._name = QLineEdit(charger.name)
        self._name.setObjectName(f"add:name:{charger.juicebox_id or ''}")
        self._name.setFixedWidth(NAME_PX)
        self._add = Button(look, self.tr("Add"), kind="filled")
        self._add.setObjectName(f"add:add:{charger.juicebox_id or ''}")
        self._add.setAutoDefault(False)
        self._take_over = Button(look, self.tr("Take over…"), icon="router")
        self._take_over.setObjectName(f"add:take-over:{charger.address or ''}")
        self._take_over.setAutoDefault(False)
        self._error = caption(look, tone="fault", wrap=True)
        self._lay_out(look)
        self._add.clicked.connect(self._on_add)
        self._take_over.clicked.connect(self.take_over)
        self._name.returnPressed.connect(self._add.click)
        self._name.textEdited.connect(lambda: self.show_error(""))
        self.show_error("")
        self.show_charger(charger, where)

    def show_charger(self, charger: FoundCharger, where: Reports) -> None:
        """The same charger, of which more may be known now."""
        is_here = where is Reports.HERE
        self._charger = charger
        self._found_name.setText(charger.name)
        known = masked_id(charger.juicebox_id) if charger.juicebox_id else self.tr("ID not known yet")
        self._facts.setText(" · ".join(filter(None, (charger.address, known))))
        self._where.setText(self._where_words(where))
        self._take_over.setVisible(not is_here)
        self._take_over.setAccessibleName(self.tr("Take {0} over").format(charger.name))
        self._name.setVisible(is_here)
        self._name.setAccessibleName(self.tr("Name for {0}").format(charger.name))
        self._add.setVisible(is_here)
        self._add.setAccessibleName(self.tr("Add {0}").format(charger.name))

    def _where_words(self, where: Reports) -> str:
        if where is Reports.HERE:
            return self.tr("Reports to your home server.")
        if where is Reports.ELSEWHERE:
            return self.tr("It reports to another server.")
        return self.tr("It does not report to your home server yet.")

    @property
    def charger(self) -> FoundCharger:
        """What is known of it now."""
        return self._charger

    def set_first(self, first: bool) -> None:
        """The first row of a card has no line above it."""
        self._divider.setVisible(not first)

    def set_busy(self, busy: bool) -> None:
        """While it is being added it is not asked for again."""
        self._add.setEnabled(not busy)
        self._name.setEnabled(not busy)

    def show_error(self, words: str) -> None:
        """Why it was not added; empty words hide it."""
        mark_wrong(self._name, self._error, words)

    def _on_add(self) -> None:
        unit_id = self._charger.juicebox_id
        try:
            name = check_name(self._name.text())
        except InvalidChange as error:
            self.show_error(error_words(error))
            return
        if unit_id is not None:
            self.added.emit(unit_id, name)

    def _lay_out(self, look: Look) -> None:
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._found_name)
        words.addWidget(self._facts)
        words.addWidget(self._where)
        row = QHBoxLayout()
        row.setContentsMargins(0, 10, 0, 0)
        row.setSpacing(12)
        row.addWidget(Icon(look, "ev-charger", "text_2", 20))
        row.addLayout(words, 1)
        row.addWidget(self._name)
        row.addWidget(self._add)
        row.addWidget(self._take_over)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(4)
        column.addWidget(self._divider)
        column.addLayout(row)
        column.addWidget(self._error)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
