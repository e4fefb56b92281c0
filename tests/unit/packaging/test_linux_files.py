"""What Linux is told of the program, and the packages around a small stand-in for the bundle."""

from __future__ import annotations

import configparser
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest

from juicedesk import __version__
from juicedesk.server.install.systemd import UNIT, systemd_recipe
from juicedesk.ui.program_identity import APP_ID
from tests.unit.packaging.tools import PACKAGING, ROOT, tool

LINUX = PACKAGING / "linux"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
facts = tool("facts.py")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="packages of Linux")


def metainfo() -> ElementTree.Element:
    return ElementTree.fromstring(facts.filled(LINUX / f"{APP_ID}.metainfo.xml.in"))


def test_the_newest_release_that_is_told_of_is_this_version() -> None:
    releases = [release.get("version") for release in metainfo().iter("release")]
    assert releases[0] == __version__ == facts.version()
    assert len(releases) == len(set(releases))


def test_everything_that_is_told_is_told_in_german_too() -> None:
    for element in metainfo().iter():
        texts = [child for child in element if child.tag in ("p", "li", "caption", "summary")]
        english = [child for child in texts if child.get(LANGUAGE) is None]
        german = [child for child in texts if child.get(LANGUAGE) == "de"]
        assert len(english) == len(german), ElementTree.tostring(element, encoding="unicode")


def test_every_screenshot_is_in_the_checkout_at_its_size() -> None:
    for image in metainfo().iter("image"):
        path = ROOT / str(image.text).partition(f"/v{__version__}/")[2]
        content = path.read_bytes()
        width, height = int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")
        assert (image.get("width"), image.get("height")) == (str(width), str(height)), path


def test_the_desktop_file_starts_the_program_and_has_its_icon() -> None:
    entry = configparser.RawConfigParser()
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(LINUX / f"{APP_ID}.desktop", encoding="utf-8")
    main = entry["Desktop Entry"]
    assert (main["Exec"], main["Icon"], main["Terminal"]) == ("juicedesk", APP_ID, "false")
    for action in filter(None, main["Actions"].split(";")):
        assert entry[f"Desktop Action {action}"]["Exec"].startswith("juicedesk --")
    for section in entry.values():
        assert {"Name", "Name[de]"} & set(section) != {"Name[de]"}


def test_the_unit_of_the_package_is_the_one_that_the_program_writes() -> None:
    recipe = systemd_recipe(["/usr/bin/juicedesk", "serve"], Path("/any"), is_root=False, config=Path("/c"))
    own = _settings(recipe.content.decode())
    packaged = _settings((LINUX / UNIT).read_text(encoding="utf-8"))
    assert packaged == sorted([*own, "Documentation=man:juicedesk(1)"])


