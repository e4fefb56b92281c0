"""One field group in short, on the overview."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from juicedesk.store.view import Field
from juicedesk.ui.change_words import change_sign
from juicedesk.ui.look import Look
from juicedesk.ui.widgets.buttons import Button
from juicedesk.ui.widgets.flow import FlowLayout
from juicedesk.ui.widgets.labels import body, caption, section, strong
from juicedesk.ui.widgets.surfaces import Card, Icon, Pill


class Tile(Card):
    """One field group in short, with a way to its page: a click anywhere, or its one button by keys.

    Signals: opened() – to its page.
    """

    opened = Signal()

    def __init__(
        self, look: Look, icon: str, title: str, object_name: str, aside: QWidget | None = None
    ) -> None:
        """`aside` stands at the right of the words."""
        super().__init__(side_px=20)
        self.setProperty("opens", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.column.setContentsMargins(20, 12, 20, 14)
        self.column.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(Icon(look, icon))
        head.addWidget(strong(look, title), 1)
        more = Button(look, icon="chevron-right", kind="plain", name=title)
        more.setObjectName(object_name)
        more.setFixedWidth(32)
        more.clicked.connect(self.opened)
        head.addWidget(more)
        self.column.addLayout(head)
        self._value = section(look)
        self._pending = Pill(look)
        self._second = body(look, tone="2", wrap=True)
        self._third = caption(look, tone="3", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(self._words(), 1)
        if aside is not None:
            row.addWidget(aside, 0, Qt.AlignmentFlag.AlignBottom)
        self.column.addLayout(row)
        self.column.addStretch(1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go where it was pressed: to its page."""
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.opened.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Taken, so that the release comes here too."""
        event.accept()

    def _words(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(4)
        value = FlowLayout(gap_px=8)
        value.addWidget(self._value)
        value.addWidget(self._pending)
        column.addLayout(value)
        column.addWidget(self._second)
        column.addWidget(self._third)
        return column

    def say(self, value: str, second: str, third: str, field: Field | None = None) -> None:
        """Show a value with what is behind it; an open change of its field shows its state."""
        self._value.setText(value)
        self._second.setText(second)
        self._second.setVisible(bool(second))
        self._third.setText(third)
        self._third.setVisible(bool(third))
        pending = None if field is None else field.pending
        self._pending.setVisible(pending is not None)
        if pending is not None:
            self._pending.show_sign(change_sign(pending))
