"""When charging is allowed: one window for Mon–Fri, one for Sat–Sun (API sheet §8).

Every rule here works on the charger's own wall clock; nothing is ever converted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from juicedesk.domain.errors import MINUTE_OUT_OF_DAY, START_EQUALS_END, InvalidChange

MINUTES_PER_DAY = 1440
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class ChargeWindow:
    """Two ends in the charger's local day, 0–1440; an end before the start leaves out the middle.

    All day is 0 to 1440. `ready_by_minute_of_day` is 1–1440, or None when nobody asked for it.
    Raises InvalidChange when an end is outside the day or both ends are the same.
    """

    start_minute_of_day: int
    end_minute_of_day: int
    ready_by_minute_of_day: int | None = None

    def __post_init__(self) -> None:
        for minute in (self.start_minute_of_day, self.end_minute_of_day, self.ready_by_minute_of_day or 0):
            if not 0 <= minute <= MINUTES_PER_DAY:
                raise InvalidChange(MINUTE_OUT_OF_DAY, minute=minute)
        # From 1440 back to 0 are equal ends too: the same midnight, and not a minute between them.
        if self.start_minute_of_day - self.end_minute_of_day in (0, MINUTES_PER_DAY):
            raise InvalidChange(START_EQUALS_END, minute=self.start_minute_of_day)

    @property
    def pieces(self) -> tuple[tuple[int, int], ...]:
        """The allowed stretches of one calendar day, in order, as (from, to) minutes; none is empty."""
        start, end = self.start_minute_of_day, self.end_minute_of_day
        if start < end:
            return ((start, end),)
        return tuple(piece for piece in ((0, end), (start, MINUTES_PER_DAY)) if piece[0] < piece[1])

    @property
    def length_minutes(self) -> int:
        """How long charging is allowed on one calendar day, 1–1440."""
        return sum(end - start for start, end in self.pieces)

    @property
    def spans_midnight(self) -> bool:
        """Whether the window reads as one night rather than as part of a day."""
        return self.end_minute_of_day < self.start_minute_of_day

    def contains(self, minute_of_day: int) -> bool:
        """Whether a minute (0–1439) is inside; the end minute itself is outside."""
        return any(start <= minute_of_day < end for start, end in self.pieces)


ALL_DAY = ChargeWindow(0, MINUTES_PER_DAY)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of one weekday (0 = Monday) in which charging is allowed, in minutes of that day."""

    weekday: int
    start_minute_of_day: int
    end_minute_of_day: int


@dataclass(frozen=True, slots=True)
class Seam:
    """A midnight at which the other day class takes over and changes what a night would have been.

    `weekday` is the day that begins there (5 = Saturday, 0 = Monday). `cut` says that a night which
    runs up to this midnight does not go on after it.
    """

    weekday: int
    cut: bool
    allowed_until_minute_of_day: int


@dataclass(frozen=True, slots=True)
class Schedule:
    """The two windows, and whether they count at all; disabled means any time."""

    enabled: bool
    weekday: ChargeWindow
    weekend: ChargeWindow

    def window_on(self, weekday: int) -> ChargeWindow:
        """The window of a calendar day's own class; 0 is Monday."""
        return self.weekend if weekday >= SATURDAY else self.weekday

    def allows(self, local_time: datetime) -> bool:
        """Whether charging is allowed at a time on the charger's wall clock."""
        if not self.enabled:
            return True
        return self.window_on(local_time.weekday()).contains(local_time.hour * 60 + local_time.minute)

    def next_change(self, local_time: datetime) -> datetime | None:
        """The next time on the charger's wall clock at which `allows` changes; None if it never does."""
        if not self.enabled:
            return None
        allowed = self.allows(local_time)
        midnight = local_time.replace(hour=0, minute=0, second=0, microsecond=0)
        for edge in self._edges(midnight):
            if edge > local_time and self.allows(edge) != allowed:
                return edge
        return None

    def _edges(self, midnight: datetime) -> Iterator[datetime]:
        for day in range(8):
            date = midnight + timedelta(days=day)
            for start, end in self.window_on(date.weekday()).pieces:
                yield date + timedelta(minutes=start)
                yield date + timedelta(minutes=end)

    def week(self) -> tuple[Stretch, ...]:
        """What a whole week allows, Monday 00:00 first."""
        if not self.enabled:
            return tuple(Stretch(day, 0, MINUTES_PER_DAY) for day in range(7))
        return tuple(
            Stretch(day, start, end) for day in range(7) for start, end in self.window_on(day).pieces
        )

    def seams(self) -> tuple[Seam, ...]:
        """The midnights before Saturday and before Monday, where they change a night."""
        if not self.enabled or self.weekday.pieces == self.weekend.pieces:
            return ()
        return tuple(
            seam
            for seam in (
                _seam(SATURDAY, self.weekday, self.weekend),
                _seam(0, self.weekend, self.weekday),
            )
            if seam is not None
        )


def _seam(day: int, before: ChargeWindow, after: ChargeWindow) -> Seam | None:
    runs_up_to_midnight = before.contains(MINUTES_PER_DAY - 1)
    goes_on = after.contains(0)
    if not runs_up_to_midnight and not goes_on:
        return None
    until = after.pieces[0][1] if goes_on else 0
    return Seam(day, cut=runs_up_to_midnight and not goes_on, allowed_until_minute_of_day=until)


ANY_TIME = Schedule(False, ALL_DAY, ALL_DAY)
"""The schedule of a new unit: disabled."""
