"""Builds the portable archive for Linux: `python packaging/linux/archive.py dist/juicedesk`.

It runs where it is unpacked (`juicedesk/juicedesk`), or is installed by the script in it. Two builds of one
commit give the same file.
"""

from __future__ import annotations

import lzma
import platform
import shutil
import sys
import tarfile
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]
from facts import MOST_PACKED_BYTES, ROOT, built_at, is_too_large, version
from tree import copy, lay_program, lay_share


def main(bundle: Path) -> int:
    """Write dist/juicedesk-VERSION-linux-MACHINE.tar.xz and say so."""
    name = f"juicedesk-{version()}-linux-{platform.machine()}"
    archive = ROOT / "dist" / f"{name}.tar.xz"
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / name
        lay(root, bundle)
        pack(root, archive)
    print(f"{archive}: {archive.stat().st_size / 1e6:.1f} MB")
    return 1 if is_too_large(archive, MOST_PACKED_BYTES) else 0


def lay(root: Path, bundle: Path) -> None:
    """The program, what desktops read of it, and the script that puts both in their places."""
    lay_program(bundle, root / "juicedesk")
    lay_share(root / "share")
    shutil.copyfile(HERE / "install.sh", root / "install.sh")
    (root / "install.sh").chmod(0o755)
    copy(ROOT / "LICENSE", root / "LICENSE")
    copy(ROOT / "README.md", root / "README.md")


def pack(root: Path, archive: Path) -> None:
    """One file in the order of the names, owned by root, with the commit's date everywhere."""
    moment_s = int(built_at().timestamp())

    def alike(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = "root"
        entry.mtime = moment_s
        entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
        return entry

    with (
        lzma.open(archive, "wb", preset=6) as compressed,
        tarfile.open(fileobj=compressed, mode="w") as content,
    ):
        for path in [root, *sorted(root.rglob("*"))]:
            content.add(path, str(path.relative_to(root.parent)), recursive=False, filter=alike)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))
