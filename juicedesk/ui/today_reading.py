"""The power of a charger's day, read and put together in one go. Pure; made in the background."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from juicedesk.domain.charge import Charge
from juicedesk.domain.charger import ChargerState
from juicedesk.domain.day_power import Car, DayPower, Flow, Stretch, day_power
from juicedesk.store.view import ChargerView

CAR_STATES = (ChargerState.PLUGGED, ChargerState.CHARGING)


@dataclass(frozen=True, slots=True)
class Asked:
    """Of which charger, as it was last read; `now` is UTC epoch seconds."""

    charger: ChargerView
    now: float

    def local(self, at: float) -> datetime:
        """A moment on the charger's own wall clock, to the second."""
        moment = datetime.fromtimestamp(int(at), UTC).replace(tzinfo=None)
        return moment + timedelta(seconds=self.charger.local_offset_s or 0)


def read_today(
    asked: Asked,
    flows_of: Callable[[str, float], tuple[Flow, ...]],
    charges_of: Callable[[tuple[str, ...], datetime], tuple[Charge, ...]],
) -> DayPower:
    """Fetch what is kept of today and of the charge that is going on, and work out the day."""
    now, unit_id = asked.local(asked.now), asked.charger.unit_id
    midnight = now.replace(hour=0, minute=0, second=0)
    car = _car(asked)
    since = min(midnight, (car.plugged_since if car else None) or midnight)
    back_s = (now - since).total_seconds()
    flows = [_stretch(asked, flow) for flow in flows_of(unit_id, asked.now - back_s)]
    return day_power(now, flows, charges_of((unit_id,), midnight), car, _last_read(asked, midnight, now))


def _last_read(asked: Asked, midnight: datetime, now: datetime) -> datetime:
    """When the box was last heard of; a server that has lost it goes on answering."""
    measured, at = asked.charger.measurement, asked.charger.measured_at
    if measured is not None and measured.state is ChargerState.DISCONNECT:
        at = measured.last_ping
    return midnight if at is None else min(now, asked.local(at))


def _stretch(asked: Asked, flow: Flow) -> Stretch:
    return asked.local(flow.started_at), asked.local(flow.ended_at), flow.watts


def _car(asked: Asked) -> Car | None:
    measured = asked.charger.measurement
    if measured is None or measured.state not in CAR_STATES:
        return None
    since = measured.plugged_since
    return Car(None if since is None else asked.local(since), measured.session_wh, measured.session_s)
