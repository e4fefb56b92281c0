"""Build hook: compiles the catalogs, so that a wheel carries resources/i18n/*.qm."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileTranslations(BuildHookInterface):  # type: ignore[type-arg]
    """Runs Qt's lrelease on every catalog before the files of the wheel are collected.

    Where Qt is not to be had (`juicedesk serve` on a small computer) there is no window to translate,
    and the wheel is built without the compiled catalogs.
    """

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile beside the .ts files. Raises CalledProcessError when a catalog is broken."""
        lrelease = find_lrelease()
        if lrelease is None:
            self.app.display_warning("Qt's lrelease is not installed: building without translations")
            return
        for catalog in sorted(Path(self.root, "resources", "i18n").glob("*.ts")):
            command = [lrelease, "-silent", str(catalog), "-qm", str(catalog.with_suffix(".qm"))]
            subprocess.run(command, check=True)


def find_lrelease() -> str | None:
    """Qt's compiler on the path, else beside this Python: a virtual environment need not be active."""
    name = "pyside6-lrelease"
    return shutil.which(name) or shutil.which(name, path=str(Path(sys.executable).parent))
