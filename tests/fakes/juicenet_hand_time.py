"""The fault server on a clock that only the test moves: what is to come happens when its time has come."""

from __future__ import annotations

import ssl
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.fakes.charger_link import HandClock
from tests.fakes.juicenet_faults import Json, Received
from tests.fakes.juicenet_server import FakeUnit, FaultServer

PING_EVERY_S = 5


@dataclass(frozen=True)
class Applied:
    """A write that took effect. `before` is what its charger had until then."""

    at: float
    request: Received
    before: Json


class HandTimeServer(FaultServer):
    """`applied` is every write that took effect, in order; `on_request` is asked before anything is done."""

    def __init__(self, clock: HandClock, *, tls: ssl.SSLContext | None = None) -> None:
        self.clock = clock
        self.applied: list[Applied] = []
        self.on_request: Callable[[Received], None] = lambda request: None
        self._later: list[tuple[float, Callable[[], object]]] = []
        self._stale: dict[str, tuple[float, Json]] = {}
        super().__init__(tls=tls)

    @property
    def has_plans(self) -> bool:
        """Whether something is still to come."""
        return bool(self._later)

    def later(self, delay_s: float, action: Callable[[], object]) -> None:
        """Do something when the clock has passed so much."""
        self._later.append((self.clock.wall_s + delay_s, action))

    def keep_reading_old(self, unit: FakeUnit, for_s: float) -> None:
        """Let reads of a charger tell for so long what they would tell now."""
        self._stale[unit.token] = (self.clock.wall_s + for_s, _values(unit))
        self.later(for_s, lambda: None)

    def catch_up(self) -> None:
        """Do what is due by now, in order."""
        with self._lock:
            while due := sorted((at, n) for n, (at, _) in enumerate(self._later) if at <= self.clock.wall_s):
                _, action = self._later.pop(due[0][1])
                action()

    def note(self, request: Received) -> None:
        super().note(request)
        self.on_request(request)

    def handle(self, request: Received) -> Json:
        with self._lock:
            self.catch_up()
            unit = next((u for u in self.units.values() if u.token == request.body.get("token")), None)
            if unit is None:
                return super().handle(request)
            if request.command.startswith("set_"):
                return self._applied(unit, request)
            _set_times(unit, self.clock.wall_s)
            return super().handle(request) | self._old_values(unit, request.command)

    def _applied(self, unit: FakeUnit, request: Received) -> Json:
        before = _values(unit)
        answer = super().handle(request)
        self.applied.append(Applied(self.clock.wall_s, request, before))
        touch(unit)
        return answer

    def _old_values(self, unit: FakeUnit, command: str) -> Json:
        until, old = self._stale.get(unit.token, (0.0, {}))
        return old[command] if self.clock.wall_s < until else {}


def touch(unit: FakeUnit) -> None:
    """Give a charger another change stamp."""
    for part in (unit.info, unit.state):
        part["info_timestamp"] += 1


def put_back(unit: FakeUnit, before: Json) -> None:
    """Let a charger have its former values again."""
    unit.info |= before["get_info"]
    unit.state |= before["get_state"]
    unit.schedule |= before["get_schedule"]
    touch(unit)


def _values(unit: FakeUnit) -> Json:
    """What an edit can change, by the command that reads it."""
    override: dict[str, Any] = {key: unit.state[key] for key in ("override_time", "show_override")}
    return {
        "get_info": {key: unit.info[key] for key in ("name", "amps_wire_rating")},
        "get_state": override | {"charging": dict(unit.state["charging"])},
        "get_schedule": {key: unit.schedule[key] for key in ("type", "weekday", "weekend")},
    }


def _set_times(unit: FakeUnit, wall_s: float) -> None:
    now = int(wall_s)
    unit.state |= {"utc_time": now, "unit_time": now - 5 * 3600, "time_last_ping": now - PING_EVERY_S}
