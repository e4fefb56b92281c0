"""The settings: pages at the left, and what is chosen holds at once."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QDialog, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from juicedesk.ui.background import Background
from juicedesk.ui.desk import Desk
from juicedesk.ui.language import Language
from juicedesk.ui.look import Look
from juicedesk.ui.preferences import Preferences
from juicedesk.ui.settings.account import AccountSettings
from juicedesk.ui.settings.form import SettingsForm, empty_out
from juicedesk.ui.settings.general import GeneralSettings
from juicedesk.ui.settings.network import NetworkSettings
from juicedesk.ui.settings.notifications import NotificationSettings
from juicedesk.ui.settings.privacy import PrivacySettings
from juicedesk.ui.settings.tariffs import TariffSettings
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.scrolling import scrolling
from juicedesk.ui.widgets.surfaces import Divider

WIDTH_PX, HEIGHT_PX = 820, 580
PAGES_WIDTH_PX = 220
LOOK_AGAIN_MS = 1000
GENERAL, NOTIFICATIONS, NETWORK, ACCOUNTS, TARIFFS, PRIVACY = range(6)


class SettingsDialog(QDialog):
    """Stays open while settings change, also the language.

    Signals: language_chosen(str), theme_chosen(str); add_charger_chosen(); add_account_chosen();
    use_account_chosen(str); leave_account_chosen(object) – an AccountView; erase_chosen(); log_chosen().
    """

    language_chosen = Signal(str)
    theme_chosen = Signal(str)
    add_charger_chosen = Signal()
    add_account_chosen = Signal()
    use_account_chosen = Signal(str)
    leave_account_chosen = Signal(object)
    erase_chosen = Signal()
    log_chosen = Signal()

    def __init__(
        self,
        desk: Desk,
        background: Background,
        preferences: Preferences,
        look: Look,
        language: Language,
        parent: QWidget | None = None,
        *,
        can_erase: bool = True,
    ) -> None:
        super().__init__(parent)
        self._can_erase = can_erase
        self._desk = desk
        self._background = background
        self._preferences = preferences
        self._look = look
        self._language = language
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget()
        self._pages = QButtonGroup(self)
        self.resize(WIDTH_PX, HEIGHT_PX)
        self.setMinimumSize(WIDTH_PX - 100, 420)
        self._build()
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_AGAIN_MS)
        self._timer.timeout.connect(self.refresh)
        self._timer.start()

    def open_page(self, page: int) -> None:
        """Turn to a page, from 0."""
        self._stack.setCurrentIndex(page)
        self._pages.button(page).setChecked(True)

    def refresh(self) -> None:
        """Look at the desk again."""
        self._network.refresh()
        self._accounts.refresh()

    def build_again(self) -> None:
        """The language is another one; the page stays, and the focus comes back to its choice."""
        page, focused = self._stack.currentIndex(), self.focusWidget()
        name = focused.objectName() if focused is not None else ""
        self._build()
        self.open_page(page)
        again = self._stack.findChild(QWidget, name) if name else None
        if again is not None:
            again.setFocus()

    def _build(self) -> None:
        empty_out(self._whole)
        self.setWindowTitle(self.tr("Settings"))
        self._stack = QStackedWidget()
        self._pages = QButtonGroup(self)
        self._network = NetworkSettings(self._desk, self._background, self._look)
        self._accounts = AccountSettings(self._desk, self._look)
        left = QVBoxLayout()
        left.setContentsMargins(12, 16, 12, 16)
        left.setSpacing(4)
        for icon, words, form in self._worded_pages():
            self._add_page(left, icon, words, form)
        left.addStretch(1)
        side = QFrame()
        side.setProperty("role", "sidebar")
        side.setMinimumWidth(PAGES_WIDTH_PX)
        side.setLayout(left)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(side)
        row.addWidget(self._stack, 1)
        self._whole.setSpacing(0)
        self._whole.addLayout(row, 1)
        self._whole.addWidget(Divider())
        self._whole.addLayout(self._buttons())
        self._connect()
        self.open_page(0)

    def _worded_pages(self) -> tuple[tuple[str, str, SettingsForm], ...]:
        self._general = GeneralSettings(
            self._desk, self._background, self._preferences, self._look, self._language
        )
        privacy = PrivacySettings(
            self._desk, self._preferences, self._background, self._look, can_erase=self._can_erase
        )
        privacy.erase_chosen.connect(self.erase_chosen)
        privacy.log_chosen.connect(self.log_chosen)
        privacy.files.theme_chosen.connect(self.theme_chosen)
        privacy.files.language_chosen.connect(self._on_language)
        return (
            ("settings", self.tr("General"), self._general),
            ("bell", self.tr("Notifications"), NotificationSettings(self._preferences, self._look)),
            ("network", self.tr("Chargers and network"), self._network),
            ("key-round", self.tr("Accounts"), self._accounts),
            ("coins", self.tr("Tariffs"), TariffSettings(self._preferences, self._look)),
            ("shield-check", self.tr("Privacy"), privacy),
        )

    def _add_page(self, left: QVBoxLayout, icon: str, words: str, form: SettingsForm) -> None:
        number = self._stack.addWidget(scrolling(form, words))
        button = Button(self._look, words, icon=icon, kind="nav")
        button.setObjectName(f"settings:page:{number}")
        button.setCheckable(True)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: self.open_page(number))
        self._pages.addButton(button, number)
        left.addWidget(button)

    def _buttons(self) -> QHBoxLayout:
        close = Button(self._look, self.tr("Close"))
        close.setObjectName("settings:close")
        close.setAutoDefault(False)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setContentsMargins(24, 10, 24, 10)
        row.addStretch(1)
        row.addWidget(close)
        return row

    def _connect(self) -> None:
        self._general.language_chosen.connect(self._on_language)
        self._general.theme_chosen.connect(self.theme_chosen)
        self._network.add_chosen.connect(self.add_charger_chosen)
        self._accounts.add_chosen.connect(self.add_account_chosen)
        self._accounts.use_chosen.connect(self.use_account_chosen)
        self._accounts.leave_chosen.connect(self.leave_account_chosen)

    def _on_language(self, choice: str) -> None:
        self.language_chosen.emit(choice)
        # After the box that was chosen in has done its own work: it goes away with the old page.
        QTimer.singleShot(0, self, self.build_again)
