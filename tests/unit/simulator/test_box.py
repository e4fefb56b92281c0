from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from juicedesk.juicebox.message import Debug
from juicedesk.juicebox.status import Protocol, Status
from juicedesk.simulator.box import VirtualBox
from tests.unit.simulator.boxes import (
    CAR_CHARGES,
    CAR_IS_FULL,
    NO_CAR_YET,
    START_S,
    a_box,
    order,
    report,
    said,
)

BOTH = pytest.mark.parametrize("protocol", [Protocol.V07, Protocol.V09U])
FIVE_MINUTES_S = 300.0


def test_a_box_says_at_once_who_it_is_and_how_it_stands() -> None:
    banner, uuid, status = said(a_box(), START_S)
    assert isinstance(banner, Debug)
    assert isinstance(uuid, Debug)
    assert isinstance(status, Status)
    assert (banner.is_boot, uuid.module_uuid is not None) == (True, True)
    assert (status.counter, status.state_code, status.rating_amps) == (0, 2, 40)
    assert (status.online_amps, status.offline_amps, status.current_amps) == (32, 32, 32.0)


def test_a_v07_box_says_only_one_limit() -> None:
    status = report(a_box(Protocol.V07), START_S)
    assert (status.protocol, status.online_amps, status.offline_amps) == (Protocol.V07, 32, None)


@pytest.mark.parametrize(
    ("start", "state", "code"),
    [(CAR_CHARGES, "charging", 2), (CAR_IS_FULL, "plugged", 1), (NO_CAR_YET, "standby", 0)],
)
def test_how_boxes_stand_at_the_start(start: int, state: str, code: int) -> None:
    box = a_box(start=start)
    status = report(box, START_S)
    assert (box.true_state.state, status.state_code) == (state, code)
    assert (status.session_wh is None) == (status.current_amps is None) == (code != 2)


@BOTH
def test_a_command_is_obeyed_and_acknowledged(protocol: Protocol) -> None:
    box = a_box(protocol)
    report(box, START_S)
    order(box, 16, 25, START_S + 1, counter=638)
    status = report(box, START_S + 10)
    assert (status.counter, status.online_amps, status.current_amps) == (638, 16, 16.0)
    assert status.offline_amps == (25 if protocol is Protocol.V09U else None)
    assert (box.true_state.offline_amps, box.true_state.schedule_memory) == (25, 16)


def test_zero_amps_end_charging_and_the_session_and_show_within_three_seconds() -> None:
    box = a_box()
    report(box, START_S)
    assert report(box, START_S + 10).session_wh == pytest.approx(21, abs=2)
    order(box, 0, 32, START_S + 11)
    assert box.next_report_s == START_S + 14
    status = report(box, START_S + 14)
    assert (status.state_code, status.online_amps, status.session_wh) == (1, 0, None)
    order(box, 16, 32, START_S + 20)
    assert report(box, START_S + 23).session_wh == pytest.approx(3, abs=1)


@BOTH
def test_after_five_minutes_without_a_command_the_wire_limit_holds(protocol: Protocol) -> None:
    box = a_box(protocol)
    order(box, 0, 25, START_S)
    box.advance(START_S + FIVE_MINUTES_S - 0.1)
    assert (box.true_state.online_amps, box.true_state.state) == (0, "plugged")
    box.advance(START_S + FIVE_MINUTES_S)
    assert (box.true_state.online_amps, box.true_state.drawn_amps) == (25, 25)
    assert box.true_state.schedule_memory == 0
    order(box, 12, 25, START_S + 400)
    assert box.true_state.drawn_amps == 12


def test_energy_flows_at_both_limits_when_a_long_time_passes_at_once() -> None:
    box = a_box()
    order(box, 0, 20, START_S)
    box.advance(START_S + FIVE_MINUTES_S + 360)
    volts = box.identity.mains_volts
    assert box.eeprom.lifetime_wh - 1_000_000 == pytest.approx(20 * volts * 0.1 * 0.992, abs=2)


@pytest.mark.parametrize(
    ("protocol", "forgetful", "offline_amps"),
    [
        (Protocol.V09U, False, 25),
        (Protocol.V09U, True, 25),
        (Protocol.V07, False, 25),
        (Protocol.V07, True, 40),
    ],
)
def test_a_power_cycle(protocol: Protocol, forgetful: bool, offline_amps: int) -> None:
    box = a_box(protocol, forgetful=forgetful)
    order(box, 16, 25, START_S, counter=9)
    box.power_cycle(START_S + 20)
    state = box.true_state
    assert (state.offline_amps, state.online_amps, state.schedule_memory) == (
        offline_amps,
        offline_amps,
        None,
    )
    status = report(box, START_S + 20)
    assert (status.counter, status.session_wh, status.clock_ticks) == (0, 0, 0)
    assert status.lifetime_wh is not None
    assert status.lifetime_wh > 1_000_000


def test_a_forgetful_box_keeps_its_limit_while_only_the_program_ends() -> None:
    assert a_box(Protocol.V07, forgetful=True, wire_limit_amps=25).true_state.offline_amps == 25


@BOTH
def test_cars_come_and_go(protocol: Protocol) -> None:
    box = a_box(protocol, start=NO_CAR_YET)
    report(box, START_S)
    box.plug(START_S + 1)
    assert box.true_state.state == "charging"
    assert report(box, START_S + 4).state_code == 2
    box.unplug(START_S + 5)
    assert (box.true_state.state, box.true_state.drawn_amps) == ("standby", 0)
    assert report(box, START_S + 8).state_code == 0


