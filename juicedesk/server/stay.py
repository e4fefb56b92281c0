"""A car at a box: its session, its energy, and whether it takes what it is offered."""

from __future__ import annotations

from juicedesk.domain.wiring import FLOOR_AMPS
from juicedesk.juicebox.status import CHARGING, PLUGGED
from juicedesk.server.report import Report, seconds_between
from juicedesk.server.sessions import Session, begun, continued, ended, is_plugged
from juicedesk.server.slots import EnergySlot, SlotMeter

_IDLE_AFTER_S = 120.0


class Stay:
    """The present stay of a car at one box, if there is one, and what is not kept yet of earlier ones."""

    __slots__ = ("_offered_since", "ended_sessions", "is_idle", "plug_changed_at", "session", "slots")

    def __init__(
        self,
        session: Session | None = None,
        plug_changed_at: int | None = None,
        last_slot: EnergySlot | None = None,
    ) -> None:
        self.session = session
        """None: no car."""
        self.plug_changed_at = plug_changed_at
        self.ended_sessions: list[Session] = []
        self.slots = SlotMeter(last_slot)
        self.is_idle = False
        """Whether the car has been offered current for a while and takes none."""
        self._offered_since: Report | None = None

    @property
    def session_wh(self) -> int:
        """What the car that is plugged in has taken; 0 without a car."""
        return self.session.energy_wh if self.session else 0

    def hear(self, report: Report, before: Report | None) -> None:
        """Take in a report and the one before it."""
        session_before = self.session
        self._follow_session(report, before)
        self._follow_energy(report, before, session_before)
        self._follow_appetite(report)

    def _follow_session(self, report: Report, before: Report | None) -> None:
        plugged = is_plugged(report.status)
        if self.session is None:
            if plugged:
                self.session = begun(report.status, self._own_second(report))
                self.plug_changed_at = self.session.started_at
        elif plugged is False:
            self.ended_sessions.append(ended(self.session, report.status, report.heard_at_s))
            self.session = None
            self.plug_changed_at = int(report.heard_at_s)
        elif before is not None:
            was_charging = before.status.state_code == CHARGING
            self.session = continued(
                self.session, report.status, was_charging, seconds_between(before, report)
            )

    def _own_second(self, report: Report) -> int:
        """A session is known by its start: not that of one that a quick hand began in the same second."""
        second = int(report.heard_at_s)
        return second + 1 if second == self.plug_changed_at else second

    def _follow_energy(self, report: Report, before: Report | None, session_before: Session | None) -> None:
        """What has flowed since the report before, in its quarters of an hour."""
        session = self.session if session_before is None else self.session or self.ended_sessions[-1]
        if session is not None:
            energy_wh = session.energy_wh - (session_before.energy_wh if session_before else 0)
            since_s = seconds_between(before, report) if before and session_before else 0.0
            self.slots.add(session.started_at, report.heard_at_s - since_s, report.heard_at_s, energy_wh)

    def _follow_appetite(self, report: Report) -> None:
        """Whether the car takes what it is offered; while it is offered nothing, nobody can tell."""
        if report.status.state_code != PLUGGED:
            self.is_idle, self._offered_since = False, None
        elif (report.status.online_amps or 0) < FLOOR_AMPS:
            self._offered_since = None
        elif self._offered_since is None:
            self._offered_since = report
        elif seconds_between(self._offered_since, report) >= _IDLE_AFTER_S:
            self.is_idle = True
