"""`serve --install` and `--uninstall` with a systemctl that only writes down what it was told."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from juicedesk.juicenet.pairing import pairing_in
from juicedesk.server import command_line
from juicedesk.server.db import Database
from juicedesk.server.install.systemd import UNIT
from juicedesk.server.tokens import establish

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the recipe of Linux")


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What systemctl and loginctl were told. The person is not root."""
    programs, told = tmp_path / "bin", tmp_path / "told"
    programs.mkdir()
    for name in ("systemctl", "loginctl"):
        (programs / name).write_text(f'#!/bin/sh\necho {name} "$@" >> "{told}"\n')
        (programs / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}:{os.environ['PATH']}")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("SUDO_USER", raising=False)
    monkeypatch.setattr(os, "geteuid", lambda: 1_000)
    return told


def serve(tmp_path: Path, *words: str) -> int:
    return command_line.main([*words, "--host", "127.0.0.1", "--data", str(tmp_path / "data")])


def test_installed_paired_and_taken_back(
    tmp_path: Path, told: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unit = tmp_path / "config" / "systemd" / "user" / UNIT
    assert serve(tmp_path, "--install") == 0
    (pairing,) = [found for line in capsys.readouterr().out.splitlines() if (found := pairing_in(line))]
    assert pairing.url == "https://127.0.0.1:8042"
    database = Database(tmp_path / "data" / "server.sqlite3")
    assert establish(database, None).tokens.is_account_token(pairing.token)
    database.close()
    assert str(tmp_path / "data") in unit.read_text() and pairing.token not in unit.read_text()
    assert told.read_text().splitlines() == [
        "systemctl --user daemon-reload",
        f"systemctl --user enable --now {UNIT}",
        "loginctl enable-linger",
    ]

    assert serve(tmp_path, "--install") == 0
    assert pairing.token not in capsys.readouterr().out, "it is shown once"
    assert serve(tmp_path, "--uninstall") == 0
    assert not unit.exists()
    assert (tmp_path / "data" / "server.sqlite3").exists()
    assert told.read_text().splitlines()[-2:] == [
        f"systemctl --user disable --now {UNIT}",
        "systemctl --user daemon-reload",
    ]
    assert serve(tmp_path, "--uninstall") == 0
    assert "not installed" in capsys.readouterr().out


def test_a_port_that_changes_cannot_be_installed(
    tmp_path: Path, told: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert serve(tmp_path, "--install", "--http-port", "0") == 1
    assert "stays the same" in capsys.readouterr().err
    assert not told.exists()


def test_nothing_is_said_to_be_done_that_was_not(
    tmp_path: Path, told: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unit, systemctl = tmp_path / "config" / "systemd" / "user" / UNIT, tmp_path / "bin" / "systemctl"
    obeys = systemctl.read_text()
    refuses = "#!/bin/sh\necho Failed to connect to bus >&2\nexit 1\n"
    systemctl.write_text(refuses)
    assert serve(tmp_path, "--install") == 1
    assert "Failed to connect to bus" in capsys.readouterr().err
    assert not unit.exists()
    systemctl.write_text(obeys)
    assert serve(tmp_path, "--install") == 0
    systemctl.write_text(refuses)
    assert serve(tmp_path, "--uninstall") == 0
    said = capsys.readouterr().out
    assert not unit.exists()
    assert "may run still" in said and "Failed to connect to bus" in said
