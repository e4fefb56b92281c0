"""Language, theme, units, and whether the program opens at log-in."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from juicedesk.domain.errors import JuiceDeskError
from juicedesk.ui.background import Background
from juicedesk.ui.desk import Desk
from juicedesk.ui.language import Language
from juicedesk.ui.look import Look
from juicedesk.ui.messages import error_words
from juicedesk.ui.preferences import CELSIUS, FAHRENHEIT, SYSTEM, TEMPERATURE, Preferences
from juicedesk.ui.settings.form import SettingsForm
from juicedesk.ui.widgets.labels import caption
from juicedesk.ui.widgets.look_choices import language_choices, theme_choices


class GeneralSettings(SettingsForm):
    """Signals: language_chosen(str), theme_chosen(str) – for the window, which builds itself again."""

    language_chosen = Signal(str)
    theme_chosen = Signal(str)

    def __init__(
        self,
        desk: Desk,
        background: Background,
        preferences: Preferences,
        look: Look,
        language: Language,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(look, parent)
        self._desk = desk
        self._background = background
        self.set_title(self.tr("General"))
        card = self.add_card()
        self.add_choice(
            card,
            "settings:language",
            self.tr("Language"),
            language_choices(),
            language.choice,
            self.language_chosen.emit,
        )
        self.add_divider(card)
        self.add_choice(
            card,
            "settings:theme",
            self.tr("Theme"),
            theme_choices(),
            look.choice,
            self.theme_chosen.emit,
        )
        self.add_divider(card)
        self.add_choice(
            card,
            "settings:temperature",
            self.tr("Temperature"),
            ((SYSTEM, self.tr("Same as the system")), (CELSIUS, "°C"), (FAHRENHEIT, "°F")),
            preferences.value(TEMPERATURE) or SYSTEM,
            lambda choice: preferences.choose(TEMPERATURE, choice),
        )
        is_on = desk.opens_at_log_in()
        if is_on is not None:
            self._add_log_in(is_on)

    def _add_log_in(self, is_on: bool) -> None:
        card = self.add_card()
        words = self.tr("Open JuiceDesk when I log in")
        note = self.tr("It starts in the background. Waiting changes are then sent as soon as possible.")
        self._log_in = self.add_switch(card, "settings:log-in", words, is_on, self._on_log_in, note)
        self._error = caption(self._look, tone="fault", wrap=True)
        self._error.hide()
        card.column.addWidget(self._error)

    def _on_log_in(self, is_on: bool) -> None:
        self._error.hide()
        self._background.run(
            self, lambda: self._desk.open_at_log_in(is_on), lambda _none: None, self._on_log_in_failed
        )

    def _on_log_in_failed(self, error: JuiceDeskError) -> None:
        self._log_in.setChecked(bool(self._desk.opens_at_log_in()))
        self._error.setText(error_words(error))
        self._error.show()
