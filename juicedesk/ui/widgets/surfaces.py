"""Cards, dividers, pills and icons: what content stands on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QVBoxLayout, QWidget

from juicedesk.ui.look import Look
from juicedesk.ui.messages import Sign

PILL_HEIGHT_PX = 24
PILL_ICON_PX = 14
PILL_SIDE_PX = 10


class Card(QFrame):
    """A surface with a border and one vertical layout, `column`. Roles: card, guard, conflict."""

    def __init__(self, role: str = "card", *, side_px: int = 24, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(side_px, 16, side_px, 16)
        self.column.setSpacing(12)


class Divider(QFrame):
    """A hairline."""

    def __init__(self, *, vertical: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "divider")
        if vertical:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)


class Icon(QLabel):
    """A Lucide icon in a colour of the theme, as large as texts; the word beside it says what it means."""

    def __init__(
        self,
        look: Look,
        name: str,
        token: str = "text_2",
        size_px: int = 16,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._size_px = look.px(size_px)
        self.setFixedSize(self._size_px, self._size_px)
        self._name, self._token = name, token
        self._refresh()
        look.changed.connect(self._refresh)

    def show_icon(self, name: str, token: str) -> None:
        """Another icon or colour; the same again costs nothing: a new picture lays the window out anew."""
        if (name, token) != (self._name, self._token):
            self._name, self._token = name, token
            self._refresh()

    def _refresh(self) -> None:
        self.setPixmap(self._look.pixmap(self._name, self._token, self._size_px))


class Pill(QWidget):
    """A state as icon and word on the soft fill of its colour."""

    def __init__(self, look: Look, sign: Sign | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._sign = sign or Sign("clock", "", "idle")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFont(look.font(0.85, QFont.Weight.Medium))
        look.changed.connect(self.update)
        self.show_sign(self._sign)

    def show_sign(self, sign: Sign) -> None:
        """Another state."""
        self._sign = sign
        self.setAccessibleName(sign.words)
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        words_px = self.fontMetrics().horizontalAdvance(self._sign.words)
        return QSize(words_px + self._icon_px + 6 + 2 * PILL_SIDE_PX, self._look.px(PILL_HEIGHT_PX))

    @property
    def _icon_px(self) -> int:
        return self._look.px(PILL_ICON_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill, outline, icon, words."""
        theme, token = self._look.theme, self._sign.token
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(QColor(getattr(theme, f"{token}_soft")))
        painter.setPen(QPen(theme.soft_edge(token), theme.line_px))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        top = (self.height() - self._icon_px) // 2
        text_token = f"on_{token}_soft"
        painter.drawPixmap(PILL_SIDE_PX, top, self._look.pixmap(self._sign.icon, text_token, self._icon_px))
        painter.setPen(theme.color(text_token))
        words = self.rect().adjusted(PILL_SIDE_PX + self._icon_px + 6, 0, -PILL_SIDE_PX, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._sign.words)
