"""Many chargers without a screen: kinds, and what one limit or schedule means for several."""

from __future__ import annotations

from dataclasses import replace

import pytest

from juicedesk.domain.charger import Blocking, ChargerState
from juicedesk.domain.intent import FieldGroup, IntentState
from juicedesk.domain.schedule import ANY_TIME
from juicedesk.store.view import ChargerView
from juicedesk.ui.fleet import Kind, kind_of, known_schedules, limit_plan
from tests.fakes.desk import NIGHT, a_change, a_charger, a_measurement, with_pending


def in_state(state: ChargerState, blocking: Blocking = Blocking.NOTHING, **flags: object) -> ChargerView:
    return replace(a_charger(), measurement=replace(a_measurement(state, blocking), **flags))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("charger", "kind"),
    [
        (in_state(ChargerState.CHARGING), Kind.CHARGING),
        (in_state(ChargerState.STANDBY), Kind.NO_CAR),
        (in_state(ChargerState.PLUGGED), Kind.OTHER),
        (in_state(ChargerState.PLUGGED, Blocking.SCHEDULE), Kind.WAITING),
        (in_state(ChargerState.PLUGGED, Blocking.LOAD_GROUP), Kind.WAITING),
        (in_state(ChargerState.ERROR), Kind.ATTENTION),
        (in_state(ChargerState.DISCONNECT), Kind.ATTENTION),
        (in_state(ChargerState.CHARGING, takes_commands=False), Kind.ATTENTION),
        (in_state(ChargerState.CHARGING, is_contested=True), Kind.ATTENTION),
        (replace(a_charger(), measurement=None), Kind.OTHER),
        (with_pending(a_charger(), a_change(state=IntentState.HELD)), Kind.ATTENTION),
        (with_pending(a_charger(), a_change(state=IntentState.QUEUED)), Kind.CHARGING),
    ],
)
def test_the_kind_of_a_charger(charger: ChargerView, kind: Kind) -> None:
    assert kind_of(charger) is kind


def test_one_limit_is_lower_the_same_a_raise_or_impossible() -> None:
    lower, same, higher = (a_charger(number, wire=amps) for number, amps in enumerate((32, 24, 16)))
    unknown, small = a_charger(3, wire=None), replace(a_charger(4, wire=16), unit_rating_amps=20)
    plan = limit_plan((lower, same, higher, unknown, small), FieldGroup.WIRE, 24)
    assert (plan.lower, plan.same) == ((lower,), (same,))
    assert (plan.higher, plan.impossible) == ((higher, unknown), (small,))


def test_more_than_the_lower_wish_that_waits_is_a_raise() -> None:
    waiting = with_pending(a_charger(), a_change(FieldGroup.WIRE, 16, 32))
    assert limit_plan((waiting,), FieldGroup.WIRE, 24).higher == (waiting,)
    assert limit_plan((waiting,), FieldGroup.WIRE, 12).lower == (waiting,)


def test_a_charge_limit_above_the_wiring_limit_is_impossible() -> None:
    charger = a_charger(wire=20, limit=16)
    assert limit_plan((charger,), FieldGroup.LIMIT, 24).impossible == (charger,)
    assert limit_plan((a_charger(wire=None, limit=16),), FieldGroup.LIMIT, 18).impossible


def test_off_is_never_a_raise() -> None:
    charger = a_charger(limit=None)
    assert limit_plan((charger,), FieldGroup.LIMIT, 0).lower == (charger,)


def test_schedules_that_are_there_come_with_the_most_frequent_first() -> None:
    chargers = (a_charger(0, "A", schedule=ANY_TIME), a_charger(1, "B"), a_charger(2, "C"))
    unread = a_charger(3, schedule=None)
    assert known_schedules((*chargers, unread)) == [(NIGHT, "B", 2), (ANY_TIME, "A", 1)]
