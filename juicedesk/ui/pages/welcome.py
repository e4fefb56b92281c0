"""The first start: a server found on this network, one on this computer, one by address, or the demo."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from juicedesk.domain.errors import JuiceDeskError
from juicedesk.ui.background import Background
from juicedesk.ui.desk import Desk, NetworkView
from juicedesk.ui.look import Look
from juicedesk.ui.messages import error_words, network_problem_words
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import body, caption, page_title, section
from juicedesk.ui.widgets.scrolling import scrolling
from juicedesk.ui.widgets.server_form import ServerForm
from juicedesk.ui.widgets.server_row import ServerRow
from juicedesk.ui.widgets.surfaces import Card, Icon
from juicedesk.ui.widgets.tab_order import follow_layout

WIDEST_PX = 1080


class WelcomePage(QWidget):
    """Signals: finished(str) – an account works now, with words for the person; demo_requested()."""

    finished = Signal(str)
    demo_requested = Signal()

    def __init__(self, desk: Desk, background: Background, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._look = look
        self._rows: dict[str, ServerRow] = {}
        self._found_note = caption(look, wrap=True)
        self._found_rows = QVBoxLayout()
        self._form = ServerForm(desk, background, look)
        self._start = Button(look, self.tr("Start a server here"), icon="server")
        self._start.setObjectName("welcome:start")
        self._start_error = caption(look, tone="fault", wrap=True)
        self._demo = Button(look, self.tr("Try the demo"), icon="play")
        self._demo.setObjectName("welcome:demo")
        self._lay_out(look)
        self._say_start("")
        self._start.clicked.connect(self._on_start)
        self._demo.clicked.connect(self.demo_requested)
        self._form.connected.connect(self._on_connected)

    def show_network(self, network: NetworkView) -> None:
        """Show the servers that are found now; a row that stays keeps the focus."""
        usable = {server.id: server for server in network.servers if server.url is not None}
        self._found_note.setText(self._note(network.problem, bool(usable)))
        for gone in set(self._rows) - set(usable):
            row = self._rows.pop(gone)
            row.hide()
            row.deleteLater()
        for server in usable.values():
            if server.id in self._rows:
                self._rows[server.id].show_server(server)
                continue
            self._rows[server.id] = row = ServerRow(self._look, server)
            row.chosen.connect(self._form.use_server)
            self._found_rows.addWidget(row)
            follow_layout(self)

    def _note(self, problem: str, found: bool) -> str:
        if problem:
            return network_problem_words(problem)
        looking = self.tr("Still looking. It listens and asks; it changes nothing.")
        return looking if found else self.tr("None found yet.") + " " + looking

    def _on_start(self) -> None:
        self._show_starting(True)
        self._say_start("")
        self._background.run(self, self._desk.start_own_server, self._on_connected, self._on_not_started)

    def _on_not_started(self, error: JuiceDeskError) -> None:
        self._show_starting(False)
        self._say_start(error_words(error))

    def _on_connected(self, kept: bool) -> None:
        self._show_starting(False)
        refused = self.tr("Connected. The keyring did not take the token, so it lasts for this run only.")
        self.finished.emit(self.tr("Connected.") if kept else refused)

    def _show_starting(self, starting: bool) -> None:
        self._start.setEnabled(not starting)
        self._start.setText(self.tr("Starting…") if starting else self.tr("Start a server here"))

    def _say_start(self, words: str) -> None:
        self._start_error.setText(words)
        self._start_error.setVisible(bool(words))

    def _lay_out(self, look: Look) -> None:
        content = QWidget()
        content.setMaximumWidth(WIDEST_PX)
        column = QVBoxLayout(content)
        column.setContentsMargins(48, 36, 48, 24)
        column.setSpacing(16)
        column.addWidget(page_title(look, self.tr("Welcome to JuiceDesk")))
        hello = self.tr(
            "It edits the schedule and the wiring limit of your JuiceBox chargers, and keeps every edit "
            "while their server is away. For that it needs a server: yours, or one that it runs for you."
        )
        column.addWidget(body(look, hello, tone="2", wrap=True))
        grid = QGridLayout()
        grid.setSpacing(16)
        grid.addWidget(self._network_card(look), 0, 0)
        grid.addWidget(self._address_card(look), 0, 1)
        grid.addWidget(self._own_card(look), 1, 0)
        grid.addWidget(self._demo_card(look), 1, 1)
        for number in range(2):
            grid.setColumnStretch(number, 1)
        column.addLayout(grid)
        column.addStretch(1)
        middle = QWidget()
        middle_row = QHBoxLayout(middle)
        middle_row.setContentsMargins(0, 0, 0, 0)
        middle_row.addStretch(1)
        middle_row.addWidget(content, 1000)
        middle_row.addStretch(1)
        scroll = scrolling(middle, self.tr("Welcome to JuiceDesk"))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)

    def _network_card(self, look: Look) -> Card:
        card = _card(look, "house-wifi", self.tr("A server on this network"))
        card.column.addLayout(self._found_rows)
        card.column.addWidget(self._found_note)
        card.column.addStretch(1)
        return card

    def _address_card(self, look: Look) -> Card:
        card = _card(look, "network", self.tr("Address and token"))
        words = self.tr("For another subnet, or a network that blocks looking around.")
        card.column.addWidget(caption(look, words, wrap=True))
        card.column.addWidget(self._form)
        card.column.addStretch(1)
        return card

    def _own_card(self, look: Look) -> Card:
        card = _card(look, "server", self.tr("One on this computer"))
        words = self.tr("JuiceDesk runs a home server here. Chargers report to it while this window is open.")
        card.column.addWidget(body(look, words, tone="2", wrap=True))
        card.column.addStretch(1)
        card.column.addWidget(self._start_error)
        card.column.addLayout(_left(self._start))
        return card

    def _demo_card(self, look: Look) -> Card:
        card = _card(look, "ev-charger", self.tr("Only looking?"))
        words = self.tr("The demo runs a server and three virtual chargers. Nothing real is controlled.")
        card.column.addWidget(body(look, words, tone="2", wrap=True))
        card.column.addStretch(1)
        card.column.addLayout(_left(self._demo))
        return card


def _left(button: Button) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addWidget(button)
    row.addStretch(1)
    return row


def _card(look: Look, icon: str, title: str) -> Card:
    card = Card()
    head = QHBoxLayout()
    head.setSpacing(10)
    head.addWidget(Icon(look, icon, "accent", 18))
    head.addWidget(section(look, title), 1)
    card.column.addLayout(head)
    return card
