"""The recipes for three systems: what is in them, what never is, and that they are taken back."""

from __future__ import annotations

import plistlib
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from juicedesk.domain.errors import ProcessError
from juicedesk.server.install.installing import install, recipe_here, run_command, uninstall
from juicedesk.server.install.launchd import LABEL, launchd_recipe
from juicedesk.server.install.recipe import Command, Recipe, serve_command, with_log
from juicedesk.server.install.systemd import UNIT, systemd_recipe
from juicedesk.server.install.windows_task import windows_recipe

WORDS = [
    *("--install", "--http-port", "9000", "--account-token", "secret", "--data", "here"),
    *("--account-token=secret", "--new-token", "--with-parent", "--adopt", "auto"),
]


def test_the_server_is_started_as_it_was_asked_for_but_without_its_secrets(tmp_path: Path) -> None:
    command = serve_command(WORDS, tmp_path)
    assert command[1:4] == ["-m", "juicedesk", "serve"]
    assert command[4:] == ["--http-port", "9000", "--adopt", "auto", "--data", str(tmp_path)]


def test_an_appimage_is_started_by_its_file_not_by_where_it_is_mounted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("APPIMAGE", "/home/me/JuiceDesk.AppImage")
    monkeypatch.setenv("APPDIR", "/tmp/.mount_another")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/tmp/.mount_Juice/usr/lib/juicedesk/juicedesk")
    assert serve_command([], tmp_path)[0] == sys.executable, "another program's"
    monkeypatch.setenv("APPDIR", "/tmp/.mount_Juice")
    assert serve_command([], tmp_path)[:2] == ["/home/me/JuiceDesk.AppImage", "serve"]


def unit_lines(recipe: Recipe) -> dict[str, str]:
    lines = [line.partition("=") for line in recipe.content.decode().splitlines() if "=" in line]
    return {key: value for key, _, value in lines}


@pytest.mark.parametrize("is_root", [False, True])
def test_the_unit_keeps_the_server_running_and_tells_its_token_to_no_journal(
    tmp_path: Path, is_root: bool
) -> None:
    odd = ["/opt/py thon", "-m", "juicedesk", "serve", '50% "$HOME"\\ \n[Service]', "--data", "/d"]
    recipe = systemd_recipe(odd, Path("/d a"), is_root=is_root, config=tmp_path)
    lines = unit_lines(recipe)
    assert (lines["Restart"], lines["StandardOutput"], lines["UMask"]) == ("always", "null", "0077")
    spoken = shlex.split(lines["ExecStart"].replace("%%", "%").replace("$$", "$"))
    assert spoken == [word.replace("\n", "") for word in odd]
    assert lines["ConditionFileIsExecutable"] == "/opt/py thon", "nothing starts once the program is gone"
    assert recipe.content.decode().count("[Service]\n") == 1
    assert ("ProtectSystem" in lines) == is_root
    assert recipe.path.is_relative_to("/etc/systemd" if is_root else tmp_path)
    assert all(("--user" in command) != is_root for command in (*recipe.begin, *recipe.end))


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd's own check")
@pytest.mark.parametrize("given", [["--log", "mine"], ["--log=mine"]])
def test_a_log_that_a_person_has_chosen_stays_that(tmp_path: Path, given: list[str]) -> None:
    assert with_log(["juicedesk", "serve", *given], tmp_path) == ["juicedesk", "serve", *given]


@pytest.mark.parametrize("is_root", [False, True])
def test_systemd_itself_finds_nothing_wrong(tmp_path: Path, is_root: bool) -> None:
    command = serve_command(["--adopt", "auto"], tmp_path / "with space")
    recipe = systemd_recipe(command, tmp_path / "with space", is_root=is_root, config=tmp_path)
    unit = tmp_path / UNIT
    unit.write_bytes(recipe.content)
    checked = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", unit], capture_output=True, text=True, timeout=60
    )
    assert UNIT not in checked.stderr, checked.stderr


def test_the_agent_for_macos(tmp_path: Path) -> None:
    recipe = launchd_recipe(["/usr/bin/python", "-m", "juicedesk"], tmp_path, home=tmp_path, user_number=501)
    agent = plistlib.loads(recipe.content)
    kept = ["--log", str(tmp_path / "serve.log")]
    assert agent["ProgramArguments"] == ["/usr/bin/python", "-m", "juicedesk", *kept]
    assert agent["RunAtLoad"] and agent["KeepAlive"] == {"PathState": {"/usr/bin/python": True}}
    assert (agent["StandardOutPath"], agent["StandardErrorPath"]) == ("/dev/null", "/dev/null")
    assert recipe.path == tmp_path / "Library" / "LaunchAgents" / f"{LABEL}.plist"
    assert recipe.begin[0][:3] == ("launchctl", "bootstrap", "gui/501")


