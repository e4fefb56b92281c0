"""Children are real processes here: a small script that keeps the same promises as `serve` and `simulate`."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import psutil
import pytest

from juicedesk.domain.errors import PortInUse, ProcessError
from juicedesk.processes import Child, program

SCRIPT = """
import json, os, sys, time
how = sys.argv[1]
assert sys.argv[-1] == "--with-parent"
if how == "port":
    print("INFO starting", "juicedesk: http port 8042 is in use", sep="\\n", file=sys.stderr)
    sys.exit(1)
if how == "dies":
    print("token=geheim123 is wrong", file=sys.stderr)
    sys.exit(3)
if how == "mute":
    sys.stdin.read()
    sys.exit(0)
if how == "chatter":
    sys.stderr.write("x" * 79 + "\\n" * 1)
    sys.stderr.write(("y" * 79 + "\\n") * 20_000)
if how == "page":
    print("<html>", flush=True)
    sys.stdin.read()
print(json.dumps({"ready": how != "unready", "pid": os.getpid()}), flush=True)
if how == "brief":
    sys.exit(5)
if how == "stubborn":
    import signal
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    time.sleep(60)
for line in sys.stdin:
    if line.startswith("late"):
        time.sleep(0.3)
    print(json.dumps({"said": line.strip()}), flush=True)
"""

PARENT = """
import sys, time
from juicedesk.processes import Child
children = [Child(["plain"], command=[sys.executable, sys.argv[1]]) for _ in range(2)]
print(*(child.start()["pid"] for child in children), flush=True)
time.sleep(60)
"""


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "child.py"
    path.write_text(SCRIPT)
    return path


@pytest.fixture
def child_that(script: Path) -> Iterator[Callable[..., Child]]:
    made: list[Child] = []

    def make(how: str, on_unexpected_end: Callable[[int], None] | None = None) -> Child:
        command = [sys.executable, str(script)]
        made.append(Child([how], command=command, on_unexpected_end=on_unexpected_end))
        return made[-1]

    yield make
    for child in made:
        child.stop()


def wait_for_end(pids: list[int], timeout_s: float = 10.0) -> None:
    for pid in pids:
        with suppress(psutil.NoSuchProcess):
            process = psutil.Process(pid)
            if process.status() != psutil.STATUS_ZOMBIE:
                process.wait(timeout_s)


def test_the_ready_line_is_returned_and_the_leash_ends_it(child_that: Callable[..., Child]) -> None:
    child = child_that("plain")
    ready = child.start()
    assert ready["pid"] == child.pid
    assert child.is_running

    child.stop()

    assert not child.is_running
    assert child._process is not None and child._process.returncode == 0, "the leash ended it, not a signal"


def test_questions_are_answered_one_by_one(child_that: Callable[..., Child]) -> None:
    child = child_that("plain")
    child.start()
    answers: list[str] = []
    askers = [
        threading.Thread(target=lambda n=n: answers.append(f"{n} {child.ask(f'state {n}')['said']}"))
        for n in range(8)
    ]
    for asker in askers:
        asker.start()
    for asker in askers:
        asker.join()
    assert sorted(answers) == [f"{n} state {n}" for n in range(8)]


def test_a_late_answer_is_not_taken_for_the_next_one(child_that: Callable[..., Child]) -> None:
    child = child_that("plain")
    child.start()
    with pytest.raises(ProcessError, match=r"did not answer within 0\.05 s"):
        child.ask("late one", timeout_s=0.05)
    assert child.ask("state 2")["said"] == "state 2"


def test_a_port_in_use_is_told_apart(child_that: Callable[..., Child]) -> None:
    child = child_that("port")
    with pytest.raises(PortInUse) as caught:
        child.start()
    assert (caught.value.port, caught.value.kind) == (8042, "http")
    assert not child.is_running


def test_the_last_words_are_in_the_error_without_secrets(child_that: Callable[..., Child]) -> None:
    with pytest.raises(ProcessError, match="is wrong") as caught:
        child_that("dies").start()
    assert "geheim123" not in str(caught.value)


@pytest.mark.parametrize(
    ("how", "words"), [("mute", "did not answer"), ("page", "not JSON"), ("unready", "not ready")]
)
def test_no_process_is_left_when_it_does_not_get_ready(
    child_that: Callable[..., Child], how: str, words: str
) -> None:
    child = child_that(how)
    with pytest.raises(ProcessError, match=words):
        child.start(timeout_s=10.0 if how != "mute" else 0.3)
    assert child.pid is not None
    assert not psutil.pid_exists(child.pid)


def test_a_command_that_is_not_there_is_an_expected_failure(tmp_path: Path) -> None:
    with pytest.raises(ProcessError, match="cannot be started"):
        Child(["serve"], command=[str(tmp_path / "nothing")]).start()


def test_standard_error_never_fills_up_and_goes_to_the_log(
    child_that: Callable[..., Child], caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="juicedesk.processes"):
        child = child_that("chatter")
        child.start()
        child.stop()
    assert sum("yyyy" in record.message for record in caplog.records) == 20_000


def test_an_unexpected_end_is_reported_with_its_exit_code(child_that: Callable[..., Child]) -> None:
    ended = threading.Event()
    codes: list[int] = []
    child = child_that("plain", lambda code: (codes.append(code), ended.set()))
    child.start()
    os.kill(child.pid or 0, signal.SIGKILL)
    assert ended.wait(10)
    assert codes == [-signal.SIGKILL]
    with pytest.raises(ProcessError, match="has ended"):
        child.ask("state")


def test_an_end_right_after_getting_ready_is_reported_too(child_that: Callable[..., Child]) -> None:
    ended = threading.Event()
    codes: list[int] = []
    child_that("brief", lambda code: (codes.append(code), ended.set())).start()
    assert ended.wait(10)
    assert codes == [5]


def test_a_wanted_end_is_not_reported(child_that: Callable[..., Child]) -> None:
    codes: list[int] = []
    child = child_that("plain", codes.append)
    child.start()
    child.stop()
    child.stop()
    assert codes == []


def test_one_that_does_not_listen_is_ended_by_force(child_that: Callable[..., Child]) -> None:
    child = child_that("stubborn")
    child.start()
    child.stop(timeout_s=0.2)
    assert child.pid is not None
    assert not psutil.pid_exists(child.pid)


def test_children_end_when_their_parent_is_killed(script: Path) -> None:
    """Two of them: neither may hold the other's leash."""
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, str(script)],
        stdout=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert parent.stdout is not None
        pids = [int(word) for word in parent.stdout.readline().split()]
        assert len(pids) == 2
        assert all(psutil.pid_exists(pid) for pid in pids)
    finally:
        parent.send_signal(signal.SIGKILL)
        parent.wait(10)
        parent.stdout.close() if parent.stdout else None
    wait_for_end(pids)
    assert not any(psutil.pid_exists(pid) and is_alive(pid) for pid in pids)


def is_alive(pid: int) -> bool:
    try:
        return bool(psutil.Process(pid).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def test_the_other_child_ends_when_one_is_stopped_alone(child_that: Callable[..., Child]) -> None:
    first, second = child_that("plain"), child_that("plain")
    first.start()
    second.start()
    begun_s = time.monotonic()
    first.stop()
    assert time.monotonic() - begun_s < 4, "the younger child does not hold the older one's pipe"
    assert second.is_running
    assert second.ask("state")["said"] == "state"


def test_the_program_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert program() == [sys.executable, "-m", "juicedesk"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert program() == [sys.executable]
