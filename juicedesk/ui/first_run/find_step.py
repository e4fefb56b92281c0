"""Which chargers there are on this network: first what the system will ask, then a list that grows."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from juicedesk.discovery.found import FoundCharger, FoundServer
from juicedesk.domain.errors import JuiceDeskError
from juicedesk.ui.background import Background
from juicedesk.ui.desk import Desk, NetworkView
from juicedesk.ui.first_run.network_words import SETTINGS, always_words, missing_words, question_words
from juicedesk.ui.first_run.radar import Radar
from juicedesk.ui.first_run.step import Step, card
from juicedesk.ui.first_run.wanted_row import WantedRow
from juicedesk.ui.look import Look
from juicedesk.ui.messages import error_words, network_problem_words
from juicedesk.ui.widgets.address_field import AddressField
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import body, caption, section
from juicedesk.ui.widgets.surfaces import Card

REFLOW_BELOW_PX = 620


class FindStep(Step):
    """Signals: server_found(object) – at the address that was typed there is a FoundServer, no charger;
    allowed() – the network is searched from now on."""

    server_found = Signal(object)
    allowed = Signal()

    def __init__(
        self,
        desk: Desk,
        background: Background,
        look: Look,
        platform: str = sys.platform,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        self._desk = desk
        self._background = background
        self._platform = platform
        self._rows: dict[str, WantedRow] = {}
        self._typed: dict[str, FoundCharger] = {}
        self._chosen_before: dict[str, str | None] = {}
        self._radar = Radar(look)
        self._question = self._question_card()
        self._count = section(look)
        self._looking = caption(look)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self._note = caption(look, wrap=True)
        self._found = self._found_card()
        self._address = AddressField(desk, background, look, "first")
        self._below = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._address.found.connect(self._on_found)

    @property
    def wanted(self) -> Mapping[str, str]:
        """The chargers to be added, as names by JuiceBox ID."""
        return dict(one for row in self._rows.values() if (one := row.wanted) is not None)

    @property
    def forward_words(self) -> str:
        """With how many chargers the way goes on."""
        count = len(self.wanted)
        return self.tr("Continue with %n", "", count) if count else super().forward_words

    @property
    def may_go_on(self) -> bool:
        """Whether the network is searched, or an address was typed."""
        return self._question.isHidden() or bool(self._typed)

    @property
    def first(self) -> QWidget | None:
        """The question, before it is answered."""
        return None if self._question.isHidden() else self._search

    def keep_state_of(self, other: FindStep) -> None:
        """What a person has chosen in a step that goes away."""
        self._typed = dict(other._typed)
        for key, row in other._rows.items():
            wanted = row.wanted
            self._chosen_before[key] = None if wanted is None else wanted[1]

    def show_network(self, network: NetworkView) -> None:
        """What is found now; rows that stay keep what was typed in them."""
        self._question.setVisible(not network.looks)
        self._found.setVisible(network.looks or bool(self._typed))
        self._missing.setVisible(network.looks)
        self._radar.show_found(len(network.chargers), looks=network.looks)
        names = {charger.unit_id: charger.name for charger in self._desk.view().chargers}
        found = {_key(one): one for one in network.chargers}
        found |= {key: one for key, one in self._typed.items() if key not in found}
        for gone in set(self._rows) - set(found):
            row = self._rows.pop(gone)
            row.hide()
            row.deleteLater()
        for number, (key, charger) in enumerate(found.items()):
            self._show(number, key, charger, names.get(charger.juicebox_id or "", ""))
        self._count.setText(self.tr("%n charger(s) found", "", len(found)))
        self._note.setText(self._note_words(network.problem, bool(found)))
        self._note.setVisible(bool(self._note.text()))
        self.changed.emit()

    def _show(self, number: int, key: str, charger: FoundCharger, known_as: str) -> None:
        row = self._rows.get(key)
        if row is None:
            self._rows[key] = row = WantedRow(self.look, charger, known_as)
            row.changed.connect(self.changed)
            if key in self._chosen_before:
                row.want(self._chosen_before.pop(key))
            self._list.insertWidget(number, row)
            self.order_stops()
        else:
            row.show_charger(charger, known_as)
        row.set_first(number == 0)

    def _note_words(self, problem: str, found: bool) -> str:
        if problem:
            return network_problem_words(problem)
        return "" if found else self.tr("None yet. Chargers say who they are within a minute.")

    def _on_search(self) -> None:
        self._search.setEnabled(False)

        def done(_none: None) -> None:
            self.show_network(self._desk.network())
            self.allowed.emit()

        def failed(error: JuiceDeskError) -> None:
            self._search.setEnabled(True)
            self._address.say(error_words(error))

        self._background.run(self, self._desk.look_around, done, failed)

    def _on_found(self, found: FoundServer | FoundCharger) -> None:
        if isinstance(found, FoundServer):
            self.server_found.emit(found)
            return
        self._typed[_key(found)] = found
        self._address.say(self.tr("{0} was found.").format(found.name), wrong=False)
        self.show_network(self._desk.network())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for two cards beside each other they stand one below the other."""
        super().resizeEvent(event)
        is_narrow = self.width() < self.look.px(REFLOW_BELOW_PX)
        way = QBoxLayout.Direction
        self._below.setDirection(way.TopToBottom if is_narrow else way.LeftToRight)

    def _lay_out(self) -> None:
        self.set_head(
            self.tr("Find chargers"),
            self.tr("JuiceDesk asks your home network which JuiceBoxes are there. It changes nothing."),
        )
        self.head.addWidget(self._radar)
        self.column.setSpacing(14)
        self.column.addWidget(self._question)
        self.column.addWidget(self._found)
        self._below.setSpacing(14)
        self._missing = self._missing_card()
        self._below.addWidget(self._missing, 1)
        self._below.addWidget(self._address_card(), 1)
        self.column.addLayout(self._below)
        self.column.addStretch(1)

    def _question_card(self) -> Card:
        made = card(self.look, "house-wifi", self.tr("May JuiceDesk search your network?"))
        made.column.addWidget(body(self.look, question_words(self._platform), tone="2", wrap=True))
        self._search = Button(self.look, self.tr("Search my network"), icon="search", kind="filled")
        self._search.setObjectName("first:search")
        self._search.clicked.connect(self._on_search)
        row = QHBoxLayout()
        row.addWidget(self._search)
        row.addStretch(1)
        made.column.addLayout(row)
        return made

    def _found_card(self) -> Card:
        made = Card(side_px=20)
        made.column.setSpacing(6)
        head = QHBoxLayout()
        head.addWidget(self._count, 1)
        self._looking.setText(self.tr("still looking"))
        head.addWidget(self._looking)
        made.column.addLayout(head)
        made.column.addLayout(self._list)
        made.column.addWidget(self._note)
        return made

    def _missing_card(self) -> Card:
        made = card(self.look, "circle-question-mark", self.tr("Is one missing?"), "scheduled")
        made.column.setSpacing(8)
        for words in (missing_words(self._platform), always_words()):
            made.column.addWidget(body(self.look, words, tone="2", wrap=True))
        made.column.addStretch(1)
        if self._platform in SETTINGS:
            opens = Button(self.look, self.tr("Open these settings"), icon="settings", kind="link")
            opens.setObjectName("first:system-settings")
            opens.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(SETTINGS[self._platform])))
            row = QHBoxLayout()
            row.addWidget(opens)
            row.addStretch(1)
            made.column.addLayout(row)
        return made

    def _address_card(self) -> Card:
        made = card(self.look, "network", self.tr("Add by address"), "text_2")
        made.column.setSpacing(8)
        words = self.tr("For another subnet, or a network that blocks the search.")
        made.column.addWidget(body(self.look, words, tone="2", wrap=True))
        made.column.addWidget(self._address)
        made.column.addStretch(1)
        return made


def _key(charger: FoundCharger) -> str:
    return charger.juicebox_id or charger.uuid or charger.address or charger.name
