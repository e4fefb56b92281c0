"""What a person chose for this computer, at hand at once and kept in the background."""

from __future__ import annotations

from PySide6.QtCore import QLocale, QObject, Signal

from juicedesk.domain.errors import JuiceDeskError
from juicedesk.ui.background import Background
from juicedesk.ui.desk import Desk
from juicedesk.ui.messages import error_words

TEMPERATURE = "temperature"
LOG_LEVEL = "log_level"
SYSTEM, CELSIUS, FAHRENHEIT = "system", "celsius", "fahrenheit"
ON, OFF = "on", "off"


class Preferences(QObject):
    """Each is a name with a text; what was never chosen is empty. UI thread.

    Signals: changed(str) – the preference of that name has another value; failed(str) – it holds until
    the program ends but could not be kept, in words for the person.
    """

    changed = Signal(str)
    failed = Signal(str)

    def __init__(self, desk: Desk, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._background = background
        self._known: dict[str, str] = {}

    def value(self, name: str) -> str:
        """What was chosen last."""
        if name not in self._known:
            self._known[name] = self._desk.setting(name)
        return self._known[name]

    def is_on(self, name: str, default: bool) -> bool:
        """A switch; `default` is for one that nobody has touched."""
        value = self.value(name)
        return value == ON if value else default

    def choose(self, name: str, value: str) -> None:
        """Use a value from now on, and keep it for the next start."""
        if self.value(name) == value:
            return
        self._known[name] = value
        self._background.run(
            self, lambda: self._desk.keep_setting(name, value), lambda _none: None, self._on_error
        )
        self.changed.emit(name)

    def switch(self, name: str, is_on: bool) -> None:
        """Turn a switch from now on."""
        self.choose(name, ON if is_on else OFF)

    @property
    def in_fahrenheit(self) -> bool:
        """Whether temperatures are told in °F: by choice, else as the system's country does."""
        choice = self.value(TEMPERATURE)
        if choice in (CELSIUS, FAHRENHEIT):
            return choice == FAHRENHEIT
        return QLocale.system().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem

    def _on_error(self, error: JuiceDeskError) -> None:
        self.failed.emit(error_words(error))
