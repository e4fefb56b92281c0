"""Builds the Debian package from the one-folder program: `python packaging/linux/deb.py dist/juicedesk`.

Two builds of one commit give the same file.
"""

from __future__ import annotations

import gzip
import os
import re
import subprocess
import sys
import tempfile
from email.utils import format_datetime
from pathlib import Path
from textwrap import fill

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]
from facts import (
    MAINTAINER,
    MOST_PACKED_BYTES,
    ROOT,
    built_at,
    filled,
    is_too_large,
    release_notes,
    version,
)
from tree import UNIT, copy, lay_program, lay_share, put

GLIBC = re.compile(r"GLIBC_(\d+)\.(\d+)")
ELF = b"\x7fELF"


def main(bundle: Path) -> int:
    """Write dist/juicedesk_VERSION_ARCHITECTURE.deb and say so."""
    architecture = said_by("dpkg", "--print-architecture")
    package = ROOT / "dist" / f"juicedesk_{version()}_{architecture}.deb"
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "juicedesk"
        lay(root, bundle)
        write_control(root, architecture)
        pack(root, package)
    print(f"{package}: {package.stat().st_size / 1e6:.1f} MB")
    return 1 if is_too_large(package, MOST_PACKED_BYTES) else 0


def lay(root: Path, bundle: Path) -> None:
    """Every file of the package where it will be."""
    lay_program(bundle, root / "usr" / "lib" / "juicedesk")
    # Whoever installs a package looks for newer ones with its system.
    (root / "usr" / "lib" / "juicedesk" / "_internal" / "resources" / "updates.json").unlink(missing_ok=True)
    (root / "usr" / "bin").mkdir()
    (root / "usr" / "bin" / "juicedesk").symlink_to("../lib/juicedesk/juicedesk")
    lay_share(root / "usr" / "share")
    page = root / "usr" / "share" / "man" / "man1" / "juicedesk.1"
    compress(page)
    copy(HERE / UNIT, root / "usr" / "lib" / "systemd" / "user" / UNIT)
    documents = root / "usr" / "share" / "doc" / "juicedesk"
    copy(HERE / "debian" / "copyright", documents / "copyright")
    put(documents / "changelog", changelog())
    compress(documents / "changelog")
    copy(
        HERE / "debian" / "lintian-overrides", root / "usr" / "share" / "lintian" / "overrides" / "juicedesk"
    )


def changelog() -> str:
    """This version's notes in Debian's form."""
    notes = [line for line in release_notes(version()).splitlines() if line.startswith("- ")]
    lines = "\n".join(fill(line[2:], 79, initial_indent="  * ", subsequent_indent=4 * " ") for line in notes)
    date = format_datetime(built_at())
    return f"juicedesk ({version()}) stable; urgency=medium\n\n{lines}\n\n -- {MAINTAINER}  {date}\n"


def compress(path: Path) -> None:
    """Put a .gz in the place of a file, without a date and name of its own."""
    path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))
    path.with_name(f"{path.name}.gz").chmod(0o644)
    path.unlink()


def write_control(root: Path, architecture: str) -> None:
    """The package's own words and the sums of its files."""
    files = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    facts = {
        "ARCHITECTURE": architecture,
        "INSTALLED_KIB": str(sum(path.stat().st_size for path in files) // 1024),
        "GLIBC": newest_glibc(files),
    }
    sums = [f"{said_by('md5sum', str(path))[:32]}  {path.relative_to(root)}\n" for path in files]
    put(root / "DEBIAN" / "control", filled(HERE / "debian" / "control.in", **facts))
    put(root / "DEBIAN" / "md5sums", "".join(sums))


def newest_glibc(files: list[Path]) -> str:
    """The oldest C library that has everything that the program's libraries ask for."""
    wanted = {(2, 17)}
    for path in files:
        with path.open("rb") as content:
            is_library = content.read(4) == ELF
        if is_library:
            asked = said_by("objdump", "-p", str(path))
            wanted |= {(int(major), int(minor)) for major, minor in GLIBC.findall(asked)}
    major, minor = max(wanted)
    return f"{major}.{minor}"


def pack(root: Path, package: Path) -> None:
    """One file, owned by root, with the commit's date everywhere."""
    moment_s = int(built_at().timestamp())
    for path in [root, *root.rglob("*")]:
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)
        os.utime(path, (moment_s, moment_s), follow_symlinks=False)
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(moment_s)}
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", str(root), str(package)]
    subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)


def said_by(*command: str) -> str:
    """What a tool prints. Raises CalledProcessError."""
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
