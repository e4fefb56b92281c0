"""An address that is typed by hand, and what answers there."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from juicedesk.discovery.found import FoundCharger, FoundServer
from juicedesk.domain.errors import JuiceDeskError
from juicedesk.ui.background import Background
from juicedesk.ui.desk import Desk
from juicedesk.ui.look import Look
from juicedesk.ui.messages import error_words
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.field_width import example_px
from juicedesk.ui.widgets.labels import caption
from juicedesk.ui.widgets.wrong_field import mark_wrong

GAP_PX = 8


class AddressField(QWidget):
    """What was typed stays. An answer for an address that is being edited again is dropped.

    Signals: found(object) – a FoundServer or FoundCharger answers there; edited().
    """

    found = Signal(object)
    edited = Signal()

    def __init__(
        self,
        desk: Desk,
        background: Background,
        look: Look,
        prefix: str = "add",
        example: str = "192.168.178.41",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._address = QLineEdit()
        self._address.setObjectName(f"{prefix}:address")
        self._address.setAccessibleName(self.tr("Address or host name"))
        self._address.setPlaceholderText(example)
        self._look = Button(look, self.tr("Find"), icon="search")
        self._look.setObjectName(f"{prefix}:look")
        self._look.setAutoDefault(False)
        self._hint = caption(look, tone="fault", wrap=True)
        self._row = row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(GAP_PX)
        row.addWidget(self._address, 1)
        row.addWidget(self._look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._hint)
        self._look.clicked.connect(self._on_look)
        self._address.returnPressed.connect(self._look.click)
        self._address.textEdited.connect(self._on_edited)
        self.say("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The button goes below where the example would be cut off beside it."""
        super().resizeEvent(event)
        both_px = example_px(self._address) + GAP_PX + self._look.sizeHint().width()
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if self.width() < both_px else way.LeftToRight)

    @property
    def text(self) -> str:
        """What was typed or pasted."""
        return self._address.text()

    def set_text(self, address: str) -> None:
        """Put an address in, as if it had been looked at already."""
        self._address.setText(address)
        self.say("")

    def look_at(self, address: str) -> None:
        """Put an address in, and look what answers there."""
        self.set_text(address)
        self._on_look()

    def say(self, words: str, wrong: bool = True) -> None:
        """Words below the field; empty ones take them back."""
        mark_wrong(self._address, self._hint, words if wrong else "")
        self._hint.setTone("fault" if wrong else "2")
        self._hint.setText(words)
        self._hint.setVisible(bool(words))

    def _on_edited(self) -> None:
        self.say("")
        self.edited.emit()

    def _on_look(self) -> None:
        address = self._address.text().strip()
        if not address:
            self.say(self.tr("Type an address first."))
            return
        self.say("")
        self._look.setEnabled(False)
        self._background.run(
            self,
            lambda: self._desk.probe(address),
            lambda found: self._on_answer(address, found),
            lambda error: self._on_nothing(address, error),
        )

    def _on_answer(self, address: str, found: FoundServer | FoundCharger) -> None:
        self._look.setEnabled(True)
        if address == self._address.text().strip():
            self.found.emit(found)

    def _on_nothing(self, address: str, error: JuiceDeskError) -> None:
        self._look.setEnabled(True)
        if address == self._address.text().strip():
            self.say(error_words(error))
