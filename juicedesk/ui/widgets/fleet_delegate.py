"""A charger as one line of a list: tick, name, state, and the columns behind them."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from juicedesk.store.view import ChargerView
from juicedesk.ui.fleet_words import columns, heads
from juicedesk.ui.look import Look
from juicedesk.ui.messages import charger_sign
from juicedesk.ui.models.fleet_model import FleetModel

AnyIndex = QModelIndex | QPersistentModelIndex
ROW_PX = 38
TICK_PX, TICK_LEFT_PX, NAME_LEFT_PX = 16, 14, 46
SHARES = (0.0, 0.22, 0.44, 0.53, 0.74, 0.89)
"""Where the columns begin, as shares of the width right of the tick."""


class FleetDelegate(QStyledItemDelegate):
    """Paints chargers and headings; a click on the tick or Space turns it."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """All rows are alike."""
        return QSize(400, self._look.px(ROW_PX))

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: AnyIndex
    ) -> bool:
        """Turn the tick."""
        is_key = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        is_click = isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease
        if is_click and isinstance(event, QMouseEvent):
            is_click = event.position().x() < option.rect.left() + NAME_LEFT_PX
        if not (is_key or is_click) or not isinstance(index.data(FleetModel.RowRole), ChargerView):
            return False
        is_ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        wanted = Qt.CheckState.Unchecked if is_ticked else Qt.CheckState.Checked
        return bool(model.setData(index, wanted, Qt.ItemDataRole.CheckStateRole))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """One row."""
        row, box = index.data(FleetModel.RowRole), QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(row, ChargerView):
            is_ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            self._paint_ground(painter, box, option.state, is_ticked=is_ticked)
            self._paint_tick(painter, box, is_ticked=is_ticked)
            self._paint_charger(painter, box, row)
        else:
            font = self._look.font(0.85, QFont.Weight.DemiBold)
            self._text(painter, box.adjusted(TICK_LEFT_PX, 8, 0, 0), str(row), "text_2", font)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, box: QRect, state: QStyle.StateFlag, *, is_ticked: bool
    ) -> None:
        theme = self._look.theme
        if is_ticked or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.color("charging_soft" if is_ticked else "sunken"))
        painter.setPen(QPen(theme.card_border, 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(QRectF(box).adjusted(1, 1, -1, -2), 4, 4)

    def _paint_tick(self, painter: QPainter, box: QRect, *, is_ticked: bool) -> None:
        theme = self._look.theme
        top = box.center().y() - TICK_PX // 2
        square = QRectF(box.left() + TICK_LEFT_PX, top, TICK_PX, TICK_PX)
        painter.setPen(QPen(theme.color("accent" if is_ticked else "input_border"), 1))
        painter.setBrush(theme.color("accent" if is_ticked else "surface"))
        painter.drawRoundedRect(square, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if is_ticked:
            mark = self._look.pixmap("check", "on_accent", 14)
            painter.drawPixmap(int(square.left()) + 1, top + 1, mark)

    def _paint_charger(self, painter: QPainter, box: QRect, charger: ChargerView) -> None:
        cells = cells_of(box)
        sign = charger_sign(charger.measurement)
        icon = self._look.pixmap(sign.icon, sign.token, 16)
        painter.drawPixmap(cells[1].left(), box.center().y() - 8, icon)
        cells[1].adjust(24, 0, 0, 0)
        strong, normal = self._look.font(1.0, QFont.Weight.DemiBold), self._look.font()
        for number, (cell, text) in enumerate(zip(cells, columns(charger), strict=True)):
            is_name = number == 0
            self._text(painter, cell, text, "text" if number < 5 else "text_2", strong if is_name else normal)
        if charger.pending:
            mark = self._look.pixmap("hourglass", "pending", 14)
            painter.drawPixmap(cells[5].left() - 24, box.center().y() - 7, mark)

    def _text(self, painter: QPainter, box: QRect, words: str, token: str, font: QFont) -> None:
        painter.setFont(font)
        painter.setPen(self._look.color(token))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


class FleetHead(QWidget):
    """The headings over the columns."""

    def __init__(self, look: Look, bar_px: int, parent: QWidget | None = None) -> None:
        """`bar_px` is how wide the scroll bar beside the rows is."""
        super().__init__(parent)
        self._look = look
        self._bar_px = bar_px
        self.setFixedHeight(look.px(30))
        self.setAccessibleName(", ".join(heads()))
        look.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The same columns as the rows."""
        painter = QPainter(self)
        painter.setFont(self._look.font(0.85, QFont.Weight.DemiBold))
        painter.setPen(self._look.color("text_2"))
        cells = cells_of(self.rect().adjusted(0, 0, -self._bar_px, 0))
        for cell, head in zip(cells, heads(), strict=True):
            words = painter.fontMetrics().elidedText(head, Qt.TextElideMode.ElideRight, cell.width())
            painter.drawText(cell, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)


def cells_of(box: QRect) -> list[QRect]:
    """Where the columns of a row are."""
    left, width = box.left() + NAME_LEFT_PX, box.width() - NAME_LEFT_PX
    edges = [left + round(width * share) for share in (*SHARES, 1.0)]
    return [
        QRect(edges[number], box.top(), edges[number + 1] - edges[number] - 12, box.height())
        for number in range(len(SHARES))
    ]
