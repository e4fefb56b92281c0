"""A button with a number on it: how much is behind it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen

from juicedesk.ui.widgets.buttons import Button

BADGE_PX, SMALL_PX, SIDE_PX, GAP_PX = 20, 15, 6, 10
MOST_SHOWN, MOST_SHOWN_SMALL = 999, 9


class CountedButton(Button):
    """With words the number stands at the right end, without them on the icon's corner. The accessible name
    has to say it, too."""

    count = 0

    def show_count(self, count: int) -> None:
        """So many; 0 shows nothing."""
        self.count = count
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the number."""
        hint = super().sizeHint()
        return hint + QSize(self._look.px(BADGE_PX) + GAP_PX, 0) if self.text() else hint

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, and the number on it."""
        super().paintEvent(event)
        if not self.count:
            return
        is_small = not self.text()
        most = MOST_SHOWN_SMALL if is_small else MOST_SHOWN
        words = str(self.count) if self.count <= most else f"{most}+"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._look.font(0.7 if is_small else 0.85, QFont.Weight.DemiBold))
        high = self._look.px(SMALL_PX if is_small else BADGE_PX)
        wide = max(high, painter.fontMetrics().horizontalAdvance(words) + SIDE_PX * (1 if is_small else 2))
        right = self.width() - 1 if is_small else self.width() - GAP_PX
        top = 1.0 if is_small else (self.height() - high) / 2
        box = QRectF(right - wide, top, wide, high)
        theme = self._look.theme
        painter.setBrush(theme.color("pending_soft"))
        painter.setPen(QPen(theme.color("pending"), 1))
        painter.drawRoundedRect(box, high / 2, high / 2)
        painter.setPen(theme.color("on_pending_soft"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
