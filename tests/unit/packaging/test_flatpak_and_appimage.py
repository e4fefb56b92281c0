"""The recipes that only the release workflow can carry out to the end."""

from __future__ import annotations

import json
import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from juicedesk.ui.program_identity import APP_ID
from tests.unit.packaging.tools import PACKAGING, ROOT, tool

FLATPAK = PACKAGING / "linux" / "flatpak"
ALLOWED = {
    "--share=ipc": "what an X server needs for pictures",
    "--share=network": "chargers and servers",
    "--socket=wayland": "the window",
    "--socket=fallback-x11": "the window, where there is no Wayland",
    "--device=dri": "drawing",
    "--talk-name=org.freedesktop.secrets": "the account tokens, in the keyring",
    "--talk-name=org.freedesktop.Notifications": "ui/native_notice.py",
    "--talk-name=org.kde.StatusNotifierWatcher": "ui/tray.py",
    "--system-talk-name=org.freedesktop.Avahi": "finding chargers where port 5353 is another program's",
}


def test_the_flatpak_asks_for_no_more_than_it_needs() -> None:
    manifest = json.loads((FLATPAK / f"{APP_ID}.json").read_text(encoding="utf-8"))
    assert manifest["id"] == APP_ID
    assert set(manifest["finish-args"]) == set(ALLOWED)
    assert not [word for word in manifest["finish-args"] if "filesystem" in word]


def test_the_flatpak_brings_one_qt_within_the_bounds() -> None:
    manifest = json.loads((FLATPAK / f"{APP_ID}.json").read_text(encoding="utf-8"))
    assert manifest["base"] == "io.qt.PySide.BaseApp"
    assert manifest["base-version"] == manifest["runtime-version"]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    bounds = re.search(r">=6\.(\d+),<6\.(\d+)", project["optional-dependencies"]["desktop"][0])
    assert bounds is not None
    assert int(bounds[1]) <= int(manifest["base-version"].split(".")[1]) < int(bounds[2])
    commands = " ".join(manifest["modules"][-1]["build-commands"])
    assert "--no-deps" in commands and "--no-index" in commands


def test_the_flatpaks_build_has_what_it_is_built_with() -> None:
    """Without a network, what builds the wheel has to be among the libraries, with all that it needs."""
    text = (PACKAGING / "bundle" / "constraints.txt").read_text(encoding="utf-8")
    pinned = {canonical(name) for name in re.findall(r"^([\w.-]+)==", text, re.MULTILINE)}
    assert "hatchling" in pinned
    needed = [Requirement(line) for line in metadata.requires("hatchling") or []]
    asked = {canonical(one.name) for one in needed if one.marker is None or one.marker.evaluate()}
    assert asked <= pinned
    workflow = (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")
    (left_out,) = re.findall(r"grep -ivE '\^\((.+)\)'", workflow)
    assert not [name for name in asked | {"hatchling"} if re.match(left_out, name)]


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_flatpak_builds_this_checkout() -> None:
    manifest = json.loads((FLATPAK / f"{APP_ID}.json").read_text(encoding="utf-8"))
    (source,) = manifest["modules"][-1]["sources"]
    assert (FLATPAK / source["path"]).resolve() == ROOT
    script = manifest["modules"][-1]["build-commands"][-1].split()[1]
    assert (ROOT / script).exists()


def test_the_appimages_folder_starts_and_has_its_signs_at_the_top(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: object
) -> None:
    builder = tool("linux/appimage.py")
    tool("icons.py").main(tmp_path / "icons")
    monkeypatch.setattr("tree.ICONS", tmp_path / "icons")
    monkeypatch.setattr(builder, "ICONS", tmp_path / "icons")
    bundle = tmp_path / "bundle"
    bundle.mkdir()
    (bundle / "juicedesk").write_text("#!/bin/sh\n", encoding="utf-8")
    folder = tmp_path / "AppDir"
    builder.lay(folder, bundle)
    assert (folder / "AppRun").resolve() == folder / "usr" / "lib" / "juicedesk" / "juicedesk"
    for name in (f"{APP_ID}.desktop", f"{APP_ID}.png", ".DirIcon"):
        assert (folder / name).stat().st_size > 0
