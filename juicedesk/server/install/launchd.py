"""The agent for launchd (macOS): it runs while the person is logged in."""

from __future__ import annotations

import plistlib
from collections.abc import Sequence
from pathlib import Path

from juicedesk.server.install.recipe import Recipe, with_log

LABEL = "org.juicedesk.serve"


def launchd_recipe(command: Sequence[str], data: Path, *, home: Path, user_number: int) -> Recipe:
    """`home` is the person's folder."""
    path = home / "Library" / "LaunchAgents" / f"{LABEL}.plist"
    domain = f"gui/{user_number}"
    agent = {
        "Label": LABEL,
        "ProgramArguments": with_log(command, data),
        "RunAtLoad": True,
        # A program that was thrown away is not started every few seconds for ever.
        "KeepAlive": {"PathState": {command[0]: True}},
        "ThrottleInterval": 5,
        "ExitTimeOut": 30,
        "Umask": 0o077,
        # It would carry a new account token.
        "StandardOutPath": "/dev/null",
        # A file here would grow for ever: launchd opens it once, and nobody else may turn it over.
        "StandardErrorPath": "/dev/null",
    }
    return Recipe(
        path,
        plistlib.dumps(agent),
        begin=(("launchctl", "bootstrap", domain, str(path)),),
        end=(("launchctl", "bootout", f"{domain}/{LABEL}"),),
    )
