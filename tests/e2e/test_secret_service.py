"""Account tokens in a real GNOME keyring, on a session bus and in a home folder of their own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAMS = ("dbus-run-session", "gnome-keyring-daemon")
MISSING = [program for program in PROGRAMS if shutil.which(program) is None]
TOKEN = "tökén-that-nobody-may-see"

pytestmark = [
    pytest.mark.keyring,
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
]

UNLOCKED = 'eval "$(printf %s pw | gnome-keyring-daemon --unlock --components=secrets)"'
LOCKED = "gnome-keyring-daemon --start --components=secrets > /dev/null"

CHILD = f"""
import json, sys
from juicedesk.domain.errors import SecretsError
from juicedesk.secrets.keyring_store import KeyringSecrets
secrets = KeyringSecrets(timeout_s=8)
said = []
for line in sys.argv[1:]:
    what, *arguments = line.split()
    if what == "lock":
        import secretstorage
        bus = secretstorage.dbus_init()
        secretstorage.get_default_collection(bus).lock()
        bus.close()
        continue
    try:
        said.append(getattr(secrets, what)("account", *(["{TOKEN}"] if what == "set" else [])))
    except SecretsError as error:
        said.append(type(error).__name__)
print(json.dumps([secrets.display_name, *said]))
"""


def run_with(daemon: str, calls: list[str], home: Path, **environment: str) -> list[str | None]:
    """What a fresh process gets for its calls on a session bus with a daemon."""
    home.mkdir(exist_ok=True)
    script = f'{daemon}; exec "$@"'
    command = ["dbus-run-session", "--", "bash", "-c", script, "bash", sys.executable, "-c", CHILD, *calls]
    done = subprocess.run(
        command, env=session(home, environment), capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    assert TOKEN not in done.stderr
    return json.loads(done.stdout.splitlines()[-1])  # type: ignore[no-any-return]


def session(home: Path, changed: dict[str, str]) -> dict[str, str]:
    """This process's environment without its screen, bus and choice of keyring."""
    unwanted = ("PYTHON_KEYRING_BACKEND", "DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY")
    kept = {key: value for key, value in os.environ.items() if key not in unwanted and "XDG_" not in key}
    return {**kept, "HOME": str(home), "PYTHONUTF8": "1", **changed}


def test_an_unlocked_keyring_keeps_a_token_over_a_restart(tmp_path: Path) -> None:
    home = tmp_path / "person"
    assert run_with(UNLOCKED, ["get", "set", "get"], home) == ["Secret Service", None, None, TOKEN]
    assert run_with(UNLOCKED, ["get", "delete", "get", "delete"], home)[1:] == [TOKEN, None, None, None]
    assert run_with(UNLOCKED, ["get"], home)[1:] == [None]


def test_the_token_is_in_no_file_in_the_clear(tmp_path: Path) -> None:
    home = tmp_path / "person"
    run_with(UNLOCKED, ["set"], home)
    files = [path for path in home.rglob("*") if path.is_file()]
    assert any(path.suffix == ".keyring" for path in files)
    assert not [path.name for path in files if TOKEN.encode() in path.read_bytes()]


def test_a_keyring_that_is_locked_while_it_holds_the_token_says_so(tmp_path: Path) -> None:
    said = run_with(UNLOCKED, ["set", "lock", "get", "set", "delete"], tmp_path / "person")
    assert said[1:] == [None, "KeyringLocked", "KeyringLocked", "KeyringLocked"]


def test_a_keyring_that_was_never_unlocked_says_so(tmp_path: Path) -> None:
    assert run_with(LOCKED, ["get", "set"], tmp_path / "person")[1:] == ["KeyringLocked", "KeyringLocked"]


def test_without_a_bus_there_is_no_keyring(tmp_path: Path) -> None:
    home = tmp_path / "person"
    home.mkdir()
    done = subprocess.run(
        [sys.executable, "-c", CHILD, "get", "set", "delete"],
        env=session(home, {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}),
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert json.loads(done.stdout)[1:] == ["NoKeyring"] * 3
