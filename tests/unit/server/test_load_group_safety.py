"""Virtual boxes in a load group of the real server, and everything that may happen to them.

The limits in force at all boxes, with or without a car, never add up to more than the circuit carries:
not when datagrams get lost, boxes lose power or network, cars come and go, or the server starts again.
Where a box goes astray, which nobody can prevent, the others have stepped back within a few minutes.
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
from juicedesk.juicebox.status import Protocol, Status
from juicedesk.server.report import Report
from juicedesk.simulator.box import IDLE_INTERVAL_S, VirtualBox
from juicedesk.simulator.car import Car, Garage
from juicedesk.simulator.eeprom import Eeprom
from juicedesk.simulator.identity import ProtocolChoice, identities
from tests.unit.server.home import Home

STEP_S = 5.0
ASTRAY = 0
"""The box that forgets its limit without power where it speaks v07, and may then be deaf."""
FALLBACK_S = 300
STEPPED_BACK_WITHIN_S = 200
"""Six reports of a box without a car, the answers to which show that it is deaf, and one of the others."""


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
            VirtualBox(identity, Eeprom(32, 0), Hungry(1, index), self.home.now_s, forgetful=index == ASTRAY)
            for index, identity in enumerate(identities(count, choice, 7, "127.0.0.1"))
        ]
        self.wall_ahead_s = 0.0
        self.offline_amps: list[int] = []
        """What every box draws without a server, once all have heard it."""
        self.deaf_until = dict.fromkeys(range(count), 0.0)
        self.mute_until = dict.fromkeys(range(count), 0.0)
        self.astray_until_s = self.excused_until_s = 0.0
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
            if self.home.now_s >= self.excused_until_s:
                assert sum(self.in_force_amps) <= self._most_amps, self.in_force_amps

    @property
    def _most_amps(self) -> int:
        """What the circuit carries; where one box alone takes more, all others get nothing."""
        return max(self.circuit_amps, self.in_force_amps[ASTRAY] if self.is_astray else 0)

    @property
    def is_astray(self) -> bool:
        """Whether one box is not led by anybody: the others are all that can keep the circuit."""
        return self.home.now_s < self.astray_until_s

    def goes_astray(self, seconds: float) -> None:
        """A box loses its power, with it perhaps its limit, and takes no commands when it is back.

        At the worst time: there is a car at every box.
        """
        now_s, box = self.home.now_s, self.boxes[ASTRAY]
        self.deaf_until = dict.fromkeys(self.deaf_until, 0.0) | {ASTRAY: now_s + seconds}
        self.mute_until = dict.fromkeys(self.mute_until, 0.0)
        self.astray_until_s = now_s + seconds + IDLE_INTERVAL_S
        self.excused_until_s = now_s + STEPPED_BACK_WITHIN_S
        box.power_cycle(now_s)
        for one in self.boxes:
            one.plug(now_s)

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
        if self.home.now_s < self.excused_until_s:
            self.excused_until_s = self.home.now_s + STEPPED_BACK_WITHIN_S

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
        identity = self.boxes[index].identity
        starts_forgetful = index == ASTRAY and identity.protocol is Protocol.V07
        most_amps = identity.rating_amps if starts_forgetful else min(32, identity.rating_amps)
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
    st.tuples(st.just("astray"), st.just(ASTRAY), st.sampled_from([60, 700, TURN_S])),
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


CUTS = ("deaf", "mute", "cut off", "server gone")
ACTS = {"plug": VirtualBox.plug, "unplug": VirtualBox.unplug, "power": VirtualBox.power_cycle}


def happen(scene: Scene, event: str, index: int, value: int) -> None:
    if _is_beyond_help(scene, event, index):
        return
    if event in ("deaf", "cut off"):
        scene.deaf_until[index] = scene.home.now_s + value
    if event in ("mute", "cut off"):
        scene.mute_until[index] = scene.home.now_s + value
    happen_to(scene, scene.boxes[index], event, value)
    happen_to_server(scene, event, value)


def happen_to(scene: Scene, box: VirtualBox, event: str, value: int) -> None:
    match event:
        case "astray":
            scene.goes_astray(value)
        case "limit":
            token = scene.home.registry.units[box.identity.juicebox_id].token
            scene.home.post("/box_api_secure", {"cmd": "set_limit", "token": token, "amperage": value})
        case "plug" | "unplug" | "power":
            ACTS[event](box, scene.home.now_s)


def happen_to_server(scene: Scene, event: str, value: int) -> None:
    match event:
        case "restart" | "kill":
            scene.restart(kill=event == "kill")
        case "server gone":
            for other in range(len(scene.boxes)):
                scene.deaf_until[other] = scene.mute_until[other] = scene.home.now_s + value
            scene.pass_watched(value)
        case "clock":
            scene.wall_ahead_s += value
        case "nothing":
            scene.pass_watched(value)


def _is_beyond_help(scene: Scene, event: str, index: int) -> bool:
    """Whether a second box would go that nobody can lead, or one lose its limit while it cannot say so."""
    if event in CUTS:
        return scene.is_astray
    is_cut_off = scene.home.now_s < max(scene.deaf_until[index], scene.mute_until[index])
    return event == "power" and index == ASTRAY and is_cut_off


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
        scene.astray_until_s = min(scene.astray_until_s, scene.home.now_s + IDLE_INTERVAL_S)
        for index, box in enumerate(scene.boxes):
            box.plug(scene.home.now_s)
            happen(scene, "limit", index, 32)
        scene.pass_watched(900)
        served = [False] * count
        for _ in range(int(count * TURN_S // 300)):
            scene.pass_watched(300)
            served = [was or amps >= 6 for was, amps in zip(served, scene.in_force_amps, strict=True)]
        assert all(served)


@pytest.mark.parametrize(("choice", "kept"), [(ProtocolChoice.V09U, [8, 20]), (ProtocolChoice.V07, [40, 0])])
def test_beside_a_deaf_box_the_other_gets_what_that_one_surely_leaves(
    choice: ProtocolChoice, kept: list[int]
) -> None:
    with a_scene(2, 40, choice) as scene:
        for box in scene.boxes:
            box.plug(scene.home.now_s)
        scene.pass_watched(60)
        assert scene.in_force_amps == [20, 20]
        scene.goes_astray(TURN_S)
        scene.pass_watched(STEPPED_BACK_WITHIN_S + 60)
        assert scene.in_force_amps == kept
        scene.restart(kill=True)
        scene.pass_watched(TURN_S)
        assert scene.in_force_amps == [20, 20]


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
