"""The whole program as a process: how quickly it is there cold, what it holds, what it does when idle."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from juicedesk.paths import main_profile
from juicedesk.ui.tour.driver import Driver
from tests.bench.test_many_chargers import CHARGERS, filled

IDLE_S = 20.0
STEADY_S = 3.0
SETTLED_WITHIN_S = 60.0
MEASURED_IMPORT_S = 0.35
MEASURED_COLD_S = 2.0
MOST_MB_WITH_MANY = 350
MOST_IDLE_PERCENT = 10


@pytest.mark.bench
def test_the_windows_code_is_read_quickly(capsys: pytest.CaptureFixture[str]) -> None:
    code = (
        "import time; began = time.perf_counter(); import juicedesk.ui.main_window;"
        " print(time.perf_counter() - began)"
    )
    times_s = [
        float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout)
        for _run in range(5)
    ]
    with capsys.disabled():
        print(f"\nimport of juicedesk.ui {min(times_s):.2f} s, at most {max(times_s):.2f} s")
    assert min(times_s) < 10 * MEASURED_IMPORT_S


@pytest.mark.bench
@pytest.mark.skipif(not hasattr(os, "posix_fadvise"), reason="the file cache cannot be emptied")
def test_a_first_window_from_the_disk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tour = Driver(tmp_path)
    tour.start_app()
    tour.end_app()
    forget_files(Path(sys.prefix))
    forget_files(Path(sys.base_prefix))
    began_s = time.perf_counter()
    try:
        tour.start_app()
        cold_s = time.perf_counter() - began_s
    finally:
        tour.end_app()
    with capsys.disabled():
        print(f"\nfirst window {cold_s:.2f} s with all its files read from the disk")
    assert cold_s < 10 * MEASURED_COLD_S


def forget_files(folder: Path) -> None:
    """Take what was read of a folder's files out of memory; what another process maps stays."""
    for path in folder.rglob("*"):
        if path.is_file():
            descriptor = os.open(path, os.O_RDONLY)
            try:
                os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
            finally:
                os.close(descriptor)


@pytest.mark.bench
@pytest.mark.long
def test_an_idle_window_does_next_to_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tour = Driver(tmp_path)
    try:
        tour.start_app()
        tour.wait_for("the chargers", lambda seen: len(seen["chargers"]) == 3, 30)
        app = psutil.Process(tour.pid)
        settle(app)
        before_s, began_s = used_s(app), time.perf_counter()
        time.sleep(IDLE_S)  # what is measured is what happens in it
        percent = 100 * (used_s(app) - before_s) / (time.perf_counter() - began_s)
    finally:
        tour.end_app()
    with capsys.disabled():
        print(f"\nidle with three chargers: {percent:.1f} % of one core")
    assert percent < MOST_IDLE_PERCENT


@pytest.mark.bench
@pytest.mark.long
def test_memory_with_thousands_of_chargers(capsys: pytest.CaptureFixture[str]) -> None:
    filled(main_profile().create().database).close()
    with open_app() as app:
        settle(app)
        memory_mb = app.memory_info().rss / 1e6
    with capsys.disabled():
        print(f"\nmemory with {CHARGERS} chargers {memory_mb:.0f} MB")
    assert memory_mb < MOST_MB_WITH_MANY


@contextmanager
def open_app() -> Iterator[psutil.Process]:
    """The program on its main profile, until the end of the block."""
    with subprocess.Popen([sys.executable, "-m", "juicedesk"], stderr=subprocess.DEVNULL) as app:
        try:
            yield psutil.Process(app.pid)
        finally:
            app.terminate()


def settle(app: psutil.Process) -> None:
    """Until it has done next to nothing for some seconds."""
    deadline_s = time.monotonic() + SETTLED_WITHIN_S
    while True:
        before_s = used_s(app)
        time.sleep(STEADY_S)
        if used_s(app) - before_s < 0.05 * STEADY_S:
            return
        assert time.monotonic() < deadline_s, "it never comes to rest"


def used_s(app: psutil.Process) -> float:
    """Processor time of the process itself, without its children."""
    return sum(app.cpu_times()[:2])
