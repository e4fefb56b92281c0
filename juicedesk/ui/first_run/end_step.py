"""What is set up now and what is not, each with the way back to it, and where to read on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from juicedesk.ui.desk import Desk
from juicedesk.ui.first_run.step import Step
from juicedesk.ui.format import amps_text
from juicedesk.ui.look import Look
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.flow import FlowLayout
from juicedesk.ui.widgets.labels import body, strong
from juicedesk.ui.widgets.surfaces import Card, Divider, Icon

CHARGERS, ACCOUNT, WIRING = range(3)


class EndStep(Step):
    """Signals: step_chosen(int) – back to what is not set up: CHARGERS, ACCOUNT or WIRING;
    guide_chosen(), manual_chosen(), add_chosen() – on to the page, the window or the dialog of that name.
    """

    step_chosen = Signal(int)
    guide_chosen = Signal()
    manual_chosen = Signal()
    add_chosen = Signal()

    def __init__(self, desk: Desk, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._desk = desk
        self._rows = [
            _Row(look, self.tr("Chargers"), self.tr("Find chargers"), "first:to-chargers"),
            _Row(look, self.tr("Server"), self.tr("Connect"), "first:to-server"),
            _Row(look, self.tr("Wiring"), self.tr("Check the wiring"), "first:to-wiring"),
        ]
        card = Card(side_px=20)
        card.column.setSpacing(10)
        for number, row in enumerate(self._rows):
            if number:
                card.column.addWidget(Divider())
            card.column.addWidget(row)
            row.button.clicked.connect(lambda _checked, number=number: self.step_chosen.emit(number))
        self.column.addWidget(card)
        self.column.addWidget(self._links())
        self.column.addStretch(1)

    @property
    def forward_words(self) -> str:
        """Where to, now that all is said."""
        return self.tr("Open JuiceDesk") if self.has_account else self.tr("Connect to a server")

    def show_desk(self, not_added: Sequence[str]) -> None:
        """What is set up now; `not_added` are the names of chargers that do not report to the server."""
        title = self.tr("Ready") if self.has_account else self.tr("Not connected yet")
        self.set_head(title, self.tr("What is set up, and what is not. Everything can be changed later."))
        self._show_chargers(not_added)
        account = next((one for one in self._desk.accounts() if one.is_current), None)
        words = self.tr("Connected to {0}.").format(account.name) if account else ""
        self._rows[ACCOUNT].show_state(words, words or self.tr("Not connected: nothing can be changed yet."))
        self._show_wiring()
        self.changed.emit()

    @property
    def has_account(self) -> bool:
        """Whether there is a server to work with."""
        return any(one.is_current for one in self._desk.accounts())

    def _show_chargers(self, not_added: Sequence[str]) -> None:
        names = [charger.name for charger in self._desk.view().chargers]
        if names:
            words = self.tr("Added: {0}.").format(", ".join(names[:3]) + (" …" if len(names) > 3 else ""))
        else:
            words = self.tr("None added yet.")
        if not_added:
            missing = self.tr("Not reporting to this server yet: {0}. “Add a charger” brings them here.")
            words += " " + missing.format(", ".join(not_added))
        self._rows[CHARGERS].show_state(bool(names) and not not_added, words)

    def _show_wiring(self) -> None:
        view, noted = self._desk.view(), self._desk.wiring_noted()
        notes = [(one.name, self._desk.wiring_note(one.unit_id)) for one in view.chargers]
        said = [(name, note.allowed_amps) for name, note in notes if note and note.allowed_amps is not None]
        if said:
            parts = [f"{name} {amps_text(amps)}" for name, amps in said[:3] if amps is not None]
            self._rows[WIRING].show_state(True, self.tr("Your wiring allows: {0}.").format(", ".join(parts)))
        else:
            words = self.tr("Entered.") if noted else self.tr("Not entered yet: no limit can be raised.")
            self._rows[WIRING].show_state(bool(noted), words)

    def _links(self) -> QWidget:
        links = QWidget()
        row = FlowLayout(links, gap_px=8)
        for name, icon, words, signal in (
            ("first:guide", "life-buoy", self.tr("What works now"), self.guide_chosen),
            ("first:manual", "book-open", self.tr("User guide"), self.manual_chosen),
            ("first:add", "plus", self.tr("Add a charger"), self.add_chosen),
        ):
            link = Button(self.look, words, icon=icon, kind="link")
            link.setObjectName(name)
            link.clicked.connect(signal)
            row.addWidget(link)
        return links


class _Row(QWidget):
    """One thing: its state as an icon and in words, and the way to it."""

    def __init__(self, look: Look, name: str, way: str, button_name: str) -> None:
        super().__init__()
        self._icon = Icon(look, "circle-dashed", "text_3", 20)
        self._words = body(look, tone="2", wrap=True)
        self.button = Button(look, way)
        self.button.setObjectName(button_name)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(strong(look, name))
        words.addWidget(self._words)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(14)
        row.addWidget(self._icon)
        row.addLayout(words, 1)
        row.addWidget(self.button)

    def show_state(self, is_done: object, words: str) -> None:
        """Whether it is set up, and how."""
        self._icon.show_icon(*(("circle-check", "charging") if is_done else ("circle-dashed", "text_3")))
        self._words.setText(words)
        self.button.setVisible(not is_done)
