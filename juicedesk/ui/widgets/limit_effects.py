"""What another wiring limit would change, said before it is saved."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from juicedesk.domain.estimate import Estimate
from juicedesk.domain.intent import FieldGroup
from juicedesk.domain.schedule import Schedule
from juicedesk.store.view import ChargerView
from juicedesk.ui.estimate_words import when_text
from juicedesk.ui.format import energy_text, kilowatts_text, length_text, wall_clock_text
from juicedesk.ui.look import Look
from juicedesk.ui.preferences import Preferences
from juicedesk.ui.schedule_estimate import Basis, basis_of, with_wire
from juicedesk.ui.widgets.labels import body
from juicedesk.ui.widgets.surfaces import Icon

FORGETFUL_PROTOCOL = "v07"
SOME_CARS_REFUSE_AMPS = 10
GRID = (("power", "zap"), ("time", "timer"), ("ready", "calendar-clock"), ("when", "plug-zap"))
BELOW = (("memory", "memory-stick"), ("forgets", "triangle-alert"), ("low", "info"))


class LimitEffects(QWidget):
    """Power and time for the energy that the car needs, when it is ready by the schedule, when the limit
    takes effect, where it is kept, and what to look out for."""

    def __init__(self, preferences: Preferences, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._lines = {name: EffectLine(look, name, icon) for name, icon in (*GRID, *BELOW)}
        self._lines["memory"].say(self.tr("Stored in the box’s permanent memory, so change it rarely."))
        self._lines["forgets"].say(self.tr("This model may forget the value when its power is cut."))
        self._lines["low"].say(self.tr("Some cars do not start charging with 10 A or less."))
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        for number, (name, _icon) in enumerate(GRID):
            grid.addWidget(self._lines[name], number // 2, number % 2)
        for number, (name, _icon) in enumerate(BELOW):
            grid.addWidget(self._lines[name], 2 + number, 0, 1, 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)

    def show_change(
        self,
        charger: ChargerView,
        amps: tuple[int | None, int | None],
        now: datetime,
        *,
        is_server_there: bool,
    ) -> None:
        """From one limit to another; None is unknown. `now` is naive, on the charger's clock."""
        before, after = (basis_of(with_wire(charger, one), self._preferences) for one in amps)
        self._say_power(amps, before)
        self._say_ready(charger, (before, after), now)
        later = self.tr("Takes effect when the server is back")
        self._lines["when"].say(self.tr("Takes effect at once") if is_server_there else later)
        self._lines["forgets"].setVisible(charger.facts.protocol == FORGETFUL_PROTOCOL)
        self._lines["low"].setVisible(0 < (amps[1] or 0) <= SOME_CARS_REFUSE_AMPS)

    def _say_power(self, amps: tuple[int | None, int | None], basis: Basis) -> None:
        watts = [None if one is None else one * basis.volts for one in amps]
        power = _arrow(kilowatts_text(watts[0]), kilowatts_text(watts[1]))
        self._lines["power"].say(self.tr("Power: {0}").format(power))
        times = _arrow(*(self._time_words(one, basis.need.wh) for one in watts))
        self._lines["time"].say(self.tr("{0}: {1}").format(energy_text(basis.need.wh), times))

    def _time_words(self, watts: float | None, need_wh: int) -> str:
        if not watts:
            return self.tr("never") if watts == 0 else "–"
        return length_text(round(need_wh / watts * 60))

    def _say_ready(self, charger: ChargerView, bases: tuple[Basis, Basis], now: datetime) -> None:
        """What the schedule makes of it for a car that is plugged in now."""
        schedule = charger.field(FieldGroup.SCHEDULE).shown
        estimates = [
            basis.estimate(schedule, now) if isinstance(schedule, Schedule) else None for basis in bases
        ]
        before, after = estimates
        self._lines["ready"].setVisible(after is not None)
        if after is None:
            return
        first, second = (self._ready_words(one, now) for one in estimates)
        if first != second and before is not None and _are_on_one_day(before, after):
            assert after.ready_at is not None
            second = wall_clock_text(after.ready_at)
        words = self.tr("Ready: {0}").format(_arrow(first, second))
        self._lines["ready"].say(f"{words}, {self._outcome(after)}" if self._outcome(after) else words)

    def _ready_words(self, estimate: Estimate | None, now: datetime) -> str:
        if estimate is None:
            return "–"
        if estimate.ready_at is None:
            return self.tr("not within eight days")
        return when_text(estimate.ready_at, now)

    def _outcome(self, estimate: Estimate) -> str:
        """Whether the ready-by time is met; empty where nobody named one."""
        if estimate.lateness is not None:
            late = estimate.lateness.late_minutes
            return "" if late is None else self.tr("{0} late").format(length_text(late))
        return self.tr("in time") if estimate.has_ready_by else ""


class EffectLine(QWidget):
    """An icon and its sentence."""

    def __init__(self, look: Look, name: str, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"wiring:effect:{name}")
        is_warning = icon == "triangle-alert"
        self._words = body(look, tone="pending" if is_warning else "", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(Icon(look, icon, "pending" if is_warning else "text_2"))
        row.addWidget(self._words, 1)

    def say(self, words: str) -> None:
        """Another sentence."""
        self._words.setText(words)


def _are_on_one_day(one: Estimate, other: Estimate) -> bool:
    """So that the day need not be said twice."""
    days = [None if at is None else at.date() for at in (one.ready_at, other.ready_at)]
    return days[0] is not None and days[0] == days[1]


def _arrow(before: str, after: str) -> str:
    return before if before == after else f"{before} → {after}"
