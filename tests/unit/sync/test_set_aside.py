"""A value that cannot be understood holds up no other one of its charger, least of all a lowering."""

from __future__ import annotations

from juicedesk.domain.errors import Unknown
from juicedesk.domain.intent import FieldGroup, IntentState
from juicedesk.domain.ports import Unit
from juicedesk.domain.schedule import ANY_TIME, ChargeWindow, Schedule
from juicedesk.store.view import LinkState
from tests.unit.sync.bench import UNIT, Bench

NIGHT = Schedule(True, ChargeWindow(1380, 390), ChargeWindow(1320, 480))


def make_schedule_unreadable(bench: Bench) -> list[int]:
    reads = [0]

    def read_schedule(_unit: Unit) -> Schedule:
        reads[0] += 1
        raise Unknown("fake", "a schedule that nobody understands")

    bench.link.read_schedule = read_schedule  # type: ignore[method-assign]
    return reads


def test_a_lowering_passes_a_schedule_that_is_being_checked(bench: Bench) -> None:
    bench.ask(FieldGroup.SCHEDULE, NIGHT, ANY_TIME)
    bench.run_s(3)
    make_schedule_unreadable(bench)
    bench.ask(FieldGroup.WIRE, 16, 32)
    bench.ask(FieldGroup.LIMIT, 0, 32)

    bench.run_s(30)

    assert bench.sent()[1:] == [(FieldGroup.WIRE, 16), (FieldGroup.LIMIT, 0)]
    assert bench.engine.link_view.state is LinkState.CONNECTED


def test_it_is_tried_again_less_and_less_often_and_goes_on_once_it_is_understood(bench: Bench) -> None:
    bench.ask(FieldGroup.SCHEDULE, NIGHT, ANY_TIME)
    bench.run_s(3)
    sound = bench.link.read_schedule
    reads = make_schedule_unreadable(bench)
    bench.run_s(3600)
    assert 30 < reads[0] < 400
    bench.link.read_schedule = sound  # type: ignore[method-assign]
    bench.run_s(400)
    assert bench.only().state is IntentState.CONFIRMED


def test_an_answer_that_is_no_state_is_not_asked_for_in_a_circle(bench: Bench) -> None:
    bench.run_s(3)
    reads = [0]

    def read_state(_unit: Unit) -> object:
        reads[0] += 1
        raise Unknown("fake", "no state")

    bench.link.read_state = read_state  # type: ignore[method-assign,assignment]
    bench.run_s(600)
    assert reads[0] < 60
    assert UNIT in bench.link.chargers
