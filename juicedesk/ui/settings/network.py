"""What is found on the network, and the home server on this computer."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from juicedesk.discovery.found import FoundCharger, FoundServer
from juicedesk.domain.charger import masked_id
from juicedesk.domain.errors import JuiceDeskError
from juicedesk.ui.background import Background
from juicedesk.ui.desk import Desk, NetworkView
from juicedesk.ui.found_names import named_as
from juicedesk.ui.look import Look
from juicedesk.ui.messages import error_words, network_problem_words
from juicedesk.ui.settings.form import SettingsForm, empty_out
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import body, caption
from juicedesk.ui.widgets.surfaces import Icon


class NetworkSettings(SettingsForm):
    """Signals: add_chosen() – a charger is to be added."""

    add_chosen = Signal()

    def __init__(self, desk: Desk, background: Background, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._desk = desk
        self._background = background
        self._shown: NetworkView | None = None
        self.set_title(self.tr("Chargers and network"))
        self._note = caption(look, wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        self._server_state = body(look, wrap=True)
        self._switch = Button(look, icon="power", name=self.tr("Stop the server"))
        self._switch.setObjectName("settings:server")
        self._switch.clicked.connect(self._on_switch)
        self._error = caption(look, tone="fault", wrap=True)
        self._error.hide()
        self._lay_out(look)
        self.refresh()

    def refresh(self) -> None:
        """Look at the desk again; rows are made anew only when something else is found."""
        network = self._desk.network()
        if network != self._shown:
            self._shown = network
            self._show_network(network)
        self._show_server()

    def _show_network(self, network: NetworkView) -> None:
        empty_out(self._rows)
        chargers = self._desk.view().chargers
        for server in network.servers:
            self._rows.addLayout(self._row("router", server.name, self._server_words(server)))
        for charger in network.chargers:
            name = named_as(charger, chargers) or charger.name
            self._rows.addLayout(self._row("ev-charger", name, _charger_words(charger, name)))
        if network.problem:
            self._note.setText(network_problem_words(network.problem))
        else:
            self._note.setText(self._note_words(network))
        self._note.setVisible(bool(self._note.text()))
        self._search.setVisible(not network.looks)

    def _note_words(self, network: NetworkView) -> str:
        if not network.looks:
            return self.tr("JuiceDesk has not searched your network yet. The system may ask you about it.")
        nothing = not network.servers and not network.chargers
        return self.tr("Nothing found yet. It goes on looking.") if nothing else ""

    def _on_search(self) -> None:
        def failed(error: JuiceDeskError) -> None:
            self._note.setText(error_words(error))

        self._background.run(self, self._desk.look_around, lambda _none: self.refresh(), failed)

    def _server_words(self, server: FoundServer) -> str:
        return self.tr("Home server · {0}").format(server.address or server.url or "–")

    def _show_server(self) -> None:
        running = self._desk.own_server_running()
        self._server_card.setVisible(running is not None)
        words = self.tr("The home server on this computer runs for as long as JuiceDesk is open.")
        stopped = self.tr("The home server on this computer is stopped. Chargers that report to it wait.")
        self._server_state.setText(words if running else stopped)
        text = self.tr("Stop the server") if running else self.tr("Start the server")
        if self._switch.text() != text:
            self._switch.setText(text)

    def _on_switch(self) -> None:
        running = bool(self._desk.own_server_running())
        self._switch.setEnabled(False)
        self._error.hide()

        def done(_none: object) -> None:
            self._switch.setEnabled(True)
            self.refresh()

        def failed(error: JuiceDeskError) -> None:
            self._switch.setEnabled(True)
            self._error.setText(error_words(error))
            self._error.show()

        self._background.run(self, lambda: self._desk.set_own_server_running(not running), done, failed)

    def _row(self, icon: str, name: str, words: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(Icon(self._look, icon, "text_2", 18))
        row.addWidget(body(self._look, name))
        row.addStretch(1)
        row.addWidget(caption(self._look, words))
        return row

    def _lay_out(self, look: Look) -> None:
        found = self.add_card(self.tr("Found on your network"))
        found.column.addLayout(self._rows)
        found.column.addWidget(self._note)
        add = Button(look, self.tr("Add charger…"), icon="plus")
        add.setObjectName("settings:add-charger")
        add.clicked.connect(self.add_chosen)
        below = QHBoxLayout()
        self._search = Button(look, self.tr("Search my network"), icon="search")
        self._search.setObjectName("settings:search")
        self._search.clicked.connect(self._on_search)
        below.addWidget(self._search)
        below.addWidget(add)
        below.addStretch(1)
        found.column.addLayout(below)
        self._server_card = self.add_card(self.tr("Home server on this computer"))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self._server_state, 1)
        row.addWidget(self._switch)
        self._server_card.column.addLayout(row)
        self._server_card.column.addWidget(self._error)


def _charger_words(charger: FoundCharger, name: str) -> str:
    """What is known of it beside its name; what it calls itself only where that is another one."""
    own_name = charger.name if charger.name != name else ""
    known = masked_id(charger.juicebox_id) if charger.juicebox_id else ""
    return " · ".join(filter(None, (own_name, known, charger.address or "–")))
