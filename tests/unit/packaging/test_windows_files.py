"""What Windows is told of the program, as far as files can be checked."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from juicedesk import __version__, processes
from juicedesk.desk import log_in
from juicedesk.server.install.windows_task import TASK, windows_recipe
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
    asked = [row["Parameters"] for row in setup["Run"] if row.get("Tasks") == "firewall"]
    rules = [words for words in asked if "add rule" in words]
    assert {re.search(r"\\([\w-]+\.exe)", rule)[1] for rule in rules} == {  # type: ignore[index]
        "juicedesk.exe",
        "juicedesk-console.exe",
    }
    assert all("profile=private" in rule and "localport" not in rule for rule in rules)
    assert any("delete rule" in row["Parameters"] for row in setup["UninstallRun"])
    order = [re.findall(r"(delete|add) rule", row["Parameters"]) for row in setup["Run"] if "Tasks" in row]
    assert [word for found in order for word in found] == ["delete", "add", "add"], "one pair after an update"


def test_what_the_menus_start_is_grouped_by_the_programs_id(setup: dict[str, list[dict[str, str]]]) -> None:
    assert {row["AppUserModelID"] for row in setup["Icons"]} == {APP_ID}
    assert {row["Filename"] for row in setup["Icons"]} == {r"{app}\juicedesk.exe"}


def test_removing_the_program_takes_the_home_server_back_and_no_data(
    setup: dict[str, list[dict[str, str]]],
) -> None:
    assert any(row["Parameters"] == "serve --uninstall" for row in setup["UninstallRun"])
    assert "UninstallDelete" not in setup


def test_removing_the_program_takes_its_log_in_entry_along(setup: dict[str, list[dict[str, str]]]) -> None:
    (row,) = setup["Registry"]
    assert (row["Root"], row["Subkey"], row["ValueName"]) == ("HKCU", log_in._RUN_KEY, log_in.LABEL)
    assert (row["ValueType"], row["Flags"]) == ("none", "dontcreatekey uninsdeletevalue")


def test_an_update_ends_the_home_server_and_starts_it_again(setup: dict[str, list[dict[str, str]]]) -> None:
    text = (WINDOWS / "juicedesk.iss.in").read_text(encoding="utf-8")
    prepare = text[text.index("function PrepareToInstall") :]
    assert f'/End /TN "{TASK}"' in prepare
    (again,) = (row for row in setup["Run"] if "schtasks" in row["Filename"])
    assert again["Parameters"].replace('""', '"') == f'/Run /TN "{TASK}'


def test_a_package_manager_leaves_the_search_for_newer_versions_out(
    setup: dict[str, list[dict[str, str]]],
) -> None:
    everything, told = setup["Files"]
    assert everything["Excludes"] == r"\_internal\resources\updates.json"
    assert told["Source"].endswith(everything["Excludes"]) and told["Check"] == "LooksForUpdates"
    text = (WINDOWS / "juicedesk.iss.in").read_text(encoding="utf-8")
    assert "{param:PACKAGED|0}') <> '1'" in text[text.index("function LooksForUpdates") :]
    manifest = (WINDOWS / "winget" / "JuiceDesk.JuiceDesk.installer.yaml.in").read_text(encoding="utf-8")
    customs = re.findall(r"Custom: (.*)", manifest)
    assert customs and all("/PACKAGED=1" in custom for custom in customs)


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


COMMON = {"PackageIdentifier", "PackageVersion", "ManifestType", "ManifestVersion"}
WORDS = {"PackageLocale", "Publisher", "PackageName", "License", "ShortDescription"}
REQUIRED = {
    "version": COMMON | {"DefaultLocale"},
    "installer": COMMON | {"Installers"},
    "defaultLocale": COMMON | WORDS,
    "locale": COMMON | {"PackageLocale"},
}
"""What each manifest must have by winget's schema 1.9.0, and below what else it may have of it."""
ALLOWED = {
    "version": REQUIRED["version"],
    "installer": REQUIRED["installer"]
    | {"Platform", "MinimumOSVersion", "InstallerType", "UpgradeBehavior", "ReleaseDate"},
    "defaultLocale": REQUIRED["defaultLocale"] | {"PackageUrl", "LicenseUrl", "Tags", "ReleaseNotesUrl"},
    "locale": REQUIRED["locale"] | WORDS,
}
OF_AN_INSTALLER = {"Architecture", "InstallerUrl", "InstallerSha256", "Scope", "InstallerSwitches"}
LENGTHS = {
    "PackageIdentifier": (3, 128),
    "PackageVersion": (1, 128),
    "Publisher": (2, 256),
    "PackageName": (2, 256),
    "License": (3, 512),
    "ShortDescription": (3, 256),
}
KINDS = {
    "JuiceDesk.JuiceDesk.yaml": "version",
    "JuiceDesk.JuiceDesk.installer.yaml": "installer",
    "JuiceDesk.JuiceDesk.locale.en-US.yaml": "defaultLocale",
    "JuiceDesk.JuiceDesk.locale.de-DE.yaml": "locale",
}
"""The names by which winget's repository knows what a file is."""


@pytest.fixture
def manifests(tmp_path: Path) -> dict[str, str]:
    """What is published for winget, by name."""
    setup_file = tmp_path / "setup.exe"
    setup_file.write_bytes(b"setup")
    for template in sorted((WINDOWS / "winget").glob("*.in")):
        fill.main(template, tmp_path / "out" / template.stem, f"SETUP_SHA256={setup_file}")
    return {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "out").iterdir()}


def test_the_winget_manifests_have_their_names_and_what_their_schema_asks_for(
    manifests: dict[str, str],
) -> None:
    assert set(manifests) == set(KINDS)
    for name, kind in KINDS.items():
        known = dict(re.findall(r"^(\w+):(?: (.*))?$", manifests[name], re.MULTILINE))
        assert known["ManifestType"] == kind
        assert REQUIRED[kind] <= set(known) <= ALLOWED[kind]
        assert (known["PackageVersion"], known["ManifestVersion"]) == (__version__, "1.9.0")
        assert f"manifest.{kind}.1.9.0.schema.json" in manifests[name]
        assert (
            known["PackageIdentifier"]
            == name.partition(".yaml")[0].removesuffix(f".{kind}").partition(".locale")[0]
        )
        for key, (least, most) in LENGTHS.items():
            assert least <= len(known.get(key) or "x" * least) <= most
        assert all(value.startswith("https://") for key, value in known.items() if key.endswith("Url"))


def test_each_installer_of_winget_is_whole(manifests: dict[str, str]) -> None:
    text = manifests["JuiceDesk.JuiceDesk.installer.yaml"]
    _, *installers = re.split(r"^  - (?=Architecture)", text, flags=re.MULTILINE)
    assert [re.search(r"Scope: (\w+)", one)[1] for one in installers] == ["user", "machine"]  # type: ignore[index]
    for one in installers:
        keys = set(re.findall(r"^(?:    )?(\w+):", one, re.MULTILINE))
        assert keys - ALLOWED["installer"] == OF_AN_INSTALLER
        assert re.search(r"InstallerSha256: [0-9A-F]{64}\n", one)
        assert re.search(r"InstallerUrl: https://\S+-setup\.exe\n", one)


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
