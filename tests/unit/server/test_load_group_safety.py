"""Virtual boxes in a load group of the real server, and everything that may happen to them.

The limits in force at all boxes, with or without a car, never add up to more than the circuit carries:
not when datagrams get lost, boxes lose power or network, cars come and go, or the server starts again.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from juicedesk.domain.load_sharing import TURN_S
from juicedesk.juicebox.command import Command, parse_command
from juicedesk.juicebox.message import parse
from juicedesk.juicebox.status import Status
from juicedesk.server.report import Report
from juicedesk.simulator.box import VirtualBox
from juicedesk.simulator.car import Car, Garage
from juicedesk.simulator.eeprom import Eeprom
from juicedesk.simulator.identity import ProtocolChoice, identities
from tests.unit.server.home import Home

STEP_S = 5.0
FALLBACK_S = 300


class Hungry(Garage):
    """Every car takes all that it gets, for ever."""

    def next(self) -> Car:
        return Car(1e12, 80)

    def first(self) -> Car | None:
        return None


class Scene:
    """A home server with boxes in one group; time passes in steps."""

    def __init__(self, folder: Path, count: int, circuit_amps: int, choice: ProtocolChoice) -> None:
        self.folder, self.circuit_amps = folder, circuit_amps
        self.home = Home(folder)
        self.boxes = [
            VirtualBox(identity, Eeprom(32, 0), Hungry(1, index), self.home.now_s)
            for index, identity in enumerate(identities(count, choice, 7, "127.0.0.1"))
        ]
        self.wall_ahead_s = 0.0
        self.offline_amps: list[int] = []
        """What every box draws without a server, once all have heard it."""
        self.deaf_until = dict.fromkeys(range(count), 0.0)
        self.mute_until = dict.fromkeys(range(count), 0.0)
        self.pass_time(STEP_S)
        for box in self.boxes:
            assert self.home.account("add_unit", ID=box.identity.juicebox_id)["success"]
        members = [box.identity.juicebox_id for box in self.boxes]
        answer = self.home.account(
            "set_load_group", id="g", name="Garage", circuit_amps=circuit_amps, members=members
        )
        assert answer["success"], answer
        self.pass_time(150.0)
        self.offline_amps = [box.true_state.offline_amps for box in self.boxes]

    @property
    def in_force_amps(self) -> list[int]:
        return [box.true_state.online_amps for box in self.boxes]

    def pass_time(self, seconds: float) -> None:
        for _ in range(int(seconds // STEP_S)):
            self.home.now_s += STEP_S
            for index in range(len(self.boxes)):
                self._talk(index)

    def pass_watched(self, seconds: float) -> None:
        """Let time pass and look at the sum at every moment."""
        for _ in range(int(seconds // STEP_S)):
            self.pass_time(STEP_S)
            assert sum(self.in_force_amps) <= self.circuit_amps, self.in_force_amps

    def restart(self, *, kill: bool) -> None:
        """Start the server again; after a kill it has lost what it heard last."""
        if kill:
            # What the boxes say is kept once a second; the last step's is lost.
            self.home.flush()
            self.pass_watched(STEP_S)
            self.home.kill()
        else:
            self.home.close()
        self.home = Home(self.folder, now_s=self.home.now_s)

    def _talk(self, index: int) -> None:
        box, now_s = self.boxes[index], self.home.now_s
        for datagram in box.take_due(now_s):
            status = parse(datagram)
            if not isinstance(status, Status) or now_s < self.mute_until[index]:
                continue
            report = Report(status, datagram, now_s + self.wall_ahead_s, "192.0.2.7", now_s)
            command = self.home.registry.hear(status.juicebox_id, report)
            if command is not None:
                self._check(index, parse_command(command))
            if command is not None and now_s >= self.deaf_until[index]:
                assert box.receive(command, now_s) is None
        box.advance(now_s)

    def _check(self, index: int, command: Command) -> None:
        """What holds for every command: no car is offered 1 to 5 A, no limit is passed, no memory worn."""
        most_amps = min(32, self.boxes[index].identity.rating_amps)
        assert command.online_amps == 0 or 6 <= (command.online_amps or 0) <= most_amps
        if self.offline_amps:
            assert command.offline_amps == self.offline_amps[index]


@contextmanager
def a_scene(count: int, circuit_amps: int, choice: ProtocolChoice = ProtocolChoice.V09U) -> Iterator[Scene]:
    with tempfile.TemporaryDirectory() as folder:
        scene = Scene(Path(folder), count, circuit_amps, choice)
        try:
            yield scene
        finally:
            scene.home.close()


indices = st.integers(0, 2)
long_or_short = st.sampled_from([5, 10, 30, 60, 200, 320, 700])
events = st.one_of(
    st.tuples(st.sampled_from(["plug", "plug", "unplug", "power"]), indices, st.just(0)),
    st.tuples(st.sampled_from(["deaf", "mute", "cut off"]), indices, long_or_short),
    st.tuples(st.sampled_from(["limit"]), indices, st.sampled_from([0, 6, 16, 32])),
    st.tuples(st.sampled_from(["restart", "kill", "server gone"]), indices, long_or_short),
    st.tuples(st.just("clock"), indices, st.sampled_from([-86_400, -3_600, 3_600, 86_400])),
    st.tuples(st.just("nothing"), indices, st.just(TURN_S)),
)
stories = st.lists(st.tuples(events, long_or_short), max_size=25)


@settings(max_examples=100, deadline=None)
@given(st.integers(2, 3), st.sampled_from([10, 16, 20, 32, 40, 63]), st.sampled_from(ProtocolChoice), stories)
def test_the_sum_of_a_group_never_exceeds_its_circuit(
    count: int,
    circuit_amps: int,
    choice: ProtocolChoice,
    story: Sequence[tuple[tuple[str, int, int], int]],
) -> None:
    with a_scene(count, circuit_amps, choice) as scene:
        for (event, index, value), seconds in story:
            happen(scene, event, index % count, value)
            scene.pass_watched(seconds)


ACTS = {"plug": VirtualBox.plug, "unplug": VirtualBox.unplug, "power": VirtualBox.power_cycle}


def happen(scene: Scene, event: str, index: int, value: int) -> None:
    box, now_s = scene.boxes[index], scene.home.now_s
    if event in ACTS:
        ACTS[event](box, now_s)
    if event in ("deaf", "cut off"):
        scene.deaf_until[index] = now_s + value
    if event in ("mute", "cut off"):
        scene.mute_until[index] = now_s + value
    match event:
        case "limit":
            token = scene.home.registry.units[box.identity.juicebox_id].token
            scene.home.post("/box_api_secure", {"cmd": "set_limit", "token": token, "amperage": value})
        case "restart" | "kill":
            scene.restart(kill=event == "kill")
        case "server gone":
            for other in range(len(scene.boxes)):
                scene.deaf_until[other] = scene.mute_until[other] = now_s + value
            scene.pass_watched(value)
        case "clock":
            scene.wall_ahead_s += value
        case "nothing":
            scene.pass_watched(value)


@settings(max_examples=25, deadline=None)
@given(st.integers(2, 3), st.sampled_from([6, 8, 10, 16, 20]), st.sampled_from(ProtocolChoice), stories)
def test_no_car_starves_whatever_has_happened(
    count: int,
    circuit_amps: int,
    choice: ProtocolChoice,
    story: Sequence[tuple[tuple[str, int, int], int]],
) -> None:
    with a_scene(count, circuit_amps, choice) as scene:
        for (event, index, value), seconds in story[:8]:
            happen(scene, event, index % count, value)
            scene.pass_watched(seconds)
        scene.deaf_until = scene.mute_until = dict.fromkeys(range(count), 0.0)
        for index, box in enumerate(scene.boxes):
            box.plug(scene.home.now_s)
            happen(scene, "limit", index, 32)
        scene.pass_watched(900)
        served = [False] * count
        for _ in range(int(count * TURN_S // 300)):
            scene.pass_watched(300)
            served = [was or amps >= 6 for was, amps in zip(served, scene.in_force_amps, strict=True)]
        assert all(served)


def test_two_cars_share_and_one_alone_gets_all_but_the_others_firm_part() -> None:
    with a_scene(2, 32) as scene:
        scene.boxes[0].plug(scene.home.now_s)
        scene.pass_watched(60)
        assert scene.in_force_amps == [26, 0]
        scene.boxes[1].plug(scene.home.now_s)
        scene.pass_watched(60)
        assert scene.in_force_amps == [16, 16]
        scene.boxes[0].unplug(scene.home.now_s)
        scene.pass_watched(60)
        assert scene.in_force_amps == [0, 26]


def test_a_silent_box_keeps_what_it_had_until_it_has_surely_gone_back_to_its_own_limit() -> None:
    with a_scene(2, 32) as scene:
        for box in scene.boxes:
            box.plug(scene.home.now_s)
        scene.pass_watched(60)
        scene.deaf_until[1] = scene.mute_until[1] = scene.home.now_s + 3_600
        scene.pass_watched(FALLBACK_S + 60)
        assert scene.in_force_amps == [16, 6]
        scene.pass_watched(FALLBACK_S)
        assert scene.in_force_amps == [26, 6]
        scene.deaf_until[1] = scene.mute_until[1] = 0
        scene.pass_watched(60)
        assert scene.in_force_amps == [16, 16]


def test_without_a_server_every_box_keeps_to_its_firm_part() -> None:
    with a_scene(2, 40) as scene:
        for index, box in enumerate(scene.boxes):
            box.plug(scene.home.now_s)
            scene.deaf_until[index] = scene.home.now_s + 1_000
        scene.pass_watched(FALLBACK_S + 30)
        assert scene.in_force_amps == [8, 8]


@pytest.mark.parametrize("kill", [False, True])
def test_a_restart_of_the_server_stops_no_car(kill: bool) -> None:
    with a_scene(2, 32) as scene:
        for box in scene.boxes:
            box.plug(scene.home.now_s)
        scene.pass_watched(60)
        scene.restart(kill=kill)
        for _ in range(20):
            scene.pass_watched(STEP_S)
            assert scene.in_force_amps == [16, 16]


def test_three_cars_on_a_circuit_for_two_take_turns() -> None:
    with a_scene(3, 16) as scene:
        for box in scene.boxes:
            box.plug(scene.home.now_s)
        scene.pass_watched(120)
        served: list[tuple[int, ...]] = []
        for _ in range(3):
            served.append(tuple(scene.in_force_amps))
            scene.pass_watched(TURN_S)
        assert sorted(served) == [(0, 8, 8), (8, 0, 8), (8, 8, 0)]


def test_a_car_that_takes_nothing_leaves_the_rest_to_the_others() -> None:
    with a_scene(2, 32) as scene:
        for box in scene.boxes:
            box.plug(scene.home.now_s)
        full = scene.boxes[1]
        assert full._car is not None
        full._car.wanted_wh = 0.0
        scene.pass_watched(300)
        assert scene.in_force_amps == [26, 6]
        full._car.wanted_wh = 1e9
        scene.pass_watched(120)
        assert scene.in_force_amps == [16, 16]


@pytest.mark.parametrize("jump_s", [-86_400.0, 86_400.0])
def test_a_clock_that_jumps_frees_nothing(jump_s: float) -> None:
    with a_scene(2, 32) as scene:
        for box in scene.boxes:
            box.plug(scene.home.now_s)
        scene.pass_watched(60)
        scene.deaf_until[1] = scene.mute_until[1] = scene.home.now_s + 3_600
        scene.wall_ahead_s = jump_s
        scene.pass_watched(240)
        assert scene.in_force_amps == [16, 16]
