"""The servers that are found on this network, each with its button, and how the looking goes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from juicedesk.ui.desk import NetworkView
from juicedesk.ui.look import Look
from juicedesk.ui.messages import network_problem_words
from juicedesk.ui.widgets.labels import caption
from juicedesk.ui.widgets.server_row import ServerRow


class FoundServers(QWidget):
    """Signals: chosen(FoundServer) – the person wants to use it; grown() – there is another row, which has
    no place among the tab stops of the page yet."""

    chosen = Signal(object)
    grown = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._rows: dict[str, ServerRow] = {}
        self._list = QVBoxLayout()
        self._list.setSpacing(8)
        self._note = caption(look, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._list)
        column.addWidget(self._note)

    def show_network(self, network: NetworkView) -> None:
        """Show the servers that are found now; a row that stays keeps the focus."""
        usable = {server.id: server for server in network.servers if server.url is not None}
        self._note.setText(self._words(network, bool(usable)))
        for gone in set(self._rows) - set(usable):
            row = self._rows.pop(gone)
            row.hide()
            row.deleteLater()
        for server in usable.values():
            if server.id in self._rows:
                self._rows[server.id].show_server(server)
                continue
            self._rows[server.id] = row = ServerRow(self._look, server)
            row.chosen.connect(self.chosen)
            self._list.addWidget(row)
            self.grown.emit()

    def _words(self, network: NetworkView, found: bool) -> str:
        if network.problem:
            return network_problem_words(network.problem)
        if not network.looks:
            return self.tr("JuiceDesk has not searched your network yet.")
        looking = self.tr("Still looking. JuiceDesk only listens and asks; it changes nothing.")
        return looking if found else self.tr("None found yet.") + " " + looking
