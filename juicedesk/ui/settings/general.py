"""Language, theme and units."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from juicedesk.ui.language import Language
from juicedesk.ui.look import Look
from juicedesk.ui.preferences import CELSIUS, FAHRENHEIT, SYSTEM, TEMPERATURE, Preferences
from juicedesk.ui.settings.form import SettingsForm


class GeneralSettings(SettingsForm):
    """Signals: language_chosen(str), theme_chosen(str) – for the window, which builds itself again."""

    language_chosen = Signal(str)
    theme_chosen = Signal(str)

    def __init__(
        self, preferences: Preferences, look: Look, language: Language, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, parent)
        self.set_title(self.tr("General"))
        card = self.add_card()
        like_system = self.tr("Like the system")
        self.add_choice(
            card,
            "settings:language",
            self.tr("Language"),
            ((SYSTEM, like_system), ("en", "English"), ("de", "Deutsch")),
            language.choice,
            self.language_chosen.emit,
        )
        self.add_divider(card)
        self.add_choice(
            card,
            "settings:theme",
            self.tr("Theme"),
            ((SYSTEM, like_system), ("light", self.tr("Light")), ("dark", self.tr("Dark"))),
            look.choice,
            self.theme_chosen.emit,
        )
        self.add_divider(card)
        self.add_choice(
            card,
            "settings:temperature",
            self.tr("Temperature"),
            ((SYSTEM, like_system), (CELSIUS, "°C"), (FAHRENHEIT, "°F")),
            preferences.value(TEMPERATURE) or SYSTEM,
            lambda choice: preferences.choose(TEMPERATURE, choice),
        )
