"""Never or weekly, the address that is asked, and what was found."""

from __future__ import annotations

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout

from juicedesk.domain.errors import JuiceDeskError
from juicedesk.domain.update import Release
from juicedesk.ui.background import Background
from juicedesk.ui.desk import Updates
from juicedesk.ui.look import Look
from juicedesk.ui.messages import error_words
from juicedesk.ui.preferences import Preferences
from juicedesk.ui.settings.form import SettingsForm
from juicedesk.ui.updates import NEVER, UPDATES, WEEKLY
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import body
from juicedesk.ui.widgets.surfaces import Card


class UpdateRows(QObject):
    """The rows of the card about updates, in a build that may look for them."""

    def __init__(
        self,
        form: SettingsForm,
        card: Card,
        updates: Updates,
        preferences: Preferences,
        background: Background,
        look: Look,
    ) -> None:
        super().__init__(form)
        self._updates = updates
        self._page = ""
        self._background = background
        words = self.tr("JuiceDesk asks {0}, and sends nothing but the request.").format(updates.address)
        form.add_choice(
            card,
            "settings:updates",
            self.tr("Check for newer versions"),
            ((NEVER, self.tr("Never")), (WEEKLY, self.tr("Once a week"))),
            preferences.value(UPDATES) or NEVER,
            lambda choice: preferences.choose(UPDATES, choice),
            words,
        )
        self._button = Button(look, self.tr("Check now"))
        self._button.setObjectName("settings:look-for-update")
        self._button.setAutoDefault(False)
        self._button.clicked.connect(self._on_look)
        self._seen = body(look, "", tone="2", wrap=True)
        self._seen.setObjectName("settings:update-found")
        self._open = Button(look, self.tr("Open its page"))
        self._open.setObjectName("settings:open-update")
        self._open.setAutoDefault(False)
        self._open.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(self._page)))
        self._open.hide()
        row = QHBoxLayout()
        row.setSpacing(16)
        for button in (self._button, self._open):
            row.addWidget(button)
        row.addWidget(self._seen, 1)
        card.column.addLayout(row)

    def _on_look(self) -> None:
        self._button.setEnabled(False)
        self._seen.setText(self.tr("Checking…"))
        self._background.run(self, self._updates.look, self._on_seen, self._on_error)

    def _on_seen(self, release: Release | None) -> None:
        self._button.setEnabled(True)
        newer, newest = self.tr("JuiceDesk {0} is available."), self.tr("This is the newest version.")
        self._seen.setText(newer.format(release.version) if release else newest)
        self._page = release.page if release else ""
        self._open.setVisible(bool(release))

    def _on_error(self, error: JuiceDeskError) -> None:
        self._button.setEnabled(True)
        self._seen.setText(error_words(error))
