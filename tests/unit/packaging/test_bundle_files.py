"""What is said about the bundle in several places is the same everywhere."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from tests.unit.packaging.tools import tool

ROOT = Path(__file__).parents[3]
build = tool("bundle/build.py")
facts = tool("facts.py")
PINNED = re.compile(r"^([A-Za-z0-9_.-]+)==[0-9][0-9A-Za-z.]*$")


def test_every_library_of_the_bundle_is_pinned_to_one_version() -> None:
    lines = (ROOT / "packaging" / "bundle" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    names = [_plain(match[1]) for line in lines if (match := PINNED.match(line))]
    assert len(names) == len([line for line in lines if line and not line.startswith("#")])
    assert len(names) == len(set(names))
    assert _asked_for() <= set(names)


def test_constraints_name_no_registry() -> None:
    text = (ROOT / "packaging" / "bundle" / "constraints.txt").read_text(encoding="utf-8")
    assert "://" not in text and "@" not in text


def test_the_list_of_a_build_is_what_sha256sum_checks(tmp_path: Path) -> None:
    folder = tmp_path / "juicedesk"
    (folder / "deep").mkdir(parents=True)
    (folder / "deep" / "file").write_bytes(b"content")
    (folder / "link").symlink_to("deep/file")
    (folder / "way").symlink_to("deep")
    build.write_list(folder, tmp_path / "list")
    lines = (tmp_path / "list").read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("#")] == [
        "# juicedesk/link -> deep/file",
        "# juicedesk/way -> deep",
    ]
    if shutil.which("sha256sum") is not None:
        check = ["sha256sum", "--check", "--strict", "list"]
        done = subprocess.run(check, cwd=tmp_path, capture_output=True, text=True, check=False)
        assert (done.returncode, done.stdout.count(": OK")) == (0, 2), done.stderr
    digest = hashlib.sha256(b"content").hexdigest()
    assert {line.split("  ")[0] for line in lines if line[0] != "#"} == {digest}


def test_what_is_too_large_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_bytes(b"x" * 1_000)
    assert not facts.is_too_large(tmp_path, 1_000) and not facts.is_too_large(tmp_path / "file", 1_000)
    assert capsys.readouterr().err == ""
    assert facts.is_too_large(tmp_path, 999) and facts.is_too_large(tmp_path / "file", 999)
    assert capsys.readouterr().err.count("may have") == 2


def test_a_bundle_may_have_the_same_size_wherever_it_is_looked_at() -> None:
    assert tool("bundle/check.py").MOST_UNPACKED_BYTES == facts.MOST_UNPACKED_BYTES


def _asked_for() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["bundle"]]
    names = {_plain(re.split(r"[\[<>=;~! ]", line)[0]) for line in wanted}
    return names - {"juicedesk"}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
