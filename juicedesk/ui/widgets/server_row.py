"""A server that was found on the network, with the button to use it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from juicedesk.discovery.found import FoundServer
from juicedesk.ui.look import Look
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import caption, strong
from juicedesk.ui.widgets.surfaces import Icon


class ServerRow(QWidget):
    """Signals: chosen(FoundServer) – the person wants to use it."""

    chosen = Signal(object)

    def __init__(self, look: Look, server: FoundServer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._server = server
        self._name = strong(look, wrap=True)
        self._address = caption(look)
        self._use = Button(look, self.tr("Connect"))
        self._use.setObjectName(f"welcome:use:{server.id}")
        self._use.clicked.connect(lambda: self.chosen.emit(self._server))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._name)
        words.addWidget(self._address)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(Icon(look, "router", "text_2", 20))
        row.addLayout(words, 1)
        row.addWidget(self._use)
        self.show_server(server)

    def show_server(self, server: FoundServer) -> None:
        """The same server, perhaps with another name or address."""
        self._server = server
        self._name.setText(server.name)
        self._address.setText(server.address or server.url or "")
        self._use.setAccessibleName(self.tr("Connect: {0}").format(server.name))
