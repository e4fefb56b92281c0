"""What is said about the bundle in several places is the same everywhere."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[3]
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


def _asked_for() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *project["optional-dependencies"]["bundle"]]
    names = {_plain(re.split(r"[\[<>=;~! ]", line)[0]) for line in wanted}
    return names - {"juicedesk"}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()
