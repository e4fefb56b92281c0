"""The heading of a list, with how many it holds."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from juicedesk.ui.look import Look
from juicedesk.ui.widgets.labels import section

BADGE_HEIGHT_PX = 20
BADGE_SIDE_PX = 8


class CountBadge(QWidget):
    """A number on the soft fill of a state colour."""

    def __init__(self, look: Look, token: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._token = token
        self._text = ""
        self.setFont(look.font(0.85, QFont.Weight.DemiBold))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.update)

    def show_count(self, count: int) -> None:
        """Another number."""
        self._text = str(count)
        self.setAccessibleName(self._text)
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """Round for one digit, wider for more."""
        wide = self.fontMetrics().horizontalAdvance(self._text) + 2 * BADGE_SIDE_PX
        height = self._look.px(BADGE_HEIGHT_PX)
        return QSize(max(wide, height + 4), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill, outline, number."""
        theme, token = self._look.theme, self._token
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(theme.color(f"{token}_soft")))
        painter.setPen(QPen(theme.soft_edge(token), theme.line_px))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(theme.color(f"on_{token}_soft"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._text)


class SectionHead(QWidget):
    """Shown only while there is something to count."""

    def __init__(
        self,
        look: Look,
        title: str,
        token: str,
        at_end: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._badge = CountBadge(look, token)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 0)
        row.setSpacing(8)
        self._title = section(look, title)
        row.addWidget(self._title)
        row.addWidget(self._badge)
        row.addStretch(1)
        if at_end is not None:
            row.addWidget(at_end)

    def show_title(self, title: str) -> None:
        """Other words."""
        self._title.setText(title)

    def show_count(self, count: int) -> None:
        """Another number; the heading of nothing hides."""
        self._badge.show_count(count)
        self.setVisible(count > 0)
