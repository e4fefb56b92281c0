"""What every package says of the program, from the one place where it is known; and templates filled with it.

A template has `@NAME@` where a fact goes. The release workflow gives JUICEDESK_REPOSITORY.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGING = ROOT / "packaging"
APP_ID = "org.juicedesk.JuiceDesk"
MAINTAINER = "The JuiceDesk founders <juicedesk@users.noreply.github.com>"
NO_REPOSITORY = "https://juicedesk.example"
"""A name that leads nowhere, in packages that were not built by the release workflow."""
EARLIEST_TIME_S = 315_532_800
"""1980-01-01: a zip archive has no earlier dates."""
MOST_PACKED_BYTES = 60_000_000
MOST_UNPACKED_BYTES = 160_000_000
"""What a download and the installed program may have, on Linux."""
_PLACE = re.compile(r"@([A-Z][A-Z0-9_]*)@")
_SECTION = re.compile(r"^## \[?([^\]\s]+)\]?.*$", re.MULTILINE)


def version() -> str:
    """The program's version, as pyproject.toml takes it too."""
    text = (ROOT / "juicedesk" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"$', text, re.MULTILINE)
    assert found is not None
    return found[1]


def repository() -> str:
    """Where the program's home page and its downloads are, without a slash at the end."""
    return os.environ.get("JUICEDESK_REPOSITORY", NO_REPOSITORY).rstrip("/")


def built_at() -> datetime:
    """The moment of the commit that is built, or SOURCE_DATE_EPOCH: what files carry as their date."""
    given = os.environ.get("SOURCE_DATE_EPOCH") or _commit_time()
    return datetime.fromtimestamp(int(given or EARLIEST_TIME_S), UTC)


def _commit_time() -> str:
    git = ["git", "-C", str(ROOT), "log", "-1", "--format=%ct"]
    try:
        return subprocess.run(git, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def release_notes(wanted: str) -> str:
    """The part of CHANGELOG.md about a version; what is not yet released where it has none."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    parts = _SECTION.split(text)[1:]
    notes = dict(zip(parts[::2], parts[1::2], strict=True))
    return str(notes.get(wanted) or notes.get("Unreleased", "")).strip()


def filled(template: Path, **more: str) -> str:
    """A template with its places filled in. Raises KeyError for a place that nothing is known for."""
    known: Mapping[str, str] = {
        "VERSION": version(),
        "REPOSITORY": repository(),
        "DATE": f"{built_at():%Y-%m-%d}",
        "MAINTAINER": MAINTAINER,
        **more,
    }
    return _PLACE.sub(lambda match: known[match[1]], template.read_text(encoding="utf-8"))


def is_too_large(path: Path, most_bytes: int) -> bool:
    """Whether a file, or all files of a folder, have more than they may; then it is said, too."""
    files = [one for one in (path, *path.rglob("*")) if one.is_file() and not one.is_symlink()]
    size_bytes = sum(one.stat().st_size for one in files)
    if size_bytes > most_bytes:
        told = f"{path} has {size_bytes / 1e6:.1f} MB, and may have {most_bytes / 1e6:.0f} MB."
        print(told, file=sys.stderr)
    return size_bytes > most_bytes
