"""What the hours of one day cost, as a strip: tint, pattern and words say the same."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from juicedesk.domain.schedule import MINUTES_PER_DAY
from juicedesk.domain.tariff import PricedHours
from juicedesk.ui.format import minute_text
from juicedesk.ui.look import Look
from juicedesk.ui.tariff_choice import price_text

STRIP_PX = 16
GAP_PX, WORDS_SIDE_PX = 1.0, 5
LINES_PX, DOTS_PX, DOT_PX = 6, 5, 0.7


class TariffStrip(QWidget):
    """Painted; `words` and its accessible description list the same hours as text."""

    def __init__(self, look: Look, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._pieces: tuple[Piece, ...] = ()
        self._currency, self._lowest, self._highest = "", 0.0, 0.0
        self.words: tuple[str, ...] = ()
        self.setFixedHeight(look.px(STRIP_PX))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)
        look.changed.connect(self.update)

    def show_hours(
        self,
        hours: tuple[PricedHours, ...],
        currency: str,
        lowest: float,
        highest: float,
        origin_minute: int = 0,
    ) -> None:
        """Show a whole day that begins at `origin_minute`; hours before it stand right of those after it.

        What costs `lowest` is painted as low, what costs `highest` as high, all in between plain.
        """
        self._pieces = pieces_from(hours, origin_minute)
        self._currency, self._lowest, self._highest = currency, lowest, highest
        self.words = tuple(
            f"{piece.hours_text(origin_minute)} {self._words(piece.hours)}" for piece in self._pieces
        )
        self.setAccessibleDescription(", ".join(self.words))
        self.setToolTip("\n".join(self.words))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pieces from left to right."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._look.font(0.85, QFont.Weight.Medium))
        for piece in self._pieces:
            left, right = self._x(piece.start), self._x(piece.end)
            if piece.end < MINUTES_PER_DAY:
                right -= GAP_PX
            self._paint(painter, QRectF(left, 0, max(1.0, right - left), self.height()), piece.hours)

    def _x(self, position: int) -> float:
        return self.width() * position / MINUTES_PER_DAY

    def _paint(self, painter: QPainter, box: QRectF, hours: PricedHours) -> None:
        token = self._token(hours.price)
        ground = self._look.color(f"{token}_soft" if token else "sunken")
        painter.save()
        shape = QPainterPath()
        shape.addRoundedRect(box, 3, 3)
        painter.setClipPath(shape)
        painter.fillPath(shape, ground)
        if token == "pending":
            _paint_lines(painter, box, self._look.theme.mix(token, f"{token}_soft", 0.45))
        elif token == "charging":
            _paint_dots(painter, box, self._look.theme.mix(token, f"{token}_soft", 0.6))
        self._paint_words(painter, box, hours, ground)
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRectF, hours: PricedHours, ground: QColor) -> None:
        """The longest words that fit, on clear ground."""
        price = price_text(hours.price, self._currency)
        name = self.tr("Usual") if hours.band is None else hours.band.name
        metrics = painter.fontMetrics()
        for words in (self._words(hours), price, name):
            width = metrics.horizontalAdvance(words) + 2 * WORDS_SIDE_PX
            if width <= box.width():
                clear = QRectF(box.center().x() - width / 2, 0, width, box.height())
                painter.fillRect(clear, ground)
                token = self._token(hours.price)
                painter.setPen(self._look.color(f"on_{token}_soft" if token else "text_2"))
                painter.drawText(clear, Qt.AlignmentFlag.AlignCenter, words)
                return

    def _words(self, hours: PricedHours) -> str:
        price = price_text(hours.price, self._currency)
        if hours.band is None:
            return self.tr("Usual {0}").format(price)
        return f"{hours.band.name} {price}".strip()

    def _token(self, price: float) -> str:
        """The state colour of a price; empty for one in between, and where all hours cost the same."""
        if self._lowest < self._highest and price in (self._lowest, self._highest):
            return "charging" if price == self._lowest else "pending"
        return ""


@dataclass(frozen=True, slots=True)
class Piece:
    """Where priced hours stand on a strip, in minutes after its beginning, 0–1440."""

    start: int
    end: int
    hours: PricedHours

    def hours_text(self, origin_minute: int) -> str:
        """22:00–06:00; what ends with the day ends at 24:00."""
        start = (self.start + origin_minute) % MINUTES_PER_DAY
        end = (self.end + origin_minute - 1) % MINUTES_PER_DAY + 1
        return f"{minute_text(start)}–{minute_text(end)}"


def pieces_from(hours: tuple[PricedHours, ...], origin_minute: int) -> tuple[Piece, ...]:
    """A calendar day turned to begin at another minute; what midnight cut in two is one piece again."""
    ahead, behind = [], []
    for one in hours:
        start, end = one.start_minute_of_day - origin_minute, one.end_minute_of_day - origin_minute
        if end > 0:
            ahead.append(Piece(max(0, start), end, one))
        if start < 0:
            behind.append(Piece(start + MINUTES_PER_DAY, min(0, end) + MINUTES_PER_DAY, one))
    pieces: list[Piece] = []
    for piece in (*ahead, *behind):
        if pieces and pieces[-1].hours.band == piece.hours.band:
            pieces[-1] = replace(pieces[-1], end=piece.end)
        else:
            pieces.append(piece)
    return tuple(pieces)


def _paint_lines(painter: QPainter, box: QRectF, color: QColor) -> None:
    painter.setPen(QPen(color, 1))
    x = box.left() - box.height()
    while x < box.right():
        painter.drawLine(QLineF(x, box.bottom(), x + box.height(), box.top()))
        x += LINES_PX


def _paint_dots(painter: QPainter, box: QRectF, color: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    for row in range(int(box.height() // DOTS_PX)):
        x = box.left() + DOTS_PX * (0.5 if row % 2 else 1)
        while x < box.right():
            painter.drawEllipse(QPointF(x, box.top() + 3 + row * DOTS_PX), DOT_PX, DOT_PX)
            x += DOTS_PX
