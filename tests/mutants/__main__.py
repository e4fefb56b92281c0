"""Puts mistakes into planner, store and transport, one at a time, and writes docs/mutants.md.

Needs `pip install -e '.[mutants]'`. What is mutated and by which tests is in pyproject.toml.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.mutants.report import Tally, report
from tests.mutants.verdicts import Survivor, from_diff

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "mutants.md"
SUMMER_AND_WINTER = "America/New_York"
"""Where it is not UTC, so that a time zone that was forgotten is noticed."""


def main() -> None:
    """Run all mutants in a copy of the checkout, which may take an hour or two."""
    parser = argparse.ArgumentParser(prog="python -m tests.mutants", description=__doc__)
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--keep", type=Path, help="a folder to work in, where a next run goes on")
    options = parser.parse_args()
    if options.keep is not None:
        _work_in(options.keep.resolve(), options.processes)
    else:
        with tempfile.TemporaryDirectory(prefix="juicedesk-mutants-") as folder:
            _work_in(Path(folder) / "checkout", options.processes)


def _work_in(folder: Path, processes: int) -> None:
    _copy_checkout(folder)
    _mutmut(folder, "run", "--max-children", str(processes), shown=True)
    verdicts = _verdicts(folder)
    survivors = [_survivor(folder, name) for name, verdict in verdicts.items() if verdict != "killed"]
    PAGE.write_text(report(Tally(len(verdicts), survivors)))


def _copy_checkout(folder: Path) -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True)
    for name in [*tracked.stdout.split("\n"), *map(str, ROOT.glob("resources/i18n/*.qm"))]:
        if name and (ROOT / name).is_file():
            target = folder / (ROOT / name).relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target)


def _verdicts(folder: Path) -> dict[str, str]:
    """Each mutant with how it ended; a mutant that made a test hang was noticed too."""
    lines = _mutmut(folder, "results", "--all", "true").splitlines()
    found = dict(line.strip().split(": ", 1) for line in lines if ": " in line)
    return {
        name: "killed" if end in ("killed", "timeout", "segfault") else end for name, end in found.items()
    }


def _survivor(folder: Path, name: str) -> Survivor:
    return from_diff(name, _mutmut(folder, "show", name))


def _mutmut(folder: Path, *arguments: str, shown: bool = False) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "mutmut", *arguments],
        cwd=folder,
        env={**os.environ, "TZ": SUMMER_AND_WINTER},
        stdout=None if shown else subprocess.PIPE,
        check=True,
        text=True,
    )
    return done.stdout or ""


if __name__ == "__main__":
    main()
