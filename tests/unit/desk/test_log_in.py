"""The entry that opens the program at log-in, for each system."""

from __future__ import annotations

import configparser
import plistlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from juicedesk.desk.log_in import AT_LOG_IN, EntryFile, RunKey, desktop_file, log_in_here
from juicedesk.domain.errors import EntryRefused

ODD = ['/opt/Juice Desk/100 % $HOME\\juice"desk`', AT_LOG_IN]


@pytest.mark.parametrize(
    ("platform", "where"),
    [
        ("linux", ".config/autostart/org.juicedesk.JuiceDesk.desktop"),
        ("darwin", "Library/LaunchAgents/org.juicedesk.JuiceDesk.plist"),
    ],
)
def test_the_entry_comes_and_goes(tmp_path: Path, platform: str, where: str) -> None:
    entry = log_in_here({"HOME": str(tmp_path)}, platform)
    assert entry is not None and not entry.is_on()
    entry.switch(True)
    entry.switch(True)
    assert entry.is_on() and (tmp_path / where).is_file()
    assert len(list((tmp_path / where).parent.iterdir())) == 1, "nothing half-written stays"
    entry.switch(False)
    entry.switch(False)
    assert not entry.is_on()


def test_linux_keeps_to_the_folder_that_the_person_chose(tmp_path: Path) -> None:
    entry = log_in_here({"HOME": "/nowhere", "XDG_CONFIG_HOME": str(tmp_path)}, "linux")
    assert entry is not None
    entry.switch(True)
    parser = configparser.RawConfigParser()
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(tmp_path / "autostart" / "org.juicedesk.JuiceDesk.desktop")
    assert parser["Desktop Entry"]["Exec"] == f"{sys.executable} -m juicedesk {AT_LOG_IN}"


def test_an_appimage_names_itself_and_a_sandbox_offers_nothing(tmp_path: Path) -> None:
    mounted = str(Path(sys.executable).parent)
    image = {"HOME": str(tmp_path), "APPIMAGE": "/home/me/JuiceDesk.AppImage", "APPDIR": mounted}
    entry = log_in_here(image, "darwin")
    assert entry is not None
    entry.switch(True)
    agent = plistlib.loads((tmp_path / "Library/LaunchAgents/org.juicedesk.JuiceDesk.plist").read_bytes())
    assert agent["ProgramArguments"] == ["/home/me/JuiceDesk.AppImage", AT_LOG_IN]
    assert log_in_here({"FLATPAK_ID": "org.juicedesk.JuiceDesk"}, "linux") is None


def test_an_odd_path_is_quoted_as_the_specification_says(tmp_path: Path) -> None:
    text = desktop_file(ODD).decode()
    assert 'Exec="/opt/Juice Desk/100 %% \\\\$HOME\\\\\\\\juice\\\\"desk\\\\`" --at-log-in' in text
    assert 'TryExec=/opt/Juice Desk/100 % $HOME\\\\juice"desk`\n' in text, "not where it was removed"
    checker = shutil.which("desktop-file-validate")
    if checker is not None:
        path = tmp_path / "juicedesk.desktop"
        path.write_text(text)
        checked = subprocess.run([checker, path], capture_output=True, text=True, check=False)
        assert checked.returncode == 0, checked.stdout


def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(EntryRefused, match="cannot be changed"):
        EntryFile(tmp_path / "file" / "entry", b"").switch(True)


def test_windows_gets_a_value_of_its_registry() -> None:
    assert isinstance(log_in_here({"HOME": "/nowhere"}, "win32"), RunKey)
