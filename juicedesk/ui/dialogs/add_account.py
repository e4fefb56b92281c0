"""Another account: on a server found on this network, one by address, or one on this computer."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from juicedesk.domain.errors import JuiceDeskError
from juicedesk.ui.background import Background
from juicedesk.ui.desk import Desk, NetworkView
from juicedesk.ui.look import Look
from juicedesk.ui.messages import error_words, network_problem_words
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import body, caption, section
from juicedesk.ui.widgets.scrolling import scrolling
from juicedesk.ui.widgets.server_form import ServerForm
from juicedesk.ui.widgets.server_row import ServerRow
from juicedesk.ui.widgets.surfaces import Card
from juicedesk.ui.widgets.tab_order import follow_layout

WIDTH_PX, SIDE_PX = 560, 24
SPARE_PX, SCREEN_PX = 12, 80
LOOK_AGAIN_MS = 1000


class AddAccountDialog(QDialog):
    """The account in use stays signed in. Signals: finished_with(str) – the new one works, in words."""

    finished_with = Signal(str)

    def __init__(self, desk: Desk, background: Background, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._look = look
        self._rows: dict[str, ServerRow] = {}
        self._found = QVBoxLayout()
        self._note = caption(look, wrap=True)
        self._form = ServerForm(desk, background, look)
        self._start = Button(look, self.tr("Start a server here"), icon="server")
        self._start.setObjectName("add-account:start")
        self._start.setAutoDefault(False)
        self._error = caption(look, tone="fault", wrap=True)
        self._error.hide()
        self.setWindowTitle(self.tr("Add account"))
        self._lay_out(look)
        self._form.connected.connect(self._on_connected)
        self._start.clicked.connect(self._on_start)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_AGAIN_MS)
        self._timer.timeout.connect(lambda: self.show_network(desk.network()))
        self._timer.start()
        self.show_network(desk.network())

    def show_network(self, network: NetworkView) -> None:
        """Show the servers that are found now; a row that stays keeps the focus."""
        usable = {server.id: server for server in network.servers if server.url is not None}
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
            self._found.addWidget(row)
            follow_layout(self)
        looking = self.tr("Still looking. It listens and asks; it changes nothing.")
        self._note.setText(network_problem_words(network.problem) if network.problem else looking)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as what is in it, where the screen is; else it scrolls."""
        super().showEvent(event)
        column = self._content.layout()
        assert column is not None
        need_px = column.totalHeightForWidth(self.width()) + self._foot.sizeHint().height() + SPARE_PX
        self.resize(self.width(), min(need_px, self.screen().availableGeometry().height() - SCREEN_PX))

    def _on_start(self) -> None:
        self._start.setEnabled(False)
        self._error.hide()
        self._background.run(self, self._desk.start_own_server, self._on_connected, self._on_not_started)

    def _on_not_started(self, error: JuiceDeskError) -> None:
        self._start.setEnabled(True)
        self._error.setText(error_words(error))
        self._error.show()

    def _on_connected(self, kept: bool) -> None:
        refused = self.tr("Connected. The keyring did not take the token, so it lasts for this run only.")
        self.accept()
        self.finished_with.emit(self.tr("Connected.") if kept else refused)

    def _lay_out(self, look: Look) -> None:
        words = self.tr(
            "Each server is an account of its own. One of them is in use; what waits in another one stays "
            "there until you choose it. Coming back to a server finds what you kept there."
        )
        found, by_address, here = Card(), Card(), Card()
        found.column.addWidget(section(look, self.tr("Found on your network")))
        found.column.addLayout(self._found)
        found.column.addWidget(self._note)
        by_address.column.addWidget(section(look, self.tr("Address and token")))
        by_address.column.addWidget(self._form)
        here.column.addWidget(section(look, self.tr("One on this computer")))
        here.column.addWidget(self._error)
        here.column.addWidget(self._start, 0, Qt.AlignmentFlag.AlignLeft)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        buttons.rejected.connect(self.reject)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(SIDE_PX, 20, SIDE_PX, 4)
        column.setSpacing(12)
        column.addWidget(body(look, words, tone="2", wrap=True))
        for part in (found, by_address, here):
            column.addWidget(part)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.setContentsMargins(SIDE_PX, 8, SIDE_PX, 16)
        foot.addWidget(buttons)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(content, self.tr("Add account")), 1)
        whole.addLayout(foot)
        self._content, self._foot = content, foot
        self.resize(WIDTH_PX, WIDTH_PX)
