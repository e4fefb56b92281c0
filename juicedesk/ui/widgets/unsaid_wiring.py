"""That a raise needs to know the wiring, and a way to where it is stated."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from juicedesk.ui.look import Look
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import body
from juicedesk.ui.widgets.surfaces import Icon


class UnsaidWiring(QWidget):
    """Signals: asked() – to the first question."""

    asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = self.tr(
            "For a raise, JuiceDesk has to know what the wiring can carry. Lowering always works."
        )
        button = Button(look, self.tr("Describe the wiring"))
        button.setObjectName("wiring:state")
        button.clicked.connect(self.asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(10)
        row.addWidget(Icon(look, "shield-alert"))
        row.addWidget(body(look, words, tone="2", wrap=True), 1)
        row.addWidget(button)
