"""`make bundle`: builds the one-folder program into dist/juicedesk, with an environment of its own.

Two builds of one commit give the same files; `dist/juicedesk.sha256` lists them.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tomllib
import venv
from collections.abc import Iterator, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from facts import MOST_UNPACKED_BYTES, ROOT, built_at, is_too_large, repository

HERE = Path(__file__).resolve().parent
VENV = ROOT / "build" / "bundle-venv"
BIN = VENV / ("Scripts" if sys.platform == "win32" else "bin")
DIST = ROOT / "dist"
BUNDLE = DIST / ("JuiceDesk.app" if sys.platform == "darwin" else "juicedesk")


def main() -> int:
    """Build, list and start; the exit code is that of the step that failed."""
    try:
        make_environment()
        compile_catalogs()
        run([BIN / "python", ROOT / "packaging" / "icons.py", ROOT / "build" / "icons"])
        run([BIN / "python", HERE / "licences.py", ROOT / "build" / "THIRD-PARTY-LICENCES.txt"])
        fill_templates()
        build(int(built_at().timestamp()))
        write_list(BUNDLE, DIST / "juicedesk.sha256")
        if sys.platform == "linux" and is_too_large(BUNDLE, MOST_UNPACKED_BYTES):
            return 1
        if "--only-build" not in sys.argv:
            run([sys.executable, HERE / "check.py", BUNDLE])
    except subprocess.CalledProcessError as exc:
        return int(exc.returncode) or 1
    return 0


def run(command: Sequence[str | Path], **environment: str) -> None:
    """Run one step, with variables added. Raises CalledProcessError."""
    subprocess.run([str(word) for word in command], cwd=ROOT, env={**os.environ, **environment}, check=True)


def make_environment() -> None:
    """An environment with the pinned libraries, made again when what is asked for has changed."""
    ready = VENV / ".ready"
    wanted = asked_for()
    if ready.exists() and ready.read_text(encoding="utf-8") == wanted:
        return
    venv.create(VENV, clear=True, with_pip=True)
    quietly = ["--quiet", "--disable-pip-version-check", "--constraint", HERE / "constraints.txt"]
    # The hook would fetch Qt a second time; the catalogs are compiled below.
    install = [BIN / "python", "-m", "pip", "install", *quietly, "--editable", ".[bundle]"]
    run(install, HATCH_BUILD_NO_HOOKS="true")
    ready.write_text(wanted, encoding="utf-8")


def asked_for() -> str:
    """What an environment is made from, as text to compare."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pinned = (HERE / "constraints.txt").read_text(encoding="utf-8")
    return "\n".join([*project["dependencies"], *project["optional-dependencies"]["bundle"], pinned])


def compile_catalogs() -> None:
    """The .qm files beside their .ts files."""
    for catalog in sorted((ROOT / "resources" / "i18n").glob("*.ts")):
        run([BIN / "pyside6-lrelease", "-silent", catalog, "-qm", catalog.with_suffix(".qm")])


def fill_templates() -> None:
    """What the spec reads of this version: Windows' version resource, macOS's Info.plist."""
    write_update_source()
    for name in ("windows/version.txt", "windows/juicedesk.iss", "macos/Info.plist"):
        template = ROOT / "packaging" / f"{name}.in"
        run([sys.executable, ROOT / "packaging" / "fill.py", template, ROOT / "build" / name])


def write_update_source() -> None:
    """Where this build may look for newer versions; nowhere without UPDATE_PUBLIC_KEY (base64)."""
    place = ROOT / "build" / "updates.json"
    place.unlink(missing_ok=True)
    key = os.environ.get("UPDATE_PUBLIC_KEY", "")
    if key:
        address = f"{repository()}/releases/latest/download/latest.json"
        place.parent.mkdir(exist_ok=True)
        place.write_text(json.dumps({"address": address, "public_key": key}), encoding="utf-8")


def build(time_s: int) -> None:
    """Run PyInstaller so that nothing of this machine or moment gets into the files."""
    shutil.rmtree(BUNDLE, ignore_errors=True)
    places = ["--distpath", DIST, "--workpath", ROOT / "build" / "bundle", "--clean", "--noconfirm"]
    spec = HERE / "juicedesk.spec"
    command = [BIN / "python", "-m", "PyInstaller", "--log-level", "WARN", *places, spec]
    run(command, SOURCE_DATE_EPOCH=str(time_s), PYTHONHASHSEED="0", PYTHONDONTWRITEBYTECODE="1", TZ="UTC")


def write_list(folder: Path, list_file: Path) -> None:
    """What is in the folder, in the order of the names, as `sha256sum --check` reads it."""
    list_file.write_text("".join(f"{line}\n" for line in listed(folder)), encoding="utf-8", newline="\n")


def listed(folder: Path) -> Iterator[str]:
    """A line for each file; a link has one by what it leads to, and a remark that says where that is."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder.parent).as_posix()
        if path.is_symlink():
            yield f"# {name} -> {path.readlink().as_posix()}"
        if path.is_file():
            yield f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {name}"


if __name__ == "__main__":
    sys.exit(main())
