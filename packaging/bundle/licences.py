"""Writes the licence page of the bundle: every library in it, with its own words.

`python packaging/bundle/licences.py FILE`, in the environment that the bundle is built from.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path

RESOURCES = Path(__file__).resolve().parents[2] / "resources"
NOT_IN_THE_BUNDLE = frozenset(
    ("pip", "setuptools", "wheel", "juicedesk", "pyinstaller", "pyinstaller-hooks-contrib", "altgraph")
)
LICENCE_NAMES = ("LICEN", "COPYING", "NOTICE", "AUTHORS")
QT = """\
Qt and PySide6 are used under the GNU Lesser General Public License, version 3 (LGPL-3.0-only). Their
libraries lie as files of their own in the folder of the program and may be replaced by other builds of
the same version. Their source is offered at https://download.qt.io/official_releases/QtForPython/ and
https://download.qt.io/official_releases/qt/. The licence: https://www.gnu.org/licenses/lgpl-3.0.html
"""
PYTHON = """\
Python itself is under the Python Software Foundation License: https://docs.python.org/3/license.html
Libraries of the system that lie beside it (OpenSSL, SQLite, ICU, zlib, FreeType, Fontconfig, D-Bus, GLib,
libxcb, libxkbcommon and others) keep their licences, as published by the distribution that the bundle was
built on.
"""
RULE = "=" * 100


def main(page: Path) -> int:
    """Write the page; the folder is made."""
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text("".join(sections()), encoding="utf-8", newline="\n")
    return 0


def sections() -> Iterator[str]:
    """One section a part, in the order of the names."""
    yield f"JuiceDesk is MIT, see LICENSE. It comes with the following.\n\n{PYTHON}\n{QT}"
    for part in ("icons", "font"):
        yield section(f"resources/{part}", (RESOURCES / part / "LICENSE").read_text(encoding="utf-8"))
    known = {plain(found.metadata["Name"]): found for found in distributions()}
    for name in sorted(set(known) - NOT_IN_THE_BUNDLE):
        yield section(f"{name} {known[name].version}: {licence_of(known[name])}", text_of(known[name]))


def section(title: str, text: str) -> str:
    """A title between rules, and the text."""
    return f"\n{RULE}\n{title}\n{RULE}\n\n{text.strip()}\n"


def plain(name: str) -> str:
    """The name as registries compare it."""
    return name.lower().replace("_", "-").replace(".", "-")


def licence_of(library: Distribution) -> str:
    """What the library says its licence is, in one line."""
    said = library.metadata.get("License-Expression") or library.metadata.get("License") or ""
    kinds = [line for line in library.metadata.get_all("Classifier") or () if line.startswith("License ::")]
    return said.strip().partition("\n")[0] or ", ".join(line.rpartition(":: ")[2] for line in kinds)


def text_of(library: Distribution) -> str:
    """The licence files that came with it, or where they are told."""
    files = [file for file in library.files or () if ".dist-info" in str(file) and is_licence(file.name)]
    texts = [Path(str(file.locate())).read_text(encoding="utf-8", errors="replace") for file in sorted(files)]
    return "\n".join(texts) or "Its licence file does not come with it; see its page on the package index."


def is_licence(name: str) -> bool:
    """Whether a file is one of those that have to travel along."""
    return name.upper().startswith(LICENCE_NAMES)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
