"""Two virtual boxes on one circuit of a real home server, each thing a process of its own."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import psutil

from juicedesk.processes import Child
from tests.e2e.home_server import HomeServer

CIRCUIT_AMPS = 32
PATIENCE_S = 20.0
WATCHED_SAMPLES = 60
SEEDS = (1, 4)


class Garage:
    """A home server with two boxes at which cars charge. Every look at them checks the circuit."""

    def __init__(self, stack: ExitStack, folder: Path) -> None:
        self._stack, self._folder = stack, folder
        self.server = self._serve()
        self.boxes = [self._box(seed) for seed in SEEDS]
        self.ids = [str(box.start()["boxes"][0]["id"]) for box in self.boxes]
        self.gone: dict[int, int] = {}
        """The boxes whose process is dead, with the limit that a real one would still have."""
        self.is_settled = False

    def in_force_amps(self) -> tuple[int, int]:
        """The limits in force at both at one moment."""
        while True:
            first, second, again = self._amps(0), self._amps(1), self._amps(0)
            if first == again:
                break
        assert not self.is_settled or first + second <= CIRCUIT_AMPS, (first, second)
        return first, second

    def share(self) -> None:
        answer = self.server.account(
            "set_load_group", id="g", name="Garage", circuit_amps=CIRCUIT_AMPS, members=self.ids
        )
        assert answer["success"], answer
        self.until(lambda amps: sum(amps) <= CIRCUIT_AMPS)
        self.is_settled = True

    def until(self, is_so: Callable[[tuple[int, int]], bool]) -> None:
        deadline_s = time.monotonic() + PATIENCE_S
        while not is_so(amps := self.in_force_amps()):
            assert time.monotonic() < deadline_s, amps

    def watch(self) -> None:
        for _ in range(WATCHED_SAMPLES):
            self.in_force_amps()

    def steer(self, action: str, index: int) -> None:
        assert "error" not in self.boxes[index].ask(f"{action} {self.ids[index]}")

    def kill_box(self, index: int) -> None:
        amps = self._amps(index)
        pid = self.boxes[index].pid
        assert pid is not None
        psutil.Process(pid).kill()
        self.gone[index] = amps

    def start_box(self, index: int) -> None:
        self.boxes[index] = self._box(SEEDS[index])
        self.boxes[index].start()
        del self.gone[index]

    def restart_server(self) -> None:
        port = self.server.udp[1]
        self.server.kill()
        self.watch()
        self.server = self._serve("--udp-port", str(port))

    def _amps(self, index: int) -> int:
        if index in self.gone:
            return self.gone[index]
        return int(self.boxes[index].ask(f"state {self.ids[index]}")["online_amps"])

    def _serve(self, *options: str) -> HomeServer:
        return self._stack.enter_context(
            HomeServer(self._folder / "server", "--no-tls", "--adopt", "auto", *options)
        )

    def _box(self, seed: int) -> Child:
        place = ("--server", f"127.0.0.1:{self.server.udp[1]}", "--data", str(self._folder / str(seed)))
        words = ("simulate", "--boxes", "1", "--seed", str(seed), "--interval", "0.1", *place)
        return self._stack.enter_context(Child(words))


@contextmanager
def a_garage(folder: Path) -> Iterator[Garage]:
    with ExitStack() as stack:
        garage = Garage(stack, folder)
        deadline_s = time.monotonic() + PATIENCE_S
        while len(garage.server.account("get_account_units")["units"]) < len(SEEDS):
            assert time.monotonic() < deadline_s, "the boxes do not report"
        garage.share()
        yield garage


def test_two_boxes_never_draw_more_than_their_circuit_carries(tmp_path: Path) -> None:
    with a_garage(tmp_path) as garage:
        garage.until(lambda amps: amps == (16, 16))
        garage.steer("unplug", 1)
        garage.until(lambda amps: amps == (26, 0))
        garage.steer("plug", 1)
        garage.until(lambda amps: amps == (16, 16))
        garage.steer("power-cycle", 1)
        garage.watch()
        garage.until(lambda amps: amps == (16, 16))
        answer = garage.server.unit(garage.ids[0], "set_limit", amperage=8)
        assert answer["success"], answer
        garage.until(lambda amps: amps == (8, 24))


def test_nobody_takes_what_a_dead_box_may_still_draw(tmp_path: Path) -> None:
    with a_garage(tmp_path) as garage:
        garage.until(lambda amps: amps == (16, 16))
        garage.kill_box(1)
        garage.watch()
        assert garage.in_force_amps() == (16, 16)
        garage.start_box(1)
        garage.until(lambda amps: amps == (16, 16))


def test_the_circuit_is_kept_while_the_server_is_dead_and_when_it_starts_again(tmp_path: Path) -> None:
    with a_garage(tmp_path) as garage:
        garage.until(lambda amps: amps == (16, 16))
        garage.restart_server()
        garage.watch()
        garage.until(lambda amps: amps == (16, 16))
        garage.steer("unplug", 0)
        garage.until(lambda amps: amps == (0, 26))
