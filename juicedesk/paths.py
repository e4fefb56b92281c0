"""Where files live: the person's data per system, and the resources that come with the program."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import platformdirs

APP_NAME = "JuiceDesk"
HOME_VARIABLE = "JUICEDESK_HOME"
"""Overrides the data folder: portable use, and tests."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The folder of one profile, and what is in it. Nothing is made before `create` is called."""

    folder: Path

    @property
    def database(self) -> Path:
        """The desktop's SQLite file."""
        return self.folder / "desk.sqlite3"

    @property
    def server_data(self) -> Path:
        """The data folder of a home server that this profile runs."""
        return self.folder / "server"

    @property
    def boxes_data(self) -> Path:
        """The data folder of the demo's virtual boxes."""
        return self.folder / "boxes"

    @property
    def log(self) -> Path:
        """What the desktop app has done lately, for diagnostics."""
        return self.folder / "juicedesk.log"

    @property
    def lock(self) -> Path:
        """The file whose lock elects the one sender."""
        return self.folder / "sender.lock"

    def create(self) -> Profile:
        """Make the folder, readable by its owner alone."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return self


def data_folder() -> Path:
    """The person's data folder; on Linux `~/.local/share/JuiceDesk`."""
    chosen = os.environ.get(HOME_VARIABLE)
    return Path(chosen) if chosen else Path(platformdirs.user_data_dir(APP_NAME, appauthor=False))


def main_profile() -> Profile:
    """The profile with the person's own chargers."""
    return Profile(data_folder() / "desk")


def demo_profile() -> Profile:
    """The demo's own folder: nothing of it mixes with the person's chargers."""
    return Profile(data_folder() / "demo")


def server_folder() -> Path:
    """The default data folder of `juicedesk serve`."""
    return data_folder() / "server"


def state_folder() -> Path:
    """Where this computer keeps what must not come back with a restored data folder."""
    if HOME_VARIABLE in os.environ:
        return data_folder() / "state"
    return Path(platformdirs.user_state_dir(APP_NAME, appauthor=False)) / "state"


def place_of(path: Path) -> str:
    """What stands for a file's place where its path must not be told."""
    return hashlib.sha256(os.fsencode(path.absolute())).hexdigest()[:16]


def own_image(environment: Mapping[str, str] = os.environ) -> str | None:
    """The AppImage that this program runs from, which what starts it later has to name: the folder that it is
    mounted in is gone with this run. None where another AppImage started this one."""
    image, mounted = environment.get("APPIMAGE"), environment.get("APPDIR")
    if image and mounted and Path(sys.executable).is_relative_to(mounted):
        return image
    return None


def resource(*parts: str) -> Path:
    """A file that comes with the program: in the checkout, the installed wheel or the bundle.

    Raises FileNotFoundError with the name that is missing.
    """
    for root in _resource_roots():
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError("/".join(parts))


def _resource_roots() -> tuple[Path, ...]:
    package = Path(str(files("juicedesk")))
    # The user guide is read in the checkout's docs too.
    return (package / "resources", package.parent / "resources", package.parent / "docs")
