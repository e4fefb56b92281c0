"""How one piece of a window on a lane is drawn."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from juicedesk.domain.schedule import ChargeWindow
from juicedesk.ui.format import length_text
from juicedesk.ui.look import Look
from juicedesk.ui.values import window_text
from juicedesk.ui.widgets.lane_axis import Grip

EDGE_PX = 10
HANDLE_PX, HELD_HANDLE_PX = 12, 22
TEXT_LEFT_PX = 22
BEYOND_PX = 12


@dataclass(frozen=True, slots=True)
class PieceState:
    """Whether the window counts, whether the keyboard is on it, and which end it moves."""

    is_enabled: bool
    has_focus: bool
    grip: Grip


@dataclass(frozen=True, slots=True)
class Times:
    """The words in a piece: `left_px` keeps them off the handle, and off a line of the box's window."""

    window: ChargeWindow
    left_px: int = TEXT_LEFT_PX


def paint_piece(
    painter: QPainter,
    look: Look,
    box: QRect,
    state: PieceState,
    times: Times | None,
    sides: tuple[bool, bool],
) -> None:
    """Fill, border, handles and, where they fit, the times.

    `sides` say whether the left and the right side are ends of the window; at a side that is none the
    window goes on at the other end of the lane, so it has neither border nor handle there.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(box)
    edge = look.color(_edge_token(state))
    painter.setPen(QPen(edge, 2.5 if state.has_focus else 1.5))
    painter.setBrush(_fill(look, state))
    beyond = [0 if side else BEYOND_PX for side in sides]
    painter.drawRoundedRect(QRectF(box).adjusted(1.25 - beyond[0], 1.25, beyond[1] - 1.25, -1.25), 6, 6)
    for grip, has_end, x in zip(
        (Grip.START, Grip.END), sides, (box.left() + 6, box.right() - 9), strict=True
    ):
        if has_end and box.width() > 2 * EDGE_PX:
            _paint_handle(painter, edge, x, box, is_held=state.grip is grip)
    if times is not None:
        _paint_times(painter, look, box, state, times)
    painter.restore()


def _edge_token(state: PieceState) -> str:
    if not state.is_enabled:
        return "hairline"
    return "focus" if state.has_focus else "scheduled"


def _fill(look: Look, state: PieceState) -> QColor:
    return (
        look.theme.mix("scheduled", "scheduled_soft", 0.10) if state.is_enabled else look.color("idle_soft")
    )


def _paint_handle(painter: QPainter, color: QColor, x: int, box: QRect, *, is_held: bool) -> None:
    height = HELD_HANDLE_PX if is_held else HANDLE_PX
    top = box.top() + (box.height() - height) / 2
    painter.setPen(QPen(color, 2.5 if is_held else 1.5))
    for line in (x, x + 4):
        painter.drawLine(line, round(top), line, round(top + height))


def _paint_times(painter: QPainter, look: Look, box: QRect, state: PieceState, times: Times) -> None:
    painter.setPen(look.color("on_scheduled_soft" if state.is_enabled else "text_2"))
    painter.setFont(look.font(1.0, QFont.Weight.DemiBold))
    words, metrics = window_text(times.window), painter.fontMetrics()
    room = box.adjusted(times.left_px, 0, EDGE_PX // 2 - TEXT_LEFT_PX, 0)
    middle_left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    if metrics.horizontalAdvance(words) <= room.width():
        painter.drawText(room, middle_left, words)
        room.setLeft(room.left() + metrics.horizontalAdvance(words) + 10)
    painter.setFont(look.font())
    length = length_text(times.window.length_minutes)
    if painter.fontMetrics().horizontalAdvance(length) <= room.width():
        painter.drawText(room, middle_left, length)
