"""A second start, which is a process of its own here, against the window of the first one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from juicedesk.second_start import RaiseServer, raise_first

TIMEOUT_MS = 30_000
START_AGAIN = """
import sys
from pathlib import Path
from juicedesk.second_start import raise_first
print("asks", flush=True)
sys.exit(0 if raise_first(Path(sys.argv[1]), 30.0) else 1)
"""


class Front:
    """The first window, as far as a second start knows it."""

    def __init__(self, folder: Path) -> None:
        self.raised = 0
        self.server = RaiseServer(folder, self._raise)

    def _raise(self) -> None:
        self.raised += 1


@pytest.fixture
def front(qtbot: QtBot, tmp_path: Path) -> Iterator[Front]:
    front = Front(tmp_path)
    yield front
    front.server.close()


def start(folder: Path, **environment: str) -> subprocess.Popen[str]:
    """Return once it is about to ask."""
    second = subprocess.Popen(
        [sys.executable, "-c", START_AGAIN, str(folder)],
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert second.stdout
    with second.stdout:
        assert second.stdout.readline() == "asks\n"
    return second


def has_raised(qtbot: QtBot, second: subprocess.Popen[str]) -> bool:
    """What it came to, while the first window's UI thread works on."""
    try:
        qtbot.waitUntil(lambda: second.poll() is not None, timeout=TIMEOUT_MS)
    finally:
        second.kill()
        second.wait()
    return second.returncode == 0


def test_the_open_window_comes_to_the_front_each_time(qtbot: QtBot, front: Front, tmp_path: Path) -> None:
    front.server.listen()
    assert has_raised(qtbot, start(tmp_path))
    assert has_raised(qtbot, start(tmp_path))
    assert front.raised == 2


def test_a_window_on_another_screen_stays_there(qtbot: QtBot, front: Front, tmp_path: Path) -> None:
    front.server.listen()
    assert not has_raised(qtbot, start(tmp_path, WAYLAND_DISPLAY="another"))
    assert front.raised == 0


def test_a_window_that_is_only_just_being_opened_is_waited_for(
    qtbot: QtBot, front: Front, tmp_path: Path
) -> None:
    second = start(tmp_path)
    front.server.listen()
    assert has_raised(qtbot, second)


def test_a_window_that_hangs_is_not_waited_for(front: Front, tmp_path: Path) -> None:
    front.server.listen()
    assert not raise_first(tmp_path, 0.2), "its UI thread is this one, and that waits"


def test_what_a_killed_window_left_is_no_window(qtbot: QtBot, front: Front, tmp_path: Path) -> None:
    (tmp_path / "window.sock").write_bytes(b"")
    assert not raise_first(tmp_path, 0.1)
    front.server.listen()
    assert has_raised(qtbot, start(tmp_path))


def test_a_profile_deep_in_the_tree_has_a_short_name(qtbot: QtBot, tmp_path: Path) -> None:
    deep = tmp_path / ("x" * 120)
    deep.mkdir()
    front = Front(deep)
    front.server.listen()
    assert has_raised(qtbot, start(deep))
    front.server.close()
