"""What leaves this computer, what stays on it, and where."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from juicedesk.log import ALL, FEW, USUAL
from juicedesk.ui.background import Background
from juicedesk.ui.desk import Desk
from juicedesk.ui.look import Look
from juicedesk.ui.preferences import LOG_LEVEL, Preferences
from juicedesk.ui.settings.files import SettingsFiles
from juicedesk.ui.settings.form import SettingsForm
from juicedesk.ui.settings.updates import UpdateRows
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import body, caption
from juicedesk.ui.widgets.surfaces import Card, Icon


class PrivacySettings(SettingsForm):
    """Every connection that the program can make, in a table; nothing here is a promise without a fact.

    Signals: erase_chosen() – all data on this computer is to go, after one more question; log_chosen() – the
    log is to be shown.
    """

    erase_chosen = Signal()
    log_chosen = Signal()

    def __init__(
        self,
        desk: Desk,
        preferences: Preferences,
        background: Background,
        look: Look,
        parent: QWidget | None = None,
        *,
        can_erase: bool = True,
    ) -> None:
        """`can_erase`: it is the person's own data, and not the demo's."""
        super().__init__(look, parent)
        self.files = SettingsFiles(look, preferences)
        words = self.tr("JuiceDesk tells nobody how you use it. There is no tracking.")
        self.set_title(self.tr("Privacy and updates"), words)
        self._add_connections(desk)
        data = self._add_data(desk.data_folder())
        data.column.addWidget(self.files)
        if can_erase:
            self._add_erase(data)
        self._add_log(preferences)
        card = self.add_card(self.tr("Updates"))
        updates = desk.updates()
        if updates is None:
            self._say_who_updates(card)
        else:
            UpdateRows(self, card, updates, preferences, background, look)

    def _say_who_updates(self, card: Card) -> None:
        words = self.tr(
            "JuiceDesk does not look for newer versions by itself. A new one comes the way you got this "
            "one: from the package manager, or as a new download."
        )
        card.column.addWidget(body(self._look, words, tone="2", wrap=True))

    def _add_connections(self, desk: Desk) -> None:
        card = self.add_card(self.tr("Connections that JuiceDesk makes"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(2, 1)
        address = desk.view().link.address
        server = self.tr("{0}: your token, the IDs of your chargers, and your changes").format(address)
        nobody = self.tr("No server is chosen, so nothing is sent to one.")
        updates = desk.updates()
        asked = self.tr("{0}, for newer versions: never, unless you say so below").format(
            updates.address if updates else ""
        )
        rows: tuple[tuple[str, str, str], ...] = (
            ("server", self.tr("Server of your account"), server if address else nobody),
            (
                "radio",
                self.tr("Your home network"),
                self.tr(
                    "Requests for chargers and servers (mDNS), once you let it search. They say nothing "
                    "about you."
                ),
            ),
            (
                "ev-charger",
                self.tr("A charger in your network"),
                self.tr("Only when you add one by its address or let it move to your server."),
            ),
            *((("download", self.tr("Newer versions"), asked),) if updates else ()),
        )
        for number, (icon, what, meaning) in enumerate(rows):
            grid.addWidget(Icon(self._look, icon, "text_2", 18), number, 0)
            grid.addWidget(body(self._look, what), number, 1)
            grid.addWidget(caption(self._look, meaning, wrap=True), number, 2)
        card.column.addLayout(grid)

    def _add_data(self, folder: Path) -> Card:
        card = self.add_card(self.tr("Data on this computer"))
        words = self.tr(
            "Values, changes and settings are in this folder, readable only by your user account. The "
            "token is not: it is in the system keyring."
        )
        card.column.addWidget(caption(self._look, words, wrap=True))
        path = body(self._look, str(folder), wrap=True)
        path.setObjectName("settings:folder")
        open_it = Button(self._look, self.tr("Open folder"))
        open_it.setObjectName("settings:open-folder")
        open_it.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(path, 1)
        row.addWidget(open_it)
        card.column.addLayout(row)
        return card

    def _add_log(self, preferences: Preferences) -> None:
        card = self.add_card(self.tr("Log"))
        choices = (
            (FEW, self.tr("Problems only")),
            (USUAL, self.tr("Normal")),
            (ALL, self.tr("Every request")),
        )
        self.add_choice(
            card,
            "settings:log-level",
            self.tr("How much is logged"),
            choices,
            preferences.value(LOG_LEVEL) or USUAL,
            lambda choice: preferences.choose(LOG_LEVEL, choice),
            self.tr("It stays in the data folder, 2 MB at most, without tokens or full charger IDs."),
        )
        look_at = Button(self._look, self.tr("View the log…"), icon="book-open")
        look_at.setObjectName("settings:log")
        look_at.setAutoDefault(False)
        look_at.clicked.connect(self.log_chosen)
        card.column.addWidget(look_at, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_erase(self, card: Card) -> None:
        erase = Button(self._look, self.tr("Delete all data on this computer…"), icon="trash-2")
        erase.setObjectName("settings:erase")
        erase.setAutoDefault(False)
        erase.clicked.connect(self.erase_chosen)
        card.column.addWidget(erase, 0, Qt.AlignmentFlag.AlignLeft)
