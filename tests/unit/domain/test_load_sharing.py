from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juicedesk.domain.load_sharing import (
    RUN_OUT_AFTER_S,
    SILENT_AFTER_S,
    TURN_S,
    Held,
    Member,
    fair_shares,
    member_of,
    offline_shares,
    share_amps,
)
from juicedesk.domain.policy import Control, Draw
from juicedesk.domain.wiring import FLOOR_AMPS

circuits = st.integers(6, 100)
names = st.lists(st.sampled_from("abcdefgh"), min_size=1, max_size=6, unique=True)
moments = st.integers(0, 50 * TURN_S)
caps = st.sampled_from([0, 6, 8, 10, 16, 20, 32, 40, 48, 80])


@st.composite
def sound_groups(draw: st.DrawFn) -> tuple[int, dict[str, Member]]:
    """A circuit and members that have all acknowledged their firm shares."""
    circuit_amps = draw(circuits)
    most = {name: draw(caps) for name in draw(names)}
    shares = offline_shares(circuit_amps, most)
    members = {
        name: Member(
            limit_amps=draw(st.sampled_from([0, 6, most[name]])) if most[name] else 0,
            offline_share_amps=share,
            most_offline_amps=share,
            most_online_amps=draw(st.integers(0, most[name])),
            is_plugged=draw(st.booleans()),
            is_idle=draw(st.booleans()),
        )
        for name, share in shares.items()
    }
    return circuit_amps, members


@st.composite
def any_groups(draw: st.DrawFn) -> tuple[int, dict[str, Member]]:
    """Members in any state: silent, deaf and unknown ones, and such that hold far too much."""
    circuit_amps, members = draw(sound_groups())
    for name in members:
        members[name] = replace(
            members[name],
            most_offline_amps=draw(st.integers(members[name].offline_share_amps, 80)),
            most_online_amps=draw(st.none() | st.integers(0, 80)),
            is_silent=draw(st.booleans()),
            is_deaf=draw(st.booleans()),
        )
    return circuit_amps, members


def counted(members: dict[str, Member]) -> int:
    return sum(member.counted_amps or 0 for member in members.values())


@given(circuits, st.dictionaries(st.sampled_from("abcdefgh"), caps, min_size=1, max_size=6))
def test_offline_shares_keep_the_circuit_and_no_box_is_left_out_alone(
    circuit_amps: int, most: dict[str, int]
) -> None:
    shares = offline_shares(circuit_amps, most)
    assert sum(shares.values()) <= circuit_amps
    assert all(share == 0 or FLOOR_AMPS <= share <= most[name] for name, share in shares.items())
    able = [name for name, amps in most.items() if amps >= FLOOR_AMPS]
    assert {bool(shares[name]) for name in able} in ({True}, {False}, set())
    if sum(most.values()) <= circuit_amps:
        assert shares == most


@pytest.mark.parametrize(
    ("circuit_amps", "most", "shares"),
    [
        (32, {"a": 32, "b": 32}, {"a": 6, "b": 6}),
        (40, {"a": 32, "b": 32}, {"a": 8, "b": 8}),
        (64, {"a": 32, "b": 32}, {"a": 32, "b": 32}),
        (40, {"a": 32, "b": 16}, {"a": 8, "b": 8}),
        (16, {"a": 16, "b": 16, "c": 16}, {"a": 0, "b": 0, "c": 0}),
        (32, {"a": 32, "b": 0}, {"a": 32, "b": 0}),
        (20, {"a": 32}, {"a": 20}),
    ],
)
def test_offline_shares(circuit_amps: int, most: dict[str, int], shares: dict[str, int]) -> None:
    assert offline_shares(circuit_amps, most) == shares


@given(any_groups(), moments)
def test_nothing_between_zero_and_the_floor_nor_above_what_the_box_may(
    group: tuple[int, dict[str, Member]], now_s: int
) -> None:
    circuit_amps, members = group
    for name, member in members.items():
        amps = share_amps(circuit_amps, members, name, now_s)
        # One that is answered may listen again.
        assert amps == 0 or FLOOR_AMPS <= amps <= replace(member, is_deaf=False).wanted_amps


@given(any_groups(), moments, st.data())
def test_no_order_of_grants_ever_lets_the_sum_rise_above_the_circuit(
    group: tuple[int, dict[str, Member]], now_s: int, data: st.DataObject
) -> None:
    circuit_amps, members = group
    members = {n: replace(m, most_online_amps=m.most_online_amps or 0) for n, m in members.items()}
    for name in data.draw(st.lists(st.sampled_from(sorted(members)), max_size=12)):
        before = counted(members)
        granted = share_amps(circuit_amps, members, name, now_s)
        # Under way: what the box held before still counts.
        under_way = max(granted, members[name].most_online_amps or 0)
        members[name] = replace(members[name], most_online_amps=under_way)
        assert counted(members) <= max(circuit_amps, before)
        if data.draw(st.booleans()):
            members[name] = replace(members[name], most_online_amps=granted)


@given(any_groups(), moments)
def test_while_one_is_unknown_nobody_is_raised(group: tuple[int, dict[str, Member]], now_s: int) -> None:
    circuit_amps, members = group
    members["x"] = Member(32, 0, 0, None)
    for name, member in members.items():
        if name != "x" and member.most_online_amps is not None:
            assert share_amps(circuit_amps, members, name, now_s) <= member.most_online_amps


