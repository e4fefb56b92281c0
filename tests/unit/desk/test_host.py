"""What the sender looks after, from taking over to stepping down, and again."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from juicedesk.desk.host import Host
from juicedesk.domain.errors import PortInUse
from juicedesk.paths import Profile
from juicedesk.secrets.run_only import RunOnlySecrets
from juicedesk.store.backups import backups_of
from tests.unit.desk.test_two_windows import Window

WITHIN_S = 30.0


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile(tmp_path)


@pytest.fixture
def window(profile: Profile) -> Iterator[Window]:
    window = Window(profile, RunOnlySecrets())
    yield window
    window.end()


def make_host(window: Window) -> Host:
    return Host(window.store, window.accounts, window.desk, window.own_server, None)


def test_who_hosts_keeps_copies_and_may_end_and_begin_again(window: Window, profile: Profile) -> None:
    host = make_host(window)
    host.end()
    for _time in range(2):
        host.begin()
        host.end()
    assert len(backups_of(profile.database)) == 1, "the second one is not due for an hour"


def test_an_own_server_that_cannot_start_hinders_nothing_else(
    window: Window, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[bool] = []

    def fail() -> None:
        started.append(True)
        raise PortInUse(8042, "TCP")

    monkeypatch.setattr(window.desk, "resume_own_server", fail)
    window.own_server.wish(True)
    host = make_host(window)
    host.begin()
    deadline_s = time.monotonic() + WITHIN_S
    while not backups_of(profile.database) and time.monotonic() < deadline_s:
        time.sleep(0.01)
    host.end()
    assert started and len(backups_of(profile.database)) == 1
