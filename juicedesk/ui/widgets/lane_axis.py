"""The axis of a lane, from noon to noon or from midnight on: minutes of the day to pixels. No Qt."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from juicedesk.domain.schedule import MINUTES_PER_DAY, ChargeWindow

NOON, MIDNIGHT = MINUTES_PER_DAY // 2, 0
LEAST_MINUTES = 15


class Grip(StrEnum):
    """What of a window is moved."""

    WHOLE = "whole"
    START = "start"
    END = "end"


@dataclass(frozen=True, slots=True)
class LaneAxis:
    """A lane of `width_px` pixels; position 0 is its left end, and the right end is a day later."""

    width_px: float

    def x_of(self, position: float) -> float:
        """Pixels of a position in minutes after the left end, 0–1440."""
        return self.width_px * position / MINUTES_PER_DAY

    def minutes_of(self, pixels: float) -> float:
        """How many minutes a distance in pixels is."""
        return pixels * MINUTES_PER_DAY / max(self.width_px, 1.0)


def stretch_of(window: ChargeWindow, origin_minute: int = NOON) -> tuple[int, int]:
    """Where a window begins and ends in minutes after the left end, which is noon or midnight; an end beyond
    1440 runs past the right end."""
    start = (window.start_minute_of_day - origin_minute) % MINUTES_PER_DAY
    return start, start + window.length_minutes


def moved(window: ChargeWindow, grip: Grip, by_minutes: int) -> ChargeWindow:
    """The window after moving it or one of its ends, which never pass each other."""
    start, length = window.start_minute_of_day, window.length_minutes
    if grip is Grip.WHOLE:
        # A whole day has nowhere to go: its two ends are the same midnight.
        return window if length == MINUTES_PER_DAY else _window_from(window, start + by_minutes, length)
    growth = by_minutes if grip is Grip.END else -by_minutes
    longest = max(length, MINUTES_PER_DAY - LEAST_MINUTES)
    new_length = max(min(length, LEAST_MINUTES), min(longest, length + growth))
    if new_length == length:
        return window
    return _window_from(window, start if grip is Grip.END else start + length - new_length, new_length)


def at_limit(window: ChargeWindow, grip: Grip, *, latest: bool, origin_minute: int = NOON) -> ChargeWindow:
    """The window moved as far to one end of the lane as it goes."""
    start, end = stretch_of(window, origin_minute)
    if grip is Grip.START:
        return moved(window, grip, end - start if latest else -start)
    if grip is Grip.END and not latest:
        return moved(window, grip, start - end)
    return moved(window, grip, max(0, MINUTES_PER_DAY - end) if latest else -start)


def snapped(minute: float, step: int) -> int:
    """The nearest multiple of a step."""
    return round(minute / step) * step


def _window_from(window: ChargeWindow, start: int, length: int) -> ChargeWindow:
    start %= MINUTES_PER_DAY
    # The end of a day reads 24:00, its beginning 00:00.
    end = (start + length - 1) % MINUTES_PER_DAY + 1
    return replace(window, start_minute_of_day=start, end_minute_of_day=end)
