"""What Windows is told of the program, as far as files can be checked."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from juicedesk import __version__, processes
from juicedesk.server.install.windows_task import windows_recipe
from juicedesk.ui.program_identity import APP_ID
from tests.unit.packaging.tools import PACKAGING, tool

WINDOWS = PACKAGING / "windows"
PAIR = re.compile(r'(\w+): ("(?:[^"]|"")*"|[^;]+)')
fill = tool("fill.py")


@pytest.fixture
def setup(tmp_path: Path) -> dict[str, list[dict[str, str]]]:
    """The setup script by section; a line of `[Setup]` is a pair of its own."""
    fill.main(WINDOWS / "juicedesk.iss.in", tmp_path / "juicedesk.iss")
    sections: dict[str, list[dict[str, str]]] = {}
    for line in (tmp_path / "juicedesk.iss").read_text(encoding="utf-8").splitlines():
        if head := re.fullmatch(r"\[(\w+)\]", line):
            rows = sections.setdefault(head[1], [])
        elif sections and line and line[0] not in ";#":
            plain = dict([line.split("=", 1)]) if re.match(r"[\w.]+=", line) else {}
            rows.append(plain or {key: value.strip('"') for key, value in PAIR.findall(line)})
    return sections


def test_it_installs_for_the_person_unless_they_choose_otherwise(
    setup: dict[str, list[dict[str, str]]],
) -> None:
    chosen: dict[str, str] = {}
    for row in setup["Setup"]:
        chosen |= row
    assert chosen["PrivilegesRequired"] == "lowest"
    assert "dialog" in chosen["PrivilegesRequiredOverridesAllowed"]
    assert re.fullmatch(r"\{\{[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}\}", chosen["AppId"])
    assert chosen["DefaultDirName"].startswith("{autopf}")


def test_the_firewall_rule_is_for_the_program_on_private_networks_and_machine_wide_only(
    setup: dict[str, list[dict[str, str]]],
) -> None:
    (task,) = (row for row in setup["Tasks"] if row["Name"] == "firewall")
    assert task["Check"] == "IsAdminInstallMode"
    rules = [row["Parameters"] for row in setup["Run"] if row.get("Tasks") == "firewall"]
    assert {re.search(r"\\([\w-]+\.exe)", rule)[1] for rule in rules} == {  # type: ignore[index]
        "juicedesk.exe",
        "juicedesk-console.exe",
    }
    assert all("profile=private" in rule and "localport" not in rule for rule in rules)
    assert any("delete rule" in row["Parameters"] for row in setup["UninstallRun"])


def test_what_the_menus_start_is_grouped_by_the_programs_id(setup: dict[str, list[dict[str, str]]]) -> None:
    assert {row["AppUserModelID"] for row in setup["Icons"]} == {APP_ID}
    assert {row["Filename"] for row in setup["Icons"]} == {r"{app}\juicedesk.exe"}


def test_removing_the_program_takes_the_home_server_back_and_no_data(
    setup: dict[str, list[dict[str, str]]],
) -> None:
    assert any(row["Parameters"] == "serve --uninstall" for row in setup["UninstallRun"])
    assert "UninstallDelete" not in setup


def test_every_text_of_the_setup_is_there_in_both_languages(setup: dict[str, list[dict[str, str]]]) -> None:
    told = {key for row in setup["CustomMessages"] for key in row}
    assert {key[3:] for key in told if key.startswith("en.")} == {
        key[3:] for key in told if key.startswith("de.")
    }
    assert len(setup["CustomMessages"]) == 6


def test_the_version_resource_has_this_version(tmp_path: Path) -> None:
    fill.main(WINDOWS / "version.txt.in", tmp_path / "version.txt")

    def node(kind: str) -> Any:
        return lambda *values, **named: (kind, values, named)

    names = ("VSVersionInfo", "FixedFileInfo", "StringFileInfo", "StringTable", "VarFileInfo", "VarStruct")
    known = {name: node(name) for name in names} | {"StringStruct": lambda key, value: (key, value)}
    _, _, whole = eval((tmp_path / "version.txt").read_text(encoding="utf-8"), known)
    numbers = (*map(int, re.findall(r"\d+", __version__)[:3]), 0)
    assert whole["ffi"][2]["filevers"] == whole["ffi"][2]["prodvers"] == numbers
    strings = dict(whole["kids"][0][1][0][0][1][1])
    assert strings["FileVersion"] == strings["ProductVersion"] == __version__


REQUIRED = {
    "version": {"PackageIdentifier", "PackageVersion", "DefaultLocale", "ManifestType", "ManifestVersion"},
    "installer": {"PackageIdentifier", "PackageVersion", "Installers", "ManifestType", "ManifestVersion"},
    "defaultLocale": {"PackageLocale", "Publisher", "PackageName", "License", "ShortDescription"},
    "locale": {"PackageIdentifier", "PackageVersion", "PackageLocale", "ManifestType", "ManifestVersion"},
}


def test_the_winget_manifests_have_what_their_schema_asks_for(tmp_path: Path) -> None:
    setup_file = tmp_path / "setup.exe"
    setup_file.write_bytes(b"setup")
    kinds = set()
    for template in sorted((WINDOWS / "winget").glob("*.in")):
        out = tmp_path / template.stem
        fill.main(template, out, f"SETUP_SHA256={setup_file}")
        text = out.read_text(encoding="utf-8")
        known = dict(re.findall(r"^(\w+):(?: (.*))?$", text, re.MULTILINE))
        kinds.add(known["ManifestType"])
        assert set(known) >= REQUIRED[known["ManifestType"]]
        assert (known["PackageVersion"], known["ManifestVersion"]) == (__version__, "1.9.0")
        assert f"manifest.{known['ManifestType']}.1.9.0.schema.json" in text
        for digest in re.findall(r"InstallerSha256: (.*)", text):
            assert re.fullmatch(r"[0-9A-F]{64}", digest)
        if "ShortDescription" in known:
            assert len(known["ShortDescription"]) <= 256
    assert kinds == set(REQUIRED)


def test_the_bundle_prints_by_one_launcher_and_opens_windows_by_the_other(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(processes.sys, "frozen", True, raising=False)
    monkeypatch.setattr(processes.sys, "executable", str(tmp_path / "juicedesk.exe"))
    for name in ("juicedesk.exe", "juicedesk-console.exe"):
        (tmp_path / name).touch()
    assert processes.program() == [str(tmp_path / "juicedesk-console.exe")]
    assert processes.program(opens_window=True) == [str(tmp_path / "juicedesk.exe")]


def test_the_home_servers_task_opens_no_console() -> None:
    recipe = windows_recipe([r"C:\JuiceDesk\juicedesk-console.exe", "serve"], Path("C:/data"), user="me")
    assert r"<Command>C:\JuiceDesk\juicedesk.exe</Command>" in recipe.content.decode("utf-16")
