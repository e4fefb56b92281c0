"""Take a charger that has been found into the account."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from juicedesk.discovery.found import FoundCharger, FoundServer
from juicedesk.discovery.heard import with_heard
from juicedesk.domain.errors import JuiceDeskError
from juicedesk.ui.background import Background
from juicedesk.ui.desk import Desk, HeardView, NetworkView
from juicedesk.ui.found_names import named_as
from juicedesk.ui.look import Look
from juicedesk.ui.messages import error_words, network_problem_words
from juicedesk.ui.widgets.address_field import AddressField
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.found_row import FoundRow, Reports
from juicedesk.ui.widgets.labels import body, caption, section
from juicedesk.ui.widgets.scrolling import scrolling
from juicedesk.ui.widgets.surfaces import Card
from juicedesk.ui.widgets.tab_order import follow_layout

WIDTH_PX, HEIGHT_PX = 640, 520
LOOK_AGAIN_MS, ASK_AGAIN_MS = 1000, 3000
HEARD = "heard by the server itself"
"""In the place of the ID by which a server announces itself, for it need not."""


class AddChargerDialog(QDialog):
    """Lists what the network shows, or the server hears, and the account does not have; looks again every
    second, and asks the server every three."""

    def __init__(self, desk: Desk, background: Background, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._look = look
        self._rows: dict[str, FoundRow] = {}
        self._typed: dict[str, FoundCharger] = {}
        self._taken: set[str] = set()
        self._heard = HeardView()
        self._is_asking = False
        self._list = QVBoxLayout()
        self._note = caption(look, wrap=True)
        self._address = AddressField(desk, background, look)
        self._take_over = Button(look, self.tr("Take over a charger that is not listed…"), icon="router")
        self._take_over.setObjectName("add:take-over")
        self._take_over.setAutoDefault(False)
        self.setWindowTitle(self.tr("Add charger"))
        self.resize(WIDTH_PX, HEIGHT_PX)
        self._lay_out(look)
        self._address.found.connect(self._on_found)
        self._take_over.clicked.connect(lambda: self._lead_here(None))
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_AGAIN_MS)
        self._timer.timeout.connect(lambda: self.show_network(desk.network()))
        self._timer.start()
        asking = QTimer(self)
        asking.setInterval(ASK_AGAIN_MS)
        asking.timeout.connect(self._ask_server)
        asking.start()
        self.show_network(desk.network())
        self._ask_server()

    def show_network(self, network: NetworkView) -> None:
        """Show the chargers that are new; rows that stay keep the focus and a name that is being typed."""
        new = self._new(network)
        for gone in set(self._rows) - set(new):
            row = self._rows.pop(gone)
            row.hide()
            row.deleteLater()
        for number, (key, charger) in enumerate(new.items()):
            known = self._rows.get(key)
            if known is None:
                self._rows[key] = known = self._row(charger)
                self._list.insertWidget(number, known)
                follow_layout(self)
            else:
                known.show_charger(charger, self._where(charger))
            known.set_first(number == 0)
        looking = self.tr("Still looking. Chargers appear here once they report to your server.")
        self._note.setText(network_problem_words(network.problem) if network.problem else looking)

    def _new(self, network: NetworkView) -> dict[str, FoundCharger]:
        chargers = self._desk.view().chargers
        seen = {_key(charger): charger for charger in self._typed.values()}
        seen |= {_key(charger): charger for charger in network.chargers}
        found = [
            charger
            for charger in with_heard(seen.values(), self._heard.boxes, HEARD)
            if charger.juicebox_id not in self._taken and named_as(charger, chargers) is None
        ]
        found.sort(key=lambda charger: self._where(charger) is not Reports.HERE)
        return {_key(charger): charger for charger in found}

    def _where(self, charger: FoundCharger) -> Reports:
        """A server of ours says itself whom it hears; of any other one only the network can tell."""
        if charger.juicebox_id is None or charger.server_id is None:
            return Reports.NOT_HERE
        is_here = charger.server_id in (HEARD, *self._heard.server_ids) or not self._heard.is_told
        return Reports.HERE if is_here else Reports.ELSEWHERE

    def _ask_server(self) -> None:
        if self._is_asking:
            return
        self._is_asking = True

        def told(heard: HeardView) -> None:
            self._is_asking, self._heard = False, heard
            self.show_network(self._desk.network())

        def failed(_error: JuiceDeskError) -> None:
            self._is_asking = False

        self._background.run(self, self._desk.heard, told, failed)

    def _row(self, charger: FoundCharger) -> FoundRow:
        row = FoundRow(self._look, charger, self._where(charger))
        row.added.connect(lambda unit_id, name: self._add(row, unit_id, name))
        row.take_over.connect(lambda: self._lead_here(row.charger))
        return row

    def _lead_here(self, charger: FoundCharger | None) -> None:
        """Offer the ways by which a charger comes to report to the home server."""
        from juicedesk.ui.dialogs.take_over import TakeOverDialog  # noqa: PLC0415 - loads network modules

        adopting = self._desk.adopting()
        if adopting is None:
            self._address.say(self.tr("Connect to your home server first."))
            return
        TakeOverDialog(adopting, self._background, self._look, charger, self).exec()
        self.show_network(self._desk.network())

    def _add(self, row: FoundRow, unit_id: str, name: str) -> None:
        row.set_busy(True)
        row.show_error("")

        def added(_none: None) -> None:
            self._taken.add(unit_id)
            self._address.say(self.tr("{0} was added.").format(name), wrong=False)
            self.show_network(self._desk.network())

        def failed(error: JuiceDeskError) -> None:
            row.set_busy(False)
            row.show_error(error_words(error))

        self._background.run(row, lambda: self._desk.add_charger(unit_id, name), added, failed)

    def _on_found(self, found: FoundServer | FoundCharger) -> None:
        if isinstance(found, FoundServer):
            words = self.tr("{0} is a server, not a charger. Chargers that report to it appear above.")
            self._address.say(words.format(found.name))
            return
        if found.juicebox_id in {charger.unit_id for charger in self._desk.view().chargers}:
            self._address.say(self.tr("{0} is in your account already.").format(found.name))
            return
        self._typed[_key(found)] = found
        self.show_network(self._desk.network())

    def _lay_out(self, look: Look) -> None:
        self._list.setSpacing(0)
        rows = QWidget()
        inner = QVBoxLayout(rows)
        inner.setContentsMargins(0, 0, 8, 0)
        inner.addLayout(self._list)
        inner.addWidget(self._note)
        inner.addStretch(1)
        found = Card()
        found.column.setSpacing(4)
        found.column.addWidget(section(look, self.tr("Found on your network")))
        found.column.addWidget(scrolling(rows, self.tr("Found on your network")), 1)
        by_address = Card()
        by_address.column.setSpacing(8)
        by_address.column.addWidget(section(look, self.tr("By address")))
        by_address.column.addWidget(self._address)
        by_address.column.addWidget(self._take_over, 0, Qt.AlignmentFlag.AlignLeft)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        # Enter in a field is about that field; it closes nothing.
        buttons.button(QDialogButtonBox.StandardButton.Close).setAutoDefault(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(body(look, self.tr("Give each charger a name you will know it by."), tone="2"))
        column.addWidget(found, 1)
        column.addWidget(by_address)
        column.addWidget(buttons)


def _key(charger: FoundCharger) -> str:
    return charger.juicebox_id or charger.uuid or charger.address or charger.name
