"""A button with windows that many people want."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from juicedesk.domain.presets import NIGHTS, Preset
from juicedesk.ui.look import Look
from juicedesk.ui.values import window_text
from juicedesk.ui.widgets.buttons import Button


class PresetsButton(Button):
    """Signals: preset_chosen(object) – a Preset."""

    preset_chosen = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, icon="bookmark", parent=parent)
        self.setText(self.tr("Presets"))
        self.setObjectName("schedule:presets")
        menu = QMenu(self)
        for preset, words in self._worded():
            action = menu.addAction(words)
            action.setObjectName(f"schedule:preset:{preset}")
            action.triggered.connect(lambda _checked, preset=preset: self.preset_chosen.emit(preset))
        self.setMenu(menu)

    def offer_cheapest(self, is_known: bool) -> None:
        """Whether prices are known that differ by the hour."""
        menu = self.menu()
        assert menu is not None
        for action in menu.actions():
            if action.objectName() == f"schedule:preset:{Preset.CHEAPEST_HOURS}":
                action.setEnabled(is_known)
                words = self.tr("Cheapest hours of my tariff")
                hint = self.tr("Cheapest hours of my tariff (see the settings)")
                action.setText(words if is_known else hint)

    def _worded(self) -> tuple[tuple[Preset, str], ...]:
        words = {preset: window_text(window) for preset, window in NIGHTS.items()}
        return (
            (Preset.NIGHT_22_06, self.tr("Night, {0}").format(words[Preset.NIGHT_22_06])),
            (Preset.NIGHT_23_07, self.tr("Night, {0}").format(words[Preset.NIGHT_23_07])),
            (Preset.AFTER_MIDNIGHT, self.tr("After midnight, {0}").format(words[Preset.AFTER_MIDNIGHT])),
            (Preset.WEEKEND_ALL_DAY, self.tr("All day on weekends")),
            (Preset.CHEAPEST_HOURS, self.tr("Cheapest hours of my tariff")),
        )
