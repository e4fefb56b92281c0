"""A row of the history; all are equally high, so that thousands cost no more than those in sight."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from juicedesk.store.view import Change
from juicedesk.ui.change_words import change_sign, group_words, reason_words
from juicedesk.ui.comparison import steps_lines
from juicedesk.ui.format import clock_text
from juicedesk.ui.look import Look
from juicedesk.ui.models.history_model import HistoryModel, HistoryRow

AnyIndex = QModelIndex | QPersistentModelIndex

ROW_PX, LINE_PX = 48, 20
ICON_PX = 16
TIME_PX, SIDE_PX = 60, 10
SHARES = (0.0, 0.30, 0.66)
"""Where the columns begin, as shares of the width right of the time."""


class HistoryDelegate(QStyledItemDelegate):
    """A day's heading, or a change: time, what, from and to, how it ended; the reason stands below."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """The same for all rows."""
        return QSize(400, self._look.px(ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """One row."""
        row: HistoryRow | str = index.data(HistoryModel.RowRole)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box: QRect = option.rect.adjusted(SIDE_PX, 0, -SIDE_PX, 0)
        if isinstance(row, str):
            bold = self._look.font(1.0, QFont.Weight.DemiBold)
            self._text(painter, box.adjusted(0, self._look.px(LINE_PX), 0, 0), row, "text_2", bold)
        else:
            self._paint_frame(painter, option)
            self._paint_change(painter, box, row.past.change, row.past.settled_at)
        painter.restore()

    def _paint_frame(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        box = option.rect.adjusted(1, 1, -1, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._look.theme.mix("accent", "surface", 0.14))
            painter.drawRoundedRect(box, 6, 6)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._look.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 6, 6)

    def _paint_change(self, painter: QPainter, box: QRect, change: Change, settled_at: float) -> None:
        small, normal = self._look.font(0.85), self._look.font()
        left, width = box.left() + self._look.px(TIME_PX), box.width() - self._look.px(TIME_PX)
        columns = [left + round(width * share) for share in (*SHARES, 1.0)]
        why = reason_words(change.reason, change.state)
        words_px = self._look.px(LINE_PX) * (2 if why else 1)
        top = QRect(
            box.left(), box.center().y() - words_px // 2, self._look.px(TIME_PX), self._look.px(LINE_PX)
        )
        self._text(painter, top, clock_text(settled_at), "text_2", small)
        strong = self._look.font(1.0, QFont.Weight.DemiBold)
        what = f"{change.charger_name} · {group_words(change.group)}"
        self._text(painter, _column(top, columns, 0), what, "text", strong)
        self._text(painter, _column(top, columns, 1), "; ".join(steps_lines(change)), "text", normal)
        sign = change_sign(change)
        side = self._look.px(ICON_PX)
        icon = self._look.pixmap(sign.icon, sign.token, side)
        painter.drawPixmap(columns[2], top.center().y() - side // 2, icon)
        self._text(painter, _column(top, columns, 2).adjusted(side + 8, 0, 0, 0), sign.words, "text", normal)
        self._text(painter, QRect(left, top.bottom(), width, self._look.px(LINE_PX)), why, "text_2", small)

    def _text(self, painter: QPainter, box: QRect, words: str, token: str, font: QFont) -> None:
        painter.setFont(font)
        painter.setPen(self._look.color(token))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def _column(box: QRect, columns: list[int], number: int) -> QRect:
    return QRect(columns[number], box.top(), columns[number + 1] - columns[number] - 12, box.height())
