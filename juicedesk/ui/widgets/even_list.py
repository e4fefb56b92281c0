"""A list of rows that are all as high as one another, thousands of which may change many times a second."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget

from juicedesk.ui.look import Look

AnyIndex = QModelIndex | QPersistentModelIndex


class EvenList(QListView):
    """Scrolls by pixels, never sideways. What a row shows may change, its height may not."""

    def __init__(self, look: Look, ground: str, parent: QWidget | None = None) -> None:
        """`ground` is the colour token of what the list stands on."""
        super().__init__(parent)
        self._look = look
        self._ground = ground
        # What nothing shines through is moved when scrolling; only the rows that come in are painted.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def dataChanged(self, top_left: AnyIndex, bottom_right: AnyIndex, roles: Sequence[int] = ()) -> None:  # noqa: N802
        """Paint what changed and is to be seen.

        QListView itself lays all rows out again for each row that changed (20 ms for 10,000); its base
        class only paints them.
        """
        QAbstractItemView.dataChanged(self, top_left, bottom_right, list(roles))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, then the rows on it."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._look.color(self._ground))
        painter.end()
        super().paintEvent(event)
