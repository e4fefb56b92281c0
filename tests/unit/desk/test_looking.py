"""The network is searched once the person wants it, and from then on."""

from __future__ import annotations

from pathlib import Path

import pytest

from juicedesk.desk.looking import Looking
from juicedesk.domain.errors import StoreError
from juicedesk.paths import Profile
from juicedesk.secrets.run_only import RunOnlySecrets
from tests.unit.desk.test_two_windows import Window


class Settings:
    """In memory; one that is `full` keeps nothing."""

    def __init__(self, *, full: bool = False) -> None:
        self.kept: dict[str, str] = {}
        self.full = full

    def get(self, name: str) -> str:
        return self.kept.get(name, "")

    def keep(self, name: str, value: str) -> None:
        if self.full:
            raise StoreError(Path("desk.sqlite3"), "disk")
        self.kept[name] = value


def a_looking(settings: Settings, begun: list[str]) -> Looking:
    return Looking(settings, lambda: begun.append("look"), lambda: begun.append("say"))  # type: ignore[arg-type]


def test_it_begins_when_it_is_wanted_and_stays_wanted() -> None:
    settings, begun = Settings(), []
    looking = a_looking(settings, begun)
    assert not looking.is_on and not looking.was_wanted
    looking.begin()
    assert looking.is_on and begun == ["look", "say"]
    later = a_looking(settings, begun)
    assert later.was_wanted and not later.is_on


def test_what_cannot_be_kept_begins_nothing() -> None:
    begun: list[str] = []
    looking = a_looking(Settings(full=True), begun)
    with pytest.raises(StoreError):
        looking.begin()
    assert not looking.is_on and begun == []


def test_an_own_server_is_on_its_way_until_the_program_has_begun(tmp_path: Path) -> None:
    window = Window(Profile(tmp_path), RunOnlySecrets())
    assert not window.own_server.is_starting, "it has never run"
    window.own_server.wish(True)
    assert window.own_server.is_starting and window.desk.own_server_starting()
    window.own_server.begin_without()
    assert not window.own_server.is_starting
    window.end()
