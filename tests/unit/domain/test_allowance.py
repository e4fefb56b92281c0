"""The proofs of the whole policy: any boxes, settings and reports, any order of answers, anything lost."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juicedesk.domain.allowance import Box, allowed
from juicedesk.domain.load_sharing import RUN_OUT_AFTER_S, SILENT_AFTER_S, TURN_S, Held, offline_shares
from juicedesk.domain.policy import BoxSettings, Control, Draw, OverrideOrder, Seen, may_draw
from juicedesk.domain.schedule import ANY_TIME, ChargeWindow, Schedule
from juicedesk.domain.wiring import FLOOR_AMPS

NOON = datetime.fromisoformat("2026-06-01T12:00")
NIGHTS = Schedule(True, ChargeWindow(1380, 360), ChargeWindow(1380, 360))
HOLDING = {"garage": 32, "yard": 16}

ratings = st.sampled_from([6, 16, 24, 32, 40, 80])
circuit_ids = st.sampled_from(["garage", "garage", "yard", None])
overrides = st.none() | st.builds(OverrideOrder, st.sampled_from([NOON, NOON + timedelta(hours=1)]))
mostly = st.sampled_from([True, True, True, False])
silences = st.sampled_from([0.0, 0.0, 0.0, 30.0, SILENT_AFTER_S + 1, RUN_OUT_AFTER_S + 1])
moments = st.integers(0, 20 * TURN_S)
Boxes = dict[str, Box]


@st.composite
def houses(draw: st.DrawFn) -> tuple[dict[str, int], Boxes]:
    """Two circuits and up to six boxes, some on neither; all have acknowledged their offline shares."""
    circuits = {name: draw(st.integers(FLOOR_AMPS, 80)) for name in HOLDING}
    names = draw(st.lists(st.sampled_from("abcdef"), min_size=1, unique=True))
    boxes = {name: _box(draw) for name in names}
    for circuit_id, amps in circuits.items():
        members = {name: box for name, box in boxes.items() if box.circuit_id == circuit_id}
        for name, share in offline_shares(amps, {n: most_amps(box) for n, box in members.items()}).items():
            settings = replace(boxes[name].settings, offline_share_amps=share)
            boxes[name] = replace(boxes[name], settings=settings, held=Held(0, share))
    return circuits, boxes


def _box(draw: st.DrawFn) -> Box:
    settings = BoxSettings(
        draw(ratings),
        draw(ratings),
        draw(st.sampled_from([None, None, None, 0, 6, 16])),
        draw(st.sampled_from([ANY_TIME, ANY_TIME, NIGHTS])),
        draw(overrides),
        minimum_wh=draw(st.sampled_from([0, 5_000])),
    )
    return Box(
        settings,
        NOON,
        Held(0, most_amps_of(settings)),
        Seen(draw(st.sampled_from([0, 9_000])), 240.0),
        circuit_id=draw(circuit_ids),
        is_plugged=draw(mostly),
        is_idle=not draw(mostly),
    )


@st.composite
def troubled_houses(draw: st.DrawFn) -> tuple[dict[str, int], Boxes]:
    """Boxes that are silent, deaf, unknown, or hold more than they ever should."""
    circuits, boxes = draw(houses())
    for name, box in boxes.items():
        firm_amps = box.held.offline_amps
        online_amps = draw(st.sampled_from([0, 0, 6, 10, 14, 16, 26, 80, None]))
        offline_amps = draw(st.sampled_from([firm_amps] * 4 + [max(firm_amps, 40)]))
        held = Held(online_amps, offline_amps)
        boxes[name] = replace(box, held=held, silence_s=draw(silences), is_deaf=not draw(mostly))
    return circuits, boxes


@st.composite
def crowded_houses(draw: st.DrawFn) -> tuple[dict[str, int], Boxes]:
    """Hungry cars that hold, each as much as it may, what the circuit has: a raise needs another's room."""
    circuit_amps, names = draw(st.integers(16, 80)), "abcde"[: draw(st.integers(2, 5))]
    shares = offline_shares(circuit_amps, dict.fromkeys(names, 32))
    left_amps, boxes = circuit_amps - sum(shares.values()), {}
    for name, share in shares.items():
        more_amps = draw(st.integers(0, min(left_amps, 32 - share)))
        left_amps -= more_amps
        settings = BoxSettings(32, 32, offline_share_amps=share)
        boxes[name] = Box(settings, NOON, Held(share + more_amps, share), circuit_id="garage")
    return {"garage": circuit_amps}, boxes


