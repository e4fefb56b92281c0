"""Which server, which token: the fields of an account, with what is wrong beside them."""

from __future__ import annotations

from urllib.parse import urlsplit

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from juicedesk.discovery.found import FoundCharger, FoundServer
from juicedesk.domain.errors import JuiceDeskError
from juicedesk.juicenet.pairing import Pairing, pairing_in
from juicedesk.ui.background import Background
from juicedesk.ui.desk import Desk
from juicedesk.ui.look import Look
from juicedesk.ui.messages import error_words
from juicedesk.ui.widgets.address_field import AddressField
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import body, caption, strong
from juicedesk.ui.widgets.wrong_field import mark_wrong

GROUP_LENGTH, GROUPS_A_LINE = 4, 4


class ServerForm(QWidget):
    """First the address is looked at, then the certificate is compared and the token tested.

    What was typed stays, whatever goes wrong. Signals: connected(bool) – the account works; False says
    that the keyring did not keep the token.
    """

    connected = Signal(bool)

    def __init__(self, desk: Desk, background: Background, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._server: FoundServer | None = None
        self._address = AddressField(desk, background, look, "welcome", "192.168.178.20:8042")
        self._token = QLineEdit()
        self._token.setObjectName("welcome:token")
        self._token.setAccessibleName(self.tr("Account token"))
        self._token.setPlaceholderText(self.tr("Account token"))
        self._token.setEchoMode(QLineEdit.EchoMode.Password)
        self._connect_button = Button(look, self.tr("Connect"), kind="filled")
        self._connect_button.setObjectName("welcome:connect")
        self._token_error = caption(look, tone="fault", wrap=True)
        self._found = strong(look)
        self._compare = caption(look, wrap=True)
        self._fingerprint = body(look)
        self._fingerprint.setObjectName("welcome:fingerprint")
        self._account = QWidget()
        self._lay_out()
        self._listen()
        self._show_server(None)

    def use_server(self, server: FoundServer) -> None:
        """Take a server that was found on the network."""
        self._address.set_text(server.url or server.name)
        self._show_server(server)
        self._token.setFocus()

    def look_at(self, address: str) -> None:
        """Fill in an address, and look what is there."""
        self._address.look_at(address)

    def _on_edited(self) -> None:
        pairing = pairing_in(self._address.text)
        if pairing is None:
            self._show_server(None)
        else:
            self._use_pairing(pairing)

    def _on_token_edited(self) -> None:
        self._say_token("")
        pairing = pairing_in(self._token.text())
        if pairing is not None:
            self._use_pairing(pairing)

    def _use_pairing(self, pairing: Pairing) -> None:
        """One pasted line says it all: where the server is, its certificate, and the token."""
        self._address.set_text(pairing.url)
        host = urlsplit(pairing.url).hostname or pairing.url
        self._show_server(FoundServer("", host, pairing.url, pairing.fingerprint, None, None))
        self._found.setText(self.tr("Server: {0}").format(host))
        if pairing.fingerprint is not None:
            self._compare.setText(
                self.tr("The pasted line names the certificate by which the server proves itself:")
            )
        self._token.setText(pairing.token)
        self._connect_button.setFocus()

    def _on_found(self, found: FoundServer | FoundCharger) -> None:
        if isinstance(found, FoundServer):
            self._show_server(found)
            self._token.setFocus()
            return
        words = self.tr("{0} is a charger, not a server. It has to report to a server first.")
        self._address.say(words.format(found.name))

    def _on_connect(self) -> None:
        server, token = self._server, self._token.text().strip()
        if server is None or server.url is None:
            return
        if not token:
            self._say_token(self.tr("Type or paste the token that the server printed."))
            return
        url, fingerprint = server.url, server.fingerprint
        self._say_token("")
        self._connect_button.setEnabled(False)
        self._background.run(
            self,
            lambda: self._desk.connect_server(url, token, fingerprint),
            self._on_connected,
            self._on_refused,
        )

    def _on_connected(self, kept: bool) -> None:
        self._connect_button.setEnabled(True)
        self._token.clear()
        self.connected.emit(kept)

    def _on_refused(self, error: JuiceDeskError) -> None:
        self._connect_button.setEnabled(True)
        self._say_token(error_words(error))

    def _show_server(self, server: FoundServer | None) -> None:
        usable = server is not None and server.url is not None
        self._server = server if usable else None
        self._account.setVisible(usable)
        self._say_token("")
        if server is None:
            return
        self._found.setText(self.tr("Found: {0}").format(server.name))
        self._fingerprint.setText(grouped(server.fingerprint or ""))
        self._fingerprint.setVisible(server.fingerprint is not None)
        self._compare.setText(self._trust_words(server))

    def _trust_words(self, server: FoundServer) -> str:
        if server.fingerprint is not None:
            return self.tr("Compare this with the fingerprint that the server printed at its start:")
        if (server.url or "").startswith("https:"):
            return self.tr("This computer trusts the certificate of this server.")
        return self.tr("This server does not encrypt. Use it only in a network that you trust.")

    def _say_token(self, words: str) -> None:
        mark_wrong(self._token, self._token_error, words)

    def _listen(self) -> None:
        self._address.found.connect(self._on_found)
        self._address.edited.connect(self._on_edited)
        self._connect_button.clicked.connect(self._on_connect)
        self._token.returnPressed.connect(self._connect_button.click)
        self._token.textEdited.connect(self._on_token_edited)

    def _lay_out(self) -> None:
        account = QVBoxLayout(self._account)
        account.setContentsMargins(0, 8, 0, 0)
        account.setSpacing(8)
        for part in (self._found, self._compare, self._fingerprint):
            account.addWidget(part)
        token = QHBoxLayout()
        token.setSpacing(8)
        token.addWidget(self._token, 1)
        token.addWidget(self._connect_button)
        account.addLayout(token)
        account.addWidget(self._token_error)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._address)
        column.addWidget(self._account)


def grouped(fingerprint: str) -> str:
    """A fingerprint as the server prints it, in groups of four, in lines that people can compare."""
    plain = fingerprint.replace(":", "").lower()
    groups = [plain[start : start + GROUP_LENGTH] for start in range(0, len(plain), GROUP_LENGTH)]
    lines = range(0, len(groups), GROUPS_A_LINE)
    return "\n".join("  ".join(groups[start : start + GROUPS_A_LINE]) for start in lines)
