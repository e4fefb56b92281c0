"""A charger in the sidebar: icon, name, state in words, and an hourglass when something waits."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from juicedesk.ui.look import Look
from juicedesk.ui.models.charger_list_model import ChargerListModel, ChargerRow

ROW_PX = 50
ICON_PX, MARK_PX = 18, 16
ICON_LEFT_PX, TEXT_GAP_PX, RIGHT_PX, MARK_GAPS_PX = 14, 12, 10, 18
NARROW_BELOW_PX = 120


class ChargerDelegate(QStyledItemDelegate):
    """Paints ChargerRow; narrow lists show the icon alone."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines high."""
        return QSize(120, self._look.px(ROW_PX))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Ground, icon, two lines of text, mark."""
        row: ChargerRow = index.data(ChargerListModel.RowRole)
        box: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, QRectF(box).adjusted(1.5, 1.5, -1.5, -1.5), state)
        is_wide, side = box.width() > self._look.px(NARROW_BELOW_PX), self._look.px(ICON_PX)
        icon = self._look.pixmap(row.sign.icon, row.sign.token, side)
        left = box.left() + ICON_LEFT_PX if is_wide else box.center().x() - side // 2
        painter.drawPixmap(left, box.center().y() - side // 2, icon)
        if is_wide:
            self._paint_words(painter, box, row)
        painter.restore()

    def _paint_ground(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
        theme = self._look.theme
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(theme.color("surface"))
            painter.setPen(QPen(theme.card_border, 1))
            painter.drawRoundedRect(box, 6, 6)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(QRectF(box.left(), box.top() + 8, 3, box.height() - 16), 1.5, 1.5)
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("window"))
            painter.drawRoundedRect(box, 6, 6)
        by_keyboard = state & QStyle.StateFlag.State_KeyboardFocusChange
        if by_keyboard and state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(box, 6, 6)

    def _paint_words(self, painter: QPainter, box: QRect, row: ChargerRow) -> None:
        side = self._look.px(MARK_PX)
        right = box.right() - (side + MARK_GAPS_PX if row.has_pending else RIGHT_PX)
        text_left = box.left() + ICON_LEFT_PX + self._look.px(ICON_PX) + TEXT_GAP_PX
        width = right - text_left
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for top, text, token, font in (
            (7, row.name, "text", self._look.font(1.0, QFont.Weight.DemiBold)),
            (25, row.words, "text_2", self._look.font(0.85)),
        ):
            painter.setFont(font)
            painter.setPen(self._look.color(token))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, width)
            line = QRect(text_left, box.top() + self._look.px(top), width, self._look.px(18))
            painter.drawText(line, left, shown)
        if row.has_pending:
            mark = self._look.pixmap("hourglass", "pending", side)
            painter.drawPixmap(box.right() - side - 12, box.center().y() - side // 2, mark)
