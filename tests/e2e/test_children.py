"""The program's own sub-commands as children: on the leash, answering, and seen on the network."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from juicedesk.discovery.found import Source
from juicedesk.discovery.network import Discovery
from juicedesk.processes import Child

PATIENCE_S = 20.0
NOBODY = "127.0.0.1:9"
SIMULATE = ("simulate", "--boxes", "2", "--server", NOBODY)
SERVE = ("serve", "--host", "127.0.0.1", "--http-port", "0", "--udp-port", "0", "--no-announce")

PARENT = """
import sys, time
from juicedesk.processes import Child
child = Child(sys.argv[1:])
child.start()
print(child.pid, flush=True)
time.sleep(120)
"""


def wait_until(condition: Callable[[], bool]) -> bool:
    deadline_s = time.monotonic() + PATIENCE_S
    while not condition():
        if time.monotonic() > deadline_s:
            return False
        time.sleep(0.02)
    return True


def is_alive(pid: int) -> bool:
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


@pytest.fixture
def boxes(tmp_path: Path) -> Iterator[Child]:
    with Child([*SIMULATE, "--data", str(tmp_path)]) as child:
        yield child


@pytest.mark.parametrize("arguments", [SIMULATE, SERVE], ids=["simulate", "serve"])
def test_killing_the_program_ends_its_children(arguments: tuple[str, ...], tmp_path: Path) -> None:
    command = [sys.executable, "-c", PARENT, *arguments, "--data", str(tmp_path)]
    parent = subprocess.Popen(command, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True)
    assert parent.stdout is not None
    with parent.stdout:
        try:
            said = parent.stdout.readline()
        finally:
            parent.send_signal(signal.SIGKILL)
            parent.wait(PATIENCE_S)
    assert said, "the child did not get ready"
    assert wait_until(lambda: not is_alive(int(said)))


@pytest.mark.parametrize("arguments", [SIMULATE, SERVE], ids=["simulate", "serve"])
def test_letting_go_of_the_leash_ends_a_child_cleanly(arguments: tuple[str, ...], tmp_path: Path) -> None:
    child = Child([*arguments, "--data", str(tmp_path)])
    assert child.start()["ready"] is True
    begun_s = time.monotonic()
    child.stop()
    assert time.monotonic() - begun_s < 2.0 + 1.0, "2 s are promised"
    assert child._process is not None and child._process.returncode == 0


def test_boxes_answer_for_themselves(boxes: Child) -> None:
    ids = [box["id"] for box in boxes.start()["boxes"]]
    for box_id in ids:
        assert boxes.ask(f"state {box_id}")["id"] == box_id


def test_boxes_are_found_by_beacon_and_name(boxes: Child) -> None:
    discovery = Discovery(lambda _: None, interfaces=["127.0.0.1"])
    discovery.start()
    try:
        hosts = {box["host"].removesuffix(".local") for box in boxes.start()["boxes"]}
        both = {Source.BEACON, Source.HOST_NAME}
        assert wait_until(
            lambda: hosts <= {box.name for box in discovery.snapshot.chargers if both <= box.sources}
        ), discovery.snapshot
    finally:
        discovery.stop()