def test_the_task_for_windows(tmp_path: Path) -> None:
    command = ["C:\\Program Files\\Python\\python.exe", "-m", "juicedesk", "serve", "--data", "C:\\My & data"]
    recipe = windows_recipe(command, tmp_path, user="HOME\\me")
    task = ElementTree.fromstring(recipe.content.decode("utf-16").partition("\n")[2])
    texts = {element.tag.rpartition("}")[2]: element.text for element in task.iter()}
    assert texts["Command"] == "C:\\Program Files\\Python\\pythonw.exe"
    kept = f"--log {tmp_path / 'serve.log'}"
    assert texts["Arguments"] == f'-m juicedesk serve --data "C:\\My & data" {kept}'
    assert (texts["UserId"], texts["RunLevel"]) == ("HOME\\me", "LeastPrivilege")
    assert texts["ExecutionTimeLimit"] == "PT0S"


class Commands:
    """Takes commands instead of the system; one of them may fail."""

    def __init__(self, failing: str = "") -> None:
        self.run: list[str] = []
        self._failing = failing

    def __call__(self, command: Command) -> None:
        self.run.append(command[0])
        if command[0] == self._failing:
            raise ProcessError(f"{command[0]} does not work")


def recipe_in(folder: Path) -> Recipe:
    return Recipe(folder / "deep" / "file", b"text", (("a",), ("b",)), (("c",),), (("d",),), (("e",),))


def test_what_is_installed_is_taken_back(tmp_path: Path) -> None:
    recipe, commands = recipe_in(tmp_path), Commands()
    install(recipe, commands)
    assert recipe.path.read_bytes() == b"text"
    assert uninstall(recipe, commands) == []
    assert not recipe.path.exists()
    assert uninstall(recipe, commands) == []
    assert commands.run == ["a", "b", "e", "c", "d"]


@pytest.mark.parametrize(("failing", "is_said"), [("b", True), ("e", False)])
def test_a_step_that_fails_is_said_unless_it_is_a_try(tmp_path: Path, failing: str, is_said: bool) -> None:
    if is_said:
        with pytest.raises(ProcessError, match="does not work"):
            install(recipe_in(tmp_path), Commands(failing))
    else:
        install(recipe_in(tmp_path), Commands(failing))


@pytest.mark.parametrize("failing", ["a", "b"])
def test_what_could_not_be_started_is_not_installed(tmp_path: Path, failing: str) -> None:
    recipe, commands = recipe_in(tmp_path), Commands(failing)
    with pytest.raises(ProcessError, match="does not work"):
        install(recipe, commands)
    assert not recipe.path.exists()
    assert commands.run[-2:] == ["c", "d"]


def test_a_sandbox_installs_nothing(tmp_path: Path) -> None:
    with pytest.raises(ProcessError, match="sandbox"):
        recipe_here(["serve"], tmp_path, {"FLATPAK_ID": "org.juicedesk.JuiceDesk"})


def test_what_a_stopped_server_does_not_stop_for_is_removed_all_the_same(tmp_path: Path) -> None:
    recipe = recipe_in(tmp_path)
    install(recipe, Commands())
    assert uninstall(recipe, Commands("c")) == ["c does not work"]
    assert not recipe.path.exists()


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "deep").touch()
    with pytest.raises(ProcessError, match="cannot be written"):
        install(recipe_in(tmp_path), Commands())


def test_commands_of_the_system_say_why_they_failed() -> None:
    run_command(("true",))
    with pytest.raises(ProcessError, match="exit code 1"):
        run_command(("false",))
    with pytest.raises(ProcessError, match="cannot be run"):
        run_command(("/no/such/program",))


@pytest.mark.skipif(shutil.which("systemctl") is None, reason="of Linux")
def test_sudo_is_refused_because_the_data_would_be_roots(tmp_path: Path) -> None:
    with pytest.raises(ProcessError, match="without sudo"):
        recipe_here(["serve"], tmp_path, {"SUDO_USER": "me"})
    assert recipe_here(["serve"], tmp_path, {"XDG_CONFIG_HOME": str(tmp_path)}).path.name == UNIT
