"""Every way in which the planner can leave a change has words, in both languages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import product

import pytest
from PySide6.QtWidgets import QApplication

from juicedesk.domain.details import Details
from juicedesk.domain.intent import (
    FieldGroup,
    GroupValue,
    Intent,
    IntentKey,
    IntentState,
    Override,
    Reason,
)
from juicedesk.domain.load_group import NO_GROUP, LoadGroup
from juicedesk.domain.moment import Moment
from juicedesk.sync.planner import TRANSITIONS, Fact, plan
from juicedesk.sync.times import DAY_S, HOUR_S, SyncTimes
from juicedesk.ui.change_words import SAID_BY_THE_STATE, group_words, reason_words, state_sign
from juicedesk.ui.comparison import differing_lines
from juicedesk.ui.language import Language
from juicedesk.ui.values import value_text
from tests.fakes.desk import NIGHT
from tests.ui.conftest import UK

Outcome = tuple[IntentState, Reason]

NOW_S = 100 * DAY_S
CARPORT = LoadGroup("Carport", 32, ("0910000000000000000000000001", "0910000000000000000000000002"))
WALL = Details(city="Bonn", zip_code="53111")
VALUES: dict[FieldGroup, tuple[GroupValue, GroupValue, GroupValue]] = {
    FieldGroup.WIRE: (16, 24, 32),
    FieldGroup.LIMIT: (16, 24, 32),
    FieldGroup.SCHEDULE: (
        NIGHT,
        replace(NIGHT, enabled=False),
        replace(NIGHT, weekday=NIGHT.weekend, enabled=False),
    ),
    FieldGroup.NAME: ("Garage", "Carport", "Yard"),
    FieldGroup.DETAILS: (WALL, replace(WALL, city="Köln"), replace(WALL, city="Kiel")),
    FieldGroup.LOAD_GROUP: (CARPORT, replace(CARPORT, circuit_amps=40), replace(CARPORT, circuit_amps=50)),
    FieldGroup.OVERRIDE: (Override.BACK_TO_SCHEDULE, Override.CHARGE_NOW, Override.BACK_TO_SCHEDULE),
}


@cache
def outcomes() -> frozenset[Outcome]:
    """What the planner makes of many intents and facts, each of which meets every trigger of its state."""
    return frozenset(
        (after.state, after.reason)
        for intent, fact in _scenes()
        for state, trigger in TRANSITIONS
        for after in [plan(replace(intent, state=state), trigger, fact)]
        if after != replace(intent, state=state)
    )


def _scenes() -> Iterator[tuple[Intent, Fact]]:
    ages_s = (1.0, 2 * HOUR_S, 40 * DAY_S)
    for group, age_s, tries in product(FieldGroup, ages_s, (0, 3)):
        for wanted, base, current in product(VALUES[group], VALUES[group], (*VALUES[group], None)):
            made_at = Moment(NOW_S - age_s, NOW_S - age_s, "boot")
            intent = Intent(
                intent_id=1,
                key=IntentKey("account", "unit", group),
                state=IntentState.QUEUED,
                wanted=wanted,
                base=base,
                made_at=made_at,
                confirmed_at=made_at,
                plugged_since=1,
                tries=tries,
                sent_at=NOW_S - age_s,
            )
            yield from _with_history(intent, current)


def _with_history(intent: Intent, current: GroupValue | None) -> Iterator[tuple[Intent, Fact]]:
    now = Moment(NOW_S, NOW_S, "boot")
    fact = Fact(
        now,
        SyncTimes(),
        current,
        unit_rating_amps=40,
        wire_limit_amps=32,
        charger_silent_s=1,
        plugged_since=1,
    )
    yield intent, fact
    yield intent, replace(fact, charger_silent_s=None, plugged_since=2, unit_rating_amps=24)
    yield intent, replace(fact, wire_writes_at=tuple(NOW_S - second for second in range(10)))
    sent = replace(intent, attempted=(intent.wanted,), watch_until=NOW_S - 1)
    yield replace(sent, server_value=intent.base), fact
    yield replace(sent, first_equal_at=NOW_S - 20, reads_equal=1, server_value=intent.base), fact
    if isinstance(intent.wanted, int):
        yield replace(intent, ceiling_amps=16), fact
        yield replace(sent, foreign=6, undos=0), fact
        yield replace(sent, foreign=6, undos=3), fact
        yield replace(sent, undo_to=6), fact


@pytest.fixture(params=["en", "de"])
def language(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    language = Language(qapp, UK)
    language.choose(request.param)
    yield request.param
    language.choose("en")


def test_every_outcome_of_the_planner_has_words(language: str) -> None:
    found = outcomes()

    assert {reason for _state, reason in found} >= set(Reason) - {Reason.RESTORED}
    for state, reason in sorted(found):
        assert state_sign(state, reason).words, (state, reason)
        assert bool(reason_words(reason, state)) == (reason not in SAID_BY_THE_STATE), (state, reason)


def test_each_reason_reads_differently(language: str) -> None:
    told = [reason_words(reason) for reason in Reason if reason not in SAID_BY_THE_STATE]

    assert len(set(told)) == len(told)


def test_a_confirmation_is_the_servers_and_not_the_chargers() -> None:
    assert state_sign(IntentState.CONFIRMED, Reason.NONE).words == "Confirmed by the server"
    for state in (IntentState.CONFIRMED, IntentState.NOT_NEEDED):
        assert "charger" not in state_sign(state, Reason.NONE).words


@pytest.mark.parametrize("group", FieldGroup)
def test_every_group_and_value_has_words(group: FieldGroup, language: str) -> None:
    assert group_words(group)
    for value in (*VALUES[group], None):
        assert value_text(group, value)
        assert "(" not in value_text(group, value), "a value is told, not its Python name"


def test_of_details_only_what_differs_is_shown() -> None:
    lines = differing_lines(FieldGroup.DETAILS, [WALL, replace(WALL, city="Köln", address="Am Dom 1")])

    assert [(line.part, line.texts) for line in lines] == [
        ("Address", ("none", "Am Dom 1")),
        ("City", ("Bonn", "Köln")),
    ]


def test_of_a_load_group_only_what_differs_is_shown() -> None:
    smaller = replace(CARPORT, circuit_amps=24, member_ids=CARPORT.member_ids[:1])
    lines = differing_lines(FieldGroup.LOAD_GROUP, [CARPORT, smaller])

    assert [(line.part, line.texts) for line in lines] == [
        ("Circuit", ("32 A", "24 A")),
        ("Chargers", ("…0001, …0002", "…0001")),
    ]


def test_the_chargers_of_a_group_are_named_where_their_names_are_known() -> None:
    smaller = replace(CARPORT, member_ids=CARPORT.member_ids[:1])
    names = {CARPORT.member_ids[0]: "Garage"}
    assert [line.texts for line in differing_lines(FieldGroup.LOAD_GROUP, [CARPORT, smaller], names)] == [
        ("Garage, …0002", "Garage")
    ]
    (line,) = differing_lines(FieldGroup.LOAD_GROUP, [smaller, NO_GROUP], names)
    assert line.texts == ("Carport: 32 A, Garage", "no load group")


def test_a_dissolved_group_is_said_as_a_whole() -> None:
    (line,) = differing_lines(FieldGroup.LOAD_GROUP, [CARPORT, NO_GROUP])

    assert line.texts == ("Carport: 32 A, …0001, …0002", "no load group")