def most_amps_of(settings: BoxSettings) -> int:
    return min(settings.unit_rating_amps or 0, settings.wire_limit_amps or 0)


def most_amps(box: Box) -> int:
    return most_amps_of(box.settings)


def counted_amps(boxes: Mapping[str, Box], circuit_id: str) -> int:
    """The most that all boxes of a circuit could draw at this moment; gone silent, their offline limit."""
    return sum(
        max(box.held.offline_amps, 0 if box.silence_s > RUN_OUT_AFTER_S else box.held.online_amps or 0)
        for box in boxes.values()
        if box.circuit_id == circuit_id
    )


def after(boxes: Boxes, told: Mapping[str, Draw | None], arrived: Iterable[str]) -> Boxes:
    """The state that follows: what has arrived and was acknowledged counts alone, all else as well."""
    following = dict(boxes)
    for name, draw in told.items():
        held = boxes[name].held
        if draw is not None and held.online_amps is not None:
            online = draw.online_amps if name in arrived else max(held.online_amps, draw.online_amps)
            following[name] = replace(boxes[name], held=replace(held, online_amps=online))
    return following


@given(troubled_houses(), moments)
def test_nothing_between_zero_and_the_floor_nor_above_wire_limit_rating_and_charge_limit(
    house: tuple[dict[str, int], Boxes], now_s: int
) -> None:
    circuits, boxes = house
    for name, draw in allowed(boxes, circuits, now_s, boxes).items():
        assert draw is not None
        charge_limit = boxes[name].settings.charge_limit_amps
        limits = [most_amps(boxes[name]), *(() if charge_limit is None else (charge_limit,))]
        assert draw.online_amps == 0 or FLOOR_AMPS <= draw.online_amps <= min(limits)
        assert (draw.online_amps > 0) == draw.control.lets_charge
        assert draw.offline_amps <= most_amps(boxes[name])


@given(crowded_houses() | troubled_houses(), moments, st.data())
def test_the_sum_of_a_group_never_exceeds_its_circuit_whatever_arrives_in_whatever_order(
    house: tuple[dict[str, int], Boxes], now_s: int, data: st.DataObject
) -> None:
    circuits, boxes = house
    for _ in range(4):
        # Whoever reports is heard, so it is not silent; each answer may be lost.
        answered = data.draw(st.lists(st.sampled_from(sorted(boxes)), unique=True))
        boxes |= {name: replace(boxes[name], silence_s=0.0) for name in answered}
        before = {circuit_id: counted_amps(boxes, circuit_id) for circuit_id in circuits}
        told = allowed(boxes, circuits, now_s, answered)
        under_way = after(boxes, told, ())
        for circuit_id, circuit_amps in circuits.items():
            assert counted_amps(under_way, circuit_id) <= max(circuit_amps, before[circuit_id])
        arrived = data.draw(st.sets(st.sampled_from(sorted(boxes))))
        boxes = after(boxes, told, arrived)
        now_s += data.draw(st.sampled_from([5, TURN_S]))


@given(crowded_houses() | houses(), moments)
def test_boxes_that_hold_what_they_should_stay_within_the_circuit(
    house: tuple[dict[str, int], Boxes], now_s: int
) -> None:
    circuits, boxes = house
    for turn in range(3):
        boxes = after(boxes, allowed(boxes, circuits, now_s + turn * TURN_S, boxes), boxes)
        for circuit_id, circuit_amps in circuits.items():
            assert counted_amps(boxes, circuit_id) <= circuit_amps


