"""The noon-to-noon axis of a lane: minutes of the day to pixels and back. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from juicedesk.domain.errors import InvalidChange
from juicedesk.domain.schedule import MINUTES_PER_DAY, ChargeWindow

NOON = MINUTES_PER_DAY // 2
LEAST_MINUTES = 15


class Grip(StrEnum):
    """What of a window is moved."""

    WHOLE = "whole"
    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class LaneAxis:
    """A lane of `width_px` pixels; position 0 is noon, the right end the next noon."""

    width_px: float

    def x_of(self, position: float) -> float:
        """Pixels of a position in minutes after noon, 0–1440."""
        return self.width_px * position / MINUTES_PER_DAY

    def minutes_of(self, pixels: float) -> float:
        """How many minutes a distance in pixels is."""
        return pixels * MINUTES_PER_DAY / max(self.width_px, 1.0)


def stretch_of(window: ChargeWindow) -> tuple[int, int]:
    """Where a window begins and ends in minutes after noon; an end beyond 1440 runs past the next noon."""
    start = (window.start_minute_of_day - NOON) % MINUTES_PER_DAY
    return start, start + window.length_minutes


def moved(window: ChargeWindow, grip: Grip, by_minutes: int) -> ChargeWindow:
    """The window after moving it or one of its ends; unchanged where that is no window."""
    start, end = window.start_minute_of_day, window.end_minute_of_day
    length = window.length_minutes
    if grip is Grip.WHOLE:
        if length == MINUTES_PER_DAY:
            return window
        start = (start + by_minutes) % MINUTES_PER_DAY
        return _with_ends(window, start, start + length)
    length += by_minutes if grip is Grip.END else -by_minutes
    if not LEAST_MINUTES <= length < MINUTES_PER_DAY:
        return window
    if grip is Grip.START:
        return _with_ends(window, start + by_minutes, end)
    return _with_ends(window, start, end + by_minutes)


def snapped(minute: float, step: int) -> int:
    """The nearest multiple of a step."""
    return round(minute / step) * step


def _with_ends(window: ChargeWindow, start: int, end: int) -> ChargeWindow:
    start %= MINUTES_PER_DAY
    # The end of a day reads 24:00, its beginning 00:00.
    end = (end - 1) % MINUTES_PER_DAY + 1
    try:
        return replace(window, start_minute_of_day=start, end_minute_of_day=end)
    except InvalidChange:
        return window
