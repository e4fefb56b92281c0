"""A settled change as one line of a table."""

from __future__ import annotations

import time

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from juicedesk.store.view import Change
from juicedesk.ui.change_words import change_sign, group_words, reason_words
from juicedesk.ui.comparison import ARROW, steps_lines
from juicedesk.ui.format import moment_text
from juicedesk.ui.look import Look
from juicedesk.ui.models.done_model import DoneModel

AnyIndex = QModelIndex | QPersistentModelIndex

ROW_PX, LINE_PX = 40, 20
ICON_PX = 16
TIME_GAP_PX, DAY_S = 12, 86_400
RING_PX = 6
"""Between the edge and the first words, for the frame of the focus."""
SHARES = (0.0, 0.32, 0.70)
"""Where the columns begin, as shares of the width right of the time."""


class DoneDelegate(QStyledItemDelegate):
    """Time, what, from and to, how it ended; a reason stands below."""

    def __init__(self, look: Look, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._time_px = RING_PX + _longest_time_px(look) + TIME_GAP_PX

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        """Higher with a reason, and with more than one part that changed."""
        change: Change = index.data(DoneModel.ChangeRole)
        lines = len(steps_lines(change)) + bool(reason_words(change.reason, change.state))
        return QSize(400, self._look.px(ROW_PX + (lines - 1) * LINE_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """One row."""
        change: Change = index.data(DoneModel.ChangeRole)
        box: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.row() > 0:
            painter.setPen(QPen(self._look.theme.card_border, 1))
            painter.drawLine(box.topLeft(), box.topRight())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._look.color("focus"), 2))
            painter.drawRoundedRect(box.adjusted(1, 2, -1, -2), 4, 4)
        self._paint_words(painter, QRect(box.left(), box.top(), box.width(), self._look.px(ROW_PX)), change)
        reason = reason_words(change.reason, change.state)
        if reason:
            bottom = box.bottom() - self._look.px(LINE_PX) - 6
            below = QRect(
                box.left() + self._time_px,
                bottom,
                box.width() - self._time_px,
                self._look.px(LINE_PX),
            )
            self._text(painter, below, reason, "text_2", self._look.font(0.85))
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRect, change: Change) -> None:
        left, width = box.left() + self._time_px, box.width() - self._time_px
        columns = [left + round(width * share) for share in (*SHARES, 1.0)]
        small, normal = self._look.font(0.85), self._look.font()
        settled = moment_text(change.settled_at or change.made_at, time.time())
        self._text(
            painter,
            QRect(box.left() + RING_PX, box.top(), self._time_px - RING_PX, box.height()),
            settled,
            "text_2",
            small,
        )
        what = f"{change.charger_name} · {group_words(change.group)}"
        strong = self._look.font(1.0, QFont.Weight.DemiBold)
        self._text(painter, _column(box, columns, 0), what, "text", strong)
        for number, steps in enumerate(steps_lines(change)):
            line = _column(box, columns, 1).translated(0, number * self._look.px(LINE_PX))
            self._paint_steps(painter, line, steps)
        sign = change_sign(change)
        side = self._look.px(ICON_PX)
        icon = self._look.pixmap(sign.icon, sign.token, side)
        painter.drawPixmap(columns[2], box.center().y() - side // 2, icon)
        words = _column(box, columns, 2).adjusted(side + 8, 0, 0, 0)
        self._text(painter, words, sign.words, "text", normal)

    def _paint_steps(self, painter: QPainter, box: QRect, steps: str) -> None:
        """What was asked for stands out."""
        before, arrow, last = steps.rpartition(ARROW)
        normal, strong = self._look.font(), self._look.font(1.0, QFont.Weight.DemiBold)
        self._text(painter, box, before + arrow, "text_2", normal)
        left_px = QFontMetrics(normal).horizontalAdvance(before + arrow)
        self._text(painter, box.adjusted(left_px, 0, 0, 0), last, "text", strong)

    def _text(self, painter: QPainter, box: QRect, words: str, token: str, font: QFont) -> None:
        painter.setFont(font)
        painter.setPen(self._look.color(token))
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def _longest_time_px(look: Look) -> int:
    """Room for yesterday evening, and for a day of an earlier month."""
    metrics, now = QFontMetrics(look.font(0.85)), time.time()
    evenings = (now - now % DAY_S - days * DAY_S - 60 for days in (0, 1, 60))
    return max(metrics.horizontalAdvance(moment_text(evening, now)) for evening in evenings)


def _column(box: QRect, columns: list[int], number: int) -> QRect:
    return QRect(columns[number], box.top(), columns[number + 1] - columns[number] - 12, box.height())
