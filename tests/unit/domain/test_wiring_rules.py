"""What breaker, cable and plug allow: the smallest of them, and nothing before all are known."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juicedesk.domain.wiring import FLOOR_AMPS
from juicedesk.domain.wiring_rules import (
    BREAKERS_AMPS,
    CABLES_AMPS,
    CONNECTIONS_AMPS,
    Cable,
    CableKind,
    Connection,
    Part,
    RuleSet,
    WiringNote,
    breaker_allows_amps,
)

NA, EUROPE = RuleSet.NORTH_AMERICA, RuleSet.EUROPE
cables = st.builds(
    Cable, st.sampled_from([1, 2, 2.5, 3, 4, 6, 8, 10, 12, 14, 16]), st.sampled_from(CableKind)
)
notes = st.builds(
    WiringNote,
    st.sampled_from(RuleSet),
    st.sampled_from(BREAKERS_AMPS[RuleSet.OTHER]),
    st.none() | cables,
    st.none() | st.sampled_from(Connection),
    st.booleans(),
)


@pytest.mark.parametrize(
    ("breaker", "amps"),
    list(zip(BREAKERS_AMPS[NA], (12, 16, 20, 24, 28, 32, 36, 40, 48, 56, 64, 72, 80), strict=True)),
)
def test_charging_is_a_continuous_load_in_north_america(breaker: int, amps: int) -> None:
    assert breaker_allows_amps(NA, breaker) == amps
    assert breaker_allows_amps(EUROPE, breaker) == breaker_allows_amps(RuleSet.OTHER, breaker) == breaker


@pytest.mark.parametrize(
    ("note", "amps", "part"),
    [
        # The classic trap: 6 AWG NM-B on a 60 A breaker does not carry 48 A.
        (WiringNote(NA, 60, Cable(6, CableKind.NM_B), Connection.HARD_WIRED), 44, Part.CABLE),
        (WiringNote(NA, 60, Cable(6, CableKind.THHN), Connection.HARD_WIRED), 48, Part.BREAKER),
        (WiringNote(NA, 50, Cable(6, CableKind.NM_B), Connection.NEMA_14_50), 40, Part.BREAKER),
        (WiringNote(NA, 60, Cable(4, CableKind.NM_B), Connection.NEMA_14_50), 40, Part.PLUG),
        (WiringNote(EUROPE, 32, Cable(6, CableKind.SHORT), Connection.HARD_WIRED), 32, Part.BREAKER),
        (WiringNote(EUROPE, 32, Cable(6, CableKind.LONG), Connection.HARD_WIRED), 20, Part.CABLE),
        (WiringNote(EUROPE, 32, Cable(6, CableKind.SHORT), Connection.CEE_16), 16, Part.PLUG),
        (WiringNote(RuleSet.OTHER, 20), 20, Part.BREAKER),
    ],
)
def test_the_smallest_part_sets_the_limit(note: WiringNote, amps: int, part: Part) -> None:
    assert (note.allowed_amps, note.limited_by) == (amps, part)


@pytest.mark.parametrize(
    "note",
    [
        WiringNote(NA, 40),
        WiringNote(NA, 40, Cable(8, CableKind.NM_B)),
        WiringNote(NA, 40, connection=Connection.HARD_WIRED),
        WiringNote(NA, 40, Cable(2.5, CableKind.SHORT), Connection.HARD_WIRED),  # a cable of other rules
        WiringNote(EUROPE, 32, Cable(6, CableKind.SHORT), Connection.NEMA_14_50),
    ],
)
def test_what_is_not_said_allows_nothing(note: WiringNote) -> None:
    assert note.allowed_amps is None and note.at_most_amps <= note.breaker_amps


@given(notes)
def test_no_circuit_allows_more_than_any_of_its_parts(note: WiringNote) -> None:
    assert note.at_most_amps <= breaker_allows_amps(note.rule_set, note.breaker_amps)
    if note.allowed_amps is not None and note.rule_set is not RuleSet.OTHER:
        assert note.cable is not None and note.connection is not None
        assert note.allowed_amps <= CABLES_AMPS[note.rule_set][note.cable.kind][note.cable.size]
        plug = CONNECTIONS_AMPS[note.rule_set][note.connection]
        assert plug is None or note.allowed_amps <= plug


@pytest.mark.parametrize("rule_set", [NA, EUROPE])
def test_thicker_cables_carry_more_and_longer_ones_no_more(rule_set: RuleSet) -> None:
    first, second = CABLES_AMPS[rule_set].values()
    thinnest_first = sorted(first, reverse=rule_set is NA)
    for carried in (first, second):
        amps = [carried[size] for size in thinnest_first]
        assert amps == sorted(amps) and amps[0] >= FLOOR_AMPS
    is_first_weaker = [first[size] <= second[size] for size in first]
    assert all(is_first_weaker) if rule_set is NA else not any(is_first_weaker)
