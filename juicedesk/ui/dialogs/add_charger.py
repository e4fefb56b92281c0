"""Take a charger that has been found into the account."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from juicedesk.discovery.found import FoundCharger
from juicedesk.domain.charger import masked_id
from juicedesk.domain.errors import JuiceDeskError
from juicedesk.ui.background import Background
from juicedesk.ui.desk import Desk, NetworkView
from juicedesk.ui.look import Look
from juicedesk.ui.messages import error_words, network_problem_words
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import body, caption, section, strong
from juicedesk.ui.widgets.surfaces import Card, Icon

WIDTH_PX, HEIGHT_PX = 620, 420
LOOK_AGAIN_MS = 1000


class FoundRow(QWidget):
    """One found charger: who it is, a name to give, and a button, or why there is none."""

    def __init__(self, look: Look, charger: FoundCharger, add: Button, name: QLineEdit) -> None:
        super().__init__()
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(strong(look, charger.name))
        words.addWidget(caption(look, self._facts(charger)))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        row.addWidget(Icon(look, "ev-charger", "text_2", 20))
        row.addLayout(words, 1)
        if charger.juicebox_id is not None and charger.server_id is not None:
            row.addWidget(name)
            row.addWidget(add)
        else:
            row.addWidget(caption(look, self.tr("does not report to a server yet")))

    def _facts(self, charger: FoundCharger) -> str:
        known = masked_id(charger.juicebox_id) if charger.juicebox_id else self.tr("ID not known yet")
        return f"{charger.address or '–'} · {known}"


class AddChargerDialog(QDialog):
    """Lists what the network shows and the account does not have; looks again every second."""

    def __init__(self, desk: Desk, background: Background, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._look = look
        self._shown: tuple[FoundCharger, ...] | None = None
        self._rows = QVBoxLayout()
        self._note = caption(look, wrap=True)
        self._error = caption(look, tone="fault", wrap=True)
        self.setWindowTitle(self.tr("Add charger"))
        self.resize(WIDTH_PX, HEIGHT_PX)
        self._lay_out(look)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_AGAIN_MS)
        self._timer.timeout.connect(lambda: self.show_network(desk.network()))
        self._timer.start()
        self.show_network(desk.network())

    def show_network(self, network: NetworkView) -> None:
        """Show the chargers that are new; a name that is being typed stays while they are the same."""
        known = {charger.unit_id for charger in self._desk.view().chargers}
        new = tuple(charger for charger in network.chargers if charger.juicebox_id not in known)
        looking = self.tr("Chargers appear here once they report to your server.")
        self._note.setText(network_problem_words(network.problem) if network.problem else looking)
        if [(c.juicebox_id, c.uuid) for c in new] == [(c.juicebox_id, c.uuid) for c in self._shown or ()]:
            return
        self._shown = new
        while (item := self._rows.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for charger in new:
            self._rows.addWidget(self._row(charger))

    def _row(self, charger: FoundCharger) -> FoundRow:
        name = QLineEdit(charger.name)
        name.setAccessibleName(self.tr("Name for {0}").format(charger.name))
        add = Button(self._look, self.tr("Add"), kind="filled")
        add.setAccessibleName(self.tr("Add {0}").format(charger.name))
        add.clicked.connect(lambda: self._add(charger, name.text(), add))
        return FoundRow(self._look, charger, add, name)

    def _add(self, charger: FoundCharger, name: str, button: Button) -> None:
        unit_id = charger.juicebox_id
        assert unit_id is not None
        self._error.clear()
        button.setEnabled(False)

        def failed(error: JuiceDeskError) -> None:
            button.setEnabled(True)
            self._error.setText(error_words(error))

        def added(_none: object) -> None:
            button.setText(self.tr("Added"))

        self._background.run(button, lambda: self._desk.add_charger(unit_id, name), added, failed)

    def _lay_out(self, look: Look) -> None:
        card = Card()
        card.column.addWidget(section(look, self.tr("Found on your network")))
        card.column.addLayout(self._rows)
        card.column.addWidget(self._note)
        card.column.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        hello = self.tr("Give each charger a name that you will know it by.")
        column.addWidget(body(look, hello, tone="2"))
        column.addWidget(card, 1)
        column.addWidget(self._error)
        column.addWidget(buttons)
