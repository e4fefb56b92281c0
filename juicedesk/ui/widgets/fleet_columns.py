"""Where the columns of the list of chargers are: as wide as what stands in them, as far as there is room."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QFont, QFontMetrics

from juicedesk.ui.fleet_words import heads, state_words
from juicedesk.ui.format import age_text, amps_text, kilowatts_text
from juicedesk.ui.look import Look

TICK_PX, TICK_LEFT_PX, NAME_LEFT_PX, RIGHT_PX = 16, 14, 46, 10
STATE_TEXT_PX, MARK_PX, GAP_PX = 24, 24, 16
NAME_PX, SCHEDULE_PX = 130, 230
NAME, STATE, POWER, SCHEDULE, WIRE, SEEN = range(6)
AT_RIGHT = (POWER, SEEN)
"""Figures, which are compared from row to row."""
WORDS = {NAME: 0.4, STATE: 0.0, SCHEDULE: 0.6}
"""Who gets which part of what is left over: names and schedules can be of any length."""
LEAST_SHARE = 0.5


class FleetColumns:
    """The same for the rows and for the headings over them."""

    def __init__(self, look: Look) -> None:
        head = QFontMetrics(look.font(0.85, QFont.Weight.DemiBold))
        cell = QFontMetrics(look.font())
        state = max(cell.horizontalAdvance(words) for words in state_words())
        change = cell.horizontalAdvance(f"{amps_text(88)} → {amps_text(88)}")
        widths = {
            NAME: look.px(NAME_PX),
            STATE: state + look.px(STATE_TEXT_PX),
            POWER: cell.horizontalAdvance(kilowatts_text(88_800)),
            SCHEDULE: look.px(SCHEDULE_PX),
            WIRE: change + look.px(MARK_PX),
            SEEN: max(cell.horizontalAdvance(age_text(seconds)) for seconds in (59, 59 * 60, 47 * 3600)),
        }
        self._left_px, self._gap_px = look.px(NAME_LEFT_PX), look.px(GAP_PX)
        self._widths = [
            max(widths[number], head.horizontalAdvance(words)) + self._gap_px
            for number, words in enumerate(heads())
        ]

    def cells(self, box: QRect) -> list[QRect]:
        """The columns of a row."""
        cells, left = [], box.left() + self._left_px
        for wide in self._widths_in(box.width() - self._left_px - RIGHT_PX):
            cells.append(QRect(left, box.top(), wide - self._gap_px, box.height()))
            left += wide
        return cells

    def _widths_in(self, width: int) -> list[int]:
        """Where there is too little room, words become shorter before figures do."""
        words = sum(self._widths[number] for number in WORDS)
        figures = sum(self._widths) - words
        shrink = min(1.0, width / (figures + words * LEAST_SHARE))
        given = max(LEAST_SHARE, min(1.0, (width - figures) / words)) * shrink
        spare = max(0, width - figures - words)
        return [
            round(wide * given + spare * WORDS[number]) if number in WORDS else round(wide * shrink)
            for number, wide in enumerate(self._widths)
        ]
