"""docs/acceptance.md names tests that exist, for every one of its points."""

from __future__ import annotations

import ast
import re
from pathlib import Path

CHECKOUT = Path(__file__).parents[2]
POINT = re.compile(r"^## (\d+)\. ", re.MULTILINE)
NAMED = re.compile(r"^- `(tests/[\w/]+\.py)`: `(test_\w+)`$", re.MULTILINE)
POINTS = 18


def points() -> dict[int, str]:
    page = (CHECKOUT / "docs" / "acceptance.md").read_text(encoding="utf-8")
    _intro, *parts = POINT.split(page)
    return {int(number): text for number, text in zip(parts[::2], parts[1::2], strict=True)}


def names_in(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8")) if path.exists() else ast.Module([], [])
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_every_point_is_held_by_tests_that_exist() -> None:
    assert list(points()) == list(range(1, POINTS + 1))
    for number, text in points().items():
        named = NAMED.findall(text)
        assert named, f"nothing holds point {number}"
        assert len(named) == text.count("\n- "), f"a line of point {number} names no test"
        missing = [f"{file}: {name}" for file, name in named if name not in names_in(CHECKOUT / file)]
        assert missing == []
