"""What stands where a charger would, before there is one: one sentence, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from juicedesk.ui.look import Look
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.labels import body, page_title
from juicedesk.ui.widgets.surfaces import Icon

ICON_PX = 40


class EmptyPage(QWidget):
    """Signals: add_chosen() – a charger is to be added; steps_chosen() – back to the first steps."""

    add_chosen = Signal()
    steps_chosen = Signal()

    def __init__(self, look: Look, *, is_demo: bool = False, parent: QWidget | None = None) -> None:
        """The demo brings its chargers by itself: there is nothing to do but to wait for them."""
        super().__init__(parent)
        title = page_title(look, self.tr("Starting the demo…") if is_demo else self.tr("No charger yet"))
        note = self.tr("Chargers that report to your server appear here as soon as they are added.")
        if is_demo:
            note = self.tr("A server and three virtual boxes: that takes a few seconds.")
        words = body(look, note, tone="2", wrap=True)
        for label in (title, words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        add = Button(look, self.tr("Add charger…"), icon="plus", kind="filled")
        add.setObjectName("empty:add")
        add.clicked.connect(self.add_chosen)
        steps = Button(look, self.tr("First steps"), kind="link")
        steps.setObjectName("empty:steps")
        steps.clicked.connect(self.steps_chosen)
        for button in (add, steps):
            button.setHidden(is_demo)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(add)
        row.addWidget(steps)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(Icon(look, "ev-charger", "text_3", ICON_PX), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(title)
        column.addWidget(words)
        column.addLayout(row)
        column.addStretch(3)
