"""The command line as a process, and which parts of the program it loads."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from juicedesk import __main__ as command_line
from juicedesk import __version__
from juicedesk.domain.errors import PortInUse

HEAVY = ("PySide6", "zeroconf", "keyring", "requests", "starlette", "uvicorn", "sqlalchemy")


def juicedesk(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "juicedesk", *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)


def test_the_version_is_said() -> None:
    done = juicedesk("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"juicedesk {__version__}\n", "")


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_lists_every_command(option: str) -> None:
    done = juicedesk(option)
    assert done.returncode == 0
    for word in ("--demo", "serve", "simulate", "adopt", "tour --out", "--version", "--help"):
        assert word in done.stdout


@pytest.mark.parametrize("word", ["paint", "Adopt", "Serve", ""])
def test_a_word_that_is_no_command_is_one_sentence(word: str) -> None:
    done = juicedesk(word)
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert f'"{word}" is not a command' in done.stderr


def test_nothing_heavy_is_loaded_before_it_is_needed() -> None:
    code = (
        "import sys; from juicedesk.__main__ import main; main(['--help']);"
        f"sys.stderr.write(' '.join(name for name in {HEAVY!r} if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == ""


@pytest.mark.parametrize(
    ("command", "option"),
    [("serve", "--with-parent"), ("simulate", "--with-parent"), ("adopt", "--answer-dns")],
)
def test_what_needs_no_window_runs_without_qt(command: str, option: str) -> None:
    code = (
        "import sys; sys.modules['PySide6'] = None; from juicedesk.__main__ import main;"
        f"sys.exit(main(['{command}', '--help']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert option in done.stdout


def test_arguments_reach_the_face_that_was_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[tuple[str, list[str]]] = []
    faces = {
        name: lambda rest, name=name: calls.append((name, list(rest))) or 7
        for name in ("serve", "simulate", "tour")
    }
    monkeypatch.setattr(command_line, "_COMMANDS", faces)
    monkeypatch.setattr(command_line, "_desktop", lambda rest: calls.append(("desktop", list(rest))) or 3)
    assert command_line.main(["serve", "--no-tls"]) == 7
    assert command_line.main(["tour", "--out", "x"]) == 7
    assert command_line.main(["--demo"]) == 3
    assert command_line.main([]) == 3
    assert calls == [
        ("serve", ["--no-tls"]),
        ("tour", ["--out", "x"]),
        ("desktop", ["--demo"]),
        ("desktop", []),
    ]


def test_an_expected_failure_is_one_sentence_and_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(_: object) -> int:
        raise PortInUse(8042, "http")

    monkeypatch.setattr(command_line, "_COMMANDS", {"serve": fail})
    assert command_line.main(["serve"]) == 1
    assert capsys.readouterr().err == "juicedesk: http port 8042 is in use\n"


def test_a_program_without_a_console_says_nothing_and_does_not_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert command_line.main(["--version"]) == 0


@pytest.mark.parametrize("words", [[], ["tour", "--out", "nowhere"]])
def test_a_library_of_the_system_that_is_missing_is_named_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    said = "libEGL.so.1: cannot open shared object file: No such file or directory"
    _break_the_import(monkeypatch, ImportError(said, name="PySide6.QtGui"))
    assert command_line.main(words) == command_line.BAD_USE
    told = capsys.readouterr().err
    assert "does not have: libEGL.so.1. " in told and told.count("\n") == 1


def test_a_server_without_qt_says_what_the_window_needs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _break_the_import(monkeypatch, ModuleNotFoundError("No module named 'PySide6'", name="PySide6"))
    assert command_line.main([]) == command_line.BAD_USE
    assert "juicedesk[desktop]" in capsys.readouterr().err


def test_a_tour_without_a_place_for_its_pictures_is_one_sentence(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    assert command_line.main(["tour", "--out", str(tmp_path / "file" / "pictures")]) == command_line.FAILED
    told = capsys.readouterr().err
    assert "cannot be written to" in told and told.count("\n") == 1


def test_a_mistake_of_our_own_is_not_taken_for_a_missing_library(monkeypatch: pytest.MonkeyPatch) -> None:
    _break_the_import(monkeypatch, ImportError("cannot import name", name="juicedesk.desk"))
    with pytest.raises(ImportError, match="cannot import name"):
        command_line.main([])


def _break_the_import(monkeypatch: pytest.MonkeyPatch, error: ImportError) -> None:
    class Finder:
        def find_spec(self, name: str, path: object, target: object = None) -> None:
            if name == "juicedesk.app":
                raise error

    monkeypatch.delitem(sys.modules, "juicedesk.app", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Finder(), *sys.meta_path])
