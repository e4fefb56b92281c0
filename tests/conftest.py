"""What holds for every test: no screen, nobody's data, no thread left behind."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# Before any test module imports Qt, which reads it once. An own value wins, so that one can look.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("ci", deadline=None, derandomize=True, database=None)
settings.load_profile("ci")

THREADS_END_WITHIN_S = 5.0


@pytest.fixture(autouse=True)
def no_thread_stays_behind() -> Iterator[None]:
    """Fails a test that leaves threads running, and names them. Threads of wider fixtures may stay."""
    before = set(threading.enumerate())
    yield
    left = threads_left(before, THREADS_END_WITHIN_S)
    if left:
        pytest.fail(f"threads left behind: {', '.join(left)}")


def threads_left(before: set[threading.Thread], timeout_s: float) -> list[str]:
    """Names of the threads started since that do not end in time.

    A thread that Qt started shows up as a "Dummy" for as long as the process lives, ended or not.
    """
    deadline = time.monotonic() + timeout_s
    started = [thread for thread in threading.enumerate() if thread not in before]
    mine = [thread for thread in started if not thread.name.startswith("Dummy-")]
    for thread in mine:
        thread.join(max(0.0, deadline - time.monotonic()))
    return sorted(thread.name for thread in mine if thread.is_alive())


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Every test keeps its data in a folder of its own, and the person's keyring is out of reach."""
    monkeypatch.setenv("JUICEDESK_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    return tmp_path / "home"