@given(sound_groups(), moments)
def test_the_fair_shares_fill_the_circuit_and_no_more(
    group: tuple[int, dict[str, Member]], now_s: int
) -> None:
    circuit_amps, members = group
    shares = fair_shares(circuit_amps, members, now_s)
    taken = sum(max(share, members[name].offline_share_amps) for name, share in shares.items())
    assert taken <= circuit_amps
    free = circuit_amps - taken
    for name, share in shares.items():
        if share < members[name].wanted_amps:
            assert free < (1 if share else FLOOR_AMPS)


@given(any_groups(), moments)
def test_the_others_leave_all_that_is_out_of_reach_as_it_is(
    group: tuple[int, dict[str, Member]], now_s: int
) -> None:
    circuit_amps, members = group
    away = [member for member in members.values() if member.is_out_of_reach]
    held_amps = sum(max(member.most_offline_amps, member.most_online_amps or 0) for member in away)
    shares = fair_shares(circuit_amps, members, now_s)
    assert sum(shares.values()) <= max(0, circuit_amps - held_amps)


@given(sound_groups(), st.integers(0, 1000))
def test_no_car_starves(group: tuple[int, dict[str, Member]], first_turn: int) -> None:
    circuit_amps, members = group
    turns = [fair_shares(circuit_amps, members, (first_turn + turn) * TURN_S) for turn in range(len(members))]
    for name, member in members.items():
        assert not member.wanted_amps or any(shares[name] >= FLOOR_AMPS for shares in turns)


@given(sound_groups(), moments)
def test_all_get_their_fair_share_after_a_few_reports_each(
    group: tuple[int, dict[str, Member]], now_s: int
) -> None:
    circuit_amps, members = group
    members = {name: replace(member, most_online_amps=0) for name, member in members.items()}
    for _ in range(3):
        for name in members:
            granted = share_amps(circuit_amps, members, name, now_s)
            members[name] = replace(members[name], most_online_amps=granted)
    fair = fair_shares(circuit_amps, members, now_s)
    assert {name: member.most_online_amps for name, member in members.items()} == fair


def two(**changes: object) -> dict[str, Member]:
    """Two plugged-in boxes of 32 A on a circuit of 32 A."""
    member = Member(32, 6, 6, 0)
    return {"a": member, "b": replace(member, **changes)}  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("changes", "fair"),
    [
        ({}, {"a": 16, "b": 16}),
        ({"is_plugged": False}, {"a": 26, "b": 0}),
        ({"is_idle": True}, {"a": 26, "b": 6}),
        ({"limit_amps": 0}, {"a": 26, "b": 0}),
        ({"limit_amps": 10}, {"a": 22, "b": 10}),
        ({"is_silent": True}, {"a": 26, "b": 0}),
        ({"is_silent": True, "most_online_amps": 16}, {"a": 16, "b": 0}),
        ({"is_silent": True, "most_offline_amps": 20}, {"a": 12, "b": 0}),
        ({"is_silent": True, "most_offline_amps": 32}, {"a": 0, "b": 0}),
        ({"is_deaf": True, "most_online_amps": 16}, {"a": 16, "b": 0}),
        ({"is_deaf": True, "most_online_amps": 40}, {"a": 0, "b": 0}),
    ],
)
def test_who_gets_what(changes: dict[str, object], fair: dict[str, int]) -> None:
    assert fair_shares(32, two(**changes), 0) == fair


def test_a_raise_waits_for_the_others_acknowledgement() -> None:
    members = two(most_online_amps=26)
    assert share_amps(32, members, "b", 0) == 16
    assert share_amps(32, members, "a", 0) == 6
    members = two(most_online_amps=16)
    assert share_amps(32, members, "a", 0) == 16


def test_a_deaf_box_is_told_its_share_and_the_other_one_steps_back() -> None:
    members = two(is_deaf=True, most_online_amps=32) | {"a": Member(32, 6, 6, 16)}
    assert [share_amps(32, members, name, 0) for name in "ab"] == [0, 16]


def test_three_cars_take_turns_where_there_is_enough_for_two() -> None:
    members = dict.fromkeys("abc", Member(16, 0, 0, 0))
    served = [
        {name for name, amps in fair_shares(16, members, turn * TURN_S).items() if amps} for turn in range(3)
    ]
    assert served == [{"a", "b"}, {"b", "c"}, {"c", "a"}]


@pytest.mark.parametrize(
    ("silence_s", "counted_amps", "wanted_amps"),
    [(0, 20, 32), (SILENT_AFTER_S, 20, 32), (SILENT_AFTER_S + 1, 20, 0), (RUN_OUT_AFTER_S + 1, 8, 0)],
)
def test_a_box_gone_silent_counts_at_its_offline_limit_once_its_commands_have_run_out(
    silence_s: float, counted_amps: int, wanted_amps: int
) -> None:
    member = member_of(Draw(32, 6, Control.FREE), Held(20, 8), silence_s)
    assert (member.counted_amps, member.wanted_amps) == (counted_amps, wanted_amps)


def test_a_box_that_was_not_heard_yet_counts_as_unknown_and_one_without_commands_wants_nothing() -> None:
    assert member_of(Draw(32, 6, Control.FREE), Held(None, 8), 0).counted_amps is None
    assert member_of(None, Held(16, 8), 0).wanted_amps == 0
