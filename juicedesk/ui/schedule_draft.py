"""A schedule that a person is editing: what they began from, and what they want now. No Qt."""

from __future__ import annotations

from dataclasses import replace

from juicedesk.domain.schedule import ALL_DAY, ChargeWindow, Schedule
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
        if self._wanted == self._shown:
            self._wanted = None

    @property
    def is_known(self) -> bool:
        """Whether the charger's schedule has ever been read."""
        return self._shown is not None

    @property
    def is_touched(self) -> bool:
        """Whether there is something to save."""
        return self._wanted is not None

    @property
    def current(self) -> Schedule:
        """What the editor shows."""
        shown = self._wanted or self._shown
        if shown is None:
            return Schedule(False, FIRST_WINDOW, FIRST_WINDOW)
        if not shown.enabled and shown.weekday == shown.weekend == ALL_DAY:
            return Schedule(False, FIRST_WINDOW, FIRST_WINDOW)
        return shown

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
        wanted = replace(
            current,
            enabled=current.enabled if enabled is None else enabled,
            weekday=weekday or current.weekday,
            weekend=weekend or current.weekend,
        )
        self._wanted = None if wanted == self._shown else wanted

    def saved(self) -> None:
        """What was wanted is kept: it is what the store shows from now on."""
        self._shown, self._wanted = self._wanted or self._shown, None

    def discard(self) -> None:
        """Go back to what the store has."""
        self._wanted = None
