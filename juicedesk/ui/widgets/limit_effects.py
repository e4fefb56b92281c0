"""What another wiring limit would change, said before it is saved."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from juicedesk.ui.format import kilowatts_text, length_text
from juicedesk.ui.look import Look
from juicedesk.ui.widgets.labels import body
from juicedesk.ui.widgets.surfaces import Icon

USUAL_VOLTS = 230.0
EXAMPLE_WH = 40_000
ICONS = ("zap", "timer", "plug-zap", "memory-stick")


class LimitEffects(QWidget):
    """Power, time for 40 kWh, when it takes effect, and where it is kept."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels = [body(look, wrap=True) for _ in ICONS]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        for number, (icon, label) in enumerate(zip(ICONS, self._labels, strict=True)):
            row, column = divmod(number, 2)
            grid.addWidget(Icon(look, icon), row, column * 2)
            grid.addWidget(label, row, column * 2 + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)

    def show_change(
        self, before_amps: int | None, after_amps: int | None, volts: float | None, is_server_there: bool
    ) -> None:
        """From one limit to another; None is unknown."""
        volts = volts or USUAL_VOLTS
        power, duration, when, memory = self._labels
        power.setText(
            self.tr("Power: {0}").format(
                _arrow(_power_words(before_amps, volts), _power_words(after_amps, volts))
            )
        )
        duration.setText(
            self.tr("40 kWh: {0}").format(
                _arrow(self._duration_words(before_amps, volts), self._duration_words(after_amps, volts))
            )
        )
        later = self.tr("Takes effect when the server is back")
        when.setText(self.tr("Takes effect at once") if is_server_there else later)
        memory.setText(self.tr("Stored in the box’s permanent memory, so change it rarely."))

    def _duration_words(self, amps: int | None, volts: float) -> str:
        if not amps:
            return self.tr("never") if amps == 0 else "–"
        return length_text(round(EXAMPLE_WH / (amps * volts) * 60))


def _power_words(amps: int | None, volts: float) -> str:
    return kilowatts_text(None if amps is None else amps * volts)


def _arrow(before: str, after: str) -> str:
    return before if before == after else f"{before} → {after}"
