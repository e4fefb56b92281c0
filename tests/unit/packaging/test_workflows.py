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
