"""Another account: on a server found on this network, one by address, or one on this computer."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from juicedesk.ui.background import Background
from juicedesk.ui.desk import Desk, NetworkView
from juicedesk.ui.look import Look
from juicedesk.ui.widgets.found_servers import FoundServers
from juicedesk.ui.widgets.labels import body, section
from juicedesk.ui.widgets.own_server_start import OwnServerStart
from juicedesk.ui.widgets.scrolling import scrolling
from juicedesk.ui.widgets.server_form import ServerForm
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
        self._found = FoundServers(look)
        self._form = ServerForm(desk, background, look)
        self._start = OwnServerStart(desk, background, look, "add-account:start")
        self.setWindowTitle(self.tr("Add account"))
        self._lay_out(look)
        self._form.connected.connect(self._on_connected)
        self._start.connected.connect(self._on_connected)
        self._found.chosen.connect(self._form.use_server)
        self._found.grown.connect(lambda: follow_layout(self))
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_AGAIN_MS)
        self._timer.timeout.connect(lambda: self.show_network(desk.network()))
        self._timer.start()
        self.show_network(desk.network())

    def look_at(self, address: str) -> None:
        """Fill in a server, and look whether it is there; the token is then asked for."""
        self._form.look_at(address)

    def show_network(self, network: NetworkView) -> None:
        """Show the servers that are found now; a row that stays keeps the focus."""
        self._found.show_network(network)

    def showEvent(self, event: QShowEvent) -> None:
        """As high as what is in it, where the screen is; else it scrolls."""
        super().showEvent(event)
        column = self._content.layout()
        assert column is not None
        need_px = column.totalHeightForWidth(self.width()) + self._foot.sizeHint().height() + SPARE_PX
        self.resize(self.width(), min(need_px, self.screen().availableGeometry().height() - SCREEN_PX))

    def _on_connected(self, kept: bool) -> None:
        refused = self.tr(
            "Connected. The keyring did not accept the token, so it is kept only until you quit."
        )
        self.accept()
        self.finished_with.emit(self.tr("Connected.") if kept else refused)

    def _lay_out(self, look: Look) -> None:
        words = self.tr(
            "Each server is an account of its own. One of them is in use; what is waiting in another one "
            "stays there until you switch to it. When you come back to a server, everything is still there."
        )
        found, by_address, here = Card(), Card(), Card()
        found.column.addWidget(section(look, self.tr("Found on your network")))
        found.column.addWidget(self._found)
        by_address.column.addWidget(section(look, self.tr("Address and token")))
        by_address.column.addWidget(self._form)
        here.column.addWidget(section(look, self.tr("A server on this computer")))
        here.column.addWidget(self._start)
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
