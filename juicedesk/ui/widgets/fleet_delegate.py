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
from juicedesk.ui.widgets.fleet_columns import (
    AT_RIGHT,
    NAME,
    NAME_LEFT_PX,
    SEEN,
    STATE,
    STATE_TEXT_PX,
    TICK_LEFT_PX,
    TICK_PX,
    WIRE,
    FleetColumns,
)

AnyIndex = QModelIndex | QPersistentModelIndex
ROW_PX = 38
CHECK_PX, ICON_PX, MARK_PX = 14, 16, 14


class FleetDelegate(QStyledItemDelegate):
    """Paints chargers and headings; a click on the tick or Space turns it."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._columns = FleetColumns(look)

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
            is_click = event.position().x() < option.rect.left() + self._look.px(NAME_LEFT_PX)
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
            self._text(painter, box.adjusted(self._look.px(TICK_LEFT_PX), 8, 0, 0), str(row), "text_2", font)
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
        theme, side = self._look.theme, self._look.px(TICK_PX)
        top = box.center().y() - side // 2
        square = QRectF(box.left() + self._look.px(TICK_LEFT_PX), top, side, side)
        painter.setPen(QPen(theme.color("accent" if is_ticked else "input_border"), 1))
        painter.setBrush(theme.color("accent" if is_ticked else "surface"))
        painter.drawRoundedRect(square, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if is_ticked:
            mark = self._look.pixmap("check", "on_accent", self._look.px(CHECK_PX))
            painter.drawPixmap(int(square.left()) + 1, top + 1, mark)

    def _paint_charger(self, painter: QPainter, box: QRect, charger: ChargerView) -> None:
        cells = self._columns.cells(box)
        sign = charger_sign(charger.measurement)
        side = self._look.px(ICON_PX)
        icon = self._look.pixmap(sign.icon, sign.token, side)
        painter.drawPixmap(cells[STATE].left(), box.center().y() - side // 2, icon)
        cells[STATE].adjust(self._look.px(STATE_TEXT_PX), 0, 0, 0)
        if charger.pending:
            self._paint_mark(painter, cells[WIRE])
        strong, normal = self._look.font(1.0, QFont.Weight.DemiBold), self._look.font()
        for number, (cell, text) in enumerate(zip(cells, columns(charger), strict=True)):
            token, font = "text_2" if number == SEEN else "text", strong if number == NAME else normal
            self._text(painter, cell, text, token, font, at_right=number in AT_RIGHT)

    def _paint_mark(self, painter: QPainter, cell: QRect) -> None:
        """That a change is waiting; the words in the cell leave room for it."""
        side = self._look.px(MARK_PX)
        mark = self._look.pixmap("hourglass", "pending", side)
        painter.drawPixmap(cell.right() - side, cell.center().y() - side // 2, mark)
        cell.adjust(0, 0, -side - 4, 0)

    def _text(
        self, painter: QPainter, box: QRect, words: str, token: str, font: QFont, *, at_right: bool = False
    ) -> None:
        painter.setFont(font)
        painter.setPen(self._look.color(token))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, _side(at_right=at_right), shown)


class FleetHead(QWidget):
    """The headings over the columns."""

    def __init__(self, look: Look, rows: QWidget, parent: QWidget | None = None) -> None:
        """`rows` is what the rows are painted on: narrower while there is a scroll bar."""
        super().__init__(parent)
        self._look = look
        self._columns = FleetColumns(look)
        self._rows = rows
        rows.installEventFilter(self)
        self.setFixedHeight(look.px(30))
        self.setAccessibleName(", ".join(heads()))
        look.changed.connect(self.update)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The headings stay over the columns."""
        if event.type() is QEvent.Type.Resize:
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The same columns as the rows."""
        painter = QPainter(self)
        painter.setFont(self._look.font(0.85, QFont.Weight.DemiBold))
        painter.setPen(self._look.color("text_2"))
        cells = self._columns.cells(QRect(0, 0, self._rows.width(), self.height()))
        for number, (cell, head) in enumerate(zip(cells, heads(), strict=True)):
            words = painter.fontMetrics().elidedText(head, Qt.TextElideMode.ElideRight, cell.width())
            painter.drawText(cell, _side(at_right=number in AT_RIGHT), words)


def _side(*, at_right: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if at_right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
