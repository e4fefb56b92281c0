"""Whether the program opens when the person logs in: one entry where the system looks for such."""

from __future__ import annotations

import os
import plistlib
import shlex
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from juicedesk.domain.errors import EntryRefused
from juicedesk.paths import own_image
from juicedesk.processes import program

AT_LOG_IN = "--at-log-in"
LABEL = "org.juicedesk.JuiceDesk"
_RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"


class LogIn(Protocol):
    """The entry of this person. Any thread; a millisecond."""

    def is_on(self) -> bool:
        """Whether the entry is there."""

    def switch(self, on: bool) -> None:
        """Make or remove the entry. Raises EntryRefused; then nothing has changed."""


class EntryFile:
    """A file in a folder whose files are opened at log-in (Linux, macOS)."""

    def __init__(self, path: Path, content: bytes) -> None:
        self._path = path
        self._content = content

    def is_on(self) -> bool:
        """Whether the file is there."""
        return self._path.exists()

    def switch(self, on: bool) -> None:
        """Write or remove the file."""
        try:
            if on:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                begun = self._path.with_name(self._path.name + ".new")
                begun.write_bytes(self._content)
                begun.replace(self._path)
            else:
                self._path.unlink(missing_ok=True)
        except OSError as exc:
            raise EntryRefused(f"{self._path} cannot be changed: {exc.strerror or exc}") from exc


class RunKey:
    """A value under the person's own `Run` key (Windows)."""

    def __init__(self, command: str) -> None:
        self._command = command

    def is_on(self) -> bool:
        """Whether the value is there."""
        if sys.platform == "win32":
            import winreg  # noqa: PLC0415 - there is none elsewhere

            with suppress(OSError), winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN_KEY) as key:
                winreg.QueryValueEx(key, LABEL)
                return True
        return False

    def switch(self, on: bool) -> None:
        """Set or delete the value."""
        try:
            self._set() if on else self._delete()
        except OSError as exc:
            raise EntryRefused(f"the registry cannot be changed: {exc.strerror or exc}") from exc

    def _set(self) -> None:
        if sys.platform == "win32":
            import winreg  # noqa: PLC0415 - there is none elsewhere

            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN_KEY) as key:
                winreg.SetValueEx(key, LABEL, 0, winreg.REG_SZ, self._command)

    def _delete(self) -> None:
        if sys.platform == "win32":
            import winreg  # noqa: PLC0415 - there is none elsewhere

            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN_KEY) as key, suppress(FileNotFoundError):
                winreg.DeleteValue(key, LABEL)


def log_in_here(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> LogIn | None:
    """The entry on this computer; None where the program may not make one, as in a sandbox."""
    if "FLATPAK_ID" in environment or "SNAP" in environment:
        return None
    image = own_image(environment)
    command = [*([image] if image else program(opens_window=True)), AT_LOG_IN]
    home = Path(environment.get("HOME") or Path.home())
    if platform == "win32":
        return RunKey(" ".join(f'"{part}"' if " " in part else part for part in command))
    if platform == "darwin":
        return EntryFile(home / "Library" / "LaunchAgents" / f"{LABEL}.plist", agent_file(command))
    config = Path(environment.get("XDG_CONFIG_HOME") or home / ".config")
    return EntryFile(config / "autostart" / f"{LABEL}.desktop", desktop_file(command))


def agent_file(command: Sequence[str]) -> bytes:
    """An agent for launchd that opens the window once."""
    return plistlib.dumps(
        {"Label": LABEL, "ProgramArguments": list(command), "RunAtLoad": True, "ProcessType": "Interactive"}
    )


def desktop_file(command: Sequence[str]) -> bytes:
    """An entry of the freedesktop autostart specification."""
    words = " ".join(_quoted(part) for part in command)
    # Where the program has been removed, a desktop passes its entry over.
    there = command[0].replace("\\", "\\\\")
    what = ("[Desktop Entry]", "Type=Application", "Name=JuiceDesk", f"Icon={LABEL}")
    how = (f"Exec={words}", f"TryExec={there}", "Terminal=false", "X-GNOME-Autostart-enabled=true")
    return "\n".join((*what, *how, "")).encode()


def _quoted(part: str) -> str:
    """Quoted where the specification asks for it; a percent sign is doubled."""
    plain = part.replace("%", "%%")
    if shlex.quote(part) == part:
        return plain
    for sign in ("\\", '"', "`", "$"):
        plain = plain.replace(sign, f"\\{sign}")
    # The value is read as a string of a key file before it is read as a command.
    return '"' + plain.replace("\\", "\\\\") + '"'
