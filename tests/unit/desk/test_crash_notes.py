"""A crash of the interpreter itself is noted, and told once; any other end is none."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from juicedesk.desk.crash_notes import FOLDER, CrashNotes

RUN = """
import faulthandler, os, sys
from pathlib import Path
from juicedesk.desk.crash_notes import CrashNotes
notes = CrashNotes(Path(sys.argv[1]))
notes.begin()
print("runs", flush=True)
{0}
"""


def run(folder: Path, then: str) -> subprocess.Popen[str]:
    """A process that takes notes, once it does."""
    process = subprocess.Popen(
        [sys.executable, "-c", RUN.format(then), str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None and process.stdout.readline() == "runs\n"
    return process


def test_a_crash_is_told_once_and_by_name(tmp_path: Path) -> None:
    with run(tmp_path, "def breaks(): faulthandler._sigsegv()\nbreaks()"):
        pass
    told = CrashNotes(tmp_path).earlier()
    assert "Segmentation fault" in told or "access violation" in told
    assert "in breaks" in told
    assert CrashNotes(tmp_path).earlier() == ""


@pytest.mark.skipif(sys.platform == "win32", reason="a kill is a kill there")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM, signal.SIGHUP])
def test_a_kill_and_a_log_out_are_no_crash(tmp_path: Path, number: int) -> None:
    with run(tmp_path, "sys.stdin.read()") as process:
        process.send_signal(number)
    assert CrashNotes(tmp_path).earlier() == ""
    assert list((tmp_path / FOLDER).iterdir()) == []


def test_a_run_that_goes_on_keeps_its_notes_and_a_good_end_leaves_none(tmp_path: Path) -> None:
    with run(tmp_path, "sys.stdin.read()\nnotes.end()") as process:
        assert CrashNotes(tmp_path).earlier() == ""
        assert len(list((tmp_path / FOLDER).iterdir())) == 1
        process.communicate()
    assert list((tmp_path / FOLDER).iterdir()) == []


def test_a_folder_that_cannot_be_written_to_is_no_trouble(tmp_path: Path) -> None:
    (tmp_path / FOLDER).touch()
    notes = CrashNotes(tmp_path)
    notes.begin()
    assert notes.earlier() == ""
    notes.end()
