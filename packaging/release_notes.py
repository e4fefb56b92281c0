"""Prints the notes of the version that is released, from CHANGELOG.md; refuses the tag of another one."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from facts import release_notes, version


def main(tag: str = "") -> int:
    """1 when the tag is not `v` and the version."""
    if tag and tag != f"v{version()}":
        print(f"The tag is {tag}, and the program is version {version()}.", file=sys.stderr)
        return 1
    print(release_notes(version()))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
