"""Says that another account is in charge of a charger, and offers to change that."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from juicedesk.ui.look import Look
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import body
from juicedesk.ui.widgets.surfaces import Icon

ICON_PX = 16


class PathRow(QFrame):
    """Shown only while it has something to say. Signals: taken() – control it through this server."""

    taken = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        self.setProperty("tone", "info")
        self._words = body(look, wrap=True)
        self._take = Button(look)
        self._take.setObjectName("path:take")
        self._take.clicked.connect(self.taken)
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 8, 24, 8)
        row.setSpacing(10)
        row.addWidget(Icon(look, "router", "on_scheduled_soft", ICON_PX))
        row.addWidget(self._words, 1)
        row.addWidget(self._take)
        self.hide()

    def show_path(self, in_charge_elsewhere: str, here: str) -> None:
        """`in_charge_elsewhere` and `here` are names of servers; empty when nothing is to be said."""
        words = self.tr(
            "Controlled through {0}. Changes that you save here wait until this server is in charge."
        )
        self._words.setText(words.format(in_charge_elsewhere))
        self._take.setText(self.tr("Control it through {0}").format(here))
        self.setVisible(bool(in_charge_elsewhere))
