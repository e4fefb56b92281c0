"""Which server the chargers report to: one found here, one by address, or one on this computer."""

from __future__ import annotations

import sys

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from juicedesk.discovery.found import FoundServer
from juicedesk.domain.errors import JuiceDeskError
from juicedesk.ui.background import Background
from juicedesk.ui.desk import Desk, NetworkView
from juicedesk.ui.first_run.network_words import WINDOWS
from juicedesk.ui.first_run.step import Step, card
from juicedesk.ui.look import Look
from juicedesk.ui.messages import error_words
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.found_servers import FoundServers
from juicedesk.ui.widgets.labels import body, caption, strong
from juicedesk.ui.widgets.own_server_start import OwnServerStart
from juicedesk.ui.widgets.server_form import ServerForm
from juicedesk.ui.widgets.surfaces import Card, Icon

REFLOW_BELOW_PX = 620


class ConnectStep(Step):
    """Signals: connected(bool) – an account works; False says that its token lasts for this run only;
    left() – the person would rather not have such an account."""

    connected = Signal(bool)
    left = Signal()

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
        self._there = strong(look, wrap=True)
        self._there_card = self._connected_card()
        self._run_only = self._run_only_card()
        self._found = FoundServers(look)
        self._form = ServerForm(desk, background, look)
        self._own = OwnServerStart(desk, background, look, "welcome:start")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out(platform)
        self._found.chosen.connect(self._form.use_server)
        self._found.grown.connect(self.order_stops)
        for way in (self._form, self._own):
            way.connected.connect(self._on_connected)
        self._show_account()

    @property
    def may_go_on(self) -> bool:
        """Whether there is an account."""
        return self._account_name != ""

    def use_server(self, server: FoundServer) -> None:
        """Take a server that answered at an address which was typed elsewhere."""
        self._form.use_server(server)

    def show_network(self, network: NetworkView) -> None:
        """Show the servers that are found now, and whether there is an account."""
        self._found.show_network(network)
        self._look.setVisible(not network.looks)
        self._show_account()

    @property
    def _account_name(self) -> str:
        return next((one.name for one in self._desk.accounts() if one.is_current), "")

    def _show_account(self) -> None:
        name = self._account_name
        self._there_card.setVisible(bool(name))
        self._there.setText(self.tr("Connected to {0}").format(name))
        if not name:
            self._run_only.hide()

    def _on_connected(self, kept: bool) -> None:
        self._run_only.setVisible(not kept)
        self._show_account()
        self.changed.emit()
        self.connected.emit(kept)

    def _on_leave(self) -> None:
        current = next((one.account_id for one in self._desk.accounts() if one.is_current), "")
        self._background.run(
            self, lambda: self._desk.sign_out(current, True), lambda _none: self._on_left(), self._on_error
        )

    def _on_left(self) -> None:
        self._run_only.hide()
        self._show_account()
        self.changed.emit()
        self.left.emit()

    def _on_look(self) -> None:
        self._background.run(
            self,
            self._desk.look_around,
            lambda _none: self.show_network(self._desk.network()),
            self._on_error,
        )

    def _on_error(self, error: JuiceDeskError) -> None:
        self._error.setText(error_words(error))
        self._error.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for two columns there is one."""
        super().resizeEvent(event)
        is_narrow = self.width() < self.look.px(REFLOW_BELOW_PX)
        way = QBoxLayout.Direction
        self._columns.setDirection(way.TopToBottom if is_narrow else way.LeftToRight)

    def _lay_out(self, platform: str) -> None:
        self.set_head(
            self.tr("Connect to a server"),
            self.tr(
                "Chargers report to a server, and JuiceDesk talks to that server. It can also be the "
                "server itself."
            ),
        )
        self._error = caption(self.look, tone="fault", wrap=True)
        self._error.hide()
        for part in (self._there_card, self._run_only, self._error):
            self.column.addWidget(part)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(14)
            self._columns.addLayout(column, 1)
        left.addWidget(self._own_card(platform))
        left.addWidget(self._network_card())
        left.addStretch(1)
        right.addWidget(self._address_card())
        right.addStretch(1)
        self._columns.setSpacing(14)
        self.column.addLayout(self._columns)
        self.column.addStretch(1)

    def _own_card(self, platform: str) -> Card:
        made = card(self.look, "server", self.tr("A server on this computer"))
        made.column.setSpacing(8)
        words = self.tr("JuiceDesk runs a home server here. Chargers report to it while this window is open.")
        made.column.addWidget(body(self.look, words, tone="2", wrap=True))
        if platform == WINDOWS:
            asks = self.tr("Windows will ask whether it may be reached: please allow private networks.")
            made.column.addWidget(caption(self.look, asks, wrap=True))
        made.column.addWidget(self._own)
        return made

    def _network_card(self) -> Card:
        made = card(self.look, "house-wifi", self.tr("A server on this network"))
        made.column.setSpacing(8)
        made.column.addWidget(self._found)
        self._look = Button(self.look, self.tr("Search my network"), icon="search")
        self._look.setObjectName("first:search-servers")
        self._look.clicked.connect(self._on_look)
        row = QHBoxLayout()
        row.addWidget(self._look)
        row.addStretch(1)
        made.column.addLayout(row)
        return made

    def _address_card(self) -> Card:
        made = card(self.look, "network", self.tr("Address and token"))
        made.column.setSpacing(8)
        words = self.tr("Type where it is, or paste the whole line that your home server shows.")
        made.column.addWidget(body(self.look, words, tone="2", wrap=True))
        made.column.addWidget(self._form)
        note = self.tr("If you never had a token from the vendor, you may not be able to get one any more.")
        made.column.addWidget(caption(self.look, note, wrap=True))
        return made

    def _connected_card(self) -> Card:
        made = Card(side_px=20)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Icon(self.look, "circle-check", "charging", 20))
        row.addWidget(self._there, 1)
        made.column.addLayout(row)
        return made

    def _run_only_card(self) -> Card:
        made = Card("guard", side_px=20)
        words = self.tr(
            "This computer's keyring did not accept the token. It can be kept until JuiceDesk is closed, "
            "and is never written to a file."
        )
        made.column.addWidget(body(self.look, words, wrap=True))
        leave = Button(self.look, self.tr("No, thanks"), icon="log-out")
        leave.setObjectName("first:leave")
        leave.clicked.connect(self._on_leave)
        row = QHBoxLayout()
        row.addWidget(leave)
        row.addStretch(1)
        made.column.addLayout(row)
        made.hide()
        return made
