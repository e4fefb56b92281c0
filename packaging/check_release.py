"""Refuses to publish what was not filled in: `python packaging/check_release.py dist/*`.

Looks into packages and archives too. A disk image, a setup or an AppImage is packed too tightly for that;
their parts were filled in by the same builds on whose archives this looks.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from facts import NO_REPOSITORY

UNFILLED = NO_REPOSITORY.partition("://")[2].encode()


def main(*paths: str) -> int:
    """1, and a line for each place, when a file still names the repository that leads nowhere."""
    left = [
        f"{path}: {name}" for path in paths for name, content in files_of(Path(path)) if UNFILLED in content
    ]
    for place in left:
        print(f"{place} names {NO_REPOSITORY}: build it with JUICEDESK_REPOSITORY set.", file=sys.stderr)
    return 1 if left else 0


def files_of(path: Path) -> Iterator[tuple[str, bytes]]:
    """The name and the content of each file in a package or an archive; else of the file itself."""
    if path.suffix == ".deb":
        yield from _tar(_of_deb(path, "--fsys-tarfile"))
        yield from _tar(_of_deb(path, "--ctrl-tarfile"))
    elif tarfile.is_tarfile(path):
        yield from _tar(path.read_bytes())
    elif zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                yield name, archive.read(name)
    else:
        yield path.name, path.read_bytes()


def _of_deb(path: Path, part: str) -> bytes:
    return subprocess.run(["dpkg-deb", part, path], capture_output=True, check=True).stdout


def _tar(content: bytes) -> Iterator[tuple[str, bytes]]:
    with tarfile.open(fileobj=BytesIO(content)) as archive:
        for member in archive:
            if member.isfile() and (opened := archive.extractfile(member)) is not None:
                yield member.name, opened.read()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
