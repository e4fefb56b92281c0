"""What is imported by a name in a text is in the bundle too: the analysis of imports cannot see it."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SPEC = ROOT / "packaging" / "bundle" / "juicedesk.spec"
WITHOUT = {"uvloop"}
"""The extra `fast` is for a busy server, which is no bundle's."""


def test_what_is_imported_by_a_text_is_named_in_the_spec() -> None:
    found = {
        name
        for path in (ROOT / "juicedesk").rglob("*.py")
        for name in re.findall(r'import_module\("([\w.]+)"\)', path.read_text(encoding="utf-8"))
    }
    assert "jeepney" in found
    spec = SPEC.read_text(encoding="utf-8")
    assert {name for name in found - WITHOUT if f'"{name}"' not in spec} == set()
