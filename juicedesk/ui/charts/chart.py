"""What every chart is: a drawing that also says itself in words and as a table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QBrush,
    QColor,
    QFocusEvent,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QWidget

from juicedesk.ui.charts.figures_table import FiguresTable
from juicedesk.ui.look import Look

HEIGHT_PX = 220
LEFT_PX, TOP_PX, RIGHT_PX, BOTTOM_PX = 40, 26, 12, 26
SIDE_GAP_PX, TICK_GAP_PX = 8, 12
TEXT_SCALE = 0.85
_BACK = {Qt.Key.Key_Left, Qt.Key.Key_Up}
_ON = {Qt.Key.Key_Right, Qt.Key.Key_Down}


class Chart(QWidget):
    """Subclasses draw, and say what stands at each of `count` places; arrow keys and the mouse go there.

    What is under the cursor is said to screen readers, too.
    """

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.table = FiguresTable()
        self.summary = ""
        self.unit = ""
        self.cursor_at: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumHeight(look.px(HEIGHT_PX))
        look.changed.connect(self.update)

    # What a subclass says

    @property
    def count(self) -> int:
        """How many places the cursor can be at."""
        return 0

    def place_at(self, x: float, y: float) -> int | None:
        """The place under a point of the widget."""
        return None

    def words_at(self, place: int) -> str:
        """What stands there."""
        return ""

    @property
    def side_texts(self) -> Sequence[str]:
        """What stands left of the drawing; the widest of them decides where it begins."""
        return ()

    def draw(self, painter: QPainter, area: QRectF) -> None:
        """Draw into an area that leaves room for the axes."""

    # What all do

    def say(self, name: str, summary: str, table: FiguresTable) -> None:
        """The drawing has changed: its name, its words and its figures."""
        self.table, self.summary = table, summary
        self.setAccessibleName(name)
        self.setAccessibleDescription(summary)
        if self.cursor_at is not None and self.cursor_at >= self.count:
            self.cursor_at = None
        self.update()

    @property
    def area(self) -> QRectF:
        """Where the values are drawn: beside and below are the texts, however large they are."""
        top, bottom = self.look.px(TOP_PX), self.look.px(BOTTOM_PX)
        return QRectF(self.rect()).adjusted(self._left_px, top, -RIGHT_PX, -bottom)

    @property
    def _left_px(self) -> int:
        widest = max(self.text_px(text) for text in (self.unit, *self.side_texts))
        return max(LEFT_PX, widest + 2 * SIDE_GAP_PX)

    def text_px(self, text: str) -> int:
        """How wide a text of the axes is."""
        return QFontMetrics(self.look.font(TEXT_SCALE)).horizontalAdvance(text)

    def image(self, ratio: float = 2.0) -> QImage:
        """A picture of it on the colour of a card."""
        image = QImage(self.size() * ratio, QImage.Format.Format_ARGB32)
        image.setDevicePixelRatio(ratio)
        image.fill(self.look.color("surface"))
        painter = QPainter(image)
        self.paint_on(painter)
        painter.end()
        return image

    def paint_on(self, painter: QPainter) -> None:
        """Draw on anything: the screen, a picture, a file."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.look.font(TEXT_SCALE))
        area = self.area
        self.draw(painter, area)
        painter.setFont(self.look.font(TEXT_SCALE))
        painter.setPen(self.look.color("text_2"))
        head = QRectF(0, 0, area.left() - SIDE_GAP_PX, area.top())
        painter.drawText(head, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, self.unit)

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(480, self.look.px(HEIGHT_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The drawing, what is under the cursor, and the focus ring."""
        painter = QPainter(self)
        self.paint_on(painter)
        if self.cursor_at is not None:
            painter.setPen(self.look.color("text"))
            painter.setFont(self.look.font(TEXT_SCALE))
            area = self.area
            head = QRectF(area.left(), 0, area.width(), area.top())
            words = self.words_at(self.cursor_at)
            painter.drawText(head, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, words)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.look.color("focus"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        painter.end()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """What is under the mouse is named."""
        self._go_to(self.place_at(event.position().x(), event.position().y()), says=False)

    def leaveEvent(self, event: object) -> None:
        """Nothing is under the mouse any more."""
        if not self.hasFocus():
            self._go_to(None, says=False)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The cursor goes with the focus."""
        self._go_to(None, says=False)
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go from place to place, Home and End to the outermost ones."""
        last = self.count - 1
        now = self.cursor_at
        if last < 0:
            super().keyPressEvent(event)
        elif event.key() in _BACK:
            self._go_to(last if now is None else max(0, now - 1))
        elif event.key() in _ON:
            self._go_to(0 if now is None else min(last, now + 1))
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_to(0 if event.key() == Qt.Key.Key_Home else last)
        else:
            super().keyPressEvent(event)

    def _go_to(self, place: int | None, *, says: bool = True) -> None:
        if place == self.cursor_at:
            return
        self.cursor_at = place
        if place is not None and says:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.words_at(place)))
        self.update()

    # What some draw

    def draw_lines(
        self, painter: QPainter, area: QRectF, values: list[float], texts: list[str], top: float
    ) -> None:
        """Lines across, with their values at the left."""
        high = painter.fontMetrics().height()
        for value, text in zip(values, texts, strict=True):
            y = area.bottom() - area.height() * value / top
            painter.setPen(QPen(self.look.theme.card_border, 1))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
            painter.setPen(self.look.color("text_2"))
            box = QRectF(0, y - high / 2, area.left() - SIDE_GAP_PX, high)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)

    def draw_below(self, painter: QPainter, x: float, text: str) -> None:
        """A text under the drawing, in the middle of a place, inside the widget."""
        wide = painter.fontMetrics().horizontalAdvance(text) + 2
        left = min(max(0.0, x - wide / 2), self.width() - wide)
        bottom = self.area.bottom()
        box = QRectF(left, bottom + 4, wide, self.height() - bottom - 6)
        painter.setPen(self.look.color("text_2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def draw_note(self, painter: QPainter, area: QRectF, text: str) -> None:
        """Words where there is nothing to draw."""
        painter.setPen(self.look.color("text_2"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)


def hatch(color: QColor) -> QBrush:
    """Told apart from a plain fill without its colour."""
    return QBrush(color, Qt.BrushStyle.BDiagPattern)
