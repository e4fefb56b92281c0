from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from juicedesk import paths


def test_the_data_folder_can_be_chosen(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(paths.HOME_VARIABLE, str(tmp_path / "stick"))
    assert paths.data_folder() == tmp_path / "stick"
    assert paths.server_folder() == tmp_path / "stick" / "server"


@pytest.mark.skipif(sys.platform != "linux", reason="the folder of this system")
def test_the_usual_data_folder_is_the_systems(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv(paths.HOME_VARIABLE)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert paths.data_folder() == tmp_path / "JuiceDesk"


def test_the_demo_shares_no_file_with_the_persons_own_profile() -> None:
    main, demo = paths.main_profile(), paths.demo_profile()
    parts = ("database", "server_data", "boxes_data", "lock")
    assert not {getattr(main, part) for part in parts} & {getattr(demo, part) for part in parts}
    assert all(getattr(demo, part).is_relative_to(demo.folder) for part in parts)


def test_asking_makes_nothing_and_creating_keeps_others_out(tmp_path: Path) -> None:
    profile = paths.Profile(tmp_path / "deep" / "desk")
    _ = profile.database, profile.lock
    assert not (tmp_path / "deep").exists()
    assert profile.create().create() is profile
    assert profile.folder.is_dir()
    if sys.platform != "win32":
        assert stat.S_IMODE(profile.folder.stat().st_mode) == 0o700


def test_a_resource_is_found_and_a_missing_one_is_named() -> None:
    assert paths.resource("icons").is_dir()
    with pytest.raises(FileNotFoundError, match="icons/no-such-icon"):
        paths.resource("icons", "no-such-icon.svg")
