"""A dialog that is never lower than its words need."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog


class FittingDialog(QDialog):
    """Texts that wrap need more height where they are large: Qt alone would cut them off."""

    def showEvent(self, event: QShowEvent) -> None:
        """The first look at what is in it."""
        super().showEvent(event)
        self.fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width is another height."""
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Have the height that all parts need at this width, at least; for after a text has changed."""
        layout = self.layout()
        least_px = 0 if layout is None else max(0, layout.totalHeightForWidth(self.width()))
        if least_px != self.minimumHeight():
            self.setMinimumHeight(least_px)