@given(crowded_houses() | houses(), st.integers(0, 1_000))
def test_no_car_starves(house: tuple[dict[str, int], Boxes], first_turn: int) -> None:
    circuits, boxes = house
    charged: set[str] = set()
    for turn in range(len(boxes)):
        for _ in range(3):  # lowered, then raised, as the others have stepped back
            told = allowed(boxes, circuits, (first_turn + turn) * TURN_S, boxes)
            boxes = after(boxes, told, boxes)
        charged |= {name for name, draw in told.items() if draw and draw.online_amps}
    alone = {name: may_draw(box.settings, box.local_time, box.seen) for name, box in boxes.items()}
    hungry = {name for name, draw in alone.items() if draw and draw.online_amps and boxes[name].is_plugged}
    assert hungry <= charged


@given(troubled_houses(), moments)
def test_a_box_without_a_circuit_is_decided_by_itself_and_one_of_an_unknown_circuit_gets_its_offline_limit(
    house: tuple[dict[str, int], Boxes], now_s: int
) -> None:
    circuits, boxes = house
    known, unknown = allowed(boxes, circuits, now_s, boxes), allowed(boxes, {}, now_s, boxes)
    for name, box in boxes.items():
        alone = may_draw(box.settings, box.local_time, box.seen)
        if box.circuit_id is None:
            assert known[name] == unknown[name] == alone
        else:
            cautious = unknown[name]
            assert cautious is not None
            assert cautious.online_amps <= cautious.offline_amps


@given(houses(), moments)
def test_who_is_answered_alone_gets_at_least_what_it_gets_after_others(
    house: tuple[dict[str, int], Boxes], now_s: int
) -> None:
    circuits, boxes = house
    for name, draw in allowed(boxes, circuits, now_s, boxes).items():
        alone = allowed(boxes, circuits, now_s, (name,))[name]
        assert draw is not None
        assert alone is not None
        assert alone.online_amps >= draw.online_amps


HUNGRY = Box(BoxSettings(32, 32, offline_share_amps=6), NOON, Held(0, 6), circuit_id="garage")


@pytest.mark.parametrize(
    ("held", "silence_s", "amps"),
    [
        (Held(0, 6), 0.0, 16),
        (Held(26, 6), 0.0, 6),
        (Held(26, 6), RUN_OUT_AFTER_S + 1, 26),
        (Held(0, 20), RUN_OUT_AFTER_S + 1, 12),
        (Held(None, 6), 0.0, 0),
    ],
)
def test_what_is_left_beside_a_neighbour(held: Held, silence_s: float, amps: int) -> None:
    boxes = {"a": HUNGRY, "b": replace(HUNGRY, held=held, silence_s=silence_s)}
    draw = allowed(boxes, HOLDING, 0, "a")["a"]
    assert draw is not None
    assert draw.online_amps == amps
    assert draw.control is (Control.FREE if amps else Control.LOAD_GROUP)


def test_beside_a_deaf_neighbour_there_is_only_what_that_one_leaves() -> None:
    boxes = {"a": replace(HUNGRY, held=Held(16, 6)), "b": replace(HUNGRY, held=Held(22, 6), is_deaf=True)}
    told = allowed(boxes, HOLDING, 0, "ab")
    assert [draw and draw.online_amps for draw in told.values()] == [10, 16]


def test_two_that_are_answered_at_once_do_not_both_get_the_room_that_a_third_leaves() -> None:
    held = {"a": Held(6, 6), "b": Held(6, 6), "c": Held(14, 6)}
    boxes = {name: replace(HUNGRY, held=one) for name, one in held.items()}
    told = allowed(boxes, HOLDING, 0, "ab")
    assert [draw and draw.online_amps for draw in told.values()] == [11, 7]


def test_a_box_that_must_get_no_command_gets_none_and_counts_all_the_same() -> None:
    mute = replace(HUNGRY, settings=BoxSettings(None, None), held=Held(20, 20))
    told = allowed({"a": HUNGRY, "b": mute}, HOLDING, 0, "ba")
    assert told["b"] is None
    assert told["a"] is not None
    assert told["a"].online_amps == 12
