"""After an outage the person is asked once whether to charge at once again; nothing is replayed."""

from __future__ import annotations

from dataclasses import replace

import pytest

from juicedesk.domain.charger import Blocking, ChargerState
from juicedesk.domain.intent import FieldGroup, Override
from juicedesk.store.view import ChargerView, DeskView, LinkState, LinkView
from juicedesk.ui.charge_again import ASKED_FOR_S, ChargeAgain
from tests.fakes.desk import NOW, a_change, a_charger, a_measurement, with_pending

CAR = int(NOW) - 2760
BACK_AT = NOW + 600


def view(state: LinkState, charger: ChargerView, since: float = NOW) -> DeskView:
    return DeskView(LinkView(state, since=since), (charger,), (), (), ())


def charging_now() -> ChargerView:
    return a_charger(override=Override.CHARGE_NOW)


def waiting(read_at: float = BACK_AT + 1) -> ChargerView:
    measured = a_measurement(ChargerState.PLUGGED, Blocking.SCHEDULE)
    return replace(a_charger(), measurement=measured, measured_at=read_at)


def outage(before: ChargerView, during: ChargerView, after: ChargerView) -> ChargeAgain:
    state = ChargeAgain().after(view(LinkState.CONNECTED, before), NOW)
    state = state.after(view(LinkState.AWAY, during), NOW + 300)
    return state.after(view(LinkState.CONNECTED, after, BACK_AT), BACK_AT + 2)


def test_an_override_that_ended_with_the_outage_is_offered_again() -> None:
    state = outage(charging_now(), charging_now(), waiting())
    assert [offer.unit_id for offer in state.offers] == [a_charger().unit_id]


def test_one_that_was_asked_for_during_the_outage_and_expired_is_offered_too() -> None:
    asked = a_change(FieldGroup.OVERRIDE, Override.CHARGE_NOW, Override.BACK_TO_SCHEDULE)
    assert outage(a_charger(), with_pending(a_charger(), asked), waiting()).offers


def test_nothing_is_offered_before_the_charger_has_been_read_again() -> None:
    state = outage(charging_now(), charging_now(), waiting(read_at=BACK_AT - 1))
    assert not state.offers
    state = state.after(view(LinkState.CONNECTED, waiting(), BACK_AT), BACK_AT + 7)
    assert state.offers


@pytest.mark.parametrize(
    "after",
    [
        replace(charging_now(), measured_at=BACK_AT + 1),
        replace(waiting(), measurement=a_measurement(ChargerState.CHARGING)),
        replace(waiting(), measurement=a_measurement(ChargerState.STANDBY)),
        replace(waiting(), measurement=replace(a_measurement(ChargerState.PLUGGED), plugged_since=CAR + 400)),
    ],
    ids=["still set", "charges anyway", "no car", "another car"],
)
def test_there_is_no_question_where_there_is_nothing_to_decide(after: ChargerView) -> None:
    assert not outage(charging_now(), charging_now(), after).offers


def test_who_never_charged_at_once_is_not_asked() -> None:
    assert not outage(a_charger(), a_charger(), waiting()).offers


def test_who_went_back_to_the_schedule_during_the_outage_is_not_asked() -> None:
    back = a_change(FieldGroup.OVERRIDE, Override.BACK_TO_SCHEDULE, Override.CHARGE_NOW)
    assert not outage(charging_now(), with_pending(charging_now(), back), waiting()).offers


def test_an_answer_ends_the_question_and_so_does_time() -> None:
    state = outage(charging_now(), charging_now(), waiting())
    assert not state.dismissed(a_charger().unit_id).offers
    later = view(LinkState.CONNECTED, waiting(), BACK_AT)
    assert state.after(later, BACK_AT + ASKED_FOR_S).offers
    assert not state.after(later, BACK_AT + ASKED_FOR_S + 10).offers
