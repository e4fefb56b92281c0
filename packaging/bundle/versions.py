"""A bundle opens what earlier versions kept, and leaves alone what a later one did.

`python packaging/bundle/versions.py dist/juicedesk`, from a checkout: the databases are its test fixtures.
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from check import NotAsPromised, child, empty_environment, expect, finished, launcher

FIXTURES = Path(__file__).resolve().parents[2] / "tests" / "fixtures" / "versions"
NAMES = ("Carport", "Courtyard", "Garage")
PORTS = ["--host", "127.0.0.1", "--http-port", "0", "--udp-port", "0", "--no-announce"]
LATER = 9999
SENTENCE_WITHIN_S = 5.0


def main(folder: Path) -> int:
    """Run every check; 1 when one of them fails."""
    failed = 0
    for check in (upgrades_the_desk, upgrades_the_server, leaves_a_later_desk, leaves_a_later_server):
        try:
            with tempfile.TemporaryDirectory() as home:
                said = check(launcher(folder.resolve()), Path(home))
        except (NotAsPromised, subprocess.TimeoutExpired, OSError) as exc:
            failed += 1
            said = f"FAILED: {exc}"
        print(f"{check.__name__}: {said}", flush=True)
    return 1 if failed else 0


def upgrades_the_desk(program: Path, home: Path) -> str:
    """The window lists the chargers, and what waited still waits."""
    fixtures = _fixtures("desk")
    for fixture in fixtures:
        folder = home / fixture.stem
        database = _made(fixture, folder / "demo" / "desk.sqlite3")
        said = _window(program, folder)
        expect(sorted(said["chargers"]) == sorted(NAMES), f"{fixture.stem}: {said}")
        expect(len(said["waiting"]) == 2, f"{fixture.stem}: {said}")
        expect(_version(database) > _number(fixture), f"{fixture.stem} was not upgraded")
        copy = database.with_suffix(f".v{_number(fixture)}.sqlite3")
        expect(_version(copy) == _number(fixture), f"{fixture.stem}: no copy for the way back")
    return f"{len(fixtures)} earlier versions"


def upgrades_the_server(program: Path, home: Path) -> str:
    """The server serves, and knows its units by name."""
    fixtures = _fixtures("server")
    for fixture in fixtures:
        database = _made(fixture, home / fixture.stem / "server.sqlite3")
        command = [program, "serve", *PORTS, "--data", database.parent]
        with child(command, empty_environment(home)):
            pass
        with closing(sqlite3.connect(database)) as opened:
            names = {name for (name,) in opened.execute("SELECT name FROM units")}
            (at,) = opened.execute("SELECT version_num FROM alembic_version").fetchone()
        expect(names == set(NAMES) and int(at) > _number(fixture), f"{fixture.stem}: {names}, {at}")
    return f"{len(fixtures)} earlier versions"


def leaves_a_later_desk(program: Path, home: Path) -> str:
    """One sentence, and not a byte of the file is another."""
    database = _made(_fixtures("desk")[-1], home / "desk" / "desk.sqlite3")
    with closing(sqlite3.connect(database)) as opened:
        opened.execute(f"PRAGMA user_version = {LATER}")
    before = database.read_bytes()
    environment = empty_environment(home, JUICEDESK_HOME=str(home), QT_QPA_PLATFORM="offscreen")
    lines = [line for line in _said(program, environment).splitlines() if "newer" in line]
    expect(bool(lines), "it does not say that the file is newer")
    expect(database.read_bytes() == before, "the file was changed")
    return lines[0].rpartition(": ")[2]


def _said(program: Path, environment: dict[str, str]) -> str:
    """What it logs while its window with the sentence stays open, which nobody closes here."""
    try:
        return finished([program], environment, SENTENCE_WITHIN_S).stderr
    except subprocess.TimeoutExpired as exc:
        return bytes(exc.stderr or b"").decode()


def leaves_a_later_server(program: Path, home: Path) -> str:
    """The same of the server."""
    database = _made(_fixtures("server")[-1], home / "server.sqlite3")
    with closing(sqlite3.connect(database)) as opened, opened:
        opened.execute(f"UPDATE alembic_version SET version_num = '{LATER}'")
    before = database.read_bytes()
    done = finished([program, "serve", *PORTS, "--data", home], empty_environment(home))
    expect(done.returncode != 0 and "newer" in done.stderr, done.stdout + done.stderr)
    expect("Traceback" not in done.stderr, done.stderr)
    expect(database.read_bytes() == before, "the file was changed")
    return done.stderr.strip().splitlines()[-1]


def _fixtures(kind: str) -> list[Path]:
    return sorted(FIXTURES.glob(f"{kind}-*.sql"))


def _number(fixture: Path) -> int:
    return int(fixture.stem.rpartition("-")[2])


def _made(fixture: Path, path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.executescript(fixture.read_text(encoding="utf-8"))
    return path


def _version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as database:
        return int(database.execute("PRAGMA user_version").fetchone()[0])


def _window(program: Path, folder: Path) -> dict[str, list[str]]:
    """What the window shows once it is there."""
    environment = empty_environment(folder, JUICEDESK_HOME=str(folder), QT_QPA_PLATFORM="offscreen")
    with child([program, "--demo", "--follow-tour"], environment, '{"do": "view"}') as seen:
        chargers = [str(one["name"]) for one in seen["ok"]["chargers"]]
        return {"chargers": chargers, "waiting": list(map(str, seen["ok"]["waiting"]))}


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
