"""The wheel holds all of JuiceDesk: built here, installed elsewhere, and opened from there."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from juicedesk import __version__

CHECKOUT = Path(__file__).parents[2]
NOT_SHIPPED = {"__pycache__", ".mypy_cache"}
RESOURCES_OF_THE_WINDOW = (
    "icons/juicedesk.svg",
    "icons/LICENSE",
    "font/Inter-Regular.ttf",
    "font/LICENSE",
    "i18n/juicedesk_de.qm",
    "i18n/juicedesk_en.qm",
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built by the build system that everyone's pip uses."""
    folder = tmp_path_factory.mktemp("wheel")
    run_pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(folder), str(CHECKOUT))
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with nothing but the installed wheel."""
    folder = tmp_path_factory.mktemp("installed")
    run_pip("install", "--no-deps", "--no-index", "--target", str(folder), str(wheel))
    return folder


def run_pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments]
    subprocess.run(command, check=True, timeout=120)


def run_installed(installed: Path, *arguments: str) -> str:
    """Standard output of a Python that finds the installed JuiceDesk before this checkout."""
    environment = {**os.environ, "PYTHONPATH": str(installed), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=installed,
        env=environment,
        check=True,
        timeout=60,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout


def test_wheel_carries_every_file_of_the_package_and_its_resources(wheel: Path) -> None:
    carried = set(ZipFile(wheel).namelist())
    package = {path.relative_to(CHECKOUT).as_posix() for path in files_under("juicedesk")}
    resources = {"juicedesk/" + path.relative_to(CHECKOUT).as_posix() for path in files_under("resources")}

    assert sorted((package | resources) - carried) == []
    assert {f"juicedesk/resources/{name}" for name in RESOURCES_OF_THE_WINDOW} <= carried


def files_under(folder: str) -> list[Path]:
    found = [path for path in (CHECKOUT / folder).rglob("*") if path.is_file()]
    return [path for path in found if not NOT_SHIPPED & set(path.parts)]


def test_wheel_carries_each_licence(wheel: Path) -> None:
    licences = {name.partition(".dist-info/licenses/")[2] for name in ZipFile(wheel).namelist()}

    assert {"LICENSE", "resources/icons/LICENSE", "resources/font/LICENSE"} <= licences


def test_wheel_carries_nothing_else(wheel: Path) -> None:
    tops = {name.partition("/")[0] for name in ZipFile(wheel).namelist()}

    assert tops == {"juicedesk", f"juicedesk-{__version__}.dist-info"}


def test_installed_program_answers(installed: Path) -> None:
    assert run_installed(installed, "-m", "juicedesk", "--version") == f"juicedesk {__version__}\n"


def test_installed_program_finds_its_own_resources(installed: Path) -> None:
    found = json.loads(run_installed(installed, "-c", FIND, *RESOURCES_OF_THE_WINDOW))

    own = installed.resolve() / "juicedesk" / "resources"
    assert [Path(path).resolve() for path in found] == [own / name for name in RESOURCES_OF_THE_WINDOW]


FIND = """
import json
import sys
from juicedesk.paths import resource

print(json.dumps([str(resource(name)) for name in sys.argv[1:]]))
"""


def test_installed_program_draws_its_icon_and_font(installed: Path) -> None:
    answer = json.loads(run_installed(installed, "-c", DRAW))

    assert answer == {"family": "Inter", "icon_is_drawn": True, "german": True}


DRAW = """
import json
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication
from juicedesk.paths import resource

app = QApplication([])
font = QFontDatabase.addApplicationFont(str(resource("font", "Inter-Regular.ttf")))
picture = QIcon(str(resource("icons", "juicedesk.svg"))).pixmap(64, 64).toImage()
print(json.dumps({
    "family": QFontDatabase.applicationFontFamilies(font)[0],
    "icon_is_drawn": picture.pixelColor(32, 10).alpha() == 255,
    "german": QTranslator().load(str(resource("i18n", "juicedesk_de.qm"))),
}))
"""
