"""The workflow files, as far as their text can be checked; `actionlint` looks at the rest in a workflow."""

from __future__ import annotations

import re

import pytest

from tests.unit.packaging.tools import PACKAGING, ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
USES = re.compile(r"uses: (\S+)(.*)")
PINNED = re.compile(r"[\w./-]+@[0-9a-f]{40}")


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_every_action_is_pinned_to_a_commit_and_says_its_version(path: object) -> None:
    found = USES.findall(str(path.read_text(encoding="utf-8")))  # type: ignore[attr-defined]
    assert found
    for name, comment in found:
        assert PINNED.fullmatch(name), name
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment), name


def test_one_action_has_one_commit_everywhere() -> None:
    found = {use for path in WORKFLOWS for use, _ in USES.findall(path.read_text(encoding="utf-8"))}
    assert len({use.partition("@")[0] for use in found}) == len(found)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_nothing_may_write_unless_its_job_says_so(path: object) -> None:
    text = str(path.read_text(encoding="utf-8"))  # type: ignore[attr-defined]
    assert "\npermissions:\n  contents: read\n" in text
    assert text.count("actions/checkout@") == text.count("persist-credentials: false")
    writing = re.findall(r"^ {6}(\S+): write", text, re.MULTILINE)
    assert set(writing) <= {"contents", "id-token", "attestations"}


def test_no_script_has_a_secret_or_a_tag_written_into_it() -> None:
    for path in WORKFLOWS:
        for line in path.read_text(encoding="utf-8").splitlines():
            if "${{ secrets." in line:
                assert re.fullmatch(r"\s+[A-Z_0-9]+: \$\{\{ secrets\.[A-Z_0-9]+ \}\}", line), line
            assert not ("github.event" in line and "run:" in line), line


def test_every_script_and_file_that_a_workflow_names_is_there() -> None:
    for path in WORKFLOWS:
        text = path.read_text(encoding="utf-8")
        for name in set(re.findall(r"\bpackaging/[\w./-]+\w", text)):
            made_there = name.endswith("python-libraries.json")
            assert made_there or (ROOT / name).exists() or list(PACKAGING.glob(name[10:] + "*")), name


def test_the_oldest_and_the_newest_python_are_those_that_the_program_is_for() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    bounds = re.search(r'requires-python = ">=3\.(\d+),<3\.(\d+)"', project)
    assert bounds is not None
    oldest, newest = int(bounds[1]), int(bounds[2]) - 1
    tested = (ROOT / ".github" / "workflows" / "test.yml").read_text(encoding="utf-8")
    assert f'python: ["3.{oldest}", "3.{newest}"]' in tested
    searched = (PACKAGING / "find-python").read_text(encoding="utf-8")
    for minor in range(oldest, newest + 1):
        assert f"python3.{minor}" in searched
        assert f"Python :: 3.{minor}" in project
    assert f"(3, {oldest}) <= sys.version_info < (3, {newest + 1})" in searched
