"""The program of a person without an account searches the network only once it is told to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pytest
from pytestqt.qtbot import QtBot

from juicedesk import program
from juicedesk.paths import Profile
from juicedesk.program import Program
from juicedesk.sync.sender import Sender


class NoNetwork:
    """In the place of what listens: it says only that it was started and stopped."""

    made: ClassVar[list[NoNetwork]] = []

    def __init__(self, *_arguments: object, **_words: object) -> None:
        self.said: list[str] = []
        self.made.append(self)

    def start(self) -> None:
        self.said.append("start")

    def stop(self) -> None:
        self.said.append("stop")


@pytest.fixture
def parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    NoNetwork.made.clear()
    monkeypatch.setattr("juicedesk.discovery.network.Discovery", NoNetwork)
    monkeypatch.setattr(program, "read_pages", lambda: None)
    profile = Profile(tmp_path).create()
    made = Program(profile, False, Sender(profile.lock))
    yield made
    made.stop()


def test_it_waits_for_the_word_of_the_person(parts: Program, qtbot: QtBot) -> None:
    parts.start_services()
    assert parts._services is not None
    parts._services.join()
    assert NoNetwork.made == [] and not parts.desk.network().looks
    parts.desk.look_around()
    parts.desk.look_around()
    (network,) = NoNetwork.made
    assert network.said == ["start"] and parts.desk.network().looks


def test_at_the_next_start_it_searches_by_itself(parts: Program, qtbot: QtBot) -> None:
    parts.desk.keep_setting("looks_around", "on")
    parts.start_services()
    assert parts._services is not None
    parts._services.join()
    assert [network.said for network in NoNetwork.made] == [["start"]]
    assert parts.desk.network().looks
