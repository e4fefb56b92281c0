"""Room for a list of even rows of which none is ever cut: it is as high as the rows that fit."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QListView, QSizePolicy, QWidget


class WholeRows(QWidget):
    """Takes as much height as there is, up to all rows or `most_rows`; the list gets whole rows of it."""

    def __init__(self, rows: QListView, most_rows: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = rows
        self._most_rows = most_rows
        self._row_px = 1
        rows.setParent(self)
        rows.setFrameShape(QFrame.Shape.NoFrame)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_rows(self, count: int, row_px: int) -> None:
        """So many rows there are, and each is so high."""
        self._row_px = max(1, row_px)
        self.setMinimumHeight(min(count, 1) * row_px)
        self.setMaximumHeight(min(count, self._most_rows) * row_px)
        self._fit()

    def sizeHint(self) -> QSize:
        """All of it, if there is room."""
        return QSize(self._list.sizeHint().width(), self.maximumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height: perhaps another number of rows."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        rows = self.height() // self._row_px
        self._list.setGeometry(0, 0, self.width(), rows * self._row_px)
