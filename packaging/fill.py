"""Fills templates in: `python packaging/fill.py TEMPLATE OUT NAME=VALUE ...`; for NAME_SHA256 give a file.

`python packaging/fill.py --version` says which version this is.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from facts import filled, version


def main(template: Path, out: Path, *facts: str) -> int:
    """Write one file; its folder is made."""
    more = dict(fact.split("=", 1) for fact in facts)
    known = {name: digest(value) if name.endswith("_SHA256") else value for name, value in more.items()}
    out.parent.mkdir(parents=True, exist_ok=True)
    numbers = ", ".join(version().split(".")[:3])
    out.write_text(filled(template, VERSION_NUMBERS=numbers, **known), encoding="utf-8", newline="\n")
    return 0


def digest(value: str) -> str:
    """The SHA-256 of a file, in the capitals that Windows likes; Homebrew reads both."""
    return hashlib.sha256(Path(value).read_bytes()).hexdigest().upper()


if __name__ == "__main__":
    if sys.argv[1:] == ["--version"]:
        print(version())
        sys.exit()
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:]))
