"""Clocks that are wrong: against the server's, and one that is set while a raise is watched."""

from __future__ import annotations

from juicedesk.domain.charger import ChargerState, Measurement
from juicedesk.domain.errors import Unknown
from juicedesk.domain.intent import FieldGroup, IntentState
from juicedesk.domain.moment import Moment
from juicedesk.domain.ports import UnitState
from tests.unit.sync.bench import Bench

NOW = 1_800_000_000.0


class SetClock:
    """The wall clock can be set; the other one counts on."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench
        self.set_by_s = 0.0

    def now(self) -> Moment:
        wall_s = self._bench.clock.wall_s
        return Moment(wall_s + self.set_by_s, wall_s - 1_000_000.0, "boot-1")


def state(last_ping: int | None, utc_time: int | None) -> UnitState:
    measurement = Measurement(ChargerState.PLUGGED, "plugged", last_ping=last_ping)
    return UnitState(measurement, 24, False, None, None, None, utc_time=utc_time)


def test_silence_is_counted_by_the_servers_own_clock() -> None:
    assert state(int(NOW) - 1500, int(NOW)).charger_silent_s(NOW - 1800) == 1500
    assert state(int(NOW) - 5, int(NOW)).charger_silent_s(NOW + 1800) == 5


def test_without_that_clock_a_report_from_the_future_is_unknown() -> None:
    assert state(int(NOW) - 1500, None).charger_silent_s(NOW - 1800) is None
    assert state(int(NOW) + 30, None).charger_silent_s(NOW) == 0
    assert state(None, int(NOW)).charger_silent_s(NOW) is None


def test_a_watch_lasts_as_long_as_it_should_when_the_clock_is_set_forward(bench: Bench) -> None:
    clock = SetClock(bench)
    bench.engine._clock = clock  # type: ignore[assignment]
    bench.link.fail_write_before = lambda: Unknown("fake", "no answer")
    bench.link.cause = TimeoutError()
    bench.ask(FieldGroup.WIRE, 24, 32)
    bench.run_s(4)
    (sent,) = bench.store.intents.open_intents("home")
    assert sent.state is IntentState.UNKNOWN
    assert sent.watch_until is not None
    assert sent.sent_at is not None

    clock.set_by_s = 600.0
    bench.engine.cycle()

    (watched,) = bench.store.intents.open_intents("home")
    assert watched.watch_until is not None
    assert watched.sent_at is not None
    assert round(watched.watch_until - sent.watch_until) == 600
    assert round(watched.sent_at - sent.sent_at) == 600
