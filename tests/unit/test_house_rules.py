"""The rules of conftest.py are rules: each is broken here on purpose."""

from __future__ import annotations

import os
import threading
from pathlib import Path

from juicedesk import paths
from tests.conftest import threads_left


def test_a_thread_left_behind_is_named() -> None:
    before = set(threading.enumerate())
    stop = threading.Event()
    thread = threading.Thread(target=stop.wait, name="forgotten")
    thread.start()
    try:
        assert threads_left(before, timeout_s=0.0) == ["forgotten"]
    finally:
        stop.set()
        thread.join()
    assert threads_left(before, timeout_s=0.0) == []


def test_a_thread_that_ends_in_time_is_not_named() -> None:
    before = set(threading.enumerate())
    thread = threading.Timer(0.05, int)
    thread.start()

    assert threads_left(before, timeout_s=5.0) == []


def test_data_of_a_test_stays_in_its_own_folder(own_home: Path, tmp_path: Path) -> None:
    assert paths.data_folder() == own_home
    assert own_home.is_relative_to(tmp_path)


def test_qt_needs_no_screen() -> None:
    assert os.environ["QT_QPA_PLATFORM"] == "offscreen" or "DISPLAY" in os.environ
