"""A settled change as one line of a table."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from juicedesk.store.view import Change
from juicedesk.ui.format import clock_text
from juicedesk.ui.look import Look
from juicedesk.ui.messages import change_sign, group_words, reason_words
from juicedesk.ui.models.done_model import DoneModel
from juicedesk.ui.values import value_text

ROW_PX, TALL_ROW_PX = 40, 56
TIME_PX = 54
SHARES = (0.0, 0.28, 0.66)
"""Where the columns begin, as shares of the width right of the time."""


class DoneDelegate(QStyledItemDelegate):
    """Time, what, from and to, how it ended; a reason stands below."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Higher with a reason."""
        change: Change = index.data(DoneModel.ChangeRole)
        return QSize(400, TALL_ROW_PX if reason_words(change.reason) else ROW_PX)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """One row."""
        change: Change = index.data(DoneModel.ChangeRole)
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.theme.card_border, 1))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._look.color("focus"), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -2), 4, 4)
        self._paint_words(painter, QRect(box.left(), box.top(), box.width(), ROW_PX), change)
        reason = reason_words(change.reason)
        if reason:
            below = QRect(box.left() + TIME_PX, box.top() + 30, box.width() - TIME_PX, 20)
            self._text(painter, below, reason, "text_2", self._look.font(0.85))
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRect, change: Change) -> None:
        left, width = box.left() + TIME_PX, box.width() - TIME_PX
        columns = [left + round(width * share) for share in (*SHARES, 1.0)]
        time = QRect(box.left(), box.top(), TIME_PX, box.height())
        self._text(
            painter, time, clock_text(change.settled_at or change.made_at), "text_2", self._look.font(0.85)
        )
        what = f"{change.charger_name} · {group_words(change.group)}"
        before = value_text(change.group, change.base)
        after = value_text(change.group, change.wanted)
        sign = change_sign(change)
        strong = self._look.font(1.0, QFont.Weight.DemiBold)
        self._text(painter, _column(box, columns, 0), what, "text", strong)
        self._text(painter, _column(box, columns, 1), f"{before} → {after}", "text", self._look.font())
        icon = self._look.pixmap(sign.icon, sign.token, 16)
        painter.drawPixmap(columns[2], box.center().y() - 8, icon)
        words = _column(box, columns, 2).adjusted(24, 0, 0, 0)
        self._text(painter, words, sign.words, "text", self._look.font())

    def _text(self, painter: QPainter, box: QRect, words: str, token: str, font: QFont) -> None:
        painter.setFont(font)
        painter.setPen(self._look.color(token))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def _column(box: QRect, columns: list[int], number: int) -> QRect:
    return QRect(columns[number], box.top(), columns[number + 1] - columns[number] - 12, box.height())
