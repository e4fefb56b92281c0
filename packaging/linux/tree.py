"""What an installed JuiceDesk is made of on Linux, and where it lies: for the .deb and for the archive."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
from facts import APP_ID, ROOT, filled

ICONS = ROOT / "build" / "icons"
ICON_SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
DESKTOP_FILE = f"{APP_ID}.desktop"
METAINFO = f"{APP_ID}.metainfo.xml"
UNIT = "juicedesk-serve.service"


def lay_share(share: Path) -> None:
    """Desktop file, metainfo, icons and man page below a `share` folder."""
    put(share / "applications" / DESKTOP_FILE, (HERE / DESKTOP_FILE).read_text(encoding="utf-8"))
    put(share / "metainfo" / METAINFO, filled(HERE / f"{METAINFO}.in"))
    put(share / "man" / "man1" / "juicedesk.1", filled(HERE / "juicedesk.1.in"))
    hicolor = share / "icons" / "hicolor"
    for size in ICON_SIZES:
        copy(ICONS / f"juicedesk-{size}.png", hicolor / f"{size}x{size}" / "apps" / f"{APP_ID}.png")
    copy(ROOT / "resources" / "icons" / "juicedesk.svg", hicolor / "scalable" / "apps" / f"{APP_ID}.svg")
    symbolic = ROOT / "resources" / "app-icon" / "juicedesk-symbolic.svg"
    copy(symbolic, hicolor / "symbolic" / "apps" / f"{APP_ID}-symbolic.svg")


def lay_program(bundle: Path, folder: Path) -> None:
    """The one-folder program, with the rights that files of a system have."""
    shutil.copytree(bundle, folder, symlinks=True)
    for path in folder.rglob("*"):
        if path.is_dir():
            path.chmod(0o755)
        elif not path.is_symlink():
            path.chmod(0o755 if path == folder / "juicedesk" else 0o644)


def put(path: Path, text: str) -> None:
    """A text file that everybody may read; its folder is made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    path.chmod(0o644)


def copy(source: Path, path: Path) -> None:
    """A copy that everybody may read; its folder is made."""
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, path)
    path.chmod(0o644)