def test_a_second_plug_changes_nothing() -> None:
    box = a_box()
    box.advance(START_S + 60)
    box.plug(START_S + 60)
    assert report(box, START_S + 60).session_wh == pytest.approx(126, abs=10)


def test_a_car_fills_up_and_then_draws_nothing() -> None:
    box = a_box()
    box.advance(START_S + 12 * 3600)
    assert (box.true_state.state, box.true_state.drawn_amps) == ("plugged", 0)
    filled_wh = box.eeprom.lifetime_wh - 1_000_000
    assert 12_000 <= filled_wh <= 55_000
    box.advance(START_S + 24 * 3600)
    assert box.eeprom.lifetime_wh - 1_000_000 == filled_wh


def test_the_real_cadence_and_a_faster_one() -> None:
    assert gap_s(a_box(start=CAR_CHARGES)) == 10
    assert gap_s(a_box(start=NO_CAR_YET)) == 30
    assert gap_s(a_box(start=NO_CAR_YET, interval_s=0.5)) == 0.5


def gap_s(box: VirtualBox) -> float:
    box.take_due(START_S)
    return box.next_report_s - START_S


def test_one_slot_after_the_other_is_told_with_its_energy() -> None:
    box = a_box(interval_s=1.0)
    order(box, 32, 32, START_S)  # noon: slot 48
    told = [report(box, START_S + 1 + second) for second in range(97)]
    assert [status.slot_index for status in told] == [*range(96), 0]
    assert {status.slot_index for status in told if status.slot_wh} == {48}


@pytest.mark.parametrize("datagram", [b"CMD52324A20M16C006S001", b"CMD52324A20M16C006S001!000$"])
def test_a_command_without_or_with_a_wrong_crc_is_complained_about(datagram: bytes) -> None:
    box = a_box()
    complaint = box.receive(datagram, START_S)
    assert complaint == f"{box.identity.juicebox_id}:DBG,ERR:Miss CRC '{datagram.decode()}':".encode()
    assert (box.true_state.online_amps, box.true_state.schedule_memory) == (32, None)


@pytest.mark.parametrize("datagram", [b"", b"hello", b"\xff\x00", b"CMD99999A20M16C006S001!5RE$"])
def test_what_is_no_command_is_ignored_or_complained_about_but_never_obeyed(datagram: bytes) -> None:
    box = a_box()
    box.receive(datagram, START_S)
    assert box.true_state.schedule_memory is None


def test_a_limit_that_a_command_leaves_out_stays() -> None:
    box = a_box()
    order(box, 16, 25, START_S)
    assert box.receive(b"CMD52324A20C006S001!NVK$", START_S + 1) is None
    assert (box.true_state.online_amps, box.true_state.offline_amps) == (20, 25)
    assert box.receive(b"CMD52324M016C006S001!SV9$", START_S + 2) is None
    assert (box.true_state.online_amps, box.true_state.offline_amps) == (20, 16)


def test_the_rating_caps_what_is_ordered_and_absurd_values_are_not_taken() -> None:
    box = a_box()
    order(box, 48, 60, START_S)
    assert (box.true_state.online_amps, box.true_state.offline_amps) == (40, 40)
    order(box, 99, 99, START_S + 1)
    assert (box.true_state.online_amps, box.true_state.offline_amps) == (40, 40)


Happening = tuple[str, int, int, float]
ACTIONS: dict[str, Callable[[VirtualBox, Happening, float], None]] = {
    "plug": lambda box, _, now_s: box.plug(now_s),
    "unplug": lambda box, _, now_s: box.unplug(now_s),
    "power-cycle": lambda box, _, now_s: box.power_cycle(now_s),
    "order": lambda box, what, now_s: order(box, what[1], what[2], now_s),
    "wait": lambda box, _, now_s: box.advance(now_s),
    "report": lambda box, _, now_s: assert_readable(box, now_s),
}
HAPPENINGS = st.tuples(
    st.sampled_from(sorted(ACTIONS)),
    st.just(0) | st.integers(6, 90),
    st.integers(0, 90),
    st.floats(0, 4000),
)


def assert_readable(box: VirtualBox, now_s: float) -> None:
    """Whatever the box says must be what the codec reads."""
    for message in said(box, now_s):
        assert message.juicebox_id == box.identity.juicebox_id


@given(st.sampled_from([Protocol.V07, Protocol.V09U]), st.integers(0, 2), st.booleans(), st.lists(HAPPENINGS))
def test_a_box_never_draws_more_than_it_may(
    protocol: Protocol, start: int, forgetful: bool, happenings: list[Happening]
) -> None:
    box, now_s, ordered = a_box(protocol, start=start, forgetful=forgetful), START_S, None
    for what in happenings:
        now_s += what[3]
        ACTIONS[what[0]](box, what, now_s)
        box.advance(now_s)
        ordered = ordered_after(ordered, what, now_s)
        state = box.true_state
        may_amps = state.offline_amps if ordered is None or now_s - ordered[1] >= 300 else ordered[0]
        assert state.drawn_amps <= min(may_amps, state.rating_amps)
        assert state.drawn_amps not in range(1, 6)
        assert (state.state == "charging") == (state.drawn_amps > 0)


def ordered_after(
    before: tuple[int, float] | None, what: Happening, now_s: float
) -> tuple[int, float] | None:
    """The last order and its time, as the rule has it: gone after a power cycle, over 80 not taken."""
    if what[0] == "power-cycle":
        return None
    if what[0] == "order":
        return (what[1] if what[1] <= 80 else 40, now_s)
    return before
