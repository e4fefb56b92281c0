"""`juicedesk simulate` as a process of its own."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from juicedesk.juicebox.status import Protocol
from juicedesk.simulator import command_line
from juicedesk.simulator.options import parse_options
from tests.fakes.box_server import BoxServer

CLEAN_END_WITHIN_S = 5.0


class Simulator:
    """The process, its ready line, and lines to and fro."""

    def __init__(self, server: BoxServer, *options: str) -> None:
        host, port = server.address
        self.process = subprocess.Popen(
            [sys.executable, "-m", "juicedesk", "simulate", "--server", f"{host}:{port}", *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.boxes: list[dict[str, str]] = self._line()["boxes"]

    def steer(self, line: str) -> dict[str, Any]:
        """Send a line to standard input and return the answer."""
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return self._line()

    def close_input(self) -> None:
        """What happens when the parent is gone."""
        assert self.process.stdin is not None
        self.process.stdin.close()

    def ended(self) -> tuple[int, str]:
        """The exit code and what was left on standard output."""
        code = self.process.wait(CLEAN_END_WITHIN_S)
        assert self.process.stdout is not None
        return code, self.process.stdout.read()

    def kill(self) -> None:
        """End it whatever it does."""
        self.process.kill()
        self.process.wait()
        for stream in (self.process.stdin, self.process.stdout, self.process.stderr):
            assert stream is not None
            stream.close()

    def _line(self) -> dict[str, Any]:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        found = json.loads(line)
        assert isinstance(found, dict)
        return found


Starter = Callable[..., Simulator]


@pytest.fixture
def server() -> Iterator[BoxServer]:
    server = BoxServer()
    yield server
    server.close()


@pytest.fixture
def start(server: BoxServer) -> Iterator[Starter]:
    started: list[Simulator] = []

    def start_one(*options: str) -> Simulator:
        started.append(Simulator(server, *options))
        return started[-1]

    yield start_one
    for simulator in started:
        simulator.kill()


def test_boxes_of_a_process_obey_and_can_be_steered(server: BoxServer, start: Starter) -> None:
    simulator = start("--boxes", "2", "--protocol", "mixed", "--interval", "0.05")
    first, second = simulator.boxes
    assert [first["protocol"], second["protocol"]] == ["v09u", "v07"]
    assert first["host"].startswith("JuiceBox-")
    server.wait_for(lambda said: said.juicebox_id == first["id"])
    server.order(first["id"], 16, 20, 7, Protocol.V09U)
    assert server.wait_for(lambda said: said.counter == 7).online_amps == 16
    state = simulator.steer(f"state {first['id']}")
    assert (state["online_amps"], state["offline_amps"], state["drawn_amps"]) == (16, 20, 16)
    assert simulator.steer(f"unplug {first['id']}")["state"] == "standby"
    assert simulator.steer(f"plug {second['id']}")["rating_amps"] == 32
    assert "error" in simulator.steer("nonsense")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_cleanly(start: Starter, number: signal.Signals) -> None:
    simulator = start("--boxes", "1")
    simulator.process.send_signal(number)
    assert simulator.ended() == (0, "")


def test_with_parent_it_ends_when_its_input_closes(start: Starter) -> None:
    simulator = start("--boxes", "1", "--with-parent")
    simulator.close_input()
    assert simulator.ended() == (0, "")


def test_without_parent_it_stays_when_its_input_closes(server: BoxServer, start: Starter) -> None:
    simulator = start("--boxes", "1", "--interval", "0.05")
    simulator.close_input()
    for _ in range(5):
        server.wait_for(lambda said: True)
    assert simulator.process.poll() is None


def test_the_wire_limit_survives_a_kill(server: BoxServer, start: Starter, tmp_path: Path) -> None:
    options = ("--boxes", "1", "--interval", "0.05", "--data", str(tmp_path))
    simulator = start(*options)
    juicebox_id = simulator.boxes[0]["id"]
    server.wait_for(lambda said: True)
    server.order(juicebox_id, 16, 20, 7, Protocol.V09U)
    server.wait_for(lambda said: said.counter == 7)
    simulator.kill()
    state = start(*options).steer(f"state {juicebox_id}")
    assert (state["offline_amps"], state["online_amps"], state["schedule_memory"]) == (20, 20, None)


def test_a_forgetful_v07_box_comes_back_at_its_rating(server: BoxServer, start: Starter) -> None:
    simulator = start("--boxes", "1", "--protocol", "v07", "--forgetful", "--interval", "0.05")
    juicebox_id = simulator.boxes[0]["id"]
    server.wait_for(lambda said: True)
    server.order(juicebox_id, 16, 20, 7, Protocol.V07)
    server.wait_for(lambda said: said.counter == 7)
    assert simulator.steer(f"state {juicebox_id}")["offline_amps"] == 20
    assert simulator.steer(f"power-cycle {juicebox_id}")["offline_amps"] == 40


def test_boxes_report_to_this_computer_unless_told_otherwise() -> None:
    assert parse_options(["--boxes", "3"]).server == ("127.0.0.1", 8042)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "--boxes 0 --server localhost:1",
        "--boxes x --server localhost:1",
        "--boxes 3 --server localhost",
        "--boxes 3 --server localhost:70000",
        "--boxes 3 --server :1",
        "--boxes 3 --server localhost:1 --interval 0",
        "--boxes 3 --server localhost:1 --interval nan",
        "--boxes 3 --server localhost:1 --protocol v08",
        "--boxes 3 --server localhost:1 --interface everywhere",
        "--boxes 3 --server localhost:1 --ratings 5",
        "--boxes 3 --server localhost:1 --ratings 40,",
    ],
)
def test_wrong_words_are_refused_with_a_sentence(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse_options(words.split())
    assert ended.value.code == 2
    assert "error:" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--server", "nowhere.invalid:8042"], "the server nowhere.invalid is not known"),
        (["--server", "127.0.0.1:8042", "--interface", "192.0.2.1"], "no way from 192.0.2.1"),
    ],
)
def test_a_network_that_refuses_is_one_sentence(words: list[str], sentence: str) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "juicedesk", "simulate", "--boxes", "1", *words],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    assert (ended.returncode, ended.stdout) == (1, "")
    assert sentence in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a shell closes the streams")
def test_boxes_run_without_anybody_who_could_read(server: BoxServer) -> None:
    """As those of a windowed program do, which has no standard output at all."""
    host, port = server.address
    options = ["--boxes", "1", "--server", f"{host}:{port}", "--with-parent"]
    closed = ["sh", "-c", 'exec "$@" >&- 2>&-', "sh", sys.executable, "-m", "juicedesk", "simulate", *options]
    with subprocess.Popen(closed, stdin=subprocess.PIPE, text=True) as process:
        process.communicate("help\n", timeout=30)
    assert process.returncode == 0


def test_a_failure_that_nobody_can_read_is_no_other_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(command_line.log, "configure", lambda: None)
    assert command_line.main(["--boxes", "1", "--server", "nowhere.invalid:1"]) == command_line.FAILED