@pytest.mark.parametrize(
    ("command", "name"),
    [
        (["desktop-file-validate"], f"{APP_ID}.desktop"),
        (["appstreamcli", "validate", "--no-net"], f"{APP_ID}.metainfo.xml"),
        (["mandoc", "-Tlint", "-Wwarning"], "juicedesk.1"),
    ],
)
def test_the_standard_tool_finds_nothing_wrong(tmp_path: Path, command: list[str], name: str) -> None:
    if shutil.which(command[0]) is None:
        pytest.skip(f"{command[0]} is not installed")
    template = LINUX / f"{name}.in"
    text = facts.filled(template) if template.exists() else (LINUX / name).read_text(encoding="utf-8")
    (tmp_path / name).write_text(text, encoding="utf-8")
    done = subprocess.run([*command, str(tmp_path / name)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_place_that_nothing_is_known_for_is_an_error(tmp_path: Path) -> None:
    template = tmp_path / "t.in"
    template.write_text("@VERSION@ @NOBODY_KNOWS@", encoding="utf-8")
    with pytest.raises(KeyError, match="NOBODY_KNOWS"):
        facts.filled(template)
    assert facts.filled(template, NOBODY_KNOWS="x") == f"{__version__} x"


def test_notes_of_a_version_that_is_not_released_yet_are_those_of_the_unreleased() -> None:
    assert facts.release_notes("999.0").startswith("### Added")


@pytest.fixture
def bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: object) -> Path:
    """A folder that looks like the one-folder program, and icons as `make bundle` draws them."""
    tool("linux/deb.py")
    tool("icons.py").main(tmp_path / "icons")
    monkeypatch.setattr("tree.ICONS", tmp_path / "icons")
    folder = tmp_path / "juicedesk"
    (folder / "_internal").mkdir(parents=True)
    (folder / "juicedesk").write_text('#!/bin/sh\necho "juicedesk said $1"\n', encoding="utf-8")
    (folder / "_internal" / "part.txt").write_text("part", encoding="utf-8")
    return folder


@pytest.fixture
def dist(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where packages go to."""
    (tmp_path / "dist").mkdir()
    for name in ("linux/deb.py", "linux/archive.py"):
        root = _Root(tmp_path / "dist")
        monkeypatch.setattr(tool(name), "ROOT", root)
    return tmp_path / "dist"


class _Root:
    """The checkout, but for its dist folder."""

    def __init__(self, dist: Path) -> None:
        self._dist = dist

    def __truediv__(self, name: str) -> Path:
        return self._dist if name == "dist" else ROOT / name


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="dpkg-deb is not installed")
def test_two_packages_of_one_commit_are_the_same_file(bundle: Path, dist: Path) -> None:
    builder = tool("linux/deb.py")
    seen = []
    for _ in range(2):
        assert builder.main(bundle) == 0
        (package,) = dist.glob("*.deb")
        seen.append(package.read_bytes())
    assert seen[0] == seen[1]
    listed = subprocess.run(
        ["dpkg-deb", "--contents", str(package)], capture_output=True, text=True, check=True
    ).stdout
    assert "./usr/bin/juicedesk -> ../lib/juicedesk/juicedesk" in listed
    assert f"./usr/share/applications/{APP_ID}.desktop" in listed
    assert all(" root/root " in line for line in listed.splitlines())


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="dpkg-deb is not installed")
@pytest.mark.parametrize("name", ["linux/deb.py", "linux/archive.py"])
def test_a_package_that_is_too_large_is_not_offered(
    bundle: Path, dist: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(tool(name), "MOST_PACKED_BYTES", 1_000)
    assert tool(name).main(bundle) == 1


def test_the_archive_installs_starts_and_leaves_nothing_behind(
    bundle: Path, dist: Path, tmp_path: Path
) -> None:
    builder = tool("linux/archive.py")
    assert builder.main(bundle) == 0
    (archive,) = dist.glob("*.tar.xz")
    first = archive.read_bytes()
    assert builder.main(bundle) == 0 and archive.read_bytes() == first
    with tarfile.open(archive) as content:
        content.extractall(tmp_path / "unpacked", filter="data")
    (unpacked,) = (tmp_path / "unpacked").iterdir()
    prefix = tmp_path / 'Jürgens "$HOME" 100% & more'
    _script(unpacked, "--prefix", str(prefix))
    said = subprocess.run([prefix / "bin" / "juicedesk", "hello"], capture_output=True, text=True, check=True)
    assert said.stdout == "juicedesk said hello\n"
    entry = prefix / "share" / "applications" / f"{APP_ID}.desktop"
    quoted = str(prefix / "lib" / "juicedesk" / "juicedesk").replace("%", "%%")
    quoted = quoted.replace('"', '\\\\"').replace("$", "\\\\$")
    assert f'Exec="{quoted}" --demo' in entry.read_text(encoding="utf-8").splitlines()
    (prefix / "share" / "other").write_text("somebody else's", encoding="utf-8")
    _script(unpacked, "--uninstall", "--prefix", str(prefix))
    left = [path.name for path in prefix.rglob("*") if not path.is_dir()]
    # The lists are those of the desktop, which keeps them up to date.
    assert [name for name in left if not name.endswith(".cache")] == ["other"]


def test_removing_takes_back_what_the_program_has_set_up_to_be_started(
    bundle: Path, dist: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config, prefix = tmp_path / "config", tmp_path / "place"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(config))
    told = tmp_path / "told"
    systemctl = tmp_path / "bin" / "systemctl"
    systemctl.parent.mkdir()
    for program in (bundle / "juicedesk", systemctl):
        program.write_text(f'#!/bin/sh\necho "$@" >>"{told}"\n', encoding="utf-8")
        program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{systemctl.parent}:{os.environ['PATH']}")
    root = tmp_path / "unpacked"
    tool("linux/archive.py").lay(root, bundle)
    script = (root / "install.sh").read_text(encoding="utf-8")
    (root / "install.sh").write_text(script.replace("$(id -u)", "1000"), encoding="utf-8")
    unit = config / "systemd" / "user" / UNIT
    entry = config / "autostart" / f"{APP_ID}.desktop"
    for place, is_ours in (("/usr", False), (str(prefix), True)):
        _script(root, "--prefix", str(prefix))
        for path, line in ((unit, 'ExecStart="{0}" "serve"'), (entry, "Exec={0} --at-log-in")):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(line.format(f"{place}/lib/juicedesk/juicedesk") + "\n", encoding="utf-8")
        _script(root, "--prefix", str(prefix))
        _script(root, "--uninstall", "--prefix", str(prefix))
        assert entry.exists() != is_ours
        assert told.exists() == is_ours
    renewed = f"--user try-restart {UNIT}"
    assert told.read_text(encoding="utf-8").splitlines() == [renewed, "serve --uninstall"]


def test_the_install_script_names_what_it_does_not_know() -> None:
    done = subprocess.run([LINUX / "install.sh", "--fly"], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)


def _script(folder: Path, *words: str) -> None:
    subprocess.run([folder / "install.sh", *words], capture_output=True, check=True)


def _settings(unit: str) -> list[str]:
    return sorted(line for line in unit.splitlines() if line and not line.startswith("#"))


@pytest.mark.skipif(shutil.which("dpkg-deb") is None, reason="dpkg-deb is not installed")
def test_a_release_that_names_no_repository_is_refused(
    bundle: Path, dist: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    release = tool("check_release.py")
    for repository, code, complaints in (("https://a.example/juicedesk", 0, 0), ("", 1, 3)):
        if repository:
            monkeypatch.setenv("JUICEDESK_REPOSITORY", repository)
        else:
            monkeypatch.delenv("JUICEDESK_REPOSITORY")
        for packer in ("linux/deb.py", "linux/archive.py"):
            assert tool(packer).main(bundle) == 0
        assert release.main(*map(str, dist.iterdir())) == code
        told = capsys.readouterr().err
        assert told.count("build it with JUICEDESK_REPOSITORY set") == complaints, told
