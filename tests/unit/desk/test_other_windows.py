"""Two stores and two senders on one file stand for two windows of a profile."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from juicedesk.desk.other_windows import OtherWindows
from juicedesk.paths import Profile
from juicedesk.store import Store
from juicedesk.sync.sender import Sender

WITHIN_S = 30.0


class Window:
    """What one process has of a profile, and what it was told."""

    def __init__(self, profile: Profile) -> None:
        self.store = Store(profile.database)
        self.sender = Sender(profile.lock)
        self.committed, self.took_over, self.replaced = (threading.Event() for _ in range(3))
        self.others = OtherWindows(
            self.store, self.sender, self.committed.set, self.took_over.set, self.replaced.set
        )

    def end(self) -> None:
        self.others.stop()
        self.sender.release()
        self.store.close()


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile(tmp_path)


@pytest.fixture
def first(profile: Profile) -> Iterator[Window]:
    window = Window(profile)
    window.others.start()
    assert window.took_over.wait(WITHIN_S)
    yield window
    window.end()


@pytest.fixture
def second(first: Window, profile: Profile) -> Iterator[Window]:
    window = Window(profile)
    window.others.start()
    yield window
    window.end()


def test_each_notices_what_the_other_commits(first: Window, second: Window) -> None:
    second.store.settings.keep("theme", "dark")
    assert first.committed.wait(WITHIN_S)
    first.store.settings.keep("theme", "light")
    assert second.committed.wait(WITHIN_S)


def test_the_second_takes_over_when_the_first_ends(first: Window, second: Window) -> None:
    assert not second.sender.is_sending
    first.others.stop()
    first.sender.release()
    assert second.took_over.wait(WITHIN_S)
    assert (second.sender.epoch, first.sender.epoch) == (2, None)


def test_who_was_replaced_by_force_is_told(first: Window, second: Window, profile: Profile) -> None:
    profile.lock.unlink()
    assert second.took_over.wait(WITHIN_S)
    assert first.replaced.wait(WITHIN_S)
    assert first.sender.epoch != 1


def test_a_failure_of_what_is_called_ends_nothing(first: Window, profile: Profile) -> None:
    called = threading.Semaphore(0)

    def fail() -> None:
        called.release()
        raise ValueError("a bug")

    window = Window(profile)
    others = OtherWindows(window.store, window.sender, fail, fail, fail)
    others.start()
    try:
        for theme in ("dark", "light"):
            first.store.settings.keep("theme", theme)
            assert called.acquire(timeout=WITHIN_S)
    finally:
        others.stop()
        window.end()
