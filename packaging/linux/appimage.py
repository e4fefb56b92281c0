"""Builds the AppImage: `python packaging/linux/appimage.py dist/juicedesk`, with appimagetool in the PATH.

`--only-folder` stops at dist/JuiceDesk.AppDir, which can be looked at and started without that tool.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE)]
from facts import APP_ID, ROOT, built_at, version
from tree import DESKTOP_FILE, ICONS, METAINFO, copy, lay_program, lay_share


def main() -> int:
    """Lay the folder, and make one file of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    source = parser.add_mutually_exclusive_group(required=True)
    source.add_argument("bundle", type=Path, nargs="?")
    source.add_argument("--folder", type=Path, help="one that was made before")
    parser.add_argument("--only-folder", action="store_true")
    words = parser.parse_args()
    folder = words.folder or ROOT / "dist" / "JuiceDesk.AppDir"
    if words.bundle:
        shutil.rmtree(folder, ignore_errors=True)
        lay(folder, words.bundle.resolve())
    if words.only_folder:
        return 0
    image = ROOT / "dist" / f"JuiceDesk-{version()}-{platform.machine()}.AppImage"
    environment = {**os.environ, "ARCH": platform.machine(), "VERSION": version()}
    environment["SOURCE_DATE_EPOCH"] = str(int(built_at().timestamp()))
    return subprocess.run(["appimagetool", str(folder), str(image)], env=environment, check=False).returncode


def lay(folder: Path, bundle: Path) -> None:
    """The program below usr/lib, and what the AppImage's own start and menus look for at the top."""
    lay_program(bundle, folder / "usr" / "lib" / "juicedesk")
    lay_share(folder / "usr" / "share")
    (folder / "usr" / "bin").mkdir()
    (folder / "usr" / "bin" / "juicedesk").symlink_to("../lib/juicedesk/juicedesk")
    (folder / "AppRun").symlink_to("usr/lib/juicedesk/juicedesk")
    (folder / DESKTOP_FILE).symlink_to(f"usr/share/applications/{DESKTOP_FILE}")
    # Older readers know the metainfo by its former name.
    former = f"{APP_ID}.appdata.xml"
    copy(folder / "usr" / "share" / "metainfo" / METAINFO, folder / "usr" / "share" / "metainfo" / former)
    copy(ICONS / "juicedesk-256.png", folder / f"{APP_ID}.png")
    copy(ICONS / "juicedesk-256.png", folder / ".DirIcon")


if __name__ == "__main__":
    sys.exit(main())
