"""A schedule that a person is editing: what they began from, and what they want now. No Qt."""

from __future__ import annotations

from dataclasses import replace

from juicedesk.domain.schedule import ALL_DAY, MINUTES_PER_DAY, ChargeWindow, Schedule
from juicedesk.store.view import Field

FIRST_WINDOW = ChargeWindow(23 * 60, 6 * 60 + 30)
"""What the lanes show before a charger has had a schedule: a night, not saved until asked for."""


class ScheduleDraft:
    """One charger's draft. An untouched one follows the server; a touched one stays as it is."""

    def __init__(self) -> None:
        self._shown: Schedule | None = None
        self._reported: Schedule | None = None
        self._wanted: Schedule | None = None
        self._base: Schedule | None = None

    def follow(self, field: Field) -> None:
        """Take in what the store has now."""
        self._reported = field.reported if isinstance(field.reported, Schedule) else None
        self._shown = field.shown if isinstance(field.shown, Schedule) else None
        self._forget_if_same()

    @property
    def is_known(self) -> bool:
        """Whether the charger's schedule has ever been read."""
        return self._shown is not None

    @property
    def shown(self) -> Schedule | None:
        """What the store has, as it was followed or saved last."""
        return self._shown

    @property
    def is_touched(self) -> bool:
        """Whether there is something to save."""
        return self._wanted is not None

    @property
    def current(self) -> Schedule:
        """What the editor shows."""
        return self._wanted or self._offered

    @property
    def reported(self) -> Schedule | None:
        """What the box's server has."""
        return self._reported

    @property
    def base(self) -> Schedule | None:
        """What the person saw when beginning to edit: the value that a save is compared with."""
        return self._base if self.is_touched else self._reported

    def change(
        self,
        *,
        enabled: bool | None = None,
        weekday: ChargeWindow | None = None,
        weekend: ChargeWindow | None = None,
    ) -> None:
        """Change a part; the first change remembers what was seen."""
        if not self.is_touched:
            self._base = self._reported
        current = self.current
        self._wanted = replace(
            current,
            enabled=current.enabled if enabled is None else enabled,
            weekday=weekday or current.weekday,
            weekend=weekend or current.weekend,
        )
        self._forget_if_same()

    def start_weekend_at_midnight(self) -> None:
        """Let Saturday and Sunday begin with charging; a window up to midnight becomes the whole day."""
        weekend = self.current.weekend
        end = weekend.end_minute_of_day or MINUTES_PER_DAY
        self.change(weekend=replace(weekend, start_minute_of_day=0, end_minute_of_day=end))

    def saved(self, schedule: Schedule) -> None:
        """This schedule is kept: the store shows it from now on. What was edited meanwhile stays."""
        self._shown = schedule
        self._forget_if_same()

    def discard(self) -> None:
        """Go back to what the store has."""
        self._wanted = None

    @property
    def _offered(self) -> Schedule:
        """What the store has; windows that nobody ever chose are shown as a night."""
        shown = self._shown
        if shown is None or (not shown.enabled and shown.weekday == shown.weekend == ALL_DAY):
            return Schedule(False, FIRST_WINDOW, FIRST_WINDOW)
        return shown

    def _forget_if_same(self) -> None:
        if self._wanted in (self._shown, self._offered):
            self._wanted = None
