"""Which server, which token: the fields of an account, with what is wrong beside them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from juicedesk.discovery.found import FoundCharger, FoundServer
from juicedesk.domain.errors import JuiceDeskError
from juicedesk.ui.background import Background
from juicedesk.ui.desk import Desk
from juicedesk.ui.look import Look
from juicedesk.ui.messages import error_words
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import caption


class ServerForm(QWidget):
    """First the address is looked at, then the certificate is compared and the token tested.

    Signals: connected(bool) – the account works; False says that the keyring did not keep the token.
    """

    connected = Signal(bool)

    def __init__(self, desk: Desk, background: Background, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._server: FoundServer | None = None
        self._address = QLineEdit()
        self._address.setObjectName("welcome:address")
        self._address.setAccessibleName(self.tr("Address or host name"))
        self._address.setPlaceholderText("192.168.178.20:8042")
        self._look_button = Button(look, self.tr("Look"), icon="search")
        self._look_button.setObjectName("welcome:look")
        self._found = caption(look, wrap=True)
        self._token = QLineEdit()
        self._token.setObjectName("welcome:token")
        self._token.setEchoMode(QLineEdit.EchoMode.Password)
        self._token.setAccessibleName(self.tr("Account token"))
        self._token.setPlaceholderText(self.tr("Account token"))
        self._connect_button = Button(look, self.tr("Connect"), kind="filled")
        self._connect_button.setObjectName("welcome:connect")
        self._error = caption(look, tone="fault", wrap=True)
        self._lay_out()
        self._look_button.clicked.connect(self._on_look)
        self._address.returnPressed.connect(self._on_look)
        self._address.textEdited.connect(lambda: self._show_server(None))
        self._connect_button.clicked.connect(self._on_connect)
        self._token.returnPressed.connect(self._on_connect)
        self._show_server(None)

    def use_server(self, server: FoundServer) -> None:
        """Take a server that was found on the network."""
        self._address.setText(server.url or server.name)
        self._show_server(server)
        self._token.setFocus()

    def _on_look(self) -> None:
        address = self._address.text().strip()
        if not address:
            return
        self._error.clear()
        self._look_button.setEnabled(False)
        self._background.run(self, lambda: self._desk.probe(address), self._on_found, self._on_error)

    def _on_found(self, found: FoundServer | FoundCharger) -> None:
        self._look_button.setEnabled(True)
        if isinstance(found, FoundServer):
            self._show_server(found)
            return
        words = self.tr("{0} is a charger, not a server. It has to report to a server first.")
        self._error.setText(words.format(found.name))

    def _on_error(self, error: JuiceDeskError) -> None:
        self._look_button.setEnabled(True)
        self._connect_button.setEnabled(True)
        self._error.setText(error_words(error))

    def _show_server(self, server: FoundServer | None) -> None:
        self._server = server
        for part in (self._found, self._token, self._connect_button):
            part.setVisible(server is not None)
        if server is None:
            return
        if server.fingerprint is None:
            self._found.setText(self.tr("Found: {0}.").format(server.name))
            return
        words = self.tr("Found: {0}. Compare this with what the server printed at its start:\n{1}")
        self._found.setText(words.format(server.name, _grouped(server.fingerprint)))

    def _on_connect(self) -> None:
        server, token = self._server, self._token.text().strip()
        if server is None or server.url is None or not token:
            return
        url, fingerprint = server.url, server.fingerprint
        self._error.clear()
        self._connect_button.setEnabled(False)
        self._background.run(
            self,
            lambda: self._desk.connect_server(url, token, fingerprint),
            self._on_connected,
            self._on_error,
        )

    def _on_connected(self, kept: bool) -> None:
        self._connect_button.setEnabled(True)
        self._token.clear()
        self.connected.emit(kept)

    def _lay_out(self) -> None:
        look_row = QHBoxLayout()
        look_row.addWidget(self._address, 1)
        look_row.addWidget(self._look_button)
        token_row = QHBoxLayout()
        token_row.addWidget(self._token, 1)
        token_row.addWidget(self._connect_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(look_row)
        column.addWidget(self._found)
        column.addLayout(token_row)
        column.addWidget(self._error)


def _grouped(fingerprint: str) -> str:
    """Groups of four, in lines that people can compare."""
    plain = fingerprint.replace(":", "").upper()
    groups = [plain[start : start + 4] for start in range(0, len(plain), 4)]
    return "\n".join(" ".join(groups[start : start + 8]) for start in range(0, len(groups), 8))
