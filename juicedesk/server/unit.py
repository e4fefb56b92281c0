"""One adopted box: its settings, its latest report, its session, and the commands that it gets."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from juicedesk.domain.charger import ChargerState, masked_id
from juicedesk.domain.policy import Draw, may_draw, settle_wire_limit
from juicedesk.juicebox.command import command_at, next_counter
from juicedesk.juicebox.status import CHARGING, NO_CAR, PLUGGED, Protocol, Status
from juicedesk.juicenet.zones import zone_info
from juicedesk.server.sessions import Session, begun, continued, ended, is_plugged
from juicedesk.server.settings import UnitSettings

_LOG = logging.getLogger(__name__)
_STATES = {NO_CAR: ChargerState.STANDBY, PLUGGED: ChargerState.PLUGGED, CHARGING: ChargerState.CHARGING}


@dataclass(frozen=True, slots=True)
class Report:
    """A status with the datagram that it came in, when (UTC epoch seconds) and from which address."""

    status: Status
    datagram: bytes
    heard_at_s: float
    address: str


def state_of(report: Report | None, now_s: float, offline_after_s: float) -> ChargerState:
    """The API's state of a box: what it said last, or `disconnect` after a time of silence."""
    if report is None or now_s - report.heard_at_s > offline_after_s:
        return ChargerState.DISCONNECT
    return _STATES.get(
        -1 if report.status.state_code is None else report.status.state_code, ChargerState.ERROR
    )


class Unit:
    """A box that belongs to the account. For the event loop's thread only.

    `hear` and `change` replace `settings`; whatever they replaced is for the caller to store.
    """

    def __init__(
        self,
        unit_id: str,
        token: str,
        settings: UnitSettings,
        *,
        report: Report | None = None,
        session: Session | None = None,
        plug_changed_at: int | None = None,
        unkept_changes: int = 0,
    ) -> None:
        """`unkept_changes` is how many changes may have been told to clients and lost with the last run."""
        self.unit_id = unit_id
        self.token = token
        self.settings = settings
        self.report = report
        self.session = session
        self.ended_sessions: list[Session] = []
        self.plug_changed_at = plug_changed_at
        self.is_encrypted = False
        self._last_stamp = settings.info_timestamp + unkept_changes
        self._counter: int | None = None
        self._counters_with_wire_limit: set[int] = set()

    @property
    def session_wh(self) -> int:
        """What the car that is plugged in has taken; 0 without a car."""
        return self.session.energy_wh if self.session else 0

    def local_time(self, now_s: float) -> datetime:
        """The wall clock where the charger hangs, without a zone."""
        return datetime.fromtimestamp(now_s, zone_info(self.settings.time_zone_id)).replace(tzinfo=None)

    def draw(self, now_s: float) -> Draw | None:
        """What the box may draw now; None: it must get no command."""
        return may_draw(self.settings.for_policy, self.local_time(now_s))

    def next_stamp(self, now_s: float) -> int:
        """A change stamp (`info_timestamp`) that was never given to this unit before.

        It is the time (UTC epoch seconds) where that is later than every earlier stamp, else one more:
        neither a clock set back nor a crash brings a stamp back.
        """
        self._last_stamp = max(int(now_s), self._last_stamp + 1)
        return self._last_stamp

    def change(self, **changes: Any) -> None:
        """Take over changed settings that a person asked for."""
        self.settings = replace(self.settings, **changes)
        if "wire_limit_amps" in changes:
            self._counters_with_wire_limit.clear()

    def hear(self, report: Report) -> bool:
        """Take a report in; whether the settings changed by it."""
        before, settings_before = self.report, self.settings
        self.report = report
        self.is_encrypted = False
        was_plugged = self.session is not None
        self._follow_session(report, before)
        self._follow_rating(report)
        self._settle_wire_limit(report)
        self._end_override(report, is_unplugged=was_plugged and self.session is None)
        return self.settings is not settings_before

    def command(self, now_s: float) -> bytes | None:
        """The command that answers the latest report, or None when the box must get none."""
        if self.report is None or self.report.status.protocol is Protocol.OLD:
            return None
        draw = self.draw(now_s)
        if draw is None:
            return None
        counter = self._next_counter(self.report.status)
        command = command_at(self.local_time(now_s), draw.online_amps, draw.offline_amps, counter)
        try:
            datagram = command.encode(self.report.status.protocol)
        except ValueError as error:
            _LOG.warning("%s gets no command: %s", masked_id(self.unit_id), error)
            return None
        self._counter = counter
        if self.settings.wire_limit_awaited:
            self._counters_with_wire_limit.add(counter)
        return datagram

    def _next_counter(self, status: Status) -> int:
        """After a restart the box's own count goes on (protocol sheet §3.5)."""
        last = status.counter if self._counter is None else self._counter
        return next_counter(last or 0)

    def _follow_session(self, report: Report, before: Report | None) -> None:
        plugged = is_plugged(report.status)
        if self.session is None:
            if plugged:
                self.session = begun(report.status, report.heard_at_s)
                self.plug_changed_at = int(report.heard_at_s)
        elif plugged is False:
            self.ended_sessions.append(ended(self.session, report.status, report.heard_at_s))
            self.session = None
            self.plug_changed_at = int(report.heard_at_s)
        elif before is not None:
            was_charging = before.status.state_code == CHARGING
            since_s = report.heard_at_s - before.heard_at_s
            self.session = continued(self.session, report.status, was_charging, since_s)

    def _follow_rating(self, report: Report) -> None:
        """The rating is the hardware's: what the box says last is right."""
        status = report.status
        if status.rating_amps and status.rating_amps != self.settings.unit_rating_amps:
            self._keep(report.heard_at_s, unit_rating_amps=status.rating_amps)

    def _settle_wire_limit(self, report: Report) -> None:
        settings, status = self.settings, report.status
        if settings.wire_limit_amps is None:
            return
        is_reported = status.offline_amps == settings.wire_limit_amps
        awaited = settings.wire_limit_awaited and not (
            is_reported or status.counter in self._counters_with_wire_limit
        )
        settled = settle_wire_limit(settings.wire_limit_amps, status.offline_amps, awaited)
        self._keep(
            report_s=report.heard_at_s if settled.box_was_lower else None,
            wire_limit_amps=settled.wire_limit_amps,
            wire_limit_awaited=awaited,
            wire_limit_verified=settings.wire_limit_verified or is_reported or settled.box_was_lower,
            wire_limit_lowered=settings.wire_limit_lowered or settled.box_was_lower,
        )
        if not awaited:
            self._counters_with_wire_limit.clear()

    def _end_override(self, report: Report, *, is_unplugged: bool) -> None:
        order = self.settings.override
        if order is not None and (is_unplugged or order.is_delivered(self.session_wh)):
            self._keep(report_s=report.heard_at_s, override=None)

    def _keep(self, report_s: float | None, **changes: Any) -> None:
        """Replace settings where they differ; with a time, as a change of the configuration."""
        wanted = replace(self.settings, **changes)
        if wanted == self.settings:
            return
        stamp = self.settings.info_timestamp if report_s is None else self.next_stamp(report_s)
        self.settings = replace(wanted, info_timestamp=stamp)
