"""A field for amps: 0 (off) or 6 up to a bound, and nothing else, whatever is typed or pasted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from juicedesk.domain.wiring import FLOOR_AMPS
from juicedesk.ui.look import Look
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import body

HIGHEST_AMPS = 999


class AmpField(QWidget):
    """Minus, number, plus. The number may be anything while typing; `amps` is None until it is allowed.

    Signals: amps_changed() – another number stands there.
    """

    amps_changed = Signal()

    def __init__(self, look: Look, name: str, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most_amps = 0
        self.line = QLineEdit()
        self.line.setObjectName(object_name)
        self.line.setAccessibleName(name)
        self.line.setValidator(QIntValidator(0, HIGHEST_AMPS, self.line))
        self.line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.line.setFixedWidth(look.px(64))
        self.line.textChanged.connect(self._on_text)
        less = Button(look, icon="minus", kind="square", name=self.tr("One amp less"))
        more = Button(look, icon="plus", kind="square", name=self.tr("One amp more"))
        less.clicked.connect(lambda: self._step(-1))
        more.clicked.connect(lambda: self._step(1))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part in (less, self.line, more, body(look, "A", tone="2")):
            row.addWidget(part)

    @property
    def typed_amps(self) -> int | None:
        """The number as it stands there, allowed or not; None for no number."""
        text = self.line.text().strip()
        return int(text) if text.isdigit() else None

    @property
    def amps(self) -> int | None:
        """0 or 6 up to the bound; None for anything else."""
        amps = self.typed_amps
        if amps is None or not (amps == 0 or FLOOR_AMPS <= amps <= self._most_amps):
            return None
        return amps

    def set_bound(self, most_amps: int) -> None:
        """The most that may be asked for."""
        self._most_amps = most_amps
        self._on_text()

    def show_amps(self, amps: int | None) -> None:
        """Put a number there; None empties it."""
        self.line.setText("" if amps is None else str(amps))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down count like plus and minus."""
        steps: dict[int, int] = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if event.key() in steps:
            self._step(steps[event.key()])
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        amps = (self.typed_amps or 0) + by
        if 0 < amps < FLOOR_AMPS:  # between off and the floor there is nothing
            amps = FLOOR_AMPS if by > 0 else 0
        self.show_amps(max(0, min(amps, self._most_amps)))

    def _on_text(self) -> None:
        wrong = self.line.text() != "" and self.amps is None
        if self.line.property("wrong") != wrong:
            self.line.setProperty("wrong", wrong)
            self.line.style().unpolish(self.line)
            self.line.style().polish(self.line)
        self.amps_changed.emit()
