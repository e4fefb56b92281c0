"""The steps at the left: which are done, which one this is, which are still to come."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from juicedesk.ui.look import Look
from juicedesk.ui.widgets.labels import Label, W, caption
from juicedesk.ui.widgets.surfaces import Icon

WIDTH_PX, DOT_PX, ROW_PX = 232, 28, 68


class StepRail(QFrame):
    """It says where one is; the buttons below the step do the going."""

    def __init__(self, look: Look, steps: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        """`steps` are (title, what it is about)."""
        super().__init__(parent)
        self.setProperty("role", "sidebar")
        self.setFixedWidth(look.px(WIDTH_PX))
        self._look = look
        self._dots = [_Dot(look, number + 1, number == len(steps) - 1) for number in range(len(steps))]
        self._titles = [Label(look, title, weight=W.Medium, wrap=True) for title, _about in steps]
        self._note = caption(look, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 16, 20)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Icon(look, "juicedesk", "accent", 28))
        head.addWidget(Label(look, "JuiceDesk", scale=1.15, weight=W.DemiBold), 1)
        column.addLayout(head)
        column.addSpacing(36)
        for dot, title, (_title, about) in zip(self._dots, self._titles, steps, strict=True):
            column.addLayout(self._row(dot, title, about))
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        self._note_icon = Icon(look, "lock", "text_2", 14)
        foot.addWidget(self._note_icon, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self._note, 1)
        column.addLayout(foot)

    def show_step(self, current: int, note: str, icon: str) -> None:
        """Which step this is, and what becomes of what is said in it."""
        self._note_icon.show_icon(icon, "text_2")
        for number, dot in enumerate(self._dots):
            dot.show_progress(number - current)
            is_here = number == current
            self._titles[number].setFont(self._look.font(1.0, W.DemiBold if is_here else W.Medium))
            self._titles[number].setTone("" if number <= current else "2")
        self._note.setText(note)

    def _row(self, dot: QWidget, title: Label, about: str) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.setContentsMargins(0, 3, 0, 12)
        words.addWidget(title)
        words.addWidget(caption(self._look, about, tone="3", wrap=True))
        words.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(dot)
        row.addLayout(words, 1)
        return row


class _Dot(QWidget):
    """A number in a circle, a tick once it is done, and the line to the next one."""

    def __init__(self, look: Look, number: int, is_last: bool) -> None:
        super().__init__()
        self._look = look
        self._number = number
        self._is_last = is_last
        self._ahead = 0
        self.setFixedWidth(DOT_PX + 2)
        self.setMinimumHeight(look.px(ROW_PX))
        look.changed.connect(self.update)

    def show_progress(self, ahead: int) -> None:
        """Below 0 it is done, 0 is where one is, above 0 it is to come."""
        self._ahead = ahead
        self.update()

    def sizeHint(self) -> QSize:
        """As high as its row."""
        return QSize(DOT_PX + 2, self._look.px(ROW_PX))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Circle, number or tick, line."""
        theme = self._look.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        circle = QRectF(1, 1, DOT_PX, DOT_PX)
        is_done, is_here = self._ahead < 0, self._ahead == 0
        strong = theme.color("accent" if is_done or is_here else "input_border")
        painter.setPen(QPen(strong, 2 if is_here else 1))
        painter.setBrush(strong if is_done else QColor(theme.surface if is_here else theme.sunken))
        painter.drawEllipse(circle)
        if is_done:
            painter.drawPixmap(QPointF(8, 8), self._look.pixmap("check", "on_accent", 14))
        else:
            painter.setPen(theme.color("text" if is_here else "text_2"))
            painter.setFont(self._look.font(0.9, QFont.Weight.DemiBold))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._number))
        if not self._is_last:
            painter.setPen(QPen(strong if is_done else theme.card_border, 2 if is_done else 1))
            painter.drawLine(QPointF(15, DOT_PX + 6), QPointF(15, self.height() - 5))
