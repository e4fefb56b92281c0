"""The window's own icon: that of the program, with a mark while something asks for a person."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from juicedesk.store.view import DeskView
from juicedesk.ui.aggregate import Aggregate, aggregate
from juicedesk.ui.look import Look

SIZES_PX = (32, 64)
MARK_SHARE, SIGN_SHARE = 0.56, 0.36
MARKS = {
    Aggregate.FAULT: "fault",
    Aggregate.CONFLICT: "pending",
    Aggregate.REJECTED: "pending",
    Aggregate.WAITING: "pending",
}
"""What stands out, with its colour; charging and waiting for the schedule are as it should be."""


class ProgramIcon:
    """Follows the same rule as the icon in the notification area, see `aggregate`."""

    def __init__(self, window: QWidget, look: Look) -> None:
        self._window = window
        self._look = look
        self._shown: Aggregate | None = None

    def show_desk(self, view: DeskView, now: float) -> None:
        """How things are at a moment (UTC epoch seconds); the same as before costs nothing."""
        state = aggregate(view, now)
        if state is self._shown:
            return
        self._shown = state
        icon = QIcon()
        for side_px in SIZES_PX:
            icon.addPixmap(self._picture(state, side_px))
        self._window.setWindowIcon(icon)

    def _picture(self, state: Aggregate, side_px: int) -> QPixmap:
        picture = QPixmap(self._look.pixmap("juicedesk", "accent", side_px))
        token = MARKS.get(state)
        if token is None:
            return picture
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        disc, sign = side_px * MARK_SHARE, round(side_px * SIGN_SHARE)
        box = QRectF(side_px - disc, side_px - disc, disc, disc)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color(f"{token}_soft"))
        painter.drawEllipse(box)
        left = round(box.center().x() - sign / 2)
        icon = self._look.pixmap(state.value, f"on_{token}_soft", sign)
        painter.drawPixmap(left, round(box.center().y() - sign / 2), sign, sign, icon)
        painter.end()
        return picture
